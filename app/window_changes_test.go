//go:build e2e

package app_test

import (
	"os"
	"testing"
	"time"

	"shcr/backend/training"
	"shcr/backend/window/windowtest"
)

// H5, M65: the first look says that it is one; after a reload what an organisation
// that is down may have changed cannot be told, nor when it is back; what is altered and new then stands on the rows; and on My
// access what was shown then is told, with its answer.
func TestWindowChanges(t *testing.T) {
	region, args := regionFile(t, training.Options{TLS: true})
	w := openWindow(t, "U2", windowtest.Options{Args: args, Height: 1800})
	take := func(name string) {
		if os.Getenv("SHCR_PICTURES") != "" {
			w.must(w.Screenshot(picture("", name)))
		}
	}
	w.signIn()
	w.open("P01")
	w.see("There is no earlier look of yours to compare with", "This is not a notification service")
	take("changed-first")
	w.must(region.Stop("RZ9"))
	w.press("Reload")
	w.see("Nothing new, altered or gone: ", "Estuary Teaching Hospitals NHS Foundation Trust – Everything: no answer now, so it cannot be told what changed.")
	take("changed-cannot-tell")
	w.must(region.Restart("RZ9"))
	w.press("Reload")
	w.see("Estuary Teaching Hospitals NHS Foundation Trust – Everything: no answer when you last looked")
	_, _, err := region.Change("RZ9", "P01")
	w.must(err)
	w.press("Reload")
	w.see("1 new", "1 altered")
	w.press("Expand Changed since you last looked")
	w.see("New since ", "Altered since ")
	take("changed-new-and-altered")
	for _, look := range []string{"Dark colours", "High contrast"} {
		w.press(look)
		take("changed-" + look)
	}
	w.press("Light colours", "Results")
	narrow, err := w.Role("textbox", "Find by name")
	w.must(err)
	w.must(narrow.Type("potassium"))
	w.see("Filter on.")
	time.Sleep(1500 * time.Millisecond) // a filter is one once it has stood for a second
	w.press("My access")
	w.see("My access: ")
	w.press("What I was shown at")
	w.see("Hash of the versions", "Rights that decided on single items: restricted items.", "What you did, in order", "Filtered: Results: by words typed")
	take("what-i-was-shown")
	w.must(w.Press(windowtest.KeyEscape))
	w.must(w.Gone("Hash of the versions"))
}
