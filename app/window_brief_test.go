//go:build e2e

package app_test

import (
	"strings"
	"testing"

	"shcr/backend/window/windowtest"
)

// The one-page brief in the real window: what comes first for a consultant is on the
// first screen at 1440 by 900, another order has every block, and plain words are told apart
// and are in no copy.
func TestWindowBrief(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{Width: 1440, Height: 900})
	w.signIn()
	w.open("P01")
	w.press("One-page brief")
	w.see("Events of the last 60 days")
	w.must(w.Gone("Reading…"))
	w.press("Compact")
	var bottom, height float64
	w.must(w.Script(&bottom, "return document.querySelector('.brief-blocks').getBoundingClientRect().bottom"))
	w.must(w.Script(&height, "return innerHeight"))
	t.Logf("what comes first ends at %.0f of %.0f pixels", bottom, height)
	if bottom > height {
		t.Errorf("what comes first ends at %.0f of %.0f pixels", bottom, height)
	}

	w.run("H5 another order has every block, and every row its organisation", func(t *testing.T) {
		blocks := func() (n int) {
			w.must(w.Script(&n, "return new Set([...document.querySelectorAll('[data-block]')].map((b) => b.dataset.block)).size"))
			return n
		}
		before := blocks()
		w.press("Social care")
		w.see("Before you visit")
		if n := blocks(); n != before || n < 19 {
			t.Errorf("%d blocks, %d in the other order", before, n)
		}
		var bare int
		w.must(w.Script(&bare, "return [...document.querySelectorAll('.brief-rows > li')].filter((r) => !/\\w.*, .*\\w/.test(r.querySelector('.brief-from').textContent)).length"))
		if bare != 0 {
			t.Errorf("%d rows name nobody", bare)
		}
	})

	w.run("H35 plain words stand beside what was sent, and are not copied", func(t *testing.T) {
		w.press("Plain words")
		w.see("a small locked box with the house key")
		var copied string
		w.must(w.Script(&copied, "const s = getSelection(); s.selectAllChildren(document.querySelector('.brief')); const t = s.toString(); s.removeAllRanges(); return t"))
		if !strings.Contains(copied, "Key safe fitted") || strings.Contains(copied, "a small locked box") {
			t.Errorf("copied: %.400s", copied)
		}
	})
}
