package record

// Memory is what Go's collector is told to keep the program's own memory within,
// in bytes: it then clears refused answers away sooner when hostile partners send
// as much as an open may hold (A1, B24). No ordinary record comes near it, and one
// that does is slower, not refused.
const Memory = 256 << 20
