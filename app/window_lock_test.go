//go:build e2e && linux

package app_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"shcr/backend/training"
	"shcr/backend/window/windowtest"
)

// sentinel marks every item of the person whom the lock is measured on.
const sentinel = "SENTINELLOCK"

// lockWindow opens the viewer on a training region of this test's own process, so
// that what is in the viewer's memory is what the viewer holds.
func lockWindow(t *testing.T, items int, env ...string) (*windowtest.Window, *training.Region, windowtest.Words) {
	t.Helper()
	dir := t.TempDir()
	number := markedRecord(t, dir, items)
	r, err := training.Start(t.Context(), training.Options{Import: filepath.Join(dir, "import")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	file := filepath.Join(dir, "region.yaml")
	if err := os.WriteFile(file, r.File(), 0o600); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, "U2", windowtest.Options{Args: []string{"--region", file}, Env: env, Width: 1440, Height: 900}).Window
	words := windowtest.Training()
	words.NHSTyped, words.Name, words.Cards = number, "LOCKMARK", nil
	return w, r, words
}

// markedRecord writes an import folder for one person, each item of which holds
// sentinels.
func markedRecord(t *testing.T, dir string, items int) (number string) {
	t.Helper()
	for body := 999223456; number == ""; body++ {
		for d := range 10 {
			if n := fmt.Sprintf("%d%d", body, d); validNumber(n) {
				number = n
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, `{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"h","name":[{"use":"usual","family":"LOCKMARK","given":["Una"]}],"gender":"female","birthDate":"1970-01-01","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}]}}`, number)
	for i := range items {
		fmt.Fprintf(&b, `,{"resource":{"resourceType":"Condition","id":"c-%d","code":{"text":"%s-%d term"},"subject":{"reference":"Patient/h"},"note":[{"text":"%s-%d note"}],"onsetDateTime":"2020-01-01"}}`, i, sentinel, i, sentinel, i)
	}
	b.WriteString("]}")
	folder := filepath.Join(dir, "import", "acute")
	if err := errors.Join(os.MkdirAll(folder, 0o700), os.WriteFile(filepath.Join(folder, "lock.json"), []byte(b.String()), 0o600)); err != nil {
		t.Fatal(err)
	}
	return number
}

// inMemory counts a text in all readable memory of processes, as bytes and as
// UTF-16.
func inMemory(t *testing.T, processes []windowtest.Process, texts ...string) (n int) {
	t.Helper()
	for _, p := range processes {
		maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps", p.PID))
		mem, err2 := os.Open(fmt.Sprintf("/proc/%d/mem", p.PID))
		pages, err3 := os.Open(fmt.Sprintf("/proc/%d/pagemap", p.PID))
		if err := errors.Join(err, err2, err3); err != nil {
			t.Skipf("the memory of %s cannot be read here; run it as root, in a container with SYS_PTRACE: %v", p.Name, err)
		}
		var from, to int64
		var mode string
		for _, line := range strings.Split(string(maps), "\n") {
			var f, e, kilobytes int64
			var m string
			if k, _ := fmt.Sscanf(line, "%x-%x %s", &f, &e, &m); k == 3 {
				from, to, mode = f, e, m
				continue
			}
			if k, _ := fmt.Sscanf(line, "Rss: %d kB", &kilobytes); k == 0 || kilobytes == 0 || mode[0] != 'r' || from < 0 {
				continue // web views reserve far more than they use
			}
			const piece = 1 << 20
			buf, there := make([]byte, piece+64), make([]byte, piece/512) // 8 bytes for each page of 4096
			for at := from; at < to && kilobytes > 0; at += piece {       // until all that is there was seen
				k, _ := pages.ReadAt(there[:min(piece, to-at)/512], at/512)
				found := present(there[:k])
				if kilobytes -= 4 * found; found == 0 {
					continue
				}
				k, _ = mem.ReadAt(buf[:min(int64(len(buf)), to-at)], at)
				for _, text := range texts {
					for _, form := range encodings(text)[:2] {
						n += bytes.Count(buf[:k], form)
					}
				}
			}
		}
		_, _ = mem.Close(), pages.Close()
	}
	return n
}

// present counts the pages that are in memory, by the top bit of their entries in
// pagemap.
func present(pages []byte) (n int64) {
	for i := 7; i < len(pages); i += 8 {
		n += int64(pages[i] >> 7)
	}
	return n
}

// viewers are the viewer's own processes.
func viewers(w *windowtest.Window) []windowtest.Process { return w.Processes("shcr") }

// pages are the processes of the web view, but for the driver's, which is the test's.
func pages(w *windowtest.Window) []windowtest.Process {
	return slices.Concat(w.Processes("WebKitWebProc"), w.Processes("WebKitNetwork"))
}

// B18, L14, C8: the web process of a locked viewer holds nothing of a record, and
// never held a token; the viewer's own process little; and it was quick about it.
func TestB18_L14_C8_WindowLocked(t *testing.T) {
	items := 400
	if os.Getenv("SHCR_BAR") != "" {
		items = 4000
	}
	w, r, words := lockWindow(t, items)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(windowtest.Walk(w, windowtest.Journey(words)[:6], "", nil))
	_, err := w.Text(sentinel)
	must(err)
	tokens := r.Identity().RefreshTokens()
	if len(tokens) != 1 {
		t.Fatalf("%d refresh tokens", len(tokens))
	}
	main, web := viewers(w), w.Processes("WebKitWebProc")
	live, page := inMemory(t, main, sentinel), inMemory(t, web, sentinel)
	for end := time.Now().Add(10 * time.Second); page < live && time.Now().Before(end); page = inMemory(t, web, sentinel) {
		time.Sleep(200 * time.Millisecond) // all rows are on their way to the page
	}
	if live < 2*items || page < items {
		t.Fatalf("only %d and %d sentinels in memory: the test looks at too little", live, page)
	}
	if n := inMemory(t, pages(w), tokens[0], "eyJhbGci"); n != 0 {
		t.Errorf("%d tokens in the web process", n)
	}
	lock, err := w.Role("button", "Lock") // among thousands of rows a driver takes its time
	must(err)
	began := time.Now()
	_ = lock.Click() // the driver may end with the page before it answers
	for gone := web[0].PID; slices.ContainsFunc(w.Processes("WebKitWebProc"), func(p windowtest.Process) bool { return p.PID == gone }); {
		if time.Sleep(5 * time.Millisecond); time.Since(began) > 20*time.Second {
			t.Fatal("the page is still there")
		}
	}
	took := time.Since(began)
	// The driver's session ended with the page: from here on the window is only looked at.
	for len(w.Processes("WebKitWebProc")) == 0 {
		time.Sleep(5 * time.Millisecond)
	}
	back := time.Since(began)
	time.Sleep(3 * time.Second) // the new page is painted
	left, shown := inMemory(t, viewers(w), sentinel), inMemory(t, pages(w), sentinel, "LOCKMARK")
	for deadline := time.Now().Add(8 * time.Second); len(r.Identity().RefreshTokens()) > 0; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Error("the refresh token still works at the provider")
			break
		}
	}
	t.Logf("%d copies of the refresh token, which works no more, are left in freed memory", inMemory(t, viewers(w), tokens[0]))
	later := inMemory(t, viewers(w), sentinel)
	t.Logf("%d sentinels live in the viewer, %d in its page; locked %d and %d, %d once all had ended; the page went in %v and was back in %v", live, page, left, shown, later, took, back)
	ok := func(yes bool) string { return map[bool]string{true: "ok", false: "short"}[yes] }
	t.Logf("bar B18-web required 0 measured %d %s", shown, ok(shown == 0))
	t.Logf("bar B18-main-percent required 0.2 measured %.2f %s", 100*float64(left)/float64(live), ok(float64(left) <= 0.002*float64(live)))
	t.Logf("bar B18-ms required 500 measured %d %s", took.Milliseconds(), ok(took <= 500*time.Millisecond))
	if shown != 0 {
		t.Errorf("%d sentinels in the web process", shown)
	}
	// The bar judges. What stays is the ends of pages that nothing fits into, as many
	// for a small record as for a large one: the daily sample is held to a number.
	if left > 80 {
		t.Errorf("%d of %d sentinels in the viewer", left, live)
	}
	must(w.Grab(out(t, "locked.png")))
}

func pressed(w *windowtest.Window, name string) error {
	b, err := w.Role("button", name)
	if err != nil {
		return err
	}
	return b.Click()
}

// out is where pictures of the lock go.
func out(t *testing.T, name string) string {
	t.Helper()
	dir := filepath.Join("..", "build", "out", "lock")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, name)
}

