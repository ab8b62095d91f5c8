package record

import (
	"context"
	"fmt"
	"maps"
	"sync"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// inOrder answers with one resource of each type asked for, one after the other,
// in one set, as a partner does; a stranger knows nobody.
type inOrder struct {
	slow
	stranger bool
}

func (a inOrder) Ask(_ context.Context, _ receipt.Receipt, _ []care.NHSNumber, asks []fhir.Ask, deliver func(Reply)) (bool, error) {
	set := fhir.NewSet("", nil)
	for _, ask := range asks {
		if a.stranger {
			return false, nil
		}
		all := []fhir.Resource{fhir.NewResource(fmt.Appendf(nil, `{"resourceType":%q,"id":"1","encounter":{"reference":"Encounter/1"}}`, ask.Type), "", "")}
		set.Add(all)
		deliver(Reply{Key: queryKey(ask), Found: fhir.Found{Resources: all}, Set: set})
	}
	return true, nil
}

// When a partner has ended, the page is told only of the sections that then say
// something else: those that follow a reference to what came after them, and
// those that no longer announce what an organisation will share, since it does
// not know the person. The others would be read again for nothing.
func TestEndTellsOnlyOfWhatChanged(t *testing.T) {
	plain := func(in fhir.Sent) (rows care.Rows) {
		for _, r := range in.Resources {
			rows.Entries = append(rows.Entries, care.Entry{ID: r.Ref(), Of: []string{r.Ref()}, Facts: []care.Fact{}})
		}
		return rows
	}
	follows := func(in fhir.Sent) care.Rows {
		rows := plain(in)
		for i := range in.Resources {
			if _, ok := in.Set.Resolve(fhir.Base{}, fhir.Reference{Reference: "Encounter/1"}); ok {
				rows.Entries[i].Term = "seen in clinic"
			}
		}
		return rows
	}
	looks := func(in fhir.Sent) care.Rows { // and is none the wiser: the row stays as it was
		in.Set.Resolve(fhir.Base{}, fhir.Reference{Reference: "Encounter/1"})
		return plain(in)
	}
	section := func(key, typ string, read func(fhir.Sent) care.Rows) Section {
		return Section{Section: care.Section{Key: key}, Asks: []fhir.Ask{{Type: typ}}, Read: read}
	}
	var mu sync.Mutex
	told := map[string]int{}
	r := New(Deps{
		Sections: []Section{section(care.Problems, "Condition", plain), section(care.Procedures, "Procedure", follows), section(care.Results, "Observation", looks), section(care.Encounters, "Encounter", plain), section(care.Referrals, "ServiceRequest", plain)},
		Sources: []Source{
			{Asker: inOrder{slow: slow{"A1"}}, Share: func(key string) Share { return Share{Shared: key != care.Referrals} }},
			{Asker: inOrder{slow: slow{"B2"}, stranger: true}, Share: func(key string) Share {
				return map[string]Share{care.Problems: {Shared: true}, care.Referrals: {Planned: "2027-04-01"}}[key]
			}},
		},
		Trace: func(_ context.Context, _ receipt.Receipt, n care.NHSNumber) (care.Person, error) {
			return care.Person{NHSNumber: n}, nil
		},
		Audit: yes{}, Order: func(care.Section, []care.Entry) {}, Now: time.Now,
		Changed: func(_, key string) {
			mu.Lock()
			defer mu.Unlock()
			told[key]++
		},
	})
	who := doctor
	who.Sections = []string{care.Problems, care.Procedures, care.Results, care.Encounters, care.Referrals}
	v, err := r.Open(context.Background(), Request{Who: who, Number: "9990123454"})
	if err != nil {
		t.Fatal(err)
	}
	r.Wait(v.Record)
	mu.Lock()
	defer mu.Unlock()
	want := map[string]int{
		care.Problems:   2, // A1's answer; B2's end
		care.Procedures: 2, // its answer; the encounter that came after it
		care.Results:    1,
		care.Encounters: 1,
		care.Referrals:  1, // B2 is not to share anything of this person
		"":              3, // each partner's end, and that of all
	}
	if !maps.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
	for _, key := range who.Sections {
		if s, err := r.Section(v.Record, key); err != nil || s.Revision != want[key] {
			t.Errorf("%s: revision %d, want %d (%v)", key, s.Revision, want[key], err)
		}
	}
	r.Close("")
}
