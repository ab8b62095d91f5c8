//go:build e2e

package app_test

import (
	"testing"
	"time"

	"shcr/backend/window/windowtest"
)

// The timeline in the real window: drawn in the colours of the theme, worked by keyboard.
func TestWindowTimeline(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{})
	w.signIn()
	w.open("P16")
	w.press("Timeline")
	w.see("In view, the newest first")
	item := func() (words string) {
		t.Helper()
		w.must(w.Script(&words, "return document.activeElement.closest('.tl-focus') ? document.activeElement.ariaLabel : ''"))
		return words
	}
	// inked gives how many dots of the lane of mental health care are of that colour.
	inked := func(token string) (n int) {
		t.Helper()
		w.must(w.Script(&n, `
			const probe = document.body.appendChild(document.createElement("i"));
			probe.style.color = "var(" + arguments[0] + ")";
			const want = getComputedStyle(probe).color.match(/\d+/g).map(Number);
			probe.remove();
			const c = document.querySelector(".tl-lane[aria-label='Mental health'] canvas");
			const {data} = c.getContext("2d").getImageData(0, 0, c.width, c.height);
			let n = 0;
			for (let i = 0; i < data.length; i += 4) n += want.every((v, k) => Math.abs(data[i + k] - v) < 3) && data[i + 3] > 250;
			return n`, token))
		return n
	}

	w.run("H10 a stay that is not over is said, and drawn in the colour of no other item, light and dark", func(t *testing.T) {
		w.see("Currently in hospital")
		if n := inked("--action"); n < 150 {
			t.Errorf("%d dots", n)
		}
		w.press("Dark colours")
		// A lane below the page's end is drawn when it comes into view.
		w.must(w.Script(nil, "document.querySelector(`.tl-lane[aria-label='Mental health']`).scrollIntoView()"))
		for until := time.Now().Add(5 * time.Second); inked("--action") < 150; time.Sleep(50 * time.Millisecond) {
			if time.Now().After(until) {
				t.Fatal("it is not drawn anew in the dark")
			}
		}
		w.press("Light colours")
	})

	w.run("M110 by keyboard from item to item, in time order, to another lane, and into a row and back", func(t *testing.T) {
		w.must(w.Script(nil, "document.querySelector('.tl-button').focus()"))
		w.must(w.Press(windowtest.KeyLeft))
		first := item()
		w.must(w.Press(windowtest.KeyRight))
		second := item()
		w.must(w.Press(windowtest.KeyDown))
		if other := item(); first == "" || second == "" || first == second || other == "" || other == second {
			t.Errorf("%q, %q, %q", first, second, other)
		}
		at, span := item(), ""
		w.must(w.Script(&span, "return document.querySelector('.tl-range').textContent"))
		w.must(w.Press("+"))
		w.must(w.Press("+"))
		w.must(w.Waiting(5 * time.Second).Gone(span))
		w.must(w.Press(windowtest.KeyUp))
		w.must(w.Press(keyHome))
		at = item()
		w.must(w.Press(windowtest.KeyEnter))
		w.see("Chosen item")
		w.must(w.Press(windowtest.KeyEscape))
		w.must(w.Gone("Chosen item"))
		if back := item(); back != at {
			t.Errorf("back at %q, was at %q", back, at)
		}
	})
}
