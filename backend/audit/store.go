package audit

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/seal"
	"shcr/backend/sqlite"
)

const schema = `
CREATE TABLE IF NOT EXISTS events (
	seq    INTEGER PRIMARY KEY,
	id     TEXT NOT NULL UNIQUE,
	at     TEXT NOT NULL,
	kind   TEXT NOT NULL,
	body   TEXT NOT NULL,
	sealed BLOB NOT NULL,
	chain  BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS forwarded (seq INTEGER PRIMARY KEY REFERENCES events(seq), at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS refused (seq INTEGER PRIMARY KEY REFERENCES events(seq), tries INTEGER NOT NULL, status INTEGER NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS checkpoints (seq INTEGER PRIMARY KEY, chain BLOB NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS spent (id TEXT PRIMARY KEY, seq INTEGER NOT NULL REFERENCES events(seq)) STRICT, WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS spent_stay BEFORE DELETE ON spent BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER IF NOT EXISTS spent_unchanged BEFORE UPDATE ON spent BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER IF NOT EXISTS events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER IF NOT EXISTS events_unchanged BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER IF NOT EXISTS checkpoints_stay BEFORE DELETE ON checkpoints BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER IF NOT EXISTS checkpoints_unchanged BEFORE UPDATE ON checkpoints BEGIN SELECT RAISE(ABORT, 'append only'); END;`

// schemaVersion is the newest that this program knows. One that is higher was
// made by a later viewer: it is left as it is.
const schemaVersion = 1

// every how many events a checkpoint is made, besides at close.
const every = 32

// file is the journal's name in its folder.
const file = "audit.db"

// OpenJournal opens or makes the journal in a folder, which is made with mode
// 0700. One that was changed or is damaged is put aside and a new one begun,
// whose first event says so; one that cannot be opened is tried again later, and
// events go to the second place. [Journal.Notice] tells.
func OpenJournal(dir string, box *seal.Box, now func() time.Time, options ...Option) (*Journal, error) {
	j := &Journal{dir: dir, spare: spare{dir: filepath.Join(dir, "spare")}, box: box, now: now, wake: make(chan struct{}, 1)}
	for _, o := range options {
		o(j)
	}
	// What cannot be made now is found out by the first who writes to it.
	_, _ = os.MkdirAll(dir, 0o700), os.MkdirAll(j.spare.dir, 0o700)
	if err := j.connect(); err != nil {
		return nil, unavailable(err)
	}
	ctx := context.Background()
	j.turn.Lock()
	defer j.turn.Unlock()
	defer j.spare.lock()()
	err := j.start(ctx)
	if isDamage(err) {
		err = j.lookAgain(ctx)
	}
	if isDamage(err) {
		err = j.putAside(ctx, err)
	}
	if err == nil {
		err = j.fold(ctx)
	}
	if err != nil {
		j.failed()
		j.say(func(n *notices) { n.second = true })
	}
	return j, nil
}

func (j *Journal) path() string { return filepath.Join(j.dir, file) }

func (j *Journal) connect() (err error) {
	j.db, err = sqlite.Open(j.path())
	return err
}

// start makes what is missing of the file, and verifies what is there. The
// checkpoint in the second place is read first: another viewer may be writing.
func (j *Journal) start(ctx context.Context) error {
	if err := sqlite.Create(j.path()); err != nil {
		return err
	}
	second, changed := j.spare.checkpoint(j.box)
	var version int
	if err := j.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	switch {
	case version > schemaVersion:
		return fmt.Errorf("audit: the journal is of version %d, this viewer knows %d", version, schemaVersion)
	case version < schemaVersion: // new, or without checkpoints
		if err := j.build(ctx); err != nil {
			return err
		}
	}
	w := walk{box: j.box}
	if err := w.journal(ctx, j.db, second); err != nil {
		return err
	}
	if changed {
		w.find(0, "%s", forgedMark)
	}
	if len(w.findings) > 0 { // and not a byte of it has been written to
		return &damage{findings: w.findings, last: w.known}
	}
	if _, err := j.db.ExecContext(ctx, schema); err != nil { // its triggers may have been dropped
		return err
	}
	j.sound, j.marked, j.head = true, w.marked, w.end
	return nil
}

// build makes the tables, all or none.
func (j *Journal) build(ctx context.Context) error {
	tx, err := j.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.ExecContext(ctx, schema+fmt.Sprintf("PRAGMA user_version = %d", schemaVersion)); err != nil {
		return err
	}
	return tx.Commit()
}

