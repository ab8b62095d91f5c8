//go:build e2e

package app_test

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"shcr/backend/training"
	"shcr/backend/window/windowtest"
)

// M46 in the real window: the question whose default is to stay, the page that
// the system's browser is given, and what the neighbour got.
func TestWindowOnward(t *testing.T) {
	dir := t.TempDir()
	app, browser := filepath.Join(dir, "shcr"), filepath.Join(dir, "browser")
	if err := errors.Join(windowtest.BuildApp(".", app), windowtest.BuildBrowser(browser)); err != nil {
		t.Fatal(err)
	}
	r, err := training.Start(context.Background(), training.Options{TLS: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	file := filepath.Join(dir, "region.yaml")
	if err := os.WriteFile(file, r.File(), 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := windowtest.Open(windowtest.Options{Binary: app, Args: []string{"--region", file}, Browser: browser,
		Env: []string{"SHCR_TRAINING_USER=U2"}, Width: 1440, Height: 900})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	words := windowtest.Training()
	must(windowtest.Walk(w, windowtest.Journey(words)[:2], "", nil))
	opened := func() (all []string) {
		for _, q := range r.Requests() {
			if q.Partner == "neighbour" && q.Method == http.MethodGet && q.Status == http.StatusOK {
				all = append(all, q.Path)
			}
		}
		return all
	}
	words.Cards = nil
	must(windowtest.Tour(w, words, visits("P01"), func(windowtest.Visit) error {
		_, err := w.Text("12 organisations answered")
		must(errors.Join(err, pressed(w, "Other records")))
		_, err = w.Text("Not yet: planned from 01-Apr-2027.")
		must(errors.Join(err, w.Screenshot(picture(dir, "other-records"))))

		open := "Open for this person in Saltway Health Record"
		must(pressed(w, open))
		_, err = w.Role("dialog", "You are leaving the Shared Care Record")
		must(err)
		must(errors.Join(w.Screenshot(picture(dir, "leaving")), pressed(w, "Stay here")))
		if len(r.Neighbours().Taken()) != 0 || len(opened()) != 0 {
			t.Error("staying told the neighbour")
		}

		must(errors.Join(pressed(w, open), pressed(w, "Open in browser")))
		_, err = w.Text("Saltway Health Record was opened in your browser for this person.")
		must(errors.Join(err, w.Screenshot(picture(dir, "handed-on"))))
		told := r.Neighbours().Taken()
		if len(told) != 1 || told[0].NHSNumber != "9990123454" || told[0].Name != "Dr Helen Whitlock" {
			t.Errorf("%+v", told)
		}
		for end := time.Now().Add(10 * time.Second); !slices.Contains(opened(), "/neighbour/saltway/open"); time.Sleep(50 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatal("the browser did not come to the neighbour")
			}
		}
		must(pressed(w, "Open page of National Care Records Service"))
		_, err = w.Text("Nothing of this person went with it.")
		return err
	}))
	must(windowtest.Tour(w, words, visits("P04"), func(windowtest.Visit) error {
		must(pressed(w, "Other records"))
		_, err := w.Text("This person’s record is marked sensitive, so they are not handed on to another record.")
		must(errors.Join(err, w.Screenshot(picture(dir, "not-handed-on"))))
		_, err = w.Role("heading", "Saltway Health Record")
		return err
	}))
	if n := len(r.Neighbours().Taken()); n != 1 {
		t.Errorf("%d hand-overs", n)
	}
}
