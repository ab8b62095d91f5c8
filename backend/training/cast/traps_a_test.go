package cast

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

// groupA are the people whose traps are looked for here.
func groupA() []Person {
	return []Person{p01(), p02(), p03(), p04(), p06(), p07(), p08(), p09(), p10(), p11(), p13(), p16()}
}

// of gives what a partner holds of a person, of one type ("" for all), that
// holds all the words.
func (a told) of(person, partner, kind string, words ...string) []sent {
	return slices.DeleteFunc(a.books[partner].with(kind, words...), func(s sent) bool {
		return !slices.ContainsFunc(a.people[person].At, func(h Holding) bool { return h.Partner == partner && h.ID == s.patient })
	})
}

func (a told) count(n int, person, partner, kind string, words ...string) {
	a.Helper()
	if found := a.of(person, partner, kind, words...); len(found) != n {
		a.Errorf("%s at %s: %d %s with %q, want %d", person, partner, len(found), kind, words, n)
	}
}

// common counts what a partner holds beside the people: a practice keeps the
// Medication there that its statements and orders point at.
func (a told) common(n int, partner, kind string, words ...string) {
	a.Helper()
	found := slices.DeleteFunc(a.books[partner].with(kind, words...), func(s sent) bool { return s.patient != "" })
	if len(found) != n {
		a.Errorf("%s: %d %s with %q, want %d", partner, len(found), kind, words, n)
	}
}

// letter gives the text of the file of the one document with a title, or "".
func (a told) letter(person, partner, title, contentType string) string {
	a.Helper()
	found := a.of(person, partner, "DocumentReference", `"title":"`+title+`"`, `"contentType":"`+contentType)
	if len(found) != 1 {
		a.Errorf("%s at %s: %d documents %q of %s", person, partner, len(found), title, contentType)
		return ""
	}
	_, rest, _ := strings.Cut(found[0].raw, "Binary/")
	id, _, _ := strings.Cut(rest, `"`)
	for _, s := range a.books[partner].with("Binary") {
		if s.id == id {
			return s.file
		}
	}
	return ""
}

func (a told) says(text string, words ...string) {
	a.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			a.Errorf("nothing says %q", w)
		}
	}
}

func TestEveryoneIsKnownToWhomTheStorySays(t *testing.T) {
	want := map[string][]string{
		"P01": {CRV, EAM, EST, FAI, MCC, NGU, NSC, SCC, SMH}, "P02": {EAM, EST, NGU, NSC, SAL, SCC, SMH}, "P03": {EAM, EST, FAI, MCC, NGU, SMH}, "P04": {EST, LAN, NGU, SAL, SMH, TWC},
		"P06": {EST, NSC, SAL}, "P07": {EST, NSC, SAL}, "P08": {CRV, EST, FAI, MCC}, "P09": {EST, LAN, NSC}, "P10": {CRV, EAM, EST, FAI, MCC, NGU}, "P11": {EST, NGU, NSC, SAL}, "P13": nil, "P16": {EAM, EST, LAN, NGU, SMH, TWC},
	}
	for _, p := range groupA() {
		var at []string
		for _, h := range p.At {
			at = append(at, h.Partner)
		}
		slices.Sort(at)
		if !slices.Equal(at, want[p.Key]) {
			t.Errorf("%s: %v, want %v", p.Key, at, want[p.Key])
		}
	}
}

// What is booked or held in office hours falls on no weekend and no holiday.
func TestClinicsAreOnWorkingDays(t *testing.T) {
	a := tell(t, groupA()...)
	for _, person := range groupA() {
		for _, partner := range []string{FAI, SAL, LAN, SMH, EST, NSC, CRV, MCC, SCC} {
			for _, s := range append(a.of(person.Key, partner, "Encounter"), a.of(person.Key, partner, "Appointment")...) {
				var o struct {
					Start  string
					Class  struct{ Code string }
					Period struct{ Start string }
				}
				if err := json.Unmarshal([]byte(s.raw), &o); err != nil {
					t.Fatal(err)
				}
				if slices.Contains([]string{"EMER", "IMP"}, o.Class.Code) || strings.Contains(s.raw, "District nurse visit") || strings.Contains(s.raw, "Syringe driver") {
					continue
				}
				day := mustDay(orElse(o.Start, o.Period.Start)[:10])
				if wd := day.Weekday(); wd == time.Saturday || wd == time.Sunday || bankHoliday(day) {
					t.Errorf("%s at %s on %s: %s", person.Key, partner, day.Format("Mon 02-Jan-2006"), s.raw)
				}
			}
		}
	}
}

// Reports of fixed width stay within 80 columns, with the dates of the run in.
func TestFixedReportsFitTheirWidth(t *testing.T) {
	a := tell(t, groupA()...)
	seen := 0
	for _, person := range groupA() {
		for _, h := range person.At {
			for _, item := range h.Items {
				l, ok := item.(Letter)
				if !ok || l.Format != "fixed" {
					continue
				}
				seen++
				for line := range strings.Lines(a.letter(person.Key, h.Partner, l.Title, "text/plain")) {
					if n := len([]rune(strings.TrimRight(line, "\n"))); n > 80 {
						t.Errorf("%s %s: %d columns: %s", person.Key, l.Title, n, line)
					}
				}
			}
		}
	}
	if seen < 7 {
		t.Errorf("only %d reports", seen)
	}
}
