// Package forget leaves nothing in this process of what was let go of.
//
// Go's collector does not overwrite what it frees: a string that nobody holds any
// more can be read in memory for as long as something else lives beside it, and
// returning memory to the system frees whole pages only. After a lock that was a
// tenth and more of a record (row B18).
//
// The builds of the viewer have the collector overwrite what it frees (clobberfree, a
// setting of Go's runtime that it reads when a process starts, so that the linker
// writes it: FORGETS in Taskfile.yml). It reaches the ends of pages too, behind the
// last object that fits, which nothing else does, and what is freed before a lock.
// [Everything] is for what a build without it would leave, and makes it so at once.
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
	fill(8, func() **byte { return new(*byte) })
	for size := 16; size <= largest; size = next(size) {
		fill(size, func() *byte { return &make([]byte, size)[0] })
		fill(size, func() **byte { return &make([]*byte, pointers(size))[0] })
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

// pointers is how many there are in a place of a size: beyond 512 bytes Go keeps
// eight for itself.
func pointers(size int) int {
	if size > 512 {
		size -= 8
	}
	return size / 8
}

// held keeps objects while a size is filled. Go keeps those with pointers and those
// without apart; a page that held a long text may be either's next.
type held[T any] struct {
	before *held[T]
	places [500]*T
}

// fill takes places of a size, which Go empties as it gives them, until new memory
// is needed for them.
func fill[T any](size int, place func() *T) {
	var all *held[T]
	enough := taken() + fresh
	for taken() < enough {
		all = &held[T]{before: all}
		enough += 4 << 10 // for itself
		for i := range min(len(all.places), max(1, fresh/4/size)) {
			all.places[i] = place()
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
