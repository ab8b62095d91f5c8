//go:build e2e

package window_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"shcr/backend/window/windowtest"
)

// programs is the folder of the programs under test, "" before they are built.
var programs string

// built builds them once: guarded, without the shim's policy, and as it ships.
var built = sync.OnceValues(func() (dir string, err error) {
	if dir, err = os.MkdirTemp("", "shcr-hostile-"); err != nil {
		return "", err
	}
	programs = dir
	for _, build := range []func() error{
		func() error { return windowtest.BuildApp("./build/tools/hostile", filepath.Join(dir, "guarded")) },
		func() error {
			return windowtest.BuildApp("./build/tools/hostile", filepath.Join(dir, "bare"), "noshim")
		},
		func() error { return windowtest.BuildShipped("./build/tools/hostile", filepath.Join(dir, "shipped")) },
		func() error { return windowtest.BuildBrowser(filepath.Join(dir, "browser")) },
	} {
		if err := build(); err != nil {
			return "", err
		}
	}
	return dir, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if programs != "" {
		os.RemoveAll(programs)
	}
	os.Exit(code)
}

// trial is one window with the hostile page in it.
type trial struct {
	*windowtest.Window
	*listener
	log string
}

func start(t *testing.T, program, csp string, more ...string) *trial {
	t.Helper()
	dir, err := built()
	if err != nil {
		t.Fatal(err)
	}
	tr := &trial{listener: listen(t), log: filepath.Join(t.TempDir(), "log")}
	tr.Window, err = windowtest.Open(windowtest.Options{
		Binary: filepath.Join(dir, program), Browser: filepath.Join(dir, "browser"), Width: 900, Height: 600,
		Undriven: program == "shipped",
		Env: append([]string{"SHCR_HOSTILE_TARGET=" + tr.address, "SHCR_HOSTILE_LOG=" + tr.log,
			"SHCR_HOSTILE_CSP=" + csp}, more...),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := tr.Close(); err != nil {
			t.Error(err)
		}
	})
	return tr
}

// said lists the lines of the program's log that start with a word, without it.
func (tr *trial) said(word string) []string {
	text, _ := os.ReadFile(tr.log)
	var found []string
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), word); ok {
			found = append(found, strings.TrimSpace(rest))
		}
	}
	return found
}

// eventually waits until ok, for five seconds.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for range 250 {
		if ok() {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("not in 5 seconds: %s", what)
}

// The ways out of the page; see page/leave.js.
var ways = []string{"location-href", "location-replace", "location-assign", "window-open-self", "form-get",
	"form-post", "link", "link-top", "svg-link", "data-url", "blob-url", "javascript-url"}

// attack tries everything. It gives the ways by which the page left the app.
func (tr *trial) attack(t *testing.T) (left []string) {
	t.Helper()
	const home = "wails://wails/"
	visit := func(address string) {
		if err := tr.Go(address); err != nil {
			t.Logf("%s: %v", address, err)
		}
	}
	visit(home + "?page=still")
	time.Sleep(1500 * time.Millisecond)
	check := func(way string) {
		time.Sleep(250 * time.Millisecond)
		if at, err := tr.Address(); err != nil || !strings.HasPrefix(at, home) {
			left = append(left, way)
		}
	}
	for _, way := range ways {
		visit(home + "?page=leave&way=" + way)
		check(way)
	}
	visit(home + "?page=refresh")
	check("meta-refresh")
	visit(home) // so that nothing of the last attempt is still under way
	return left
}

