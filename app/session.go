package app

import (
	"cmp"
	"context"
	"sync"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/idle"
	"shcr/backend/signin"
)

// Session is signing in and out, and what the shell shows of both.
type Session struct {
	app *App

	mu       sync.Mutex
	cancel   context.CancelFunc // of a sign-in under way
	choosing *signin.Session    // signed in, and no role chosen yet
	away     *away              // locked
	address  string
	problem  *Problem
	try      int
}

// SessionView is who is signed in where.
type SessionView struct {
	State        string             `json:"state"` // "signed-out", "signing-in", "choosing-role", "signed-in", "locked"
	Region       RegionView         `json:"region"`
	Professional *care.Professional `json:"professional"`
	Problem      *Problem           `json:"problem"`
	// AuthURL is the address opened in the browser while signing in, to be
	// copied if no browser came up.
	AuthURL string `json:"authURL"`
	// Roles to choose from; none while there is nothing to choose. When signed
	// in it tells that another may be chosen.
	Roles []RoleView `json:"roles"`
	// Name is who signed in, while the role is still to be chosen.
	Name string `json:"name"`
	// AuditNotice says what is wrong with the audit journal, or with its way to
	// the region's repository, and what to do; "" when all is well.
	AuditNotice string `json:"auditNotice"`
	// Lock tells of the lock while it is locked.
	Lock *LockView `json:"lock"`
	// LockIn is in how many seconds it locks, when that is to be warned of; 0 else.
	LockIn int `json:"lockIn"`
	// LockFixed says that using the viewer does not put that off.
	LockFixed bool `json:"lockFixed"`
	// Launched says which system the session's person came from; nil for none.
	Launched *LaunchedView `json:"launched"`
	// Reopen says that a record was closed by the lock and can be opened again.
	Reopen bool `json:"reopen"`
}

// RegionView is what the page needs of the region file.
type RegionView struct {
	Name      string      `json:"name"`
	Short     string      `json:"short"`
	Training  bool        `json:"training"`
	Unmanaged bool        `json:"unmanaged"`
	Watermark bool        `json:"watermark"` // the user's name stands over the record, faintly
	Support   SupportView `json:"support"`
}

// SupportView says where help is (M60, M133).
type SupportView struct {
	Helpdesk       string `json:"helpdesk"`
	DataProtection string `json:"dataProtection"`
	ClinicalSafety string `json:"clinicalSafety"`
}

// Status tells the page where it is.
func (s *Session) Status() SessionView {
	about := s.app.o.Region.About
	v := SessionView{State: "signed-out", AuditNotice: s.app.journal.Notice(), Region: RegionView{
		Name: about.Name, Short: about.Short, Training: about.Training, Unmanaged: s.app.o.Region.Unmanaged,
		Watermark: s.app.o.Region.Policy.Watermark,
		Support:   SupportView{about.Support.Helpdesk, about.Support.DataProtection, about.Support.ClinicalSafety},
	}}
	s.mu.Lock()
	defer s.mu.Unlock()
	v.Problem, v.Roles = s.problem, []RoleView{}
	if d := s.app.current(); d != nil {
		v.State, v.Professional, v.Roles = "signed-in", &d.who, s.app.rolesOf(d.session)
		v.AuditNotice = cmp.Or(v.AuditNotice, s.app.repositorySays(d))
		v.Reopen, v.Launched = s.app.closedByLock(d), s.app.launched(d)
	} else if s.away != nil {
		v.State, v.Lock, v.AuthURL = "locked", s.lockView(), s.address
	} else if s.choosing != nil {
		v.State, v.Roles, v.Name = "choosing-role", s.app.rolesOf(s.choosing), s.choosing.Roles()[0].Name
	} else if s.cancel != nil {
		v.State, v.AuthURL = "signing-in", s.address
	}
	if w := s.app.watching(); w != nil {
		if left, warn, byUse := w.Left(); warn {
			v.LockIn, v.LockFixed = max(1, int(left.Seconds())), !byUse
		}
	}
	return v
}

// current gives the desk without asking whether a lock is due; nil for none.
func (a *App) current() *desk {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.desk
}

func (a *App) closedByLock(d *desk) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return d.reopen != nil
}

// SignIn starts a sign-in in the system's browser and returns at once; the page
// learns by the session event how it went. A second call while one is under way
// changes nothing.
func (s *Session) SignIn() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cancel != nil || s.choosing != nil {
		return
	}
	if s.app.current() != nil {
		return
	}
	c := s.app.identity()
	c.Fresh = c.Fresh || s.away != nil && s.app.o.Region.Identity.PromptLogin == "unlock"
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel, s.problem, s.address = cancel, nil, ""
	s.try++
	go s.run(ctx, s.try, c)
}

