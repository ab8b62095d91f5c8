package app

import (
	"context"
	"sync"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/handover"
	"shcr/backend/launch"
	"shcr/backend/record"
)

// Launch is the one link that waits, for the page to pull: an event would find no
// listener at a cold start, and carries nothing about anybody (platform.md).
type Launch struct{ app *App }

// Phases of a link.
const (
	phaseNone    = ""
	phaseWaiting = "waiting" // for somebody to sign in, unlock or choose a role
	phaseWorking = "working" // it is being proved, and the person looked up
	phaseReady   = "ready"   // proven, and nobody is open: the page opens it
	phaseSame    = "same"    // the person is open already
	phaseSwitch  = "switch"  // somebody else is open: the user decides (K10, H3)
	phaseConfirm = "confirm" // the user confirms the person and says why
	phaseRefused = "refused"
)

// LaunchView is what the page is told of a link. Phase "" is none.
type LaunchView struct {
	Phase   string       `json:"phase"`
	Link    int          `json:"link"` // which one: Accept and Dismiss are for no other
	Host    string       `json:"host"` // name of the system that it says it is from, "" for a plain link
	Proven  bool         `json:"proven"`
	Outcome string       `json:"outcome"` // of a refusal
	Say     string       `json:"say"`
	Do      string       `json:"do"`
	Person  *care.Person `json:"person"` // whom it is for, once that is proved
	Open    *care.Person `json:"open"`   // who is open, when that is somebody else
	Record  string       `json:"record"` // handle of what is open, "" for nothing
	View    string       `json:"view"`   // page that it asks for
	// Dropped says that more links came than are followed (K8).
	Dropped bool `json:"dropped"`
}

// links is the state of all links; there is one of [App].
type links struct {
	hosts *launch.Hosts

	mu       sync.Mutex
	turn     int // number of the newest link
	phase    string
	link     launch.Link
	host     string
	refusal  *launch.Refusal
	context  launch.Context
	person   care.Person
	search   int64 // number of the event that led to the person
	desk     *desk // for whom it was proved
	cancel   context.CancelFunc
	came     []time.Time   // within the last minute
	since    time.Duration // by the clock that nobody sets, when the newest came
	dropped  bool
	raise    func() // brings the window to the front
	flooding bool   // the audit has been told
}

// The most links in a minute, the rest being left out with one notice (K8); how long
// a host's browser step may take; and how long a link waits for somebody to come in,
// who by then may care for somebody else (K10). A link that ends sooner by its host's
// word is found out when it is proved.
const (
	linksPerMinute = 5
	linkTime       = 3 * time.Minute
	linkWaits      = 5 * time.Minute
)

// OnRaise is told by the window how to come to the front.
func (a *App) OnRaise(raise func()) {
	a.links.mu.Lock()
	defer a.links.mu.Unlock()
	a.links.raise = raise
}

// Arrive takes a link from the command line or another start of the program. It
// returns at once; whatever becomes of it, the page is told to pull it. The link
// is logged nowhere.
func (a *App) Arrive(raw string) {
	l := &a.links
	l.mu.Lock()
	if !l.admitted(time.Now()) {
		first := !l.flooding
		l.flooding, l.dropped = true, true
		l.mu.Unlock()
		if first {
			a.recordLaunch(nil, launch.Context{}, launch.TooMany)
			a.send(EventLaunch)
		}
		return
	}
	l.flooding = false
	overtaken := l.replace()
	l.link, l.phase, l.host, l.since = launch.Link{}, phaseWaiting, "", a.o.Clock.Boot()
	link, err := launch.Parse(raw)
	switch {
	case a.o.Region.Unmanaged:
		l.refuse(launch.Refuse(launch.Unmanaged))
	case err != nil:
		l.refuse(launch.RefusalOf(err))
	default:
		l.link = link
		if host, ok := l.hosts.From(link); ok {
			l.host = host.Name
		}
	}
	refusal, raise := l.refusal, l.raise
	l.mu.Unlock()
	if overtaken != nil {
		a.recordLaunch(a.current(), *overtaken, launch.Overtaken)
	}
	if refusal != nil {
		a.recordLaunch(a.current(), launch.Context{Form: link.Form}, refusal.Outcome)
	}
	if raise != nil {
		raise()
	}
	a.send(EventLaunch)
	a.follow()
}

// Message takes what another start of the program handed over: a link, or nothing
// but the wish to see the window.
func (a *App) Message(text string) {
	if text != handover.Wake {
		a.Arrive(text)
		return
	}
	a.links.mu.Lock()
	raise := a.links.raise
	a.links.mu.Unlock()
	if raise != nil {
		raise()
	}
}

// admitted keeps to the number of links in a minute.
func (l *links) admitted(now time.Time) bool {
	recent := l.came[:0]
	for _, at := range l.came {
		if now.Sub(at) < time.Minute && !now.Before(at) {
			recent = append(recent, at)
		}
	}
	l.came = recent
	if len(l.came) >= linksPerMinute {
		return false
	}
	l.came = append(l.came, now)
	return true
}

// replace ends the link before, and gives its context when it had got so far.
func (l *links) replace() (overtaken *launch.Context) {
	if l.phase == phaseWaiting || l.phase == phaseWorking || l.context.Number != "" && l.phase != phaseRefused && l.phase != phaseNone {
		c := l.context
		c.Form = l.link.Form
		overtaken = &c
	}
	l.clear()
	l.turn++
	return overtaken
}

