package trend

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shcr/backend/care"
)

func measured(name, number, unit, iso string) care.Value {
	return care.Value{Name: name, Text: number, Unit: unit, Status: care.Status{Text: "Final"}, When: care.When{ISO: iso},
		Codes: []care.Coded{{System: "http://snomed.info/sct", Code: name}}, Measure: &care.Measure{Number: number}}
}

func rowOf(id, ods string, values ...care.Value) care.Entry {
	return care.Entry{ID: id, Section: care.Results, Source: care.Source{ODS: ods, Name: ods}, Values: values}
}

// inTime orders points by the instant that was sent.
func inTime(a, b care.TrendPoint) int {
	return strings.Compare(care.SortKey(a.When.ISO), care.SortKey(b.When.ISO))
}

func holder(e care.Entry) string { return e.Source.ODS }

// H10, H18, decision 29: whatever the rows hold, each value is in one series or
// among those left out with a reason; a series is of one code, unit, laboratory and
// organisation; and every point keeps its characters.
func TestH18_NoSeriesCrossesItsKey(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		of := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(rt, label) }
		var rows []care.Entry
		type key struct{ ods, code, name, unit, lab string }
		want := map[string]key{} // by the number, which is each value's own
		total := 0
		for n := range rapid.IntRange(0, 12).Draw(rt, "rows") {
			e := rowOf(fmt.Sprint("e", n), of("ods", "RZ9", "Y1"))
			for range rapid.IntRange(0, 3).Draw(rt, "values") {
				total++
				v := care.Value{Name: of("name", "Potassium", "Sodium"), Unit: of("unit", "", "mmol/L", "mg/dL"), Text: fmt.Sprintf("%d.0", total),
					Status: care.Status{Text: of("status", "Final", "Preliminary", "Cancelled", "Entered in error", "Amended")},
					When:   care.When{ISO: of("date", "", "soon", "2019", "2024-02", "2026-11-17", "2026-11-17T07:10:00Z")}}
				if code := of("code", "", "1", "2"); code != "" {
					v.Codes = []care.Coded{{System: of("system", "http://snomed.info/sct", "local"), Code: code}}
				}
				if rapid.Bool().Draw(rt, "number") {
					v.Measure = &care.Measure{Number: v.Text, Lab: of("lab", "", "Blood sciences", "Away"), Unitless: rapid.Bool().Draw(rt, "unitless")}
				}
				k := key{ods: e.Source.ODS, unit: v.Unit}
				if c := codeOf(v); c.Code != "" {
					k.code = c.System + c.Code
				} else {
					k.name = v.Name
				}
				if v.Measure != nil {
					k.lab = v.Measure.Lab
				}
				want[v.Text] = k
				e.Values = append(e.Values, v)
			}
			rows = append(rows, e)
		}
		got := Build(rows, holder)
		drawn, seen := 0, map[key]bool{}
		for _, s := range got.Series {
			first := want[s.Points[0].Text]
			if seen[first] {
				rt.Fatalf("two series of %+v", first)
			}
			seen[first] = true
			if s.Count != len(s.Points) || !slices.IsSortedFunc(s.Points, inTime) || inTime(s.Points[len(s.Points)-1], s.Newest) != 0 {
				rt.Fatalf("%+v", s)
			}
			for _, p := range s.Points {
				if drawn++; want[p.Text] != first || p.Number != p.Text {
					rt.Fatalf("%+v among %+v", p, first)
				}
			}
			for _, g := range s.Gaps {
				if !slices.Contains(got.Left, g) || g.At == 0 {
					rt.Fatalf("the gap %+v is not listed", g)
				}
			}
		}
		for _, l := range got.Left {
			if l.Reason == "" {
				rt.Fatalf("%+v is left out without a reason", l)
			}
		}
		if drawn+len(got.Left) != total {
			rt.Fatalf("%d values, %d drawn, %d left out", total, drawn, len(got.Left))
		}
	})
}

