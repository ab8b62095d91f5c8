//go:build e2e

package app_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"shcr/backend/window/windowtest"
)

// access looks at the screen that is up, as WCAG 2.2 AA asks, in every theme and
// at the largest text. axe-core runs in the real window, so that contrast is
// measured on what is painted.
type access struct {
	w   *desk
	axe string
}

const scan = `
const [rules, done] = [arguments[0], arguments[arguments.length - 1]];
axe.run(document, rules.length ? { runOnly: { type: "rule", values: rules } } : {}).then(
  (r) => done(r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html.slice(0, 160) + " " + n.any.map((a) => a.message).join(" ")).slice(0, 4).join(" | "))),
  (e) => done(["axe failed: " + e]));`

// wide names what is wider than the place it has: nobody should have to scroll
// sideways (WCAG 1.4.10).
const wide = `
return [document.documentElement, ...document.querySelectorAll("main, aside, .record, .dialog")]
  .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)
  .map((e) => e.tagName + "." + e.className + " " + e.scrollWidth + " in " + e.clientWidth);`

// roles are what a control of each kind must be to assistive technology, as the
// web view itself computes it.
var roles = map[string][]string{
	"BUTTON": {"button", "menuitem", "menuitemradio", "tab"}, "A": {"link"}, "SUMMARY": {"button"},
	"TEXTAREA": {"textbox"}, "text": {"textbox", "searchbox", "combobox"}, "search": {"searchbox"},
	"radio": {"radio"}, "checkbox": {"checkbox", "switch"}, "submit": {"button"}, "MAIN": {"main"}, "DIV": {"dialog", "alert", "group", "treeitem", "separator"}, "PRE": {"region"},
}

// unspoken need no name: there is one of it, or its text is read out.
var unspoken = []string{"main", "alert"}

// controls is whatever can be worked on the screen.
const controls = `return [...document.querySelectorAll("button, a[href], input, textarea, select, summary, [role=button], [role^=menuitem], [tabindex]")]
  .filter((e) => e.getClientRects().length > 0 && !e.closest("[inert], [hidden], [aria-hidden=true]"))`

// unnamed finds what a screen reader could not say or would call something else:
// every control has a name, and the role of what it is, as WebKit computes them
// for AT-SPI.
func (a access) unnamed(t *testing.T) (wrong []string) {
	t.Helper()
	kinds := eval[[]string](a.w, controls+`.map((e) => e.tagName === "INPUT" ? e.type : e.tagName)`)
	elements, err := a.w.Elements(controls)
	a.w.must(err)
	if len(kinds) == 0 || len(kinds) != len(elements) {
		return []string{fmt.Sprintf("%d kinds of %d controls", len(kinds), len(elements))}
	}
	for i, e := range elements {
		name, err := e.Name()
		a.w.must(err)
		role, err := e.Role()
		a.w.must(err)
		switch may := roles[kinds[i]]; {
		case !slices.Contains(unspoken, role) && strings.TrimSpace(name) == "":
			wrong = append(wrong, fmt.Sprintf("%s (%s) number %d has no name", kinds[i], role, i))
		case !slices.Contains(may, role):
			wrong = append(wrong, fmt.Sprintf("%s %q is %q, not one of %q", kinds[i], name, role, may))
		}
	}
	return wrong
}

func (a access) run(rules ...string) (found []string, err error) {
	var there bool
	if err := a.w.Script(&there, "return typeof axe === 'object'"); err != nil {
		return nil, err
	}
	if !there {
		if err := a.w.Script(nil, a.axe+"\nwindow.axe = axe;"); err != nil {
			return nil, err
		}
	}
	if rules == nil {
		rules = []string{}
	}
	err = a.w.ScriptAsync(&found, scan, rules)
	return found, err
}

// look checks the screen: once as it opens, or in every theme and size too. Where
// a dialog covers the bar, they cannot be chosen.
func (a access) look(t *testing.T, screen string, once bool) {
	t.Helper()
	say := func(how string, found []string, err error) {
		if err != nil {
			t.Fatalf("%s, %s: %v", screen, how, err)
		}
		for _, f := range found {
			t.Errorf("%s, %s: %s", screen, how, f)
		}
	}
	sideways := func(how string) {
		var found []string
		err := a.w.Script(&found, wide)
		say(how+", wider than its place", found, err)
	}
	found, err := a.run()
	say("as it opens", found, err)
	say("names and roles", a.unnamed(t), nil)
	sideways("as it opens")
	if once {
		return
	}
	for _, theme := range []string{"Dark colours", "High contrast", "Light colours"} {
		a.w.press(theme)
		found, err := a.run("color-contrast", "link-in-text-block")
		say(theme, found, err)
	}
	larger, smaller := slices.Repeat([]string{"Larger text"}, 5), slices.Repeat([]string{"Smaller text"}, 5)
	a.w.press(larger...)
	sideways("at 200 %")
	a.w.press(smaller...)
}

// Every screen there is, at 1366 by 768: nothing for axe to find in any theme, and
// nothing to scroll sideways, also at twice the size of text (ui.md rule 12).
func TestWindowAccess(t *testing.T) {
	axe, err := os.ReadFile("../frontend/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, "", windowtest.Options{Width: 1366, Height: 768})
	a := access{w, string(axe)}
	steps := windowtest.Journey(windowtest.Training())
	for i, screen := range []string{"sign-in", "search", "results of the search", "reason", "", "summary"} {
		w.walk(steps[i])
		if screen != "" {
			a.look(t, screen, screen == "reason")
		}
		if screen == "search" { // and folded out
			w.press("More ways to search")
			a.look(t, "more ways to search", false)
		}
	}
	pages := eval[[]string](w, `return [...document.querySelectorAll('nav[aria-label="Record"] button:not(.nav-guide)')].map((b) => b.textContent.trim())`)
	if len(pages) < 5 {
		t.Fatalf("pages of the record: %q", pages)
	}
	for _, p := range pages[1:] {
		w.press(p)
		a.look(t, p, false)
	}
	w.press(pages[0], "Details")
	a.look(t, "details of completeness", true)
	w.press("Close", "Allergy to penicillin", "View as sent")
	a.look(t, "an item as sent", true)
	w.press("Close")
	w.walk(steps[6])
	a.look(t, "letter", false)
	w.press(pages[0])
	w.leave()
	// Those whose record looks unlike others': sensitive, deceased, in hospital
	// with restricted items.
	for _, key := range []string{"P04", "P10", "P16"} {
		w.open(key)
		a.look(t, "summary of "+key, true)
		w.leave()
	}
}
