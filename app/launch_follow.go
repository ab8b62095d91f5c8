package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"shcr/backend/audit"
	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/launch"
	"shcr/backend/lists"
	"shcr/backend/record"
)

// bound ties a session to the person that a host handed over. Guarded by links.mu.
type bound struct {
	number care.NHSNumber
	now    care.NHSNumber // by which the person goes today
	access string         // for the audit
	host   string
	at     time.Time
	opened bool
}

// letGo refuses a link that waited too long for somebody to come in.
func (a *App) letGo() {
	l := &a.links
	l.mu.Lock()
	if l.phase != phaseWaiting || a.o.Clock.Boot()-l.since < linkWaits {
		l.mu.Unlock()
		return
	}
	form := l.link.Form
	l.refuse(launch.RefuseUnmet(linkWaits))
	l.mu.Unlock()
	a.recordLaunch(nil, launch.Context{Form: form}, launch.Expired)
	a.send(EventLaunch)
}

// follow proves a link that waits, once somebody is signed in.
func (a *App) follow() {
	a.letGo()
	d := a.current()
	l := &a.links
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.phase != phaseWaiting || d == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), linkTime)
	l.phase, l.cancel, l.desk = phaseWorking, cancel, d
	go a.prove(ctx, d, l.turn, l.link)
}

// prove finds out what is behind a link and who the person is, and puts the answer
// where the page pulls it, unless the link was overtaken or its user left.
func (a *App) prove(ctx context.Context, d *desk, turn int, link launch.Link) {
	c, p, search, err := a.handedOver(ctx, d, link)
	l := &a.links
	mine := func() bool { return l.turn == turn && l.desk == d && (ctx.Err() == nil || err != nil) }
	l.mu.Lock()
	defer a.send(EventLaunch)
	defer l.mu.Unlock()
	if err != nil && mine() { // recorded before it is shown
		l.mu.Unlock()
		r := launch.RefusalOf(err)
		c.Partner, c.ID, c.Form = r.Partner, r.ID, link.Form
		a.recordLaunch(d, c, r.Outcome)
		_ = a.note("follow link", err)
		l.mu.Lock()
	}
	switch {
	case !mine():
	case err != nil:
		l.refuse(launch.RefusalOf(err))
	default:
		l.phase, l.context, l.person, l.search = phaseReady, c, p, search
		if !c.Proven {
			l.phase = phaseConfirm
		}
		if d.bound == nil || d.bound.number != c.Number {
			d.next = &bound{number: c.Number, now: p.NHSNumber, access: accessOf(c), host: c.Host}
		}
	}
}

// handedOver redeems a link, looks the person up and compares.
func (a *App) handedOver(ctx context.Context, d *desk, link launch.Link) (c launch.Context, p care.Person, search int64, err error) {
	var rc receipt.Receipt
	user := launch.User{Claim: d.session.Claim, Token: d.session.Token, ODS: d.who.Organisation.ODS, Spend: func(c launch.Context) error {
		var err error
		rc, err = a.journal.CommitOnce(launchEvent(d, c, launch.ContextAccepted), c.ID)
		if errors.Is(err, audit.ErrSpent) {
			return launch.Refuse(launch.Replayed)
		}
		return err
	}}
	if c, err = a.links.hosts.Redeem(ctx, link, user); err != nil {
		return c, p, 0, err
	}
	if !c.Proven {
		if !d.who.May(care.RightDirectAccess) && !slices.Contains(a.o.Region.Launch.PlainLinkOrganisations, d.who.Organisation.ODS) {
			return c, p, 0, launch.Refuse(launch.NotAllowed)
		}
		if rc, err = a.journal.Commit(ctx, launchEvent(d, c, launch.ContextAccepted)); err != nil {
			return c, p, 0, err
		}
	}
	ctx, cancel := context.WithTimeout(ctx, callWait)
	defer cancel()
	if p, err = d.people.Trace(ctx, rc, c.Number); err != nil {
		return c, p, 0, named(c, untraced(err))
	}
	if r := compare(c, p); r != nil {
		return c, p, 0, named(c, r)
	}
	a.nameGP(&p)
	by := finding{rc.Seq(), a.concerns(d.who, p)}
	d.found.Store(c.Number.Digits(), by)
	d.found.Store(p.NHSNumber.Digits(), by)
	visit := lists.Visit{How: lists.HowLaunch}
	if p.NHSNumber != c.Number {
		visit.Asked = c.Number.Digits()
	}
	d.shown(p, visit)
	return c, p, rc.Seq(), nil
}

func named(c launch.Context, r *launch.Refusal) *launch.Refusal {
	r.Partner, r.ID = c.Partner, c.ID
	return r
}