// honest proves that the harness would see a call: one from the app's own page.
func (tr *trial) honest(t *testing.T) {
	t.Helper()
	for _, step := range []func() error{
		func() error { _, err := tr.Role("heading", "Hostile page"); return err },
		func() error {
			e, err := tr.Role("textbox", "Name")
			if err == nil {
				err = e.Type("Ada")
			}
			return err
		},
		func() error {
			e, err := tr.Role("button", "Call Go")
			if err == nil {
				err = e.Click()
			}
			return err
		},
		func() error { _, err := tr.Text("reached"); return err },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Contains(tr.said("call"), "page Ada") {
		t.Fatalf("the honest call did not reach Go: %q", tr.said("call"))
	}
}

// B23, W1, W2, and W5: nothing gets out of the app's page by any of its ways, and no
// frame of four kinds calls Go. The other three trials leave one defence
// or both out, and must see what the first must not: the policy bites, and it
// bites twice.
func TestB23_W1_W2_HostilePage(t *testing.T) {
	t.Parallel()
	for _, trial := range []struct {
		name, program, csp string
		check              func(t *testing.T, out, frames, left []string)
	}{
		{"shim and content policy", "guarded", "on", func(t *testing.T, out, frames, left []string) {
			none(t, "reached the listener", out)
			none(t, "calls from frames", frames)
			none(t, "left the page", left)
		}},
		{"shim alone", "guarded", "off", func(t *testing.T, out, frames, left []string) {
			none(t, "reached the listener", out)
			none(t, "left the page", left)
			none(t, "calls from frames that navigate", without(frames, "frame blank"))
		}},
		{"content policy alone", "bare", "on", func(t *testing.T, out, frames, left []string) {
			// frame-src does not govern srcdoc: such a frame runs the app's own
			// scripts, and what they send reaches Go. Only the shim stops it.
			some(t, "call from a frame", frames, "frame srcdoc")
			none(t, "calls from other frames", without(frames, "frame srcdoc"))
			some(t, "leave the page", left, "location-href", "link", "meta-refresh")
			some(t, "reach the listener", out, "location-href", "link", "browser-open")
		}},
		{"neither", "bare", "off", func(t *testing.T, out, frames, left []string) {
			some(t, "call from frames", frames, "frame self", "frame srcdoc", "frame data", "frame blank")
			some(t, "reach the listener", out, "fetch", "beacon", "img", "css-url", "iframe", "websocket", "form-post")
			if len(out) < 30 {
				t.Errorf("only %d ways out reach the listener where nothing stops them", len(out))
			}
		}},
	} {
		t.Run(trial.name, func(t *testing.T) {
			t.Parallel()
			tr := start(t, trial.program, trial.csp)
			tr.honest(t)
			left := tr.attack(t)
			calls := tr.said("call")
			slices.Sort(calls)
			frames := slices.DeleteFunc(slices.Compact(calls), func(s string) bool { return !strings.HasPrefix(s, "frame ") })
			if read := slices.Contains(tr.said("call"), "clipboard"); read != (trial.program == "bare") {
				t.Errorf("the page read the clipboard: %v", read)
			}
			t.Logf("reached: %q", tr.reached())
			t.Logf("frames that called: %q", frames)
			t.Logf("left: %q", left)
			t.Logf("refused: %v", tally(tr.said("notice")))
			trial.check(t, tr.reached(), frames, left)
			if trial.program == "guarded" && trial.csp == "on" {
				bar(t, "B23", "0 calls, 0 hits", fmt.Sprintf("%d calls, %d hits", len(frames), len(tr.reached())+len(left)))
			}
		})
	}
}

// bar prints a row of the bar, for the task of that name.
func bar(t *testing.T, id, required, measured string) {
	verdict := "ok"
	if t.Failed() {
		verdict = "short"
	}
	fmt.Printf("bar %s required %s measured %s %s\n", id, required, measured, verdict)
}

func none(t *testing.T, what string, found []string) {
	t.Helper()
	if len(found) > 0 {
		t.Errorf("%s: %q", what, found)
	}
}

func some(t *testing.T, what string, found []string, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if !slices.Contains(found, w) {
			t.Errorf("%q did not %s, so this test proves nothing about it", w, what)
		}
	}
}

func without(all []string, one string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return s == one })
}

func tally(all []string) map[string]int {
	counts := map[string]int{}
	for _, s := range all {
		counts[s]++
	}
	return counts
}
