//go:build linux && cgo && desktop && !bindings

package window

/*
#cgo CFLAGS: -std=gnu11 -Wall
#cgo pkg-config: gtk+-3.0 webkit2gtk-4.1
#include "shim.h"
#include <malloc.h>
*/
import "C"

//export shcrNotice
func shcrNotice(notice *C.char) { raise(Notice(C.GoString(notice))) }

//export shcrMessageAllowed
func shcrMessageAllowed(message *C.char) C.int {
	if messageAllowed(C.GoString(message)) {
		return 1
	}
	return 0
}

// reloadPage loads the app's page again, in a fresh web process if the last
// one has ended.
func reloadPage() { C.shcr_reload() }

// EmptyPage ends the web process and all its memory with it, and then loads
// the page again: the lock rule's way to leave nothing of a record behind.
// [PageEmptied] is noticed in between. False says that this cannot be done here.
func EmptyPage() bool {
	if keepsPage() {
		return false
	}
	C.shcr_empty()
	C.malloc_trim(0) // what was sent to the page by C stays in freed memory otherwise
	return true
}
