package app_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/training"
	"shcr/backend/training/imports"
)

const sharedData = "../../shared/data"

// sectionTypes are the resources whose every item must be accounted for.
var sectionTypes = map[string]string{
	"Flag": care.Alerts, "AllergyIntolerance": care.Allergies, "Condition": care.Problems, "MedicationRequest": care.Medications,
	"MedicationStatement": care.Medications, "DiagnosticReport": care.Results, "Immunization": care.Immunisations, "Procedure": care.Procedures, "Appointment": care.Appointments,
	"Encounter": care.Encounters, "EpisodeOfCare": care.Encounters, "DocumentReference": care.Documents,
}

// Third-party records, imported and opened by the real wiring: every resource of
// a known section is shown or excluded with a reason (H10, B2), and no answer
// claims to be complete that is not.
func TestH10_ImportedRecordsLoseNothing(t *testing.T) {
	long(t)
	if _, err := os.Stat(sharedData); err != nil {
		t.Skip("no sample data at " + sharedData + ": this test needs the folder beside the checkout")
	}
	c := open(t, "U1", func(o *training.Options, a *app.Options) {
		o.Import = sharedData
		now := func() time.Time { return time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC) }
		o.Now, a.Now = now, now
	})
	people := map[string][]imports.Person{}
	for _, p := range c.region.Report().People {
		people[p.NHS] = append(people[p.NHS], p)
	}
	opened, items := 0, 0
	measured := 0
	for number, registrations := range people {
		v := c.opened(t, number)
		opened++
		want := map[string]map[string]int{} // partner, section
		for _, p := range registrations {
			if want[p.Partner] == nil {
				want[p.Partner] = map[string]int{}
			}
			for typ, n := range p.Counts {
				if key := sectionTypes[typ]; key != "" {
					want[p.Partner][key] += n
				}
			}
		}
		sorted := map[string]int{}
		for _, s := range v.Sections {
			sec := c.section(t, v, s.Key)
			shown := map[string]int{}
			for _, e := range sec.Entries {
				for _, ref := range e.Of {
					shown[e.Source.ODS]++
					if strings.HasPrefix(ref, "Observation/") { // two sections share them out
						sorted[e.Source.ODS]++
					}
				}
			}
			for _, a := range sec.Answers {
				if a.State == care.StateNotAsked {
					continue
				}
				for _, x := range a.Excluded {
					if strings.HasPrefix(x.Ref, "Observation/") {
						sorted[a.ODS]++
					}
				}
				n := want[a.ODS][s.Key]
				if a.State == care.StateWithheldIntegrity || a.State == care.StateFailed {
					t.Errorf("%s %s: %s", a.ODS, s.Key, a.Say)
				}
				if got := shown[a.ODS] + len(a.Excluded); got != a.Received || got < n {
					t.Errorf("%s %s: imported %d, received %d, shown %d, excluded %d", a.ODS, s.Key, n, a.Received, shown[a.ODS], len(a.Excluded))
				}
				items += n
			}
		}
		for _, p := range registrations {
			want[p.Partner]["Observation"] += p.Counts["Observation"]
		}
		for ods, n := range want {
			if sorted[ods] < n["Observation"] {
				t.Errorf("%s: %d observations imported, %d accounted for", ods, n["Observation"], sorted[ods])
			}
			measured += n["Observation"]
		}
	}
	items += measured
	if opened < 100 || items < 3000 {
		t.Errorf("only %d people with %d items were opened", opened, items)
	}
	t.Logf("%d people, %d items of known sections", opened, items)
}
