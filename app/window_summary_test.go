//go:build e2e

package app_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"shcr/backend/window/windowtest"
)

// The summary's tools and the record's pages in the real window.
func TestWindowSummary(t *testing.T) {
	dir := t.TempDir()
	app, browser := filepath.Join(dir, "shcr"), filepath.Join(dir, "browser")
	if err := errors.Join(windowtest.BuildApp(".", app), windowtest.BuildBrowser(browser)); err != nil {
		t.Fatal(err)
	}
	w, err := windowtest.Open(windowtest.Options{Binary: app, Args: []string{"training"}, Browser: browser,
		Env: []string{"SHCR_TRAINING_USER=U2"}, Width: 1440, Height: 900})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}()
	if err := windowtest.Walk(w, windowtest.Journey(windowtest.Training())[:6], dir, nil); err != nil {
		t.Fatal(err)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	press := func(role, name string) {
		t.Helper()
		b, err := w.Role(role, name)
		must(err)
		must(b.Click())
	}
	see := func(text string) {
		t.Helper()
		_, err := w.Text(text)
		must(err)
	}
	rows := func(section string) (n int) {
		t.Helper()
		must(w.Script(&n, "return document.querySelectorAll(`.summary [data-section=\"${arguments[0]}\"] .row`).length", section))
		return n
	}

	t.Run("M107 a filter of dates is said and undone, and cuts no safety section", func(t *testing.T) {
		documents, medicines, alerts := rows("documents"), rows("medications"), rows("alerts")
		from, err := w.Role("textbox", "From")
		must(err)
		must(from.Type("14.11.26" + windowtest.KeyEnter))
		see("Date filter on: from 14-Nov-2026.")
		if n := rows("documents"); n == 0 || n >= documents {
			t.Errorf("%d of %d documents are shown", n, documents)
		}
		if rows("medications") != medicines || rows("alerts") != alerts {
			t.Error("a safety section was cut")
		}
		press("button", "Reset")
		must(w.Gone("Date filter on"))
		if n := rows("documents"); n != documents {
			t.Errorf("%d of %d documents are back", n, documents)
		}
	})

	t.Run("M131 one key on a row copies its reference", func(t *testing.T) {
		allergy, err := w.Role("button", "Allergy to penicillin")
		must(err)
		must(allergy.Type("c"))
		see("Reference copied, for one minute:")
		said, err := w.Find(".copied bdi")
		must(err)
		text, err := said.Text()
		must(err)
		for _, part := range []string{"Allergy to penicillin, Fairhaven Medical Centre, onset Jun-2009, ", ", viewed on Shared Care Record, "} {
			if !strings.Contains(text, part) {
				t.Errorf("%q lacks %q", text, part)
			}
		}
		if strings.Contains(text, "PATEL") || strings.Contains(text, "9990123454") {
			t.Errorf("%q names the person", text)
		}
		// It is on the system's clipboard: pasted where a reader would paste it.
		press("button", "Get support")
		field, err := w.Role("textbox", "Search the glossary")
		must(err)
		must(field.Click())
		must(w.Press(windowtest.KeyCtrl, "v"))
		pasted, err := field.Property("value")
		must(err)
		if pasted != text {
			t.Errorf("pasted %q, copied %q", pasted, text)
		}
	})

	t.Run("M158 since the last discharge opens to its rows, and M115 a guide by its key", func(t *testing.T) {
		press("button", "Person summary")
		see("Since the last discharge (29-Oct-2026)")
		since, err := w.Role("button", "Expand Since the last discharge")
		must(err)
		must(since.Type(windowtest.KeyEnter)) // what was copied just before may lie above it
		see("Stopped 29-Oct-2026, the day of discharge")
		row, err := w.Role("button", "Allergy to penicillin")
		must(err)
		must(row.Type("?"))
		see("Guide: Person summary")
		must(w.Press(windowtest.KeyEscape))
		must(w.Gone("Guide: Person summary"))
	})

	t.Run("H35 g says what the abbreviations of a row may mean, and the text stays as sent", func(t *testing.T) {
		row, err := w.Role("button", "NT-proBNP")
		must(err)
		must(row.Type("g"))
		see("Abbreviations in this item")
		see("N-terminal pro-B-type natriuretic peptide")
		must(w.Press(windowtest.KeyEscape))
	})

	t.Run("M76 M114 the pages of the record", func(t *testing.T) {
		press("button", "Care network")
		see("Allocated social worker")
		see("01632 960155")
		press("button", "Understanding the data")
		see("Radiology reports")
		see("For this person, now")
		press("button", "All events")
		see("Upcoming")
		press("button", "Person summary")
		see("Retrieved")
	})
}
