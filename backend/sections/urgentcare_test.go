package sections

import (
	"slices"
	"testing"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// M121: a report of an urgent care service stands under Miscellaneous reports,
// and among the contacts too, where nothing else tells of the call; each section
// accounts for every report once (H10).
func TestH10_OutOfHoursReportsAreContactsToo(t *testing.T) {
	all := resources(t, "testdata/urgent-care.json")
	from := care.Organisation{ODS: "NZ7", Name: "Northgate Integrated Urgent Care", Setting: care.SettingUrgentCare}
	group := map[string]map[string]string{}
	rowsOf := map[string]care.Rows{}
	for _, key := range []string{care.Documents, care.Encounters} {
		s, _ := Find(key)
		mine := []fhir.Resource{}
		for _, r := range all {
			if r.Type == "DocumentReference" || key == care.Encounters {
				mine = append(mine, r)
			}
		}
		rows := s.Read(Input{Partner: from, Now: now, Resources: mine, Set: fhir.NewSet("", all)})
		conserved(t, key, rows, mine)
		group[key], rowsOf[key] = map[string]string{}, rows
		for _, e := range rows.Entries {
			for _, ref := range e.Of {
				group[key][ref] = e.Group
			}
		}
	}
	for ref, want := range map[string][2]string{
		"DocumentReference/r1": {"misc", "past"}, "DocumentReference/r2": {"misc", ""}, "DocumentReference/r3": {"superseded", ""},
		"DocumentReference/r4": {"retracted", ""}, "DocumentReference/r6": {"misc", "past"}, "Encounter/v1": {"", "past"},
	} {
		if got := [2]string{group[care.Documents][ref], group[care.Encounters][ref]}; got != want {
			t.Errorf("%s stands under %v, want %v", ref, got, want)
		}
	}
	ids := map[string]bool{}
	for _, rows := range rowsOf {
		for _, e := range rows.Entries {
			if ids[e.ID] {
				t.Errorf("two rows are called %s", e.ID)
			}
			ids[e.ID] = true
			if e.Of[0] == "Encounter/v1" && !has(e, "report", "Call of 18-Oct, under Documents") {
				t.Errorf("the contact does not name its report: %+v", e.Facts)
			}
		}
	}
}

// A letter that a later one replaces never looks like the one that counts.
func TestH12_AReplacedLetterSaysSo(t *testing.T) {
	if e := find(t, "documents", "DocumentReference/d21"); e.Group != "superseded" || e.Status.Text != "Replaced by a later document" {
		t.Errorf("%s %+v", e.Group, e.Status)
	}
	e := find(t, "documents", "DocumentReference/d20")
	if e.Group != "current" || e.Status.Text != "Amended" || !has(e, "relation", "Discharge letter, first version of 18-Nov-2026") || !has(e, "relation", "LET-77") || !has(e, "contents", "HTML, Welsh") {
		t.Errorf("%s %+v %+v", e.Group, e.Status, e.Facts)
	}
	// H30: and leads to it, so that the chain can be followed; what was not sent is in words only.
	if want := []care.Link{{Code: "replaces", Ref: "DocumentReference/d21"}}; e.Letter == nil || !slices.Equal(e.Letter.Links, want) {
		t.Errorf("%+v", e.Letter)
	}
}
