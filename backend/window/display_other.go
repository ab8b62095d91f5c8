//go:build !linux || bindings

package window

// HasDisplay is true where a desktop program is only ever started in a session
// that has one, and in the build that opens no window.
func HasDisplay() bool { return true }
