//go:build e2e

package app_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shcr/backend/training/cast"
	"shcr/backend/window/windowtest"
)

// access looks at the screen that is up, as WCAG 2.2 AA asks, in every theme and
// at the largest text. axe-core runs in the real window, so that contrast is
// measured on what is painted.
type access struct {
	w   *windowtest.Window
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

func (a access) press(names ...string) error {
	for _, name := range names {
		b, err := a.w.Role("button", name)
		if err != nil {
			return err
		}
		if err := b.Click(); err != nil {
			return err
		}
	}
	return nil
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
	sideways("as it opens")
	if once {
		return
	}
	for _, theme := range []string{"Dark colours", "High contrast", "Light colours"} {
		if err := a.press(theme); err != nil {
			t.Fatal(err)
		}
		found, err := a.run("color-contrast", "link-in-text-block")
		say(theme, found, err)
	}
	larger, smaller := slices.Repeat([]string{"Larger text"}, 5), slices.Repeat([]string{"Smaller text"}, 5)
	if err := a.press(larger...); err != nil {
		t.Fatal(err)
	}
	sideways("at 200 %")
	if err := a.press(smaller...); err != nil {
		t.Fatal(err)
	}
}

// Every screen there is, at 1366 by 768: nothing for axe to find in any theme, and
// nothing to scroll sideways, also at twice the size of text (ui.md rule 12).
func TestWindowAccess(t *testing.T) {
	axe, err := os.ReadFile("../frontend/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	app, browser := filepath.Join(dir, "shcr"), filepath.Join(dir, "browser")
	if err := errors.Join(windowtest.BuildApp(".", app), windowtest.BuildBrowser(browser)); err != nil {
		t.Fatal(err)
	}
	w, err := windowtest.Open(windowtest.Options{Binary: app, Args: []string{"training"}, Browser: browser, Width: 1366, Height: 768})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}()
	a := access{w, string(axe)}
	words := windowtest.Training()
	steps := windowtest.Journey(words)
	for i, screen := range []string{"sign-in", "search", "results of the search", "reason", "", "summary"} {
		if err := windowtest.Walk(w, steps[i:i+1], dir, nil); err != nil {
			t.Fatal(err)
		}
		if screen != "" {
			a.look(t, screen, screen == "reason")
		}
		if screen == "search" { // and folded out
			if err := a.press("More ways to search"); err != nil {
				t.Fatal(err)
			}
			a.look(t, "more ways to search", false)
		}
	}
	var pages []string
	if err := w.Script(&pages, `return [...document.querySelectorAll('nav[aria-label="Record"] button')].map((b) => b.textContent.trim())`); err != nil {
		t.Fatal(err)
	}
	if len(pages) < 5 {
		t.Fatalf("pages of the record: %q", pages)
	}
	for _, p := range pages[1:] {
		if err := a.press(p); err != nil {
			t.Fatal(err)
		}
		a.look(t, p, false)
	}
	if err := a.press(pages[0], "Details"); err != nil {
		t.Fatal(err)
	}
	a.look(t, "details of completeness", true)
	if err := a.press("Close"); err != nil {
		t.Fatal(err)
	}
	if err := windowtest.Walk(w, steps[6:7], dir, nil); err != nil {
		t.Fatal(err)
	}
	a.look(t, "letter", false)
	if err := a.press(pages[0], "Person search", "Clear"); err != nil {
		t.Fatal(err)
	}
	a.people(t, words)
}

// people opens those whose record looks unlike others': sensitive, deceased, in
// hospital with restricted items.
func (a access) people(t *testing.T, words windowtest.Words) {
	var visits []windowtest.Visit
	for _, p := range cast.All() {
		if n := p.NHS; slices.Contains([]string{"P04", "P10", "P16"}, p.Key) {
			visits = append(visits, windowtest.Visit{Key: p.Key, Number: n[:3] + " " + n[3:6] + " " + n[6:], Name: strings.ToUpper(p.Family)})
		}
	}
	err := windowtest.Tour(a.w, words, visits, func(v windowtest.Visit) error {
		a.look(t, fmt.Sprintf("summary of %s", v.Key), true)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
