package record

import "runtime/debug"

// frugal is how much the heap may grow, in percent of what is held, before what
// was let go is collected. Go's own 100 lets a long record take twice its size of
// a ward's computer, which other programs need too.
const frugal = 50

// Frugal has this process keep close to what the open record needs. It is called
// once at its start.
func Frugal() {
	debug.SetGCPercent(frugal)
	debug.SetMemoryLimit(Memory)
}

// Memory is what Go's collector is told to keep the program's own memory within,
// in bytes: it then clears refused answers away sooner when hostile partners send
// as much as an open may hold (A1, B24). No ordinary record comes near it, and one
// that does is slower, not refused.
const Memory = 256 << 20
