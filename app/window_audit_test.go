//go:build e2e

package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"shcr/backend/window/windowtest"
)

// H28, L15: in the real window, a journal that cannot be written refuses nobody
// and the band says so; with the second place gone too nobody comes in, and the
// screen says what to do.
func TestL15_WindowSaysWhatToDo(t *testing.T) {
	dir := t.TempDir()
	app, browser := filepath.Join(dir, "shcr"), filepath.Join(dir, "browser")
	if err := errors.Join(windowtest.BuildApp(".", app), windowtest.BuildBrowser(browser)); err != nil {
		t.Fatal(err)
	}
	start := func(t *testing.T, both bool) *windowtest.Window {
		home := t.TempDir()
		config, state := filepath.Join(home, "config"), filepath.Join(home, "state")
		err := os.MkdirAll(filepath.Join(config, "shcr", "training", "audit.db"), 0o700) // a folder where the file should be
		if both {
			err = errors.Join(err, os.WriteFile(state, nil, 0o600))
		}
		if err != nil {
			t.Fatal(err)
		}
		w, err := windowtest.Open(windowtest.Options{Binary: app, Args: []string{"training"}, Browser: browser,
			Env: []string{"XDG_CONFIG_HOME=" + config, "XDG_STATE_HOME=" + state}, Width: 1440, Height: 900})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := w.Close(); err != nil {
				t.Error(err)
			}
		})
		return w
	}
	t.Run("one place down", func(t *testing.T) {
		w := start(t, false)
		if err := windowtest.Walk(w, windowtest.Journey(windowtest.Training())[:6], dir, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Text("what you do is recorded in a second place"); err != nil {
			t.Error(err)
		}
	})
	t.Run("both down", func(t *testing.T) {
		w := start(t, true)
		words := windowtest.Training()
		if err := windowtest.Walk(w, windowtest.Journey(words)[:1], dir, nil); err != nil {
			t.Fatal(err)
		}
		in, err := w.Role("button", words.SignIn)
		if err != nil {
			t.Fatal(err)
		}
		if err := in.Click(); err != nil {
			t.Fatal(err)
		}
		_, band := w.Text("so no record opens")
		_, told := w.Text("This access could not be recorded, so nothing was opened")
		if err := errors.Join(band, told); err != nil {
			t.Error(err)
		}
	})
}
