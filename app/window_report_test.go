//go:build e2e

package app_test

import (
	"errors"
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
	r, args := regionFile(t, training.Options{TLS: true})
	for _, user := range []string{"U9", "U2"} { // a namesake's look, and a doctor's
		w := openWindow(t, user, windowtest.Options{Args: args, Height: 1200})
		w.signIn()
		w.open("P02")
		w.press("Person search", "My access")
		w.see("Record opened")
		w.must(w.Screenshot(picture(dir, "my-access-"+user)))
	}

	w := openWindow(t, "U8", windowtest.Options{Args: args, Height: 1200})
	w.press(windowtest.Training().SignIn)
	_, err := w.Role("heading", "Access reports")
	w.must(err)
	number, err := w.Role("textbox", "NHS number")
	if err != nil {
		t.Fatal(err)
	}
	w.must(number.Type(visits("P02")[0].Number))
	w.press("Show")
	for _, text := range []string{"Who looked at this person’s record", "Tracey Hollis", "Same family name", "Dr Helen Whitlock", "Record opened", "Consultant"} {
		if _, err := w.Text(text); err != nil {
			t.Error(err)
		}
	}
	if err := w.Screenshot(picture(dir, "report")); err != nil {
		t.Error(err)
	}
	// A sentence of Go reaches the page, and takes the old report away.
	w.must(errors.Join(number.Clear(), number.Type("12")))
	w.press("Show")
	w.see("There is no report")
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