// insert appends rows in one transaction, with a checkpoint when it is time, and
// notes by the last of them that these ids are spent; ErrSpent when one was.
func (j *Journal) insert(ctx context.Context, rows []row, spent ...string) (end head, err error) {
	tx, err := j.db.BeginTx(ctx, nil)
	if err != nil {
		return end, err
	}
	defer func() { _ = tx.Rollback() }()
	if end, err = j.end(ctx, tx); err != nil {
		return end, err
	}
	for i := range rows {
		end = rows[i].after(end, j.box)
		r := &rows[i]
		if _, err := tx.ExecContext(ctx, "INSERT INTO events (seq,id,at,kind,body,sealed,chain) VALUES (?,?,?,?,?,?,?)",
			r.Seq, r.ID, r.At, r.Kind, r.Body, r.Sealed, r.Chain); err != nil {
			return end, err
		}
	}
	for _, id := range spent {
		done, err := tx.ExecContext(ctx, "INSERT INTO spent (id,seq) VALUES (?,?) ON CONFLICT DO NOTHING", id, end.seq)
		if err != nil {
			return end, err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return end, errors.Join(ErrSpent, err)
		}
	}
	if end.seq-j.marked >= every {
		if err := checkpoint(end, j.box).insert(ctx, tx); err != nil {
			return end, err
		}
	}
	return end, tx.Commit()
}

// end reads where the chain ends: another viewer of this user may have written.
// An empty journal goes on from where the one put aside ended.
func (j *Journal) end(ctx context.Context, tx *sql.Tx) (head, error) {
	var r row
	err := tx.QueryRowContext(ctx, "SELECT seq,at,chain FROM events ORDER BY seq DESC LIMIT 1").Scan(&r.Seq, &r.At, &r.Chain)
	if errors.Is(err, sql.ErrNoRows) {
		return head{seq: j.base}, nil
	}
	return r.end(), err
}

// fold brings the events of the second place home, in their order, then empties
// it. One that came home before (the power failed between) is known by its id. A
// second place that cannot be read keeps nobody from care: it is tried again.
func (j *Journal) fold(ctx context.Context) error {
	if time.Now().Before(j.foldAt) {
		return nil
	}
	lines, whole, err := j.spare.read(j.box)
	if err != nil {
		j.foldAt = time.Now().Add(retryAfter)
		return nil //nolint:nilerr // see above
	}
	if len(lines) == 0 && whole {
		return nil
	}
	var home []row
	for _, r := range lines {
		var n int
		if err := j.db.QueryRowContext(ctx, "SELECT count(*) FROM events WHERE id = ?", r.ID).Scan(&n); err != nil {
			return err
		}
		if n == 0 {
			home = append(home, r)
		}
	}
	outcome, away := "second place used", j.spare.empty
	if !whole {
		outcome, away = "second place damaged", func() error { return j.spare.putAside(j.now()) }
	}
	if len(home) > 0 || !whole {
		told, err := j.encode(receipt.Event{Kind: receipt.JournalState, Outcome: outcome, Count: len(home)})
		if err != nil {
			return err
		}
		if j.head, err = j.insert(ctx, append(home, told)); err != nil {
			return err
		}
	}
	if away() != nil {
		j.foldAt = time.Now().Add(retryAfter)
	}
	return nil
}

// mark makes a checkpoint of the newest event in both places, for the close.
func (j *Journal) mark(ctx context.Context) error {
	tx, err := j.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	end, err := j.end(ctx, tx)
	if err != nil || end.chain == nil {
		return err
	}
	m := checkpoint(end, j.box)
	if err := m.insert(ctx, tx); err != nil {
		return err
	}
	return errors.Join(tx.Commit(), j.spare.write(m))
}

// mark is a signed checkpoint: that the chain stood at a link with this number.
type mark struct {
	Seq   int64  `json:"seq"`
	Chain []byte `json:"chain"`
	MAC   []byte `json:"mac"`
}

func checkpoint(h head, box *seal.Box) mark {
	m := mark{Seq: h.seq, Chain: h.chain}
	m.MAC = m.sign(box)
	return m
}

// sign is in a domain of its own: a link has nothing or 32 bytes before it.
func (m mark) sign(box *seal.Box) []byte {
	text, _ := json.Marshal([]any{m.Seq, m.Chain}) // plain values always marshal
	return box.Chain([]byte("checkpoint"), text)
}

func (m mark) insert(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO checkpoints (seq,chain,mac) VALUES (?,?,?)", m.Seq, m.Chain, m.MAC)
	return err
}
