package windowtest

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"
)

// Options say what to open and where.
type Options struct {
	Binary string   // built with the tag e2e
	Args   []string // of the app
	Env    []string // NAME=value, over the clean environment the app gets
	Width  int      // of screen and window; 1440 by default
	Height int      // 900 by default
	// Browser is a program that the app's links to the system browser reach, as
	// $BROWSER and as xdg-open: see [BuildBrowser]. Without it they reach nothing.
	Browser string
	// Chromium opens the page in Chromium instead of the app's own window: Binary is
	// then what [BuildChromium] builds.
	Chromium bool
	// Undriven starts the app by itself, as it ships: it can be looked at
	// (Grab, Processes, Log) but not driven.
	Undriven bool
	// Manager is a window manager, such as openbox, without which a window cannot
	// be minimised; "" for none.
	Manager string
	// Home is the app's home folder, to be kept over several starts; one that ends
	// with the window when "".
	Home string
	// Keyring answers on the app's bus; without it there is no keyring.
	Keyring *Keyring
	// ReadOut gives the desktop an accessibility bus, over which [Window.Heard] reads
	// the window as a screen reader does. It needs [AccessBus].
	ReadOut bool
	// Timed takes names from the page's text and labels. To ask the web view for one
	// turns its accessibility tree on, for good, and every change of the page is then
	// told to it too: what is timed would be the time of a screen reader's user.
	Timed bool
	// Wait is how long Find and its like wait; 10 seconds by default.
	Wait time.Duration
}

// Window is the app's real window under test.
type Window struct {
	wire    wire
	nursery *nursery
	display string
	bus     string
	dir     string
	home    string
	keyring *dbus.Conn
	access  *dbus.Conn
	wait    time.Duration
	log     *os.File
	size    [2]int
	timed   bool // as in Options
	// chromium says that the page is in Chromium, which paints on no screen.
	chromium bool
}

// Open starts a screen, a bus, the driver and the app. Close must be called
// when the error is nil.
func Open(o Options) (w *Window, err error) {
	binary, err := filepath.Abs(o.Binary)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(binary); err != nil {
		return nil, fmt.Errorf("the app to test: %w", err)
	}
	w = &Window{nursery: newNursery(), timed: o.Timed, wait: orElse(o.Wait, 10*time.Second),
		size: [2]int{orElse(o.Width, 1440), orElse(o.Height, 900)}}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("open the window: %w", err), w.said())
			w.Close()
			w = nil
		}
	}()
	if w.dir, err = os.MkdirTemp("", "shcr-window-"); err != nil {
		return w, err
	}
	if w.log, err = os.OpenFile(filepath.Join(w.dir, "log"), os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o600); err != nil {
		return w, err
	}
	if w.display, err = startScreen(w.nursery, w.size[0], w.size[1], w.log); err != nil {
		return w, err
	}
	if w.bus, err = startBus(w.nursery, w.dir, w.log); err != nil {
		return w, err
	}
	if o.Keyring != nil {
		if w.keyring, err = o.Keyring.serve(w.bus); err != nil {
			return w, err
		}
	}
	env, err := w.environment(w.bus, o)
	if err != nil {
		return w, err
	}
	if o.ReadOut {
		desktop := env[:len(env)-len(o.Env)] // what the app is tried with is not its desktop's
		if err = w.startAccess(desktop); err != nil {
			return w, err
		}
	}
	if o.Manager != "" {
		cmd := exec.Command(o.Manager)
		cmd.Env, cmd.Dir, cmd.Stdout, cmd.Stderr = env, w.dir, w.log, w.log
		if err := w.nursery.start(cmd); err != nil {
			return w, err
		}
	}
	if o.Undriven {
		cmd := exec.Command(binary, o.Args...)
		cmd.Env, cmd.Dir, cmd.Stdout, cmd.Stderr = env, w.dir, w.log, w.log
		return w, w.nursery.start(cmd)
	}
	if o.Chromium {
		return w, w.openChromium(binary, o.Args, env)
	}
	if w.wire.base, err = startDriver(w.nursery, env, w.log, "WebKitWebDriver", "webkit2gtk-driver", "--host=127.0.0.1"); err != nil {
		return w, err
	}
	if err = w.wire.open("webkitgtk:browserOptions", map[string]any{"binary": binary, "args": append([]string{}, o.Args...)}); err != nil {
		return w, err
	}
	return w, w.fill()
}

