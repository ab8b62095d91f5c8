//go:build e2e

package app_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shcr/backend/window/windowtest"
)

// M112–M122, M144–M153: the clinical document viewer by keyboard and pointer, with
// a document of every kind that the person has.
func TestWindowDocuments(t *testing.T) {
	w := openWindow(t, "U2", windowtest.Options{Width: 1440, Height: 900})
	w.signIn()
	w.open("P01")
	picture := func(name string) {
		if out := os.Getenv("SHCR_PICTURES"); out != "" {
			w.must(w.Screenshot(filepath.Join(out, "documents-"+name+".png")))
		}
	}
	count := func(css string) int {
		return eval[int](w, "return document.querySelectorAll(arguments[0]).length", css)
	}
	at := func() string {
		return eval[string](w, `const a = document.activeElement; return a.getAttribute("role") + "|" + a.getAttribute("aria-level") + "|" + a.getAttribute("aria-expanded") + "|" + a.textContent`)
	}
	shown := func() bool {
		return count(".docs-view .paper") > 0 || count(".docs-view .letter-cannot") > 0 ||
			eval[bool](w, `return [...document.querySelectorAll(".docs-view .sheet img")].some((i) => i.complete && i.naturalWidth > 50)`)
	}
	w.run("M116 M145 the tree by keyboard: along, open and closed; nothing is fetched before it is opened", func(t *testing.T) {
		w.press("Clinical documents")
		w.see("It is fetched from its organisation when you open it, and not before.")
		w.must(w.Script(nil, `document.querySelector('[role=treeitem][tabindex="0"]').focus()`))
		if got := at(); !strings.HasPrefix(got, "treeitem|1|true|") {
			t.Errorf("at %q", got)
		}
		high := func() int { return eval[int](w, `return document.querySelector(".tree-all").clientHeight`) }
		before := high()
		w.must(w.Press(windowtest.KeyLeft)) // left: closes
		w.until("the folder is closed", func() bool { return strings.HasPrefix(at(), "treeitem|1|false|") })
		w.until("the tree is shorter", func() bool { return high() < before })
		w.must(w.Press(windowtest.KeyRight)) // right: opens
		w.until("the folder is open", func() bool { return strings.HasPrefix(at(), "treeitem|1|true|") })
		w.must(w.Press(windowtest.KeyDown)) // down
		w.until("one further", func() bool { return strings.HasPrefix(at(), "treeitem|2|") })
		picture("tree")
	})
	w.run("M119 M151 search as you type, with the words around; M148 honest about what is out of view", func(t *testing.T) {
		f, err := w.Role("textbox", "Search the documents")
		w.must(err)
		w.must(f.Type("heart failure"))
		w.until("fewer documents", func() bool { return count(".tree-row") < 12 })
		w.see("Showing")
		picture("search")
		w.press("Reset")
		w.until("all documents", func() bool { return !w.Has("Showing") })
	})
	w.run("M144 M153 everything known of the document in focus; M152 reading marks it", func(t *testing.T) {
		w.must(w.Script(nil, `[...document.querySelectorAll("[role=treeitem]")].find((r) => r.querySelector(".tree-when")).focus()`))
		w.see("Category", "Service", "Author", "Care setting", "Data source", "Organisation")
		was := count(".tree-dot")
		w.must(w.Press(windowtest.KeyEnter))
		w.until("the document is shown", shown)
		w.until("it is marked as read", func() bool { return count(".tree-dot") < was })
	})
	w.run("M113 every document opens in the viewer, one after the other", func(t *testing.T) {
		w.must(w.Script(nil, `document.querySelector(".tree").scrollTop = 0`))
		opened, paged, text := 0, 0, 0
		for {
			w.until("the document is shown", shown)
			opened++
			title := eval[string](w, `return document.querySelector(".docs-view h1").textContent`)
			if count(".docs-view .trouble") > 0 {
				t.Errorf("%s was not opened", title)
			}
			if count(".docs-view .sheet img") > 0 {
				paged++
			} else if count(".docs-view .paper") > 0 {
				text++
			}
			time.Sleep(300 * time.Millisecond)
			picture(fmt.Sprintf("%02d", opened))
			if eval[bool](w, `const b = [...document.querySelectorAll(".docs-view button")].find((b) => b.textContent.includes("Next document")); if (b.disabled) return false; b.click(); return true`) {
				w.until("another document", func() bool {
					return eval[string](w, `return document.querySelector(".letter-do .quiet").textContent`) != fmt.Sprint(opened) && !w.Has("Opening the document")
				})
				continue
			}
			break
		}
		if opened < 8 || paged < 2 || text < 2 {
			t.Errorf("%d opened, %d with pages, %d as text", opened, paged, text)
		}
	})
	w.run("zoom, fit, turn and find over the words of a page", func(t *testing.T) {
		for count(".docs-view .sheet img") == 0 || count(".sheet-words span") < 10 {
			if !eval[bool](w, `const b = [...document.querySelectorAll(".docs-view button")].find((b) => b.textContent.includes("Previous document")); if (b.disabled) return false; b.click(); return true`) {
				t.Fatal("no document has pages with words")
			}
			w.until("the document is shown", shown)
			time.Sleep(700 * time.Millisecond)
		}
		wide := func() int { return eval[int](w, `return document.querySelector(".sheet-paper").clientWidth`) }
		w.press("Fit page")
		small := wide()
		w.press("Larger", "Larger", "Larger")
		w.until("it is larger", func() bool { return wide() > small })
		picture("zoomed")
		w.press("Fit page", "Turn")
		if n := count(".turn-90"); n == 0 {
			t.Error("it was not turned")
		}
		picture("turned")
		w.press("Turn", "Turn", "Turn", "Fit width")
		word := eval[string](w, `return [...document.querySelectorAll(".sheet-words span")].map((s) => s.textContent.trim()).find((s) => s.length > 5)`)
		f, err := w.Role("textbox", "Find in this document")
		w.must(err)
		w.must(f.Type(word))
		w.until("it is found", func() bool { return count(".found-now") > 0 })
		picture("find")
	})
	w.run("M147 the divider goes by the arrow keys", func(t *testing.T) {
		wide := func() int { return eval[int](w, `return document.querySelector(".docs-tree").clientWidth`) }
		was := wide()
		w.must(w.Script(nil, `document.querySelector("[role=separator]").focus()`))
		w.must(w.Press(windowtest.KeyRight))
		w.until("the tree is wider", func() bool { return wide() > was })
	})
	w.run("M117 a subfolder opens what one organisation recorded, and leads to all", func(t *testing.T) {
		w.must(w.Script(nil, `const t = document.querySelector(".tree"); t.scrollTop = 0`))
		w.until("a subfolder", func() bool {
			return eval[bool](w, `const t = document.querySelector(".tree"); const r = [...t.querySelectorAll("[role=treeitem]")].find((r) => /^(Observations|Problems)/.test(r.textContent.trim())); if (r) { r.click(); return true; } t.scrollTop += 150; return false`)
		})
		w.see("Only what", "Show all organisations")
		picture("one-organisation")
		w.press("Person summary")
	})
	w.run("M145 the summary of one organisation has what it recorded, and nobody else's", func(t *testing.T) {
		w.press("Clinical documents")
		w.must(w.Script(nil, `const t = document.querySelector(".tree"); t.scrollTop = 0`))
		w.until("a summary", func() bool {
			return eval[bool](w, `const t = document.querySelector(".tree"); const r = [...t.querySelectorAll("[role=treeitem]")].find((r) => /^Summary/.test(r.textContent.trim())); if (r) { r.click(); return true; } t.scrollTop += 150; return false`)
		})
		w.see("Summary: Crouch Valley Community Health CIC", "Others may hold more, or something else.", "Nothing here of")
		picture("one-summary")
		others := eval[[]string](w, `return [...document.querySelectorAll("main .full [data-entry]")].map((r) => r.innerText).filter((s) => !s.includes("Crouch Valley"))`)
		if n := count("main .full [data-entry]"); n == 0 || len(others) > 0 {
			t.Errorf("%d rows, of others %q", n, others)
		}
	})
	w.run("M112 from the summary a letter is one press away, and back leads to its row", func(t *testing.T) {
		w.press("Person summary")
		_, err := w.Role("heading", "Person summary")
		w.must(err)
		time.Sleep(time.Second) // the cards are laid out again
		// Another part of the summary may have a row of the same name.
		if !eval[bool](w, `const b = [...document.querySelectorAll('[data-section="documents"] .row-term')].find((b) => b.textContent.includes("Heart failure nurse letter")); if (b) b.click(); return Boolean(b)`) {
			t.Fatal("the letter is not on its card")
		}
		w.until("the document is shown", shown)
		w.press("Back to summary")
		if got := eval[string](w, `return document.activeElement.textContent`); !strings.Contains(got, "Heart failure nurse letter") {
			t.Errorf("the keyboard is on %q", got)
		}
	})
}
