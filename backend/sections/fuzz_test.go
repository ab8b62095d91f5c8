package sections

import (
	"path/filepath"
	"testing"

	"shcr/backend/care/fuzztest"
	"shcr/backend/fhir"
)

// FuzzReaders has every reader of a type read one resource: codes, quantities,
// dates, references, all that readers look at. It is shown or excluded, never lost
// (B1, H10).
func FuzzReaders(f *testing.F) {
	all := All()
	for _, s := range all {
		for _, r := range resources(f, filepath.Join("testdata", s.Key+".json")) {
			f.Add([]byte(r.Raw))
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		defer fuzztest.Within(t)()
		if wrong := readByAll(all, []fhir.Resource{fhir.NewResource(raw, "https://est.example/fhir/X/1", "match")}); wrong != "" {
			t.Error(wrong)
		}
	})
}
