package care

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shcr/backend/care/fuzztest"
)

// FuzzMoment: a date of any form is read, or shown as it was sent; it never
// vanishes (B1, H18).
func FuzzMoment(f *testing.F) {
	for _, s := range []string{"2014", "2009-06", "1948-03-14", "2026-10-25T01:30:00+01:00", "2026-11-21T14:30Z", "2026-02-30", "9999-12-31T23:59:60.9Z", "0000", "21/11/2026", "2026-11-21T24:00:00", " "} {
		f.Add(s)
	}
	now := time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, s string) {
		defer fuzztest.Within(t)()
		m, w := ParseMoment(s), NewWhen("Recorded", s, now)
		switch {
		case !m.Known() && m.Text() != s:
			t.Errorf("%q is shown as %q", s, m.Text())
		case w.Text == "":
			t.Errorf("%q vanishes", s)
		case m.Known() && !strings.HasSuffix(m.Text(), s[:4]) && m.HasDay() && m.Clock() == "":
			t.Errorf("%q is shown as %q", s, m.Text())
		case m.Known() && !fhirDate.MatchString(s):
			t.Errorf("%q is taken for a moment", s)
		case m.Known() != (SortKey(s) != ""):
			t.Errorf("%q has the key %q", s, SortKey(s))
		}
	})
}

// fhirDate is a FHIR date, dateTime or instant as R4 datatypes §2.24.0.1 has it.
var fhirDate = regexp.MustCompile(`^(\d{4})(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$`)

// H19: what is read as a moment has the form of one, and what has the form and
// is a day and time that exist is read.
func TestH19_MomentsHaveTheFormOfFHIR(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.StringMatching(`(20(0[1-9]|1\d)(-0[1-9](-[12]\d(T[01]\d:[0-5]\d(:[0-5]\d(\.\d{0,3})?)?(Z|[+-]0\d:00)?)?)?)?)[Z.:0-]?`).Draw(rt, "s")
		form := fhirDate.MatchString(s)
		if form && len(s) >= len("2006-01-02") { // 29 February is not of every year
			_, err := time.Parse("2006-01-02", s[:len("2006-01-02")])
			form = err == nil
		}
		if form != ParseMoment(s).Known() {
			rt.Fatalf("%q: has the form of a moment that exists %v", s, form)
		}
	})
}

var day = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

// FuzzTypedDate: what a person types is a day that exists, or refused (B1).
func FuzzTypedDate(f *testing.F) {
	for _, s := range []string{"14/3/1948", "14.3.48", "14-Mar-1948", "1948-03-14", "31/2/2000", "1 march 99", "00/00/0000", "9999/99/99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		defer fuzztest.Within(t)()
		got, err := ParseTypedDate(s)
		if err != nil {
			return
		}
		if _, bad := time.Parse("2006-01-02", got); bad != nil || !day.MatchString(got) {
			t.Errorf("%q is read as %q", s, got)
		}
	})
}

// FuzzNHSNumber: what is accepted has ten digits, all of them typed, and a check
// digit that holds by the rule of the Data Dictionary, worked out here again (B1).
func FuzzNHSNumber(f *testing.F) {
	for _, s := range []string{"999 012 3454", "999-012-3454", "9990123455", "0000000000", "٩٩٩", "99901234540"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		defer fuzztest.Within(t)()
		n, err := ParseNHSNumber(s)
		if err != nil {
			return
		}
		digits, sum := n.Digits(), 0
		for i, c := range digits {
			if c < '0' || c > '9' || !strings.ContainsRune(s, c) {
				t.Fatalf("%q is read as %q", s, digits)
			}
			sum += int(c-'0') * (10 - i)
		}
		if last := int(digits[len(digits)-1] - '0'); len(digits) != 10 || (sum-last+last)%11 != 0 && (11-(sum-last)%11)%11 != last {
			t.Errorf("%q is read as %q", s, digits)
		}
	})
}
