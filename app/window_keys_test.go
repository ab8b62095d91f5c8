//go:build e2e

package app_test

import (
	"strings"
	"testing"

	"shcr/backend/window/windowtest"
)

const altKey = "\ue00a"

// focus is what has the keyboard: what it says, whether a ring shows where it is, and
// what lies over it.
type focus struct {
	Says, Over string
	Ring       bool
}

const focusNow = `
  const a = document.activeElement, s = getComputedStyle(a), r = a.getBoundingClientRect();
  const says = [a.getAttribute("aria-label"), a.labels?.[0]?.textContent, a.textContent].find((x) => x?.trim()) ?? a.tagName;
  const at = [[.5, .5], [.1, .2], [.9, .8]].map(([x, y]) => document.elementFromPoint(r.left + r.width * x, r.top + r.height * y));
  const seen = at.some((e) => e && (a.contains(e) || e.contains(a) || [...(a.labels ?? [])].some((l) => l.contains(e))));
  const ring = (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none" || ["MAIN", "BODY"].includes(a.tagName) || a.classList.contains("dialog");
  return { Says: says.trim().replace(/\s+/g, " ").slice(0, 120), Ring: ring, Over: seen ? "" : String(at[0]?.className ?? "nothing") };`

// tabTo goes on by the Tab key to what says this. On the way every control shows that
// it has the focus, and none lies beneath something else (WCAG 2.4.7, 2.4.11).
func (d *desk) tabTo(says string) {
	d.t.Helper()
	way := []string{}
	for range 200 {
		d.must(d.Press(windowtest.KeyTab))
		f := eval[focus](d, focusNow)
		if !f.Ring {
			d.t.Errorf("%q does not show that it has the focus", f.Says)
		}
		if f.Over != "" {
			d.t.Errorf("%q has the focus beneath %s", f.Says, f.Over)
		}
		if strings.Contains(f.Says, says) {
			return
		}
		way = append(way, f.Says)
	}
	d.t.Fatalf("the Tab key does not come to %q, only to\n%s", says, strings.Join(way, "\n"))
}

// keys presses keys one after the other.
func (d *desk) keys(all ...string) {
	d.t.Helper()
	for _, k := range all {
		d.must(d.Press(k))
	}
}

// toRecord goes from the sign-in to an open record by keyboard alone.
func (d *desk) toRecord(signIn string) {
	d.t.Helper()
	words := windowtest.Training()
	d.see(signIn)
	d.tabTo(signIn)
	d.keys(windowtest.KeyEnter)
	_, err := d.Role("textbox", words.NHSNumber)
	d.must(err)
	d.tabTo(words.NHSNumber)
	d.keys(strings.Split("9990123454", "")...)
	d.keys(windowtest.KeyEnter)
	d.see(words.Name)
	d.tabTo(words.Name)
	d.keys(windowtest.KeyEnter)
	d.see("legitimate relationship with this person")
	if !eval[bool](d, `return document.querySelector("[role=dialog] .reason-given") !== null`) {
		d.tabTo("I am treating")
		d.keys(windowtest.KeySpace)
	}
	d.tabTo(words.Open)
	d.keys(windowtest.KeyEnter)
	d.see(words.Summary)
	d.must(d.Gone(words.Finished))
}