func (l *links) clear() {
	if l.cancel != nil {
		l.cancel()
	}
	l.phase, l.link, l.host, l.refusal, l.context, l.person, l.desk, l.cancel, l.search = phaseNone, launch.Link{}, "", nil, launch.Context{}, care.Person{}, nil, nil, 0
}

func (l *links) refuse(r *launch.Refusal) {
	host := l.host
	l.clear()
	l.phase, l.refusal, l.host = phaseRefused, r, host
}

// Pending gives the link that waits.
func (x *Launch) Pending() LaunchView {
	x.app.follow()
	d := x.app.current()
	l := &x.app.links
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.desk != nil && l.desk != d { // proved for somebody who is not here any more
		l.clear()
	}
	v := LaunchView{Phase: l.phase, Link: l.turn, Host: l.host, Proven: l.context.Proven, Dropped: l.dropped, View: l.link.View}
	if l.refusal != nil {
		v.Outcome, v.Say, v.Do = string(l.refusal.Outcome), l.refusal.Say, l.refusal.Do
	}
	if l.context.Number == "" || d == nil {
		return v
	}
	p := l.person
	v.Person = &p
	handle, open, ok := d.room.Current()
	switch v.Record = handle; {
	case ok && open.NHSNumber == p.NHSNumber:
		v.Phase = phaseSame
	case ok:
		v.Phase, v.Open = phaseSwitch, &open
	}
	if p.AskedAs != "" {
		v.Say = "NHS number " + p.AskedAs + " was replaced. This person’s NHS number is now " + p.NHSSpaced + "."
	}
	return v
}

var errOtherLink = &care.Error{Code: care.CodeNoRecord, Op: "follow link", Say: "Something else was opened, or another link came, meanwhile. Look again before you go on."}

// Accept opens the person of a proven link, in place of the record over, which the
// user was shown ("" for none): if that is not what is open, nothing happens. What
// still needs the user's word answers with an error, and Pending says so.
func (x *Launch) Accept(link int, over string) (record.View, error) {
	d, err := x.app.signedIn()
	if err != nil {
		return record.View{}, err
	}
	l := &x.app.links
	l.mu.Lock()
	handle, open, ok := d.room.Current()
	if l.turn != link || l.desk != d || handle != over || l.context.Number == "" {
		l.mu.Unlock()
		return record.View{}, errOtherLink
	}
	c, person, search := l.context, l.person, l.search
	if ok && open.NHSNumber == person.NHSNumber {
		l.clear()
		l.mu.Unlock()
		return d.room.View(handle)
	}
	l.mu.Unlock()
	if !c.Proven {
		return record.View{}, x.confirm(link, care.CodeInput)
	}
	v, err := x.app.Record.open(d, record.Request{Who: d.who, Number: c.Number, Reason: launchReason(c), Search: search})
	if care.CodeOf(err) == care.CodeThink && err != nil {
		return record.View{}, x.confirm(link, care.CodeThink)
	}
	if err != nil {
		return record.View{}, err
	}
	x.app.followed(d, c.Number)
	return v, nil
}

// confirm has the page ask the user, who then opens the record by [Record.Open].
func (x *Launch) confirm(link int, code care.Code) error {
	l := &x.app.links
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.turn == link {
		l.phase = phaseConfirm
	}
	return &care.Error{Code: code, Op: "follow link", Say: "Check who this is, and say why you need the record."}
}

// Dismiss leaves a link unfollowed, or puts away what was said of one. Link 0 puts
// away the notice that more came than are followed.
func (x *Launch) Dismiss(link int) {
	l := &x.app.links
	l.mu.Lock()
	if link == 0 {
		l.dropped = false
	}
	if link != l.turn || l.phase == phaseNone {
		l.mu.Unlock()
		return
	}
	c, refused := l.context, l.phase == phaseRefused
	c.Form = l.link.Form
	l.clear()
	l.mu.Unlock()
	if !refused {
		x.app.recordLaunch(x.app.current(), c, launch.Dismissed)
	}
	x.app.send(EventLaunch)
}

// launchReason is why a launched record is opened: what the host said of it, and
// nothing where it said nothing. Who is launched meets no prompt (decision 5).
func launchReason(c launch.Context) care.Reason {
	r := care.Reason{Key: "launched", Say: "Opened from " + c.Host}
	switch c.Purpose {
	case "TREAT", "ETREAT":
		r.Code = c.Purpose
	}
	return r
}

// recordLaunch writes how a link ended. It holds the host, the form and the hash
// of the hand-over's id, and nothing of the link.
func (a *App) recordLaunch(d *desk, c launch.Context, o launch.Outcome) {
	_, _ = a.journal.Commit(context.Background(), launchEvent(d, c, o)) // nothing is opened by it
}

func launchEvent(d *desk, c launch.Context, o launch.Outcome) receipt.Event {
	e := receipt.Event{Kind: receipt.Launch, Outcome: string(o), Person: c.Number.Digits(), Item: string(c.Form) + "|" + c.Partner + "|" + c.ID}
	if o == launch.ContextAccepted {
		e.Outcome = "success"
		e.Access = accessOf(c)
	}
	if d != nil {
		e.Who = d.who
	}
	return e
}

func accessOf(c launch.Context) string {
	if c.Proven {
		return receipt.Launched
	}
	return receipt.Unproven
}
