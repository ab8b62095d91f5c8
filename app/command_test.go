package app_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/region"
)

// Each way a command ends has its own code, and a sentence where one is due.
func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		err  error
		code int
		say  string
	}{
		{nil, 0, ""}, {app.ErrUsage, 2, ""}, {app.ErrMissing, 3, ""}, {app.ErrNotWell, 1, ""},
		{&care.Error{Code: care.CodeRegion, Say: "Line 3."}, 1, "Line 3."}, {errors.New("other"), 1, "other"},
	} {
		if code, say := app.ExitCode(c.err); code != c.code || say != c.say {
			t.Errorf("%v: %d %q", c.err, code, say)
		}
	}
}

func TestRegionCommands(t *testing.T) {
	text, err := os.ReadFile("../build/region.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	right, wrong := filepath.Join(dir, "right.yaml"), filepath.Join(dir, "wrong.yaml")
	_ = os.WriteFile(right, text, 0o600)
	_ = os.WriteFile(wrong, bytes.Replace(text, []byte("setting: acute"), []byte("setting: hospital"), 1), 0o600)
	var out, errs bytes.Buffer
	term := app.Terminal{Out: &out, Err: &errs}
	if err := app.RegionCommand(term, []string{"check", right}, ""); err != nil || !strings.Contains(out.String(), "2 partners, 2 roles") {
		t.Errorf("%v %s", err, out.String())
	}
	if _, say := app.ExitCode(app.RegionCommand(term, []string{"check", wrong}, "")); !strings.Contains(say, "setting: hospital") {
		t.Errorf("does not show the line: %s", say)
	}
	out.Reset()
	if err := app.RegionCommand(term, []string{"show"}, right); err != nil {
		t.Fatal(err)
	}
	shown, err := region.Parse(out.Bytes()) // what is shown is itself a region file
	if err != nil || len(shown.Partners) != 2 || shown.Partners[1].Feed.Times[0] != "02:30" {
		t.Errorf("%v\n%s", say(err), out.String())
	}
	for _, args := range [][]string{nil, {"check"}, {"show", "x"}, {"mend", "x"}} {
		if err := app.RegionCommand(term, args, right); !errors.Is(err, app.ErrUsage) {
			t.Errorf("%v: %v", args, err)
		}
	}
	if err := app.DoctorPersonCommand(context.Background(), term, right, "9990123454", "x", false); !errors.Is(err, app.ErrUsage) {
		t.Errorf("a number on the command line: %v", err)
	}
}
