package app_test

import (
	"slices"
	"strings"
	"testing"

	"shcr/backend/care"
)

// H18, decision 29: what people.md says of P26 stays apart: HbA1c by laboratory
// and unit, a troponin with its bytes and its bound, a potassium before and after it
// was amended; and what is no number is listed.
func TestH18_SeriesOfTheRegion(t *testing.T) {
	c := open(t, "U2")
	v := c.opened(t, numberOf(t, "P26"))
	all, err := c.Record.Trends(v.Record, "")
	if err != nil {
		t.Fatal(say(err))
	}
	got := map[string][]string{}
	for _, s := range all.Series {
		one, err := c.Record.TrendPoints(v.Record, []string{s.ID})
		if err != nil || len(one.Series) != 1 {
			t.Fatal(say(err))
		}
		for _, p := range one.Series[0].Points {
			k := s.Name + "|" + s.Unit + "|" + s.Source.ODS
			got[k] = append(got[k], p.Text+p.Standing)
		}
	}
	for name, want := range map[string]string{"A1c": "", "roponin": "0.010 <0.01", "otassium": "6.8interim 4.6"} {
		var series []string
		for k, points := range got {
			if strings.Contains(k, name) {
				series = append(series, k+": "+strings.Join(points, " "))
			}
		}
		slices.Sort(series)

		if name == "A1c" && len(series) != 4 || want != "" && !slices.ContainsFunc(series, func(s string) bool { return strings.HasSuffix(s, want) }) {
			t.Errorf("%s: %q", name, series)
		}
	}
	if len(all.Chosen) != 3 || all.Chosen[0] != all.Series[0].ID || all.Series[0].Count < 2 {
		t.Errorf("%q are chosen", all.Chosen)
	}
	if !slices.ContainsFunc(all.Left, func(l care.TrendLeft) bool { return l.Reason != "" && l.Source.Name != "" }) {
		t.Errorf("nothing is left out: %+v", all.Left)
	}
	if !strings.Contains(strings.Join(all.Unseen, " "), "entered in error") {
		t.Errorf("%q", all.Unseen)
	}
	if _, err := c.Record.TrendPoints(v.Record, []string{strings.Repeat("x", 65)}); err == nil {
		t.Error("any text is taken for an id")
	}
}
