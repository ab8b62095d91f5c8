package record

import (
	"context"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// M131, H37: exactly what, where, when, the finding as recorded, "viewed on
// Shared Care Record" and the date; what turns the meaning comes along.
func TestM131_H37_Citation(t *testing.T) {
	r := &Room{}
	now := time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC)
	value := care.Entry{Term: "Urea and electrolytes", When: care.NewWhen("Taken", "2026-11-18", now), Source: care.Source{Name: "Estuary Teaching Hospitals"},
		Values: []care.Value{{Name: "Sodium", Text: "129", Unit: "mmol/L", Flag: "Low"}, {Name: "Potassium", Text: "4.10", Unit: "mmol/L", Status: care.Status{Text: "Preliminary", Kind: "notable"}}}}
	refuted := care.Entry{Negation: "Refuted:", Term: "Pulmonary\n embolism.", When: care.NewWhen("Onset", "2014", now), Source: care.Source{Setting: care.SettingGP},
		Status: care.Status{Text: "Entered by a locum", Kind: "notable"}, Facts: []care.Fact{{Label: "Severity", Text: "Mild", Lead: true}, {Label: "Note", Text: "not for here"}}, Cautions: []string{"Check with the source."}}
	for want, e := range map[string]care.Entry{
		"Urea and electrolytes, Estuary Teaching Hospitals, taken 18-Nov-2026, Sodium 129 mmol/L (Low), Potassium 4.10 mmol/L (Preliminary), viewed on Shared Care Record, 21-Nov-2026": value,
		"Refuted: Pulmonary embolism, A GP practice, onset 2014, Entered by a locum, Severity Mild, Check with the source, viewed on Shared Care Record, 21-Nov-2026":                   refuted,
		"Fall, Fairhaven, Date not recorded, viewed on Shared Care Record, 21-Nov-2026":                                                                                                 {Term: "Fall", When: care.NewWhen("", "", now), Source: care.Source{Name: "Fairhaven"}},
	} {
		if got := citation(e, r.citeDay("2026-11-21"), r.citeDay); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	r.deps.CiteDates = "dd/mm/yy"
	if got := r.citeDay("2026-11-18T09:30:00Z") + " " + r.citeDay("2014"); got != "18/11/26 2014" {
		t.Error(got)
	}
}

// kept is an auditor that keeps what it was told, or refuses.
type kept struct {
	events []receipt.Event
	err    error
}

func (k *kept) Commit(_ context.Context, e receipt.Event) (receipt.Receipt, error) {
	k.events = append(k.events, e)
	return receipt.Receipt{}, k.err
}

// M131: a copy is audited with its item, nothing is copied that could not be,
// and no other record's handle gives anything.
func TestM131_ReferenceIsAudited(t *testing.T) {
	r := room(func(string, string) {})
	v, err := r.Open(context.Background(), Request{Who: doctor, Number: "9990123454"})
	if err != nil {
		t.Fatal(err)
	}
	r.Wait(v.Record)
	s, err := r.Section(v.Record, care.Problems)
	if err != nil || len(s.Entries) != 2 {
		t.Fatal(s.Entries, err)
	}
	book := &kept{}
	r.deps.Audit = book
	text, err := r.Reference(context.Background(), v.Record, s.Entries[0].ID)
	if err != nil || text == "" {
		t.Fatal(text, err)
	}
	if len(book.events) != 1 || book.events[0].Kind != receipt.Copied || book.events[0].Item == "" || book.events[0].Person != "9990123454" {
		t.Errorf("audited as %+v", book.events)
	}
	if text, err := r.Reference(context.Background(), "another", s.Entries[0].ID); err == nil {
		t.Error("another handle gave ", text)
	}
	book.err = receipt.ErrNone
	if text, err := r.Reference(context.Background(), v.Record, s.Entries[0].ID); err == nil || text != "" {
		t.Error("not audited and given: ", text)
	}
	r.deps.Audit = yes{}
	r.Close("")
}
