package record

import (
	"strings"
	"time"

	"shcr/backend/care"
)

// feedGrace is how late a periodic feed may be before it is called stale.
const feedGrace = 90 * time.Minute

// currency says how old a periodic partner's answer is. A feed on time is
// complete as of its time; one that is older than the partner declared is stale
// (the ledger rule, H8). Live partners have no as-of: they answered now.
func currency(st *sourceState, sec Section, a care.Answer, now time.Time) (asOf string, state care.State, why care.Why) {
	if len(st.Feed) == 0 || a.State == care.StateFailed || a.State == care.StateNotAsked || a.State == care.StateWithheldPolicy || a.State == care.StateWithheldIntegrity {
		return "", a.State, a.Why
	}
	at, due := fedAt(st, sec, now)
	asOf = showAsOf(at, now)
	if at.Before(due) && (a.State == care.StateComplete || a.State == care.StateEmpty || a.State == care.StateAssertedNone) {
		return asOf, care.StateStale, care.WhyNone
	}
	return asOf, a.State, a.Why
}

// fedAt is when a periodic partner was fed what it answered with, and when it was
// to be fed last.
func fedAt(st *sourceState, sec Section, now time.Time) (at, due time.Time) {
	due = lastFeed(st.Feed, now)
	at = due
	for _, ask := range st.asks(sec) {
		if m := care.ParseMoment(st.replies[queryKey(ask)].Found.Meta.LastUpdated); m.Known() && m.Time().Before(at.Add(-feedGrace)) {
			at = m.Time()
		}
	}
	return at, due
}

// lastFeed is the newest scheduled time that has passed.
func lastFeed(times []string, now time.Time) time.Time {
	now = now.In(care.London)
	var best time.Time
	for _, days := range []int{0, -1} {
		for _, hm := range times {
			t, err := time.Parse("15:04", hm)
			if err != nil {
				continue
			}
			d := now.AddDate(0, 0, days)
			at := time.Date(d.Year(), d.Month(), d.Day(), t.Hour(), t.Minute(), 0, 0, care.London)
			if !at.After(now) && at.After(best) {
				best = at
			}
		}
	}
	return best
}

func showAsOf(at, now time.Time) string {
	text := care.ShowTime(at)
	if strings.HasPrefix(text, care.ShowDate(now)) {
		return at.In(care.London).Format("15:04") + " today"
	}
	return text
}
