package seal

import (
	"bytes"
	"testing"

	"shcr/backend/care/fuzztest"
)

// FuzzOpen: nothing opens that was not sealed here (B1, L2).
func FuzzOpen(f *testing.F) {
	box, err := New(bytes.Repeat([]byte{7}, 32), "fuzz")
	if err != nil {
		f.Fatal(err)
	}
	elsewhere, err := New(bytes.Repeat([]byte{8}, 32), "fuzz")
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte{})
	f.Add(make([]byte, 12))
	f.Add(elsewhere.Seal("row|1", []byte("PATEL")))
	f.Add(box.Seal("row|2", []byte("PATEL")))
	f.Fuzz(func(t *testing.T, sealed []byte) {
		defer fuzztest.Within(t)()
		if got, err := box.Open("row|1", sealed); err == nil {
			t.Errorf("opened as %q", got)
		}
	})
}
