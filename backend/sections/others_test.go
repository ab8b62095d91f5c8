package sections

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// Sections that read one search share it out: each resource is in one of them,
// whoever the partner is (H10).
func TestH10_SharedSearchesAreSharedOut(t *testing.T) {
	for _, c := range []struct {
		fixture, typ string
		sections     []string
	}{
		{"observations", "Observation", []string{"results", "observations"}},
		{"results", "Observation", []string{"results", "observations"}},
		{"encounters", "EpisodeOfCare", []string{"encounters", "social-care"}},
		{"social-care", "EpisodeOfCare", []string{"encounters", "social-care"}},
	} {
		all := resources(t, filepath.Join("testdata", c.fixture+".json"))
		for _, from := range []care.Organisation{partner, council9X1} {
			owners := map[string]int{}
			for _, key := range c.sections {
				s, _ := Find(key)
				mine := []fhir.Resource{}
				for _, r := range all {
					for _, ask := range s.Searches {
						if ask.Type == r.Type {
							mine = append(mine, r)
						}
					}
				}
				rows := s.Read(Input{Partner: from, Now: now, Resources: mine, Set: fhir.NewSet("", all)})
				conserved(t, key, rows, mine)
				for _, e := range rows.Entries {
					for _, ref := range e.Of {
						owners[ref]++
					}
				}
				for _, x := range rows.Excluded {
					owners[x.Ref]++
				}
			}
			for _, r := range all {
				if r.Type == c.typ && owners[r.Ref()] != 1 {
					t.Errorf("%s: %s is in %d sections", c.fixture, r.Ref(), owners[r.Ref()])
				}
			}
		}
	}
}

// A member follows its panel, and what a report refers to stays with the report.
func TestObservationsFollowWhatRefersToThem(t *testing.T) {
	if e := find(t, "observations", "Observation/b3"); e.Term != "Royal College of Physicians NEWS2 total score" || len(e.Values) != 3 {
		t.Errorf("NEWS2: %q with %d values", e.Term, len(e.Values))
	}
	s, _ := Find("results")
	rows, _ := read(s, resources(t, "testdata/observations.json"))
	for _, e := range rows.Entries {
		if e.Term == "Exercise test" && len(e.Values) == 1 && e.Values[0].Text == "140" {
			return
		}
	}
	t.Error("the report lost its vital sign")
}

func TestH13_OnlyACompletedVaccineIsGiven(t *testing.T) {
	for ref, want := range map[string]string{"v1": "given", "v2": "not-given", "v3": "given", "v5": "unstated", "v7": "unstated"} {
		if e := find(t, "immunisations", "Immunization/"+ref); e.Group != want {
			t.Errorf("%s stands under %q, want %q", ref, e.Group, want)
		}
	}
	if e := find(t, "immunisations", "Immunization/v3"); e.Status.Text != "Reported, not given here" {
		t.Errorf("reported: %+v", e.Status)
	}
}

// Neither a draft nor a revoked plan looks in force, and what a decision permits
// never turns into what it forbids.
func TestH13_PlansAndDecisionsSayHowTheyStand(t *testing.T) {
	for ref, want := range map[string][2]string{
		"CarePlan/c2": {"plans", "Draft"}, "CarePlan/c3": {"past", "Revoked"}, "CarePlan/c4": {"plans", "Active (end date passed)"},
		"Consent/d3": {"past", "Rejected"}, "QuestionnaireResponse/x2": {"forms", "In progress"}, "Goal/g2": {"past", "Rejected"},
	} {
		if e := find(t, "care-plans", ref); e.Group != want[0] || e.Status.Text != want[1] || e.Status.Kind != "notable" {
			t.Errorf("%s: %q %+v", ref, e.Group, e.Status)
		}
	}
	e := find(t, "care-plans", "Consent/d2")
	said := []string{}
	for _, f := range e.Facts {
		if f.Key == "rule" {
			said = append(said, f.Label+": "+f.Text)
		}
	}
	if got := strings.Join(said, "; "); got != "Permits: Direct care; Except, Does not permit: Sexual health notes" {
		t.Error(got)
	}
	if e := find(t, "care-plans", "CarePlan/c1"); !has(e, "activity", "Do not perform: Admission to hospital") || !has(e, "review", "01-Dec-2026") {
		t.Errorf("%+v", e.Facts)
	}
	if e := find(t, "care-plans", "QuestionnaireResponse/x1"); !has(e, "answer", "Not answered") || !has(e, "answer", "No") {
		t.Errorf("%+v", e.Facts)
	}
}

