// Command screens leaves one picture of each invented person's summary, taken in
// the real window on a screen of its own, to be looked at as a clinician would.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"shcr/backend/window/windowtest"
)

// people of the training region, by the number that is typed.
var people = []struct{ number, name, picture string }{
	{"999 012 3454", "PATEL", "p01-nine-partners"},
	{"999 824 5915", "HOLLIS", "p02-dementia"},
	{"999 510 2250", "O'SHAUGHNESSY", "p03-learning-disability"},
	{"999 522 9560", "LACROIX", "p04-sensitive"},
	{"999 311 4022", "RAHMAN", "p06-twin"},
	{"999 311 4006", "RAHMAN", "p07-twin"},
	{"999 171 5215", "CLARKE", "p08-same-name"},
	{"999 335 0583", "CLARKE", "p09-same-name"},
	{"999 603 3929", "WREN", "p10-deceased"},
	{"999 669 7649", "OYELARAN", "p11-superseded-number"},
	{"999 876 7717", "FENWICK", "p13-known-to-nobody"},
	{"999 340 9650", "CASTELLANOS", "p16-in-hospital"},
}

func main() {
	app := flag.String("app", "build/bin/shcr-e2e", "the viewer, built with the tag e2e")
	out := flag.String("out", "build/out/screens", "folder for the pictures")
	user := flag.String("user", "U2", "who signs in")
	role := flag.String("role", "", "the role to act in, for a user with several")
	height := flag.Int("height", 2400, "of the screen")
	width := flag.Int("width", 1440, "of the screen")
	flag.Parse()
	if err := photograph(*app, *out, *user, *role, *width, *height); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func photograph(app, out, user, role string, width, height int) (err error) {
	scratch, err := os.MkdirTemp("", "shcr-screens-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	browser := filepath.Join(scratch, "browser")
	if err := windowtest.BuildBrowser(browser); err != nil {
		return err
	}
	w, err := windowtest.Open(windowtest.Options{Binary: app, Args: []string{"training"}, Browser: browser,
		Env: []string{"SHCR_TRAINING_USER=" + user}, Width: width, Height: height})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if out, err = filepath.Abs(out); err != nil {
		return err
	}
	words := windowtest.Training()
	words.Role = role
	steps := windowtest.Journey(words)[:2]
	if err := windowtest.Walk(w, steps, "", nil); err != nil {
		return err
	}
	words.Cards = nil
	for _, p := range people {
		words.NHSTyped, words.Name = p.number, p.name
		journey := windowtest.Journey(words)[2:6]
		if err := windowtest.Walk(w, journey, "", nil); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		picture := filepath.Join(out, p.picture+".png")
		if err := w.Screenshot(picture); err != nil {
			return err
		}
		fmt.Println(picture)
		again, err := w.Any([]string{"button", "link", "tab"}, "Person search")
		if err != nil {
			return err
		}
		if err := again.Click(); err != nil {
			return err
		}
		clear, err := w.Any([]string{"button", "link"}, "Clear")
		if err != nil {
			return err
		}
		if err := clear.Click(); err != nil {
			return err
		}
	}
	return nil
}
