package audit

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"shcr/backend/audit/receipt"
)

// refusal is an answer that means the event itself, not who sent it or when: 400, 413
// or 422. Any other failure (401, 403, 404, 5xx, silence) can be over the next time
// for every event, and is waited for.
type refusal struct{ status int }

// Error gives the status.
func (r *refusal) Error() string {
	return fmt.Sprintf("audit: the repository refused the event (%d)", r.status)
}

// An event that was refused so often holds up no other: it is set aside, stays in the
// journal and its chain, and is sent again so often.
const (
	mostRefusals = 5
	againAfter   = 24 * time.Hour
)

// The events that the repository has not taken, in words of SQL. Those after the newest
// that it took wait; of them and of older ones, some are set aside.
const (
	notTaken = " FROM events WHERE seq > (SELECT coalesce(max(seq),0) FROM forwarded)"
	aside    = "(SELECT seq FROM refused WHERE tries >= 5 AND seq NOT IN (SELECT seq FROM forwarded))" // mostRefusals
	queued   = notTaken + " AND seq NOT IN " + aside
	lacking  = notTaken + " OR seq IN " + aside
)

// settle notes what came of sending an event. The error is the one to stop at.
func (f *Forwarder) settle(ctx context.Context, w waiting, sent error) error {
	var no *refusal
	switch {
	case sent == nil:
		return f.journal.markForwarded(ctx, w.seq)
	case !errors.As(sent, &no):
		return sent
	}
	tries, err := f.journal.markRefused(ctx, w.seq, no.status)
	if err != nil || tries < mostRefusals {
		return errors.Join(sent, err)
	}
	if tries > mostRefusals || w.kind == string(receipt.JournalState) { // of its own kind too, it would never end
		return nil
	}
	_, err = f.journal.Commit(ctx, receipt.Event{Kind: receipt.JournalState, Outcome: "refused by the repository", Item: fmt.Sprintf("event %d, status %d", w.seq, no.status)})
	return err
}

// sendAgain sends what was set aside and not tried for a day. A clock that went back
// makes it due at once.
func (f *Forwarder) sendAgain(ctx context.Context) error {
	now := f.journal.now()
	due, err := f.journal.unsent(ctx, fmt.Sprintf(" FROM events WHERE seq IN %s AND seq IN (SELECT seq FROM refused WHERE at <= '%s' OR at > '%s')",
		aside, instant(now.Add(-againAfter)), instant(now)), -1)
	if err != nil {
		return err
	}
	for _, w := range due {
		if err := f.settle(ctx, w, f.send(ctx, w)); err != nil {
			return err
		}
	}
	return nil
}

// markRefused counts a refusal and gives how many there were of this event.
func (j *Journal) markRefused(ctx context.Context, seq int64, status int) (tries int, err error) {
	err = j.db.QueryRowContext(context.WithoutCancel(ctx), `INSERT INTO refused (seq, tries, status, at) VALUES (?, 1, ?, ?)
		ON CONFLICT (seq) DO UPDATE SET tries = tries + 1, status = excluded.status, at = excluded.at RETURNING tries`, seq, status, instant(j.now())).Scan(&tries)
	return tries, err
}

// passed tells whether the repository took something after all that it refused: else
// nothing tells it from one that refuses everything.
func (j *Journal) passed(ctx context.Context) (ok bool, err error) {
	err = j.db.QueryRowContext(ctx, "SELECT NOT EXISTS (SELECT 1"+notTaken+" AND seq IN "+aside+")").Scan(&ok)
	return ok, err
}

// standing counts what the repository has not taken.
func standing(ctx context.Context, db *sql.DB) (h Health, err error) {
	if h.Waiting, h.Oldest, err = count(ctx, db, notTaken); err != nil {
		return h, err
	}
	if h.Refused, h.Since, err = count(ctx, db, " FROM events WHERE seq IN "+aside); err != nil {
		return h, err
	}
	err = db.QueryRowContext(ctx, "SELECT coalesce(group_concat(DISTINCT status),'') FROM refused WHERE seq IN "+aside).Scan(&h.Status)
	return h, err
}

// count gives how many events these words select, and the time of the oldest.
func count(ctx context.Context, db *sql.DB, which string) (n int, oldest time.Time, err error) {
	var at string
	if err := db.QueryRowContext(ctx, "SELECT count(*), coalesce(min(at),'')"+which).Scan(&n, &at); err != nil || at == "" {
		return n, time.Time{}, err
	}
	oldest, err = time.Parse(time.RFC3339Nano, at)
	return n, oldest, err
}

// Exists tells whether a folder has a journal.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, file))
	return !errors.Is(err, fs.ErrNotExist)
}

// Standing tells, without the journal's key and without changing anything, how many
// events of the journal in a folder the repository has not taken. Whether the last
// attempt failed it cannot know.
func Standing(ctx context.Context, dir string) (Health, error) {
	db, err := readOnly(filepath.Join(dir, file))
	if err != nil {
		return Health{}, err
	}
	defer db.Close()
	return standing(ctx, db)
}