// environment is what a fresh user would have, with nothing of the caller's
// but the way to programs.
func (w *Window) environment(bus string, o Options) ([]string, error) {
	home, run, bin := orElse(o.Home, filepath.Join(w.dir, "home")), filepath.Join(w.dir, "run"), filepath.Join(w.dir, "bin")
	w.home = home
	for _, d := range []string{home, run, bin} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			return nil, err
		}
	}
	browser := o.Browser
	if browser == "" {
		browser = "/bin/false"
	}
	browser, err := filepath.Abs(browser)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"xdg-open", "x-www-browser"} {
		if err := os.Symlink(browser, filepath.Join(bin, name)); err != nil {
			return nil, err
		}
	}
	env := []string{
		"PATH=" + bin + ":" + os.Getenv("PATH"), "HOME=" + home, "XDG_RUNTIME_DIR=" + run, "TMPDIR=" + run,
		"DISPLAY=" + w.display, "DBUS_SESSION_BUS_ADDRESS=" + bus, "BROWSER=" + browser,
		"LANG=C.UTF-8", "TZ=Europe/London", "LIBGL_ALWAYS_SOFTWARE=1",
	}
	if !o.ReadOut {
		env = append(env, "NO_AT_BRIDGE=1")
	}
	return append(env, o.Env...), nil
}

// fill makes the window as large as the screen, as no window manager does by itself.
func (w *Window) fill() error {
	err := w.wire.do(http.MethodPost, "/window/rect", map[string]int{"x": 0, "y": 0, "width": w.size[0], "height": w.size[1]}, nil)
	if err != nil {
		return fmt.Errorf("size the window: %w", err)
	}
	return nil
}

// Minimise puts the window away, as its manager would (see [Options.Manager]).
func (w *Window) Minimise() error {
	if err := w.wire.do(http.MethodPost, "/window/minimize", nil, nil); err != nil {
		return fmt.Errorf("minimise the window: %w", err)
	}
	return nil
}

// Close ends the app and everything else of the window, and removes its
// scratch folder. It can be called more than once.
func (w *Window) Close() error {
	if w == nil || w.nursery == nil {
		return nil
	}
	if w.wire.session != "" {
		w.wire.client.Timeout = 3 * time.Second
		w.wire.do(http.MethodDelete, "", nil, nil)
	}
	if w.keyring != nil {
		_ = w.keyring.Close() // the bus ends next
	}
	if w.access != nil {
		_ = w.access.Close()
	}
	err := w.nursery.end()
	w.nursery = nil
	if w.log != nil {
		w.log.Close()
	}
	if w.dir != "" {
		err = errors.Join(err, os.RemoveAll(w.dir))
	}
	return err
}

// Bus is the address of the app's message bus, to tell it what a desktop would.
func (w *Window) Bus() string { return w.bus }

// Home is the app's home folder, to look at what it leaves on disk.
func (w *Window) Home() string { return w.home }

// Processes lists the window's running processes whose name starts with name;
// all of them for "".
func (w *Window) Processes(name string) []Process {
	w.nursery.mu.Lock()
	sessions := w.nursery.sessions
	w.nursery.mu.Unlock()
	var found []Process
	for _, p := range members(sessions) {
		if strings.HasPrefix(p.Name, name) {
			found = append(found, p)
		}
	}
	return found
}

// Log is what the app and the programs around it have written.
func (w *Window) Log() string {
	if w.dir == "" {
		return ""
	}
	text, _ := os.ReadFile(filepath.Join(w.dir, "log"))
	return string(text)
}

// said gives the log as an error, for the message of a failure.
func (w *Window) said() error {
	if text := strings.TrimSpace(w.Log()); text != "" {
		return errors.New("the programs said:\n" + text)
	}
	return nil
}

func orElse[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}
