package record

import (
	"slices"
	"strings"
	"time"

	"shcr/backend/care"
)

// NowView is what the summary says above its cards: where the person is, what is
// asked first, and what is dated since the last discharge (M158). Nothing in it is inferred: rows are
// found and dates compared, and who says so stands beside.
type NowView struct {
	Record string      `json:"record"`
	Where  Whereabouts `json:"where"`
	Glance Glance      `json:"glance"`
	Since  Since       `json:"since"`
	// Unknown says of whom all this may lack something, once for all of it.
	Unknown []string `json:"unknown"`
}

// Whereabouts is where the person is, as far as somebody says so. It is empty for
// somebody who has died.
type Whereabouts struct {
	Lines []WhereLine `json:"lines"`
	// Differ warns that two sources do not agree; "" when none do.
	Differ string `json:"differ"`
	// Unknown are sentences on what is not known, and of whom.
	Unknown []string `json:"unknown"`
}

// WhereLine is one place and who says so.
type WhereLine struct {
	Kind  string   `json:"kind"`  // "stay", "service", "finding", "address"
	Label string   `json:"label"` // "Currently in hospital", "Usual address"
	Text  string   `json:"text"`
	Facts []string `json:"facts"` // "since 14-Nov-2026 04:30", "expected discharge 11-Dec-2026"
	Who   []string `json:"who"`   // "Saltmarsh …, as of 14:32 today"
	// Setting chooses the icon; "" for the identity service.
	Setting care.Setting `json:"setting"`
	Section string       `json:"section"` // of the row that says so, and its id; ""
	Entry   string       `json:"entry"`
}

// nowPart is what the audit calls what is said above the cards.
const nowPart = "now"

// Now gives where the person is and what is dated since the last discharge. The
// first time, that it was shown is written before it leaves (M63).
func (r *Room) Now(handle string) (NowView, error) {
	return disclosed(r, handle, nowPart, r.now)
}

func (r *Room) now(o *openRecord) (NowView, func() error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	v := NowView{Record: o.handle, Where: r.whereabouts(o), Glance: o.glance(), Since: o.since(r.deps.Now()), Unknown: o.below()}
	return v, r.shown(o, nowPart, len(v.Where.Lines))
}

// inBed are the classes of an encounter by which somebody is in a hospital; a
// clinic that was never closed on the computer is no place to look for anybody.
var inBed = []string{"IMP", "ACUTE", "NONAC", "EMER", "OBSENC", "SS"}

// livesIn are findings (SNOMED CT) on what kind of place somebody lives in.
var livesIn = []string{"160734000", "248171000000108", "266939009", "32911000", "224226001", "381751000000106"}

// placed are services by which somebody lives or stays elsewhere than at home.
var placed = []string{"care home", "nursing home", "residential home", "nursing care", "residential care", "residential placement", "supported living",
	"extra care", "shared lives", "step-down", "step down", "respite stay", "respite bed", "intermediate care bed", "hospice", "hostel", "refuge"}

func (r *Room) whereabouts(o *openRecord) Whereabouts {
	w := Whereabouts{Lines: []WhereLine{}, Unknown: []string{}}
	if o.person.Deceased {
		return w
	}
	stays := 0
	for _, st := range o.sources {
		for _, e := range st.rowsOf(care.Encounters) {
			if e.Group == "now" && slices.Contains(inBed, e.Class) {
				w.Lines = append(w.Lines, o.stayLine(st, e))
				stays++
			}
		}
	}
	if !o.person.Sensitive { // of whom the care setting is all that is told (decision 9)
		w.Lines = append(w.Lines, o.placements(r.deps.Now())...)
		addresses := r.addresses(o)
		w.Lines = append(w.Lines, addresses...)
		if apart := len(slices.DeleteFunc(slices.Clone(addresses), func(l WhereLine) bool { return l.Label != usualAddress })); apart > 1 {
			w.Differ = "Organisations hold different addresses: check where the person is."
		}
	} else {
		w.Unknown = append(w.Unknown, "Where the person lives is withheld: sensitive record.")
	}
	if stays > 1 {
		w.Differ = "More than one organisation says that the person is there now: check."
	}
	if stays == 0 && o.who.Sees(care.Encounters) {
		w.Unknown = append(w.Unknown, "No current stay in hospital was sent; that does not mean that there is none.")
	}
	for _, key := range []string{care.Encounters, care.SocialCare} {
		if !o.who.Sees(key) {
			w.Unknown = append(w.Unknown, map[string]string{care.Encounters: "Stays in hospital", care.SocialCare: "Social care"}[key]+": hidden by your role.")
		}
	}
	return w
}

// rowsOf are a partner's rows of a section as they are shown.
func (st *sourceState) rowsOf(section string) []care.Entry {
	if c := st.cells[section]; c != nil {
		return c.rows.Entries
	}
	return nil
}

