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
func TestL15_H28_WindowSaysWhatToDo(t *testing.T) {
	start := func(t *testing.T, both bool) *desk {
		home := t.TempDir()
		config, state := filepath.Join(home, "config"), filepath.Join(home, "state")
		err := os.MkdirAll(filepath.Join(config, "shcr", "training", "audit.db"), 0o700) // a folder where the file should be
		if both {
			err = errors.Join(err, os.WriteFile(state, nil, 0o600))
		}
		if err != nil {
			t.Fatal(err)
		}
		return openWindow(t, "", windowtest.Options{Env: []string{"XDG_CONFIG_HOME=" + config, "XDG_STATE_HOME=" + state}})
	}
	t.Run("one place down", func(t *testing.T) {
		w := start(t, false)
		w.signIn()
		w.open("P01")
		w.see("what you do is recorded in a second place")
	})
	t.Run("both down", func(t *testing.T) {
		w := start(t, true)
		w.press(windowtest.Training().SignIn)
		w.see("so no record opens", "This access could not be recorded, so nothing was opened")
	})
}
