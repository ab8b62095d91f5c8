package app_test

import (
	"strings"
	"testing"

	"shcr/backend/care"
)

// M154: of the reasons why a council gives support, which is the primary and
// which the secondary one; a person with one reason has a primary one alone.
func TestM154_PrimaryAndSecondarySupportReasons(t *testing.T) {
	c := open(t, "U2")
	for person, want := range map[string]string{
		"P01": "Physical support: Primary support reason; Support with memory and cognition: Secondary support reason",
		"P03": "Learning disability support: Primary support reason",
	} {
		var got []string
		for _, e := range c.section(t, c.opened(t, numberOf(t, person)), care.SocialCare).Entries {
			if e.Group != "reasons" {
				continue
			}
			for _, f := range e.Facts {
				if f.Key == "category" {
					got = append(got, e.Term+": "+f.Text)
				}
			}
		}
		if said := strings.Join(got, "; "); said != want {
			t.Errorf("%s: %q, want %q", person, said, want)
		}
	}
}
