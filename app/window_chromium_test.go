//go:build e2e

package app_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"shcr/backend/window"
	"shcr/backend/window/windowtest"
)

// builtForChromium builds, once for all tests, what serves the page to Chromium.
var builtForChromium = sync.OnceValues(func() (string, error) {
	dir, err := built()
	program := filepath.Join(dir, "chromium")
	return program, errors.Join(err, windowtest.BuildChromium(program))
})

// needChromium leaves the test out where there is no Chromium to drive.
func needChromium(t *testing.T) {
	t.Helper()
	for program, from := range windowtest.Chromium {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed; build/setup.sh installs it (package %s)", program, from)
		}
	}
}

// openChromium is openWindow in the engine that Windows has: the same page and the same
// Go side, in Chromium.
func openChromium(t *testing.T, user string, o windowtest.Options) *desk {
	t.Helper()
	needChromium(t)
	program, err := builtForChromium()
	if err != nil {
		t.Fatal(err)
	}
	o.Binary, o.Chromium = program, true
	return openWindow(t, user, o)
}

// The journey of TestWindowJourney in Chromium, on the policy that ships and no other.
func TestChromiumJourney(t *testing.T) {
	w := openChromium(t, "", windowtest.Options{})
	if engine := eval[string](w, "return navigator.userAgent"); !strings.Contains(engine, "Chrome/") {
		t.Fatalf("the engine is %s", engine)
	}
	journey(t, w)
	sent := eval[string](w, `return fetch("/").then((r) => r.headers.get("Content-Security-Policy"))`)
	if sent != window.Policy() {
		t.Errorf("the page's policy is %q", sent)
	}
}

// B22, A12: what TestB22_A12_PayloadsStayText says of WebKitGTK holds in Chromium.
func TestB22_A12_ChromiumPayloadsStayText(t *testing.T) {
	needChromium(t) // here: what is left out must not count as measured
	tryPayloads(t, "B22-chromium", openChromium)
}

// TestB22_ChromiumPayloadsBite: on a page without a policy, in the same browser, many of
// these payloads come alive as markup, reach the address and run.
func TestB22_ChromiumPayloadsBite(t *testing.T) {
	w := openChromium(t, "", windowtest.Options{})
	var hits atomic.Int64
	canary := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/bare" {
			hits.Add(1)
			return
		}
		rw.Header().Set("Content-Type", "text/html")
		fmt.Fprint(rw, "<!doctype html><title>bare</title><link rel=icon href=data:,><body>")
	}))
	defer canary.Close()
	w.must(w.Go(canary.URL + "/bare"))
	comeAlive(t, w.Window, canary.URL, &hits)
}

// forced names what a contrast theme spoils: what is chosen looks like the rest, since
// its drawing is gone, and the unseen words of a letter cover its pages. Contrast cannot
// be told by script there, which is given the page's own colours.
const forced = `
const wrong = (css, bad) => [...document.querySelectorAll(css)].filter((e) => bad(getComputedStyle(e))).slice(0, 3).map((e) => css + " " + e.outerHTML.slice(0, 100));
return [
  ...wrong("input[type=radio], input[type=checkbox]", (s) => s.appearance === "none"),
  ...wrong("[aria-current=page], [aria-pressed=true], [aria-selected=true]", (s) => s.outlineStyle === "none"),
  ...wrong(".sheet-words span", (s) => s.forcedColorAdjust !== "none"),
];`

// The screens of the journey in Chromium, as TestWindowAccess looks at them in WebKitGTK;
// and as a contrast theme of Windows shows them, which takes the page's colours away.
func TestChromiumAccess(t *testing.T) {
	w := openChromium(t, "", windowtest.Options{Width: 1366, Height: 768})
	a := newAccess(t, w)
	look := func(screen string) {
		t.Helper()
		a.look(t, screen)
		w.must(w.ForceColours(true))
		if !eval[bool](w, `return matchMedia("(forced-colors: active)").matches`) {
			t.Fatal("the colours are not forced")
		}
		w.must(w.Screenshot(picture(t.TempDir(), "forced-"+screen)))
		for _, wrong := range eval[[]string](w, forced) {
			t.Errorf("%s, in forced colours: %s", screen, wrong)
		}
		w.must(w.ForceColours(false))
	}
	words := windowtest.Training()
	words.Letters = []string{"Discharge summary"} // pictures of pages, with its words over them
	steps := windowtest.Journey(words)
	for i, screen := range []string{"sign-in", "search", "results", "reason", "", "summary", "letter"} {
		w.walk(steps[i])
		switch screen {
		case "sign-in":
			a.learn(t)
		case "letter":
			w.until("a page with its words", func() bool {
				return eval[int](w, `return document.querySelectorAll(".sheet-words span").length`) > 10
			})
		}
		if screen != "" {
			look(screen)
		}
	}
	w.press("Back to summary")
	w.must(w.Press("?"))
	w.press("Change keys")
	w.see("Backspace turns a key off")
	look("keys")
}
