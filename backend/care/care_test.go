package care

import (
	"strings"
	"testing"
	"time"
)

func TestH2_NHSNumber(t *testing.T) {
	for typed, want := range map[string]string{
		"9990123454": "9990123454", "999 012 3454": "9990123454", " 999-012-3454 ": "9990123454", "999.012.3454": "9990123454", "999\u00a0012\u00a03454": "9990123454",
		"9990123455": "", "999012345": "", "99901234540": "", "999 012 345O": "", "4444444444": "", "": "", "9998887372": "9998887372",
	} {
		n, err := ParseNHSNumber(typed)
		if n.Digits() != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q %v", typed, n.Digits(), err)
		}
	}
	n, _ := ParseNHSNumber("9990123454")
	if n.Spaced() != "999 012 3454" || strings.Contains(n.String(), "999") {
		t.Errorf("%q %q", n.Spaced(), n.String())
	}
}

// H19: precision as given, London time, nothing invented.
func TestH19_Dates(t *testing.T) {
	for iso, want := range map[string]string{
		"2009": "2009 ", "2009-06": "Jun-2009 ", "1948-03-14": "14-Mar-1948 ", "2026-09-05": "05-Sep-2026 ",
		"2026-10-19T04:51:00+01:00": "19-Oct-2026 04:51", "2026-07-01T23:30:00Z": "02-Jul-2026 00:30",
		"2026-10-25T00:30:00Z": "25-Oct-2026 01:30", "2026-10-25T01:30:00Z": "25-Oct-2026 01:30", "2026-03-29T01:30:00Z": "29-Mar-2026 02:30",
		"2026-11-19T17:40:12.345Z": "19-Nov-2026 17:40", "2026-11-19T17:40": "19-Nov-2026 17:40",
		"2026-02-30": "2026-02-30 ", "last spring": "last spring ", "": " ", "20261119": "20261119 ",
	} {
		m := ParseMoment(iso)
		if got := m.Text() + " " + m.Clock(); got != want {
			t.Errorf("%q: %q, want %q", iso, got, want)
		}
	}
	now := time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC)
	for iso, want := range map[string]string{"2026-11-21": "today", "2026-11-22T09:00:00Z": "tomorrow", "2026-11-24T09:30:00Z": "in 3 days", "2026-12-16": "in 3 weeks", "2026-11-20": "", "2027": ""} {
		if got := NewWhen("", iso, now).Relative; got != want {
			t.Errorf("%s: %q, want %q", iso, got, want)
		}
	}
	if NewWhen("Onset", "", now).Text != "Date not recorded" {
		t.Error("a missing date must say so")
	}
}

// The CUI's age bands at their edges.
func TestAgeBands(t *testing.T) {
	at := func(s string) time.Time { m := ParseMoment(s); return m.Time() }
	for _, c := range []struct{ born, at, want string }{
		{"2026-11-21T10:00:00Z", "2026-11-21T11:59:59Z", "119min"}, {"2026-11-21T10:00:00Z", "2026-11-21T12:00:00Z", "2hrs"},
		{"2026-11-21T10:00:00Z", "2026-11-23T09:59:00Z", "47hrs"}, {"2026-11-21T10:00:00Z", "2026-11-23T10:00:00Z", "2d"},
		{"2026-11-02", "2026-11-21", "19d"}, {"2026-11-02", "2026-11-29", "27d"}, {"2026-11-02", "2026-11-30", "4w"}, {"2026-11-02", "2026-12-01", "4w 1d"},
		{"2025-11-22", "2026-11-21", "52w"}, {"2025-11-21", "2026-11-21", "12m"}, {"2024-11-22", "2026-11-21", "23m 30d"}, {"2024-11-21", "2026-11-21", "2y"},
		{"2021-06-03", "2026-11-21", "5y 5m"}, {"2008-11-22", "2026-11-21", "17y 11m"}, {"2008-11-21", "2026-11-21", "18y"},
		{"1948-03-14", "2026-11-21", "78y"}, {"2000-02-29", "2026-02-28", "25y"}, {"2000-02-29", "2026-03-01", "26y"},
		{"1987", "2026-11-21", "about 39y"}, {"1987-06", "2026-11-21", "about 39y"}, {"1944-01-19", "2026-09-02", "82y"}, {"", "2026-01-01", ""}, {"2027-01-01", "2026-01-01", ""},
	} {
		if got := Age(c.born, at(c.at)); got != c.want {
			t.Errorf("born %s at %s: %q, want %q", c.born, c.at, got, c.want)
		}
	}
}

func TestTypedDates(t *testing.T) {
	for typed, want := range map[string]string{
		"14/3/1948": "1948-03-14", "14.3.48": "1948-03-14", "14-Mar-1948": "1948-03-14", "14 march 1948": "1948-03-14", "1948-03-14": "1948-03-14", "1/2/03": "2003-02-01",
		"31/2/1948": "", "14/13/1948": "", "1948": "", "tomorrow": "", "14/3/194": "",
	} {
		got, err := ParseTypedDate(typed)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q %v", typed, got, err)
		}
	}
}
