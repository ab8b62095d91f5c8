package fhir

import (
	"fmt"
	"strings"
	"testing"
)

// onePage is a page of a hundred observations, 1.7 kB each.
func onePage() []byte {
	var entries []string
	for i := range 100 {
		entries = append(entries, fmt.Sprintf(`{"fullUrl":"http://127.0.0.1:1/fhir/Observation/%d","resource":{"resourceType":"Observation","id":"%d","meta":{"lastUpdated":"2026-11-01T10:00:00Z"},"text":{"status":"generated","div":"%s"},"status":"final","code":{"coding":[{"system":"http://snomed.info/sct","code":"1000%d","display":"Measurement"}],"text":"Measurement"},"subject":{"reference":"Patient/P1"},"effectiveDateTime":"2026-11-01T10:00:00Z","valueQuantity":{"value":4.%d,"unit":"mmol/L"}},"search":{"mode":"match"}}`, i, i, strings.Repeat("words of a note ", 70), i, i))
	}
	return []byte(`{"resourceType":"Bundle","type":"searchset","total":100,"entry":[` + strings.Join(entries, ",") + `]}`)
}

// Decoding a page and checking whose each resource is: what every open does.
func BenchmarkPage(b *testing.B) {
	body := onePage()
	set := NewSet("http://127.0.0.1:1/fhir/", nil)
	patients := NewPatients(set, []Resource{{Type: "Patient", ID: "P1"}}, "9990123454")
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		page, err := DecodeBundle(body)
		if err != nil {
			b.Fatal(err)
		}
		for _, r := range page.Entries {
			if patients.About(r) != Mine {
				b.Fatal("not mine")
			}
		}
	}
}
