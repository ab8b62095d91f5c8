//go:build e2e && linux

package app_test

import (
	"fmt"
	"net"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/backend/window/windowtest"
)

// readOut opens the window for a user on a desktop with a screen reader.
func readOut(t *testing.T, user string, env ...string) *desk {
	t.Helper()
	if _, err := os.Stat(windowtest.AccessBus); err != nil {
		t.Skip("at-spi2-core is not installed; build/setup.sh installs it: what a screen reader gets was not looked at")
	}
	return openWindow(t, user, windowtest.Options{ReadOut: true, Env: env, Wait: 20 * time.Second})
}

// heard is the page as a screen reader gets it once what it says has a text; the
// window's frame where the page is not there yet.
func (d *desk) heard(text string) *windowtest.Accessible {
	d.t.Helper()
	var all *windowtest.Accessible
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		var err error
		all, err = d.Heard()
		d.must(err)
		if page := all.Find("document web", ""); page != nil && strings.Contains(page.Says(), text) {
			return all
		}
		if time.Now().After(end) {
			d.t.Fatalf("a screen reader is not told %q, but\n%s", text, all)
		}
	}
}

// spoken are the roles of AT-SPI that an element must have, by its tag.
var spoken = map[string][]string{
	"button": {"push button", "toggle button", "combo box", "menu item", "radio menu item"}, "a": {"link"}, "textarea": {"entry"},
	"input": {"entry", "radio button", "check box", "combo box"},
	"ul":    {"list"}, "ol": {"list"}, "li": {"list item"}, "dl": {"description list"},
	"table": {"table"}, "th": {"column header", "row header"}, "nav": {"landmark"}, "main": {"landmark"}, "aside": {"landmark"},
	"h1": {"heading"}, "h2": {"heading"}, "h3": {"heading"}, "h4": {"heading"},
}

// byRole are the roles of AT-SPI for those of the page that say more than a tag.
var byRole = map[string]string{
	"dialog": "dialog", "alert": "notification", "status": "status bar", "timer": "timer", "tree": "tree", "treeitem": "tree item",
	"menu": "menu", "toolbar": "tool bar", "listbox": "list box", "option": "list item", "separator": "separator",
}

// misheard finds what a screen reader would call by no name, or by another than its
// own.
func misheard(all *windowtest.Accessible) (wrong []string) {
	for o := range all.All() {
		tag, role := o.Attributes["tag"], o.Attributes["xml-roles"]
		say := func(format string, args ...any) {
			wrong = append(wrong, fmt.Sprintf("%s %q (<%s> %s): ", o.Role, o.Name, tag, role)+fmt.Sprintf(format, args...)+" "+o.Says())
		}
		if want, ok := byRole[role]; ok {
			if o.Role != want {
				say("not a %s", want)
			}
		} else if want, ok := spoken[tag]; ok && !slices.Contains(want, o.Role) {
			say("not one of %q", want)
		}
		switch {
		// Without a tag it is the web view's own; of main there is one, and what an alert
		// says is read out by itself.
		case o.Focusable && tag != "" && strings.TrimSpace(o.Name) == "" && role != "main" && role != "alert":
			say("has no name")
		case o.Role == "heading" && (o.Name == "" || o.Attributes["level"] == ""):
			say("has no words or no level")
		case (o.Role == "dialog" || role == "region" || role == "navigation") && o.Name == "":
			say("has no name")
		case o.Role == "list" && o.Find("list item", "") == nil:
			say("has no items")
		case o.Role == "table" && o.Find("column header", "") == nil:
			say("has no headers")
		}
	}
	return wrong
}

// seen are the texts that stand on the page, each once: not what is hidden from
// screen readers, because it says nothing of its own, and not what a name stands for.
const seen = `
const texts = new Set(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let n = walk.nextNode(); n; n = walk.nextNode()) {
  const e = n.parentElement, text = n.data.replace(/\s+/g, " ").trim();
  if (text && e.getClientRects().length > 0 && !e.closest("[inert], [aria-hidden=true], [role=img], button[aria-label]")) texts.add(text);
}
return [...texts];`

// unheard are those of the texts that a screen reader is not told. It is told them in
// the letters that are drawn.
func unheard(all *windowtest.Accessible, texts []string) (missing []string) {
	var b strings.Builder
	for o := range all.All() {
		b.WriteString(strings.ReplaceAll(o.Name+" "+o.Text+" ", windowtest.Embedded, ""))
	}
	told := strings.ToLower(strings.Join(strings.Fields(b.String()), " "))
	for _, text := range texts {
		if !strings.Contains(told, strings.ToLower(text)) {
			missing = append(missing, text)
		}
	}
	return missing
}

