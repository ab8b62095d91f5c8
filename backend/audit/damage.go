package audit

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"shcr/backend/audit/receipt"
	"shcr/backend/sqlite"
)

// damage tells that the journal's file was changed or is damaged.
type damage struct {
	findings []Finding
	last     int64 // newest number that is proved
}

// Error says the first that was found; the trail names nobody.
func (d *damage) Error() string { return "audit: the journal was changed: " + d.findings[0].Say }

// isDamage tells a file that will never be well again from one that cannot be
// reached now.
func isDamage(err error) bool {
	var d *damage
	return errors.As(err, &d) || sqlite.IsDamage(err)
}

// lookAgain starts anew on what looked damaged: SQLite takes a disk that failed to
// give a page, which another time it may, for a damaged file.
func (j *Journal) lookAgain(ctx context.Context) error {
	f, err := os.Open(j.path())
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, f)
	if err := errors.Join(err, f.Close(), j.db.Close(), j.connect()); err != nil {
		return err
	}
	return j.start(ctx)
}

// numbersApart keeps a new journal's numbers clear of those in the one put aside,
// whose last ones may be unreadable.
const numbersApart = 1000

// putAside moves a damaged journal to a folder of its own, untouched, and begins
// a new one whose first event says so (B27, H28).
func (j *Journal) putAside(ctx context.Context, why error) error {
	found, last := "the file cannot be read", int64(0)
	if d := (*damage)(nil); errors.As(why, &d) {
		found, last = d.findings[0].Say, d.last
	}
	if m, _ := j.spare.checkpoint(j.box); m.Seq > last {
		last = m.Seq
	}
	_ = j.db.Close()
	name := "damaged-" + stamp(j.now())
	err := sqlite.MoveAside(j.path(), filepath.Join(j.dir, name))
	if e := j.connect(); e != nil || err != nil {
		return errors.Join(err, e)
	}
	_ = os.Remove(filepath.Join(j.spare.dir, markFile)) // it is of the other journal
	if last > 0 {
		j.base = last + numbersApart
	}
	j.say(func(n *notices) { n.damaged = name })
	if err := j.start(ctx); err != nil {
		return err
	}
	first, err := j.encode(receipt.Event{Kind: receipt.JournalState, Outcome: "new journal", Item: name + ": " + found})
	if err != nil {
		return err
	}
	if j.head, err = j.insert(ctx, []row{first}); err != nil {
		return err
	}
	return j.spare.write(checkpoint(j.head, j.box))
}
