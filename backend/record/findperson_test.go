package record

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// without writes all but one item.
type without struct {
	*journal
	item string
}

func (j *without) Commit(ctx context.Context, e receipt.Event) (receipt.Receipt, error) {
	if e.Item == j.item {
		return receipt.Receipt{}, errors.New("full")
	}
	return j.journal.Commit(ctx, e)
}

// Every value of the page of demographics is found by what it says, by its label and
// by who says it, under the id that the page gives it; and that it was shown is
// written before, or nothing is found (M63).
func TestM63_DemographicsAreFoundAsTheirPageShowsThem(t *testing.T) {
	r, j := among(t, Source{Asker: said{ods: "GOOD", known: true, reply: Reply{Patients: []fhir.Resource{
		patientOf("1", `,"address":[{"line":["14 Tern Close"]}],"maritalStatus":{"text":"Widowed"}`)}}}},
		Source{Asker: said{ods: "BROKEN", known: true, reply: Reply{Patients: []fhir.Resource{fhir.NewResource([]byte(`{"resourceType":"Patient","id":"3","name":"LEAK"}`), "", "")}}}})
	identity(t, r, care.Demographics{Details: []care.Detail{{Field: "address", Text: "41 Térn Close", Note: "temporary"}, {Field: "marital", Text: "Married"}}}, false)
	v := wholly(t, r)
	whole := &without{j, demographicsPage}
	r.deps.Audit = whole
	if f, err := r.Find(v.Record, "tern", "", 0); err == nil {
		t.Errorf("found without a trail: %+v", f)
	}
	whole.item = "none"
	f, err := r.Find(v.Record, "widowed GOOD", "", 0)
	if err != nil || len(f.Groups) != 1 || f.Groups[0].Key != care.FoundPerson || f.Groups[0].Total != 1 {
		t.Fatalf("%+v %v", f, err)
	}
	h := f.Groups[0].Hits[0]
	if h.Group != "Personal details" || h.From != "GOOD, 10-Nov-2026" || len(h.Cautions) != 1 || h.Term[0].Text != "Marital status" || !h.Excerpts[0].Text[0].Hit {
		t.Errorf("%+v", h)
	}
	page, err := r.Demographics(v.Record)
	if err != nil {
		t.Fatal(err)
	}
	values := 0
	for _, g := range page.Groups {
		for _, field := range g.Fields {
			for _, x := range field.Values {
				values++
				f, err := r.Find(v.Record, field.Label+" "+x.Text+" "+x.Note+" "+x.Sources[0], care.FoundPerson, 0)
				if err != nil || len(f.Groups) != 1 || f.Groups[0].Hits[0].Entry != x.ID {
					t.Errorf("%s %q: %+v %v", field.Label, x.Text, f.Groups, err)
				}
			}
		}
	}
	if f, _ := r.Find(v.Record, "tern temporary", "", 0); values < 5 || len(f.Groups) != 1 || f.Groups[0].Total != 1 {
		t.Errorf("of %d values %+v", values, f.Groups)
	}
	if say := strings.Join(f.Scope.Not, "\n"); !strings.Contains(say, "Full demographics: BROKEN: the person's details could not be read.") || !strings.Contains(f.Scope.Say, "the full demographics") {
		t.Errorf("%s %s", f.Scope.Say, say)
	}
	events := 0
	for _, e := range j.of(receipt.Section) {
		if e.Item == demographicsPage {
			events++
		}
	}
	if events != 1 {
		t.Errorf("%d events", events)
	}
}

// What comes after a search is found by the next.
func TestDemographicsThatComeLaterAreFound(t *testing.T) {
	hold := make(chan struct{})
	r, _ := among(t)
	r.deps.Related = func(context.Context, receipt.Receipt, care.Person) ([]care.Contact, error) {
		<-hold
		return []care.Contact{{Relation: "Neighbour", Elsewhere: "999 510 2250"}}, nil
	}
	came := make(chan struct{}, 20)
	r.deps.Changed = func(string, string) { came <- struct{}{} }
	v, err := r.Open(context.Background(), Request{Who: doctor, Number: "9990123454"})
	if err != nil {
		t.Fatal(err)
	}
	if f, err := r.Find(v.Record, "neighbour", "", 0); err != nil || len(f.Groups) != 0 {
		t.Fatalf("%+v %v", f, err)
	}
	close(hold)
	r.Wait(v.Record)
	for {
		f, err := r.Find(v.Record, "neighbour", "", 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Groups) == 1 {
			break
		}
		<-came
	}
}

// H24: of a sensitive person nothing is found that the page withholds.
func TestH24_NothingWithheldOfASensitivePersonIsFound(t *testing.T) {
	r, _ := among(t, Source{Asker: said{ods: "LEAK", known: true, reply: Reply{Patients: []fhir.Resource{patientOf("1",
		`,"address":[{"line":["LEAK"]}],"telecom":[{"system":"phone","value":"LEAK"}],"generalPractitioner":[{"display":"LEAK"}],"maritalStatus":{"text":"LEAK"}`)}}}})
	identity(t, r, care.Demographics{BirthISO: "1948-03-14", Details: []care.Detail{{Field: "born", Text: "14-Mar-1948"}}}, true)
	v := wholly(t, r)
	for typed, want := range map[string]int{"leak": 0, "address": 0, "marital": 0, "born": 1} {
		f, err := r.Find(v.Record, typed, care.FoundPerson, 0)
		f.Query = ""
		raw, _ := json.Marshal(f)
		if err != nil || len(f.Groups) != want || strings.Contains(string(raw), "LEAK") {
			t.Errorf("%s: %s %v", typed, raw, err)
		}
	}
}
