package app_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"shcr/app"
	"shcr/backend/region"
	"shcr/backend/training"
	"shcr/backend/training/hosts"
)

// M41: an integrator is told what the viewer would answer, by the link or from
// standard input, and nothing is redeemed: the code still works after it.
func TestM41_LaunchCheck(t *testing.T) {
	l := hosted(t, "U10", nil)
	r, err := region.Parse(l.region.File())
	if err != nil {
		t.Fatal(err)
	}
	code := l.link(t, "cleo", "P14", "", hosts.Sound)
	for name, c := range map[string]struct{ link, says string }{
		"signed":         {l.link(t, "systmone", "P01", "", hosts.Sound), "holds: the signature"},
		"smart":          {l.link(t, "acute-care-portal", "P01", "", hosts.Sound), "holds: smart-configuration"},
		"code":           {code, "Cleo"},
		"plain":          {"shcr://launch?v=1&nhs=" + p01, "confirms the person"},
		"expired":        {l.link(t, "systmone", "P01", "", hosts.Expired), "refused: expired"},
		"wrong audience": {l.link(t, "systmone", "P01", "", hosts.WrongAudience), "refused: wrong-audience"},
		"no link":        {"shcr://open", "refused: malformed"},
		"nobody's":       {"shcr://launch?v=1&code=ABCDEFGHIJKLMNOPQRSTUVWXYZ&from=nobody", "refused: unknown-partner"},
	} {
		for _, args := range [][]string{{"check", c.link}, {"check", "-"}} {
			var out bytes.Buffer
			err := app.LaunchCommand(app.Terminal{In: strings.NewReader(c.link + "\n"), Out: &out, Err: &out}, r, args)
			if !strings.Contains(out.String(), c.says) || errors.Is(err, app.ErrNotWell) != strings.HasPrefix(c.says, "refused") {
				t.Errorf("%s: %v\n%s", name, err, out.String())
			}
			if strings.Contains(out.String(), p01) || strings.Contains(out.String(), "eyJ") {
				t.Errorf("%s repeats the link:\n%s", name, out.String())
			}
		}
	}
	l.Arrive(code)
	if v := l.ends(t); v.Phase != "ready" {
		t.Errorf("after the check the code is spent: %+v", v)
	}
	if training.LaunchAudience != r.Launch.Audience {
		t.Error("the check was for another region")
	}
}

// K6, K13: the trail has each link's host, form, outcome and hashed id, and nothing
// of the link itself; an opened record says that it was launched.
func TestM32_TrailOfLinks(t *testing.T) {
	l := hosted(t, "U1", nil)
	sound := l.link(t, "systmone", "P01", "", hosts.Sound)
	l.Arrive(sound)
	v := l.ends(t)
	if _, err := l.Launch.Accept(v.Link, ""); err != nil {
		t.Fatal(say(err))
	}
	l.Arrive(sound)
	l.ends(t)
	l.Arrive(l.link(t, "systmone", "P01", "", hosts.WrongUser))
	l.ends(t)
	var outcomes []string
	opened := false
	for _, e := range l.trail(t) {
		if e.Kind == "launch" {
			outcomes = append(outcomes, e.Outcome)
			form, rest, _ := strings.Cut(e.Item, "|")
			host, id, _ := strings.Cut(rest, "|")
			if form != "signed" || host != "systmone" || len(id) != 32 {
				t.Errorf("item %q", e.Item)
			}
		}
		if e.Kind == "open" {
			opened = true
			if e.Access != "launched" || e.Relationship != "host-system" || e.Reason != "launched" || e.Purpose != "TREAT" {
				t.Errorf("%+v", e)
			}
		}
		for _, part := range strings.Split(sound[strings.Index(sound, "assertion="):], ".") {
			if strings.Contains(e.Item+e.Outcome+e.Reason, part) {
				t.Error("the trail has the link")
			}
		}
	}
	if got := strings.Join(outcomes, " "); got != "success replayed wrong-user" || !opened {
		t.Errorf("%s, opened %v", got, opened)
	}
}
