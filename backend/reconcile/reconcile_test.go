package reconcile

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"shcr/backend/care"
)

var medicines = care.Section{Key: care.Medications, Groups: []care.Group{{Key: "current"}, {Key: "stopped"}, {Key: "past"}}}

const snomed = "http://snomed.info/sct"

type say struct{ from, term, code, dose, route, form, group string }

var made int

func (s say) entry() care.Entry {
	made++
	e := care.Entry{ID: fmt.Sprintf("e%06d", made), Of: []string{fmt.Sprintf("MedicationStatement/%d", made)}, Section: care.Medications, Group: s.group, Term: s.term,
		Source: care.Source{ODS: s.from, Name: "Organisation " + s.from}}
	if e.Group == "" {
		e.Group = "current"
	}
	if s.code != "" {
		e.Codes = []care.Coded{{System: snomed, Code: s.code}}
	}
	for key, text := range map[string]string{"dose": s.dose, "route": s.route, "form": s.form} {
		if text != "" {
			e.Facts = append(e.Facts, care.Fact{Key: key, Text: text})
		}
	}
	slices.SortFunc(e.Facts, func(a, b care.Fact) int { return strings.Compare(a.Key, b.Key) })
	return e
}

func rowsOf(said ...say) []care.SideRow {
	var all []care.Entry
	for _, s := range said {
		all = append(all, s.entry())
	}
	_, rows := Rows(medicines, all, nil)
	return rows
}

// many are statements of some organisations, of few enough products that most rows
// have several.
func many(r *rand.Rand) (all []care.Entry) {
	terms := []string{"Furosemide 40mg tablets", "Furosemide 20mg tablets", "Carbimazole 5mg tablets", "Insulin", "Warfarin"}
	groups := []string{"current", "current", "stopped", "past"}
	for range 5 + r.IntN(40) {
		i := r.IntN(len(terms))
		code := fmt.Sprint(100 + i)
		if r.IntN(4) == 0 {
			code = ""
		}
		s := say{from: fmt.Sprint("F", r.IntN(4)), term: terms[i], code: code, dose: []string{"One daily", "Two daily", ""}[r.IntN(3)],
			route: []string{"", "Oral"}[r.IntN(2)], group: groups[r.IntN(4)]}
		e := s.entry()
		if r.IntN(2) == 0 {
			e.When = care.When{Kind: "Last issued", Text: "x", ISO: fmt.Sprintf("2026-0%d-01", 1+r.IntN(9))}
		}
		all = append(all, e)
	}
	return all
}

// blind takes out what tells copies apart, and how many there are.
func blind(rows []care.SideRow) string {
	rows = slices.Clone(rows)
	term := map[string]string{}
	for i, r := range rows {
		term[r.Key] = fmt.Sprint(i)
	}
	var out []string
	for _, r := range rows {
		line := fmt.Sprint(r.Term, r.Route, r.Form, r.Coded, r.Over, r.Notes, r.Last, r.More)
		for _, o := range r.Similar {
			line += fmt.Sprint(term[o.Key], o.Term, o.Why)
		}
		for _, c := range r.Cells {
			line += "|" + c.Say
			for _, s := range c.Statements {
				line += print(s.Entry)
			}
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// Every statement is in one place, in whichever order the sources come (H9, H10).
func TestH9_EveryStatementOnceInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		all := many(r)
		columns, rows := Rows(medicines, all, nil)
		var got, want []string
		for _, row := range rows {
			if len(row.Cells) != len(columns) {
				t.Fatalf("%d cells for %d columns", len(row.Cells), len(columns))
			}
			for i, c := range row.Cells {
				if (c.Say == "") != (len(c.Statements) > 0) {
					t.Fatalf("a cell with %d statements says %q", len(c.Statements), c.Say)
				}
				for _, s := range c.Statements {
					for _, e := range append([]care.Entry{s.Entry}, s.Copies...) {
						got = append(got, e.ID)
						if e.Source.ODS != columns[i].Key {
							t.Fatalf("a statement of %s stands under %s", e.Source.ODS, columns[i].Key)
						}
					}
				}
			}
		}
		for _, e := range all {
			want = append(want, e.ID)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("received %d, shown %d", len(want), len(got))
		}
		if say := Count(rows, len(all), nil); !strings.HasPrefix(say, plural(len(all), "statement")+", ") || !strings.HasSuffix(say, ", 0 hidden") {
			t.Fatalf("%d statements are counted %q", len(all), say)
		}
		mixed := slices.Clone(all)
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		if c, again := Rows(medicines, mixed, nil); !reflect.DeepEqual(rows, again) || !reflect.DeepEqual(columns, c) {
			t.Fatal("another order shows something else")
		}
	}
}

// A source that sends everything twice makes no more rows: the copies are counted.
func TestH9_DoublingCountsCopies(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		all := many(r)
		twice := slices.Clone(all)
		for _, e := range all {
			e.ID += "b"
			e.Of = []string{e.Of[0] + "b"}
			twice = append(twice, e)
		}
		_, once := Rows(medicines, all, nil)
		_, double := Rows(medicines, twice, nil)
		if blind(once) != blind(double) {
			t.Fatal("doubling shows other rows")
		}
		if say := Count(double, 2*len(all), nil); !strings.HasPrefix(say, plural(2*len(all), "statement")) {
			t.Fatalf("%d statements are counted %q", 2*len(all), say)
		}
	}
}

