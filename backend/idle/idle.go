// Package idle says when an unattended viewer has to lock (the lock rule, L14): so
// long without activity, so long after the sign-in whatever happens, and when the
// computer slept. It also hears from the system when the screen was locked, the
// computer is about to sleep, or somebody else took the seat ([Listen]).
//
// Go's timers stand still while a computer sleeps, and a wall clock can be set
// back. So nothing here is a timer: time is read from two clocks, and the one by
// which more has passed counts. A clock set forward locks early, which is safe; no
// change of a clock locks late. We would know it broke if a lock came more than a
// second after its time by either clock (B19).
package idle

import (
	"sync"
	"time"
)

// Reason is why the viewer locks. It is what the audit has as the outcome.
type Reason string

// Every reason there is.
const (
	Asked    Reason = "asked"       // the user chose Lock
	Unused   Reason = "idle"        // nobody used it
	Absolute Reason = "absolute"    // signed in for as long as one may be
	Slept    Reason = "suspend"     // the computer slept, or is about to
	Screen   Reason = "screen-lock" // the screen was locked
	Seat     Reason = "session"     // somebody else took the seat, or the connection to it ended
)

// Clock is what time is read from.
type Clock struct {
	Wall func() time.Time
	// Boot is the time since some moment, running on while the computer sleeps and
	// set by nobody; Awake is the same, standing still meanwhile. Where a system has
	// only one such clock both are that one, and sleep is seen by Wall alone.
	Boot, Awake func() time.Duration
}

// Limits of a session.
type Limits struct {
	Idle     time.Duration // without activity
	Warn     time.Duration // before the end of either, when a warning is due
	Absolute time.Duration // since the person proved who they are
}

// MaxSession is how long one proof of identity holds (reference/identity.md §4).
const MaxSession = 12 * time.Hour

// LimitsFor gives the limits for a region's idle minutes.
func LimitsFor(minutes int) Limits {
	return Limits{Idle: time.Duration(minutes) * time.Minute, Warn: time.Minute, Absolute: MaxSession}
}

// slack is how far two clocks may drift apart between two looks without the
// computer having slept.
const slack = 2 * time.Second

// Watch is the time of one session.
type Watch struct {
	clock  Clock
	limits Limits

	mu     sync.Mutex
	signed mark // sign-in, put back to when the person proved who they are
	active mark // last activity
	asleep time.Duration
	due    Reason // once set it stays: what is late cannot be made good
}

// mark is a moment by both clocks.
type mark struct {
	wall time.Time
	boot time.Duration
}

// New begins a session in which the person proved who they are so long ago.
func New(clock Clock, limits Limits, ago time.Duration) *Watch {
	w := &Watch{clock: clock, limits: limits}
	w.active = w.now()
	w.signed = mark{w.active.wall.Add(-ago), w.active.boot - ago}
	w.asleep = clock.Boot() - clock.Awake()
	return w
}

func (w *Watch) now() mark {
	return mark{w.clock.Wall().Round(0), w.clock.Boot()} // without Go's own reading, which stands still in sleep
}

// since is the longer of the times that passed by the two clocks.
func (m mark) since(then mark) time.Duration {
	return max(m.wall.Sub(then.wall), m.boot-then.boot)
}

// Active notes that somebody used the viewer, and tells whether the session goes
// on: what comes after the limit is too late.
func (w *Watch) Active() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.look() != "" {
		return false
	}
	w.active = w.now()
	return true
}

// Due gives the reason to lock, "" while there is none.
func (w *Watch) Due() Reason {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.look()
}

// Left is how long until the viewer locks if nobody uses it, and whether that is
// soon enough to warn. Activity puts off only the first of its two ends: byUse
// tells whether that is the nearer one.
func (w *Watch) Left() (left time.Duration, warn, byUse bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.now()
	idle, absolute := w.limits.Idle-now.since(w.active), w.limits.Absolute-now.since(w.signed)
	left = max(0, min(idle, absolute))
	return left, left <= w.limits.Warn, idle < absolute
}

func (w *Watch) look() Reason {
	now, asleep := w.now(), w.clock.Boot()-w.clock.Awake()
	slept := asleep-w.asleep > slack
	w.asleep = asleep
	switch {
	case w.due != "":
	case slept:
		w.due = Slept
	case now.since(w.active) >= w.limits.Idle:
		w.due = Unused
	case now.since(w.signed) >= w.limits.Absolute:
		w.due = Absolute
	}
	return w.due
}
