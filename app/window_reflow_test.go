//go:build e2e

package app_test

import (
	"testing"

	"shcr/backend/window/windowtest"
)

// kept tells where the parts of a record are once all is scrolled up, and how high
// the page is.
const kept = `scrollTo(0, 1e6);
const at = (s) => document.querySelector(s).getBoundingClientRect(), record = at(".record"), who = at(".banner-who");
return { Name: at(".banner-name").top, Number: at(".banner-number").bottom, Who: who.bottom, End: record.bottom, Window: innerHeight,
  Blank: document.documentElement.scrollHeight - scrollY - record.bottom };`

// WCAG 1.4.10, H2: in the smallest window, which a screen of 1366 by 768 has room for
// at 200 %, no page of a record scrolls sideways, cuts a text or lays it out where
// nobody gets to; who the person is stays above what is read, and that has room. At
// the largest text too, which there comes to 400 %.
func TestWindowReflow(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{Width: 640, Height: 320})
	w.signIn()
	type size struct{ Width, Height int }
	if got := eval[size](w, `return { Width: innerWidth, Height: innerHeight }`); got != (size{640, 320}) {
		t.Fatalf("the window is %+v: it could be no smaller", got)
	}
	w.open("P01")
	type said struct {
		Seen  int
		Wrong []string
	}
	type places struct{ Name, Number, Who, End, Window, Blank float64 }
	pages := eval[[]string](w, `return [...document.querySelectorAll('nav[aria-label="Record"] button:not(.nav-guide)')].map((b) => b.textContent.trim())`)
	if len(pages) < 5 {
		t.Fatalf("only %q", pages)
	}
	for _, page := range pages {
		w.press(page)
		for _, text := range []string{"0", "5"} {
			w.must(w.Script(nil, "document.documentElement.className = 'text-' + arguments[0]", text))
			if got := eval[[]string](w, wide); len(got) > 0 {
				t.Errorf("%s at size %s: wider than its place: %q", page, text, got)
			}
			if got := eval[said](w, cutText); got.Seen < 10 || len(got.Wrong) > 0 {
				t.Errorf("%s at size %s: of %d texts %q", page, text, got.Seen, got.Wrong)
			}
			if p := eval[places](w, kept); p.Name < 0 || p.Number > p.Window || p.Who > p.End-80 || p.End > p.Window+1 || p.Blank > 1 {
				t.Errorf("%s at size %s: %+v", page, text, p)
			}
		}
		w.must(w.Script(nil, "document.documentElement.className = 'text-0'"))
	}
}
