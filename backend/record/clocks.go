package record

import (
	"slices"
	"strings"
	"time"

	"shcr/backend/care"
)

// clockOff is where a clock is worth a word (H34), dataAhead where a time in the
// future is (A20).
const (
	clockOff  = 2 * time.Minute
	dataAhead = 5 * time.Minute
)

// clockWords says whose clock is wrong: this computer's when most organisations
// say so alike, else those that differ. Nothing is sorted or left out by it.
func clockWords(o *openRecord, now time.Time) (out []string) {
	var offs []time.Duration
	for _, st := range o.sources {
		if st.Ahead != nil && !st.waiting && st.err == nil {
			offs = append(offs, st.Ahead())
		}
	}
	var usual time.Duration // of one or two nobody can tell who is wrong
	if slices.Sort(offs); len(offs) > 2 {
		usual = offs[(len(offs)-1)/2]
	}
	if usual.Abs() > clockOff {
		out = append(out, "This computer's clock is "+offWords(-usual)+", by the clocks of the organisations: ages, “today” and how old data is may be wrong. Tell your IT helpdesk.")
	}
	for _, st := range o.sources {
		if st.waiting {
			continue
		}
		switch ahead := time.Duration(0); {
		case st.Ahead != nil && st.err == nil && (st.Ahead()-usual).Abs() > clockOff:
			ahead = st.Ahead() - usual
			out = append(out, o.nameOf(st)+": its clock is "+offWords(ahead)+", so times it recorded may be wrong.")
		case st.fromAhead(now):
			out = append(out, o.nameOf(st)+": it says that its information is from a time to come, so times it recorded may be wrong.")
		}
	}
	return out
}

// fromAhead tells whether the partner dates an answer later than now.
func (st *sourceState) fromAhead(now time.Time) bool {
	for _, reply := range st.replies {
		if m := care.ParseMoment(reply.Found.Meta.LastUpdated); m.Known() && m.Time().After(now.Add(dataAhead)) {
			return true
		}
	}
	return false
}

// offWords says how far a clock is off, in minutes below a day.
func offWords(off time.Duration) string {
	way := " fast"
	if off < 0 {
		way = " slow"
	}
	minutes := int(off.Abs().Round(time.Minute) / time.Minute)
	var parts []string
	for _, unit := range []struct {
		name    string
		minutes int
	}{{"day", 24 * 60}, {"hour", 60}, {"minute", 1}} {
		if n := minutes / unit.minutes; n > 0 && len(parts) < 2 {
			parts = append(parts, plural(n, unit.name))
			minutes -= n * unit.minutes
		}
	}
	return strings.Join(parts, " ") + way
}
