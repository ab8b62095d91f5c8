package fhir

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shcr/backend/care/fuzztest"
)

const base = "https://est.example/fhir/"

func amina() *Patients {
	me := NewResource([]byte(`{"resourceType":"Patient","id":"E041","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990123454"}]}`), base+"Patient/E041", "")
	return NewPatients(NewSet(base, []Resource{me}), []Resource{me}, "9990123454")
}

// A11: every way of writing the reference, and every near miss.
func TestA11_ReferencesToThePerson(t *testing.T) {
	p := amina()
	number := `"identifier":{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}`
	contained := `"contained":[{"resourceType":"Patient","id":"p","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}]}],`
	for body, want := range map[string]Verdict{
		`"subject":{"reference":"Patient/E041"}`:                                           Mine,
		`"subject":{"reference":"` + base + `Patient/E041"}`:                               Mine,
		`"subject":{"reference":"Patient/E041/_history/3"}`:                                Mine,
		`"subject":{` + fmt.Sprintf(number, "9990123454") + `}`:                            Mine,
		`"subject":{` + fmt.Sprintf(number, "999 012 3454") + `}`:                          Mine,
		fmt.Sprintf(contained, "9990123454") + `"subject":{"reference":"#p"}`:              Mine,
		`"subject":{"reference":"Patient/E04"}`:                                            Foreign,
		`"subject":{"reference":"Patient/E0410"}`:                                          Foreign,
		`"subject":{"reference":"patient/E041"}`:                                           Foreign,
		`"subject":{"reference":"Patient/E041 "}`:                                          Foreign,
		`"subject":{"reference":"Patient/../Patient/E041"}`:                                Foreign,
		`"subject":{"reference":"https://other.example/fhir/Patient/E041"}`:                Foreign,
		`"subject":{"reference":"https://est.example/fhir2/Patient/E041"}`:                 Foreign,
		`"subject":{"reference":"urn:uuid:9f2c"}`:                                          Foreign,
		`"subject":{"reference":"Group/E041"}`:                                             Foreign,
		`"subject":{"display":"PATEL, Amina"}`:                                             Foreign,
		`"subject":{` + fmt.Sprintf(number, "9995102250") + `}`:                            Foreign,
		`"subject":{"reference":"Patient/E041",` + fmt.Sprintf(number, "9995102250") + `}`: Foreign,
		fmt.Sprintf(contained, "9995102250") + `"subject":{"reference":"#p"}`:              Foreign,
		`"subject":{"reference":"#gone"}`:                                                  Foreign,
		`"Subject":{"reference":"Patient/E041"}`:                                           Foreign,
		`"subject":{"reference":"Patient/E041"},"patient":{"reference":"Patient/S1"}`:      Foreign,
		`"note":[]`: Foreign,
		`"subject":{"reference":"Patient/S1"},"subject":{"reference":"Patient/E041"}`: Unclear,
		`"subject":["Patient/E041"]`: Unclear,
	} {
		r := NewResource([]byte(`{"resourceType":"Condition","id":"1",`+body+`}`), "", "")
		if got := p.About(r); got != want {
			t.Errorf("%s: %d, want %d", body, got, want)
		}
	}
}

func TestA11_OtherTypesNameTheirPersonElsewhere(t *testing.T) {
	p := amina()
	for body, want := range map[string]Verdict{
		`{"resourceType":"Appointment","id":"1","participant":[{"actor":{"reference":"Location/1"}},{"actor":{"reference":"Patient/E041"}}]}`: Mine,
		`{"resourceType":"Appointment","id":"1","participant":[{"actor":{"reference":"Patient/S1"}},{"actor":{"reference":"Patient/E041"}}]}`: Foreign,
		`{"resourceType":"Appointment","id":"1","participant":[{"actor":{"reference":"Location/1"}}]}`:                                        Foreign,
		`{"resourceType":"Task","id":"1","for":{"reference":"Patient/E041"}}`:                                                                 Mine,
		`{"resourceType":"AllergyIntolerance","id":"1","patient":{"reference":"Patient/E041"}}`:                                               Mine,
		`{"resourceType":"Practitioner","id":"1"}`:                                                                                            Mine,
		`{"resourceType":"Patient","id":"S1","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9995102250"}]}`:             Foreign,
	} {
		if got := p.About(NewResource([]byte(body), "", "")); got != want {
			t.Errorf("%s: %d, want %d", body, got, want)
		}
	}
}