// Products that look or sound alike stay apart, with codes of their own, with one
// code for all (a substance's, or a wrong one), and without any code.
func TestH9_LookAlikesStayApart(t *testing.T) {
	for name, code := range map[string]func(i int) string{
		"own codes": func(i int) string { return fmt.Sprint(1000 + i) },
		"one code":  func(int) string { return "1000" },
		"no code":   func(int) string { return "" },
	} {
		var said []say
		for i, term := range lookAlikes {
			for _, from := range []string{"F1", "F2"} {
				said = append(said, say{from: from, term: term, code: code(i)})
			}
		}
		rows := rowsOf(said...)
		for _, r := range rows {
			terms := map[string]bool{}
			for _, c := range r.Cells {
				for _, s := range c.Statements {
					terms[s.Entry.Term] = true
				}
			}
			if len(terms) != 1 {
				t.Errorf("%s: one row has %v", name, terms)
			}
		}
		want := len(lookAlikes)
		if name == "no code" {
			want *= 2 // an uncoded statement is joined with nobody's
		}
		if len(rows) != want {
			t.Errorf("%s: %d rows, want %d", name, len(rows), want)
		}
	}
	if len(lookAlikes) < 60 {
		t.Errorf("%d look-alikes", len(lookAlikes))
	}
}

var lookAlikes = []string{
	"Carbimazole 5mg tablets", "Carbamazepine 200mg tablets", "Carbamazepine 200mg modified-release tablets", "Carbamazepine 100mg tablets",
	"Metformin 500mg tablets", "Metformin 500mg modified-release tablets", "Metformin 1g modified-release tablets", "Metformin 500mg/5ml oral solution", "Metformin 5mg/500ml oral solution",
	"Morphine sulfate 10mg modified-release tablets", "Morphine sulfate 10mg tablets", "Morphine sulfate 10mg/5ml oral solution", "Morphine 10mg/ml injection", "Hydromorphone 1.3mg capsules",
	"Insulin glargine 100units/ml", "Insulin glargine 300units/ml", "Insulin lispro 100units/ml", "Insulin lispro 200units/ml", "Insulin aspart 100units/ml", "Insulin degludec 100units/ml", "Insulin degludec 200units/ml", "Insulin detemir 100units/ml",
	"Biphasic insulin lispro 25/75", "Biphasic insulin lispro 50/50", "Biphasic isophane insulin 30/70", "Biphasic isophane insulin 70/30", "Isophane insulin 100units/ml", "Soluble insulin 100units/ml",
	"Diclofenac sodium 50mg tablets", "Diclofenac potassium 50mg tablets", "Sodium valproate 200mg tablets", "Valproic acid 200mg tablets", "Sodium chloride 600mg tablets", "Potassium chloride 600mg tablets",
	"Ferrous sulfate 200mg tablets", "Ferrous fumarate 200mg tablets", "Ferrous gluconate 300mg tablets", "Perindopril erbumine 4mg tablets", "Perindopril arginine 5mg tablets",
	"Prednisolone 5mg tablets", "Prednisolone 5mg gastro-resistant tablets", "Prednisone 5mg tablets", "Penicillamine 250mg tablets", "Penicillin V 250mg tablets",
	"Hydroxyzine 25mg tablets", "Hydralazine 25mg tablets", "Chlorpromazine 25mg tablets", "Clomipramine 25mg capsules", "Azathioprine 50mg tablets", "Azithromycin 250mg tablets",
	"Amlodipine 5mg tablets", "Amlodipine 10mg tablets", "Amiloride 5mg tablets", "Levothyroxine 25microgram tablets", "Levothyroxine 125microgram tablets", "Levothyroxine 12.5microgram tablets",
	"Methotrexate 2.5mg tablets", "Methotrexate 10mg tablets", "Warfarin 0.5mg tablets", "Warfarin 5mg tablets", "Fentanyl 12microgram/hour patches", "Fentanyl 25microgram/hour patches",
	"Tacrolimus 1mg capsules", "Tacrolimus 1mg prolonged-release capsules", "Betamethasone 0.1% cream", "Betamethasone 0.1% ointment", "Betamethasone 0.01% cream", "Clobetasone 0.05% cream", "Clobetasol 0.05% cream",
}

