package audit

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"time"
)

// waiting is an event that the repository has not taken yet.
type waiting struct {
	seq          int64
	id, at, kind string
	clear        body
	all          map[string]any // the clear part as it stands
	hidden       secret
	chain        []byte
}

// unsent reads events by the words that select them, the oldest first; limit -1 is
// all of them.
func (j *Journal) unsent(ctx context.Context, which string, limit int) (all []waiting, err error) {
	rows, err := j.db.QueryContext(ctx, "SELECT seq,id,at,kind,body,sealed,chain"+which+" ORDER BY seq LIMIT ?", limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var w waiting
		var clear string
		var sealed []byte
		if err := rows.Scan(&w.seq, &w.id, &w.at, &w.kind, &clear, &sealed, &w.chain); err != nil {
			return nil, err
		}
		if err := w.open(j, clear, sealed); err != nil {
			return nil, err
		}
		all = append(all, w)
	}
	return all, rows.Err()
}

func (w *waiting) open(j *Journal, clear string, sealed []byte) error {
	hidden, err := j.box.Open(place(w.id), sealed)
	if err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(clear), &w.clear); err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(clear), &w.all); err != nil {
		return err
	}
	if err := json.Unmarshal(hidden, &w.hidden); err != nil {
		return err
	}
	w.clear.Item = firstText(w.clear.Item, w.hidden.Item)
	return nil
}

func (j *Journal) markForwarded(ctx context.Context, seq int64) error {
	_, err := j.db.ExecContext(context.WithoutCancel(ctx), "INSERT OR IGNORE INTO forwarded (seq, at) VALUES (?, ?)", seq, j.now().UTC().Format(time.RFC3339))
	return err
}

// Waiting counts the events after the newest that the repository took.
func (j *Journal) Waiting(ctx context.Context) (int, error) {
	h, err := standing(ctx, j.db)
	return h.Waiting, err
}

// chainAt gives the chain hash of an event, "" when there is none of that number.
func (j *Journal) chainAt(ctx context.Context, seq int64) (chain string, err error) {
	var link []byte
	err = j.db.QueryRowContext(ctx, "SELECT coalesce(max(chain), x'') FROM events WHERE seq = ?", seq).Scan(&link)
	return hex.EncodeToString(link), err
}

// first gives the number of the oldest event in the file; 0 for an empty journal.
func (j *Journal) first(ctx context.Context) (seq int64, err error) {
	err = j.db.QueryRowContext(ctx, "SELECT coalesce(min(seq),0) FROM events").Scan(&seq)
	return seq, err
}

// lastForwarded gives the newest event that the repository took; seq 0 for none.
func (j *Journal) lastForwarded(ctx context.Context) (w waiting, err error) {
	err = j.db.QueryRowContext(ctx, `SELECT coalesce(max(seq),0), coalesce(max(id),''), coalesce(max(chain),x'') FROM events
		WHERE seq = (SELECT max(seq) FROM forwarded)`).Scan(&w.seq, &w.id, &w.chain)
	return w, err
}

// name tells this journal from those of other users and computers: keyed by the
// user's own secret, so it outlives a journal that was removed and tells nobody
// anything.
func (j *Journal) name() string { return hex.EncodeToString(j.box.Reference("journal")[:16]) }