// A10, B7: in any bundle, whatever is not this person's is told apart.
func TestA10_NoForeignResourcePasses(t *testing.T) {
	p := amina()
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.StringMatching(`[A-Za-z0-9.-]{1,8}`).Draw(t, "id")
		form := rapid.SampledFrom([]string{"Patient/%s", base + "Patient/%s", "Patient/%s/_history/1", "https://x.example/Patient/%s", "urn:uuid:%s", "#%s"}).Draw(t, "form")
		element := rapid.SampledFrom([]string{"subject", "patient", "for"}).Draw(t, "element")
		r := NewResource(fmt.Appendf(nil, `{"resourceType":"Condition","id":"1","%s":{"reference":%q}}`, element, fmt.Sprintf(form, id)), "", "")
		mine := id == "E041" && strings.HasPrefix(fmt.Sprintf(form, id), base) || id == "E041" && strings.HasPrefix(form, "Patient/")
		if got := p.About(r) == Mine; got != mine {
			t.Fatalf("%s %s: mine=%v", element, fmt.Sprintf(form, id), got)
		}
	})
}

func FuzzDecodeBundle(f *testing.F) {
	f.Add([]byte(`{"resourceType":"Bundle","type":"searchset","total":1,"entry":[{"fullUrl":"a","resource":{"resourceType":"Condition","id":"1","x":1.0},"search":{"mode":"match"}}]}`))
	f.Add([]byte(`{"resourceType":"OperationOutcome","issue":[]}`))
	f.Add([]byte("\xef\xbb\xbf{\"resourceType\":\"Bundle\",\"entry\":[{},{\"resource\":[]}]}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		defer fuzztest.Within(t)()
		b, err := DecodeBundle(data)
		if err != nil {
			return
		}
		p := amina()
		for _, r := range b.Entries {
			p.About(r)
		}
	})
}

// A bad entry is kept as unreadable and spoils nothing else (B2).
func TestB2_OneBadEntry(t *testing.T) {
	b, err := DecodeBundle([]byte(`{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Condition","id":"1","id":"2"}},7,{"resource":{"resourceType":"Condition","id":"3"}}]}`))
	if err != nil || len(b.Entries) != 3 {
		t.Fatalf("%v %d", err, len(b.Entries))
	}
	if b.Entries[0].Problem == "" || b.Entries[1].Problem == "" || b.Entries[2].Problem != "" {
		t.Errorf("%+v", b.Entries)
	}
}

// B7: a report about the person that carries a result about another inside itself
// is foreign, however plain its own subject is.
func TestB7_WhatIsContainedIsLookedAt(t *testing.T) {
	set := NewSet("https://a.example/fhir/", nil)
	mine := NewResource([]byte(`{"resourceType":"Patient","id":"1","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990123454"}]}`), "", "")
	p := NewPatients(set, []Resource{mine}, "9990123454")
	for inside, want := range map[string]Verdict{
		`{"resourceType":"Observation","id":"o","subject":{"reference":"Patient/2"}}`: Foreign,
		`{"resourceType":"Observation","id":"o","subject":{"reference":"Patient/1"}}`: Mine,
		`{"resourceType":"Practitioner","id":"o"}`:                                    Mine,
	} {
		r := NewResource([]byte(`{"resourceType":"DiagnosticReport","id":"r","subject":{"reference":"Patient/1"},"contained":[`+inside+`],"result":[{"reference":"#o"}]}`), "", "")
		if got := p.About(r); got != want {
			t.Errorf("%s: %v, want %v", inside, got, want)
		}
	}
}
