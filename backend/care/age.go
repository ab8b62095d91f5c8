package care

import (
	"fmt"
	"time"
)

// Age shows an age by the NHS CUI bands (Pocket guide "Age"): days under four
// weeks, weeks and days under a year, months and days under two, years and
// months under eighteen, then years. A birth date without its day gives
// "about 39y". at is now, or the day of death. "" when it cannot be told.
func Age(birthISO string, at time.Time) string {
	b := ParseMoment(birthISO)
	if !b.Known() {
		return ""
	}
	at = at.In(London)
	born := b.Time()
	if at.Before(born) {
		return ""
	}
	years, months, days := between(born, at)
	if !b.HasDay() {
		if b.parts == 1 {
			years = at.Year() - born.Year()
		}
		return fmt.Sprintf("about %dy", years)
	}
	total := int(noon(at).Sub(noon(born)).Hours() / 24)
	switch {
	case b.parts == 4 && at.Sub(born) < 2*time.Hour:
		return fmt.Sprintf("%dmin", int(at.Sub(born).Minutes()))
	case b.parts == 4 && at.Sub(born) < 48*time.Hour:
		return fmt.Sprintf("%dhrs", int(at.Sub(born).Hours()))
	case total < 28:
		return fmt.Sprintf("%dd", total)
	case years < 1:
		return two(total/7, "w", total%7, "d")
	case years < 2:
		return two(12*years+months, "m", days, "d")
	case years < 18:
		return two(years, "y", months, "m")
	}
	return fmt.Sprintf("%dy", years)
}

func two(a int, ua string, b int, ub string) string {
	if b == 0 {
		return fmt.Sprintf("%d%s", a, ua)
	}
	return fmt.Sprintf("%d%s %d%s", a, ua, b, ub)
}

func noon(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC)
}

// between counts whole years, months and days; 29 February has its birthday on
// 1 March in other years, as in English law.
func between(a, b time.Time) (years, months, days int) {
	years = b.Year() - a.Year()
	months = int(b.Month()) - int(a.Month())
	days = b.Day() - a.Day()
	if days < 0 {
		months--
		days += time.Date(b.Year(), b.Month(), 0, 0, 0, 0, 0, time.UTC).Day()
	}
	if months < 0 {
		years--
		months += 12
	}
	return years, months, max(days, 0)
}
