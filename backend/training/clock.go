package training

import (
	"sync/atomic"
	"time"
)

// clock is the region's time: real time and what a trainer skipped.
type clock struct {
	base    func() time.Time
	skipped atomic.Int64 // nanoseconds
}

func (c *clock) real() time.Time { return c.base() }

func (c *clock) now() time.Time { return c.base().Add(time.Duration(c.skipped.Load())) }

// Now is what time it is in the region. A viewer that is to live in the same
// time takes its clock from here.
func (r *Region) Now() time.Time { return r.clock.now() }

// Advance skips time. What was loaded stays as old as it is: periodic feeds do
// not arrive in the skipped time and grow stale, opaque pages die. Sign-in keeps
// real time, since browsers and tokens do.
func (r *Region) Advance(d time.Duration) { r.clock.skipped.Add(int64(d)) }

// SetNow sets the region's clock; the zero time undoes it and all Advance.
func (r *Region) SetNow(t time.Time) {
	if t.IsZero() {
		r.clock.skipped.Store(0)
		return
	}
	r.clock.skipped.Store(int64(t.Sub(r.clock.base())))
}

// Skipped is how far the region's clock is from the real one.
func (r *Region) Skipped() time.Duration { return time.Duration(r.clock.skipped.Load()) }
