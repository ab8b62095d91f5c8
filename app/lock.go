package app

import (
	"cmp"
	"context"
	"sync"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/forget"
	"shcr/backend/idle"
	"shcr/backend/record"
	"shcr/backend/signin"
)

// Reasons to lock beside those of package idle.
const (
	pageLost idle.Reason = "page-lost"     // the web process crashed (W6)
	ended    idle.Reason = "sign-in-ended" // the provider ended the session (C11)
)

// glance is how often the clocks are looked at: a lock comes that much late at most.
const glance = 250 * time.Millisecond

// away is what stays of a session while the viewer is locked: who it was, so that
// nobody else is let in as them, and which record was open, so that it can be opened
// anew. Nothing that was read of anybody stays, and no token.
type away struct {
	who   care.Professional
	why   idle.Reason
	at    time.Time
	open  *record.Request
	bound *bound // whom a host had handed over
}

// LockView is what the locked screen tells.
type LockView struct {
	Name         string `json:"name"` // who it was
	Role         string `json:"role"`
	Organisation string `json:"organisation"`
	Why          string `json:"why"`     // "asked", "idle", "absolute", "suspend", "screen-lock", "session", "page-lost", "sign-in-ended"
	Minutes      int    `json:"minutes"` // without activity until it locks
	Record       bool   `json:"record"`  // a record was open, and was closed
	Waiting      bool   `json:"waiting"` // a sign-in is under way in the browser
}

// guard is what watches over one session; all of it is of [App].
type guard struct {
	locking  sync.Mutex     // one lock at a time
	stopping sync.WaitGroup // what a lock left to finish in the background
	watch    *idle.Watch    // guarded by App.mu, as is warned
	warned   bool
	empty    func() // ends the page and starts it anew
}

// OnEmpty is told by the window how to end the page with all its memory.
func (a *App) OnEmpty(empty func()) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.guard.empty = empty
}

// Guard locks the viewer when it is due or the system says so, and warns before,
// until the context ends.
func (a *App) Guard(ctx context.Context) {
	var listening sync.WaitGroup
	listening.Go(func() { idle.Listen(ctx, a.Session.lock) })
	defer listening.Wait()
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			a.look()
		}
	}
}

func (a *App) look() {
	a.lookAtLaunch()
	w := a.watching()
	if w == nil {
		return
	}
	if why := w.Due(); why != "" {
		a.Session.lock(why)
		return
	}
	_, warn, _ := w.Left()
	a.mu.Lock()
	changed := a.guard.warned != warn
	a.guard.warned = warn
	a.mu.Unlock()
	if changed {
		a.send(EventSession)
	}
}

func (a *App) watching() *idle.Watch {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.guard.watch
}

// watchOver begins the time of a session, counted from when the person proved who
// they are, which may have been for another application; nil ends it.
func (a *App) watchOver(s *signin.Session) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.guard.watch, a.guard.warned = nil, false
	if s != nil {
		a.guard.watch = idle.New(a.o.Clock, idle.LimitsFor(a.o.Region.Policy.IdleMinutes), s.Proved())
	}
}

// Lock locks at once, because the user asks for it.
func (s *Session) Lock() { s.lock(idle.Asked) }

// Active is told by the page when it is used by pointer, key or scrolling, at most
// once a second; nothing else puts the lock off. What comes too late locks.
func (s *Session) Active() {
	if w := s.app.watching(); w != nil {
		w.Active()
		s.app.look()
	}
}

// lock closes the record and forgets all of it and all tokens; what stays is who
// may come back. Signed out, it does nothing.
//
// The provider is told nothing: its session is the person's, for all applications
// of this computer, and a locked viewer is no sign-out of them. Our own tokens are
// given back to it and forgotten as soon as the audit has sent what it still had,
// five seconds at most, so that nothing in this process could be used meanwhile.
func (s *Session) lock(why idle.Reason) { s.lockWith(why, nil) }

func (s *Session) lockWith(why idle.Reason, problem *Problem) {
	g := &s.app.guard
	g.locking.Lock()
	defer g.locking.Unlock()
	gone := s.vacate(why, problem)
	if gone == nil {
		return
	}
	s.app.mu.Lock()
	empty := g.empty
	s.app.mu.Unlock()
	if empty != nil && why != pageLost { // there the page has gone by itself
		empty() // first: what can be seen waits for no disk
	}
	gone.wipe()
	s.app.marks.rest()
	s.app.ForgetCopy()
	_ = s.app.record(receipt.Lock, gone.who, string(why)) // whatever cannot be written, it locks
	forget.Everything()
	g.stopping.Go(func() {
		gone.finish()
		ctx, cancel := context.WithTimeout(context.Background(), giveBack)
		defer cancel()
		_ = s.app.note("give back tokens", gone.session.Drop(ctx))
		gone = nil
		forget.Everything()
	})
	s.app.send(EventSession)
}

