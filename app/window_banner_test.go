//go:build e2e

package app_test

import (
	"strings"
	"testing"

	"shcr/backend/window/windowtest"
)

// place is where an element is on the screen.
type place struct{ Left, Right, Top, Bottom float64 }

// at gives the place of the first element of a selector, "" fails.
func (d *desk) at(css string) (p place) {
	d.t.Helper()
	e, err := d.Find(css)
	d.must(err)
	d.must(e.Script(&p, `const r = arguments[0].getBoundingClientRect(); return {Left: r.left, Right: r.right, Top: r.top, Bottom: r.bottom}`))
	return p
}

// textOf is the text of the first element of a selector as it can be seen.
func (d *desk) textOf(css string) string {
	d.t.Helper()
	e, err := d.Find(css)
	d.must(err)
	text, err := e.Text()
	d.must(err)
	return strings.Join(strings.Fields(text), " ")
}

// tell fails for each text that is not there.
func tell(t *testing.T, where, text string, want ...string) {
	t.Helper()
	for _, s := range want {
		if !strings.Contains(text, s) {
			t.Errorf("%s is %q, without %q", where, text, s)
		}
	}
}

// The banner and the full demographics in the real window.
func TestWindowBanner(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{})
	w.signIn()
	w.open("P01")

	w.run("M82 name, birth, age, gender, address, phones and practice stand at the left", func(t *testing.T) {
		text := w.textOf(".banner")
		tell(t, "the banner", text, "PATEL, Amina Rose (Mrs)", "Born 14-Mar-1948 (78y)", "Gender Female", "Address 14 Tern Close, Fairhaven, ZZ4 2TC",
			"01632 960142", "07700 900142", "GP Fairhaven Medical Centre", "Preferred name Mina")
		if p := w.at(".banner-name"); p.Left > 60 {
			t.Errorf("the name begins at %v", p.Left)
		}
	})
	w.run("M83 the NHS number stands at the top right", func(t *testing.T) {
		p, name := w.at(".banner-number"), w.at(".banner-name")
		if w.textOf(".banner-number") != "999 012 3454" || p.Left < 1440*0.75 || p.Top > name.Bottom {
			t.Errorf("%q at %+v", w.textOf(".banner-number"), p)
		}
	})
	w.run("M86 M89 M90 a click within the banner folds it, which frees the screen, and none beside it does", func(t *testing.T) {
		open := w.at("main").Top
		w.must(clickAt(w, ".banner-name"))
		w.until("the address is away", func() bool { return !strings.Contains(w.textOf(".banner"), "14 Tern Close") })
		folded := w.at("main").Top
		if folded >= open-10 {
			t.Errorf("the page begins at %v, before at %v", folded, open)
		}
		w.must(clickAt(w, ".bar-tag"))
		w.must(clickAt(w, ".summary-head h1"))
		if strings.Contains(w.textOf(".banner"), "14 Tern Close") {
			t.Error("a click outside opened the banner")
		}
		tell(t, "the folded banner", w.textOf(".banner"), "PATEL, Amina Rose", "999 012 3454", "Allergy to penicillin")
		w.must(clickAt(w, ".banner-who"))
		w.until("the address is back", func() bool { return strings.Contains(w.textOf(".banner"), "14 Tern Close") })
	})
	w.run("M87 M88 more opens identifiers, and Escape or the cross closes them", func(t *testing.T) {
		for _, closed := range []func(){func() { w.must(w.Press(windowtest.KeyEscape)) }, func() { w.press("Close") }} {
			w.press("More")
			w.see("Further details", "Identifiers", "Estuary Teaching Hospitals")
			closed()
			w.must(w.Gone("Further details"))
		}
	})
	w.run("M92 full demographics is in the menu beneath the banner", func(t *testing.T) {
		nav, banner := w.at(`nav[aria-label="Record"]`), w.at(".banner")
		if nav.Top < banner.Bottom-1 || nav.Left > 20 {
			t.Errorf("the menu is at %+v, the banner ends at %v", nav, banner.Bottom)
		}
		w.press("Full demographics")
		_, err := w.Role("heading", "Full demographics")
		w.must(err)
	})
	page := w.textOf("main")
	for name, want := range map[string][]string{
		"M93 the fields of the banner are repeated":                         {"Amina", "PATEL", "14-Mar-1948", "14 Tern Close", "07700 900142", "Fairhaven Medical Centre"},
		"M94 what only organisations hold":                                  {"Ethnic", "Language", "Interpreter", "Religion", "Hindu", "Marital status", "Widow", "Kampala", "Lives alone", "Nationality", "Disabilit", "Overseas"},
		"M95 addresses, contact details and other names":                    {"Address", "01632 960142", "Shah, Amina Rose (birth name)"},
		"M96 practices and identifiers, each with its source":               {"Identifier", "Estuary Teaching Hospitals"},
		"M97 emergency contacts with relationship and number":               {"Reena Patel-Hughes", "aughter", "07700 900318"},
		"M71 demographics say that they change once a day, and when it was": {"once every 24 hours"},
	} {
		w.run(name, func(t *testing.T) { tell(t, "the page", strings.ReplaceAll(page, "Updated once", "once"), want...) })
	}
	w.leave()

	w.open("P10")
	w.run("M84 a death is told before the name, with the age at death", func(t *testing.T) {
		text := w.textOf(".banner-who")
		flag, name := strings.Index(strings.ToLower(text), "deceased"), strings.Index(text, "WREN")
		if flag < 0 || name < flag {
			t.Errorf("the banner says %q", text)
		}
		tell(t, "the banner", text, "Died 02-Sep-2026", "Age at Death 82y")
		if image := eval[string](w, `return getComputedStyle(document.querySelector(".banner-who")).backgroundImage + getComputedStyle(document.querySelector(".banner")).backgroundImage`); !strings.Contains(image, "gradient") {
			t.Errorf("the banner has no pattern: %q", image)
		}
	})
	w.leave()

	w.open("P04")
	w.run("M85 of a sensitive record the banner has four facts, the reason and allergies", func(t *testing.T) {
		text := w.textOf(".banner")
		tell(t, "the banner", text, "LACROIX-BENNETT, Zoë Maëlle", "Born 11-Feb-2001", "Gender Female", "999 522 9560", "sensitive", "Latex")
		for _, never := range []string{"Address", "Phone and email", "GP ", "More", "ZZ2", "ZZ7", "Tidewell", "Southmere"} {
			if strings.Contains(text, never) {
				t.Errorf("the banner has %q: %q", never, text)
			}
		}
	})
	w.leave()

	w.open("P34")
	w.run("M146 a mismatch of demographics is told at the top of every page", func(t *testing.T) {
		for _, page := range eval[[]string](w, `return [...document.querySelectorAll('nav[aria-label="Record"] button:not(.nav-guide)')].map((b) => b.textContent.trim())`) {
			w.press(page)
			tell(t, "the banner on "+page, w.textOf(".differs"), "differ")
		}
		w.press("Who says what")
		w.see("Details differ between organisations", "Date of birth")
		w.press("Close")
	})
}

// clickAt clicks the middle of what a selector finds, whatever its role.
func clickAt(w *desk, css string) error {
	e, err := w.Find(css)
	if err != nil {
		return err
	}
	return e.Click()
}
