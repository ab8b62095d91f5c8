//go:build e2e

package app_test

import (
	"strings"
	"testing"
	"time"

	"shcr/backend/window/windowtest"
)

// D9: in the real window a sensitive person's letter opens behind the notice, by a
// reason, and nothing around it says where she is.
func TestWindowSensitiveLetters(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{Width: 1440, Height: 900})
	w.signIn()
	w.open("P04")
	w.press("Clinical documents")
	w.see("letters are withheld, because they may tell where the person is")
	w.press("Open letters for a reason…")
	f, err := w.Role("textbox", "In a few words, why do you need them?")
	w.must(err)
	w.must(f.Type("Injuries before surgery"))
	w.press("Let me open letters")
	w.see("Each that you open is recorded with your reason.")
	w.until("a letter stands in the tree", func() bool {
		return eval[bool](w, `const r = [...document.querySelectorAll("[role=treeitem]")].find((r) => r.querySelector(".tree-mark")); if (r) r.click(); return Boolean(r)`)
	})
	w.until("it is shown", func() bool {
		return eval[bool](w, `return Boolean(document.querySelector(".docs-view .paper")) || [...document.querySelectorAll(".docs-view .sheet img")].some((i) => i.complete && i.naturalWidth > 50)`)
	})
	time.Sleep(300 * time.Millisecond) // its words come after its picture
	around := eval[string](w, `return [...document.querySelectorAll(".banner, .side, .docs-tree, .letter-head")].map((e) => e.innerText).join(" ") + document.title`)
	for _, place := range []string{"Estuary", "Tidewell", "Samphire", "Lanternfield", "Saltmarsh"} {
		if strings.Contains(around, place) {
			t.Errorf("%q stands around the letter", place)
		}
	}
}
