// Package proof holds the one thing that lets a receipt be made: proof that an
// event was committed. Being internal to audit, no other package can name it.
package proof

// Committed is made by audit's journal after its commit returned.
type Committed struct{ Seq int64 }
