//go:build e2e

package app_test

import (
	"testing"

	"shcr/backend/window/windowtest"
)

// Medicines side by side in the real window: by keys alone, in columns and as cards.
func TestWindowSideBySide(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{Width: 1366, Height: 768})
	w.signIn()
	w.open("P01")
	w.press("Medications and immunisations")
	w.press("Medicines side by side")
	w.see(" groups, 0 hidden")

	w.run("M117 arrows lead from statement to statement, Enter opens it, Escape leads back", func(t *testing.T) {
		n := eval[int](w, "return document.querySelectorAll('[data-say]').length")
		w.must(w.Script(nil, "document.querySelector('[data-say][tabindex=\"0\"]').focus()"))
		seen := map[string]bool{}
		for range 6 {
			seen[eval[string](w, "return document.activeElement.dataset.say || ''")] = true
			w.must(w.Press(windowtest.KeyRight))
		}
		if n < 20 || len(seen) != 6 || seen[""] {
			t.Errorf("of %d statements %d are reached", n, len(seen))
		}
		w.must(w.Press(windowtest.KeyEnter))
		w.see("This looks wrong?")
		w.must(w.Press(windowtest.KeyEscape))
		w.must(w.Gone("This looks wrong?"))
		w.must(w.Press(windowtest.KeyEscape))
		w.see("Grouped by the organisation that recorded them")
	})

	w.run("M117 a row that one organisation alone has says so", func(t *testing.T) {
		w.press("Medicines side by side")
		w.see(" groups, 0 hidden")
		wrong := eval[[]string](w, `return [...document.querySelectorAll(".beside-row")].filter((r) =>
			(r.querySelectorAll("td:not(.beside-none)").length === 1) !== (r.querySelector(".beside-only") !== null)).map((r) => r.querySelector(".beside-term").innerText)`)
		if len(wrong) > 0 {
			t.Errorf("%q", wrong)
		}
	})

	w.run("M117 nothing runs out of the page, and with large text every cell names its organisation", func(t *testing.T) {
		wide := "return document.querySelector('.beside').scrollWidth - document.querySelector('.beside').clientWidth"
		if over := eval[int](w, wide); over > 0 {
			t.Errorf("%d pixels run out in columns", over)
		}
		for range 6 {
			w.press("Larger text")
		}
		if over := eval[int](w, wide); over > 0 {
			t.Errorf("%d pixels run out as cards", over)
		}
		if n := eval[int](w, "return [...document.querySelectorAll('.beside-org')].filter((e) => e.getClientRects().length === 0).length"); n > 0 {
			t.Errorf("%d cells do not name their organisation", n)
		}
	})
}
