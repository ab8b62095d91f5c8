//go:build e2e && linux

package app_test

import (
	"encoding/json"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"shcr/backend/window/windowtest"
)

// W6: after a crash of the web process with a record open, a new page is painted
// within three seconds and the viewer is locked: the record is closed in the audit,
// and nothing of it is in the new page. A crash ends the driver too, so that each has
// a window of its own, which is only looked at from then on.
func TestW6_WindowLocksAfterACrash(t *testing.T) {
	kills := 1
	if os.Getenv("SHCR_BAR") != "" {
		kills = 20
	}
	good, slowest := 0, time.Duration(0)
	for range kills {
		t.Run("", func(t *testing.T) {
			w, r, words := lockWindow(t, 20)
			if err := windowtest.Walk(w, windowtest.Journey(words)[:6], "", nil); err != nil {
				t.Fatal(err)
			}
			web := w.Processes("WebKitWebProc")
			if len(web) != 1 || inMemory(t, web, sentinel) == 0 {
				t.Fatalf("no record in %d web processes", len(web))
			}
			before, shot := filepath.Join(t.TempDir(), "before.png"), filepath.Join(t.TempDir(), "after.png")
			if err := w.Screenshot(before); err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			if err := syscall.Kill(web[0].PID, syscall.SIGKILL); err != nil {
				t.Fatal(err)
			}
			within := func(what string, d time.Duration, yes func() bool) time.Duration {
				t.Helper()
				for !yes() {
					if time.Since(began) > d {
						t.Fatalf("%s: not within %v\n%s", what, d, w.Log())
					}
					time.Sleep(20 * time.Millisecond)
				}
				return time.Since(began)
			}
			within("another page", 20*time.Second, func() bool {
				now := w.Processes("WebKitWebProc")
				return len(now) == 1 && now[0].PID != web[0].PID
			})
			took := within("painted", 20*time.Second, func() bool {
				if w.Grab(shot) != nil {
					return false
				}
				n, err := windowtest.Colours(shot)
				return err == nil && n >= 20 && !alike(t, before, shot) // neither empty nor what the record left there
			})
			within("the lock in the audit", 20*time.Second, func() bool {
				said := r.AuditEvents()
				has := func(word string) bool {
					return slices.ContainsFunc(said, func(e json.RawMessage) bool { return strings.Contains(string(e), word) })
				}
				return has("page-lost") && has(`"closed"`)
			})
			if n := inMemory(t, pages(w), sentinel, "LOCKMARK"); n != 0 {
				t.Errorf("%d sentinels in the new page", n)
			}
			if slowest = max(slowest, took); took <= 3*time.Second && !t.Failed() {
				good++
			} else if os.Getenv("SHCR_BAR") == "" && took > 10*time.Second { // the bar judges, on a machine that does little else
				t.Errorf("painted after %v", took)
			}
			if err := w.Grab(out(t, "after-a-crash.png")); err != nil {
				t.Error(err)
			}
		})
	}
	t.Logf("bar W6 required %d measured %d %s", kills, good, map[bool]string{true: "ok", false: "short"}[good == kills])
	t.Logf("painted again after %v at most", slowest)
}

// alike tells that two pictures of a screen have nine of ten places in common.
func alike(t *testing.T, files ...string) bool {
	t.Helper()
	var both [2]image.Image
	for i, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		both[i], _, err = image.Decode(f)
		_ = f.Close()
		if err != nil {
			t.Fatal(err)
		}
	}
	same, all := 0, 0
	for y := range both[0].Bounds().Dy() {
		for x := range both[0].Bounds().Dx() {
			if all++; both[0].At(x, y) == both[1].At(x, y) {
				same++
			}
		}
	}
	return 10*same > 9*all
}
