//go:build !linux || !cgo || !desktop || bindings

package window

// reloadPage does nothing where there is no shim.
func reloadPage() {}

// EmptyPage cannot end the web process where there is no shim.
func EmptyPage() bool { return false }
