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
	left := []care.TrendLeft{}
	var all []*growing
	by := map[string]*growing{}           // by series key
	gaps := map[string][]care.TrendLeft{} // by test: what has a date and no number
	for _, e := range rows {
		holder := from(e)
		for _, v := range e.Values {
			w := when(e, v)
			m := care.ParseMoment(w.ISO)
			start, until := span(m)
			test := testKey(e, v, holder)
			if reason := unfit(v, m.Known()); reason != "" {
				one := care.TrendLeft{Entry: e.ID, Name: v.Name, Text: strings.TrimSpace(v.Text + " " + v.Unit), Source: e.Source, When: w, At: start, Reason: reason}
				left = append(left, one)
				if m.Known() {
					gaps[test] = append(gaps[test], one)
				}
				continue
			}
			key := test + "\x00" + v.Unit + "\x00" + v.Measure.Lab
			g := by[key]
			if g == nil {
				g = &growing{test: test, series: care.TrendSeries{Key: key, Section: e.Section, Unit: v.Unit, Code: codeOf(v), Points: []care.TrendPoint{}, Gaps: []care.TrendLeft{}}}
				by[key], all = g, append(all, g)
			}
			g.add(e, v, timed{m.Time().UnixNano(), point(e, v, w, start, until)})
		}
	}
	for _, g := range all {
		g.finish(gaps[g.test])
	}
	slices.SortStableFunc(all, func(a, b *growing) int {
		once := func(g *growing) int { return map[bool]int{true: 1}[g.series.Count < 2] }
		results := func(g *growing) int { return map[bool]int{true: 1}[g.series.Section != care.Results] }
		return cmp.Or(cmp.Compare(once(a), once(b)), cmp.Compare(results(a), results(b)), cmp.Compare(b.newest, a.newest),
			cmp.Compare(a.series.Name, b.series.Name), cmp.Compare(a.series.Key, b.series.Key))
	})
	out := care.Trends{Series: make([]care.TrendSeries, len(all)), Left: left}
	for i, g := range all {
		out.Series[i] = g.series
	}
	return out
}

// growing is a series while its points are found, each with its instant, so that a
// date is read once: a long record has thousands.
type growing struct {
	series care.TrendSeries
	test   string
	points []timed
	newest int64
}

type timed struct {
	at int64 // nanoseconds
	care.TrendPoint
}

// add takes a point; the newest names the series.
func (g *growing) add(e care.Entry, v care.Value, p timed) {
	if s := &g.series; len(g.points) == 0 || p.at > g.newest {
		g.newest, s.Newest, s.Name, s.Source = p.at, p.TrendPoint, v.Name, e.Source
		s.Source.Unit = v.Measure.Lab
	}
	g.points = append(g.points, p)
}

// finish puts the points in the order of their instants; those of one instant stay
// as they came.
func (g *growing) finish(gaps []care.TrendLeft) {
	slices.SortStableFunc(g.points, func(a, b timed) int { return cmp.Compare(a.at, b.at) })
	for _, p := range g.points {
		g.series.Points = append(g.series.Points, p.TrendPoint)
	}
	g.series.Count = len(g.points)
	g.series.Gaps = append(g.series.Gaps, gaps...)
	slices.SortStableFunc(g.series.Gaps, func(a, b care.TrendLeft) int { return cmp.Compare(a.At, b.At) })
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
// London shows them.
func span(m care.Moment) (start, until int64) {
	t := m.Time()
	start = clock(t)
	switch text := m.Text(); {
	case !m.Known():
		return 0, 0
	case m.HasDay():
		return start, start
	case len(text) == len("2006"):
		t = t.AddDate(1, 0, -1)
	default:
		t = t.AddDate(0, 1, -1)
	}
	return start, clock(t)
}

func clock(t time.Time) int64 {
	t = t.In(care.London)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC).UnixMilli()
}