// listen looks at what a screen reader gets of a screen once it says a text: everything
// by its own role and name, and all that is seen. The two are asked one after the other,
// so what came between them is asked again; what stays wrong is an error.
func (d *desk) listen(screen, text string) (all *windowtest.Accessible) {
	d.t.Helper()
	var wrong []string
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(200 * time.Millisecond) {
		all = d.heard(text)
		wrong = misheard(all)
		texts := eval[[]string](d, seen)
		for _, m := range unheard(all, texts) {
			wrong = append(wrong, fmt.Sprintf("%q is seen and not heard", m))
		}
		if len(texts) == 0 {
			wrong = append(wrong, "there is nothing to see")
		}
		if len(wrong) == 0 || time.Now().After(end) {
			break
		}
	}
	if os.Getenv("SHCR_PICTURES") != "" {
		d.must(os.WriteFile(strings.TrimSuffix(picture("", screen), ".png")+".txt", []byte(all.String()), 0o600))
	}
	for _, m := range wrong {
		d.t.Errorf("%s: %s", screen, m)
	}
	return all
}

// has gives the last of those of a role that have these names.
func has(t *testing.T, in *windowtest.Accessible, role string, names ...string) (last *windowtest.Accessible) {
	t.Helper()
	for _, name := range names {
		if last = in.Find(role, name); last == nil {
			t.Fatalf("there is no %s %q in\n%s", role, name, in)
		}
	}
	return last
}

// What a screen reader gets, from the sign-in to a letter: everything by its own role
// and name, and nothing of what stands behind.
func TestWindowReadOut(t *testing.T) {
	w := readOut(t, "U2")
	look := w.listen
	steps := windowtest.Journey(windowtest.Training())
	w.walk(steps[0])
	all := look("sign-in", "Sign in")
	has(t, all, "frame", "Shared Care Record – Training region")
	has(t, all, "document web", "Shared Care Record")
	has(t, all, "push button", "Sign in", "Larger text")
	w.walk(steps[1])
	all = look("search", "Person search")
	has(t, all, "entry", "NHS number")
	has(t, all, "link", "Skip to main content")
	w.walk(steps[2])
	all = look("results", "PATEL, Amina Rose")
	has(t, all.Find("table", ""), "column header", "Name", "Born", "NHS No.")
	w.walk(steps[3])
	all = look("reason", "legitimate relationship")
	w.walk(steps[4], steps[5])
	all = look("summary", "Allergy to penicillin")
	w.run("M82 M83 the banner is read out", func(t *testing.T) {
		tell(t, "the banner", has(t, all, "landmark", "Person").Says(), "PATEL, Amina Rose", "Born 14-Mar-1948", "NHS No. 999 012 3454")
	})
	w.run("H6 H21 the allergies are read out as a status, with who says so", func(t *testing.T) {
		tell(t, "the allergies", has(t, all, "status bar", "Allergies").Says(), "Known allergies", "Allergy to penicillin (", "Fairhaven Medical Centre")
	})
	w.run("landmarks, headings, lists and buttons stand in their order", func(t *testing.T) {
		var marks, said []string
		for o := range all.All() {
			if o.Role == "landmark" {
				marks = append(marks, o.Attributes["xml-roles"])
			}
			if o.Role == "heading" {
				said = append(said, o.Attributes["level"]+" "+o.Name)
			}
		}
		for _, m := range []string{"banner", "navigation", "main", "complementary", "region"} {
			if !slices.Contains(marks, m) {
				t.Errorf("no %s among the landmarks %q", m, marks)
			}
		}
		for _, h := range []string{"1 Person summary", "2 Allergies", "2 Problems"} {
			if !slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, h) }) {
				t.Errorf("no %q among the headings %q", h, said)
			}
		}
		has(t, has(t, all, "landmark", "Record"), "push button", "Full demographics", "Person summary")
		has(t, has(t, all, "list", ""), "list item", "")
	})
	w.run("what has no name is found", func(t *testing.T) {
		w.must(w.Script(nil, `const b = document.createElement("button"); b.id = "planted"; document.querySelector("main").append(b)`))
		w.until("the planted button is found", func() bool {
			heard, err := w.Heard()
			w.must(err)
			return slices.ContainsFunc(misheard(heard), func(s string) bool { return strings.Contains(s, "has no name") })
		})
		w.must(w.Script(nil, `document.getElementById("planted").remove()`))
		if !slices.Equal(unheard(all, []string{"Person summary", "never said"}), []string{"never said"}) {
			t.Error("what is not heard is not found")
		}
	})
	pages := eval[[]string](w, `return [...document.querySelectorAll('nav[aria-label="Record"] button:not(.nav-guide)')].map((b) => b.textContent.trim())`)
	if len(pages) < 5 {
		t.Fatalf("pages of the record: %q", pages)
	}
	behind := func() bool {
		heard, err := w.Heard()
		w.must(err)
		return heard.Find("heading", "Person summary") != nil
	}
	for _, p := range pages[1:] {
		w.press(p)
		if all = look(p, "PATEL, Amina Rose"); all.Find("heading", "Person summary") != nil {
			t.Errorf("on %s the summary behind it is read out", p)
		}
	}
	w.run("what is read out of the summary behind another page is found", func(t *testing.T) {
		w.must(w.Script(nil, `document.querySelector(".away").removeAttribute("aria-hidden")`))
		w.until("the summary is heard", behind)
		w.must(w.Script(nil, `document.querySelector(".away").setAttribute("aria-hidden", "true")`))
		w.until("the summary is not heard", func() bool { return !behind() })
	})
	w.press(pages[0], "Details")
	has(t, look("details", "Estuary"), "dialog", "")
	w.press("Close")
	w.walk(steps[6])
	if behind() {
		t.Error("the summary behind the letter is read out")
	}
	look("letter", "PATEL, Amina Rose")
	w.leave()
	// Those whose record looks unlike others': sensitive, deceased, with restricted
	// items.
	for key, name := range map[string]string{"P04": "LACROIX-BENNETT", "P10": "WREN", "P16": ""} {
		w.open(key)
		look("summary of "+key, name)
		w.leave()
	}
	w.press("Recently accessed")
	look("recently accessed", "PATEL, Amina Rose")
	w.press("Worklists")
	look("worklists", "Worklists")
}

