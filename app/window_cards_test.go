//go:build e2e

package app_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"shcr/backend/training"
	"shcr/backend/window/windowtest"
)

// rowsIn counts the rows of a card that can be seen.
func rowsIn(w *desk, section string) int {
	w.t.Helper()
	return eval[int](w, "return [...document.querySelectorAll(`[data-section=\"${arguments[0]}\"] .row`)].filter((e) => e.getClientRects().length > 0).length", section)
}

// everyRow fails for rows in view of which the script says false.
func everyRow(t *testing.T, w *desk, what, js string) {
	t.Helper()
	type said struct {
		All   int
		Wrong []string
	}
	got := eval[said](w, `const rows = [...document.querySelectorAll(".row")].filter((e) => e.getClientRects().length > 0);
		const right = (row) => { `+js+` };
		return {All: rows.length, Wrong: rows.filter((r) => !right(r)).map((r) => r.innerText.slice(0, 80))}`)
	if got.All < 20 || len(got.Wrong) > 0 {
		t.Errorf("%s: of %d rows not %q", what, got.All, got.Wrong)
	}
}

// What is first seen of a record on a small screen.
func TestWindowSmall(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{Width: 1366, Height: 768})
	w.signIn()
	w.open("P01")
	w.run("M98 H38 the person, every alert and what is asked first are in view unscrolled", func(t *testing.T) {
		main, banner := w.at("main"), w.at(".banner")
		if banner.Top < 0 || banner.Bottom > main.Top+1 {
			t.Errorf("the banner is at %+v, the page at %+v", banner, main)
		}
		n := rowsIn(w, "alerts")
		if inView := eval[int](w, `const line = document.querySelector(".complete").getBoundingClientRect().bottom;
			return [...document.querySelectorAll("[data-section=alerts] .row")].filter((r) => r.getBoundingClientRect().top >= line && r.getBoundingClientRect().bottom <= innerHeight).length`); n < 5 || inView != n {
			t.Errorf("%d of %d alerts are in view", inView, n)
		}
		if first, high := w.at(".glance dt + dd strong"), eval[float64](w, "return innerHeight"); high > 768 || first.Bottom > high {
			t.Errorf("the first answer is at %+v of %.0f", first, high)
		}
	})
}

