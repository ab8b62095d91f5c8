// Command screens leaves pictures, taken in the real window on a screen of its own,
// to be looked at as a clinician would: of every screen and state, then of each
// invented person's summary; or of what its flags name.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"shcr/backend/training/cast"
	"shcr/backend/window/windowtest"
)

// people gives everybody of the training region, or those whose key is named.
func people(only string) (all []windowtest.Visit) {
	for _, p := range cast.All() {
		if only == "" || slices.Contains(strings.Split(only, ","), p.Key) {
			n := p.NHS
			all = append(all, windowtest.Visit{Key: p.Key, Number: n[:3] + " " + n[3:6] + " " + n[6:], Name: strings.ToUpper(p.Family)})
		}
	}
	return all
}

func main() {
	app := flag.String("app", "build/bin/shcr-e2e", "the viewer, built with the tag e2e")
	out := flag.String("out", "build/out/screens", "folder for the pictures")
	user := flag.String("user", "U2", "who signs in")
	role := flag.String("role", "", "the role to act in, for a user with several")
	height := flag.Int("height", 2400, "of the screen")
	only := flag.String("only", "", "keys of people, with commas between them (P01,P16), or screens; both of all when empty")
	width := flag.Int("width", 1440, "of the screen")
	press := flag.String("press", "", "names of buttons to press before each picture, with semicolons between them (\"Results;Dark colours\")")
	flag.Parse()
	buttons := strings.FieldsFunc(*press, func(r rune) bool { return r == ';' })
	err := everyScreen(*app, *out, *only)
	if err == nil && *only != "screens" {
		err = photograph(*app, *out, *user, *role, people(*only), buttons, *width, *height)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// everyScreen makes the gallery, unless people are named.
func everyScreen(app, out, only string) error {
	if only != "" && only != "screens" {
		return nil
	}
	scratch, err := os.MkdirTemp("", "shcr-screens-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	browser := filepath.Join(scratch, "browser")
	if err := windowtest.BuildBrowser(browser); err != nil {
		return err
	}
	if out, err = filepath.Abs(out); err != nil {
		return err
	}
	return gallery(app, browser, scratch, out)
}

func photograph(app, out, user, role string, visits []windowtest.Visit, buttons []string, width, height int) (err error) {
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
	return windowtest.Tour(w, words, visits, func(p windowtest.Visit) error {
		for _, name := range buttons {
			if err := press(w, name); err != nil {
				return err
			}
		}
		picture := filepath.Join(out, strings.ToLower(p.Key)+".png")
		fmt.Println(picture)
		return w.Screenshot(picture)
	})
}
