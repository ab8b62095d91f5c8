//go:build e2e

package app_test

import (
	"strings"
	"testing"

	"shcr/backend/window/windowtest"
)

// The summary's tools and the record's pages in the real window.
func TestWindowSummary(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{})
	w.signIn()
	w.open("P01")
	rows := func(section string) (n int) {
		t.Helper()
		w.must(w.Script(&n, "return document.querySelectorAll(`.summary [data-section=\"${arguments[0]}\"] .row`).length", section))
		return n
	}

	w.run("M107 a filter of dates is said and undone, and cuts no safety section", func(t *testing.T) {
		documents, medicines, alerts := rows("documents"), rows("medications"), rows("alerts")
		from, err := w.Role("textbox", "From")
		w.must(err)
		w.must(from.Type("14.11.26" + windowtest.KeyEnter))
		w.see("Date filter on: from 14-Nov-2026.")
		if n := rows("documents"); n == 0 || n >= documents {
			t.Errorf("%d of %d documents are shown", n, documents)
		}
		if rows("medications") != medicines || rows("alerts") != alerts {
			t.Error("a safety section was cut")
		}
		w.press("Reset")
		w.must(w.Gone("Date filter on"))
		if n := rows("documents"); n != documents {
			t.Errorf("%d of %d documents are back", n, documents)
		}
	})

	w.run("M131 one key on a row copies its reference", func(t *testing.T) {
		allergy, err := w.Role("button", "Allergy to penicillin")
		w.must(err)
		w.must(allergy.Type("c"))
		w.see("Reference copied, for one minute:")
		said, err := w.Find(".copied bdi")
		w.must(err)
		text, err := said.Text()
		w.must(err)
		for _, part := range []string{"Allergy to penicillin, Fairhaven Medical Centre, onset Jun-2009, ", ", viewed on Shared Care Record, "} {
			if !strings.Contains(text, part) {
				t.Errorf("%q lacks %q", text, part)
			}
		}
		if strings.Contains(text, "PATEL") || strings.Contains(text, "9990123454") {
			t.Errorf("%q names the person", text)
		}
		// It is on the system's clipboard: pasted where a reader would paste it.
		w.press("Get support")
		field, err := w.Role("textbox", "Search the glossary")
		w.must(err)
		w.must(field.Click())
		w.must(w.Press(windowtest.KeyCtrl, "v"))
		pasted, err := field.Property("value")
		w.must(err)
		if pasted != text {
			t.Errorf("pasted %q, copied %q", pasted, text)
		}
	})

	w.run("M158 since the last discharge opens to its rows, and M115 a guide by its key", func(t *testing.T) {
		w.press("Person summary")
		w.see("Since the last discharge (29-Oct-2026)")
		w.key("Expand Since the last discharge", windowtest.KeyEnter) // what was copied just before may lie above it
		w.see("Stopped 29-Oct-2026, the day of discharge")
		w.key("Allergy to penicillin", "?")
		w.see("Guide: Person summary")
		w.must(w.Press(windowtest.KeyEscape))
		w.must(w.Gone("Guide: Person summary"))
	})

	w.run("H35 g says what the abbreviations of a row may mean, and the text stays as sent", func(t *testing.T) {
		w.key("NT-proBNP", "g")
		w.see("Abbreviations in this item")
		w.see("N-terminal pro-B-type natriuretic peptide")
		w.must(w.Press(windowtest.KeyEscape))
	})

	w.run("M76 M114 the pages of the record", func(t *testing.T) {
		w.press("Care network")
		w.see("Allocated social worker")
		w.see("01632 960155")
		w.press("Understanding the data")
		w.see("Radiology reports")
		w.see("For this person, now")
		w.press("All events")
		w.see("Upcoming")
		w.press("Person summary")
		w.see("Retrieved")
	})
}
