package training_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/partner"
	"shcr/backend/record"
	"shcr/backend/region"
	"shcr/backend/sections"
	"shcr/backend/training/faults"
	"shcr/backend/training/holding"
)

// wire is a network of one cable: it joins the viewer's own client to a partner's
// server inside a bubble of virtual time, where twelve seconds of silence cost
// nothing and nothing depends on how busy a computer is.
type wire struct {
	calls chan net.Conn
	cut   chan struct{}
	once  sync.Once
}

func newWire() *wire { return &wire{calls: make(chan net.Conn), cut: make(chan struct{})} }

func (w *wire) Accept() (net.Conn, error) {
	select {
	case c := <-w.calls:
		return c, nil
	case <-w.cut:
		return nil, net.ErrClosed
	}
}

func (w *wire) Close() error {
	w.once.Do(func() { close(w.cut) })
	return nil
}

func (w *wire) Addr() net.Addr { return &net.TCPAddr{} }

func (w *wire) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	mine, theirs := net.Pipe()
	select {
	case w.calls <- theirs:
		return mine, nil
	case <-w.cut:
		return nil, errors.New("connection refused")
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// book is an auditor that keeps what it is told.
type book struct {
	mu     sync.Mutex
	events []receipt.Event
}

func (b *book) Commit(_ context.Context, e receipt.Event) (receipt.Receipt, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.events = append(b.events, e)
	return receipttest.Make(), nil
}

// asking fits a partner to the room, as the door of the program does.
type asking struct{ *partner.Partner }

func (a asking) Ask(ctx context.Context, rc receipt.Receipt, numbers []care.NHSNumber, asks []fhir.Ask, deliver func(record.Reply)) (bool, error) {
	return a.Partner.Ask(ctx, rc, numbers, asks, func(r partner.Reply) {
		deliver(record.Reply{Key: r.Key, Found: r.Found, Unclear: r.Unclear, Set: r.Set, Held: r.Held, Err: r.Err, Duration: r.Duration})
	})
}

// aPage is how many items are asked for at once, so that some lists have a second
// page.
const aPage = 5

// seen is what one open of the record came to.
type seen struct {
	answers  map[string]map[string]care.Answer // by ODS and section, those asked
	rows     map[string]string                 // by ODS: its rows and answers as the window gets them
	order    []string                          // the rows of all, as they stand on screen
	ledger   []string                          // of the window
	told     []string                          // of the audit
	outcome  string                            // of the audit
	events   []string                          // kinds, in order
	missing  []string                          // names said to be missing
	security bool
	took     time.Duration
	late     []string // partners that had not answered before any time passed
}

// open opens the person's record with these faults, in virtual time.
func (w *ward) open(t *testing.T, broken map[string]faults.Kind) (out seen) {
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(story))
		var sources []record.Source
		var stop []func()
		for i, p := range w.partners {
			line := newWire()
			box := faults.New(w.servers[i], w.servers[i], 0)
			box.Set(broken[p.ODS], nil)
			box.Stranger("p2")
			server := &http.Server{Handler: w.slowly(box), ConnContext: holding.CountRequests, ErrorLog: log.New(io.Discard, "", 0)}
			go func() { _ = server.Serve(line) }()
			limits := fhir.DefaultLimits()
			limits.PageSize = aPage
			e, err := fhir.Way{Dial: line.dial}.Endpoint(p.BaseURL, func(context.Context) (string, error) { return "t", nil }, limits)
			if err != nil {
				t.Fatal(err)
			}
			stop = append(stop, e.Close, box.Close, func() { _ = server.Close() })
			sources = append(sources, w.source(p, partner.New(p.Organisation(), e, time.Now)))
		}
		out = w.consult(t, sources, synctest.Wait) // nobody can go on until time passes
		for _, f := range stop {
			f()
		}
	})
	return out
}

