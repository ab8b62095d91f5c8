package record

import (
	"context"
	"slices"
	"strings"
	"testing"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// sharing is an organisation that answers every ask with rows, or with none.
type sharing struct {
	slow
	name  string
	rows  bool
	known bool
}

func (s sharing) Organisation() care.Organisation {
	return care.Organisation{ODS: s.ods, Name: s.name, Setting: care.SettingAcute}
}

func (s sharing) Ask(ctx context.Context, rc receipt.Receipt, numbers []care.NHSNumber, asks []fhir.Ask, deliver func(Reply)) (bool, error) {
	if s.known && s.rows {
		return s.slow.Ask(ctx, rc, numbers, asks, deliver)
	}
	for _, a := range asks {
		deliver(Reply{Key: queryKey(a), Set: fhir.NewSet("", nil)})
	}
	return s.known, nil
}

// opened gives one section of a record of which the organisation awaits a part
// and another plans the whole.
func opened(t *testing.T, of sharing, sensitive bool) SectionView {
	t.Helper()
	r := room(func(string, string) {})
	r.deps.Trace = func(context.Context, receipt.Receipt, care.NHSNumber) (care.Person, error) {
		return care.Person{NHSNumber: "9990123454", Sensitive: sensitive}, nil
	}
	r.deps.Sources = []Source{
		{Asker: of, Share: func(string) Share {
			return Share{Shared: true, Awaited: []Awaited{{What: "Radiology reports", Planned: "2027-04-01"}}}
		}},
		{Asker: sharing{slow: slow{"RZ8"}, name: "Saltmarsh"}, Share: func(string) Share { return Share{Planned: "2027-02-01"} }},
	}
	key := r.deps.Sections[0].Key
	v, err := r.Open(context.Background(), Request{Who: doctor, Number: "9990123454", Reason: care.Reasons()[0]})
	if err != nil {
		t.Fatal(err)
	}
	r.Wait(v.Record)
	s, err := r.Section(v.Record, key)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// M79, D4: what an organisation will share later is said beside what it sent,
// and beside "none recorded", in the ledger and on the card.
func TestM79_WhatIsAwaitedIsSaid(t *testing.T) {
	estuary := sharing{slow: slow{"RZ9"}, name: "Estuary", rows: true, known: true}
	const ledger = "Radiology reports not shared yet (planned from 01-Apr-2027)."
	const part, whole = "Estuary: radiology reports not shared yet (planned from 01-Apr-2027).", "Saltmarsh does not share this yet (planned from 01-Feb-2027)."
	s := opened(t, estuary, false)
	if !strings.HasSuffix(s.Answers[0].Say, ledger) || len(s.Entries) == 0 {
		t.Errorf("%q with %d rows", s.Answers[0].Say, len(s.Entries))
	}
	if !slices.Equal(s.Notes, []string{whole, part}) {
		t.Errorf("notes %q", s.Notes)
	}
	estuary.rows = false
	s = opened(t, estuary, false)
	if len(s.Notes) != 0 || !slices.Contains(s.Empty, part) || !slices.Contains(s.Empty, whole) || !strings.HasPrefix(s.Empty[len(s.Empty)-1], "Absence") {
		t.Errorf("empty: notes %q, words %q", s.Notes, s.Empty)
	}
	estuary.known = false
	s = opened(t, estuary, false)
	if strings.Contains(strings.Join(append(s.Empty, s.Answers[0].Say), " "), "Radiology") {
		t.Errorf("awaited of somebody not known there: %q", s.Empty)
	}
}

// H24: of a sensitive person nothing that is to come names the organisation.
func TestH24_WhatIsAwaitedNamesNobody(t *testing.T) {
	s := opened(t, sharing{slow: slow{"RZ9"}, name: "Estuary", rows: true, known: true}, true)
	if all := strings.Join(s.Notes, " "); len(s.Notes) != 2 || strings.Contains(all, "Estuary") || strings.Contains(all, "Saltmarsh") || strings.Contains(all, "2027") || strings.Contains(all, "adiology") {
		t.Errorf("%q", s.Notes)
	}
}

// Words of a failed answer say it too; of one that is pending or not asked they
// say nothing of it.
func TestM79_AwaitedByState(t *testing.T) {
	share := Share{Awaited: []Awaited{{What: "Packages of care", Planned: "2027-01-01"}}}
	for _, s := range states {
		a := care.Answer{Name: "Tidewell", State: s.state, Why: s.why}
		says := strings.Contains(sayAnswer(a, share), "Packages of care not shared yet (planned from 01-Jan-2027)")
		if want := s.state != care.StatePending && s.state != care.StateNotAsked && s.why != care.WhyNotKnown; says != want {
			t.Errorf("%s %s: %q", s.state, s.why, sayAnswer(a, share))
		}
	}
}

// Of somebody whom an organisation does not know nothing is to come either: what
// it plans to share is not held out (M79); and an answer in part is told from none.
func TestM79_NothingIsPlannedOfAStranger(t *testing.T) {
	for _, known := range []bool{true, false} {
		r := room(func(string, string) {})
		r.deps.Sections = append(r.deps.Sections, Section{Section: care.Section{Key: care.Alerts}, Asks: r.deps.Sections[0].Asks, Read: r.deps.Sections[0].Read})
		r.deps.Sources = []Source{{Asker: sharing{slow: slow{"RZ9"}, name: "Estuary", known: known}, Share: func(key string) Share {
			return map[string]Share{care.Alerts: {Planned: "2027-02-01"}, r.deps.Sections[0].Key: {Shared: true}}[key]
		}}}
		who := doctor
		who.Sections = []string{care.Alerts, r.deps.Sections[0].Key}
		v, err := r.Open(context.Background(), Request{Who: who, Number: "9990123454", Reason: care.Reasons()[0]})
		if err != nil {
			t.Fatal(err)
		}
		r.Wait(v.Record)
		s, err := r.Section(v.Record, care.Alerts)
		if err != nil {
			t.Fatal(err)
		}
		if says := strings.Contains(strings.Join(s.Empty, " "), "01-Feb-2027"); says != known || !known && s.Empty[0] != "Not known to Estuary." || s.Answers[0].Why != care.WhyPlanned {
			t.Errorf("known %v: %q %+v", known, s.Empty, s.Answers)
		}
	}
	st := &sourceState{Source: Source{Asker: slow{"RZ9"}}, known: true, cells: map[string]*cell{
		"a": {answer: care.Answer{State: care.StateComplete}}, "b": {answer: care.Answer{State: care.StateFailed, Why: care.WhyTimeout}}}}
	o := &openRecord{sources: []*sourceState{st}}
	if p := o.progress(st); p.State != "missing" || !p.Partly {
		t.Errorf("%+v", p)
	}
	delete(st.cells, "a")
	if p := o.progress(st); p.State != "missing" || p.Partly {
		t.Errorf("%+v", p)
	}
}
