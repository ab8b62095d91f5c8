package sections

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shcr/backend/fhir"
)

// sharedData is a folder of third-party sample records beside the checkout; it
// is not part of the project.
const sharedData = "../../../shared/data"

// Real, untidy FHIR from many hands: no reader falls over it, and nothing
// received is lost (B2, H10).
func TestB2_SampleRecordsAreConserved(t *testing.T) {
	if _, err := os.Stat(sharedData); err != nil {
		t.Skip("no sample data at " + sharedData + ": this test needs the folder beside the checkout")
	}
	files, items := 0, 0
	err := filepath.WalkDir(sharedData, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".json") || strings.Contains(path, "stu3") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		b, err := fhir.DecodeBundle(text)
		if err != nil {
			return nil // not FHIR, or not JSON a page could hold
		}
		files++
		all := numbered(b.Entries)
		for _, s := range All() {
			rows, received := read(s, all)
			Order(s.Section, rows.Entries)
			items += len(received)
			conserved(t, path+" "+s.Key, rows, received)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 300 || items < 3000 {
		t.Errorf("only %d files with %d items were read", files, items)
	}
	t.Logf("%d files, %d items", files, items)
}

// numbered leaves out what repeats an id, as the search does before a reader
// sees it.
func numbered(in []fhir.Resource) []fhir.Resource {
	seen, out := map[string]bool{}, []fhir.Resource{}
	for _, r := range in {
		if !seen[r.Ref()] {
			seen[r.Ref()] = true
			out = append(out, r)
		}
	}
	return out
}
