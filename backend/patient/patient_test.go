package patient

import (
	"slices"
	"testing"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

var now = time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC)

func read(t *testing.T, body string) care.Demographics {
	t.Helper()
	d, ok := Read(fhir.NewResource([]byte(`{"resourceType":"Patient","id":"1",`+body+`}`), "", ""), now)
	if !ok {
		t.Fatal("not read: " + body)
	}
	known := []string{}
	for _, g := range care.DetailGroups {
		for _, f := range g.Fields {
			known = append(known, f.Key)
		}
	}
	for _, x := range d.Details {
		if !slices.Contains(known, x.Field) {
			t.Errorf("%s has no place on the page", x.Field)
		}
	}
	return d
}

const core = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-"

// M94 to M97: each element of a Patient has its field, in words.
func TestM94_EachElement(t *testing.T) {
	coded := func(system, code string) string {
		return `{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-` + system + `","code":"` + code + `"}]}`
	}
	for _, x := range []struct{ body, field, text, note string }{
		{`"name":[{"use":"official","family":"Patel","given":["Amina","Rose"],"prefix":["Mrs"]}]`, "name", "Patel, Amina Rose (Mrs)", ""},
		{`"name":[{"text":"Amina of Kampala"}]`, "name", "Amina of Kampala", ""},
		{`"name":[{"use":"usual","family":"P"},{"use":"nickname","given":["Mina"]}]`, "preferred", "Mina", ""},
		{`"name":[{"use":"usual","family":"P"},{"use":"maiden","family":"Shah"}]`, "alias", "Shah", "birth name"},
		{`"name":[{"use":"usual","family":"P"},{"use":"official","family":"Old","period":{"end":"2020"}}]`, "alias", "Old", "former name"},
		{`"birthDate":"1987"`, "born", "1987", ""},
		{`"birthDate":"2026-11-02","_birthDate":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthTime","valueDateTime":"2026-11-02T03:42:00Z"}]}`, "born", "02-Nov-2026 03:42", ""},
		{`"gender":"unknown"`, "gender", "Not known", ""},
		{`"deceasedDateTime":"2026-09-02"`, "died", "02-Sep-2026", ""},
		{`"deceasedBoolean":true`, "died", "Yes: date not recorded", ""},
		{`"multipleBirthInteger":2`, "multiple", "Yes: a twin, or more", ""},
		{`"maritalStatus":` + coded("PersonMaritalStatusEngland", "W"), "marital", "Widowed or surviving civil partner", ""},
		{`"maritalStatus":` + coded("PersonMaritalStatus", "W"), "marital", "Widowed or surviving civil partner", ""},
		{`"maritalStatus":` + coded("Unheard", "77"), "marital", "Code 77", ""},
		{`"extension":[{"url":"` + core + `EthnicCategory","valueCodeableConcept":` + coded("EthnicCategoryEngland", "99") + `}]`, "ethnicity", "Not known", ""},
		{`"extension":[{"url":"` + core + `OverseasVisitorChargingCategory","valueCodeableConcept":` + coded("OverseasVisitorChargingCategory", "P") + `}]`, "overseas", "Decision pending", ""},
		{`"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-religion","valueCodeableConcept":{"text":"Quaker"}}]`, "religion", "Quaker", ""},
		{`"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-nationality","extension":[{"url":"code","valueCodeableConcept":{"text":"Peruvian"}}]}]`, "nationality", "Peruvian", ""},
		{`"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueAddress":{"city":"Kampala","country":"UGA"}}]`, "birthplace", "Kampala, UGA", ""},
		{`"extension":[{"url":"` + core + `NHSCommunication","extension":[{"url":"language","valueCodeableConcept":` + coded("HumanLanguage", "q4") + `}]}]`, "language", "British Sign Language", ""},
		{`"extension":[{"url":"` + core + `NHSCommunication","extension":[{"url":"interpreterRequired","valueBoolean":false}]}]`, "interpreter", "Not needed", ""},
		{`"communication":[{"language":{"text":"Dari"},"preferred":true}]`, "language", "Dari", "preferred"},
		{`"extension":[{"url":"` + core + `NominatedPharmacy","valueReference":{"identifier":{"value":"FX123"}}}]`, "pharmacy", "FX123", ""},
		{`"address":[{"use":"temp","line":["","4 Ropewalk",""],"postalCode":"zz4 4rw","text":"visiting"}]`, "temporary", "4 Ropewalk, ZZ4 4RW", "visiting"},
		{`"address":[{"line":["Key safe code 4711"]}]`, "address", "Not shown: may hold the code of a key safe or a door", ""},
		{`"telecom":[{"system":"phone","use":"work","value":"01632 960001"}]`, "work", "01632 960001", ""},
		{`"telecom":[{"system":"email","value":"a@example.org"}]`, "email", "a@example.org", ""},
		{`"identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990123454"}]`, "nhs", "999 012 3454", "verification not stated"},
		{`"identifier":[{"value":"E1","type":{"text":"Hospital number"}}]`, "identifier", "Hospital number E1", ""},
		{`"generalPractitioner":[{"reference":"Practitioner/7","display":"Dr Okafor"}]`, "usual-gp", "Dr Okafor", ""},
		{`"generalPractitioner":[{"type":"Organization","identifier":{"value":"F99001"}}]`, "practice", "F99001", ""},
		{`"contact":[{"relationship":[{"coding":[{"code":"DAU"}]}],"name":{"family":"Hughes","given":["Reena"]},"telecom":[{"value":"07700 900318"}]}]`, "contact", "Hughes, Reena, daughter, 07700 900318", ""},
		{`"active":false`, "registration", "No longer in use", ""},
	} {
		if d := read(t, x.body); !slices.Contains(d.Details, care.Detail{Field: x.field, Text: x.text, Note: x.note}) {
			t.Errorf("%s: %+v", x.body, d.Details)
		}
	}
}

