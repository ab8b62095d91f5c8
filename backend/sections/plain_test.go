package sections

import (
	"slices"
	"strings"
	"testing"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// rowOf reads one resource with the reader of a section.
func rowOf(t *testing.T, r Reader, raw string) care.Entry {
	t.Helper()
	res := fhir.NewResource([]byte(raw), "", "match")
	rows := r.Read(Input{Partner: partner, Now: now, Resources: []fhir.Resource{res}, Set: fhir.NewSet("", []fhir.Resource{res})})
	if len(rows.Entries) != 1 {
		t.Fatalf("%d rows of %s", len(rows.Entries), raw)
	}
	return rows.Entries[0]
}

// A restricted item says so wherever it stands: the person beside the screen may
// be the one it is kept from (H23).
func TestH23_ARestrictedItemSaysSo(t *testing.T) {
	for label, want := range map[string]bool{"R": true, "V": true, "N": false} {
		meta := `"meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"` + label + `"}]}`
		e := rowOf(t, problems(), `{"resourceType":"Condition","id":"1",`+meta+`,"code":{"text":"Deliberate self-harm"}}`)
		if slices.Contains(e.Cautions, restrictedCaution) != want {
			t.Errorf("%s: %v", label, e.Cautions)
		}
		e = rowOf(t, documents(), `{"resourceType":"DocumentReference","id":"1",`+meta+`,"securityLabel":[{"coding":[{"code":"`+label+`"}]}],"description":"Letter"}`)
		if n := len(e.Cautions); n != map[bool]int{true: 1}[want] {
			t.Errorf("letter %s: %v", label, e.Cautions)
		}
	}
}

// A code in braces is no unit: its words are shown without them.
func TestAUnitInBracesIsWords(t *testing.T) {
	for _, c := range [][3]string{{"", "{score}", ""}, {"", "{INR}", "INR"}, {"units", "{units}", "units"}, {"mL/min/1.73m2", "mL/min/{1.73_m2}", "mL/min/1.73m2"}, {"", "mg/{total}", "mg/{total}"}} {
		if got := unit(fhir.Quantity{Unit: c[0], Code: c[1]}); got != c[2] {
			t.Errorf("%q %q: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// A contact whose type is a bare code is named by its service; the code stays
// in the opened row. How a stay ended is shown without opening it.
func TestEncountersAreNamedInWords(t *testing.T) {
	e := rowOf(t, encounters(), `{"resourceType":"Encounter","id":"1","status":"finished","class":{"code":"HH"},"type":[{"coding":[{"system":"http://snomed.info/sct","code":"185469009"}]}],
		"serviceType":{"text":"Community nursing service"},"period":{"start":"2026-11-19"}}`)
	if e.Term != "Community nursing service, home visit" || !slices.ContainsFunc(e.Facts, func(f care.Fact) bool { return strings.Contains(f.Text, "185469009") }) {
		t.Errorf("%q %v", e.Term, e.Facts)
	}
	e = rowOf(t, encounters(), `{"resourceType":"Encounter","id":"1","status":"finished","class":{"code":"IMP"},"type":[{"text":"Emergency hospital admission"}],
		"period":{"start":"2026-11-06","end":"2026-11-09"},"hospitalization":{"dischargeDisposition":{"text":"Left against advice"}}}`)
	var leads []string
	for _, f := range e.Facts {
		if f.Lead {
			leads = append(leads, f.Label+" "+f.Text)
		}
	}
	if want := []string{"Until 09-Nov-2026", "Outcome Left against advice"}; !slices.Equal(leads, want) {
		t.Errorf("%v", leads)
	}
}

// A relation that comes as a bare code is put into words.
func TestARelationIsInWords(t *testing.T) {
	e := rowOf(t, careNetwork(), `{"resourceType":"RelatedPerson","id":"1","name":[{"text":"Maja"}],"relationship":[{"coding":[{"code":"DAU"}]},{"coding":[{"code":"N"}]},{"coding":[{"code":"XQ"}]}]}`)
	if !slices.ContainsFunc(e.Facts, func(f care.Fact) bool { return f.Text == "Daughter, Next of kin, Code only: XQ" }) {
		t.Error(e.Facts)
	}
}
