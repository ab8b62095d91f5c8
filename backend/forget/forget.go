// Package forget leaves nothing in this process of what was let go of.
//
// Go's collector does not overwrite what it frees: a string that nobody holds any
// more can be read in memory for as long as something else lives beside it, and
// returning memory to the system frees whole pages only. After a lock that was a
// tenth and more of a record (row B18).
//
// What C libraries of this process freed is out of its reach: package window gives
// that back to the system.
package forget

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Everything collects what nobody holds, overwrites the places that it leaves
// between living objects, and gives whole pages back to the system. It takes some
// tens of milliseconds, and other goroutines share one core with it meanwhile.
func Everything() {
	debug.FreeOSMemory()
	debug.FreeOSMemory()           // pools let go in the second round
	cores := runtime.GOMAXPROCS(1) // each keeps places for itself, and gives them back now
	percent := debug.SetGCPercent(-1)
	for size := 16; size <= largest; size = next(size) {
		fill(size)
	}
	debug.SetGCPercent(percent)
	runtime.GOMAXPROCS(cores)
	debug.FreeOSMemory()
}

// largest is the size up to which Go keeps objects of a size side by side; what is
// larger has pages of its own.
const largest = 32 << 10

// next is the next larger size of place that Go has.
func next(size int) int { return cap(append([]byte(nil), make([]byte, size+1)...)) }

// fresh is how much new memory must have been needed for a size before all its gaps
// count as filled; others may take some meanwhile.
const fresh = 256 << 10

// held keeps objects while a size is filled. Only their text matters: what holds
// pointers holds no text.
type held struct {
	before *held
	places [500]*byte
}

// fill takes places of a size, which Go empties as it gives them, until new memory
// is needed for them.
func fill(size int) {
	var all *held
	enough := taken() + fresh
	for taken() < enough {
		all = &held{before: all}
		enough += 4 << 10 // for itself
		for i := range min(len(all.places), max(1, fresh/4/size)) {
			all.places[i] = &make([]byte, size)[0]
		}
	}
	runtime.KeepAlive(all)
}

// taken is how much memory is laid out for objects, with its gaps.
func taken() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/unused:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64() + s[1].Value.Uint64()
}
