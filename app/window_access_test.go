//go:build e2e

package app_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/backend/training"
	"shcr/backend/window/windowtest"
)

// access looks at the screen that is up, as WCAG 2.2 AA asks, in every theme and
// at the largest text. axe-core runs in the real window, so that contrast is
// measured on what is painted.
type access struct {
	w   *desk
	axe string
	// named are controls that were looked at: the bar and the menu are on every page.
	named map[string]bool
	// themes but the light one, and the largest text, as the root's attributes name
	// them: the bar's buttons are tried once, and then stand for themselves, so that a
	// dialog that covers them is looked at too.
	themes  []string
	largest string
}

// looks are the root's attributes that say how everything looks.
type looks struct{ Theme, Text string }

const rootNow = `const r = document.documentElement; return { Theme: r.dataset.theme ?? "", Text: r.className };`
const rootTo = `const r = document.documentElement; r.dataset.theme = arguments[0].Theme; r.className = arguments[0].Text;`

// Of rows that are made alike the first three are scanned, since most of a scan is
// contrast, one text at a time: rows are alike when the same elements, classes and
// attributes make them up.
const scan = `
const [rules, done] = [arguments[0], arguments[arguments.length - 1]];
const made = (e) => e.tagName + " " + e.getAttribute("class") + " " + e.getAttributeNames();
const like = (e) => made(e) + [...new Set([...e.querySelectorAll("*")].map(made))].sort();
const exclude = [];
const walk = (e) => {
  const seen = {};
  for (const c of e.children) {
    const l = e.children.length > 3 ? like(c) : "";
    seen[l] = (seen[l] ?? 0) + 1;
    if (l && seen[l] > 3) exclude.push(c);
    else walk(c);
  }
};
walk(document.body);
axe.run({ exclude }, rules.length ? { runOnly: { type: "rule", values: rules } } : {}).then(
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
	"radio": {"radio"}, "checkbox": {"checkbox", "switch"}, "submit": {"button"}, "MAIN": {"main"}, "DIV": {"dialog", "alert", "group", "treeitem", "separator"}, "PRE": {"region"}, "SECTION": {"region"},
}

// unspoken need no name: there is one of it, or its text is read out.
var unspoken = []string{"main", "alert"}

// controls is whatever can be worked on the screen. They are kept: some of a page may
// come while each is asked for its name.
const controls = `return window.controls = [...document.querySelectorAll("button, a[href], input, textarea, select, summary, [role=button], [role^=menuitem], [tabindex]")]
  .filter((e) => e.getClientRects().length > 0 && !e.closest("[inert], [hidden], [aria-hidden=true]"))`

// unnamed finds what a screen reader could not say or would call something else:
// every control has a name, and the role of what it is, as WebKit computes them
// for AT-SPI.
func (a access) unnamed(t *testing.T) (wrong []string) {
	t.Helper()
	type control struct{ Kind, Made string }
	elements, err := a.w.Elements(controls)
	a.w.must(err)
	all := eval[[]control](a.w, `return window.controls.map((e) => ({ Kind: e.tagName === "INPUT" ? e.type : e.tagName,
	  Made: /^(BUTTON|A|SUMMARY)$/.test(e.tagName) && !e.hasAttribute("aria-labelledby") ? e.outerHTML : "" }))`)
	if len(all) == 0 || len(all) != len(elements) {
		return []string{fmt.Sprintf("%d kinds of %d controls", len(all), len(elements))}
	}
	for i, e := range elements {
		kind, made := all[i].Kind, all[i].Made
		if a.named[made] {
			continue
		}
		a.named[made] = made != ""
		name, err := e.Name()
		a.w.must(err)
		role, err := e.Role()
		a.w.must(err)
		switch may := roles[kind]; {
		case !slices.Contains(unspoken, role) && strings.TrimSpace(name) == "":
			wrong = append(wrong, fmt.Sprintf("%s (%s) number %d has no name", kind, role, i))
		case !slices.Contains(may, role):
			wrong = append(wrong, fmt.Sprintf("%s %q is %q, not one of %q", kind, name, role, may))
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

// look checks the screen in every theme, and for width at the largest text too.
func (a access) look(t *testing.T, screen string) {
	t.Helper()
	say := func(how string, found []string, err error) {
		if err != nil {
			t.Fatalf("%s, %s: %v", screen, how, err)
		}
		for _, f := range found {
			t.Errorf("%s, %s: %s", screen, how, f)
		}
	}
	sideways := func(how string) { say(how+", wider than its place", eval[[]string](a.w, wide), nil) }
	found, err := a.run()
	say("as it opens", found, err)
	say("names and roles", a.unnamed(t), nil)
	sideways("as it opens")
	was := eval[looks](a.w, rootNow)
	for _, theme := range a.themes {
		a.w.must(a.w.Script(nil, rootTo, looks{theme, was.Text}))
		found, err := a.run("color-contrast", "link-in-text-block")
		say(theme, found, err)
	}
	a.w.must(a.w.Script(nil, rootTo, looks{was.Theme, a.largest}))
	sideways("at 200 %")
	a.w.must(a.w.Script(nil, rootTo, was))
}

// learn presses the buttons of themes and sizes, and keeps what they do.
func (a *access) learn(t *testing.T) {
	t.Helper()
	root := func(buttons ...string) looks {
		a.w.press(buttons...)
		return eval[looks](a.w, rootNow)
	}
	a.themes = []string{root("Dark colours").Theme, root("High contrast").Theme}
	light := root("Light colours")
	a.largest = root(slices.Repeat([]string{"Larger text"}, 5)...).Text
	if back := root(slices.Repeat([]string{"Smaller text"}, 5)...); back != light || a.largest == light.Text || a.themes[0] == a.themes[1] || slices.Contains(a.themes, light.Theme) {
		t.Fatalf("the bar's buttons change nothing: %v, %q, %+v, then %+v", a.themes, a.largest, light, back)
	}
}

// newAccess looks at what stands in a window.
func newAccess(t *testing.T, w *desk) access {
	t.Helper()
	axe, err := os.ReadFile("../frontend/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	return access{w: w, axe: string(axe), named: map[string]bool{}}
}

// Every screen there is, at 1366 by 768: nothing for axe to find in any theme, and
// nothing to scroll sideways, also at twice the size of text (ui.md rule 12).
func TestWindowAccess(t *testing.T) {
	w := openWindow(t, "", windowtest.Options{Width: 1366, Height: 768})
	a := newAccess(t, w)
	steps := windowtest.Journey(windowtest.Training())
	for i, screen := range []string{"sign-in", "search", "results of the search", "reason", "", "summary"} {
		w.walk(steps[i])
		if i == 0 {
			a.learn(t)
		}
		if screen != "" {
			a.look(t, screen)
		}
		if screen == "search" { // and folded out
			w.press("More ways to search")
			a.look(t, "more ways to search")
		}
	}
	pages := eval[[]string](w, `return [...document.querySelectorAll('nav[aria-label="Record"] button:not(.nav-guide)')].map((b) => b.textContent.trim())`)
	if len(pages) < 5 {
		t.Fatalf("pages of the record: %q", pages)
	}
	for _, p := range pages[1:] {
		w.press(p)
		a.look(t, p)
	}
	w.press(pages[0], "Details")
	a.look(t, "details of completeness")
	w.press("Close", "Allergy to penicillin", "View as sent")
	a.look(t, "an item as sent")
	w.press("Close")
	w.walk(steps[6])
	a.look(t, "letter")
	w.press(pages[0])
	a.lists(t)
	w.leave()
	// Those whose record looks unlike others': sensitive, deceased, in hospital
	// with restricted items.
	for _, key := range []string{"P04", "P10", "P16"} {
		w.open(key)
		a.look(t, "summary of "+key)
		w.leave()
	}
}

// lists looks at the pages of the user's lists, and at the stop before somebody is
// opened whose number was merged into another (H36). A record is open.
func (a access) lists(t *testing.T) {
	t.Helper()
	w := a.w
	fill := func(name, text string) {
		t.Helper()
		f, err := w.Role("textbox", name)
		w.must(err)
		w.must(f.Type(text))
	}
	w.press("Add to a worklist")
	a.look(t, "adding to a worklist")
	fill("New worklist", "Virtual ward")
	w.press("Make and add", "Recently accessed")
	w.see("PATEL, Amina Rose")
	a.look(t, "recently accessed")
	w.press("Worklists", "Paste NHS numbers")
	a.look(t, "pasting numbers")
	fill("NHS numbers, in any form", "999 669 7649")
	w.press("Check and add")
	w.see("1 person added to")
	w.press("Close")
	w.see("Name not known yet")
	a.look(t, "a worklist")
	w.press("Name not known yet NHS No. 999 669 7649")
	w.see("Stop: not as your list has it", "On your list", "999 249 9559")
	a.look(t, "stop: not as the list has it")
	w.press("Do not open")
	w.press("Person search")
}

// The warning before the lock, and the lock screen, which come by themselves.
func TestWindowAccessLocked(t *testing.T) {
	r, err := training.Start(t.Context(), training.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	file := filepath.Join(t.TempDir(), "region.yaml")
	soon := strings.Replace(string(r.File()), "policy: {", "policy: {idle_minutes: 2, ", 1)
	if err := os.WriteFile(file, []byte(soon), 0o600); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, "U2", windowtest.Options{Width: 1366, Height: 768, Args: []string{"--region", file},
		Env: []string{"SHCR_TEST_FASTER=10", "SHCR_TEST_KEEP_PAGE=1"}, Wait: 20 * time.Second})
	a := newAccess(t, w)
	w.walk(windowtest.Journey(windowtest.Training())[0])
	a.learn(t)
	w.signIn()
	w.see("Stay signed in")
	a.look(t, "the warning before the lock")
	if _, err := w.Role("heading", "Locked"); err != nil {
		t.Fatal(err)
	}
	a.look(t, "locked")
	w.press("Sign in again")
	w.see("Person search")
}
