package record

import (
	"context"
	"strings"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// stays is a room whose one partner has these encounters.
func stays(t *testing.T, sensitive bool, rows ...care.Entry) (*Room, View, *journal) {
	t.Helper()
	r, j := among(t, Source{Asker: said{ods: "RZ9", known: true, reply: Reply{Found: fhir.Found{Resources: conditionOf("one")}}}})
	read := func(fhir.Sent) care.Rows {
		out := care.Rows{}
		for i, e := range rows {
			e.ID, e.Section, e.Of = "e"+itoa(i), care.Encounters, []string{"Condition/one"}
			e.Source = care.Source{ODS: "RZ9", Name: "RZ9", Setting: care.SettingAcute, Unit: "Avocet"}
			out.Entries = append(out.Entries, e)
		}
		return out
	}
	r.deps.Sections = []Section{{Section: care.Section{Key: care.Encounters}, Asks: []fhir.Ask{{Type: "Condition"}}, Read: read}}
	r.deps.Trace = func(_ context.Context, _ receipt.Receipt, n care.NHSNumber) (care.Person, error) {
		return care.Person{NHSNumber: n, Sensitive: sensitive}, nil
	}
	v, err := r.Open(t.Context(), Request{Who: care.Professional{Rights: doctor.Rights, Sections: []string{care.Encounters}}, Number: "9990123454"})
	if err != nil {
		t.Fatal(err)
	}
	r.Wait(v.Record)
	return r, v, j
}

func past(end string, class string) care.Entry {
	return care.Entry{Group: "past", Class: class, Term: "Stay until " + end, Facts: []care.Fact{{Key: "end", Text: end, ISO: end}, {Key: "place", Text: "Avocet Ward"}}}
}

// H24, decision 9: of a sensitive person in hospital the care setting is told, and
// no ward, organisation, or day; and that it was told is in the trail, once (M63).
func TestH24_SensitiveStayIsASettingOnly(t *testing.T) {
	open := care.Entry{Group: "now", Class: "IMP", Status: care.Status{Text: "Currently in hospital"}, When: care.When{Text: "14-Nov-2026", ISO: "2026-11-14"},
		Facts: []care.Fact{{Key: "place", Text: "Avocet Ward"}, {Key: "expected-end", Text: "11-Dec-2026"}}}
	for _, sensitive := range []bool{false, true} {
		r, v, j := stays(t, sensitive, open)
		for range 2 {
			n, err := r.Now(v.Record)
			if err != nil || len(n.Where.Lines) != 1 {
				t.Fatalf("%+v, %v", n.Where, err)
			}
			l := n.Where.Lines[0]
			if sensitive && (l.Text != "A GP practice" || len(l.Facts) != 0 || strings.Contains(l.Who[0], "RZ9") || l.Label != "Currently in hospital") {
				t.Errorf("%+v", l)
			}
			if !sensitive && (l.Text != "Avocet Ward" || strings.Join(l.Facts, " ") != "since 14-Nov-2026 expected discharge 11-Dec-2026") {
				t.Errorf("%+v", l)
			}
		}
		shown := 0
		for _, e := range j.of(receipt.Section) {
			if e.Item == nowPart {
				shown++
			}
		}
		if shown != 1 {
			t.Errorf("the trail has it %d times", shown)
		}
	}
}

// M158: the stay that ended last is what is counted from; what has not ended, was
// no stay, or ends in time to come is not.
func TestM158_WhichStay(t *testing.T) {
	ahead := time.Now().AddDate(0, 0, 3).Format("2006-01-02")
	cancelled := past("2026-11-01", "IMP")
	cancelled.Status.Text = "Cancelled"
	r, v, _ := stays(t, false, past("2026-03-02", "IMP"), past("2026-09-11T16:40:00+01:00", "ACUTE"), past("2026-10-30", "AMB"), past("2026-10", "IMP"), past(ahead, "IMP"), past("", "IMP"), cancelled)
	n, err := r.Now(v.Record)
	if err != nil || n.Since.Stay.Until != "11-Sep-2026 16:40" || n.Since.Stay.Day != "11-Sep-2026" {
		t.Errorf("%+v, %v", n.Since.Stay, err)
	}
	r, v, _ = stays(t, false, past("2026-10-30", "AMB"))
	if n, _ := r.Now(v.Record); n.Since.Stay.Entry != "" || !strings.Contains(n.Since.Say, "does not mean that there was none") || len(n.Since.Parts) != 0 {
		t.Errorf("%+v", n.Since)
	}
}

// M158: dates are compared by the day in London, and one that is known to the
// month or the year alone says so.
func TestM158_OnOrAfter(t *testing.T) {
	c := count{day: care.ParseMoment("2026-10-29T15:20:00Z"), text: "29-Oct-2026"}
	for iso, want := range map[string]string{
		"2026-10-28T23:59:00Z":      "",
		"2026-10-28":                "",
		"2026-10-29T09:00:00Z":      "Started 29-Oct-2026, the day of discharge",
		"2026-10-29T00:30:00+01:00": "",
		"2026-10-30":                "Started 30-Oct-2026",
		"2026-10":                   "Started Oct-2026, may be before",
		"2026-11":                   "Started Nov-2026",
		"2026-09":                   "",
		"2026":                      "Started 2026, may be before",
		"2025":                      "",
		"soon":                      "",
		"":                          "",
	} {
		if why, ok := c.on(stamp{"Started", iso}); why != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", iso, why, ok)
		}
	}
}

// M158: a partner that has not answered, or not with all, may hold a later
// discharge, and that is said by its name.
func TestM158_WhoMayHoldALaterOne(t *testing.T) {
	r, v, _ := stays(t, false, past("2026-03-02", "IMP"))
	o, err := r.find(v.Record)
	if err != nil {
		t.Fatal(err)
	}
	for state, want := range map[care.State]string{care.StatePending: "Still to answer: RZ9. There may be a later discharge", care.StateFailed: "Missing or incomplete: RZ9. There may be a later discharge", care.StateComplete: ""} {
		o.sources[0].cells[care.Encounters].answer.State = state
		n, err := r.Now(v.Record)
		if got := strings.Join(n.Since.Unknown, " "); err != nil || !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q, %v", state, got, err)
		}
	}
}