// The code of a key safe leaves no reader (record-data §12).
func TestH24_KeySafeCodesAreNotShown(t *testing.T) {
	for _, key := range []string{"care-network", "social-care"} {
		s, _ := Find(key)
		rows, _ := read(s, resources(t, "testdata/"+key+".json"))
		text, err := json.Marshal(rows.Entries)
		if err != nil {
			t.Fatal(err)
		}
		for _, leak := range []string{"4711", "2580", "19#7", "five eight", "1 Nowhere Lane", "01632 960999"} {
			if strings.Contains(string(text), leak) {
				t.Errorf("%s shows %q", key, leak)
			}
		}
	}
}

func TestCareNetworkThatEndedIsPast(t *testing.T) {
	for ref, want := range map[string]string{"CareTeam/t1": "teams", "CareTeam/t2": "past", "CareTeam/t3": "past", "RelatedPerson/w1": "personal", "RelatedPerson/w2": "past"} {
		if e := find(t, "care-network", ref); e.Group != want {
			t.Errorf("%s stands under %q, want %q", ref, e.Group, want)
		}
	}
	if e := find(t, "care-network", "CareTeam/t1"); !has(e, "earlier", "Tom Hale") || has(e, "member", "Tom Hale") {
		t.Errorf("a member who left: %+v", e.Facts)
	}
}

func TestFamilyHistoryNamesTheRelativeFirst(t *testing.T) {
	for ref, want := range map[string]string{"m1": "Mother: Breast cancer", "m2": "Father: ?Heart attack, Type 2 diabetes", "m3": "Brother: health not known"} {
		if e := find(t, "family-history", "FamilyMemberHistory/"+ref); e.Term != want {
			t.Errorf("%q, want %q", e.Term, want)
		}
	}
}

// A council sends why it gives support as a condition: it stands with social
// care, in words, and its other conditions with the problems (record-data §12).
func TestH10_ACouncilsReasonForSupportIsSocialCare(t *testing.T) {
	e := find(t, "social-care", "Condition/s20")
	if e.Group != "reasons" || e.Term != "Support with memory and cognition" {
		t.Errorf("%s %q", e.Group, e.Term)
	}
	if e := find(t, "social-care", "Task/k21"); e.Term != "Carer's assessment" {
		t.Errorf("%q", e.Term)
	}
	all := resources(t, "testdata/social-care.json")
	problems, _ := Find("problems")
	for _, from := range []care.Organisation{council9X1, partner} {
		rows := problems.Read(Input{Partner: from, Now: now, Resources: all, Set: fhir.NewSet("", all)})
		want := map[bool]int{true: 1, false: 2}[from.Setting == care.SettingSocialCare]
		if len(rows.Entries) != want {
			t.Errorf("%s has %d problems, want %d", from.Name, len(rows.Entries), want)
		}
	}
	if e := find(t, "immunisations", "Immunization/v20"); !has(e, "dose", "1 of 3 Occupational course") {
		t.Errorf("%+v", e.Facts)
	}
}

// Who to phone now: when a line is answered is read from the role or the service of
// a team's member, in words that can be compared with a clock.
func TestHoursOfATeamsLine(t *testing.T) {
	for sent, want := range map[string]string{
		`"availableTime":[{"daysOfWeek":["mon","tue","wed","thu","fri"],"availableStartTime":"09:00:00","availableEndTime":"17:30:00"},{"daysOfWeek":["sat"],"availableStartTime":"09:00:00","availableEndTime":"12:00:00"}]`: "Mon-Fri 09:00-17:30; Sat 09:00-12:00",
		`"availableTime":[{"allDay":true}]`: care.AllHours,
		`"availableTime":[{"daysOfWeek":["mon","wed","thu"],"availableStartTime":"09:00","availableEndTime":"12:00"}]`: "Mon 09:00-12:00; Wed-Thu 09:00-12:00",
		`"availableTime":[{"daysOfWeek":["mon"]}]`: "",
		`"code":[]`: "",
	} {
		r := fhir.NewResource([]byte(`{"resourceType":"CareTeam","id":"1","contained":[{"resourceType":"PractitionerRole","id":"line","telecom":[{"system":"phone","value":"01632 960166"}],`+sent+`}],
			"participant":[{"member":{"reference":"#line"}}]}`), "", "")
		in := Input{Resources: []fhir.Resource{r}, Set: fhir.NewSet("", []fhir.Resource{r}), Now: time.Now()}
		got := ""
		for _, f := range careNetwork().Read(in).Entries[0].Facts {
			if f.Key == "hours" {
				got = f.Text
			}
		}
		if _, err := care.ParseHours(strings.Split(want, "; ")); got != want || want != "" && err != nil {
			t.Errorf("%s: %q, %v", sent, got, err)
		}
	}
}
