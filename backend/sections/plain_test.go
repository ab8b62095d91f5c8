package sections

import (
	"testing"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// A refusal that names nothing is said as sent: "does not permit" beside "not
// for CPR" would turn the heading round (H13).
func TestH13_ARefusalThatNamesNothingTurnsNoHeading(t *testing.T) {
	for kind, want := range map[string]string{"deny": "A refusal, about what the heading says", "permit": "A permission, about what the heading says"} {
		var e care.Entry
		rules(&e, provision{Type: kind}, "")
		if len(e.Facts) != 1 || e.Facts[0].Label != "Sent as" || e.Facts[0].Text != want || !e.Facts[0].Lead {
			t.Errorf("%s: %+v", kind, e.Facts)
		}
	}
}

// Members of a team share a telephone: it is said once, another stays.
func TestATeamsSharedNumberIsSaidOnce(t *testing.T) {
	var e care.Entry
	for _, n := range []string{"01632 960148", "01632 960148", "01632 960149"} {
		telecoms(&e, []fhir.ContactPoint{{System: "phone", Use: "work", Value: n}}, Input{})
	}
	if len(e.Facts) != 2 || e.Facts[1].Text != "01632 960149" {
		t.Errorf("%+v", e.Facts)
	}
}

// Languages of letters are read in words; one not known stays as sent.
func TestLanguagesOfLettersAreWords(t *testing.T) {
	for code, want := range map[string]string{"en-GB": "English", "vi": "Vietnamese", "xx": "xx", "": ""} {
		if got := languageWords(code); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}
