// Command demo shows the viewer where there is no screen: it opens the real
// window on one of its own, takes a clinician's way from signing in to a
// letter, and leaves a picture of each step. With a screen, use the viewer
// itself.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"shcr/backend/window/windowtest"
)

func main() {
	app := flag.String("app", "build/bin/shcr-e2e", "the viewer, built with the tag e2e")
	out := flag.String("out", "build/out/demo", "folder for the pictures")
	width := flag.Int("width", 1440, "of the screen")
	height := flag.Int("height", 900, "of the screen")
	flag.Parse()
	if err := demonstrate(*app, *out, *width, *height); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func demonstrate(app, out string, width, height int) (err error) {
	scratch, err := os.MkdirTemp("", "shcr-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	browser := filepath.Join(scratch, "browser")
	if err := windowtest.BuildBrowser(browser); err != nil {
		return err
	}
	w, err := windowtest.Open(windowtest.Options{
		Binary: app, Args: []string{"training"}, Browser: browser, Width: width, Height: height,
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	fmt.Println("No screen here, so the viewer runs on one of its own. What it shows at each step:")
	if out, err = filepath.Abs(out); err != nil {
		return err
	}
	return windowtest.Walk(w, windowtest.Journey(windowtest.Training()), out, func(l windowtest.Lap) {
		fmt.Printf("%5d ms  %-32s %s\n", l.Took.Milliseconds(), l.Step.Name, l.Picture)
	})
}