// What cannot be drawn says why; a bound, a range and a status go with the point.
func TestH18_WhyAValueIsNotDrawn(t *testing.T) {
	bound := measured("Troponin", "0.01", "ug/L", "2026-11-17")
	bound.Text, bound.Measure.Comparator, bound.Measure.Low = "<0.01", "<", "0"
	score := measured("NEWS2 score", "5", "", "2026-11-17")
	score.Measure.Unitless = true
	early := measured("Potassium", "6.8", "mmol/L", "2026-11-17T07:10:00Z")
	early.Status.Text = "Preliminary"
	void := measured("Potassium", "1", "mmol/L", "2026-11-16")
	void.Status.Text = "Cancelled"
	wrong := measured("Weight", "182", "kg", "2026-11-17")
	wrong.Status.Text = "Entered in error"
	bare, undated, worded, huge := measured("A", "1", "", "2026"), measured("A", "1", "g", ""), measured("A", "1", "g", "2026"), measured("A", "1e999", "g", "2026")
	worded.Measure, worded.Text = nil, "Negative"
	absent := worded
	absent.Text = "No value: Specimen clotted"
	e := rowOf("e", "RZ9", bound, score, early, void, wrong, bare, undated, worded, huge, absent)
	e.Facts, e.Cautions = []care.Fact{{Key: "scale", Label: "Oxygen saturation scale", Text: "Scale 2"}}, []string{"Mind"}
	got := Build([]care.Entry{e}, holder)
	points := map[string]care.TrendPoint{}
	for _, s := range got.Series {
		for _, p := range s.Points {
			points[p.Text] = p
		}
	}
	if p := points["<0.01"]; p.Comparator != "<" || p.Number != "0.01" || p.Low != "0" || p.Standing != "" {
		t.Errorf("%+v", p)
	}
	if p := points["5"]; len(p.Notes) != 2 || p.Notes[0] != "Oxygen saturation scale: Scale 2" || p.Notes[1] != "Mind" {
		t.Errorf("%+v", p)
	}
	if points["6.8"].Standing != "interim" || points["1"].Standing != "void" {
		t.Errorf("%+v", points)
	}
	reasons := []string{}
	for _, l := range got.Left {
		reasons = append(reasons, l.Reason)
	}
	want := []string{"Entered in error", "No unit was sent", "No date that can be read", "In words, not as a number", "Not a number that can be drawn", "No value was sent"}
	if !slices.Equal(reasons, want) {
		t.Errorf("%q", reasons)
	}
}

// H19: a partial date is as long as it is imprecise, and the clock is London's.
func TestH19_PartialDatesSpan(t *testing.T) {
	for iso, want := range map[string][2]int64{
		"2016": {1451606400000, 1483142400000}, "2024-02": {1706745600000, 1709164800000}, "2026-11-17": {1794873600000, 1794873600000},
		"2026-07-01T08:00:00Z": {1782896400000, 1782896400000}, // 09:00 in London
	} {
		if from, until := span(care.ParseMoment(iso)); from != want[0] || until != want[1] {
			t.Errorf("%s: %d %d", iso, from, until)
		}
	}
}

// The newest repeated test comes first, observations after results, and what was
// measured once after all of those.
func TestRepeatedComesFirst(t *testing.T) {
	pulse := rowOf("p", "RZ9", measured("Pulse", "60", "/min", "2026-11-20"), measured("Pulse", "61", "/min", "2026-11-21"))
	pulse.Section = care.Observations
	got := Build([]care.Entry{
		pulse,
		rowOf("a", "RZ9", measured("Single", "1", "g", "2026-11-20")),
		rowOf("b", "RZ9", measured("Old", "1", "g", "2020-01-01"), measured("Old", "2", "g", "2019-01-01")),
		rowOf("c", "RZ9", measured("New", "3", "g", "2026-01-01"), measured("New", "4", "g", "2025-01-01")),
	}, holder)
	var names []string
	for _, s := range got.Series {
		names = append(names, s.Name+" "+s.Newest.Text)
	}
	if !slices.Equal(names, []string{"New 3", "Old 1", "Pulse 61", "Single 1"}) {
		t.Errorf("%q", names)
	}
}

// A row lasts as long as its sender says, and no longer.
func TestLanesLastAsLongAsWasSent(t *testing.T) {
	when := func(kind, iso string) care.When { return care.When{Kind: kind, Text: iso, ISO: iso} }
	dated := func(key, iso string) care.Fact { return care.Fact{Key: key, Text: iso, ISO: iso} }
	rows := []care.Entry{
		{Term: "Stay", Section: care.Encounters, Group: "past", When: when("", "2026-10-06"), Facts: []care.Fact{dated("end", "2026-10-23")}},
		{Term: "Now", Section: care.Encounters, Group: "now", When: when("", "2026-11-14")},
		{Term: "Clinic", Section: care.Encounters, Group: "past", When: when("", "2026-11-15")},
		{Term: "Olanzapine", Section: care.Medications, Group: "current", When: when("Last issued", "2026-11-17"), Facts: []care.Fact{dated("started", "2026-11-16")}},
		{Term: "Iron", Section: care.Medications, Group: "current", Negation: "Not taken:", When: when("Last issued", "2026-11-18")},
		{Term: "Odd", Section: care.Encounters, Group: "now", When: when("", "2026-11-19"), Facts: []care.Fact{dated("end", "2026-11-01")}},
		{Term: "Undated", Section: care.Medications, Group: "current", When: care.When{Text: "Date not recorded"}},
	}
	got := Lane(care.Section{Key: "medications", Title: "Medications"}, rows)
	var says []string
	for _, b := range got.Bars {
		says = append(says, b.Name+", "+b.Shape+", "+b.Say)
	}
	want := []string{"Stay, span, 2026-10-06 to 2026-10-23", "Now, open, From 2026-11-14, no end sent", "Clinic, mark, From 2026-11-15, no end sent",
		"Olanzapine, open, From 2026-11-16, no end sent", "Not taken: Iron, mark, Last issued 2026-11-18", "Odd, mark, From 2026-11-19, until 2026-11-01"}
	if !slices.Equal(says, want) {
		t.Errorf("%q", says)
	}
	if len(got.Left) != 1 || got.Left[0].Name != "Undated" || got.Left[0].Reason == "" {
		t.Errorf("%+v", got.Left)
	}
}
