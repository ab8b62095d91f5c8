//go:build e2e

package app_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"shcr/backend/training/cast"
	"shcr/backend/training/identity"
	"shcr/backend/window/windowtest"
)

// visits are people as a clinician would look for them.
func visits(keys ...string) (all []windowtest.Visit) {
	for _, p := range cast.All() {
		if len(keys) == 0 || p.Key == keys[0] {
			n := p.NHS
			all = append(all, windowtest.Visit{Key: p.Key, Number: n[:3] + " " + n[3:6] + " " + n[6:], Name: strings.ToUpper(p.Family)})
		}
	}
	return all
}

// Everybody in the region opens in the real window, and everybody on its staff
// signs in there: to a search, to a choice of roles, or to being told that they
// have no access and whom to ask (M49, C10).
func TestWindowRegion(t *testing.T) {
	dir := t.TempDir()
	app, browser := filepath.Join(dir, "shcr"), filepath.Join(dir, "browser")
	if err := errors.Join(windowtest.BuildApp(".", app), windowtest.BuildBrowser(browser)); err != nil {
		t.Fatal(err)
	}
	window := func(t *testing.T, user string) *windowtest.Window {
		w, err := windowtest.Open(windowtest.Options{Binary: app, Args: []string{"training"}, Browser: browser,
			Env: []string{"SHCR_TRAINING_USER=" + user}, Width: 1440, Height: 900})
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
	t.Run("people", func(t *testing.T) {
		w, words, seen := window(t, "U1"), windowtest.Training(), 0
		if err := windowtest.Walk(w, windowtest.Journey(words)[:2], dir, nil); err != nil {
			t.Fatal(err)
		}
		err := windowtest.Tour(w, words, visits(), func(windowtest.Visit) error {
			seen++
			_, err := w.Text("12 organisations answered")
			return err
		})
		if err != nil || seen != len(cast.All()) {
			t.Errorf("%d people: %v", seen, err)
		}
	})
	for _, p := range identity.Staff() {
		t.Run(p.Key, func(t *testing.T) {
			w, words := window(t, p.Key), windowtest.Training()
			switch p.Key {
			case "U8", "U11": // a privacy officer, and somebody without a role
				steps := windowtest.Journey(words)[:1]
				if err := windowtest.Walk(w, steps, dir, nil); err != nil {
					t.Fatal(err)
				}
				in, err := w.Role("button", words.SignIn)
				if err != nil {
					t.Fatal(err)
				}
				if err := in.Click(); err != nil {
					t.Fatal(err)
				}
				heading := "You have no direct access"
				if p.Key == "U8" {
					heading = "Access reports"
				}
				_, err = w.Role("heading", heading)
				_, who := w.Text(p.Name)
				if err := errors.Join(err, who); err != nil {
					t.Error(err)
				}
				return
			case "U10":
				words.Role = p.Roles[0].Name
			}
			if err := windowtest.Walk(w, windowtest.Journey(words)[:2], dir, nil); err != nil {
				t.Fatal(err)
			}
			err := windowtest.Tour(w, words, visits("P01"), func(windowtest.Visit) error {
				_, who := w.Text(p.Name)
				_, done := w.Text("organisations answered")
				return errors.Join(who, done)
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}
