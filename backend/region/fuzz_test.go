package region

import (
	"os"
	"strings"
	"testing"

	"shcr/backend/care/fuzztest"
)

// FuzzRegionFile: a region file is refused in words, or what it is understood as
// loads again as the same (B1).
func FuzzRegionFile(f *testing.F) {
	example, err := os.ReadFile("../../build/region.example.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(example)
	for _, s := range []string{"", "region:", "a: &a [*a]", "x: {{{{", "partners: []", "\t", "a: b: c", "? - ", "!!binary x", strings.Repeat("[", 200), "<<: *a"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		defer fuzztest.Within(t)()
		r, err := Parse(text)
		if err != nil {
			if err.Error() == "" {
				t.Error("refused without a word")
			}
			return
		}
		shown, err := r.Show()
		if err != nil {
			t.Fatalf("cannot be shown: %v", err)
		}
		again, err := Parse(shown)
		if err != nil {
			t.Fatalf("what is shown does not load: %v\n%s", err, shown)
		}
		if second, err := again.Show(); err != nil || string(second) != string(shown) {
			t.Errorf("it changes when it is loaded again: %v\n%s\n%s", err, shown, second)
		}
	})
}
