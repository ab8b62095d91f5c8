package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"shcr/backend/training"
	"shcr/backend/window/windowtest"
)

// frame is one window of the gallery: who sits at it, how far they go, and what is
// pressed for each picture. A picture's presses are on top of those before it.
type frame struct {
	name, user    string
	width, height int
	env           []string
	args          []string
	walk          int    // steps of the journey, each with a picture where pictured
	pictured      bool   // of the steps
	person        string // opened when the walk is done: "P01"; "" nobody
	shots         []shot
}

// shot is a picture, the buttons that lead to it, what is typed where the keyboard
// then is, and a text to wait for.
type shot struct {
	name  string
	press []string
	typed string
	see   string
}

// arrives signs in, to a screen that says so.
func arrives(text string) []shot { return []shot{{press: []string{"Sign in"}, see: text}} }

// first are the names of the pictures of the journey's first steps.
var first = []string{"sign-in", "search", "search-results", "reason"}

// tour leads over every screen of a record.
var tour = []shot{
	{name: "summary"}, {name: "summary-compact", press: []string{"Compact"}}, {name: "summary-expanded", press: []string{"Expanded"}},
	{name: "summary-comfortable", press: []string{"Comfortable"}},
	{name: "item-open", press: []string{"Permanent atrial fibrillation"}}, {name: "item-as-sent", press: []string{"View as sent"}},
	{name: "banner-more", press: []string{"Close", "Permanent atrial fibrillation", "More"}}, {name: "completeness-details", press: []string{"Close", "Details"}},
	{name: "full-demographics", press: []string{"Close", "Full demographics"}}, {name: "brief", press: []string{"One-page brief", "Compact"}},
	{name: "brief-social-care", press: []string{"Social care", "Plain words"}}, {name: "care-network", press: []string{"Plain words", "Care network"}},
	{name: "medications", press: []string{"Medications and immunisations"}}, {name: "medicines-side-by-side", press: []string{"Medicines side by side"}},
	{name: "allergies-side-by-side", press: []string{"Medications and immunisations", "Allergies side by side"}}, {name: "results", press: []string{"Results"}},
	{name: "social-care", press: []string{"Social care, capacity and legal"}}, {name: "all-events", press: []string{"All events"}},
	{name: "timeline", press: []string{"Timeline"}, see: "In view, the newest first"}, {name: "timeline-month", press: []string{"1 month"}},
	{name: "understanding", press: []string{"Understanding the data"}}, {name: "understanding-by-part", press: []string{"By part of the record"}},
	{name: "results-over-time", press: []string{"Results", "Over time", "Medicines"}}, {name: "flowsheet", press: []string{"Flowsheet"}},
	{name: "support", press: []string{"Get support"}}, {name: "change-keys", press: []string{"Change keys"}},
	{name: "documents", press: []string{"Close", "Person summary", "Open Documents as a page"}},
	{name: "letter", press: []string{"Heart failure nurse letter"}}, {name: "find", press: []string{"Find in this record"}, see: "Searched: "},
	{name: "find-words", typed: "furosemide", see: "In the text of letters"}, {name: "my-access", press: []string{"Close", "My access"}},
	{name: "what-i-was-shown", press: []string{"What I was shown at"}},
}

// named is the tour's shot of that name.
func named(name string) shot {
	return tour[slices.IndexFunc(tour, func(s shot) bool { return s.name == name })]
}

// looks are the summary in other colours and sizes.
var looks = []shot{
	{name: "dark", press: []string{"Dark colours"}}, {name: "dark-change-keys", press: []string{"Guide to this screen", "Change keys"}},
	{name: "high-contrast", press: []string{"Close", "High contrast"}},
	{name: "text-200", press: []string{"Light colours", "Larger text", "Larger text", "Larger text", "Larger text", "Larger text"}},
	{name: "text-200-change-keys", press: []string{"Guide to this screen", "Change keys"}},
}

