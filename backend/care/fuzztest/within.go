// Package fuzztest holds every fuzz target to the same bounds. Tests only.
package fuzztest

import (
	"runtime/metrics"
	"testing"
	"time"
)

// The bounds of one input (B1).
const (
	longest = time.Second
	most    = 64 << 20 // bytes allocated, also those let go
)

// Within begins to watch one input; what it gives must be called after it, and
// fails the test when the input took longer than a second or allocated more than
// 64 MiB. Nothing else may run beside it, for all allocations of the process count.
func Within(t *testing.T) (end func()) {
	t.Helper()
	before, began := allocated(), time.Now()
	return func() {
		t.Helper()
		if took := time.Since(began); took > longest {
			t.Errorf("took %s", took)
		}
		if got := allocated() - before; got > most {
			t.Errorf("allocated %d MiB", got>>20)
		}
	}
}

// allocated is how many bytes this process has allocated since it began.
func allocated() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