// The whole journey by keyboard alone, with the usual keys and with changed ones: sign
// in, search, open, card, item, letter, back, lock.
func TestWindowKeys(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{Env: []string{"SHCR_TEST_KEEP_PAGE=1"}}) // a new page would end the driver
	at := func() focus { return eval[focus](w, focusNow) }
	locked := func() {
		t.Helper()
		w.see("Locked")
	}

	w.run("usual keys", func(t *testing.T) {
		w.toRecord("Sign in")
		w.tabTo("Collapse Problems")
		before := at()
		w.keys("n", "j", "k") // single keys are off at first
		if now := at(); now != before {
			t.Errorf("from %q to %q", before.Says, now.Says)
		}
		w.tabTo("Permanent atrial fibrillation")
		w.keys(windowtest.KeyEnter)
		w.see("View as sent")
		w.keys("c")
		w.see("copied")
		w.tabTo("Cardiology clinic letter")
		w.keys(windowtest.KeyEnter)
		w.see("Back to summary")
		w.must(w.Press(windowtest.KeyCtrl, "f"))
		if now := at(); now.Says != "Find in this document" {
			t.Errorf("Ctrl+F comes to %q", now.Says)
		}
		w.keys("w", "?") // text, and no keys
		if v := eval[string](w, `return document.activeElement.value`); v != "w?" {
			t.Errorf("the field holds %q", v)
		}
		w.keys(windowtest.KeyEscape, windowtest.KeyEscape)
		w.until("back on the row", func() bool { return strings.Contains(at().Says, "Cardiology clinic letter") })
		w.must(w.Press(windowtest.KeyCtrl, windowtest.KeyShift, "h"))
		w.see("Screen hidden")
		w.keys(windowtest.KeyEnter)
		w.must(w.Gone("Screen hidden"))
	})

	w.run("changed in the dialog, refused where two are alike", func(t *testing.T) {
		w.keys("?")
		w.see("Guide: Person summary")
		w.tabTo("Change keys")
		w.keys(windowtest.KeyEnter)
		w.see("Backspace turns a key off")
		w.tabTo("Lock: the record is closed")
		w.must(w.Press(windowtest.KeyCtrl, windowtest.KeyShift, "h"))
		w.see("Screen hidden") // which is over everything
		w.keys(windowtest.KeyEnter)
		w.must(w.Gone("Screen hidden"))
		w.keys("c")
		w.tabTo("Save")
		w.keys(windowtest.KeyEnter)
		w.see("it is that of “Copy its reference”")
		w.tabTo("Go between cards with n and p")
		w.keys(windowtest.KeySpace)
		w.tabTo("Lock: the record is closed")
		w.must(w.Press(altKey, "l"))
		w.tabTo("Find in it")
		w.must(w.Press(altKey, "g"))
		w.tabTo("Save")
		w.keys(windowtest.KeyEnter)
		w.see("Saved.")
		if v := eval[string](w, `return document.querySelector("textarea").value`); !strings.Contains(v, "  lock: \"Alt+L\"\n  next-card: \"n\"\n") {
			t.Errorf("for the region: %q", v)
		}
		w.keys(windowtest.KeyEscape)
		w.must(w.Gone("Saved."))
		w.must(w.Press(windowtest.KeyCtrl, windowtest.KeyShift, "l")) // is no key any more
		w.must(w.Press(altKey, "l"))
		locked()
	})

	w.run("changed keys", func(t *testing.T) {
		w.toRecord("Sign in again")
		reach := func(key, says string) {
			t.Helper()
			for range 80 {
				w.keys(key)
				f := at()
				if !f.Ring || f.Over != "" {
					t.Errorf("%q: %+v", key, f)
				}
				if strings.Contains(f.Says, says) {
					return
				}
			}
			t.Fatalf("%q does not come to %q, but to %q", key, says, at().Says)
		}
		reach("n", "Problems")
		reach("j", "Permanent atrial fibrillation")
		reach("p", "Problems")
		reach("n", "Documents")
		reach("j", "Cardiology clinic letter")
		w.keys(windowtest.KeyEnter)
		w.see("Back to summary")
		w.must(w.Press(altKey, "g"))
		if now := at(); now.Says != "Find in this document" {
			t.Errorf("Alt+G comes to %q", now.Says)
		}
		w.keys(windowtest.KeyEscape)
		w.until("back on the row", func() bool { return strings.Contains(at().Says, "Cardiology clinic letter") })
		w.must(w.Press(altKey, "l"))
		locked()
	})
}
