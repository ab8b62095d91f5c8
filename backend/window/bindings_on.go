//go:build bindings

package window

// Bindings is true in the build that only writes the TypeScript side of the
// bound structs. That build must reach wails.Run whatever its arguments and
// surroundings are, and nothing else must start.
const Bindings = true
