package sections

import (
	"strings"
	"testing"
)

// The same breath scores 3 on one oxygen scale and 0 on the other: a NEWS2 total
// never stands in a closed row without its scale (people.md P35).
func TestH18_NEWS2LeadsWithItsScale(t *testing.T) {
	for ref, want := range map[string][2]string{
		"Observation/b3": {"7", "Scale 2"}, "Observation/b20": {"5", "Scale 2 (88–92 %)"}, "Observation/b21": {"", "Not stated"}, // alone, its value says the score
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

// A flag leads with whom it says to ring, and never with a plan in error; the
// programme's code is read wherever it stands (record-data §10).
func TestH38_AFlagLeadsWithWhoHoldsThePlan(t *testing.T) {
	e := find(t, "alerts", "Flag/f20")
	for key, want := range map[string]string{"detail": "Subject to child protection plan, active, 14-Apr-2026", "authority": "Southmere Borough Council", "phone": "0808 157 0171", "category": "Community language support"} {
		if !has(e, key, want) {
			t.Errorf("%s %q is missing: %+v", key, want, e.Facts)
		}
	}
	if e.Term != "Child protection information sharing" || has(e, "phone", "01632 960999") {
		t.Errorf("%q %+v", e.Term, e.Facts)
	}
	if e := find(t, "alerts", "Flag/f21"); e.Status.Text != "Status not stated" || e.Group != "current" || !has(e, "detail", "Deafness") {
		t.Errorf("%+v %+v", e.Status, e.Facts)
	}
	if e := find(t, "alerts", "Flag/f22"); has(e, "detail", "plan") {
		t.Errorf("a plan in error is named: %+v", e.Facts)
	}
}

// H20, H15: what is ended and still called active stays current and says both.
func TestH20_EndedAndActiveSaysBoth(t *testing.T) {
	if e := find(t, "problems", "Condition/c20"); e.Group != "current" || e.Status.Text != "Active (end date passed)" || !has(e, "severity", "Severe") || !has(e, "stage", "Stage 4") || !has(e, "episode", "Review") {
		t.Errorf("%s %+v %+v", e.Group, e.Status, e.Facts)
	}
	if e := find(t, "allergies", "AllergyIntolerance/a20"); e.Group != "current" || len(e.Cautions) != 1 || !has(e, "ended", "01-Mar-2024") || !has(e, "ended-why", "Test negative") {
		t.Errorf("%s %q %+v", e.Group, e.Cautions, e.Facts)
	}
}

// Every outcome of an assessment is shown, with who made it (M126).
func TestAssessmentsShowEveryOutcome(t *testing.T) {
	e := find(t, "social-care", "Task/k20")
	if !has(e, "outcome", "Eligible") || !has(e, "outcome", "Carer's assessment offered") || !has(e, "performer", "Grace Adeyemi") {
		t.Errorf("%+v", e.Facts)
	}
}