// giveBack bounds telling the provider that our tokens are of no more use.
const giveBack = 3 * time.Second

// vacate takes away the desk, or the choice of a role, and notes who was there; nil
// when nobody was.
func (s *Session) vacate(why idle.Reason, problem *Problem) *desk {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.app.mu.Lock()
	d := s.app.desk
	s.app.desk = nil
	s.app.mu.Unlock()
	if d == nil && s.choosing != nil {
		d = &desk{who: roleless(s.choosing), session: s.choosing}
	}
	if d == nil {
		return nil
	}
	s.choosing, s.problem = nil, problem
	s.app.watchOver(nil)
	s.away = &away{who: d.who, why: why, at: s.app.o.Now(), open: d.reopen, bound: s.app.boundTo(d)}
	if d.room != nil {
		// Emergency access was for that open alone (decision 25).
		if q, ok := d.room.Opened(); ok && q.Reason.Code != care.BreakGlass().Code {
			s.away.open = &q
		}
	}
	return d
}

// wipe lets go of everything that was read.
func (d *desk) wipe() {
	if d.room == nil {
		return
	}
	d.room.Shut()
	d.found.Clear()
	d.known.Clear()
	d.given.Clear()
	d.reopen = nil
	d.reports.clear()
}

// finish ends what runs for a desk; there is nothing to end before a role is chosen.
func (d *desk) finish() {
	if d.stop != nil {
		d.stop()
	}
}

// comeBack lets somebody in after a lock. The same person is unlocked, in the role
// they had where they still have it; anybody else is signed in as if nobody had
// been there (C9). s.mu is held.
func (s *Session) comeBack(session *signin.Session) error {
	was := s.away
	same := session.Roles()[0].Subject == was.who.Subject
	if !same {
		_ = s.app.record(receipt.SignOut, was.who, "another-user") // it is over for them either way
		s.away = nil
		return s.admit(session, receipt.SignIn)
	}
	if i := sameRole(session.Roles(), was.who); i >= 0 {
		if _, err := session.Act(i); err != nil {
			return err
		}
		if err := s.enter(session, receipt.Unlock); err != nil {
			return err
		}
		s.app.mu.Lock()
		s.app.desk.reopen = was.open
		s.app.mu.Unlock()
		s.app.bindAgain(was.bound)
	} else if err := s.admit(session, receipt.Unlock); err != nil {
		return err
	}
	s.away = nil
	return nil
}

func sameRole(roles []care.Professional, who care.Professional) int {
	for i, r := range roles {
		if r.RoleProfile == who.RoleProfile && r.RoleCode == who.RoleCode && r.Organisation.ODS == who.Organisation.ODS {
			return i
		}
	}
	return -1
}

// forgetAway ends the wait for whoever locked it, who signs out instead.
func (s *Session) forgetAway() {
	s.mu.Lock()
	was := s.away
	s.away = nil
	s.mu.Unlock()
	if was != nil {
		_ = s.app.record(receipt.SignOut, was.who, "success")
	}
}

// lockView tells of a lock; s.mu is held, and the viewer locked.
func (s *Session) lockView() *LockView {
	was := s.away
	return &LockView{Name: was.who.Name, Role: cmp.Or(was.who.RoleName, was.who.RoleCode), Organisation: was.who.Organisation.Name,
		Why: string(was.why), Minutes: s.app.o.Region.Policy.IdleMinutes, Record: was.open != nil, Waiting: s.cancel != nil}
}

// Reopen opens the record that the lock closed, for the reason that was given then:
// it is asked for anew, and audited like any.
func (r *Record) Reopen() (record.View, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.View{}, err
	}
	r.app.mu.Lock()
	q := d.reopen
	r.app.mu.Unlock()
	if q == nil {
		return record.View{}, &care.Error{Code: care.CodeNoRecord, Op: "open record again", Say: "There is no record to open again. Search for the person."}
	}
	again := *q
	again.Who = d.who
	v, err := r.open(d, again)
	if err == nil {
		r.Forget()
	}
	return v, err
}

// Forget forgets which record the lock closed.
func (r *Record) Forget() {
	r.app.mu.Lock()
	defer r.app.mu.Unlock()
	if r.app.desk != nil {
		r.app.desk.reopen = nil
	}
}
