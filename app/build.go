// Package app is the door: the structs whose methods the page may call, of a
// few lines each, and the one place where the packages meet. It holds no rule of
// care, no FHIR and no SQL; what it does hold is who is signed in, since
// everything behind it is built for one professional and dropped with them.
//
// The page gets the structs of [App.Bound]. A method takes
// plain strings, checks them, calls one thing, and returns a word of the care or
// record package or an error that [Problem] puts into plain English. Events
// carry no data about anybody (events.go).
package app

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/samber/lo"
	"github.com/sirupsen/logrus"

	"shcr/backend/audit"
	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/idle"
	"shcr/backend/lists"
	"shcr/backend/partner"
	"shcr/backend/people"
	"shcr/backend/record"
	"shcr/backend/region"
	"shcr/backend/seal"
	"shcr/backend/sections"
	"shcr/backend/signin"
	"shcr/backend/swap"
)

// Options of an app. Region, DataDir and Log are needed.
type Options struct {
	Region  *region.Region
	DataDir string // where the audit journal lives; made with mode 0700
	// SpareDir is where events go while the journal cannot be written, best on
	// another disk; a folder beside the journal when "".
	SpareDir string
	// ListsDir is where users' lists live, on this computer alone; "" keeps none,
	// as for the commands of a terminal.
	ListsDir string
	Version  string // of the viewer, for the audit
	Log      *logrus.Logger
	Now      func() time.Time           // time.Now when nil
	Clock    idle.Clock                 // by which an unattended viewer locks; idle.System() when empty
	Browse   func(address string) error // opens the system browser; signin.Browse when nil
	// Swap says whether memory may reach a disk in the clear; swap.Look when nil.
	Swap func() (swap.State, []string)
	// Emit sends an event to the page; set by the window at start-up.
	Emit func(name string, data ...any)
}

// App is the whole program behind the window.
type App struct {
	Session *Session
	People  *People
	Record  *Record
	Reports *Reports
	Launch  *Launch
	Lists   *Lists

	o       Options
	network network
	idp     http.RoundTripper // reaches the identity provider
	journal *audit.Journal

	mu   sync.Mutex
	emit func(name string, data ...any)
	desk *desk

	marks  marks
	guard  guard
	copied clipboard
	links  links
	gate   gate
}

// desk is everything that exists for one signed-in professional.
type desk struct {
	who     care.Professional
	session *signin.Session
	people  *people.Service
	room    *record.Room
	asked   []*fhir.Endpoint // the identity service and the partners
	found   sync.Map         // by NHS number, who a search showed
	given   sync.Map         // by NHS number, the reason given in this session
	known   sync.Map         // by NHS number, who was shown and from where, for the lists
	lists   *lists.Store
	stop    func()
	bound   *bound          // to whom a host handed over; guarded by links.mu, as is next
	next    *bound          // once the link that waits is followed
	reopen  *record.Request // what a lock closed; guarded by App.mu

	forwarder *audit.Forwarder
	reports   reports // the one that is on the screen
}

// Build joins the packages for a region. The error says what to do.
func Build(o Options) (*App, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Clock.Wall == nil {
		o.Clock = idle.System()
	}
	if o.Browse == nil {
		o.Browse = signin.Browse
	}
	if o.Swap == nil {
		o.Swap = swap.Look
	}
	if o.Emit == nil {
		o.Emit = func(string, ...any) {}
	}
	if err := o.Region.Policy.Admits(o.Version); err != nil {
		return nil, err
	}
	n := newNetwork(o.Region)
	idp, err := n.identity(o.Region.Identity)
	if err != nil {
		return nil, err
	}
	dir := o.journalDir()
	box, err := journalBox(dir)
	if err != nil {
		return nil, err
	}
	a := &App{o: o, network: n, idp: idp, emit: o.Emit}
	device, _ := os.Hostname() // "" where the system does not tell
	a.journal, err = audit.OpenJournal(dir, box, o.Now, audit.InSpare(o.spare()), audit.OnDevice(device, o.Version),
		audit.OnNotice(func() { a.send(EventSession) }))
	if err != nil {
		return nil, err
	}
	a.Session, a.People, a.Record, a.Reports = &Session{app: a}, &People{app: a}, &Record{app: a}, &Reports{app: a}
	a.Launch = &Launch{app: a}
	a.newLinks()
	a.Lists = &Lists{app: a}
	return a, nil
}

// Bound lists what the page can reach, and all that it can: every exported method of
// these.
func (a *App) Bound() []any {
	return []any{a.Session, a.People, a.Record, a.Reports, a.Lists, a.Launch}
}

// journalDir is where this region's journal lives.
func (o Options) journalDir() string { return filepath.Join(o.DataDir, o.Region.About.ID) }

// spare is this region's second place for events.
func (o Options) spare() string {
	if o.SpareDir == "" {
		return filepath.Join(o.journalDir(), "spare")
	}
	return filepath.Join(o.SpareDir, o.Region.About.ID)
}

func journalBox(dir string) (*seal.Box, error) {
	secret, err := journalSecret(dir)
	if err != nil {
		return nil, &care.Error{Code: care.CodeAudit, Op: "open journal key", Err: err,
			Say: "The key of the audit journal cannot be reached, so no record can be opened. Unlock your keyring and start again, or ask your IT helpdesk."}
	}
	return seal.New(secret, "audit")
}

// OnEmit is told by the window how to send events, once it exists.
func (a *App) OnEmit(emit func(name string, data ...any)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.emit = emit
}

// PageLost locks: the page that showed the open record is gone, and nobody can see
// any more who is signed in (W6).
func (a *App) PageLost() { a.Session.lock(pageLost) }

