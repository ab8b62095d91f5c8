package app_test

import (
	"strings"
	"testing"

	"shcr/backend/care"
)

// P38's family history of FGM is for those with that right alone: the named
// safeguarding nurse sees it though it is labelled restricted, a GP with the
// right to restricted items does not and is told that something is withheld
// (H23, record-data §10).
func TestH23_P38IsForThoseWithTheRight(t *testing.T) {
	for user, want := range map[string]bool{"U13": true, "U1": false, "U3": false} {
		c := open(t, user)
		v := c.opened(t, "999 897 2078")
		alerts := c.section(t, v, care.Alerts)
		seen := strings.Contains(strings.Join(terms(alerts), "\n"), "Family history of FGM")
		if seen != want {
			t.Errorf("%s sees it: %v", user, seen)
		}
		told := strings.Contains(strings.Join(alerts.Warnings, "\n"), "2 restricted items")
		if told == want {
			t.Errorf("%s is told of restricted items: %v, %q", user, told, alerts.Warnings)
		}
	}
}

// P35's NEWS2 stands with the scale it was made on, in the row as it is closed:
// on the other scale the same figures make 8 (H18).
func TestH18_P35ScoreShowsItsScale(t *testing.T) {
	c := open(t, "U2")
	v := c.opened(t, "999 409 1867")
	for _, e := range c.section(t, v, care.Observations).Entries {
		if !strings.Contains(e.Term, "NEWS2") {
			continue
		}
		said := map[string]string{}
		for _, f := range e.Facts {
			if f.Lead {
				said[f.Key] = f.Text
			}
		}
		if said["score"] != "5" || said["scale"] != "Scale 2 (88–92 %)" {
			t.Errorf("%s: %v", e.When.Text, said)
		}
		return
	}
	t.Error("no NEWS2 score")
}
