package record

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/lists"
	"shcr/backend/since"
)

type noKeys struct{}

func (noKeys) Secret(string) ([]byte, error) { return nil, errors.New("none") }
func (noKeys) Forget(string) error           { return nil }

// remembers gives a room the looks of one user, for a time.
func remembers(t testing.TB, r *Room, now func() time.Time) {
	t.Helper()
	store, err := lists.Open(t.TempDir(), "u", noKeys{}, lists.Limits{Looks: 90 * 24 * time.Hour}, now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	r.deps.Look = func(p care.Person, rights string) Look { return since.Begin(store, p, since.Terms{Rights: rights}) }
}

func conditions(ids ...string) (out []fhir.Resource) {
	for _, id := range ids {
		out = append(out, conditionOf(id)...)
	}
	return out
}

func reworded(id, text string) []fhir.Resource {
	return []fhir.Resource{fhir.NewResource([]byte(`{"resourceType":"Condition","id":"`+id+`","code":{"text":"`+text+`"}}`), "", "")}
}

// H5: what is new, altered and gone is found from one open to the next, leads to the
// rows as they are now, and is written to the audit as shown; of a partner that did
// not answer, then or now, nothing is counted; a sensitive person has no looks.
func TestH5_ChangesFromOneOpenToTheNext(t *testing.T) {
	r, j := among(t, Source{}, Source{})
	remembers(t, r, time.Now)
	ask := func(a, b said) (View, care.Changes) {
		t.Helper()
		r.deps.Sources[0].Asker, r.deps.Sources[1].Asker = a, b
		v := wholly(t, r)
		c, err := r.Changes(v.Record)
		if err != nil || c.Record != v.Record || !c.On {
			t.Fatalf("%+v %v", c, err)
		}
		return v, c
	}
	answer := func(ods string, list []fhir.Resource) said {
		return said{ods: ods, known: true, reply: Reply{Found: fhir.Found{Resources: list}}}
	}
	down := said{ods: "B2", err: &fhir.Failure{Why: care.WhyTimeout}}
	count := func(c care.Changes, of int, fresh, altered, gone, unknown int) {
		t.Helper()
		o := c.Organisations[of]
		if o.New != fresh || o.Altered != altered || o.Gone != gone || len(o.Unknown) != unknown {
			t.Errorf("%+v, not %d %d %d %d", o, fresh, altered, gone, unknown)
		}
	}
	if _, c := ask(answer("A1", conditions("a", "b", "c")), answer("B2", conditions("x"))); c.Say == "" || len(j.of(receipt.Section)) != 0 {
		t.Errorf("first: %+v", c)
	}
	v, c := ask(answer("A1", append(conditions("a", "d"), reworded("b", "bb")...)), down)
	count(c, 0, 1, 1, 1, 0)
	count(c, 1, 0, 0, 0, 1)
	shown := answers(t, r, v)
	texts := map[string]string{}
	for _, e := range shown.Entries {
		texts[e.ID] = e.Term
	}
	if len(c.New) != 1 || len(c.Altered) != 1 || texts[c.New[0].Entry] != "d" || texts[c.Altered[0].Entry] != "bb" {
		t.Errorf("%+v of %v", c, texts)
	}
	if e := j.of(receipt.Section); len(e) == 0 || e[0].Item != changesPart || e[0].Count != 2 {
		t.Errorf("the audit has %+v", e)
	}
	_, c = ask(answer("A1", append(conditions("a", "d"), reworded("b", "bb")...)), answer("B2", nil))
	count(c, 0, 0, 0, 0, 0)
	count(c, 1, 0, 0, 0, 1) // nobody saw what it had
	_, c = ask(answer("A1", nil), answer("B2", conditions("y")))
	count(c, 0, 0, 0, 3, 0)
	count(c, 1, 1, 0, 0, 0)

	person := r.deps.Trace
	r.deps.Trace = func(ctx context.Context, rc receipt.Receipt, n care.NHSNumber) (care.Person, error) {
		p, err := person(ctx, rc, n)
		p.Sensitive = true
		return p, err
	}
	if _, c = ask(answer("A1", conditions("z")), answer("B2", nil)); len(c.Organisations)+len(c.New) != 0 || c.Say == "" || c.Last != "" {
		t.Errorf("sensitive: %+v", c)
	}
	r.deps.Trace = person
	if _, c = ask(answer("A1", conditions("z")), answer("B2", nil)); c.Last != "" {
		t.Errorf("a look at a sensitive person was kept: %+v", c)
	}
}

// A record closed while it loads was no look, and a retry completes the look.
func TestChangesOfALookThatWasBrokenOff(t *testing.T) {
	r, _ := among(t, Source{Asker: said{ods: "A1", known: true, reply: Reply{Found: fhir.Found{Resources: conditions("a")}}}}, Source{Asker: said{ods: "B2", hangs: true}})
	remembers(t, r, time.Now)
	v, err := r.Open(context.Background(), Request{Who: doctor, Number: "9990123454"})
	if err != nil {
		t.Fatal(err)
	}
	r.Close(v.Record)
	r.deps.Sources[1].Asker = said{ods: "B2", err: &fhir.Failure{Why: care.WhyTimeout}}
	v = wholly(t, r)
	if c, err := r.Changes(v.Record); err != nil || c.Last != "" {
		t.Errorf("%+v %v", c, err)
	}
	r.mu.Lock()
	o := r.open
	r.mu.Unlock()
	o.mu.Lock()
	for _, st := range o.sources {
		if st.key == "B2" {
			st.Asker = said{ods: "B2", known: true, reply: Reply{Found: fhir.Found{Resources: conditions("x")}}}
		}
	}
	o.mu.Unlock()
	if err := r.Retry(context.Background(), v.Record, ""); err != nil {
		t.Fatal(err)
	}
	r.Wait(v.Record)
	r.deps.Sources[1].Asker = said{ods: "B2", known: true, reply: Reply{Found: fhir.Found{Resources: conditions("x", "y")}}}
	c, err := r.Changes(wholly(t, r).Record)
	if err != nil || len(c.Organisations) != 2 || c.Organisations[1].New != 1 || len(c.Organisations[1].Unknown) != 0 {
		t.Errorf("%+v %v", c, err)
	}
}

// BenchmarkChanges is a look at 20,000 rows: kept, and compared.
func BenchmarkChanges(b *testing.B) {
	var squares []care.Square
	for s := range 12 {
		q := care.Square{Section: care.Section{Key: fmt.Sprint("s", s)}, Answer: care.Answer{ODS: "A1", State: care.StateComplete}}
		for i := range 20_000 / 12 {
			q.Entries = append(q.Entries, care.Entry{Term: fmt.Sprint("Item ", i), Of: []string{fmt.Sprint("Condition/", i)}, When: care.When{ISO: "2026-11-01"},
				Facts: []care.Fact{{Key: "a", Label: "Dose", Text: "One tablet twice a day"}, {Key: "b", Label: "Recorded", Text: "01-Nov-2026"}}, Source: care.Source{ODS: "A1", Name: "The Saltings Surgery"}})
		}
		squares = append(squares, q)
	}
	r, _ := among(&testing.T{}, Source{})
	remembers(b, r, time.Now)
	for b.Loop() {
		if err := r.deps.Look(care.Person{NHSNumber: "9990123454"}, "").Keep(squares, time.Now()); err != nil {
			b.Fatal(err)
		}
		if v := r.deps.Look(care.Person{NHSNumber: "9990123454"}, "").Changed(squares); len(v.New) != 0 || v.Say != "" {
			b.Fatalf("%+v", v)
		}
	}
}
