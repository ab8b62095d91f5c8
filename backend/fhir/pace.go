package fhir

import (
	"context"
	"errors"
	"io"
	"net/http"
	"sync/atomic"
	"time"

	"shcr/backend/care"
)

// A body that drips is a failure long before the whole deadline: once slowStart
// has passed, it must have brought slowest bytes for each second (A4).
const (
	slowStart = 2 * time.Second
	slowest   = 1 << 10
)

// errSlow is why a body that drips was broken off.
var errSlow = errors.New("slower than 1 KiB/s")

// errFull is why an answer was not read on: its open has had what it may have.
var errFull = fail(care.WhySize, errors.New("more than one open may hold"))

// body stands between a response and its reader: it breaks off one that drips,
// and counts what is read against the budget of the open.
type body struct {
	metered
	io.Closer
	read  atomic.Int64
	began time.Time
	slow  *time.Timer
}

// watch puts a body in place of a response's own. cancel ends its request. end
// must be called when it was read, with what was kept of it in bytes (0 when it
// is dropped): it tells whether the budget has room for that too.
func watch(resp *http.Response, cancel context.CancelCauseFunc) (end func(kept int64) error) {
	b := &body{metered: metered{Reader: resp.Body, budget: budgetOf(resp.Request.Context())}, Closer: resp.Body, began: time.Now()}
	due := make(chan struct{})
	b.slow = time.AfterFunc(slowStart, func() {
		<-due // until the timer itself is known
		next := max(slowStart, time.Duration(b.read.Load())*time.Second/slowest) - time.Since(b.began)
		if next <= 0 {
			cancel(errSlow)
			return
		}
		b.slow.Reset(next)
	})
	close(due)
	resp.Body = b
	return func(kept int64) error {
		b.slow.Stop()
		charged := b.budget
		b.budget = nil // what is still drained is not held
		if !charged.take(kept - b.held) {
			charged.take(-b.held)
			return errFull
		}
		return nil
	}
}

// Read reads on, and tells the watch.
func (b *body) Read(p []byte) (int, error) {
	n, err := b.metered.Read(p)
	b.read.Add(int64(n))
	return n, err
}

// metered charges what is read to a budget.
type metered struct {
	io.Reader
	budget *budget
	held   int64 // charged
}

// Read reads on, as far as the budget goes.
func (m *metered) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	if !m.budget.take(int64(n)) {
		return n, errFull
	}
	m.held += int64(n)
	return n, err
}

// budget is how many bytes may still be held; nil is without end.
type budget struct {
	left  atomic.Int64
	above *budget
}

type budgetKey struct{}

// WithBudget bounds what all requests under a context may hold at once, in bytes
// as decoded. Budgets nest: one of a partner within one of an open (A1).
func WithBudget(ctx context.Context, bytes int64) context.Context {
	b := &budget{above: budgetOf(ctx)}
	b.left.Store(bytes)
	return context.WithValue(ctx, budgetKey{}, b)
}

func budgetOf(ctx context.Context) *budget {
	b, _ := ctx.Value(budgetKey{}).(*budget)
	return b
}

// take takes n bytes from this budget and those above, or none when one of them
// has not so many left; a negative n gives back.
func (b *budget) take(n int64) bool {
	if b == nil {
		return true
	}
	if b.left.Add(-n) < 0 && n > 0 {
		b.left.Add(n)
		return false
	}
	if !b.above.take(n) {
		b.left.Add(n)
		return false
	}
	return true
}
