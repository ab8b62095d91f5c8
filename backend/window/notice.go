package window

import (
	"sync"
	"sync/atomic"
	"time"
)

// Notice is something the web view tried or suffered. It never carries
// anything that the page wrote.
type Notice string

// Every notice there is.
const (
	Navigation  Notice = "navigation"    // left the app's own page, or framed one
	Popup       Notice = "popup"         // asked for another window
	Print       Notice = "print"         // asked to print
	Permission  Notice = "permission"    // camera, place, notifications and the like
	FileChooser Notice = "file-chooser"  // asked the user for a file
	Download    Notice = "download"      // asked to save something
	Dialog      Notice = "dialog"        // alert, confirm, prompt or a password prompt
	Message     Notice = "message"       // sent Go something the page has no business with
	PageGone    Notice = "page-gone"     // the web process crashed or ran out of memory
	PageEmptied Notice = "page-emptied"  // the web process was ended by [EmptyPage]
	PageLoaded  Notice = "page-reloaded" // the page is being loaded again after either
)

var notices struct {
	sync.Mutex
	tell   func(Notice)
	counts map[Notice]int
}

// OnNotice has tell called for every notice, on a goroutine of its own except
// for [PageGone] and [PageEmptied]: there the page is loaded again only when
// tell has returned, so that tell can drop the open record first. Call it
// before wails.Run; a second call replaces the first.
func OnNotice(tell func(Notice)) {
	notices.Lock()
	defer notices.Unlock()
	notices.tell = tell
}

// Noticed says how often n has happened in this process.
func Noticed(n Notice) int {
	notices.Lock()
	defer notices.Unlock()
	return notices.counts[n]
}

// note counts n and gives what has to be told.
func note(n Notice) func(Notice) {
	notices.Lock()
	defer notices.Unlock()
	if notices.counts == nil {
		notices.counts = map[Notice]int{}
	}
	notices.counts[n]++
	return notices.tell
}

// raise is called on the toolkit's thread and must not hold it up.
func raise(n Notice) {
	tell := note(n)
	if n == PageGone || n == PageEmptied {
		go recoverPage(n, tell)
		return
	}
	if tell != nil {
		go tell(n)
	}
}

// losses counts pages lost one after another, to slow down a page that crashes
// as soon as it is loaded instead of spinning.
var losses atomic.Int64

// recoverPage lets the app drop what it holds and then loads the page again.
func recoverPage(n Notice, tell func(Notice)) {
	if tell != nil {
		tell(n)
	}
	if n == PageGone {
		lost := losses.Add(1)
		time.AfterFunc(30*time.Second, func() { losses.Add(-1) })
		time.Sleep(pause(lost))
	}
	reloadPage()
	if tell := note(PageLoaded); tell != nil {
		tell(PageLoaded)
	}
}

// pause before the page is loaded again: none for the first loss, then longer,
// never so long that the user would think the app dead.
func pause(lost int64) time.Duration {
	return min(time.Duration(max(lost-1, 0))*100*time.Millisecond, time.Second)
}
