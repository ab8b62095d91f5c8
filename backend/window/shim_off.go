//go:build !linux || !cgo || !desktop || bindings

package window

// reloadPage does nothing where there is no shim.
func reloadPage() {}

// EmptyPage does nothing where there is no shim: the page drops what it shows
// by itself when the session ends.
func EmptyPage() {}