// gallery leaves a picture of every screen and state in a folder.
func gallery(app, browser, scratch, out string) error {
	r, err := training.Start(context.Background(), training.Options{TLS: true})
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	file, full, fullState := filepath.Join(scratch, "region.yaml"), filepath.Join(scratch, "full"), filepath.Join(scratch, "full-state")
	err = errors.Join(os.WriteFile(file, r.File(), 0o600),
		os.MkdirAll(filepath.Join(full, "shcr", "training", "audit.db"), 0o700), // a folder where the file should be
		os.WriteFile(fullState, nil, 0o600))
	if err != nil {
		return err
	}
	broken := []string{"--region", file}
	frames := []frame{
		{name: "", user: "U2", walk: 4, pictured: true},
		{name: "", user: "U2", walk: 2, person: "P01", height: 1800, shots: tour},
		{name: "look-", user: "U2", walk: 2, person: "P01", shots: looks},
		{name: "changed-", user: "U2", walk: 2, person: "P01", shots: []shot{{press: []string{"Reload"}, see: "Nothing new, altered or gone"}}},
		{name: "small-", user: "U2", width: 1366, height: 768, walk: 2, person: "P01", shots: tour[:1]},
		{name: "wide-", user: "U2", width: 1920, height: 1080, walk: 2, person: "P01", shots: tour[:1]},
		{name: "deceased-", user: "U2", walk: 2, person: "P10", shots: tour[:1]},
		{name: "sensitive-", user: "U2", walk: 2, person: "P04", shots: []shot{tour[0], {name: "care-network", press: []string{"Care network"}}, {name: "letters", press: []string{"Clinical documents", "Open letters for a reason…"}}}},
		{name: "child-", user: "U13", walk: 2, person: "P05", shots: tour[:1]},
		{name: "differing-", user: "U2", walk: 2, person: "P34", shots: []shot{tour[0], {name: "who-says-what", press: []string{"Who says what"}}}},
		{name: "receptionist-", user: "U9", walk: 2, person: "P02", shots: tour[:1]},
		{name: "role-choice", user: "U10", walk: 1, shots: arrives("role")},
		{name: "no-access", user: "U11", walk: 1, shots: arrives("You have no direct access")},
		{name: "reports", user: "U8", walk: 1, shots: arrives("Access reports")},
		{name: "audit-one-place-down-", user: "U2", env: []string{"XDG_CONFIG_HOME=" + full}, walk: 2, person: "P01", shots: tour[:1]},
		{name: "audit-full", user: "U2", env: []string{"XDG_CONFIG_HOME=" + full, "XDG_STATE_HOME=" + fullState}, walk: 1, shots: arrives("so nothing was opened")},
		{name: "one-down-", user: "U2", args: broken, walk: 2, person: "P01", shots: []shot{tour[0], named("medications"), named("social-care")}},
		{name: "all-down-", user: "U2", args: broken, walk: 2, person: "P01", shots: []shot{tour[0], named("medications")}},
	}
	for _, f := range frames {
		switch f.name {
		case "one-down-":
			err = r.Stop("RZ9")
		case "all-down-":
			for _, p := range r.States() {
				if p.Key != "" { // a partner, not a service
					err = errors.Join(err, r.Stop(p.ODS))
				}
			}
		}
		if err == nil {
			err = f.photograph(app, browser, out)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", cmp.Or(f.name, f.user), err)
		}
	}
	return nil
}

func (f frame) photograph(app, browser, out string) (err error) {
	if f.args == nil {
		f.args = []string{"training"}
	}
	w, err := windowtest.Open(windowtest.Options{Binary: app, Args: f.args, Browser: browser,
		Env: append(f.env, "SHCR_TRAINING_USER="+f.user), Width: f.width, Height: f.height})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	take := func(name string) error {
		picture := filepath.Join(out, strings.TrimSuffix(f.name+name, "-")+".png")
		fmt.Println(picture)
		return w.Screenshot(picture)
	}
	words := windowtest.Training()
	for i, step := range windowtest.Journey(words)[:f.walk] {
		if err := windowtest.Walk(w, []windowtest.Step{step}, "", nil); err != nil {
			return err
		}
		if f.pictured {
			if err := take(first[i]); err != nil {
				return err
			}
		}
	}
	if f.person != "" {
		v := people(f.person)[0]
		words.NHSTyped, words.Name, words.Cards = v.Number, v.Name, nil
		if err := windowtest.Walk(w, windowtest.Journey(words)[2:6], "", nil); err != nil {
			return err
		}
	}
	for _, s := range f.shots {
		for _, name := range s.press {
			if err := press(w, name); err != nil {
				return err
			}
		}
		if s.typed != "" {
			at, err := w.Focused()
			if err == nil {
				err = at.Type(s.typed)
			}
			if err != nil {
				return err
			}
		}
		if s.see != "" {
			if _, err := w.Text(s.see); err != nil {
				return err
			}
		}
		if err := take(s.name); err != nil {
			return err
		}
	}
	return nil
}

func press(w *windowtest.Window, name string) error {
	button, err := w.Role("button", name)
	if err != nil {
		return err
	}
	return button.Click()
}