func untraced(err error) *launch.Refusal {
	switch care.CodeOf(err) {
	case care.CodeNotFound:
		return launch.Refuse(launch.NotFound)
	case care.CodeWithdrawn:
		return launch.Refuse(launch.Withdrawn)
	}
	return launch.Refuse(launch.Offline)
}

// compare holds what a host says of the person against the national record; what
// it does not say is not compared (launch.md §4 b).
func compare(c launch.Context, p care.Person) *launch.Refusal {
	born, _, _ := strings.Cut(p.BirthISO, "T")
	if c.Born != "" && (born == "" || !strings.HasPrefix(born, c.Born) && !strings.HasPrefix(c.Born, born)) {
		return launch.RefuseDiffering("date of birth", care.ParseMoment(c.Born).Text(), care.ParseMoment(born).Text())
	}
	if c.Family != "" && plainLetters(c.Family) != plainLetters(p.Name.Family) {
		return launch.RefuseDiffering("family name", c.Family, p.Name.Family)
	}
	return nil
}

// plainLetters leaves out of a name what systems write each in their own way:
// accents, case, apostrophes, hyphens, spaces.
func plainLetters(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(name))
}

// accessFor gives a request the access of the link that led to its person, if one
// did: whoever has no direct access opens that person and nobody else (M34).
func (a *App) accessFor(d *desk, q *record.Request) {
	a.links.mu.Lock()
	defer a.links.mu.Unlock()
	q.Access = ""
	for _, b := range []*bound{d.next, d.bound} {
		if b == nil || q.Number != b.number && q.Number != b.now {
			continue
		}
		if b == d.next || !d.who.May(care.RightDirectAccess) {
			q.Access = b.access
			return
		}
	}
}

// followed binds the session to the person of a link that was followed to its end;
// other opens change nothing.
func (a *App) followed(d *desk, number care.NHSNumber) {
	l := &a.links
	l.mu.Lock()
	b := d.next
	if b == nil || number != b.number && number != b.now {
		l.mu.Unlock()
		return
	}
	b.at, b.opened = a.o.Clock.Wall(), true
	d.bound, d.next = b, nil
	if l.desk == d && l.context.Number == b.number {
		l.clear()
	}
	l.mu.Unlock()
	a.send(EventLaunch)
	a.send(EventSession)
}

// LaunchedView says which system a session's person came from.
type LaunchedView struct {
	Host   string `json:"host"` // "" by a plain link
	Proven bool   `json:"proven"`
	At     string `json:"at"` // "14:03"
	Until  string `json:"until"`
}

// launched tells of the person whom the session is bound to; nil for none.
func (a *App) launched(d *desk) *LaunchedView {
	a.links.mu.Lock()
	defer a.links.mu.Unlock()
	b := d.bound
	if b == nil {
		return nil
	}
	clock := func(t time.Time) string { return t.In(care.London).Format("15:04") }
	return &LaunchedView{Host: b.host, Proven: b.access == receipt.Launched, At: clock(b.at), Until: clock(b.at.Add(a.launchTime()))}
}

func (a *App) launchTime() time.Duration {
	return time.Duration(a.o.Region.Policy.LaunchedMinutes) * time.Minute
}

// lookAtLaunch lets go of a link that nobody came for, and ends a launched session
// when its time is over: the host may have moved on long since. Whoever has direct
// access keeps the record.
func (a *App) lookAtLaunch() {
	a.letGo()
	d := a.current()
	if d == nil {
		return
	}
	l := &a.links
	l.mu.Lock()
	b := d.bound
	if b == nil || a.o.Clock.Wall().Before(b.at.Add(a.launchTime())) {
		l.mu.Unlock()
		return
	}
	d.bound = nil
	if l.phase == phaseNone && !d.who.May(care.RightDirectAccess) {
		l.turn++
		l.host = b.host
		l.refuse(launch.Refuse(launch.Ended))
	}
	l.mu.Unlock()
	if !d.who.May(care.RightDirectAccess) {
		d.room.Close("")
		a.recordLaunch(d, launch.Context{Number: b.number}, launch.Ended)
	}
	a.send(EventLaunch)
	a.send(EventSession)
}

func (a *App) boundTo(d *desk) *bound {
	a.links.mu.Lock()
	defer a.links.mu.Unlock()
	return d.bound
}

// bindAgain binds the session of whoever came back after a lock as it was before:
// its time went on.
func (a *App) bindAgain(b *bound) {
	d := a.current()
	if d == nil {
		return
	}
	a.links.mu.Lock()
	defer a.links.mu.Unlock()
	d.bound = b
}