func (o *openRecord) stayLine(st *sourceState, e care.Entry) WhereLine {
	l := WhereLine{Kind: "stay", Label: e.Status.Text, Text: o.nameOf(st), Facts: []string{}, Who: []string{o.asOf(st, care.Encounters)},
		Setting: e.Source.Setting, Section: e.Section, Entry: e.ID}
	if o.person.Sensitive {
		return l
	}
	if places := factTexts(e, "place"); len(places) > 0 {
		l.Text = strings.Join(places, "; ")
	}
	if e.When.ISO != "" {
		l.Facts = append(l.Facts, "since "+strings.TrimSpace(e.When.Text+" "+e.When.Time))
	}
	for _, f := range e.Facts {
		switch f.Key {
		case "expected-end":
			l.Facts = append(l.Facts, "expected discharge "+f.Text)
		case "end":
			l.Facts = append(l.Facts, "end recorded as "+f.Text)
		}
	}
	return l
}

func factTexts(e care.Entry, key string) (out []string) {
	for _, f := range e.Facts {
		if f.Key == key {
			out = append(out, f.Text)
		}
	}
	return out
}

// placements are services now by which the person lives elsewhere, and findings on
// the kind of place, in the words of those who sent them.
func (o *openRecord) placements(now time.Time) (out []WhereLine) {
	add := func(st *sourceState, e care.Entry, kind, label string) {
		l := WhereLine{Kind: kind, Label: label, Text: e.Term, Facts: []string{}, Who: []string{o.asOf(st, e.Section)}, Setting: e.Source.Setting, Section: e.Section, Entry: e.ID}
		if e.When.ISO != "" {
			l.Facts = append(l.Facts, strings.TrimSpace(strings.ToLower(e.When.Kind)+" "+e.When.Text))
		}
		if !slices.ContainsFunc(out, func(x WhereLine) bool { return strings.EqualFold(x.Text, l.Text) && slices.Equal(x.Who, l.Who) }) {
			out = append(out, l) // a practice may say it as a problem and as an alert
		}
	}
	for _, st := range o.sources {
		for _, e := range st.rowsOf(care.SocialCare) {
			words := strings.ToLower(strings.Join(append([]string{e.Term}, factTexts(e, "kind")...), " "))
			if e.Group == "now" && slices.ContainsFunc(placed, func(p string) bool { return strings.Contains(words, p) }) {
				add(st, e, "service", "Service now")
			}
		}
		for _, section := range []string{care.Problems, care.Alerts} {
			for _, e := range st.rowsOf(section) {
				coded := slices.ContainsFunc(e.Codes, func(c care.Coded) bool { return slices.Contains(livesIn, c.Code) })
				if e.Group == "current" && e.Negation == "" && coded {
					add(st, e, "finding", "Recorded as")
				}
			}
		}
	}
	return out
}

const usualAddress = "Usual address"

// addresses are the identity service's, and those of partners that hold another.
func (r *Room) addresses(o *openRecord) (out []WhereLine) {
	voices, _ := r.voices(o)
	line := func(v voice, label, text, note string) WhereLine {
		who := v.name
		if v.Recorded != "" {
			who += ", " + v.Recorded
		}
		l := WhereLine{Kind: "address", Label: label, Text: text, Facts: []string{}, Who: []string{who}}
		if note != "" {
			l.Facts = append(l.Facts, note)
		}
		return l
	}
	for i, v := range voices {
		if v.old {
			continue
		}
		for _, d := range v.Details {
			switch {
			case d.Field == "temporary":
				out = append(out, line(v, "Temporary address", d.Text, d.Note))
			case d.Field == "address" && (i == 0 || judgeAddress(voices[0], v) == apart):
				out = append(out, line(v, usualAddress, d.Text, d.Note))
			}
		}
	}
	return alike(out)
}

// alike makes one line of those that say the same, with all who say it.
func alike(lines []WhereLine) (out []WhereLine) {
	for _, l := range lines {
		i := slices.IndexFunc(out, func(x WhereLine) bool { return x.Label == l.Label && letters(x.Text) == letters(l.Text) })
		if i < 0 {
			out = append(out, l)
			continue
		}
		out[i].Who = append(out[i].Who, l.Who...)
	}
	return out
}

// asOf names a partner with the time that its answer for a section is of.
func (o *openRecord) asOf(st *sourceState, section string) string {
	at := st.cells[section].answer.AsOf
	if at == "" {
		at = showAsOf(o.retrieved, o.retrieved)
	}
	if o.person.Sensitive {
		at = dayOnly(at)
	}
	return o.nameOf(st) + ", as of " + at
}

// gaps name the partners that may hold more of what these sections tell, each once.
func (o *openRecord) gaps(what string, sections ...string) (out []string) {
	var waiting, missing []string
	for _, st := range o.sources {
		pending, lacking := false, false
		for _, key := range sections {
			if c := st.cells[key]; c != nil {
				pending, lacking = pending || c.answer.State == care.StatePending, lacking || c.answer.Missing()
			}
		}
		switch {
		case pending:
			waiting = append(waiting, within(o.nameOf(st)))
		case lacking:
			missing = append(missing, within(o.nameOf(st)))
		}
	}
	if len(waiting) > 0 {
		out = append(out, "Still to answer: "+list(waiting)+". There may be "+what+" that is not shown here.")
	}
	if len(missing) > 0 {
		out = append(out, "Missing or incomplete: "+list(missing)+". There may be "+what+" that is not shown here.")
	}
	return out
}