// consult opens the record at these sources and takes all of it. early says when to
// look who is late.
func (w *ward) consult(t *testing.T, sources []record.Source, early func()) (out seen) {
	b, now := &book{}, time.Now
	if w.clock != nil {
		now = w.clock
	}
	r := record.New(record.Deps{
		Sections: w.sections, Sources: sources, Audit: b, Order: sections.Order, Changed: func(string, string) {}, Now: now,
		Trace: func(_ context.Context, _ receipt.Receipt, n care.NHSNumber) (care.Person, error) {
			return care.Person{NHSNumber: n}, nil
		},
	})
	begun := time.Now()
	v, err := r.Open(t.Context(), record.Request{Who: everyone(w), Number: trial})
	if err != nil {
		t.Fatal(err)
	}
	if w.beside != nil {
		w.beside(r, v.Record)
	}
	early()
	if v, err = r.View(v.Record); err != nil {
		t.Fatal(err)
	}
	for _, p := range v.Partners {
		if p.State == "waiting" {
			out.late = append(out.late, p.ODS)
		}
	}
	r.Wait(v.Record)
	out.took = time.Since(begun)
	out.read(t, r, v.Record, w)
	out.hear(b)
	r.Close("")
	return out
}

// slowly has each answer come when it may.
func (w *ward) slowly(next http.Handler) http.Handler {
	if w.delay == nil {
		return next
	}
	return http.HandlerFunc(func(out http.ResponseWriter, q *http.Request) {
		time.Sleep(w.delay())
		next.ServeHTTP(out, q)
	})
}

func everyone(w *ward) care.Professional {
	p := care.Professional{Rights: []care.Right{care.RightDirectAccess}}
	for _, s := range w.sections {
		p.Sections = append(p.Sections, s.Key)
	}
	return p
}

func (w *ward) source(p region.Partner, asks *partner.Partner) record.Source {
	s := record.Source{Asker: asking{asks}, Share: func(dataset string) record.Share {
		s, ok := p.Share(dataset)
		if mine := w.shared[p.ODS]; mine != nil && !slices.Contains(mine, dataset) {
			ok = false
		}
		return record.Share{Shared: ok && s.Planned == "", Since: s.Since, Only: s.Only, Planned: s.Planned, Note: s.Note}
	}}
	if p.Feed.Kind == "periodic" {
		s.Feed = p.Feed.Times
	}
	return s
}

// read takes everything a window could show of the record.
func (s *seen) read(t *testing.T, r *record.Room, handle string, w *ward) {
	v, err := r.View(handle)
	if err != nil {
		t.Fatal(err)
	}
	s.answers, s.rows, s.security = map[string]map[string]care.Answer{}, map[string]string{}, v.Security != ""
	text := map[string]*strings.Builder{}
	for _, p := range w.partners {
		s.answers[p.ODS], text[p.ODS] = map[string]care.Answer{}, &strings.Builder{}
	}
	for _, m := range v.Complete.Missing {
		name, _, _ := strings.Cut(m, ":")
		s.missing = append(s.missing, name)
	}
	for _, sec := range w.sections {
		view, err := r.Section(handle, sec.Key)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range view.Entries {
			e.ID = "" // of this open only
			// "Stopped at Estuary …" is another's word, and goes with its answer.
			e.Cautions = slices.DeleteFunc(slices.Clone(e.Cautions), func(c string) bool {
				return slices.ContainsFunc(w.partners, func(p region.Partner) bool { return p.ODS != e.Source.ODS && strings.Contains(c, p.Name) })
			})
			raw, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			s.order = append(s.order, sec.Key+" "+string(raw))
			b := text[e.Source.ODS]
			b.Write(raw)
			b.WriteByte('\n')
		}
		s.order = append(s.order, view.Warnings...)
		for _, a := range view.Answers {
			a.Millis = 0
			fmt.Fprintf(text[a.ODS], "%+v\n", a)
			if a.State != care.StateNotAsked {
				s.answers[a.ODS][sec.Key] = a
				s.ledger = append(s.ledger, fmt.Sprint(a.ODS, " ", sec.Key, " ", a.State, " ", a.Why, " ", a.Shown))
			}
		}
	}
	for ods, b := range text {
		s.rows[ods] = b.String()
	}
	slices.Sort(s.ledger)
}

// hear takes what the audit was told.
func (s *seen) hear(b *book) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.events {
		s.events = append(s.events, string(e.Kind))
		if e.Kind != receipt.OpenOutcome {
			continue
		}
		s.outcome = e.Outcome
		for _, l := range e.Ledger {
			if l.State != care.StateNotAsked {
				s.told = append(s.told, fmt.Sprint(l.ODS, " ", l.Section, " ", l.State, " ", l.Why, " ", l.Shown))
			}
		}
	}
	slices.Sort(s.told)
}

// audited tells whether the audit has what the window shows.
func (s *seen) audited() bool {
	return s.outcome == "success" && slices.Equal(s.ledger, s.told) && s.events[0] == string(receipt.Open)
}
