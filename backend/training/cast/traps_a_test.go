package cast

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

// rack is a sink that keeps what a partner was given, by local Patient id.
type rack struct {
	held  map[string][]string
	files map[string]string // Binary id -> text of the file
	notes map[string]string // patient/type -> outcome
}

func (r *rack) Put(raw json.RawMessage, patient string) error {
	var o struct{ ResourceType, ID, Data string }
	if err := json.Unmarshal(raw, &o); err != nil {
		return err
	}
	if o.ResourceType == "Binary" {
		file, err := base64.StdEncoding.DecodeString(o.Data)
		r.files[o.ID] = string(file)
		return err
	}
	r.held[patient] = append(r.held[patient], string(raw))
	return nil
}

func (r *rack) Note(patient, kind string, o json.RawMessage) { r.notes[patient+"/"+kind] = string(o) }
func (r *rack) Refuse(string, string)                        {}

// told is the region as it was on the story day, by partner.
type told struct {
	*testing.T
	racks  map[string]*rack
	people map[string]Person
}

// groupA are the people whose traps are looked for here.
func groupA() []Person {
	return []Person{p01(), p02(), p03(), p04(), p06(), p07(), p08(), p09(), p10(), p11(), p13(), p16()}
}

func tell(t *testing.T) told {
	t.Helper()
	calendar, err := NewCalendar(storyDay.Add(14*time.Hour + 30*time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	all := told{t, map[string]*rack{}, map[string]Person{}}
	sinks := map[string]Sink{}
	for _, p := range Partners() {
		r := &rack{map[string][]string{}, map[string]string{}, map[string]string{}}
		all.racks[p.Key], sinks[p.Key] = r, r
	}
	people := groupA()
	if err := NewRegion(calendar, 1, map[string]string{}, sinks).Write(people); err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		all.people[p.Key] = p
	}
	return all
}

// of gives what a partner holds of a person, of one type ("" for all).
func (a told) of(person, partner, kind string) []string {
	a.Helper()
	var found []string
	for _, h := range a.people[person].At {
		if h.Partner != partner {
			continue
		}
		for _, raw := range a.racks[partner].held[h.ID] {
			if kind == "" || strings.Contains(raw, `"resourceType":"`+kind+`"`) {
				found = append(found, raw)
			}
		}
	}
	return found
}

// matching gives the resources that hold all the words; with a "!" before it a
// word must not be there.
func matching(found []string, words ...string) []string {
	return slices.DeleteFunc(slices.Clone(found), func(raw string) bool {
		for _, w := range words {
			if rest, not := strings.CutPrefix(w, "!"); not == strings.Contains(raw, rest) {
				return true
			}
		}
		return false
	})
}

func (a told) count(n int, person, partner, kind string, words ...string) {
	a.Helper()
	if found := matching(a.of(person, partner, kind), words...); len(found) != n {
		a.Errorf("%s at %s: %d %s with %q, want %d", person, partner, len(found), kind, words, n)
	}
}

// common counts what a partner holds beside the people: a practice keeps the
// Medication there that its statements and orders point at.
func (a told) common(n int, partner, kind string, words ...string) {
	a.Helper()
	if found := matching(a.racks[partner].held[""], append(words, `"resourceType":"`+kind+`"`)...); len(found) != n {
		a.Errorf("%s: %d %s with %q, want %d", partner, len(found), kind, words, n)
	}
}

// letter gives the text of the file of the one document with a title, or "".
func (a told) letter(person, partner, title, contentType string) string {
	a.Helper()
	found := matching(a.of(person, partner, "DocumentReference"), `"title":"`+title+`"`, `"contentType":"`+contentType)
	if len(found) != 1 {
		a.Errorf("%s at %s: %d documents %q of %s", person, partner, len(found), title, contentType)
		return ""
	}
	_, rest, _ := strings.Cut(found[0], "Binary/")
	id, _, _ := strings.Cut(rest, `"`)
	return a.racks[partner].files[id]
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
	ids := map[string]string{}
	for _, p := range groupA() {
		var at []string
		for _, h := range p.At {
			at = append(at, h.Partner)
			if other := ids[h.Partner+h.ID]; other != "" {
				t.Errorf("%s and %s have the same number at %s", p.Key, other, h.Partner)
			}
			ids[h.Partner+h.ID] = p.Key
		}
		slices.Sort(at)
		if !slices.Equal(at, want[p.Key]) {
			t.Errorf("%s: %v, want %v", p.Key, at, want[p.Key])
		}
	}
}

// A partner holds only what its datasets are made of, and Northshore nothing
// from before September 2025.
func TestNobodyHoldsWhatTheyDoNotShare(t *testing.T) {
	a := tell(t)
	for _, p := range Partners() {
		types := append(p.ServedTypes(), "Patient", "Medication")
		for _, person := range groupA() {
			for _, raw := range a.of(person.Key, p.Key, "") {
				var o struct {
					ResourceType                                                               string
					Category                                                                   json.RawMessage
					EffectiveDateTime, RecordedDate, OccurrenceDateTime, Start, Date, DateTime string
					Period                                                                     struct{ Start string }
				}
				if err := json.Unmarshal([]byte(raw), &o); err != nil {
					t.Fatal(err)
				}
				if !slices.Contains(types, o.ResourceType) {
					t.Errorf("%s at %s: a %s", person.Key, p.Key, o.ResourceType)
				}
				if o.ResourceType == "Observation" && strings.Contains(string(o.Category), `"laboratory"`) && !p.Shared("results") || o.ResourceType == "Observation" && !strings.Contains(string(o.Category), `"laboratory"`) && !p.Shared("observations") {
					t.Errorf("%s at %s: %s", person.Key, p.Key, raw)
				}
				for _, at := range []string{o.EffectiveDateTime, o.RecordedDate, o.OccurrenceDateTime, o.Start, o.Date, o.DateTime, o.Period.Start} {
					if p.Key == NSC && at != "" && at < "2025-09-01" {
						t.Errorf("%s at NSC from %s: %s", person.Key, at, raw)
					}
				}
			}
		}
	}
}

// What is booked or held in office hours falls on no weekend and no holiday.
func TestClinicsAreOnWorkingDays(t *testing.T) {
	a := tell(t)
	for _, person := range groupA() {
		for _, partner := range []string{FAI, SAL, LAN, SMH, EST, NSC, CRV, MCC, SCC} {
			for _, raw := range append(a.of(person.Key, partner, "Encounter"), a.of(person.Key, partner, "Appointment")...) {
				var o struct {
					Start  string
					Class  struct{ Code string }
					Period struct{ Start string }
				}
				if err := json.Unmarshal([]byte(raw), &o); err != nil {
					t.Fatal(err)
				}
				if slices.Contains([]string{"EMER", "IMP"}, o.Class.Code) || strings.Contains(raw, "District nurse visit") || strings.Contains(raw, "Syringe driver") {
					continue
				}
				day := mustDay(orElse(o.Start, o.Period.Start)[:10])
				if wd := day.Weekday(); wd == time.Saturday || wd == time.Sunday || bankHoliday(day) {
					t.Errorf("%s at %s on %s: %s", person.Key, partner, day.Format("Mon 02-Jan-2006"), raw)
				}
			}
		}
	}
}

// Reports of fixed width stay within 80 columns, with the dates of the run in.
func TestFixedReportsFitTheirWidth(t *testing.T) {
	a := tell(t)
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
