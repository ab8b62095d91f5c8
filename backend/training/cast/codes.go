package cast

import (
	_ "embed"
	"strings"
)

// Code systems.
const (
	snomed     = "http://snomed.info/sct"
	nhsSystem  = "https://fhir.nhs.uk/Id/nhs-number"
	odsSystem  = "https://fhir.nhs.uk/Id/ods-organization-code"
	hl7        = "http://terminology.hl7.org/CodeSystem/"
	ukCore     = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-"
	ukCodes    = "https://fhir.hl7.org.uk/CodeSystem/UKCore-"
	ucum       = "http://unitsofmeasure.org"
	localTests = "https://lab.estuary.example/tests"
)

// codesTSV has one row for each concept the stories may name: group, code,
// display. A term without a row is sent as text only.
//
//go:embed codes.tsv
var codesTSV string

var codeOf = readCodes(codesTSV)

func readCodes(tsv string) map[[2]string]string {
	codes := map[[2]string]string{}
	for line := range strings.Lines(tsv) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) == 3 {
			codes[[2]string{f[0], f[2]}] = f[1]
		}
	}
	return codes
}

// lookUp finds the code of a display in the first group that has it.
func lookUp(display string, groups ...string) (string, bool) {
	for _, g := range groups {
		if code, ok := codeOf[[2]string{g, display}]; ok {
			return code, true
		}
	}
	return "", false
}

// object and list are JSON as it is being built; numbers are json.Number so
// that they go out as they were typed.
type object = map[string]any
type list = []any

// concept makes a CodeableConcept. text may differ from the display: partners
// send their own words. A term without a code is words only.
func concept(term, text string, groups ...string) object {
	o := object{}
	code, ok := lookUp(term, groups...)
	if ok {
		o["coding"] = list{object{"system": snomed, "code": code, "display": term}}
	} else if text == "" {
		text = term
	}
	if text != "" {
		o["text"] = text
	}
	return o
}

func coded(system, code, display string) object {
	c := object{"system": system, "code": code}
	if display != "" {
		c["display"] = display
	}
	return object{"coding": list{c}}
}

func extension(url string, key string, value any) object {
	return object{"url": url, key: value}
}
