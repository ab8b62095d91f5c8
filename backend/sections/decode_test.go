package sections

import (
	"encoding/json"
	"testing"

	"shcr/backend/fhir"
)

// A code of a closed national list is read in words; the sender's own words go
// before, and a clinical code is never guessed at (H35).
func TestH35_ClosedListsAreReadInWords(t *testing.T) {
	for sent, want := range map[string]string{
		`{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-DischargeMethodEngland","code":"6"}]}`:                   "Discharged himself or herself",
		`{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-LegalStatusClassificationEngland","code":"02"}]}`:        "Mental Health Act section 2",
		`{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-LegalStatusClassificationEngland","code":"77"}]}`:        "Code only: 77",
		`{"coding":[{"system":"http://snomed.info/sct","code":"6"}]}`:                                                             "Code only: 6",
		`{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-DischargeMethodEngland","code":"6"}],"text":"Left AMA"}`: "Left AMA",
	} {
		var c fhir.CodeableConcept
		if err := json.Unmarshal([]byte(sent), &c); err != nil {
			t.Fatal(err)
		}
		if got := concept(c); got != want {
			t.Errorf("%s: %q, want %q", sent, got, want)
		}
	}
}

// A note on a blood pressure stands with its numbers; nothing reads as missing.
func TestH18_ANoteOnAPairAddsNoEmptyValue(t *testing.T) {
	var v observation
	if err := fhir.NewResource([]byte(`{"resourceType":"Observation","code":{"text":"Blood pressure"},"note":[{"text":"sitting"}],"component":[
		{"code":{"text":"Systolic"},"valueQuantity":{"value":118,"unit":"mmHg"}},{"code":{"text":"Diastolic"},"valueQuantity":{"value":72,"unit":"mmHg"}}]}`), "", "").Into(&v); err != nil {
		t.Fatal(err)
	}
	values := (&observed{v: &v}).values(Input{})
	if len(values) != 2 || values[0].Text != "118" || values[1].Text != "72" || len(values[1].Notes) != 1 || values[1].Notes[0] != "sitting" {
		t.Errorf("%+v", values)
	}
	v.Component = v.Component[:0]
	if values = (&observed{v: &v}).values(Input{}); len(values) != 1 || values[0].Text != "No value sent" {
		t.Errorf("without parts: %+v", values)
	}
}
