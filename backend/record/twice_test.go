package record

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// holder has a list of medicines to answer with.
type holder struct {
	slow
	rows []string
}

func (h holder) Ask(_ context.Context, _ receipt.Receipt, _ []care.NHSNumber, asks []fhir.Ask, deliver func(Reply)) (bool, error) {
	var found []fhir.Resource
	for _, row := range h.rows {
		found = append(found, fhir.NewResource([]byte(row), "", ""))
	}
	for _, a := range asks {
		deliver(Reply{Key: queryKey(a), Found: fhir.Found{Resources: found}, Set: fhir.NewSet("", nil)})
	}
	return true, nil
}

// H9: five thousand random pairs of medicines, one of each at either of two
// organisations, alike in all, some or none of id, identifier, code, name and dose:
// nothing is ever made one row, every row keeps its organisation, and none is lost
// or comes twice. The viewer groups nothing; what is alike stands there twice, and
// where it is not quite alike both say so.
func TestH9_NothingIsMergedAcrossOrganisations(t *testing.T) {
	const pairs = 5000
	random := rand.New(rand.NewSource(9))
	var here, there []string
	want, alike := map[string]bool{}, 0
	for i := range pairs {
		same := func() int { return i + pairs*random.Intn(2) } // as at the other organisation, or its own
		row := func(name, code, identifier, dose int) string {
			return fmt.Sprintf(`{"resourceType":"Condition","id":"m%d","identifier":[{"system":"urn:x","value":"%d"}],"code":{"text":"Medicine %d","coding":[{"code":"%d"}]},"note":[{"text":"%d mg"}]}`,
				i, identifier, name, code, dose)
		}
		name, code, identifier, dose := same(), same(), same(), same()
		if name == i && code == i && identifier == i && dose == i {
			alike++
		}
		here, there = append(here, row(i, i, i, i)), append(there, row(name, code, identifier, dose))
		want[fmt.Sprint("A1 Medicine ", i, " of m", i)], want[fmt.Sprint("B2 Medicine ", name, " of m", i)] = true, true
	}
	r := room(func(string, string) {})
	r.deps.Sections = []Section{{Section: care.Section{Key: care.Medications}, Asks: []fhir.Ask{{Type: "Condition"}}, Read: func(in fhir.Sent) (rows care.Rows) {
		for _, res := range in.Resources {
			var v struct {
				ID   string               `json:"id"`
				Code fhir.CodeableConcept `json:"code"`
				Note []struct {
					Text string `json:"text"`
				} `json:"note"`
			}
			if err := res.Into(&v); err != nil {
				t.Error(err)
			}
			e := care.Entry{ID: in.Partner.ODS + " " + res.Ref(), Term: v.Code.Text, Group: "current", Source: care.Source{ODS: in.Partner.ODS, Name: in.Partner.Name}, Of: []string{v.ID}, Codes: []care.Coded{{Code: v.Code.Coding[0].Code}}}
			if len(v.Note) > 0 {
				e.Facts = []care.Fact{{Key: "dose", Text: v.Note[0].Text}}
			}
			rows.Entries = append(rows.Entries, e)
		}
		return rows
	}}}
	shared := func(string) Share { return Share{Shared: true} }
	r.deps.Sources = []Source{{Asker: holder{slow{"A1"}, here}, Share: shared}, {Asker: holder{slow{"B2"}, there}, Share: shared}}
	who := doctor
	who.Sections = []string{care.Medications}
	v, err := r.Open(context.Background(), Request{Who: who, Number: "9990123454"})
	if err != nil {
		t.Fatal(err)
	}
	r.Wait(v.Record)
	s, err := r.Section(v.Record, care.Medications)
	if err != nil {
		t.Fatal(err)
	}
	got, cautioned := map[string]bool{}, 0
	for _, e := range s.Entries {
		key := fmt.Sprint(e.Source.ODS, " ", e.Term, " of ", e.Of[0])
		if got[key] || !want[key] || len(e.Of) != 1 {
			t.Fatalf("%q comes twice, is nobody's, or is made of %v", key, e.Of)
		}
		if got[key] = true; slices.ContainsFunc(e.Cautions, func(c string) bool { return strings.HasPrefix(c, "Dose or directions differ") }) {
			cautioned++
		}
	}
	if len(s.Entries) != 2*pairs || len(got) != len(want) {
		t.Errorf("%d rows of %d", len(s.Entries), 2*pairs)
	}
	if alike < pairs/32 || cautioned < pairs/4 {
		t.Errorf("%d pairs wholly alike, %d rows said to differ: the test looked at too little", alike, cautioned)
	}
}
