//go:build e2e

package app_test

import (
	"path/filepath"
	"testing"

	"shcr/backend/window/windowtest"
)

// The journey in the real window: the viewer as it ships but for the driver, the
// training region it starts itself, and a person at the browser.
func TestWindowJourney(t *testing.T) { journey(t, openWindow(t, "", windowtest.Options{})) }

func journey(t *testing.T, w *desk) {
	t.Helper()
	dir := filepath.Dir(picture(t.TempDir(), "any"))
	tell := func(l windowtest.Lap) { t.Logf("%5d ms  %s", l.Took.Milliseconds(), l.Step.Name) }
	words := windowtest.Training()
	steps := windowtest.Journey(words)
	if err := windowtest.Walk(w.Window, steps[:2], dir, tell); err != nil {
		t.Fatal(err)
	}
	// An error of Go reaches the page in its own words.
	wrong := words
	wrong.NHSTyped, wrong.Name = "999 012 3455", "This is not a valid NHS number"
	if err := windowtest.Walk(w.Window, windowtest.Journey(wrong)[2:3], dir, nil); err != nil {
		t.Fatal(err)
	}
	if err := windowtest.Walk(w.Window, steps[2:], dir, tell); err != nil {
		t.Fatal(err)
	}
}

// C10: somebody with two roles chooses one in the window, by keyboard, and the
// choice can only be changed by choosing again.
func TestC10_WindowTwoRoles(t *testing.T) {
	w := openWindow(t, "U10", windowtest.Options{})
	words := windowtest.Training()
	words.Role = "Sessional GP (out-of-hours)"
	w.walk(windowtest.Journey(words)[:2]...)
	w.press("Change role")
	other, err := w.Role("button", "Consultant (psychiatry)")
	w.must(err)
	w.must(other.Type(windowtest.KeyEnter))
	w.see("Consultant (psychiatry), Saltmarsh")
}