// B19, H27: in the real window, where ten minutes pass in twenty seconds, nothing
// puts the lock off but use: a focused search, an open dialog and a record that is
// still loading do not. The system's own lock is heard.
func TestB19_H27_WindowLocksByItself(t *testing.T) {
	w, _, words := lockWindow(t, 20, "SHCR_TEST_FASTER=30", "SHCR_TEST_KEEP_PAGE=1")
	steps := windowtest.Journey(words)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	patient := w.Waiting(40 * time.Second)
	locks := func(how, why string) {
		t.Helper()
		_, err := patient.Role("heading", "Locked")
		if err != nil {
			t.Fatalf("%s: %v", how, err)
		}
		if !w.Has(why) {
			t.Errorf("%s: not %q\n%s", how, why, w.Describe())
		}
		must(pressed(w, "Sign in again"))
		_, err = w.Role("textbox", words.NHSNumber)
		must(err)
	}
	must(windowtest.Walk(w, steps[:2], "", nil))

	field, err := w.Role("textbox", words.NHSNumber)
	must(err)
	must(field.Type("9"))
	began := time.Now()
	_, err = patient.Role("button", "Stay signed in")
	must(err)
	warned := time.Since(began)
	if warned < 15*time.Second || warned > 21*time.Second {
		t.Errorf("warned after %v, not 18 s", warned)
	}
	must(w.Screenshot(out(t, "warning.png")))
	locks("a focused search (T-IDLE-3)", "Nobody used it for 10 minutes")

	must(windowtest.Walk(w, steps[2:4], "", nil)) // the reason is asked for in a dialog
	locks("an open dialog (T-IDLE-4)", "Nobody used it for 10 minutes")

	must(windowtest.Walk(w, steps[2:6], "", nil))
	must(pressed(w, "Hide screen"))
	_, err = w.Role("button", "Show the screen")
	must(err)
	if w.Has(sentinel) {
		t.Error("the record can be seen through the cover")
	}
	must(w.Screenshot(out(t, "hidden.png")))
	locks("a hidden screen", "Nobody used it for 10 minutes")
	must(pressed(w, "Not now"))
	must(w.Gone("Open it again"))
}

// L14: a locked screen of the desktop and the keys lock in the window too.
func TestL14_WindowLocksWhenTold(t *testing.T) {
	w, _, words := lockWindow(t, 20, "SHCR_TEST_KEEP_PAGE=1")
	steps := windowtest.Journey(words)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	locked := func(why string) {
		t.Helper()
		_, err := w.Role("heading", "Locked")
		must(err)
		if !w.Has(why) {
			t.Errorf("not %q\n%s", why, w.Describe())
		}
	}
	must(windowtest.Walk(w, steps[:6], "", nil))
	bus, err := dbus.Connect(w.Bus())
	must(err)
	defer bus.Close()
	began := time.Now()
	must(bus.Emit("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", true))
	locked("The screen of this computer was locked")
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("locked after %v", took)
	}
	must(pressed(w, "Sign in again"))
	must(pressed(w, "Open it again"))
	_, err = w.Text(sentinel)
	must(err)
	must(w.Press(windowtest.KeyCtrl, windowtest.KeyShift, "L"))
	locked("It was locked with the Lock button or its keys")
	must(pressed(w, "Sign in again"))
	must(pressed(w, "Open it again"))
	_, err = w.Text(sentinel)
	must(err)
}
