package record

import (
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// headroom is how much may come to the heap, in bytes, before what was let go is
// collected. Go's own way, a part of what is held, collects a dozen times while a
// record is small and each time delays what arrives, and lets a long record take
// twice its size of a ward's computer, which other programs need too.
const headroom = 17 << 20

// leastPercent and mostPercent bound headroom in percent of what is held: below, a
// very large record would be collected all the time, above, an empty program would
// keep what it does not need.
const leastPercent, mostPercent = 25, 400

// Memory is what Go's collector is told to keep the program's own memory within,
// in bytes: it then clears refused answers away sooner when hostile partners send
// as much as an open may hold (A1, B24). No ordinary record comes near it, and one
// that does is slower, not refused.
const Memory = 256 << 20

// Frugal has this process keep close to what the open record needs. It is called
// once at its start.
func Frugal() {
	debug.SetMemoryLimit(Memory)
	asked.Lock()
	asked.frugal = true
	asked.Unlock()
	pace()
}

var asked struct {
	sync.Mutex
	frugal  bool // Frugal was called
	percent int
}

// pace sets how far the heap may grow by what the last collection found in use. It
// is called as a record grows.
func pace() {
	asked.Lock()
	defer asked.Unlock()
	if !asked.frugal {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if p := percent(live[0].Value.Uint64()); p != asked.percent { // setting it stops everything for a moment
		debug.SetGCPercent(p)
		asked.percent = p
	}
}

// percent gives headroom in percent of what is held, in bytes.
func percent(live uint64) int {
	return int(min(max(headroom*100/max(live, 1), leastPercent), mostPercent))
}
