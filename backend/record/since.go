package record

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"shcr/backend/care"
)

// Since is what is dated on or after the latest discharge that any partner tells
// (M158): the gap between a hospital's discharge and what others did of it. Dates
// are compared and named, and nothing is concluded from them.
type Since struct {
	// Say is why there is no stay to count from; "" when there is one.
	Say     string      `json:"say"`
	Stay    SinceStay   `json:"stay"`
	Parts   []SincePart `json:"parts"`
	GP      []string    `json:"gp"` // sentences on what the GP record holds since
	Unknown []string    `json:"unknown"`
}

// SinceStay is the stay that ended last.
type SinceStay struct {
	Section string       `json:"section"`
	Entry   string       `json:"entry"` // id of its row; "" when there is no stay
	Words   string       `json:"words"` // "Emergency hospital admission, Elderly medicine"
	From    string       `json:"from"`
	Until   string       `json:"until"` // "29-Oct-2026 15:20"
	Day     string       `json:"day"`   // "29-Oct-2026": what all dates are compared with
	Who     string       `json:"who"`
	Setting care.Setting `json:"setting"`
}

// SincePart is one kind of thing since then.
type SincePart struct {
	Key   string     `json:"key"` // "medicines", "letters", "results", "appointments"
	Title string     `json:"title"`
	Rows  []SinceRow `json:"rows"`  // newest first; appointments to come nearest first
	Notes []string   `json:"notes"` // that there is none, what has no date, who is missing
}

// SinceRow leads to a row of the record with the date by which it stands here.
type SinceRow struct {
	Section string `json:"section"`
	Entry   string `json:"entry"`
	Why     string `json:"why"` // "Started 30-Oct-2026"
}

// discharged tells of an encounter that was a stay in hospital and is over.
func discharged(e care.Entry, now time.Time) (end care.Moment, ok bool) {
	if e.Group != "past" || e.Status.Text == "Cancelled" || e.Class != "IMP" && e.Class != "ACUTE" && e.Class != "NONAC" {
		return end, false
	}
	for _, f := range e.Facts {
		if f.Key == "end" {
			end = care.ParseMoment(f.ISO)
		}
	}
	return end, end.HasDay() && !end.Time().After(now)
}

func (o *openRecord) since(now time.Time) Since {
	s := Since{Parts: []SincePart{}, GP: []string{}, Unknown: o.gaps("a later discharge", care.Encounters)}
	var stay care.Entry
	var from *sourceState
	var end care.Moment
	var still []string
	for _, st := range o.sources {
		for _, e := range st.rowsOf(care.Encounters) {
			if at, ok := discharged(e, now); ok && (from == nil || at.Time().After(end.Time())) {
				stay, from, end = e, st, at
			}
			if e.Group == "now" && (e.Class == "IMP" || e.Class == "ACUTE" || e.Class == "NONAC") {
				still = append(still, within(o.nameOf(st)))
			}
		}
	}
	if s.Unknown == nil {
		s.Unknown = []string{}
	}
	if len(still) > 0 {
		s.Unknown = append(s.Unknown, "In hospital now, by "+list(unique(still))+": what follows counts from the discharge before.")
	}
	switch {
	case !o.who.Sees(care.Encounters):
		s.Say = "Stays in hospital are hidden by your role, so nothing can be counted from a discharge."
		s.Unknown = []string{}
		return s
	case from == nil:
		s.Say = "No stay in hospital with an end was sent. That does not mean that there was none."
		return s
	}
	day := end.Text()
	s.Stay = SinceStay{Section: stay.Section, Entry: stay.ID, Words: stay.Term, From: strings.TrimSpace(stay.When.Text + " " + stay.When.Time),
		Until: strings.TrimSpace(day + " " + end.Clock()), Day: day, Who: o.nameOf(from), Setting: stay.Source.Setting}
	if place := factTexts(stay, "place"); len(place) > 0 {
		s.Stay.Words += ", " + place[0]
	}
	c := count{o: o, now: now, day: end, text: day}
	medicines := c.part("medicines", "Medicines started, changed or stopped", care.Medications, medicineDates)
	s.Parts = append(s.Parts, medicines,
		c.part("letters", "Letters and documents", care.Documents, func(e care.Entry, _ time.Time) []stamp {
			return append([]stamp{{e.When.Kind, e.When.ISO}}, datesOf(e, "filed")...)
		}),
		c.part("results", "Results pending and arrived", care.Results, func(e care.Entry, _ time.Time) []stamp {
			return append(datesOf(e, "issued"), stamp{e.When.Kind, e.When.ISO})
		}),
		c.part("appointments", "Appointments since and to come", care.Appointments, func(e care.Entry, _ time.Time) []stamp {
			return []stamp{{e.When.Kind, e.When.ISO}}
		}))
	s.GP = c.practices(medicines)
	return s
}

// stamp is a date with what it is the date of, as the row says it.
type stamp struct{ kind, iso string }

func datesOf(e care.Entry, keys ...string) (out []stamp) {
	for _, f := range e.Facts {
		if f.ISO != "" && slices.Contains(keys, f.Key) {
			out = append(out, stamp{f.Label, f.ISO})
		}
	}
	return out
}

