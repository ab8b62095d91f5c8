package trend

import (
	"cmp"
	"slices"
	"strings"

	"shcr/backend/care"
)

// Lane lays a section's rows on an axis of time. A row lasts only as long as its
// sender says: without an end it goes on while it is current, and with neither a
// beginning nor an end it is a mark at the one date it has, and says which.
func Lane(section care.Section, rows []care.Entry) care.TrendLane {
	out := care.TrendLane{Section: section.Key, Title: section.Title, Bars: []care.TrendBar{}, Left: []care.TrendLeft{}}
	for _, e := range rows {
		b := care.TrendBar{Entry: e.ID, Name: e.Term, Source: e.Source, Status: e.Status}
		if e.Negation != "" {
			b.Name = e.Negation + " " + e.Term
		}
		begin, end := began(e), fact(e, "end", "ended")
		start, stop, own := care.ParseMoment(begin.ISO), care.ParseMoment(end.ISO), care.ParseMoment(e.When.ISO)
		from, first := span(start)
		_, last := span(stop)
		at, atLast := span(own)
		ending := "no end sent"
		if end.Text != "" { // before it began, or no date
			ending = "until " + end.Text
		}
		switch known := start.Known(); {
		case known && stop.Known() && last >= from:
			b.At, b.Until, b.Shape, b.Say = from, last, "span", begin.Text+" to "+end.Text
			if begin.Text == end.Text {
				b.Say = begin.Text
			}
		case known && end.Text == "" && (e.Group == "current" || e.Group == "now"):
			b.At, b.Until, b.Shape, b.Say = from, first, "open", "From "+begin.Text+", "+ending
		case known:
			b.At, b.Until, b.Shape, b.Say = from, first, "mark", "From "+begin.Text+", "+ending
		case own.Known():
			b.At, b.Until, b.Shape, b.Say = at, atLast, "mark", strings.TrimSpace(e.When.Kind+" "+e.When.Text+" "+e.When.Time)
		default:
			out.Left = append(out.Left, care.TrendLeft{Entry: e.ID, Name: b.Name, Source: e.Source, When: e.When, Reason: "No date that can be read"})
			continue
		}
		out.Bars = append(out.Bars, b)
	}
	slices.SortStableFunc(out.Bars, func(a, b care.TrendBar) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// began is when a row says that it began: an encounter stands by its beginning,
// a medicine by whichever date its row found first.
func began(e care.Entry) care.Fact {
	if e.Section == care.Encounters && e.When.Kind == "" || e.When.Kind == "Started" {
		return care.Fact{Text: strings.TrimSpace(e.When.Text + " " + e.When.Time), ISO: e.When.ISO}
	}
	return fact(e, "started")
}

func fact(e care.Entry, keys ...string) care.Fact {
	for _, f := range e.Facts {
		if slices.Contains(keys, f.Key) {
			return f
		}
	}
	return care.Fact{}
}
