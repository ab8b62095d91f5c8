// Package trend finds what was measured again and again among rows that a section
// already shows, so that it can be drawn: one series for each code, unit and
// laboratory, and everything else listed with its reason. It knows no FHIR and
// converts nothing: another unit is another series (record-data §5).
package trend

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"shcr/backend/care"
)

// Build makes the series of rows: those first that were repeated, results before
// observations, and of these the newest. from
// gives the organisation of a row, also of a sensitive person's, whose rows name
// none; it parts series and is not shown. No value is in two places, and none in
// no place (H10).
func Build(rows []care.Entry, from func(care.Entry) string) care.Trends {
	out := care.Trends{Series: []care.TrendSeries{}, Left: []care.TrendLeft{}}
	at := map[string]int{}                // series by key
	gaps := map[string][]care.TrendLeft{} // by test: what has a date and no number
	tests := map[string]string{}          // of a series, by key
	for _, e := range rows {
		holder := from(e)
		for _, v := range e.Values {
			w := when(e, v)
			start, until, dated := span(w.ISO)
			test := testKey(e, v, holder)
			if reason := unfit(v, dated); reason != "" {
				left := care.TrendLeft{Entry: e.ID, Name: v.Name, Text: strings.TrimSpace(v.Text + " " + v.Unit), Source: e.Source, When: w, At: start, Reason: reason}
				out.Left = append(out.Left, left)
				if dated {
					gaps[test] = append(gaps[test], left)
				}
				continue
			}
			key := test + "\x00" + v.Unit + "\x00" + v.Measure.Lab
			i, ok := at[key]
			if !ok {
				i = len(out.Series)
				at[key], tests[key] = i, test
				out.Series = append(out.Series, care.TrendSeries{Key: key, Section: e.Section, Unit: v.Unit, Code: codeOf(v), Points: []care.TrendPoint{}, Gaps: []care.TrendLeft{}})
			}
			s := &out.Series[i]
			p := point(e, v, w, start, until)
			if len(s.Points) == 0 || inTime(p, s.Newest) > 0 {
				s.Newest, s.Name, s.Source = p, v.Name, e.Source
				s.Source.Unit = v.Measure.Lab
			}
			s.Points = append(s.Points, p)
		}
	}
	for i := range out.Series {
		s := &out.Series[i]
		s.Count = len(s.Points)
		slices.SortStableFunc(s.Points, inTime)
		s.Gaps = append(s.Gaps, gaps[tests[s.Key]]...)
		slices.SortStableFunc(s.Gaps, func(a, b care.TrendLeft) int { return cmp.Compare(a.At, b.At) })
	}
	slices.SortStableFunc(out.Series, func(a, b care.TrendSeries) int {
		once := func(s care.TrendSeries) int { return map[bool]int{true: 1}[s.Count < 2] }
		results := func(s care.TrendSeries) int { return map[bool]int{true: 1}[s.Section != care.Results] }
		return cmp.Or(cmp.Compare(once(a), once(b)), cmp.Compare(results(a), results(b)), inTime(b.Newest, a.Newest), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// when is a value's own date, else that of the report it came in.
func when(e care.Entry, v care.Value) care.When {
	if v.When.ISO != "" {
		return v.When
	}
	return e.When
}

// unfit says why a value cannot be drawn; "" when it can.
func unfit(v care.Value, dated bool) string {
	if v.Status.Text == "Entered in error" {
		return v.Status.Text
	}
	switch {
	case strings.Contains(v.Text, "No value"):
		return "No value was sent"
	case v.Measure == nil && v.Text == "Cannot be shown safely":
		return v.Text
	case v.Measure == nil && strings.HasPrefix(v.Text, "Words withheld"):
		return "Withheld: sensitive record"
	case v.Measure == nil:
		return "In words, not as a number"
	case !dated:
		return "No date that can be read"
	case v.Unit == "" && !v.Measure.Unitless:
		return "No unit was sent"
	}
	n, err := strconv.ParseFloat(v.Measure.Number, 64)
	if err != nil || math.IsInf(n, 0) || math.Abs(n) > 1e12 {
		return "Not a number that can be drawn"
	}
	return ""
}

// testKey is what makes values the same test of one organisation: a SNOMED CT code
// before any other, or the name letter for letter where no code was sent.
func testKey(e care.Entry, v care.Value, holder string) string {
	c := codeOf(v)
	name := ""
	if c.Code == "" {
		name = v.Name
	}
	return strings.Join([]string{holder, e.Section, c.System, c.Code, name}, "\x00")
}

func codeOf(v care.Value) care.Coded {
	for _, c := range v.Codes {
		if strings.Contains(c.System, "snomed.info/sct") {
			return c
		}
	}
	if len(v.Codes) > 0 {
		return v.Codes[0]
	}
	return care.Coded{}
}

func point(e care.Entry, v care.Value, w care.When, start, until int64) care.TrendPoint {
	p := care.TrendPoint{
		Entry: e.ID, At: start, Until: until, When: w, Text: v.Text, Number: v.Measure.Number, Comparator: v.Measure.Comparator,
		Low: v.Measure.Low, High: v.Measure.High, Range: v.Range, Flag: v.Flag, Status: v.Status, Standing: standing(v.Status.Text), Notes: []string{},
	}
	if strings.Contains(v.Name, "NEWS2") {
		for _, f := range e.Facts { // the same breath counts 3 on one scale and 0 on the other
			if f.Key == "scale" {
				p.Notes = append(p.Notes, f.Label+": "+f.Text)
			}
		}
	}
	p.Notes = append(append(p.Notes, v.Notes...), e.Cautions...)
	return p
}

// standing sorts the statuses of an observation, in the words of the sections: a
// final one stands, also when it was changed since; a cancelled one is no result;
// of all others more may come (H17).
func standing(status string) string {
	switch status {
	case "Final", "Amended", "Corrected", "Appended":
		return ""
	case "Cancelled":
		return "void"
	}
	return "interim"
}

// span gives the first and the last moment that a date may mean, as a clock in
// London shows them; false for what is no date.
func span(iso string) (start, until int64, ok bool) {
	m := care.ParseMoment(iso)
	if !m.Known() {
		return 0, 0, false
	}
	t := m.Time()
	start = clock(t)
	switch {
	case m.HasDay():
		return start, start, true
	case len(iso) == len("2006"):
		t = t.AddDate(1, 0, -1)
	default:
		t = t.AddDate(0, 1, -1)
	}
	return start, clock(t), true
}

func clock(t time.Time) int64 {
	t = t.In(care.London)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC).UnixMilli()
}

// inTime orders points by the instant; those of one instant stay as they came.
func inTime(a, b care.TrendPoint) int {
	return cmp.Compare(care.SortKey(a.When.ISO), care.SortKey(b.When.ISO))
}