// medicineDates are when a medicine was started, changed or stopped. Its last issue
// is none of these, and an end to come has not stopped it yet.
func medicineDates(e care.Entry, now time.Time) (out []stamp) {
	if e.Group == "supplied" {
		return nil
	}
	if k := e.When.Kind; k == "Ordered" || k == "Recorded" {
		out = append(out, stamp{k, e.When.ISO})
	}
	for _, d := range datesOf(e, "change", "ended", "started") {
		if d.kind == "Change" {
			d.kind = "Changed"
		}
		if d.kind == "Ended" && e.Status.Text == "Stopped" {
			d.kind = "Stopped"
		}
		if at := care.ParseMoment(d.iso); at.Known() && at.Time().After(now) && d.kind != "Started" {
			continue
		}
		out = append(out, d)
	}
	return out
}

// count compares dates with the day of a discharge.
type count struct {
	o    *openRecord
	now  time.Time
	day  care.Moment
	text string
}

// on tells whether a date is on or after the day, and says which. Of a month or a
// year that holds the day it says that it may be earlier.
func (c count) on(d stamp) (why string, ok bool) {
	m := care.ParseMoment(d.iso)
	if !m.Known() {
		return "", false
	}
	of, start := m.Time(), c.day.Time()
	start = time.Date(start.Year(), start.Month(), start.Day(), 0, 0, 0, 0, care.London)
	why = strings.TrimSpace(d.kind + " " + m.Text())
	switch {
	case m.Text() == c.text:
		return why + ", the day of discharge", true
	case !of.Before(start):
		return why, true
	case !m.HasDay() && strings.HasSuffix(c.text, m.Text()):
		return why + ", may be before", true
	}
	return "", false
}

// pending are the states of a result that is still awaited, of whatever day.
var pending = []string{"Registered, no result yet", "Preliminary", "Partial"}

func (c count) part(key, title, section string, dates func(care.Entry, time.Time) []stamp) SincePart {
	p := SincePart{Key: key, Title: title, Rows: []SinceRow{}, Notes: []string{}}
	if !c.o.who.Sees(section) {
		p.Notes = append(p.Notes, "Hidden by your role.")
		return p
	}
	type found struct {
		row SinceRow
		key string
	}
	var all []found
	undated := 0
	for _, st := range c.o.sources {
		for _, e := range st.rowsOf(section) {
			var why []string
			newest, any := "", false
			for _, d := range dates(e, c.now) {
				any = any || d.iso != ""
				if w, ok := c.on(d); ok && !slices.Contains(why, w) {
					why, newest = append(why, w), max(newest, care.SortKey(d.iso))
				}
			}
			if section == care.Results && slices.Contains(pending, e.Status.Text) {
				why = append([]string{"Pending: " + lower(e.Status.Text)}, why...)
			}
			switch {
			case len(why) > 0:
				all = append(all, found{SinceRow{section, e.ID, strings.Join(why, "; ")}, newest})
			case !any:
				undated++
			}
		}
	}
	today := care.SortKey(c.now.Format(time.RFC3339))
	slices.SortStableFunc(all, func(a, b found) int {
		if section == care.Appointments && a.key > today && b.key > today {
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Compare(b.key, a.key)
	})
	for _, f := range all {
		p.Rows = append(p.Rows, f.row)
	}
	if len(all) == 0 {
		p.Notes = append(p.Notes, "Nothing sent is dated on or after "+c.text+". That does not mean that there is nothing.")
	}
	if undated > 0 {
		p.Notes = append(p.Notes, plural(undated, "item")+" without such a date cannot be counted.")
	}
	p.Notes = append(p.Notes, c.o.gaps("something", section)...)
	return p
}

// practices say of each GP practice whether its record holds anything newer than
// the discharge, and whether that changed its medicines.
func (c count) practices(medicines SincePart) (out []string) {
	for _, st := range c.o.sources {
		if st.Organisation().Setting != care.SettingGP {
			continue
		}
		name := c.o.nameOf(st)
		switch {
		case st.err != nil:
			out = append(out, name+" did not answer: what it did since is not known.")
			continue
		case st.waiting:
			out = append(out, name+" has not answered yet.")
			continue
		case !st.known:
			continue
		}
		out = append(out, c.practice(st, name, medicines))
	}
	if len(out) == 0 {
		out = append(out, "No GP practice that shares here knows this person: what the practice did since is not known.")
	}
	return out
}

func (c count) practice(st *sourceState, name string, medicines SincePart) string {
	n, newest, of := 0, care.When{}, ""
	for section, cell := range st.cells {
		for _, e := range cell.rows.Entries {
			m := care.ParseMoment(e.When.ISO)
			if !m.HasDay() || m.Time().After(c.now) {
				continue
			}
			if _, ok := c.on(stamp{"", e.When.ISO}); ok {
				n++
			}
			if key, was := care.SortKey(e.When.ISO), care.SortKey(newest.ISO); key > was || key == was && section < of {
				newest, of = e.When, section
			}
		}
	}
	say := name + ": nothing it sent is dated on or after " + c.text
	if n > 0 {
		say = name + ": " + plural(n, "item") + " dated on or after " + c.text
	}
	if newest.ISO != "" {
		say += "; the newest date is " + newest.Text
		if newest.Kind != "" {
			say += " (" + lower(newest.Kind) + ")"
		}
	}
	say += "."
	if !c.o.who.Sees(care.Medications) {
		return say
	}
	changed := 0
	for _, row := range medicines.Rows {
		if c.o.items[row.Entry].source == st {
			changed++
		}
	}
	if changed == 0 {
		return say + " None of the medicines it sent has a start, change or stop dated since then."
	}
	return say + " Of the medicines it sent, " + itoa(changed) + map[bool]string{true: " has", false: " have"}[changed == 1] + " a start, change or stop dated since then."
}
