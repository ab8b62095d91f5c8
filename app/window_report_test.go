//go:build e2e

package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shcr/backend/training"
	"shcr/backend/window/windowtest"
)

// reportEvents is how many events B30 reads through.
const reportEvents = 100_000

// M65 to M68, I1: what somebody looked at on one computer, the privacy officer
// finds on another: who, when, why, and that the names are the same.
func TestWindowReport(t *testing.T) {
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
	window := func(user string) *windowtest.Window {
		w, err := windowtest.Open(windowtest.Options{Binary: app, Args: []string{"--region", file}, Browser: browser,
			Env: []string{"SHCR_TRAINING_USER=" + user}, Width: 1440, Height: 1200})
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	words := windowtest.Training()
	for _, user := range []string{"U9", "U2"} { // a namesake's look, and a doctor's
		w := window(user)
		words := words
		words.Cards = nil
		err := windowtest.Walk(w, windowtest.Journey(words)[:2], dir, nil)
		if err == nil {
			err = windowtest.Tour(w, words, visits("P02"), func(windowtest.Visit) error { return nil })
		}
		if err == nil {
			err = click(w, "My access")
		}
		if err == nil {
			_, err = w.Text("Record opened")
		}
		if err := errors.Join(err, w.Screenshot(picture(dir, "my-access-"+user)), w.Close()); err != nil {
			t.Fatalf("%s: %v", user, err)
		}
	}

	w := window("U8")
	defer func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}()
	if err := windowtest.Walk(w, windowtest.Journey(words)[:1], dir, nil); err != nil {
		t.Fatal(err)
	}
	if err := click(w, words.SignIn); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Role("heading", "Access reports"); err != nil {
		t.Fatal(err)
	}
	number, err := w.Role("textbox", "NHS number")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(number.Type(visits("P02")[0].Number), click(w, "Show")); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"Who looked at this person’s record", "Tracey Hollis", "Same family name", "Dr Helen Whitlock", "Record opened", "Consultant"} {
		if _, err := w.Text(text); err != nil {
			t.Error(err)
		}
	}
	if err := w.Screenshot(picture(dir, "report")); err != nil {
		t.Error(err)
	}
	// A sentence of Go reaches the page, and takes the old report away.
	if err := errors.Join(number.Clear(), number.Type("12"), click(w, "Show")); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Text("There is no report"); err != nil {
		t.Error(err)
	}
	if err := w.Gone("Tracey Hollis"); err != nil {
		t.Error(err)
	}
	sent := ""
	for _, e := range r.AuditEvents() {
		sent += string(e)
	}
	if !strings.Contains(sent, `"valueString":"report"`) {
		t.Error("the report itself is not in the repository")
	}
}

func click(w *windowtest.Window, name string) error {
	b, err := w.Role("button", name)
	if err != nil {
		return err
	}
	return b.Click()
}

// picture names a picture: among the others where SHCR_PICTURES says so.
func picture(dir, name string) string {
	if d := os.Getenv("SHCR_PICTURES"); d != "" {
		dir = d
	}
	return filepath.Join(dir, name+".png")
}
