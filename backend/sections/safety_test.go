package sections

import (
	"strings"
	"testing"
)

// The same breath scores 3 on one oxygen scale and 0 on the other: a NEWS2 total
// never stands in a closed row without its scale (people.md P35).
func TestH18_NEWS2LeadsWithItsScale(t *testing.T) {
	for ref, want := range map[string][2]string{
		"Observation/b3": {"7", "Scale 2"}, "Observation/b20": {"5", "Scale 2 (88–92 %)"}, "Observation/b21": {"3", "Not stated"},
	} {
		e, score, scale := find(t, "observations", ref), "", ""
		for _, f := range e.Facts {
			switch {
			case f.Key == "score" && f.Lead:
				score = f.Text
			case f.Key == "scale" && f.Lead:
				scale = f.Text
			}
		}
		if score != want[0] || scale != want[1] {
			t.Errorf("%s: score %q, scale %q, want %v", ref, score, scale, want)
		}
	}
}

// A dose is shown as written; a coded dose that says otherwise, a plan that says
// otherwise, and a timing without text are all in the row.
func TestH18_DosesThatDifferSaySo(t *testing.T) {
	for ref, want := range map[string]string{
		"MedicationRequest/m7": "coded dose (3 mg) may not say the same", "MedicationStatement/m9": "“Two tablets each morning”", "MedicationRequest/m9p": "marked “Stopped”",
	} {
		if e := find(t, "medications", ref); !strings.Contains(strings.Join(e.Cautions, " "), want) {
			t.Errorf("%s: %q", ref, e.Cautions)
		}
	}
	if e := find(t, "medications", "MedicationRequest/m8"); !has(e, "dose", "2 tablet, 1 to 4 times every day, Monday and Friday, in the morning and before sleep, at 08:00, for 5 days") {
		t.Errorf("a dose without its timing: %+v", e.Facts)
	}
	if e := find(t, "medications", "MedicationRequest/m1o"); len(e.Cautions) != 0 {
		t.Errorf("one dose said twice is no difference: %q", e.Cautions)
	}
}

// A modifier deep inside an item may turn it as much as one at its head.
func TestH14_ModifiersInsideAreSaid(t *testing.T) {
	if e := find(t, "medications", "MedicationRequest/m7"); !strings.Contains(strings.Join(e.Cautions, " "), "A part of this item may be qualified") {
		t.Errorf("%q", e.Cautions)
	}
	for _, v := range find(t, "observations", "Observation/b20").Values {
		if v.Name == "Temperature" && v.Text != "Cannot be shown safely" {
			t.Errorf("a modified part shows %q", v.Text)
		}
	}
}
