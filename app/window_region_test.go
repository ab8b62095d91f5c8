//go:build e2e

package app_test

import (
	"errors"
	"testing"

	"shcr/backend/training/cast"
	"shcr/backend/training/identity"
	"shcr/backend/window/windowtest"
)

// Everybody in the region opens in the real window, and everybody on its staff
// signs in there: to a search, to a choice of roles, or to being told that they
// have no access and whom to ask (M49, C10).
func TestWindowRegion(t *testing.T) {
	t.Run("people", func(t *testing.T) {
		w, seen := openWindow(t, "U1", windowtest.Options{}), 0
		w.signIn()
		err := windowtest.Tour(w.Window, windowtest.Training(), visits(), func(windowtest.Visit) error {
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
			w, words := openWindow(t, p.Key, windowtest.Options{}), windowtest.Training()
			switch p.Key {
			case "U8", "U11": // a privacy officer, and somebody without a role
				w.press(words.SignIn)
				heading := "You have no direct access"
				if p.Key == "U8" {
					heading = "Access reports"
				}
				_, err := w.Role("heading", heading)
				w.must(err)
				w.see(p.Name)
				return
			case "U10":
				words.Role = p.Roles[0].Name
			}
			w.walk(windowtest.Journey(words)[:2]...)
			err := windowtest.Tour(w.Window, words, visits("P01"), func(windowtest.Visit) error {
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
