package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/partner"
	"shcr/backend/record"
	"shcr/backend/sections"
)

// unaudited stands in for the journal: the bench opens invented persons, or
// those of servers that are the caller's own, and writes no disk.
type unaudited struct{}

// Commit gives a receipt at once.
func (unaudited) Commit(context.Context, receipt.Event) (receipt.Receipt, error) {
	return receipttest.Make(), nil
}

// asker fits a partner to the reading room, and counts what it hands over.
type asker struct {
	*partner.Partner
	got *atomic.Int64
}

// Ask is the partner's own.
func (a asker) Ask(ctx context.Context, rc receipt.Receipt, numbers []care.NHSNumber, asks []fhir.Ask, deliver func(record.Reply)) (bool, error) {
	return a.Partner.Ask(ctx, rc, numbers, asks, func(r partner.Reply) {
		a.got.Add(int64(len(r.Found.Resources)))
		deliver(record.Reply{Key: r.Key, Found: r.Found, Unclear: r.Unclear, Set: r.Set, Held: r.Held, Err: r.Err, Duration: r.Duration})
	})
}

// viewer opens the record as the window does: the product's partners, reading
// room and readers, all sections of a role that sees everything.
func (t task) viewer() (result, error) {
	var got atomic.Int64
	var endpoints []*fhir.Endpoint
	deps := record.Deps{Audit: unaudited{}, Order: sections.Order, Now: time.Now}
	who := care.Professional{Name: "Bench", Rights: []care.Right{care.RightDirectAccess, care.RightRestricted}}
	for _, r := range sections.All() {
		deps.Sections = append(deps.Sections, record.Section{Section: r.Section, Asks: r.Searches, Read: r.Read})
		who.Sections = append(who.Sections, r.Key)
	}
	number, err := care.ParseNHSNumber(t.NHS)
	if err != nil {
		return result{}, err
	}
	for i, p := range t.Partners {
		e, err := fhir.Way{TLS: t.tls()}.Endpoint(p.Base, func(context.Context) (string, error) { return "", nil }, fhir.DefaultLimits())
		if err != nil {
			return result{}, err
		}
		defer e.Close()
		endpoints = append(endpoints, e)
		org := care.Organisation{ODS: fmt.Sprintf("B%02d", i), Name: p.Base, Setting: p.Setting}
		asked := partner.New(org, e, time.Now)
		if t.Patient != "" {
			asked.At(t.Patient)
		}
		deps.Sources = append(deps.Sources, record.Source{
			Asker: asker{asked, &got},
			Share: func(dataset string) record.Share { return record.Share{Shared: p.shares(dataset)} },
		})
	}
	deps.Trace = func(context.Context, receipt.Receipt, care.NHSNumber) (care.Person, error) {
		return care.Person{NHSNumber: number, NHSSpaced: number.Spaced()}, nil
	}
	var mu sync.Mutex
	var began time.Time
	var out result
	deps.Changed = func(_, key string) {
		mu.Lock()
		defer mu.Unlock()
		since := ms(time.Since(began))
		switch {
		case key == "":
			out.SettledMS = append(out.SettledMS, since)
		case out.FirstMS == 0:
			out.FirstMS = since
		}
	}
	room := record.New(deps)
	began = time.Now()
	greet(deps.Sources)
	out.SetupMS = ms(time.Since(began))
	before := memory(true)
	began = time.Now()
	v, err := room.Open(context.Background(), record.Request{Who: who, Number: number, Reason: care.Reasons()[0]})
	if err != nil {
		return out, err
	}
	room.Wait(v.Record)
	took := ms(time.Since(began))
	out.PeakRSS = peakRSS() // of the load: the ledger below copies every section, as no window does
	after := memory(false)
	out.Mallocs = after.Mallocs - before.Mallocs
	if kept := memory(true); kept.HeapAlloc > before.HeapAlloc {
		out.LiveMiB = float64(kept.HeapAlloc-before.HeapAlloc) / (1 << 20)
	}
	mu.Lock()
	defer mu.Unlock()
	out.MS, out.Resources = took, int(got.Load())
	for _, e := range endpoints {
		out.Requests += e.Requests()
	}
	out.Servers, err = ledger(room, v.Record, t.Partners)
	room.Close(v.Record)
	return out, err
}

// greet asks every server what it is, as the first open of a session does while
// demographics are looked up.
func greet(sources []record.Source) {
	var all []<-chan struct{}
	for _, s := range sources {
		all = append(all, s.Asker.(asker).Greet(context.Background(), receipttest.Make()))
	}
	for _, done := range all {
		<-done
	}
}

// memory reads the heap, after collecting what is not held where only that is
// asked for.
func memory(collect bool) (m runtime.MemStats) {
	if collect {
		runtime.GC()
		runtime.GC()
	}
	runtime.ReadMemStats(&m)
	return m
}

// ledger puts the room's ledger into words for each server.
func ledger(room *record.Room, handle string, asked []*Partner) ([]serverLedger, error) {
	v, err := room.View(handle)
	if err != nil {
		return nil, err
	}
	out := make([]serverLedger, len(asked))
	for i, p := range v.Partners {
		out[i] = serverLedger{Base: asked[i].Base, State: p.State, Say: p.Say, Sections: map[string]string{}}
	}
	for _, head := range v.Sections {
		s, err := room.Section(handle, head.Key)
		if err != nil {
			return nil, err
		}
		for i, a := range s.Answers {
			if a.State == care.StateNotAsked {
				continue
			}
			say := fmt.Sprintf("%s %d of %d", a.State, a.Shown, a.Received)
			if a.Why != care.WhyNone {
				say += " (" + string(a.Why) + ")"
			}
			out[i].Sections[head.Key] = say
		}
	}
	return out, nil
}
