//go:build e2e

package app_test

import (
	"strings"
	"testing"
	"time"

	"shcr/backend/window/windowtest"
)

// Results over time in the real window: four series of one test that never join,
// walked by keyboard, and back to the list.
func TestWindowTrends(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{})
	w.signIn()
	w.open("P26")
	w.press("Results")
	w.press("Over time")
	w.see("Results over time")

	w.run("H18 one test of three laboratories in two units is four charts", func(t *testing.T) {
		w.press("Choose none")
		find, err := w.Role("textbox", "Find a test")
		w.must(err)
		w.must(find.Type("a1c"))
		w.see("Showing 4 of")
		boxes, err := w.Elements("return [...document.querySelectorAll('.chooser li input')]")
		w.must(err)
		for _, b := range boxes {
			w.must(b.Click())
		}
		w.see("4 chosen")
		var heads []string
		for range 50 { // points come after the choice
			w.must(w.Script(&heads, "return [...document.querySelectorAll('.chart .chart-plot')].map((e) => e.ariaLabel)"))
			if len(heads) == 4 {
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
		if len(heads) != 4 {
			t.Errorf("%q", heads)
		}
		var joined []string // each of two points at most
		w.must(w.Script(&joined, "return [...document.querySelectorAll('.chart .plot-line')].map((e) => e.getAttribute('d'))"))
		for _, d := range joined {
			if strings.Count(d, "L") > 1 {
				t.Errorf("%q joins more than two points", d)
			}
		}
	})

	w.run("M109 the arrow keys say each value, and + makes the time shorter", func(t *testing.T) {
		plot, err := w.Find(".chart-plot")
		w.must(err)
		w.must(plot.Type(windowtest.KeyHome))
		said, err := w.Find(".chart-read")
		w.must(err)
		text, err := said.Text()
		w.must(err)
		if !strings.HasPrefix(text, "1 of ") || !strings.Contains(text, "mmol/mol") && !strings.Contains(text, "%") {
			t.Errorf("%q is said", text)
		}
		w.must(plot.Type("++++"))
		w.see("out of view")
		w.press("All time")
		w.must(w.Gone("out of view"))
	})

	w.run("the flowsheet, what happened beside, and the list as it was left", func(t *testing.T) {
		w.press("Flowsheet")
		w.see("the newest at the right")
		w.press("Charts")
		w.press("Medicines")
		w.see("Losartan 50mg tablets")
		w.press("Results as a list")
		w.must(w.Gone("Results over time"))
	})
}