// What is over, or says nothing, is not shown as current.
func TestM95_WhatIsOver(t *testing.T) {
	d := read(t, `"address":[{"use":"old","line":["1 Old Row"]},{"line":["2 Old Row"],"period":{"end":"2020-01-01"}},{"line":[""]}],"telecom":[{"system":"phone","use":"old","value":"1"},{"system":"phone","value":"2","period":{"end":"2020"}}],
		"contact":[{"name":{"text":"Somebody"},"period":{"end":"2020"}}],"generalPractitioner":[{}],"maritalStatus":{}`)
	if len(d.Details) != 0 || len(d.Addresses) != 0 {
		t.Errorf("%+v", d)
	}
	if _, ok := Read(fhir.NewResource([]byte(`{"resourceType":"Patient","id":"1","name":"?"}`), "", ""), now); ok {
		t.Error("a Patient that cannot be read was read")
	}
	d, ok := Read(fhir.NewResource([]byte(`{"resourceType":"Patient","id":"1","name":[{"family":"Patel"}],"contact":"?"}`), "", ""), now)
	if ok || !d.Partly || d.Family != "Patel" {
		t.Errorf("a Patient of whom the core can be read: %v %+v", ok, d)
	}
}

// H2: only a stated, other status is "not traced".
func TestM146_Untraced(t *testing.T) {
	status := func(code string) string {
		return `"identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990123454","extension":[{"url":"` + core + `NHSNumberVerificationStatus","valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus","code":"` + code + `"}]}}]}]`
	}
	for code, want := range map[string]string{"01": "", "number-present-and-verified": "", "02": "number present but not traced", "trace-required": "trace required", "zz": "Code zz"} {
		if d := read(t, status(code)); d.Untraced != want {
			t.Errorf("%s: %q", code, d.Untraced)
		}
	}
	if d := read(t, `"identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990123454"}]`); d.Untraced != "" {
		t.Errorf("not stated: %q", d.Untraced)
	}
}

// A newborn's age counts from the hour where it was sent.
func TestM84_BirthWithItsTime(t *testing.T) {
	for body, want := range map[string]string{
		`"birthDate":"2026-11-02"`: "2026-11-02",
		`"birthDate":"2026-11-02","_birthDate":{"extension":[{"url":"x/patient-birthTime","valueDateTime":"2026-11-02T03:42:00Z"}]}`: "2026-11-02T03:42:00Z",
		`"birthDate":"2026-11-02","_birthDate":{"extension":[{"url":"x/patient-birthTime","valueDateTime":"2025-11-02T03:42:00Z"}]}`: "2026-11-02",
		`"id":"1"`: "",
	} {
		if got := Birth(fhir.NewResource([]byte(`{"resourceType":"Patient",`+body+`}`), "", "")); got != want {
			t.Errorf("%s: %q", body, got)
		}
	}
}