func (s *Session) run(ctx context.Context, try int, c signin.Config) {
	session, err := signin.SignIn(ctx, c, func(address string) error {
		s.mu.Lock()
		s.address = address
		s.mu.Unlock()
		s.app.send(EventSession)
		if err := s.app.o.Browse(address); err != nil {
			_ = s.app.note("open browser", err) // the address is on the screen to be copied
		}
		return nil
	})
	s.mu.Lock()
	defer s.app.send(EventSession)
	defer s.mu.Unlock()
	if s.try != try { // cancelled meanwhile: whoever it was does not come in
		if err == nil {
			go func() { _ = session.SignOut(context.Background()) }()
		}
		return
	}
	if err == nil {
		session.OnEnd(func(why error) { s.lost(session, why) })
		if s.away != nil {
			err = s.comeBack(session)
		} else {
			err = s.admit(session, receipt.SignIn)
		}
	}
	s.cancel, s.address = nil, ""
	if err != nil && ctx.Err() == nil {
		p := ProblemOf(s.app.note("sign in", err))
		s.problem = &p
		_ = s.app.record(receipt.SignIn, care.Professional{}, string(care.CodeOf(err))) // nobody came in
	}
}

// admit lets in somebody new, or has them choose a role first; s.mu is held.
func (s *Session) admit(session *signin.Session, kind receipt.Kind) error {
	if len(session.Roles()) == 1 {
		return s.enter(session, kind)
	}
	err := s.app.record(kind, roleless(session), "success")
	if err == nil {
		s.choosing = session
		s.app.watchOver(session)
	}
	return err
}

// record writes an event about a session.
func (a *App) record(kind receipt.Kind, who care.Professional, outcome string) error {
	_, err := a.journal.Commit(context.Background(), receipt.Event{Kind: kind, Who: who, Outcome: outcome})
	return err
}

// roleless is who signed in, before a role is taken up.
func roleless(session *signin.Session) care.Professional {
	who := session.Roles()[0]
	return care.Professional{Subject: who.Subject, Name: who.Name, Session: who.Session}
}

// enter builds the desk and records that its professional took it: the sign-in
// itself, or the role. No audit, no session.
func (s *Session) enter(session *signin.Session, kind receipt.Kind) error {
	d, err := s.app.newDesk(session)
	if err != nil {
		return err
	}
	if err := s.app.record(kind, d.who, "success"); err != nil {
		d.stop()
		return err
	}
	if d.lists, err = s.app.marksOf(d.who); err != nil {
		d.stop()
		return err
	}
	if kind != receipt.Role { // a change of role puts no lock off
		s.app.watchOver(session)
	}
	s.app.mu.Lock()
	s.app.desk = d
	s.app.mu.Unlock()
	s.app.follow() // a link may have waited for somebody to come in
	return nil
}

// CancelSignIn stops a sign-in under way. Somebody who has still to choose a role
// is signed out.
func (s *Session) CancelSignIn() {
	s.drop()
	s.mu.Lock()
	if s.cancel != nil {
		s.cancel()
		s.cancel, s.address = nil, ""
		s.try++
	}
	s.mu.Unlock()
	s.app.send(EventSession)
}

// SignOut closes the record, forgets the tokens and tells the provider.
func (s *Session) SignOut() {
	s.leave()
	s.app.send(EventSession)
}

func (s *Session) leave() {
	s.drop()
	s.forgetAway()
	if d := s.clear(receipt.SignOut, "success"); d != nil {
		s.app.watchOver(nil)
		s.endAt(d.session)
	}
}

// clear empties the desk and the room, records that, and gives what was there.
func (s *Session) clear(kind receipt.Kind, outcome string) *desk {
	s.app.mu.Lock()
	d := s.app.desk
	s.app.desk = nil
	s.app.mu.Unlock()
	if d == nil {
		return nil
	}
	d.wipe()
	s.app.ForgetCopy()
	_ = s.app.record(kind, d.who, outcome) // nothing is asked or shown after it
	d.stop()
	if kind != receipt.Role { // the next role is of the same session
		s.app.marks.close()
	}
	return d
}

// drop signs out somebody who has not chosen a role.
func (s *Session) drop() {
	s.mu.Lock()
	waiting := s.choosing
	s.choosing = nil
	s.mu.Unlock()
	if waiting != nil {
		s.app.watchOver(nil)
		_ = s.app.record(receipt.SignOut, roleless(waiting), "success")
		s.endAt(waiting)
	}
}

// endAt tells the provider.
func (s *Session) endAt(session *signin.Session) {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	_ = s.app.note("sign out", session.SignOut(ctx))
}

// identity gives the region's provider as package signin wants it.
func (a *App) identity() signin.Config {
	i := a.o.Region.Identity
	c := signin.Config{Issuer: i.Issuer, ClientID: i.ClientID, Scopes: i.Scopes, ACR: i.ACR, Claims: signin.ClaimNames(i.Claims), Transport: a.idp,
		Fresh: i.PromptLogin == "always", MaxAge: idle.MaxSession}
	for _, r := range a.o.Region.Roles {
		c.Roles = append(c.Roles, signin.Role(r))
	}
	for _, l := range a.o.Region.Limits {
		c.Limits = append(c.Limits, signin.Limit(l))
	}
	c.Nominated = signin.Nominated(a.o.Region.Nominated)
	return c
}
