//go:build !bindings

package window

// Bindings is true only in the build that writes the TypeScript side of the
// bound structs: see bindings_on.go.
const Bindings = false
