//go:build e2e

package app_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"shcr/backend/window/windowtest"
)

// M37, M38, M39, L1: what a user keeps is there again after the viewer was ended and
// started, as long as the keyring has its key. With another key, or none, it begins
// empty and says why; what was sealed is never shown.
func TestM38_WindowListsOverARestart(t *testing.T) {
	ring, home := &windowtest.Keyring{}, t.TempDir()
	steps := windowtest.Journey(windowtest.Training())
	start := func(name string, f func(w *desk)) {
		t.Helper()
		t.Run(name, func(t *testing.T) {
			w := openWindow(t, "U2", windowtest.Options{Width: 1366, Height: 768, Home: home, Keyring: ring})
			f(w)
			w.must(w.Close())
		})
	}
	theme := func(w *desk) string { return eval[string](w, `return document.documentElement.dataset.theme ?? ""`) }

	start("first", func(w *desk) {
		w.walk(steps[:6]...)
		if w.Has("no keyring that answers") {
			t.Fatal("the keyring does not answer: nothing would be kept")
		}
		w.press("Dark colours", "Add to a worklist")
		f, err := w.Role("textbox", "New worklist")
		w.must(err)
		w.must(f.Type("Virtual ward"))
		w.press("Make and add")
		w.see("Added to Virtual ward")
		w.press("Worklists")
		w.see("Virtual ward", "PATEL, Amina Rose")
		w.press("Make this your home page")
		w.see("This is your home page")
	})
	start("again", func(w *desk) {
		w.press("Sign in")
		w.see("Virtual ward", "PATEL, Amina Rose") // the home page
		w.until("dark", func() bool { return theme(w) == "dark" })
		w.press("Recently accessed")
		w.see("PATEL, Amina Rose")
	})
	keys := 0
	lost := func(how string, f func(string) string) {
		ring.Change(func(name, value string) string {
			if strings.HasPrefix(name, "lists-") { // and not the journal's
				keys++
				return f(value)
			}
			return value
		})
		start(how, func(w *desk) {
			w.press("Sign in")
			w.see("The key of your earlier lists is gone", "New ones were begun.")
			w.press("Recently accessed")
			_, err := w.Role("heading", "Recently accessed")
			w.must(err)
			if w.Has("PATEL") || theme(w) == "dark" {
				t.Error("something of before is shown")
			}
			w.press("Person search", "Dark colours") // to be lost the next time
		})
	}
	lost("another key", func(string) string {
		return base64.StdEncoding.EncodeToString(make([]byte, 32))
	})
	lost("no key", func(string) string { return "" })
	if keys != 2 {
		t.Errorf("%d keys of lists were in the keyring, not one each time", keys)
	}
}
