// Package audit keeps the trail: who looked at whom, when, why, and what they
// were shown. No audit, no record: [Journal.Commit] returns a receipt only after
// the event is on disk, and nothing is asked or shown without one.
//
// The journal is its own SQLite file (store.go), append-only by trigger, every
// row chained to the one before by a keyed hash. What names a person is sealed.
// When it cannot be written, events go to a second place (spare.go) and come back
// in order when it can; when neither takes one, nothing opens. Forwarding to the
// region's repository is separate ([Forwarder]) and never in the way of care. We
// would know this broke if a record opened with both made read-only, which a test
// does.
package audit

import (
	"context"
	"database/sql"
	"sync"
	"time"

	"shcr/backend/audit/internal/proof"
	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/seal"
)

// Journal is the append-only trail of one workstation user.
type Journal struct {
	dir             string
	db              *sql.DB
	spare           spare
	box             *seal.Box
	now             func() time.Time
	device, version string
	changed         func()        // tells that Notice has changed
	wake            chan struct{} // tells the forwarder

	mu     sync.Mutex
	queue  []*waitingCommit
	notice notices

	turn    sync.Mutex // held by the one who writes; guards what follows
	head    head
	base    int64 // number after which an empty journal begins
	marked  int64 // event of the newest checkpoint
	sound   bool  // the file was verified since it could be opened
	retryAt time.Time
	foldAt  time.Time
}

// waitingCommit is an event on its way to the disk.
type waitingCommit struct {
	event receipt.Event
	done  bool
	rc    receipt.Receipt
	err   error
}

// Option of [OpenJournal].
type Option func(*Journal)

// InSpare names the second folder, best on another disk; "spare" beside the
// journal otherwise.
func InSpare(dir string) Option { return func(j *Journal) { j.spare.dir = dir } }

// OnDevice is written into every event: the computer's name and the version of
// the viewer.
func OnDevice(name, version string) Option {
	return func(j *Journal) { j.device, j.version = name, version }
}

// OnNotice is called, from any goroutine, when [Journal.Notice] has changed.
func OnNotice(changed func()) Option { return func(j *Journal) { j.changed = changed } }

// retryAfter is how long a journal that could not be written is left alone, so
// that each access does not wait for it.
const retryAfter = 20 * time.Second

// commitTime bounds one write.
const commitTime = 5 * time.Second

// Commit writes an event durably and returns its receipt. Without one, the
// caller must not go on: the error says so to the person. Events that come while
// another is being written go to the disk together.
//
// The context is not heeded: the caller may have been cancelled (the record was
// switched), and what it did is written all the same.
func (j *Journal) Commit(_ context.Context, e receipt.Event) (receipt.Receipt, error) {
	mine := &waitingCommit{event: e}
	j.mu.Lock()
	j.queue = append(j.queue, mine)
	j.mu.Unlock()
	j.turn.Lock()
	defer j.turn.Unlock()
	if !mine.done { // else whoever had the turn before wrote it too
		j.mu.Lock()
		all := j.queue
		j.queue = nil
		j.mu.Unlock()
		j.write(all)
	}
	return mine.rc, mine.err
}

func (j *Journal) write(all []*waitingCommit) {
	rows, err := make([]row, len(all)), error(nil)
	for i, w := range all {
		if rows[i], err = j.encode(w.event); err != nil {
			break
		}
	}
	if err == nil {
		err = j.keep(rows)
	}
	for i, w := range all {
		w.done = true
		if err != nil {
			w.err = unavailable(err)
			continue
		}
		w.rc = receipt.Of(proof.Committed{Seq: rows[i].Seq})
	}
}

// keep writes rows to the journal, or to the second place when that fails.
func (j *Journal) keep(rows []row) error {
	ctx, cancel := context.WithTimeout(context.Background(), commitTime)
	defer cancel()
	defer j.spare.lock()()
	if j.ready(ctx) {
		end, err := j.insert(ctx, rows)
		if err == nil {
			j.settle(end)
			return nil
		}
		j.failed()
	}
	end, err := j.spare.append(j.head, rows, j.box)
	if err == nil {
		j.head = end
	}
	j.say(func(n *notices) { n.second, n.none = err == nil, err != nil })
	return err
}

// settle goes on from a new end of the chain, which is on the disk.
func (j *Journal) settle(end head) {
	j.head = end
	if end.seq-j.marked >= every { // the journal has this checkpoint already
		_ = j.spare.write(checkpoint(end, j.box))
		j.marked = end.seq
	}
	j.say(func(n *notices) { n.second, n.none = false, false })
	select {
	case j.wake <- struct{}{}:
	default:
	}
}

// ready tells whether the journal can be tried, and brings home what waits in
// the second place.
func (j *Journal) ready(ctx context.Context) bool {
	if time.Now().Before(j.retryAt) {
		return false
	}
	if !j.sound && j.start(ctx) != nil || j.fold(ctx) != nil {
		j.failed()
		return false
	}
	return true
}

func (j *Journal) failed() { j.retryAt = time.Now().Add(retryAfter) }

// Close writes a checkpoint and closes the file.
func (j *Journal) Close() error {
	j.turn.Lock()
	defer j.turn.Unlock()
	if j.sound && time.Now().After(j.retryAt) {
		ctx, cancel := context.WithTimeout(context.Background(), commitTime)
		defer cancel()
		unlock := j.spare.lock()
		if j.fold(ctx) == nil {
			_ = j.mark(ctx) // the chain holds without it
		}
		unlock()
	}
	return j.db.Close()
}

func unavailable(err error) error {
	return &care.Error{Code: care.CodeAudit, Op: "write audit", Err: err, Retry: true,
		Say: "This access could not be recorded, so nothing was opened. Check that the disk is not full, then try again. If it goes on, use another computer and tell your IT helpdesk: the audit journal cannot be written."}
}
