//go:build e2e && linux

package app_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"shcr/backend/training"
	"shcr/backend/training/hosts"
	"shcr/backend/window/windowtest"
)

// hostDesk is a window with host systems that can start it.
type hostDesk struct {
	*desk
	region *training.Region
	args   []string
	binary string
}

// atFront opens the window for Dr Okafor, who has SystmOne open; with a person's
// key by a link of theirs in the command line, as a desktop would at a cold start.
func atFront(t *testing.T, cold string) *hostDesk {
	t.Helper()
	return hostWindow(t, cold, windowtest.Options{})
}

// hostWindow opens it as o says beside.
func hostWindow(t *testing.T, cold string, o windowtest.Options) *hostDesk {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("a region file that its user can write follows no links (decision 27): run as root, whose own file in /tmp is managed")
	}
	dir, err := built()
	if err != nil {
		t.Fatal(err)
	}
	r, args := regionFile(t, training.Options{})
	f := &hostDesk{region: r, args: args, binary: filepath.Join(dir, "shcr")}
	o.Args, o.Env = args, append(o.Env, "SHCR_TEST_KEEP_PAGE=1") // the driver goes on after a lock
	if cold != "" {
		o.Args = append(append([]string{}, args...), "--", f.link(t, cold))
	}
	f.desk = openWindow(t, "U1", o)
	return f
}

func (f *hostDesk) link(t *testing.T, person string) string {
	t.Helper()
	link, err := f.region.Hosts().Link(t.Context(), "systmone", person, "U1", hosts.Sound)
	if err != nil {
		t.Fatal(err)
	}
	return link
}

// arrive starts the program a second time with a link: it ends well, at once.
func (f *hostDesk) arrive(link string) {
	f.t.Helper()
	cmd := exec.Command(f.binary, append(append([]string{}, f.args...), "--", link)...)
	cmd.Env = f.env()
	out, err := cmd.CombinedOutput()
	if err != nil {
		f.t.Fatalf("the second start: %v %s", err, out)
	}
}

// env is what another start of this user has; no window of its own could open.
func (f *hostDesk) env() []string {
	return []string{"PATH=" + os.Getenv("PATH"), "HOME=" + f.Home(), "XDG_RUNTIME_DIR=" + filepath.Join(filepath.Dir(f.Home()), "run"), "DISPLAY="}
}

func (f *hostDesk) banner(name string) {
	f.t.Helper()
	f.until("the record of "+name, func() bool { return strings.Contains(f.textOf(".banner"), name) })
}

// K10, H3: what a link does in each state of the window: cold start, signed out,
// the same person open, another open (stay, then switch), a dialog open.
func TestK10_H3_WindowArrival(t *testing.T) {
	f := atFront(t, "P01")
	f.run("K13 cold start, nobody signed in", func(t *testing.T) {
		f.see("SystmOne asks to open a record")
		for _, p := range f.Processes("shcr") {
			for _, name := range []string{"cmdline", "environ"} {
				if text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(p.PID), name)); err == nil && (strings.Contains(string(text), "assertion") || strings.Contains(string(text), "eyJ")) {
					t.Errorf("%s of %d has the link", name, p.PID)
				}
			}
		}
		f.click("button", "Sign in")
		f.banner("PATEL")
		f.see("Opened from SystmOne at")
	})
	f.run("the same person open", func(*testing.T) {
		f.arrive(f.link(f.t, "P01"))
		time.Sleep(time.Second)
		f.banner("PATEL")
		if f.Has("Switch from") {
			f.t.Error("asks to switch to the same person")
		}
	})
	f.run("another person open: stay", func(*testing.T) {
		f.arrive(f.link(f.t, "P23"))
		f.see("Switch from PATEL", "Open now", "Asked for")
		if os.Getenv("SHCR_PICTURES") != "" {
			_ = f.Grab(picture("", "launch-switch"))
		}
		f.key("Stay with PATEL", "\uE007")
		f.must(f.Gone("Switch from"))
		f.banner("PATEL")
	})
	f.run("a dialog open", func(*testing.T) {
		f.press("Guide to this screen")
		f.arrive(f.link(f.t, "P23"))
		f.see("Finish what is open in front first")
		if f.Has("Switch from PATEL") {
			f.t.Error("the link covers a dialog")
		}
		f.must(f.Press("\uE00C"))
		f.see("Switch from PATEL")
	})
	f.run("another person open: switch", func(*testing.T) {
		button, err := f.Find(".dialog-foot .button:not(.button-primary)")
		f.must(err)
		f.must(button.Click())
		f.banner("GILL")
	})
}

// K10, L9: a locked viewer shows nothing of a link but where it is from, and follows it
// for the same user once unlocked.
func TestK10_L9_WindowLockedAndSearch(t *testing.T) {
	f := atFront(t, "")
	f.run("L9 fifty more starts at once", func(t *testing.T) {
		var running sync.WaitGroup
		for range 50 {
			running.Go(func() {
				cmd := exec.Command(f.binary, f.args...)
				cmd.Env = f.env()
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Errorf("a start: %v %s", err, out)
				}
			})
		}
		running.Wait()
		if n := len(f.Processes("shcr")); n != 1 {
			t.Errorf("%d viewers", n)
		}
	})
	f.signIn()
	f.run("search open", func(*testing.T) {
		f.arrive(f.link(f.t, "P01"))
		f.banner("PATEL")
	})
	f.run("locked", func(*testing.T) {
		f.click("button", "Lock")
		f.see("locked")
		f.arrive(f.link(f.t, "P01"))
		f.see("SystmOne asks to open a record")
		if f.Has("PATEL") {
			f.t.Error("the locked screen names the person")
		}
	})
	f.run("a link that is wrong", func(*testing.T) {
		f.arrive("shcr://launch?v=1&nhs=9990123455")
		f.see("The record was not opened", "not a valid one")
		if os.Getenv("SHCR_PICTURES") != "" {
			_ = f.Grab(picture("", "launch-refused"))
		}
	})
}

// M32, K9: a registered link that the desktop opens reaches the window, whatever
// stands in it; flags in it are none.
func TestM32_K9_XdgOpenReachesTheWindow(t *testing.T) {
	for _, tool := range []string{"/usr/bin/xdg-open", "/usr/bin/xdg-mime"} {
		if _, err := os.Stat(tool); err != nil {
			t.Skip(tool + " is not here; build/setup.sh installs it (package xdg-utils)")
		}
	}
	f := atFront(t, "")
	env := []string{"PATH=/usr/bin:/bin", "HOME=" + f.Home(), "XDG_RUNTIME_DIR=" + filepath.Join(filepath.Dir(f.Home()), "run"), "DBUS_SESSION_BUS_ADDRESS=" + f.Bus(), "DISPLAY=:0"} // xdg-open asks only whether there is one
	run := func(name string, args ...string) {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Env = env
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v %s", filepath.Base(name), err, out)
		}
	}
	run(f.binary, append([]string{"register"}, f.args...)...)
	f.signIn()
	run("/usr/bin/xdg-open", f.link(t, "P01"))
	f.banner("PATEL")
	run(f.binary, "unregister")
	text, _ := os.ReadFile(filepath.Join(f.Home(), ".config", "mimeapps.list"))
	if strings.Contains(string(text), "shcr.desktop") {
		t.Errorf("still registered: %s", text)
	}
}
