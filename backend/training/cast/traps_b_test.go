package cast

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

// peopleB are the people whose stories this file holds to what they promise.
func peopleB() []Person {
	return []Person{p05(), p14(), p15(), p17(), p18(), p19(), p20(), p21(), p22()}
}

// sentB is one resource as a partner sends it, with the text of a letter's file
// where the format has one that can be read.
type sentB struct {
	kind, raw string
	o         map[string]any
}

type tellingB struct {
	t  *testing.T
	by map[string][]sentB
}

// tellB writes one person on a day and gives what each partner got.
func tellB(t *testing.T, p Person, now time.Time) tellingB {
	t.Helper()
	calendar, err := NewCalendar(now)
	if err != nil {
		t.Fatal(err)
	}
	sinks, shelves, bases := map[string]Sink{}, map[string]*shelf{}, map[string]string{}
	for _, partner := range Partners() {
		shelves[partner.Key] = &shelf{}
		sinks[partner.Key], bases[partner.Key] = shelves[partner.Key], "http://localhost/"+partner.ODS+"/"
	}
	if err := NewRegion(calendar, 1, bases, sinks).Write([]Person{p}); err != nil {
		t.Fatal(err)
	}
	told := tellingB{t, map[string][]sentB{}}
	for key, kept := range shelves {
		for _, raw := range *kept {
			s := sentB{raw: string(raw)}
			if err := json.Unmarshal(raw, &s.o); err != nil {
				t.Fatal(err)
			}
			s.kind = s.o["resourceType"].(string)
			if data, ok := s.o["data"].(string); ok && s.kind == "Binary" {
				file, err := base64.StdEncoding.DecodeString(data)
				if err != nil {
					t.Fatal(err)
				}
				s.raw = string(file)
			}
			told.by[key] = append(told.by[key], s)
		}
	}
	return told
}

func onStoryDay() time.Time { return time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC) }

// count says how many resources of a kind at a partner hold all the parts.
func (w tellingB) count(partner, kind string, parts ...string) int {
	n := 0
	for _, s := range w.by[partner] {
		if s.kind == kind && !slices.ContainsFunc(parts, func(p string) bool { return !strings.Contains(s.raw, p) }) {
			n++
		}
	}
	return n
}

func (w tellingB) want(n int, partner, kind string, parts ...string) {
	w.t.Helper()
	if got := w.count(partner, kind, parts...); got != n {
		w.t.Errorf("%s: %d %s with %q, want %d", partner, got, kind, parts, n)
	}
}

// holders are the partners that hold the person.
func (w tellingB) holders() string {
	var all []string
	for _, p := range Partners() {
		if len(w.by[p.Key]) > 0 {
			all = append(all, p.Key)
		}
	}
	return strings.Join(all, " ")
}

// bodyB gives the words of a letter whose format hides them.
func bodyB(t *testing.T, p Person, partner, title string) string {
	t.Helper()
	for _, h := range p.At {
		for _, item := range h.Items {
			if l, ok := item.(Letter); ok && h.Partner == partner && l.Title == title {
				return l.Body
			}
		}
	}
	t.Errorf("%s: no letter %q at %s", p.Key, title, partner)
	return ""
}

func TestPeopleBAreHeldWhereTheyAreKnown(t *testing.T) {
	known := map[string]string{
		"P05": "SAL EST NSC EAM NGU", "P14": "NGU", "P15": "LAN EST NGU", "P17": "FAI EST SMH NSC", "P18": "SAL EST SMH NSC",
		"P19": "LAN EST CRV EAM NGU TWC", "P20": "FAI EST CRV EAM", "P21": "FAI EST CRV EAM NGU MCC", "P22": "SAL EST CRV EAM NGU",
	}
	for _, p := range peopleB() {
		if got := tellB(t, p, onStoryDay()).holders(); got != known[p.Key] {
			t.Errorf("%s: held by %s, want %s", p.Key, got, known[p.Key])
		}
	}
}

func TestPeopleBHoldNothingAPartnerDoesNotShare(t *testing.T) {
	around := []string{"Patient", "Practitioner", "Organization", "Location", "Medication", "Binary"}
	for _, p := range peopleB() {
		told := tellB(t, p, onStoryDay())
		for _, partner := range Partners() {
			served := append(partner.ServedTypes(), around...)
			for _, s := range told.by[partner.Key] {
				laboratory := strings.Contains(s.raw, `"code":"laboratory"`)
				switch {
				case !slices.Contains(served, s.kind):
					t.Errorf("%s: %s does not share %s", p.Key, partner.Key, s.kind)
				case s.kind == "Observation" && laboratory && !partner.Shared("results"), s.kind == "Observation" && !laboratory && !partner.Shared("observations"):
					t.Errorf("%s: %s does not share %s", p.Key, partner.Key, s.raw)
				}
				if partner.Key == NSC {
					for _, key := range []string{"recordedDate", "effectiveDateTime", "occurrenceDateTime", "start"} {
						if at, ok := s.o[key].(string); ok && at < "2025-09-01" {
							t.Errorf("%s: %s before sharing began: %s", p.Key, s.kind, at)
						}
					}
				}
			}
		}
	}
}

// TestPeopleBMeetOnWorkingDays: practices and clinics are shut at weekends and
// on bank holidays; wards, crews and urgent care are not.
func TestPeopleBMeetOnWorkingDays(t *testing.T) {
	for _, p := range peopleB() {
		for key, all := range tellB(t, p, onStoryDay()).by {
			for _, s := range all {
				start, _ := s.o["start"].(string)
				if period, ok := s.o["period"].(map[string]any); ok && s.kind == "Encounter" && key != EAM && key != NGU && !strings.Contains(s.raw, `"EMER"`) && !strings.Contains(s.raw, `"IMP"`) {
					start, _ = period["start"].(string)
				}
				if s.kind != "Encounter" && s.kind != "Appointment" || len(start) < 10 {
					continue
				}
				day := mustDay(start[:10])
				if d := day.Weekday(); d == time.Saturday || d == time.Sunday || bankHoliday(day) {
					t.Errorf("%s at %s: %s on %s %s", p.Key, key, s.kind, d, start)
				}
			}
		}
	}
}

// TestUrgentCareReportsAreOfFixedWidth holds for the wrapped dates too.
func TestUrgentCareReportsAreOfFixedWidth(t *testing.T) {
	reports := 0
	for _, p := range peopleB() {
		for _, s := range tellB(t, p, onStoryDay()).by[NGU] {
			if s.kind != "Binary" {
				continue
			}
			reports++
			for _, line := range strings.Split(s.raw, "\n") {
				if len([]rune(line)) > 80 || strings.Contains(line, "{") {
					t.Errorf("%s: %d wide: %s", p.Key, len([]rune(line)), line)
				}
			}
		}
	}
	if reports != 6 {
		t.Errorf("%d reports", reports)
	}
}