// The person summary and its cards in the real window.
func TestWindowCards(t *testing.T) {
	region, args := regionFile(t, training.Options{TLS: true})
	w := openWindow(t, "U2", windowtest.Options{Args: args})
	w.signIn()
	w.open("P01")
	asked := func() (n int) {
		for _, r := range region.Requests() {
			if r.Partner == "F99001" {
				n++
			}
		}
		return n
	}

	w.run("M42 M98 a record opens on its summary, with a card for every section", func(t *testing.T) {
		titles := eval[[]string](w, `return [...document.querySelectorAll(".summary .card h2")].map((e) => e.textContent)`)
		for _, title := range []string{"Alerts", "Allergies and adverse reactions", "Problems and diagnoses", "Medications", "Results", "Appointments", "Observations",
			"Procedures", "Immunisations", "Care plans and decisions", "Documents", "Encounters and stays", "Social care", "Care network"} {
			if !slices.ContainsFunc(titles, func(s string) bool { return strings.HasPrefix(s, title) }) {
				t.Errorf("no card %q among %q", title, titles)
			}
		}
	})
	w.run("M100 the clinical safety message stands in a panel at the left", func(t *testing.T) {
		if panel, main := w.at(".safety"), w.at("main"); panel.Right > main.Left+1 || panel.Bottom > 900 {
			t.Errorf("the panel is at %+v, the page at %+v", panel, main)
		}
	})
	w.run("H21 M106 M109 M160 every row has its organisation and the icon of its care setting, in every density", func(t *testing.T) {
		for _, density := range []string{"Compact", "Expanded", "Comfortable"} {
			w.press(density)
			everyRow(t, w, density+": organisation", `const s = row.querySelector(".row-source"); return s && s.getClientRects().length > 0 && s.innerText.trim() !== ""`)
			everyRow(t, w, density+": icon", `const s = row.querySelector(".setting"); return s && s.getAttribute("aria-label") && s.querySelector("svg")`)
		}
	})
	w.run("M104 M105 the page and a card have three densities", func(t *testing.T) {
		// height is that of a row with details, once the card has the density and
		// its rows no longer change.
		height := func(section, density string) (high float64) {
			card := ".summary [data-section=" + section + "]"
			css := card + ".card-" + strings.ToLower(density) + " .row" + map[bool]string{true: ":has(.details)", false: ":not(.row-open)"}[density == "Expanded"]
			w.must(w.Script(nil, "document.querySelector(arguments[0]).scrollIntoView()", card))
			w.until(section+" "+density, func() bool {
				if eval[int](w, "return document.querySelectorAll(arguments[0]).length", css) == 0 {
					return false
				}
				was := high
				p := w.at(css)
				high = p.Bottom - p.Top
				time.Sleep(200 * time.Millisecond)
				return high == was
			})
			return high
		}
		high := map[string]float64{}
		for _, density := range []string{"Expanded", "Compact", "Comfortable"} {
			w.press(density)
			high[density] = height("problems", density)
		}
		if high["Compact"] >= high["Comfortable"] || high["Comfortable"] >= high["Expanded"] {
			t.Errorf("heights of a row: %v", high)
		}
		other := height("documents", "Comfortable")
		w.press("View of Problems and diagnoses")
		w.click("menuitemradio", "Compact")
		if now := height("problems", "Compact"); now != high["Compact"] {
			t.Errorf("the card's rows are %v high, the page's were %v", now, high)
		}
		if now := height("documents", "Comfortable"); now != other {
			t.Errorf("another card changed with it: %v, was %v", now, other)
		}
		w.press("View of Problems and diagnoses")
		w.click("menuitemradio", "Comfortable")
	})
	w.run("M103 collapse all and expand all, but never what is for safety", func(t *testing.T) {
		before := rowsIn(w, "documents")
		w.press("Collapse all")
		w.until("folded", func() bool { return rowsIn(w, "documents") == 0 && rowsIn(w, "results") == 0 })
		for _, safety := range []string{"alerts", "allergies"} {
			if rowsIn(w, safety) == 0 {
				t.Errorf("%s are out of view", safety)
			}
		}
		w.press("Expand all")
		w.until("unfolded", func() bool { return rowsIn(w, "documents") == before })
	})
	w.run("M110 a row opens in place, and a card as a page", func(t *testing.T) {
		w.press("Permanent atrial fibrillation")
		w.see("This looks wrong?", "View as sent")
		w.press("Permanent atrial fibrillation", "Open Documents as a page")
		_, err := w.Role("heading", "Documents")
		w.must(err)
		w.press("Person summary")
	})
	w.run("M111 a number shows only its items, and says how many are out of view", func(t *testing.T) {
		all := rowsIn(w, "documents")
		chip := func(css string) {
			e, err := w.Find(`.summary [data-section=documents] ` + css)
			w.must(err)
			w.must(e.Type(windowtest.KeyEnter))
		}
		chip(".chip:nth-child(2)")
		w.until("fewer", func() bool { n := rowsIn(w, "documents"); return n > 0 && n < all })
		n := rowsIn(w, "documents")
		tell(t, "the chip", w.textOf(`.summary [data-section=documents] .chip[aria-pressed=true]`), " "+strconv.Itoa(n))
		tell(t, "the card", w.textOf(`.summary [data-section=documents]`), "out of view")
		chip(".chip")
		w.until("all again", func() bool { return rowsIn(w, "documents") == all })
	})
	w.run("M112 documents stand newest first and open at once", func(t *testing.T) {
		dates := eval[[]string](w, `return [...document.querySelector('.summary [data-section=documents] .group').querySelectorAll('.when-date')].map((e) => e.textContent)`)
		days := make([]string, 0, len(dates))
		for _, d := range dates {
			if day, err := time.Parse("02-Jan-2006", d); err == nil {
				days = append(days, day.Format(time.DateOnly))
			}
		}
		if len(days) < 8 || !slices.IsSortedFunc(days, func(a, b string) int { return strings.Compare(b, a) }) {
			t.Errorf("dates %q", dates)
		}
		w.press("Heart failure nurse letter")
		w.see("Weight 62.9")
		w.press("Back to summary")
	})
	w.run("M113 the latest discharge letter is there within two seconds of a click", func(t *testing.T) {
		began := time.Now()
		w.press("Discharge summary")
		w.see("Back to summary", "Discharge summary")
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("it took %v", took)
		}
		w.press("Back to summary")
	})
	w.run("M99 M108 all events and appointments in one list, to come and past apart", func(t *testing.T) {
		w.press("All events")
		heads := eval[[]string](w, `return [...document.querySelectorAll("main .full .group-head")].map((e) => e.textContent.trim())`)
		up, past := slices.IndexFunc(heads, func(s string) bool { return strings.HasPrefix(s, "Upcoming") }), slices.IndexFunc(heads, func(s string) bool { return strings.HasPrefix(s, "Past") })
		if up < 0 || past < up {
			t.Errorf("headings %q", heads)
		}
		w.see("Leg ulcer dressing", "Home visit")
		w.press("Person summary")
	})
	w.run("M154 allergies with their sources, alerts by kind, care plans that exist", func(t *testing.T) {
		tell(t, "allergies", w.textOf(".allergies"), "Known allergies", "(Fairhaven Medical Centre)")
		tell(t, "alerts", w.textOf("[data-section=alerts]"), "Kind Risk", "Kind Reasonable adjustment")
		tell(t, "care plans", w.textOf("[data-section=care-plans]"), "Frailty care plan", "Crouch Valley Community Health CIC")
		w.press("Social care, capacity and legal")
		w.see("Why support is given")
	})
	w.run("M126 package of care, allocated worker, and whether an assessment is complete", func(t *testing.T) {
		tell(t, "the package", w.textOf(`[data-section="topic package"]`), "Home care, four visits a day", "Allocated worker Kwame Osei")
		tell(t, "assessments", w.textOf(`[data-section="topic assessments"]`), "Care Act assessment", "Finished 18-Jun-2026", "Requested")
	})
	w.run("M114 M157 the care network has professionals, personal contacts and goals of all plans", func(t *testing.T) {
		w.press("Care network")
		w.see("Professionals and teams", "Mrs Reena Patel-Hughes", "Goals across all plans", "I want to be at home with my birds")
		w.press("Person summary")
	})
	w.run("M128 nothing prints", func(t *testing.T) {
		w.must(w.Press(windowtest.KeyCtrl, "p"))
		w.must(w.Script(nil, "window.print()"))
		if names := eval[[]string](w, `return [...document.querySelectorAll("button, a")].map((e) => e.textContent + (e.getAttribute("aria-label") ?? "")).filter((s) => /print/i.test(s))`); len(names) > 0 {
			t.Errorf("controls named %q", names)
		}
		if _, err := w.Role("heading", "Person summary"); err != nil {
			t.Error(err)
		}
	})
	w.run("M69 M102 reload asks everybody again, and so does opening anew", func(t *testing.T) {
		before := asked()
		w.press("Reload")
		w.until("asked again", func() bool { return asked() > before+5 })
		w.must(w.Waiting(30 * time.Second).Gone("Waiting for"))
		w.leave()
		before = asked()
		w.open("P01")
		if n := asked(); n < before+5 {
			t.Errorf("%d requests when opened anew", n-before)
		}
		w.leave()
	})

	w.open("P24") // known to the hospital alone
	w.run("M81 M101 an empty card is there, says why it is empty, and what to do", func(t *testing.T) {
		empty := eval[[]string](w, `return [...document.querySelectorAll(".summary .card")].filter((c) => !c.querySelector(".row")).map((c) => c.querySelector("h2").textContent + ": " + (c.querySelector(".card-say")?.innerText ?? ""))`)
		if len(empty) < 5 {
			t.Errorf("only %d empty cards", len(empty))
		}
		offered := 0
		for _, card := range empty {
			title, says, _ := strings.Cut(card, ": ")
			if len(says) < 20 {
				t.Errorf("%s says %q", title, says)
			}
			if strings.Contains(says, "Less than you expected?") {
				offered++
			}
		}
		if offered == 0 {
			t.Errorf("nothing is offered on %q", empty)
		}
		w.press("What organisations share")
		_, err := w.Role("heading", "Understanding the data")
		w.must(err)
	})
}
