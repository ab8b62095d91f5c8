package care

import (
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // Europe/London also where the system has no zones (Windows)
)

// London is the zone in which times are shown.
var London = func() *time.Location {
	l, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err) // tzdata is linked in
	}
	return l
}()

// months are fixed here and never taken from the system's language (NHS CUI Ta-6
// to Ta-10: dd-Mmm-yyyy).
var months = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// Moment is a partial date as sent: year; year and month; day; or a time.
type Moment struct {
	parts int // 0 unreadable, 1 year, 2 month, 3 day, 4 time
	at    time.Time
	sent  string
}

// ParseMoment reads a FHIR date of any precision. What is not one is kept as
// sent, so that it can be shown and not vanish.
func ParseMoment(s string) Moment {
	m := Moment{sent: s}
	layout, parts := "", 0
	switch {
	case fits(s, "0000"):
		layout, parts = "2006", 1
	case fits(s, "0000-00"):
		layout, parts = "2006-01", 2
	case fits(s, "0000-00-00"):
		layout, parts = "2006-01-02", 3
	case len(s) >= minute && fits(s[:minute], "0000-00-00T00:00"):
		var zone string
		if s, zone = withSeconds(s); zone != "" && zone != "Z" && !fits(zone, "+00:00") && !fits(zone, "-00:00") {
			return m
		}
		layout, parts = "2006-01-02T15:04:05", 4
		if zone != "" {
			layout += "Z07:00"
		}
	default:
		return m
	}
	at, err := time.ParseInLocation(layout, s, London)
	if err != nil {
		return m
	}
	m.parts, m.at = parts, at.In(London)
	return m
}

// minute is the length of a moment to the minute, "2026-11-21T14:30".
const minute = 16

// fits tells whether a text is of a form in which 0 stands for any digit. Dates
// are the most read of all texts: an expression would take ten times as long.
func fits(s, form string) bool {
	if len(s) != len(form) {
		return false
	}
	for i := range len(s) {
		if form[i] == '0' {
			if s[i] < '0' || s[i] > '9' {
				return false
			}
		} else if s[i] != form[i] {
			return false
		}
	}
	return true
}

// withSeconds gives a moment with its seconds, which may be left out, and what
// stands after them and their fraction.
func withSeconds(s string) (whole, zone string) {
	end := minute + len(":00")
	if len(s) < end || !fits(s[minute:end], ":00") {
		return s[:minute] + ":00" + s[minute:], s[minute:]
	}
	zone = s[end:]
	if after, ok := strings.CutPrefix(zone, "."); ok {
		if rest := strings.TrimLeft(after, "0123456789"); len(rest) < len(after) {
			zone = rest
		}
	}
	return s, zone
}

// Known tells whether the moment could be read.
func (m Moment) Known() bool { return m.parts > 0 }

// Time is the start of the moment in London.
func (m Moment) Time() time.Time { return m.at }

// HasDay tells whether at least the day is known.
func (m Moment) HasDay() bool { return m.parts >= 3 }

// Span is from the first to the last moment that a known one may mean: a year is all of
// it, until the next begins, and a time is itself.
func (m Moment) Span() (from, to time.Time) {
	switch m.parts {
	case 1:
		return m.at, m.at.AddDate(1, 0, 0)
	case 2:
		return m.at, m.at.AddDate(0, 1, 0)
	case 3:
		return m.at, m.at.AddDate(0, 0, 1)
	}
	return m.at, m.at
}

// Precision is what a known moment was sent to: "year", "month", "day" or "time"; "" of
// one that could not be read.
func (m Moment) Precision() string {
	return [...]string{"", "year", "month", "day", "time"}[m.parts]
}

// Text shows the date with the precision given: "14-Mar-1948", "Jun-2009",
// "2014"; what cannot be read is shown as sent; "" stays "".
func (m Moment) Text() string {
	switch m.parts {
	case 0:
		return m.sent
	case 1:
		return fmt.Sprintf("%04d", m.at.Year())
	case 2:
		return fmt.Sprintf("%s-%04d", months[m.at.Month()-1], m.at.Year())
	}
	return fmt.Sprintf("%02d-%s-%04d", m.at.Day(), months[m.at.Month()-1], m.at.Year())
}

// Clock shows the time of day, "" when only a date was sent.
func (m Moment) Clock() string {
	if m.parts < 4 {
		return ""
	}
	return m.at.Format("15:04")
}

// ShowDate formats a time as a date, for times of our own.
func ShowDate(t time.Time) string {
	return Moment{parts: 3, at: t.In(London)}.Text()
}

// ShowTime formats a time of our own as "22-Nov-2026 14:32".
func ShowTime(t time.Time) string { return ShowDate(t) + " " + t.In(London).Format("15:04") }

// NewWhen formats a date of an entry. kind says what it is the date of. A
// missing date says so; a coming one says how soon.
func NewWhen(kind, iso string, now time.Time) When {
	if iso == "" {
		return When{Text: "Date not recorded"}
	}
	m := ParseMoment(iso)
	w := When{Kind: kind, Text: m.Text(), Time: m.Clock(), ISO: iso}
	if m.HasDay() {
		w.Relative = relative(m.at, now.In(London))
	}
	return w
}

// relative gives words for today and the coming time only; the past needs the
// real date.
func relative(at, now time.Time) string {
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC) }
	days := int(day(at).Sub(day(now)).Hours() / 24)
	switch {
	case days < 0:
		return ""
	case days == 0:
		return "today"
	case days == 1:
		return "tomorrow"
	case days < 14:
		return fmt.Sprintf("in %d days", days)
	case days < 60:
		return fmt.Sprintf("in %d weeks", days/7)
	}
	return fmt.Sprintf("in %d months", days/30)
}

// SortKey orders moments: it is the instant where one is known, and "" (last)
// where none is. A partial date stands at its start.
func SortKey(iso string) string {
	m := ParseMoment(iso)
	if m.parts == 0 {
		return ""
	}
	return m.at.UTC().Format("20060102150405")
}