// What a screen reader gets of what is made from a record: the box that finds, charts
// and their tables, statements side by side; and of the reports on who looked.
func TestWindowReadOutTools(t *testing.T) {
	w := readOut(t, "U2")
	w.signIn()
	w.open("P26")
	w.run("M119 the find box says how much it found, and each hit with what, when and from whom", func(t *testing.T) {
		w.must(w.Press(windowtest.KeyCtrl, "k"))
		w.listen("find", "Type to find.")
		w.must(w.Press("l", "o", "s", "a", "r", "t"))
		all := w.listen("found", "found")
		tell(t, "the first hit", has(t, has(t, all, "list box", "Found"), "list item", "").Says(), "Losartan 50mg tablets")
		w.must(w.Press(windowtest.KeyEscape))
	})
	w.run("M109 a chart says what it is of, and its table has every value", func(t *testing.T) {
		w.press("Results", "Over time")
		all := w.listen("trends", "Range as sent") // of the table: its chart is drawn after the page
		has(t, has(t, all, "table", ""), "column header", "Date", "Value", "Range as sent")
		w.press("Medicines", "Flowsheet")
		w.listen("flowsheet", "the newest at the right")
		w.press("Results as a list")
	})
	w.run("M116 statements side by side", func(t *testing.T) {
		w.press("Medications and immunisations")
		w.listen("medications", "Losartan")
		w.press("Medicines side by side")
		w.listen("side by side", "hidden")
		w.press("Timeline")
		w.listen("timeline", "Timeline")
	})
	w.leave()
	w.press("My access")
	w.listen("my access", "Record opened")

	w = readOut(t, "U8")
	w.press(windowtest.Training().SignIn)
	w.listen("reports", "Access reports")
}

// L14, H26, B18: what a screen reader gets of a person is gone with the screen: while it
// is hidden, and after the lock, when the page that was read out is gone from memory
// too.
func TestL14_H26_B18_WindowReadOutLocked(t *testing.T) {
	w := readOut(t, "U2")
	w.walk(windowtest.Journey(windowtest.Training())[:6]...)
	person := []string{"PATEL", "Amina", "999 012 3454", "14-Mar-1948", "penicillin"}
	of := func(all *windowtest.Accessible) (found []string) {
		for o := range all.All() {
			for _, p := range person {
				if strings.Contains(o.Name+o.Text+fmt.Sprint(o.Attributes), p) {
					found = append(found, p)
				}
			}
		}
		return found
	}
	if found := of(w.heard("Allergy to penicillin")); len(slices.Compact(slices.Sorted(slices.Values(found)))) != len(person) {
		t.Fatalf("only %q is read out: the test looks for too little", found)
	}
	w.press("Hide screen")
	if found := of(w.heard("Screen hidden")); found != nil {
		t.Errorf("behind the cover %q is read out", found)
	}
	w.press("Show the screen")
	w.heard("Allergy to penicillin")
	if n := inMemory(t, pages(w.Window), "PATEL, Amina Rose"); n == 0 {
		t.Error("the person is not in the page's memory: the test looks at too little")
	}
	_ = pressed(w.Window, "Lock") // the driver may end with the page before it answers
	if found := of(w.heard("Locked")); found != nil {
		t.Errorf("after the lock %q is read out", found)
	}
	if n := inMemory(t, pages(w.Window), "PATEL, Amina Rose", "Allergy to penicillin"); n != 0 {
		t.Errorf("%d times the person is in the page's memory", n)
	}
}

// L8: the environment cannot have the page read out to another computer, and a screen
// reader of this one works all the same.
func TestL8_WindowReadOutHereOnly(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	came := make(chan struct{}, 1)
	go func() {
		for c, err := l.Accept(); err == nil; c, err = l.Accept() {
			_ = c.Close()
			select {
			case came <- struct{}{}:
			default:
			}
		}
	}()
	host, port, _ := net.SplitHostPort(l.Addr().String())
	elsewhere := fmt.Sprintf("tcp:host=%s,port=%s", host, port)
	w := readOut(t, "U2", "AT_SPI_BUS_ADDRESS="+elsewhere, "WEBKIT_A11Y_BUS_ADDRESS="+elsewhere)
	w.walk(windowtest.Journey(windowtest.Training())[0])
	w.heard("Sign in")
	select {
	case <-came:
		t.Error("the page is read out elsewhere")
	default:
	}
}
