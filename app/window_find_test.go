//go:build e2e

package app_test

import (
	"strings"
	"testing"

	"shcr/backend/window/windowtest"
)

// The one box that finds in a record and does by name what the viewer can do, in the
// real window. With SHCR_PICTURES it leaves pictures.
func TestWindowFind(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{Width: 1440, Height: 1000})
	w.signIn()
	w.open("P01")
	typed := func(text string) {
		t.Helper()
		field, err := w.Find(".find-field input")
		w.must(err)
		w.must(field.Type(text))
	}
	answered := func() {
		w.until("what is shown is what was typed", func() bool {
			return eval[bool](w, `return document.querySelector(".find-list").ariaBusy === "false"`)
		})
	}
	dir := t.TempDir()

	w.run("M119 a hit opens its page with the row in view, marked and with the keyboard", func(t *testing.T) {
		w.must(w.Press(windowtest.KeyCtrl, "k"))
		w.see("Searched: ")
		w.must(w.Screenshot(picture(dir, "find-empty")))
		typed("mcv EASTMERE")
		answered()
		w.must(w.Screenshot(picture(dir, "find-two-words")))
		if said := eval[string](w, `return document.querySelector(".find-count").innerText`); strings.HasPrefix(said, "Nothing") {
			t.Log(said)
		}
		typed(strings.Repeat(backspace, 12) + "furosemide")
		w.see("Search the text of")
		w.must(w.Screenshot(picture(dir, "find-hits")))
		w.must(w.Press(windowtest.KeyEnter))
		w.until("the row that was found has the keyboard", func() bool {
			return eval[bool](w, `
				const row = document.activeElement.closest(".row-found"), at = row?.getBoundingClientRect();
				return !!row && row.innerText.toLowerCase().includes("furosemide") && at.top > 0 && at.bottom < innerHeight`)
		})
		w.must(w.Screenshot(picture(dir, "find-row")))
	})

	w.run("M92 a hit in the demographics opens their page with the value in view", func(t *testing.T) {
		w.must(w.Press(windowtest.KeyCtrl, "k"))
		typed("nhs no. 999")
		w.see("and the full demographics.")
		answered()
		w.must(w.Screenshot(picture(dir, "find-person")))
		w.must(w.Press(windowtest.KeyEnter))
		w.until("the value that was found has the keyboard", func() bool {
			return eval[bool](w, `
				const found = document.activeElement, at = found?.getBoundingClientRect();
				return found.matches(".person-field .row-found") && found.innerText.includes("999 012 3454") && at.top > 0 && at.bottom < innerHeight`)
		})
		w.must(w.Screenshot(picture(dir, "find-person-row")))
	})

	w.run("D18 letters are fetched when asked for, and a hit in one opens it at the words", func(t *testing.T) {
		w.must(w.Press(windowtest.KeyCtrl, "f"))
		typed("orthopnoea")
		w.press("Search the text of")
		w.see("In the text of letters")
		w.must(w.Gone("Fetching letters"))
		for _, colours := range []string{"light", "contrast"} {
			w.must(w.Script(nil, "document.documentElement.dataset.theme = arguments[0]", colours))
			w.must(w.Screenshot(picture(dir, "find-letters-"+colours)))
		}
		w.must(w.Script(nil, "document.documentElement.dataset.theme = 'light'"))
		first, err := w.Find(".find-option.hit mark")
		w.must(err)
		w.must(first.Click())
		w.until("the letter is open at the words", func() bool {
			return eval[bool](w, `return document.querySelector(".view-found")?.innerText.startsWith("1 of ") ?? false`)
		})
		w.must(w.Screenshot(picture(dir, "find-letter")))
	})

	w.run("a command goes to a page by its name", func(t *testing.T) {
		w.must(w.Press(windowtest.KeyCtrl, "k"))
		typed("> go to care network" + windowtest.KeyEnter)
		w.must(w.Gone("Find in the record of"))
		w.see("Allocated social worker")
	})
}
