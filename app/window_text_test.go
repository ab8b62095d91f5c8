//go:build e2e

package app_test

import (
	"os"
	"strings"
	"testing"

	"shcr/backend/training"
	"shcr/backend/window/windowtest"
)

// cutText names the text that cannot be seen whole: of an element that hides what
// is too wide for it, or that ends beyond the window where nothing scrolls to it.
// What is there for screen readers alone is meant to be hidden.
const cutText = `
const wrong = [], scrolls = (e) => { for (; e; e = e.parentElement) if (/auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth) return true; return false; };
let seen = 0;
for (const e of document.querySelectorAll("body *")) {
  if (e.closest(".sr, .watermark, .training-mark, svg") || e.getClientRects().length === 0) continue;
  if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim() !== "")) continue;
  seen++;
  const style = getComputedStyle(e), at = e.getBoundingClientRect(), name = e.tagName + "." + e.className + " " + e.textContent.slice(0, 60);
  if (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") wrong.push("shortened: " + name);
  if (style.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && !/auto|scroll/.test(style.overflowX)) wrong.push("hidden: " + name);
  if (at.right > document.documentElement.clientWidth + 1 && !scrolls(e)) wrong.push("beyond the window: " + name);
}
return {Seen: seen, Wrong: wrong.slice(0, 10)};`

// H33: at 1366 by 768, at the size it opens with, at about 150 % and at 200 %, no
// page of a record cuts a text, shortens it, or lays it out where nobody gets to.
// W7: the page has loaded nothing but its own, and no string becomes script or
// markup, as the web view itself says. L12: the watermark stands over all of it.
func TestH33_W7_WindowTextIsWholeAndOurOwn(t *testing.T) {
	region, args := regionFile(t, training.Options{TLS: true})
	file := args[len(args)-1]
	with := strings.Replace(string(region.File()), "policy: {", "policy: {watermark: true, ", 1)
	if err := os.WriteFile(file, []byte(with), 0o600); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, "U2", windowtest.Options{Args: args, Width: 1366, Height: 768})
	w.signIn()
	w.open("P01")
	type said struct {
		Seen  int
		Wrong []string
	}
	pages := eval[[]string](w, `return [...document.querySelectorAll('nav[aria-label="Record"] button:not(.nav-guide)')].map((b) => b.textContent.trim())`)
	if len(pages) < 5 {
		t.Fatalf("only %q", pages)
	}
	planted := eval[said](w, `const p = document.createElement("p"), q = document.createElement("p"); p.textContent = q.textContent = "not ".repeat(200);
		Object.assign(p.style, {overflow: "hidden", whiteSpace: "nowrap", width: "9rem"}); Object.assign(q.style, {position: "absolute", left: "99vw", whiteSpace: "nowrap"});
		document.body.append(p, q); try { `+strings.Replace(cutText, "return {", "var found = {", 1)+` } finally { p.remove(); q.remove(); } return found;`)
	if len(planted.Wrong) != 2 {
		t.Fatalf("of two cut texts the look finds %q", planted.Wrong)
	}
	for _, page := range pages {
		if page == "Other records" || page == "Understanding the data" || page == "Get support" {
			continue // nothing of a person is there; TestWindowAccess has them
		}
		w.press(page)
		for _, size := range []string{"0", "3", "5"} {
			w.must(w.Script(nil, "document.documentElement.className = 'text-' + arguments[0]", size))
			if got := eval[said](w, cutText); got.Seen < 10 || len(got.Wrong) > 0 {
				t.Errorf("%s at size %s: of %d texts %q", page, size, got.Seen, got.Wrong)
			}
		}
	}
	w.must(w.Script(nil, "document.documentElement.className = 'text-0'"))
	if os.Getenv("SHCR_PICTURES") != "" {
		w.press("Person summary")
		_ = w.Grab(picture("", "watermark"))
	}
	w.run("L12 the watermark names who looks, and takes no click", func(t *testing.T) {
		if got := eval[string](w, `return document.querySelector(".watermark").innerText`); !strings.Contains(got, "Dr Helen Whitlock") {
			t.Errorf("%q", got)
		}
		if over := eval[bool](w, `return document.elementsFromPoint(innerWidth / 2, innerHeight / 2).some((e) => e.closest(".watermark"))`); over {
			t.Error("it can be clicked")
		}
	})
	w.run("W7 no string becomes script or markup", func(t *testing.T) {
		for what, js := range map[string]string{
			"eval": `eval("1")`, "Function": `new Function("return 1")()`, "innerHTML": `document.createElement("p").innerHTML = "<b>x</b>"`,
			"document.write": `document.write("x")`, "script text": `document.createElement("script").text = "1"`,
		} {
			if got := eval[string](w, `try { `+js+`; return "done" } catch (e) { return e.name }`); got == "done" {
				t.Errorf("%s is not refused", what)
			}
		}
	})
	w.run("W7 everything it loaded is its own", func(t *testing.T) {
		loaded := eval[[]string](w, `return [...performance.getEntriesByType("resource").map((e) => e.name), ...[...document.querySelectorAll("[src], link[href]")].map((e) => e.src || e.href)]`)
		for _, from := range loaded {
			if !strings.HasPrefix(from, "wails://wails/") && !strings.HasPrefix(from, "blob:wails://wails/") {
				t.Errorf("loaded %s", from)
			}
		}
		if len(loaded) < 2 {
			t.Errorf("only %q: the test looked at too little", loaded)
		}
	})
}
