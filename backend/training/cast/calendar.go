package cast

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // Windows has no zone files; Europe/London must be known
)

// storyDay is the day the stories are told from: Sat 21-Nov-2026.
var storyDay = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

// firstShifted is the first date that moves with the run date. Older ones are
// history and stay.
const firstShifted = "2025-01-01"

// Calendar turns the dates of the stories into dates of the run: all of 2025
// and later move by the whole weeks between the story day and the run day, so
// weekdays stay what they are. Precision is kept: a year stays a year.
type Calendar struct {
	now    time.Time
	weeks  int
	london *time.Location
}

// zone is read once: it is needed for every resource that is written.
var zone = sync.OnceValues(func() (*time.Location, error) { return time.LoadLocation("Europe/London") })

// NewCalendar makes the calendar of a run at a time.
func NewCalendar(now time.Time) (*Calendar, error) {
	london, err := zone()
	if err != nil {
		return nil, fmt.Errorf("zone of the region: %w", err)
	}
	local := now.In(london)
	day := time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, time.UTC)
	days := int(day.Sub(storyDay) / (24 * time.Hour))
	weeks := days / 7
	if days%7 < 0 {
		weeks-- // a run before the story day still lands on or before it
	}
	return &Calendar{now: local, weeks: weeks, london: london}, nil
}

// Date gives a story date ("2014", "2022-08", "2026-10-29", "2026-10-19T04:51",
// "T-4d", "T-4dT09:30") as a FHIR date of the run. Times are of the wall clock in London and
// get the offset of their day. "~" before a date older than 2025 makes it move
// as well: the dates of a childhood whose birth date moves.
func (c *Calendar) Date(story string) string {
	story, moving := strings.CutPrefix(story, "~")
	if rest, ok := strings.CutPrefix(story, "T"); ok {
		var days int
		if _, err := fmt.Sscanf(rest, "%dd", &days); err != nil {
			panic("story date: " + story)
		}
		day := c.now.AddDate(0, 0, days)
		if _, clock, timed := strings.Cut(rest, "T"); timed {
			return c.at(day, clock, story)
		}
		return day.Format(time.DateOnly)
	}
	switch {
	case len(story) == 4 && moving:
		return c.shift(mustDay(story + "-07-01")).Format("2006")
	case len(story) == 4 || story == "":
		return story
	case len(story) == 7:
		if story < firstShifted[:7] && !moving {
			return story
		}
		return c.shift(mustDay(story + "-15")).Format("2006-01")
	case len(story) == 10:
		if story < firstShifted && !moving {
			return story
		}
		return c.shift(mustDay(story)).Format(time.DateOnly)
	default:
		day := mustDay(story[:10])
		if story >= firstShifted || moving {
			day = c.shift(day)
		}
		return c.at(day, story[11:], story)
	}
}

// at gives a time of the clock in London on a day of the run.
func (c *Calendar) at(day time.Time, clock, story string) string {
	t, err := time.ParseInLocation("2006-01-02T15:04", day.Format(time.DateOnly)+"T"+clock, c.london)
	if err != nil {
		panic("story date: " + story)
	}
	return t.Format("2006-01-02T15:04:05-07:00")
}

// born gives a birth date. Birth dates are history and stay, except those that
// are told from the story day on ("T-19d") or marked to move ("~2021-06-03").
func (c *Calendar) born(story string) string {
	if moving, ok := strings.CutPrefix(story, "~"); ok {
		return c.shift(mustDay(moving)).Format(time.DateOnly)
	}
	if strings.HasPrefix(story, "T") {
		return c.Date(story)
	}
	return story
}

// clock gives the instant of a time ("03:42") in London on a day of the run, ""
// when the day is not known to the day.
func (c *Calendar) clock(day, at string) string {
	t, err := time.ParseInLocation("2006-01-02 15:04", day+" "+at, c.london)
	if err != nil {
		return ""
	}
	return t.Format("2006-01-02T15:04:05-07:00")
}

// Instant is Date with a time: noon when the story has none.
func (c *Calendar) Instant(story string) string {
	story, moving := strings.CutPrefix(story, "~")
	if rest, ok := strings.CutPrefix(story, "T"); ok {
		if !strings.Contains(rest, "T") {
			story += "T12:00"
		}
		return c.Date(story)
	}
	switch len(story) {
	case 0:
		return ""
	case 4:
		story += "-07-01T12:00"
	case 7:
		story += "-15T12:00"
	case 10:
		story += "T12:00"
	}
	if moving {
		story = "~" + story
	}
	return c.Date(story)
}