// Identity is code, words, route and form; what is likely the same is offered.
func TestH9_WhatIsOneProduct(t *testing.T) {
	base := say{from: "F1", term: "Furosemide 40 mg tablets", code: "7", route: "Oral", form: "Tablet"}
	change := func(f func(*say)) say {
		s := base
		s.from = "F2"
		f(&s)
		return s
	}
	for name, c := range map[string]struct {
		other   say
		rows    int
		similar string
	}{
		"spaces, case and plural":  {change(func(s *say) { s.term = "furosemide 40mg Tablet" }), 1, ""},
		"another dose":             {change(func(s *say) { s.dose = "Two daily" }), 1, ""},
		"route not stated":         {change(func(s *say) { s.route = "" }), 2, "Same code: words, route or form differ"},
		"another route":            {change(func(s *say) { s.route = "Intravenous" }), 2, "Same code: words, route or form differ"},
		"another form":             {change(func(s *say) { s.form = "Solution" }), 2, "Same code: words, route or form differ"},
		"another strength":         {change(func(s *say) { s.term = "Furosemide 20mg tablets" }), 2, "Same code: words, route or form differ"},
		"another code, same words": {change(func(s *say) { s.code = "8" }), 2, "Similar words"},
		"no code, same words":      {change(func(s *say) { s.code = "" }), 2, "Similar words"},
		"another medicine":         {change(func(s *say) { s.code, s.term = "9", "Bisoprolol 40mg tablets" }), 2, ""},
	} {
		rows := rowsOf(base, c.other)
		if len(rows) != c.rows {
			t.Errorf("%s: %d rows", name, len(rows))
			continue
		}
		why := ""
		for _, s := range rows[0].Similar {
			why += s.Why
		}
		if why != c.similar {
			t.Errorf("%s: similar %q, want %q", name, why, c.similar)
		}
	}
}

// A code that names nothing joins nothing (H16), nor do codes of which only some
// are shared, nor an organisation's own.
func TestH16_CodesThatDoNotIdentify(t *testing.T) {
	one, two := say{from: "F1", term: "Lost", code: "196421000000109"}, say{from: "F2", term: "Lost", code: "196421000000109"}
	if n := len(rowsOf(one, two)); n != 2 {
		t.Errorf("medicines that lost their code in a transfer share %d rows", n)
	}
	a, b := say{from: "F1", term: "X", code: "1"}.entry(), say{from: "F2", term: "X", code: "1"}.entry()
	b.Codes = append(b.Codes, care.Coded{System: "https://dmd.nhs.uk", Code: "2"})
	if _, rows := Rows(medicines, []care.Entry{a, b}, nil); len(rows) != 2 {
		t.Error("a shared code of several joined two rows")
	}
	b.Codes = []care.Coded{{System: "https://dmd.nhs.uk", Code: "1"}}
	if _, rows := Rows(medicines, []care.Entry{a, b}, nil); len(rows) != 1 {
		t.Error("dm+d and SNOMED CT have one identifier for a product")
	}
	a.Codes, b.Codes = []care.Coded{{System: "urn:local", Code: "1"}}, []care.Coded{{System: "urn:local", Code: "1"}}
	if _, rows := Rows(medicines, []care.Entry{a, b}, nil); len(rows) != 2 {
		t.Error("local codes joined two rows")
	}
}

func kinds(r care.SideRow) (out []string) {
	for _, n := range r.Notes {
		out = append(out, n.Kind+": "+n.Text)
	}
	return out
}

