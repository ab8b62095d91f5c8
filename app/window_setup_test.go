//go:build e2e

package app_test

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"shcr/backend/training"
	"shcr/backend/training/cast"
	"shcr/backend/window/windowtest"
)

// builtEnv names the folder of programs that another run of the tests has built.
const builtEnv = "SHCR_TEST_BUILT"

// built builds the viewer and the scripted browser once for all tests.
var built = sync.OnceValues(func() (dir string, err error) {
	if dir = os.Getenv(builtEnv); dir != "" {
		return dir, nil
	}
	if dir, err = os.MkdirTemp("", "shcr-built-"); err != nil {
		return "", err
	}
	return dir, errors.Join(windowtest.BuildApp(".", filepath.Join(dir, "shcr")), windowtest.BuildBrowser(filepath.Join(dir, "browser")))
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, _ := built(); dir != "" && os.Getenv(builtEnv) == "" {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

// desk is the viewer's window with somebody in front of it; what fails ends the
// test.
type desk struct {
	*windowtest.Window
	t *testing.T
}

// openWindow opens the viewer as it ships but for the driver, with the training
// region where o has no arguments, for the user of its key ("U2"; "" for the
// first). It closes with the test.
func openWindow(t *testing.T, user string, o windowtest.Options) *desk {
	t.Helper()
	dir, err := built()
	if err != nil {
		t.Fatal(err)
	}
	o.Binary, o.Browser = cmp.Or(o.Binary, filepath.Join(dir, "shcr")), cmp.Or(o.Browser, filepath.Join(dir, "browser"))
	if o.Args == nil {
		o.Args = []string{"training"}
	}
	if user != "" {
		o.Env = append(o.Env, "SHCR_TRAINING_USER="+user)
	}
	w, err := windowtest.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return &desk{w, t}
}

// regionFile starts a training region that the test can steer, and gives the
// arguments with which a window opens on it.
func regionFile(t *testing.T, o training.Options) (*training.Region, []string) {
	t.Helper()
	r, err := training.Start(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	file := filepath.Join(t.TempDir(), "region.yaml")
	if err := os.WriteFile(file, r.File(), 0o600); err != nil {
		t.Fatal(err)
	}
	return r, []string{"--region", file}
}

// visits are people as a clinician would look for them; everybody without keys.
func visits(keys ...string) (all []windowtest.Visit) {
	for _, p := range cast.All() {
		if len(keys) == 0 || slices.Contains(keys, p.Key) {
			n := p.NHS
			all = append(all, windowtest.Visit{Key: p.Key, Number: n[:3] + " " + n[3:6] + " " + n[6:], Name: strings.ToUpper(p.Family)})
		}
	}
	return all
}

// must ends the test on an error, with a picture where SHCR_PICTURES says so.
func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		if os.Getenv("SHCR_PICTURES") != "" {
			_ = d.Grab(picture("", "failed-"+strings.ReplaceAll(d.t.Name(), "/", "-")))
		}
		d.t.Fatal(err)
	}
}

// run is a part of the test under a name of its own, at the same desk.
func (d *desk) run(name string, f func(t *testing.T)) {
	d.t.Helper()
	whole := d.t
	defer func() { d.t = whole }()
	whole.Run(name, func(t *testing.T) {
		d.t = t
		f(t)
	})
}

// walk takes the steps.
func (d *desk) walk(steps ...windowtest.Step) {
	d.t.Helper()
	d.must(windowtest.Walk(d.Window, steps, "", nil))
}

// signIn comes to the person search.
func (d *desk) signIn() {
	d.t.Helper()
	d.walk(windowtest.Journey(windowtest.Training())[:2]...)
}

// open opens the record of a person of the cast from the person search, and
// waits until every organisation has answered.
func (d *desk) open(key string) {
	d.t.Helper()
	words, v := windowtest.Training(), visits(key)[0]
	words.NHSTyped, words.Name, words.Cards = v.Number, v.Name, nil
	d.walk(windowtest.Journey(words)[2:6]...)
}

// leave closes the record and empties the search.
func (d *desk) leave() {
	d.t.Helper()
	d.press("Person search", "Clear")
}

// click clicks what has that role and name.
func (d *desk) click(role, name string) {
	d.t.Helper()
	e, err := d.Role(role, name)
	d.must(err)
	d.must(e.Click())
}

// press presses buttons, one after the other.
func (d *desk) press(names ...string) {
	d.t.Helper()
	for _, n := range names {
		d.click("button", n)
	}
}

// key presses a key on a button.
func (d *desk) key(name, key string) {
	d.t.Helper()
	e, err := d.Role("button", name)
	d.must(err)
	d.must(e.Type(key))
}

// see waits for each text.
func (d *desk) see(texts ...string) {
	d.t.Helper()
	for _, s := range texts {
		_, err := d.Text(s)
		d.must(err)
	}
}

// eval runs a function body in the page and gives its value.
func eval[T any](d *desk, js string, args ...any) (v T) {
	d.t.Helper()
	d.must(d.Script(&v, js, args...))
	return v
}

// until waits for a condition of the page.
func (d *desk) until(what string, yes func() bool) {
	d.t.Helper()
	for end := time.Now().Add(10 * time.Second); !yes(); time.Sleep(30 * time.Millisecond) {
		if time.Now().After(end) {
			d.t.Fatalf("%s: not within 10 seconds\n%s", what, d.Describe())
		}
	}
}

// picture names a picture: among the others where SHCR_PICTURES says so.
func picture(dir, name string) string {
	if d := os.Getenv("SHCR_PICTURES"); d != "" {
		dir = d
	}
	return filepath.Join(dir, name+".png")
}