func (c *Calendar) shift(t time.Time) time.Time { return t.AddDate(0, 0, 7*c.weeks) }

func mustDay(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic("story date: " + s)
	}
	return t
}

var storyDates = regexp.MustCompile(`\{(~?\d{4}(?:-\d{2}(?:-\d{2})?)?|T[+-]\d+d)(?:\|([^}]+))?\}`)

// Text replaces {2026-10-29} in a letter by 29-Oct-2026 of the run;
// {2026-10-29|2 January} chooses another form (Go's reference date).
func (c *Calendar) Text(text string) string {
	return storyDates.ReplaceAllStringFunc(text, func(m string) string {
		parts := storyDates.FindStringSubmatch(m)
		date, form := c.Date(parts[1]), parts[2]
		switch len(date) {
		case 4:
			return date
		case 7:
			t := mustDay(date + "-01")
			return t.Format(orElse(form, "Jan-2006"))
		}
		return mustDay(date).Format(orElse(form, "02-Jan-2006"))
	})
}

// weekday moves a story day forward until it falls, in the run, on no weekend
// and no English bank holiday: for things that happen in office hours.
func (c *Calendar) weekday(t time.Time) time.Time {
	for t.Weekday() == time.Saturday || t.Weekday() == time.Sunday || bankHoliday(c.shift(t)) {
		t = t.AddDate(0, 0, 1)
	}
	return t
}

// working is weekday for any year: days before 2025 do not move with the run.
func (c *Calendar) working(t time.Time) time.Time {
	if t.Format(time.DateOnly) >= firstShifted {
		return c.weekday(t)
	}
	for t.Weekday() == time.Saturday || t.Weekday() == time.Sunday || bankHoliday(t) {
		t = t.AddDate(0, 0, 1)
	}
	return t
}

// bankHoliday knows the eight of England and Wales, with substitute days.
func bankHoliday(t time.Time) bool {
	y, e := t.Year(), easter(t.Year())
	monday := func(m time.Month, last bool) time.Time {
		d := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
		if last {
			d = time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC)
		}
		for d.Weekday() != time.Monday {
			d = d.AddDate(0, 0, map[bool]int{true: -1, false: 1}[last])
		}
		return d
	}
	days := []time.Time{e.AddDate(0, 0, -2), e.AddDate(0, 0, 1), monday(time.May, false), monday(time.May, true), monday(time.August, true)}
	for _, fixed := range [][]time.Time{{time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)}, {time.Date(y, 12, 25, 0, 0, 0, 0, time.UTC), time.Date(y, 12, 26, 0, 0, 0, 0, time.UTC)}} {
		d := fixed[0]
		for range fixed {
			for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
				d = d.AddDate(0, 0, 1)
			}
			days = append(days, d)
			d = d.AddDate(0, 0, 1)
		}
	}
	for _, d := range days {
		if d.Month() == t.Month() && d.Day() == t.Day() {
			return true
		}
	}
	return false
}

// easter gives Easter Sunday of a year (the Gregorian computus).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// lastFeed gives the instant of the newest data of a partner.
func (c *Calendar) lastFeed(times []string) string {
	return LastFeed(c.now, times).Format("2006-01-02T15:04:05-07:00")
}

// LastFeed gives the time up to which a partner's data goes: now, or for a
// periodic feed the last of its times ("08:05") on the clock in London.
func LastFeed(now time.Time, times []string) time.Time {
	if len(times) == 0 {
		return now
	}
	london, err := zone()
	if err != nil {
		return now
	}
	var last time.Time
	for _, clock := range times {
		for back := range 2 {
			day := now.In(london).AddDate(0, 0, -back).Format(time.DateOnly)
			at, err := time.ParseInLocation("2006-01-02T15:04", day+"T"+clock, london)
			if err == nil && !at.After(now) && at.After(last) {
				last = at
			}
		}
	}
	return last
}

// later compares two instants.
func later(a, b string) bool {
	x, errX := time.Parse(time.RFC3339, a)
	y, errY := time.Parse(time.RFC3339, b)
	return errX == nil && errY == nil && x.After(y)
}

// plus gives the instant some minutes after a story time.
func (c *Calendar) plus(story string, minutes int) string {
	t, err := time.Parse("2006-01-02T15:04:05-07:00", c.Instant(story))
	if err != nil {
		panic("story date: " + story)
	}
	return t.Add(time.Duration(minutes) * time.Minute).In(c.london).Format("2006-01-02T15:04:05-07:00")
}