// Close signs out, closes the record and the journal. A lock under way comes first: its
// event belongs before the sign-out, and into the journal.
func (a *App) Close() {
	a.guard.locking.Lock()
	defer a.guard.locking.Unlock()
	a.Session.leave()
	a.ForgetCopy()
	a.guard.stopping.Wait()
	_ = a.journal.Close()
}

var errSignedOut = &care.Error{Code: care.CodeSignedOut, Op: "use the viewer", Say: "You are not signed in. Sign in first."}

// signedIn gives the desk of whoever is signed in. A lock that is due comes before
// anything is answered: after a sleep the page may ask sooner than the clocks are
// looked at.
func (a *App) signedIn() (*desk, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.desk == nil {
		return nil, errSignedOut
	}
	if a.guard.watch != nil {
		if why := a.guard.watch.Due(); why != "" {
			go a.Session.lock(why)
			return nil, errSignedOut
		}
	}
	return a.desk, nil
}

// still fails when somebody left the desk, or locked, while an answer was waited
// for: it is for nobody, and must not reach the page that is there now.
func (a *App) still(d *desk) error {
	if now, err := a.signedIn(); err != nil || now != d {
		return errSignedOut
	}
	return nil
}

// newDesk builds what a signed-in professional needs: an endpoint for each
// service and partner with a token for its audience, and an empty room.
func (a *App) newDesk(s *signin.Session) (*desk, error) {
	who := s.Who()
	a.place(&who)
	token := func(audience string) fhir.TokenSource {
		return func(ctx context.Context) (string, error) { return s.Token(ctx, audience) }
	}
	doubt := func(audience string) func(context.Context, string) bool {
		return func(ctx context.Context, token string) bool { return s.Doubt(ctx, audience, token) }
	}
	at := a.o.Region.People
	pds, err := a.network.endpoint(at.BaseURL, at.TLS, token(at.Audience), fhir.DefaultLimits())
	if err != nil {
		return nil, err
	}
	pds.Doubt = doubt(at.Audience)
	pds.Headers = http.Header{"Nhsd-End-User-Organisation-Ods": {who.Organisation.ODS}}
	if who.RoleProfile != "" {
		pds.Headers["Nhsd-Session-Urid"] = []string{who.RoleProfile}
	}
	service := people.New(pds, a.o.Region.People.Mode, a.o.Now)
	way, err := a.network.way(a.o.Region.Audit.TLS)
	if err != nil {
		return nil, err
	}
	forwarder, err := audit.NewForwarder(a.journal, a.o.Region.Audit.BaseURL, way, token(a.o.Region.Audit.Audience), a.about(), func() { a.send(EventSession) })
	if err != nil {
		return nil, err
	}
	sources, asked := []record.Source{}, []*fhir.Endpoint{pds}
	for _, p := range a.o.Region.Partners {
		e, err := a.network.partner(p, token(p.Audience))
		if err != nil {
			return nil, err
		}
		e.Doubt = doubt(p.Audience)
		sources, asked = append(sources, source(p, partner.New(p.Organisation(), e, a.o.Now))), append(asked, e)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { forwarder.Run(ctx) })
	warm := time.AfterFunc(warmAfter, engine.Warm)
	d := &desk{who: who, session: s, people: service, asked: asked, forwarder: forwarder}
	d.room = record.New(record.Deps{
		Sections: readers(), Sources: sources, Trace: a.trace(service), Related: service.Related, Practice: a.practice, Audit: a.journal, Letter: readLetter, Parts: sections.Parts, Order: sections.Order,
		Concerns: a.concerns, BreakGlass: a.o.Region.Policy.BreakGlass, FetchLetters: a.o.Region.Policy.BackgroundFetch, Help: helpLines(a.o.Region.About.Support),
		Look:    a.looks(d),
		Changed: a.recordChanged, Found: func(handle string) { a.send(EventFind, handle) }, CiteDates: a.o.Region.Policy.CitationDates, Now: a.o.Now,
	})
	d.stop = func() {
		warm.Stop()
		d.room.Shut()
		for _, e := range asked {
			e.Close()
		}
		cancel()
		running.Wait()
		forwarder.Finish(lastSend)
	}
	return d, nil
}

func readers() []record.Section {
	return lo.Map(sections.All(), func(r sections.Reader, _ int) record.Section {
		return record.Section{Section: r.Section, Asks: r.Searches, Read: r.Read}
	})
}

// asker fits a partner to what the room needs.
type asker struct{ *partner.Partner }

// Ask hands replies over in the room's own shape.
func (a asker) Ask(ctx context.Context, rc receipt.Receipt, numbers []care.NHSNumber, asks []fhir.Ask, deliver func(record.Reply)) (bool, error) {
	return a.Partner.Ask(ctx, rc, numbers, asks, func(r partner.Reply) {
		deliver(record.Reply{Key: r.Key, Found: r.Found, Unclear: r.Unclear, Set: r.Set, Held: r.Held, Patients: r.Patients, Err: r.Err, Duration: r.Duration})
	})
}

func source(p region.Partner, asks *partner.Partner) record.Source {
	return record.Source{
		Asker: asker{asks},
		Share: func(dataset string) record.Share {
			s, ok := p.Share(dataset)
			return record.Share{Shared: ok && s.Planned == "", Since: s.Since, Only: s.Only, Planned: s.Planned, Note: s.Note,
				Awaited: lo.Map(s.Awaited, func(a region.Awaited, _ int) record.Awaited { return record.Awaited(a) })}
		},
		Feed:   lo.Ternary(p.Feed.Kind == "periodic", p.Feed.Times, nil),
		TryNow: asks.TryNow, Ahead: asks.Ahead, Duty: dutyLines(p.Duty),
	}
}