// What a row says of its statements (H20, M120).
func TestH20_WhatARowSays(t *testing.T) {
	x := say{from: "F1", term: "Furosemide 40mg tablets", code: "7", dose: "One daily"}
	y := x
	y.from = "F2"
	stopped := y.entry()
	stopped.Group, stopped.Status.Text = "stopped", "Stopped"
	stopped.When = care.When{Kind: "Stopped", Text: "29-Oct-2026", ISO: "2026-10-29"}
	issued := x.entry()
	issued.When = care.When{Kind: "Last issued", Text: "14-Nov-2026", ISO: "2026-11-14"}
	two, same := y, y
	two.dose, same.dose = "Two daily", "one each day"
	silent := []care.SideColumn{{Key: "F9", Name: "Nine", Gap: "Nine did not answer."}, {Key: "F8", Name: "Eight", Gap: "Waiting.", Waiting: true}}
	for name, c := range map[string]struct {
		entries []care.Entry
		gaps    []care.SideColumn
		want    []string
		last    string
	}{
		"the same":          {[]care.Entry{x.entry(), same.entry()}, nil, nil, ""},
		"dose":              {[]care.Entry{x.entry(), two.entry()}, nil, []string{"differs: Differs: dose or directions"}, ""},
		"stopped there":     {[]care.Entry{issued, stopped}, nil, []string{"differs: Differs: status", "stopped: Stopped there: Organisation F2 (29-Oct-2026)"}, "14-Nov-2026, Organisation F1"},
		"one organisation":  {[]care.Entry{x.entry()}, nil, nil, ""},
		"only here, a gap":  {[]care.Entry{x.entry()}, silent, []string{"only: Only here, as far as organisations answered"}, ""},
		"only here for all": {[]care.Entry{x.entry(), say{from: "F2", term: "Z", code: "8"}.entry()}, nil, []string{"only: Only here"}, ""},
	} {
		columns, rows := Rows(medicines, c.entries, c.gaps)
		if got := kinds(rows[0]); !slices.Equal(got, c.want) || rows[0].Last != c.last {
			t.Errorf("%s: %q, last %q", name, got, rows[0].Last)
		}
		for i, col := range columns {
			want := map[string]string{"F9": "Not known", "F8": "Waiting"}[col.Key]
			if want != "" && rows[0].Cells[i].Say != want {
				t.Errorf("%s: the cell of %s says %q", name, col.Name, rows[0].Cells[i].Say)
			}
		}
	}
}

// A statement of none beside an allergy, and a refuted one beside one in force,
// are conflicts (H6, H13, decision 10).
func TestH6_ConflictsOfAllergies(t *testing.T) {
	section := care.Section{Key: care.Allergies, Groups: []care.Group{{Key: "current"}, {Key: "statement"}, {Key: "past"}, {Key: "refuted"}}}
	make := func(from, term, code, group string) care.Entry {
		e := say{from: from, term: term, code: code, group: group}.entry()
		e.Section = care.Allergies
		return e
	}
	entries := []care.Entry{make("F1", "Allergy to penicillin", "91936005", "current"), make("F2", "No known allergies", "716186003", "statement"),
		make("F3", "Penicillin allergy", "91936005", "refuted")}
	_, rows := Rows(section, entries, nil)
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	if got, want := kinds(rows[0]), []string{"conflict: Conflict: refuted by Organisation F3", "differs: Differs: status, words"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got := kinds(rows[1]); len(got) < 1 || !strings.HasPrefix(got[0], "conflict: Conflict: states that there are none") {
		t.Errorf("%q", got)
	}
	if _, rows := Rows(section, entries[1:2], nil); len(kinds(rows[0])) != 0 {
		t.Errorf("a lone statement of none: %q", kinds(rows[0]))
	}
}

// What a section leaves out is counted with its reasons.
func TestH10_LeftOutIsCounted(t *testing.T) {
	if got := Count(rowsOf(say{from: "F1", term: "A"}), 3, nil); got != "1 statement, 1 group, 2 hidden" {
		t.Errorf("%q", got)
	}
	got := Count(rowsOf(say{from: "F1", term: "A"}), 1, []care.Excluded{{Reason: "Entered in error"}, {Reason: "Entered in error"}})
	if want := "1 statement, 1 group, 0 hidden. Received and not shown: 2 items (Entered in error)"; got != want {
		t.Errorf("%q", got)
	}
}
