package record

import (
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/backend/care"
)

// when is a date as a row has it.
func whenOf(iso string) care.When { return care.NewWhen("", iso, time.Now()) }

func wallOf(t *testing.T, text string) int64 {
	t.Helper()
	at, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		t.Fatal(err)
	}
	return at.Unix()
}

// A partial date is the whole span it covers, in the clock people live by; a period
// is as sent; and what has no date that can be read is listed, never dropped (H10).
func TestTimelineSpans(t *testing.T) {
	stay := past("2026-07-02", "IMP")
	stay.When = whenOf("2026-06-30T23:30:00Z") // half past midnight in summer time
	wrong := past("2014", "IMP")
	wrong.When = whenOf("2020-05-01")
	year, month := care.Entry{Group: "past", Term: "Year", When: whenOf("2014")}, care.Entry{Group: "past", Negation: "Refuted", Term: "Month", When: whenOf("2009-06")}
	open := care.Entry{Group: "now", Class: "IMP", Term: "Open", Status: care.Status{Text: "Currently in hospital", Kind: "notable"}, When: whenOf("2026-11-14")}
	clinic := care.Entry{Group: "now", Class: "AMB", Term: "Never closed", When: whenOf("2020-01-05")}
	call := past("2026-11-03T10:45:00Z", "AMB")
	call.Facts[0].Text, call.When = "03-Nov-2026 10:45", whenOf("2026-11-03T10:30:00Z")
	none, unread := care.Entry{Group: "past", Term: "None", When: whenOf("")}, care.Entry{Group: "past", Term: "Unread", When: whenOf("last spring")}
	r, v, j := stays(t, false, stay, wrong, year, month, open, clinic, call, none, unread)
	line, err := r.Timeline(v.Record)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]care.TimelineItem{}
	for _, i := range line.Items {
		got[i.Words] = i
	}
	for _, want := range []struct{ words, from, to, precision, when string }{
		{"Year", "2014-01-01 00:00", "2015-01-01 00:00", "year", "2014"},
		{"Refuted Month", "2009-06-01 00:00", "2009-07-01 00:00", "month", "Jun-2009"},
		{stay.Term, "2026-07-01 00:30", "2026-07-03 00:00", "day", "01-Jul-2026 00:30 to 2026-07-02"},
		{call.Term, "2026-11-03 10:30", "2026-11-03 10:45", "time", "03-Nov-2026 10:30 to 10:45"},
		{wrong.Term, "2020-05-01 00:00", "2020-05-02 00:00", "day", "01-May-2020 to 2014"},
	} {
		i := got[want.words]
		if i.From != wallOf(t, want.from) || i.To != wallOf(t, want.to) || i.Precision != want.precision || i.When != want.when {
			t.Errorf("%s: %+v, from %s to %s", want.words, i, time.Unix(i.From, 0).UTC(), time.Unix(i.To, 0).UTC())
		}
	}
	if i := got["Open"]; !i.Current || !i.Open || !i.Period || i.To != line.Now || i.Status.Text != "Currently in hospital" || i.When != "since 14-Nov-2026" {
		t.Errorf("%+v, now %d", i, line.Now)
	}
	if i := got["Never closed"]; i.Current || !i.Open || i.To != line.Now {
		t.Errorf("a clinic that was never closed: %+v", i)
	}
	if i := got[wrong.Term]; i.Period {
		t.Errorf("an end before its start: %+v", i)
	}
	if len(line.Items) != 7 || len(line.Undated) != 2 || line.Undated[0].When+line.Undated[1].When != "Date not recordedlast spring" {
		t.Errorf("%d drawn, %+v listed", len(line.Items), line.Undated)
	}
	if !slices.IsSortedFunc(line.Items, func(a, b care.TimelineItem) int { return int(a.From - b.From) }) {
		t.Error("not by their dates")
	}
	if events := j.of("section"); len(events) != 1 || events[0].Count != 9 {
		t.Errorf("the trail has %+v", events)
	}
}

// H24: a sensitive person's timeline names the kind of care and no organisation.
func TestH24_SensitiveTimeline(t *testing.T) {
	r, v, _ := stays(t, true, past("2026-03-02", "IMP"))
	line, err := r.Timeline(v.Record)
	if err != nil || len(line.Items)+len(line.Undated) != 1 {
		t.Fatalf("%+v, %v", line, err)
	}
	if all := strings.Join(line.Names, " "); strings.Contains(all, "RZ9") || line.Undated[0].Words != "Encounter" {
		t.Errorf("%q, %+v", all, line.Undated[0])
	}
}

// W4: no other handle finds a timeline.
func TestW4_TimelineOfNoRecord(t *testing.T) {
	r, _, _ := stays(t, false)
	if line, err := r.Timeline("another"); err == nil || len(line.Items) > 0 {
		t.Errorf("%+v", line)
	}
}
