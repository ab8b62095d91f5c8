package record

import (
	"regexp"
	"slices"
	"strings"

	"shcr/backend/care"
)

// Glance is what is asked first of a record whose cards do not fit on one screen:
// rows of the record, found and not concluded from. Filters do not touch it.
type Glance struct {
	Lines []GlanceLine `json:"lines"`
	// Plans and Decisions count the rows of care plans that are in force.
	Plans     int `json:"plans"`
	Decisions int `json:"decisions"`
}

// GlanceLine answers one question.
type GlanceLine struct {
	Key   string      `json:"key"` // "appointment", "resuscitation", "plans", "letter"
	Title string      `json:"title"`
	Rows  []GlanceRow `json:"rows"`
	// Say is why there is no row; "" when there is one.
	Say string `json:"say"`
}

// GlanceRow leads to a row of the record.
type GlanceRow struct {
	Section string `json:"section"`
	Entry   string `json:"entry"`
}

// glanceSections are those that its lines, where the person is and what is since
// the last discharge are read from.
var glanceSections = []string{care.Encounters, care.SocialCare, care.Alerts, care.CarePlans, care.Appointments, care.Documents, care.Medications, care.Results}

// calledOff are the states of an appointment to come that nobody will come to.
var calledOff = regexp.MustCompile(`(?i)cancel|did not|error`)

// dischargeTitle is of a letter that calls itself one; a practice's note that it
// has read a letter does not.
var dischargeTitle = regexp.MustCompile(`(?i)\bdischarge (summary|letter|report|notification)`)

func (o *openRecord) glance() Glance {
	g := Glance{}
	line := func(key, title, section string, rows ...GlanceRow) {
		l := GlanceLine{Key: key, Title: title, Rows: rows}
		switch {
		case len(rows) > 0:
		case !o.who.Sees(section):
			l.Say = "Hidden by your role."
		case o.waitsFor(section):
			l.Say = "Reading…"
		default:
			l.Say = "None found in what was shared. That does not mean that there is none."
		}
		if l.Rows == nil {
			l.Rows = []GlanceRow{}
		}
		g.Lines = append(g.Lines, l)
	}
	line("appointment", "Next appointment", care.Appointments, o.first(care.Appointments, strings.Compare, func(e care.Entry) bool {
		return e.Group == "upcoming" && e.When.ISO != "" && !calledOff.MatchString(e.Status.Text)
	})...)
	var decided []GlanceRow
	for _, d := range o.decisions() {
		if at, ok := o.items[d.id]; ok && o.who.Sees(at.entry.Section) {
			decided = append(decided, GlanceRow{at.entry.Section, d.id})
		}
	}
	line("resuscitation", "Resuscitation decision", care.CarePlans, decided...)
	for _, st := range o.sources {
		for _, e := range st.rowsOf(care.CarePlans) {
			switch e.Group {
			case "plans":
				g.Plans++
			case "decisions":
				g.Decisions++
			}
		}
	}
	line("plans", "Care plans and decisions", care.CarePlans)
	if g.Plans+g.Decisions > 0 {
		g.Lines[len(g.Lines)-1].Say = ""
	}
	line("letter", "Latest discharge letter", care.Documents, o.first(care.Documents, newest, func(e care.Entry) bool {
		return e.Group != "superseded" && (dischargeTitle.MatchString(e.Term) || slices.ContainsFunc(e.Codes, func(c care.Coded) bool { return dischargeTitle.MatchString(c.Display) }))
	})...)
	return g
}

func newest(a, b string) int { return strings.Compare(b, a) }

// first gives the row of a section that stands first by its date, as a list of one
// or none.
func (o *openRecord) first(section string, order func(a, b string) int, is func(care.Entry) bool) (rows []GlanceRow) {
	at := ""
	for _, st := range o.sources {
		for _, e := range st.rowsOf(section) {
			if key := care.SortKey(e.When.ISO); is(e) && (rows == nil || order(key, at) < 0) {
				rows, at = []GlanceRow{{section, e.ID}}, key
			}
		}
	}
	return rows
}

// waitsFor tells that somebody has still to answer for a section.
func (o *openRecord) waitsFor(section string) bool {
	return slices.ContainsFunc(o.sources, func(st *sourceState) bool {
		c := st.cells[section]
		return c != nil && c.answer.State == care.StatePending
	})
}

// below is what may be missing from all that stands above the cards, once.
func (o *openRecord) below() []string {
	seen := slices.DeleteFunc(slices.Clone(glanceSections), func(key string) bool { return !o.who.Sees(key) })
	out := o.gaps("a stay, a later discharge, an appointment, a decision or a letter", seen...)
	if out == nil {
		return []string{}
	}
	return out
}
