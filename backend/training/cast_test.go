package training_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/backend/training"
	"shcr/backend/training/cast"
	"shcr/backend/training/holding"
)

// holdings writes the stories without a listener: what each partner holds.
func holdings(t *testing.T, seed int64, now time.Time) map[string][]*holding.Resource {
	t.Helper()
	calendar, err := cast.NewCalendar(now)
	if err != nil {
		t.Fatal(err)
	}
	bases, sinks, servers := map[string]string{}, map[string]cast.Sink{}, map[string]*holding.Server{}
	for _, p := range cast.Partners() {
		bases[p.Key] = "http://127.0.0.1:1/partner/" + p.ODS + "/fhir/"
		s, err := holding.New(bases[p.Key], p.Name, holding.Manner{}, time.Now)
		if err != nil {
			t.Fatal(err)
		}
		servers[p.Key], sinks[p.Key] = s, s
	}
	w := cast.NewRegion(calendar, seed, bases, sinks)
	if err := w.Write(cast.All()); err != nil {
		t.Fatal(err)
	}
	all := map[string][]*holding.Resource{}
	for key, s := range servers {
		all[key] = s.Held()
	}
	return all
}

func TestTheSameSeedAndDayGiveTheSameBytes(t *testing.T) {
	a, b, other := holdings(t, 1, story), holdings(t, 1, story), holdings(t, 2, story)
	for key := range a {
		if len(a[key]) != len(b[key]) {
			t.Fatalf("%s: %d and %d", key, len(a[key]), len(b[key]))
		}
		for i := range a[key] {
			if !bytes.Equal(a[key][i].Raw, b[key][i].Raw) {
				t.Fatalf("%s differs:\n%s\n%s", a[key][i].Key(), a[key][i].Raw, b[key][i].Raw)
			}
		}
		for i, h := range a[key] {
			if h.Type == "Patient" && bytes.Equal(h.Raw, other[key][i].Raw) {
				t.Errorf("%s: another seed gave the same references", key)
			}
		}
	}
}

func TestStoriesMoveByWholeWeeks(t *testing.T) {
	later := story.AddDate(0, 0, 20) // two weeks and six days on
	c, err := cast.NewCalendar(later)
	if err != nil {
		t.Fatal(err)
	}
	for from, want := range map[string]string{
		"2026-10-29": "2026-11-12", "2014": "2014", "2022-08": "2022-08", "2021-03-14": "2021-03-14", "2024-12-31": "2024-12-31",
		"2026-10-19T04:51": "2026-11-02T04:51:00+00:00", // summer time becomes winter time, the clock on the wall stays
		"2026-09-02T05:12": "2026-09-16T05:12:00+01:00",
		"T-4d":             "2026-12-07",
	} {
		if got := c.Date(from); got != want {
			t.Errorf("%s: %s, want %s", from, got, want)
		}
	}
	if got := c.Text("on {2026-10-29} and {2026-10-29|2 January} in {2009-06}"); got != "on 12-Nov-2026 and 12 November in Jun-2009" {
		t.Error(got)
	}
	early, _ := cast.NewCalendar(story.AddDate(0, 0, -1))
	if got := early.Date("2026-11-21"); got != "2026-11-14" {
		t.Errorf("the day before the story day: %s", got)
	}
}

// sectionOf says which section a type is read for.
var sectionOf = map[string]string{
	"Flag": "alerts", "AllergyIntolerance": "allergies", "List": "allergies", "Condition": "problems", "MedicationStatement": "medications", "MedicationRequest": "medications",
	"DiagnosticReport": "results", "Encounter": "encounters", "Appointment": "appointments", "DocumentReference": "documents",
	"Immunization": "immunisations", "Procedure": "procedures", "CareTeam": "care-network", "RelatedPerson": "care-network", "EpisodeOfCare": "social-care", "Task": "social-care", "DeviceRequest": "social-care",
	"ServiceRequest": "referrals", "Composition": "notes", "FamilyMemberHistory": "family-history",
	"CarePlan": "care-plans", "Consent": "care-plans", "QuestionnaireResponse": "care-plans",
}

func TestEverySectionOfEveryPersonHasItsOwnCanary(t *testing.T) {
	r := start(t, training.Options{})
	canaries := r.Canaries()
	seen := map[string]bool{}
	for _, c := range canaries {
		if seen[c] {
			t.Errorf("%q occurs twice", c)
		}
		seen[c] = true
	}
	for key, held := range holdings(t, 1, story) {
		has := map[string]map[string]bool{} // patient -> section -> canary found
		for _, h := range held {
			section := sectionOf[h.Type]
			if bytes.Contains(h.Raw, []byte("support reason")) { // a Condition too, of social care
				section = "social-care"
			}
			if section == "" || h.Patient == "" {
				continue
			}
			if has[h.Patient] == nil {
				has[h.Patient] = map[string]bool{}
			}
			found := slices.ContainsFunc(canaries, func(c string) bool { return strings.HasPrefix(c, key+"/") && bytes.Contains(h.Raw, []byte(c)) })
			has[h.Patient][section] = has[h.Patient][section] || found
		}
		for patient, sections := range has {
			for section, ok := range sections {
				if !ok {
					t.Errorf("%s %s: no canary in %s", key, patient, section)
				}
			}
		}
	}
}

func TestTheRestrictedPersonsLeaksAreReallySent(t *testing.T) {
	var all bytes.Buffer
	for _, held := range holdings(t, 1, story) {
		for _, h := range held {
			all.Write(h.Raw)
		}
	}
	for _, leak := range []string{"07700 900777", "Tidewell refuge", "Tidewell health annexe", "01632 960149"} {
		if !bytes.Contains(all.Bytes(), []byte(leak)) {
			t.Errorf("%q is on the list of leaks and no partner sends it", leak)
		}
	}
}

func TestResourcesAreSoundAndNotFromTheFuture(t *testing.T) {
	now := story
	for key, held := range holdings(t, 1, now) {
		for _, h := range held {
			var o struct {
				Meta struct{ LastUpdated string }
			}
			if err := json.Unmarshal(h.Raw, &o); err != nil {
				t.Fatal(err)
			}
			if h.Type == "Binary" {
				continue
			}
			at, err := time.Parse(time.RFC3339, o.Meta.LastUpdated)
			if err != nil || at.After(now) {
				t.Errorf("%s %s: last updated %q", key, h.Key(), o.Meta.LastUpdated)
			}
			if key == cast.MCC && at.After(time.Date(2026, 11, 21, 2, 30, 0, 0, time.UTC)) {
				t.Errorf("%s is newer than the council's last nightly feed: %s", h.Key(), at)
			}
		}
	}
}
