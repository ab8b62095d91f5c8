//go:build e2e

package app_test

import (
	"errors"
	"path/filepath"
	"testing"

	"shcr/backend/window/windowtest"
)

// The journey in the real window: the viewer as it ships but for the driver, the
// training region it starts itself, and a person at the browser.
func TestWindowJourney(t *testing.T) {
	dir := t.TempDir()
	app, browser := filepath.Join(dir, "shcr"), filepath.Join(dir, "browser")
	if err := errors.Join(windowtest.BuildApp(".", app), windowtest.BuildBrowser(browser)); err != nil {
		t.Fatal(err)
	}
	w, err := windowtest.Open(windowtest.Options{Binary: app, Args: []string{"training"}, Browser: browser, Width: 1440, Height: 900})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}()
	tell := func(l windowtest.Lap) { t.Logf("%5d ms  %s", l.Took.Milliseconds(), l.Step.Name) }
	words := windowtest.Training()
	steps := windowtest.Journey(words)
	if err := windowtest.Walk(w, steps[:2], dir, tell); err != nil {
		t.Fatal(err)
	}
	// An error of Go reaches the page in its own words.
	wrong := words
	wrong.NHSTyped, wrong.Name = "999 012 3455", "This is not a valid NHS number"
	if err := windowtest.Walk(w, windowtest.Journey(wrong)[2:3], dir, nil); err != nil {
		t.Fatal(err)
	}
	if err := windowtest.Walk(w, steps[2:], dir, tell); err != nil {
		t.Fatal(err)
	}
}

// C10: somebody with two roles chooses one in the window, by keyboard, and the
// choice can only be changed by choosing again.
func TestC10_WindowTwoRoles(t *testing.T) {
	dir := t.TempDir()
	app, browser := filepath.Join(dir, "shcr"), filepath.Join(dir, "browser")
	if err := errors.Join(windowtest.BuildApp(".", app), windowtest.BuildBrowser(browser)); err != nil {
		t.Fatal(err)
	}
	w, err := windowtest.Open(windowtest.Options{Binary: app, Args: []string{"training"}, Browser: browser,
		Env: []string{"SHCR_TRAINING_USER=U10"}, Width: 1440, Height: 900})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}()
	words := windowtest.Training()
	words.Role = "Sessional GP (out-of-hours)"
	if err := windowtest.Walk(w, windowtest.Journey(words)[:2], dir, nil); err != nil {
		t.Fatal(err)
	}
	change, err := w.Role("button", "Change role")
	if err != nil {
		t.Fatal(err)
	}
	if err := change.Click(); err != nil {
		t.Fatal(err)
	}
	other, err := w.Role("button", "Consultant (psychiatry)")
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Type("\ue007"); err != nil { // the driver's code for Enter
		t.Fatal(err)
	}
	if _, err := w.Text("Consultant (psychiatry), Saltmarsh"); err != nil {
		t.Error(err)
	}
}
