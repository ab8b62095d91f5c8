package cast

import (
	"strings"
	"testing"
	"time"
)

// peopleB are the people whose stories this file holds to what they promise.
func peopleB() []Person {
	return []Person{p05(), p14(), p15(), p17(), p18(), p19(), p20(), p21(), p22()}
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
		if got := tell(t, p).holders(); got != known[p.Key] {
			t.Errorf("%s: held by %s, want %s", p.Key, got, known[p.Key])
		}
	}
}

// TestPeopleBMeetOnWorkingDays: practices and clinics are shut at weekends and
// on bank holidays; wards, crews and urgent care are not.
func TestPeopleBMeetOnWorkingDays(t *testing.T) {
	for _, p := range peopleB() {
		for key, b := range tell(t, p).books {
			for _, s := range b.all {
				start := s.at("start")
				if s.kind == "Encounter" && key != EAM && key != NGU && !strings.Contains(s.raw, `"EMER"`) && !strings.Contains(s.raw, `"IMP"`) {
					start = s.at("period", "start")
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
		for _, s := range tell(t, p).books[NGU].with("Binary") {
			reports++
			for _, line := range strings.Split(s.file, "\n") {
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
