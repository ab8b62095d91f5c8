package fuzztest

import (
	"testing"
)

var kept []byte

// What allocates too much is seen to.
func TestAllocated(t *testing.T) {
	before := allocated()
	kept = make([]byte, most+1)
	if got := allocated() - before; got <= most {
		t.Errorf("%d bytes were seen of %d", got, len(kept))
	}
}
