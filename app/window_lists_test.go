//go:build e2e

package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shcr/backend/window/windowtest"
)

// M37, M38, M39: somebody is opened from a search, is among the recent records,
// goes on a worklist with others whose numbers are pasted, and is opened from
// there. The window's bus has no keyring, so nothing is kept, and that is said;
// what is kept over a restart is proved by TestM38_M39_ListsOverARestart.
func TestM38_WindowLists(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{Width: 1440, Height: 900})
	must, press, see := w.must, func(name string) { t.Helper(); w.press(name) }, func(text string) { t.Helper(); w.see(text) }
	picture := func(name string) {
		if out := os.Getenv("SHCR_PICTURES"); out != "" {
			must(w.Screenshot(filepath.Join(out, name+".png")))
		}
	}
	fill := func(name, text string) {
		t.Helper()
		f, err := w.Role("textbox", name)
		must(err)
		must(errors.Join(f.Clear(), f.Type(text)))
	}
	steps := windowtest.Journey(windowtest.Training())
	w.walk(steps[:3]...)
	see("no keyring that answers")
	picture("lists-results")
	w.walk(steps[3:6]...) // the banner is whole: what stands below it moves no more
	press("Add to a worklist")
	fill("New worklist", "Virtual ward")
	press("Make and add")
	see("Added to Virtual ward")
	picture("lists-record")
	press("Recently accessed")
	see("PATEL, Amina Rose (Mrs)")
	see("Person search")
	picture("lists-recents")
	press("Worklists")
	press("Paste NHS numbers")
	// Two people, one who is on it, one number that is wrong, one nobody has.
	fill("NHS numbers, in any form", strings.Join([]string{"999 824 5915, 9995102250", "999-012-3454", "999 012 3455", "999 564 7974"}, windowtest.KeyEnter))
	press("Check and add")
	see("3 people added to")
	see("On it already: 1")
	see("one or more digits are wrong")
	picture("lists-pasted")
	press("Close")
	see("Name not known yet")
	picture("lists-worklist")
	// The user's own order, by keys.
	press("Order: By name")
	own, err := w.Role("menuitemradio", "Your own order")
	must(err)
	must(own.Click())
	grip, err := w.Role("button", "Move PATEL, Amina Rose, place 1 of 4: arrow keys")
	must(err)
	must(grip.Type(windowtest.KeyDown))
	_, err = w.Role("button", "Move PATEL, Amina Rose, place 2 of 4: arrow keys")
	must(err)
	picture("lists-own-order")
	// H36: a number that nobody has opens nothing.
	press("Name not known yet NHS No. 999 564 7974")
	see("Nobody has this NHS number any more.")
	picture("lists-nobody")
	press("Close")
	press("Name not known yet NHS No. 999 824 5915")
	see("HOLLIS")
	reason, err := w.Find("input[type=radio][name=reason]")
	must(err)
	must(reason.Click())
	press("Open record")
	_, err = w.Role("heading", "Person summary")
	must(err)
	press("Worklists")
	see("HOLLIS, Frederick George")
	press("Remove PATEL, Amina Rose from this worklist")
	see("PATEL, Amina Rose was removed from")
	picture("lists-undo")
	press("Undo")
	_, err = w.Role("button", "Remove PATEL, Amina Rose from this worklist")
	must(err)
	press("Make this your home page")
	press("Person search")
	press("Worklists") // what is new stands on the home page
	press("What is new")
	see("Version")
	// Decision 1: without a keyring there is no file of lists at all.
	err = filepath.Walk(w.Home(), func(path string, _ os.FileInfo, err error) error {
		if strings.Contains(path, "lists-") {
			t.Error("kept without a keyring:", filepath.Base(path))
		}
		return err
	})
	must(err)
}
