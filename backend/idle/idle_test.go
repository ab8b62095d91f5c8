package idle

import (
	"testing"
	"time"
)

// clocks that a test moves.
type clocks struct {
	wall        time.Time
	boot, awake time.Duration
}

func (c *clocks) clock() Clock {
	return Clock{Wall: func() time.Time { return c.wall }, Boot: func() time.Duration { return c.boot }, Awake: func() time.Duration { return c.awake }}
}

// pass lets time go by with the computer awake, looking every quarter second as
// the viewer does, until it locks or the time is over.
func (c *clocks) pass(w *Watch, d time.Duration) (Reason, time.Duration) {
	const step = 250 * time.Millisecond
	for t := step; t <= d; t += step {
		c.wall, c.boot, c.awake = c.wall.Add(step), c.boot+step, c.awake+step
		if r := w.Due(); r != "" {
			return r, t
		}
	}
	return "", d
}

func (c *clocks) sleep(d time.Duration) { c.wall, c.boot = c.wall.Add(d), c.boot+d }

func begin(minutes int, ago time.Duration) (*clocks, *Watch) {
	c := &clocks{wall: time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC), boot: 90 * time.Hour, awake: 40 * time.Hour}
	return c, New(c.clock(), LimitsFor(minutes), ago)
}

// B19, L14: T-IDLE-1, -2, -5 and -6 with clocks that the test moves. Those with a
// focused search and an open dialog are in the window's own test.
func TestB19_L14_LocksAtItsTime(t *testing.T) {
	worst := time.Duration(0)
	within := func(t *testing.T, r, want Reason, at, limit time.Duration) {
		t.Helper()
		worst = max(worst, (at - limit).Abs())
		if r != want || at < limit-time.Second || at > limit+time.Second {
			t.Errorf("locked %q after %v, not %q after %v", r, at, want, limit)
		}
	}
	for _, minutes := range []int{2, 10, 15} {
		limit := time.Duration(minutes) * time.Minute
		t.Run("T-IDLE-1 nobody there", func(t *testing.T) {
			c, w := begin(minutes, 0)
			r, at := c.pass(w, time.Hour)
			within(t, r, Unused, at, limit)
		})
		t.Run("T-IDLE-2 the warning, put off by use", func(t *testing.T) {
			c, w := begin(minutes, 0)
			c.pass(w, limit-time.Minute-time.Second)
			if _, warn, _ := w.Left(); warn {
				t.Error("warned early")
			}
			c.pass(w, 2*time.Second)
			if left, warn, byUse := w.Left(); !warn || !byUse || left != 59*time.Second {
				t.Errorf("not warned: %v left", left)
			}
			if !w.Active() {
				t.Error("use was not taken")
			}
			if _, warn, _ := w.Left(); warn {
				t.Error("still warned")
			}
			r, at := c.pass(w, time.Hour)
			within(t, r, Unused, at, limit)
			if w.Active() || w.Due() != Unused {
				t.Error("used after it was due, and went on")
			}
		})
		for title, by := range map[string]time.Duration{"an hour back": -time.Hour, "a day back": -24 * time.Hour, "a second forward": time.Second} {
			t.Run("T-IDLE-6 the clock is set "+title, func(t *testing.T) {
				c, w := begin(minutes, 0)
				c.pass(w, time.Minute)
				c.wall = c.wall.Add(by)
				r, at := c.pass(w, time.Hour)
				within(t, r, Unused, at+time.Minute, limit)
			})
		}
		t.Run("T-IDLE-6 the clock is set an hour forward", func(t *testing.T) {
			c, w := begin(minutes, 0)
			c.pass(w, time.Minute)
			c.wall = c.wall.Add(time.Hour)
			r, at := c.pass(w, time.Hour)
			within(t, r, Unused, at, 0) // by that clock the time is over: early, never late
		})
		t.Run("T-IDLE-6 a clock set back and forth loses nothing", func(t *testing.T) {
			c, w := begin(minutes, 0)
			c.wall = c.wall.Add(-time.Hour)
			c.pass(w, time.Minute)
			c.wall = c.wall.Add(time.Hour)
			r, at := c.pass(w, time.Hour)
			within(t, r, Unused, at+time.Minute, limit)
		})
	}
	t.Run("T-IDLE-5 suspend", func(t *testing.T) {
		for _, slept := range []time.Duration{3 * time.Second, time.Minute, 9 * time.Hour} {
			c, w := begin(10, 0)
			c.pass(w, time.Minute)
			c.sleep(slept)
			if w.Active() { // the very first thing after waking
				t.Errorf("slept %v and went on", slept)
			}
			if r, at := c.pass(w, time.Minute); r != Slept || at > time.Second {
				t.Errorf("slept %v: %q after %v", slept, r, at)
			}
		}
	})
	t.Run("a suspend of a computer without its clock is seen by the wall", func(t *testing.T) {
		c, w := begin(10, 0)
		c.wall = c.wall.Add(11 * time.Minute)
		if w.Due() != Unused {
			t.Error("went on")
		}
	})
	t.Run("clocks that drift apart lock nobody", func(t *testing.T) {
		c, w := begin(10, 0)
		for range 600 {
			c.boot += 5 * time.Millisecond
			if r, _ := c.pass(w, time.Second); r != "" || !w.Active() {
				t.Fatalf("locked: %q", r)
			}
		}
	})
	t.Logf("bar B19 required 1s measured %v %s", worst, map[bool]string{true: "ok", false: "short"}[!t.Failed()])
}

// T-IDLE-3: whatever is done, twelve hours after the person proved who they are it
// is over, and the warning says that use puts off nothing.
func TestL14_H26_TwelveHoursAtMost(t *testing.T) {
	for _, ago := range []time.Duration{0, 3 * time.Hour} {
		c, w := begin(10, ago)
		worked := time.Duration(0)
		for ; w.Active(); worked += time.Minute {
			if left, warn, byUse := w.Left(); warn && (byUse || left > time.Minute) {
				t.Fatalf("warned with %v left", left)
			}
			c.pass(w, time.Minute)
		}
		if w.Due() != Absolute || worked != MaxSession-ago {
			t.Errorf("proved %v ago: %q after %v", ago, w.Due(), worked)
		}
	}
}

// The system's own clocks run, and alike while the computer is awake.
func TestSystemClock(t *testing.T) {
	c := System()
	wall, boot, awake := c.Wall(), c.Boot(), c.Awake()
	time.Sleep(50 * time.Millisecond)
	for name, d := range map[string]time.Duration{"wall": c.Wall().Sub(wall), "boot": c.Boot() - boot, "awake": c.Awake() - awake} {
		if d < 40*time.Millisecond || d > 5*time.Second {
			t.Errorf("the %s clock went %v in 50 ms", name, d)
		}
	}
	if New(c, LimitsFor(10), 0).Due() != "" {
		t.Error("due at its start")
	}
}
