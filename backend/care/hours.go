package care

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Hours are the times of a week in which a line is answered, by the clock in
// London. Bank holidays are not known to them.
type Hours struct {
	spans  []span
	always bool
	lines  []string
}

// span is from one time of day to another, on each day from first to last; up to
// the same time or an earlier one it lasts into the next day.
type span struct {
	first, last time.Weekday
	from, to    time.Duration // since midnight
}

// AllHours are those of a line that is always answered.
const AllHours = "always"

var weekdays = []string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}

// ParseHours reads lines such as "Mon-Fri 09:00-17:00", "Sat 09:00-12:00" and
// "Mon-Sun 18:00-08:00", or "always" alone. No lines are no hours: nothing is
// known of when it is answered.
func ParseHours(lines []string) (Hours, error) {
	h := Hours{lines: slices.Clone(lines), always: len(lines) == 1 && lines[0] == AllHours}
	if h.always {
		return h, nil
	}
	for _, line := range lines {
		days, times, _ := strings.Cut(line, " ")
		first, last, ranged := strings.Cut(days, "-")
		if !ranged {
			last = first
		}
		from, to, _ := strings.Cut(times, "-")
		a, errA := timeOfDay(from)
		b, errB := timeOfDay(to)
		s := span{time.Weekday(slices.Index(weekdays, first)), time.Weekday(slices.Index(weekdays, last)), a, b}
		if s.first < 0 || s.last < 0 || errA != nil || errB != nil {
			return Hours{}, fmt.Errorf("hours %q: write days and times like Mon-Fri 09:00-17:00, or %s", line, AllHours)
		}
		h.spans = append(h.spans, s)
	}
	return h, nil
}

func timeOfDay(s string) (time.Duration, error) {
	if s == "24:00" {
		return 24 * time.Hour, nil
	}
	t, err := time.Parse("15:04", s)
	if err != nil || len(s) != len("15:04") {
		return 0, errors.New("not a time of day")
	}
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute, nil
}

// Known tells whether anything is known of the hours.
func (h Hours) Known() bool { return h.always || len(h.spans) > 0 }

// Text gives the hours for people: "Mon-Fri 09:00-17:00; Sat 09:00-12:00".
func (h Hours) Text() string {
	if h.always {
		return "At all hours"
	}
	return strings.Join(h.lines, "; ")
}

// Open tells whether a moment is within the hours.
func (h Hours) Open(at time.Time) bool {
	if h.always {
		return true
	}
	at = at.In(London)
	for _, s := range h.spans {
		for _, back := range []int{0, -1} { // one that began yesterday may still last
			if from, to, ok := s.on(at.AddDate(0, 0, back)); ok && !at.Before(from) && at.Before(to) {
				return true
			}
		}
	}
	return false
}

// Next is when the line opens or closes next after a moment; zero when it never
// does within a week.
func (h Hours) Next(at time.Time) (next time.Time) {
	at = at.In(London)
	open := h.Open(at)
	var edges []time.Time
	for _, s := range h.spans {
		for day := -1; day <= 7; day++ {
			if from, to, ok := s.on(at.AddDate(0, 0, day)); ok {
				edges = append(edges, from, to)
			}
		}
	}
	slices.SortFunc(edges, time.Time.Compare)
	for _, e := range edges { // where two spans meet nothing changes
		if e.After(at) && h.Open(e) != open {
			return e
		}
	}
	return time.Time{}
}

// on gives the span's times on the day of a moment, where it has that day. They are
// made from the clock's own reading, so that a change of summer time is kept.
func (s span) on(day time.Time) (from, to time.Time, ok bool) {
	length := (int(s.last)-int(s.first)+7)%7 + 1
	if (int(day.Weekday())-int(s.first)+7)%7 >= length {
		return from, to, false
	}
	at := func(d time.Duration) time.Time {
		return time.Date(day.Year(), day.Month(), day.Day(), int(d/time.Hour), int(d/time.Minute)%60, 0, 0, London)
	}
	from, to = at(s.from), at(s.to)
	if s.to <= s.from {
		to = at(s.to + 24*time.Hour)
	}
	return from, to, true
}
