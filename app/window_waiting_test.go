//go:build e2e && linux

package app_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"shcr/backend/training/hosts"
	"shcr/backend/window/windowtest"
)

// slowBrowser is a system browser at which nobody signs in until it is told who:
// that writes the user's key, or "" to have the next sign-in wait again.
func slowBrowser(t *testing.T) (path string, comes func(user string)) {
	t.Helper()
	dir, err := built()
	if err != nil {
		t.Fatal(err)
	}
	here := t.TempDir()
	path, who := filepath.Join(here, "browser"), filepath.Join(here, "who")
	script := fmt.Sprintf("#!/bin/sh\nwhile [ ! -s '%s' ]; do sleep 0.05; done\nSHCR_TRAINING_USER=$(cat '%s') exec '%s' \"$1\"\n", who, who, filepath.Join(dir, "browser"))
	if err := os.WriteFile(path, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return path, func(user string) {
		t.Helper()
		if err := os.WriteFile(who, []byte(user), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// nobody checks that the window names none of the people that links are for.
func (f *hostDesk) nobody(names ...string) {
	f.t.Helper()
	for _, name := range names {
		if f.Has(name) {
			f.t.Errorf("the window names %s\n%s", name, f.Describe())
		}
	}
}

// K10: a link that comes while its user signs in is kept and opens after it; one
// whose minute is over by then says so; locked, it is followed for the same user
// only, and another finds nothing of anybody.
func TestK10_K6_WindowLinkWaits(t *testing.T) {
	browser, comes := slowBrowser(t)
	f := hostWindow(t, "", windowtest.Options{Browser: browser})
	f.run("while signing in", func(*testing.T) {
		f.press("Sign in")
		f.see("Cancel")
		f.arrive(f.link(f.t, "P01"))
		f.see("SystmOne asks to open a record")
		f.nobody("PATEL")
		comes("U1")
		f.banner("PATEL")
		f.see("Opened from SystmOne at")
	})
	f.run("locked with a record open, the same user", func(*testing.T) {
		comes("")
		f.press("Lock")
		f.see("Locked")
		f.arrive(f.link(f.t, "P23"))
		f.see("SystmOne asks to open a record")
		f.nobody("PATEL", "GILL")
		f.press("Sign in again")
		f.see("Cancel")
		f.nobody("PATEL", "GILL")
		comes("U1")
		f.banner("GILL")
	})
	f.run("locked, another user", func(*testing.T) {
		comes("U2")
		f.press("Lock")
		f.see("Locked")
		f.arrive(f.link(f.t, "P01"))
		f.see("SystmOne asks to open a record")
		f.press("Sign in again")
		f.see("The record was not opened", "SystmOne", "is not the one who is signed in here")
		f.nobody("PATEL", "GILL", "Open it again")
		if os.Getenv("SHCR_PICTURES") != "" {
			_ = f.Grab(picture("", "launch-another-user"))
		}
		f.press("Close")
		f.nobody("PATEL", "GILL", "Open it again")
	})
	f.run("its minute over when the sign-in is done", func(t *testing.T) {
		comes("")
		f.press("Lock", "Sign in again")
		late, err := f.region.Hosts().Link(t.Context(), "systmone", "P01", "U1", hosts.Expired)
		f.must(err)
		f.arrive(late)
		f.see("SystmOne asks to open a record")
		comes("U1")
		f.see("The record was not opened", "The link ran out")
		f.nobody("PATEL")
	})
}

// K10: a link that waits for nobody is let go of, as the window says by itself.
func TestK10_WindowLinkIsLetGo(t *testing.T) {
	browser, comes := slowBrowser(t)
	f := hostWindow(t, "", windowtest.Options{Browser: browser, Env: []string{"SHCR_TEST_FASTER=60"}})
	f.press("Sign in")
	f.see("Cancel")
	f.arrive("shcr://launch?v=1&nhs=" + p01)
	f.see("Another system asks to open a record")
	f.see("The record was not opened", "waited 5 minutes for somebody to sign in")
	comes("U1")
	f.see("NHS number")
	f.nobody("PATEL")
}

// K10: a link that comes while the window is minimised brings it to the front with
// the question, and the record that was open stays.
func TestK10_WindowMinimised(t *testing.T) {
	manager, err := exec.LookPath("openbox")
	if err != nil {
		t.Skip("openbox is not installed; build/setup.sh installs it")
	}
	f := hostWindow(t, "P01", windowtest.Options{Manager: manager})
	f.press("Sign in")
	f.banner("PATEL")
	for name, link := range map[string]string{"somebody else": f.link(t, "P23"), "a link that is wrong": "shcr://launch?v=2"} {
		f.run(name, func(t *testing.T) {
			f.must(f.Minimise())
			f.until("the window is away", func() bool { return eval[bool](f.desk, "return document.hidden") })
			f.arrive(link)
			f.until("the window is back", func() bool { return eval[bool](f.desk, "return !document.hidden && document.hasFocus()") })
			if strings.HasPrefix(name, "some") {
				f.see("Switch from PATEL", "Stay with PATEL")
				f.press("Stay with PATEL")
			} else {
				f.see("The record was not opened")
				f.press("Close")
			}
			f.banner("PATEL")
		})
	}
}
