package record

import (
	"context"
	"slices"
	"strings"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// View gives the head of the open record.
func (r *Room) View(handle string) (View, error) {
	o, err := r.find(handle)
	if err != nil {
		return View{}, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	v := View{
		Record: o.handle, Person: o.person, Retrieved: care.ShowTime(o.retrieved), Loading: o.loading > 0,
		Sections: []SectionHead{}, Partners: []Progress{}, Security: o.security, BreakGlass: r.glass(o), Letters: o.lettersState(),
	}
	for _, sec := range r.deps.Sections {
		v.Sections = append(v.Sections, o.head(sec))
	}
	for _, st := range o.sources {
		v.Partners = append(v.Partners, o.progress(st))
	}
	v.Complete = completeness(o, v.Partners)
	for _, st := range o.sources {
		if w := o.replacedWords(st); w != "" {
			v.Complete.Notes = append(v.Complete.Notes, w)
		}
	}
	v.Complete.Notes = append(v.Complete.Notes, clockWords(o, r.deps.Now())...)
	v.Allergies = allergyLine(o)
	voices, _ := r.voices(o)
	if o.person.Unconfirmed {
		v.Person = held(o.person, voices[0], r.deps.Now())
	}
	v.Sex = sexBesideGender(voices)
	v.Differences, v.DeathSay = differences(voices, o.person.Sensitive), deathSay(voices)
	return v, nil
}

// Section gives one section's rows and its ledger. The first time it has anything
// to tell, that it was shown is written before it leaves (M63).
func (r *Room) Section(handle, key string) (SectionView, error) {
	o, err := r.find(handle)
	if err != nil {
		return SectionView{}, err
	}
	return r.showSection(o, key)
}

// showSection gives a section as every page shows it, once that it was shown is
// written.
func (r *Room) showSection(o *openRecord, key string) (SectionView, error) {
	v, write, err := r.section(o, key)
	if err == nil {
		err = o.told(key, write)
	}
	if err != nil {
		return SectionView{}, err
	}
	return v, nil
}

func (r *Room) section(o *openRecord, key string) (_ SectionView, write func() error, _ error) {
	i := slices.IndexFunc(r.deps.Sections, func(s Section) bool { return s.Key == key })
	if i < 0 {
		return SectionView{}, nil, &care.Error{Code: care.CodeInput, Op: "section", Say: "There is no such section."}
	}
	sec := r.deps.Sections[i]
	var awaited []string
	var said []care.Answer // as the card says them
	o.mu.Lock()
	defer o.mu.Unlock()
	v := SectionView{Record: o.handle, Section: sec.Section, Entries: []care.Entry{}, Answers: []care.Answer{}, Empty: []string{}, Warnings: []string{}, Notes: []string{}, Revision: o.revision[key]}
	for _, st := range o.sources {
		c := st.cells[key]
		a := c.answer
		if o.person.Sensitive {
			a = withoutName(a)
			a.ODS = st.key
		}
		v.Answers = append(v.Answers, a)
		v.Entries = append(v.Entries, c.rows.Entries...)
		v.Warnings = append(v.Warnings, c.rows.Warnings...)
		if a.Why == care.WhyRole && a.State == care.StatePartial || a.State == care.StateStale {
			v.Warnings = append(v.Warnings, a.Say)
		}
		share := st.Share(key)
		if a.Why == care.WhyPlanned && st.stranger() { // nothing of them is to come
			a.State, a.Why = care.StateEmpty, care.WhyNotKnown
		}
		said = append(said, a)
		if o.person.Sensitive {
			share = withoutDates(share)
		}
		planned, parts := toCome(a, share)
		v.Notes, awaited = append(v.Notes, planned...), append(awaited, parts...)
	}
	o.openLetters(v.Entries)
	compareMedicines(key, v.Entries, o.holder)
	afterDeath(o.person, v.Entries)
	if w := resuscitation(key, v.Entries, o.decisions()); w != "" {
		v.Warnings = append([]string{w}, v.Warnings...)
	}
	r.deps.Order(sec.Section, v.Entries)
	v.Warnings = unique(append(conflicts(key, v.Entries), v.Warnings...)) // several searches, one sentence
	if len(v.Entries) == 0 {
		v.Empty, v.Notes = emptyWords(sec.Title, said), []string{} // what is planned is among these words
		if last := len(v.Empty) - 1; last > 0 {
			v.Empty = slices.Insert(v.Empty, last, awaited...)
		}
		return v, r.shows(o, v), nil
	}
	v.Notes = append(v.Notes, awaited...)
	return v, r.shows(o, v), nil
}

// toCome says what one partner will share later: the whole dataset, or parts of
// what it has answered with, and what it never shares (M122). Of an answer that is missing its own words say it.
func toCome(a care.Answer, share Share) (planned, parts []string) {
	if a.State == care.StateNotAsked && a.Why == care.WhyPlanned {
		return []string{a.Say}, nil
	}
	if a.Answered() && a.Why != care.WhyNotKnown && share.Note != "" {
		parts = append(parts, a.Name+": "+share.Note)
	}
	for _, w := range awaitedWords(a, share) {
		if a.Answered() || a.Shown > 0 {
			parts = append(parts, a.Name+": "+strings.ToLower(w[:1])+w[1:])
		}
	}
	return nil, parts
}

func (o *openRecord) head(sec Section) SectionHead {
	h := SectionHead{Section: sec.Section, Missing: []string{}, Incomplete: []string{}, Revision: o.revision[sec.Key], Hidden: !o.who.Sees(sec.Key)}
	h.Unshared = true
	for _, st := range o.sources {
		c := st.cells[sec.Key]
		h.Unshared = h.Unshared && c.answer.State == care.StateNotAsked && c.answer.Why == care.WhyNotShared
		h.Count += len(c.rows.Entries)
		switch {
		case c.answer.State == care.StatePending:
			h.Pending++
		case c.answer.Missing():
			h.Missing = append(h.Missing, o.nameOf(st))
			if c.answer.Partly() {
				h.Incomplete = append(h.Incomplete, o.nameOf(st))
			}
		}
	}
	return h
}

// stranger tells whether the partner was asked and does not know the person.
func (st *sourceState) stranger() bool {
	return !st.waiting && st.err == nil && !st.known && !st.started.IsZero()
}

// holder is the organisation that sent a row, as the viewer knows it.
func (o *openRecord) holder(e care.Entry) string { return o.items[e.ID].source.Organisation().ODS }

// nameOf is the organisation's name, or its kind for a sensitive person.
func (o *openRecord) nameOf(st *sourceState) string {
	if o.person.Sensitive {
		return settingWords[st.Organisation().Setting]
	}
	return st.Organisation().Name
}

func (o *openRecord) progress(st *sourceState) Progress {
	org := st.Organisation()
	p := Progress{ODS: st.key, Name: o.nameOf(st), Setting: org.Setting, Millis: st.took.Milliseconds()}
	asked, partly, why := false, false, care.Answer{}
	for _, c := range st.cells {
		a := c.answer
		asked = asked || a.State != care.StateNotAsked || a.Missing()
		partly = partly || a.Partly() || a.Answered()
		p.Items += a.Shown
		if a.AsOf != "" {
			p.AsOf = a.AsOf
			if o.person.Sensitive {
				p.AsOf = dayOnly(a.AsOf)
			}
		}
		if a.Missing() && (why.Section == "" || a.Section < why.Section) {
			why = a
		}
	}
	switch {
	case !asked:
		p.State, p.Say = "not-asked", "Not asked: nothing it shares is for your role"
	case st.waiting:
		p.State, p.Say = "waiting", "Waiting for an answer"
	case why.Why == care.WhyBreaker:
		p.State, p.Say, p.CanRetry = "paused", "Not asked: it did not answer the last times", true
	case why.State != "":
		p.State, p.Say, p.Partly = "missing", missingWords(st, why), partly && st.err == nil
		p.CanRetry = st.err != nil || !why.Decided()
	case !st.known:
		p.State, p.Say = "not-known", "Does not know this person"
	default:
		p.State, p.Say = "answered", "Answered: "+plural(p.Items, "item")+st.heldWords()
	}
	return p
}

// missingWords says in a few words what is missing of one partner.
func missingWords(st *sourceState, a care.Answer) string {
	if st.err == nil && (a.State == care.StatePartial || a.State == care.StateStale) {
		switch a.Why {
		case care.WhyRole:
			return "Some items are restricted"
		case care.WhyWithheld:
			return "Some items are withheld"
		case care.WhySensitive:
			return "Some items are withheld (sensitive record)"
		case care.WhyNotAll:
			return "Part of the record is not here yet"
		case care.WhyUnreadable:
			return "Some items could not be read"
		}
	}
	switch a.State {
	case care.StateWithheldPolicy:
		return "Did not share: refused, or the person objected"
	case care.StateWithheldIntegrity:
		return "Withheld for safety: may be about another person"
	case care.StateStale:
		return "Older than it should be"
	}
	w := failureWords(a.Why, a.Until)
	return string(w[0]-'a'+'A') + w[1:]
}

// completeness heads every screen of the record: how many answered, who did not.
func completeness(o *openRecord, partners []Progress) Completeness {
	c := Completeness{Missing: []string{}, Incomplete: []string{}, Notes: []string{}}
	waiting := 0
	for _, p := range partners {
		switch p.State {
		case "not-asked":
			continue
		case "waiting":
			waiting++
		case "missing", "paused":
			say := p.Name + ": " + lower(p.Say)
			c.Missing = append(c.Missing, say)
			if p.Partly {
				c.Incomplete = append(c.Incomplete, say)
			}
		default:
			c.Answered++
		}
		c.Asked++
		if p.AsOf != "" {
			c.Notes = append(c.Notes, p.Name+" data is as of "+p.AsOf+".")
		}
	}
	c.Say = plural(c.Asked, "organisation") + " asked."
	switch {
	case waiting > 0:
		c.Say = itoa(c.Answered) + " of " + plural(c.Asked, "organisation") + " answered so far."
	case c.Asked == 0:
		c.Say = "No organisation was asked: your role sees none of the sections they share."
	case c.Answered == c.Asked:
		c.Say = "All " + plural(c.Asked, "organisation") + " answered."
		if c.Asked == 1 {
			c.Say = "The 1 organisation asked answered."
		}
		if !slices.ContainsFunc(partners, func(p Progress) bool { return p.State == "answered" }) {
			c.Say += map[bool]string{true: " The person is not known there.", false: " The person is not known to any of them."}[c.Asked == 1]
		}
	case c.Answered == 0 && len(c.Incomplete) == 0 && c.Asked > 1:
		c.Say = "None of the " + plural(c.Asked, "organisation") + " answered, so nothing that they recorded is shown."
	default:
		c.Say = itoa(c.Answered) + " of " + plural(c.Asked, "organisation") + " answered in full."
	}
	return c
}

// emptyWords says why a card has no rows. Absence proves nothing, and who was
// asked is always named.
func emptyWords(title string, answers []care.Answer) []string {
	var none, unknown, missing, waiting, planned, silent []string
	role := false
	for _, a := range answers {
		switch {
		case a.State == care.StatePending:
			waiting = append(waiting, within(a.Name))
		case a.State == care.StateNotAsked && a.Why == care.WhyRole:
			role = true
		case a.Missing():
			missing = append(missing, a.Say)
		case a.State == care.StateNotAsked && a.Why == care.WhyPlanned:
			planned = append(planned, a.Say)
		case a.State == care.StateNotAsked:
			silent = append(silent, within(a.Name))
		case a.Why == care.WhyNotKnown:
			unknown = append(unknown, within(a.Name))
		default:
			none = append(none, within(a.Name)+sinceName(a))
		}
	}
	if role {
		return []string{"Hidden by your role. Nothing was asked for this section."}
	}
	var out []string
	if len(waiting) > 0 {
		return []string{"Waiting for " + list(waiting) + "."}
	}
	out = append(out, missing...)
	if len(none) > 0 {
		out = append(out, "None recorded by "+list(none)+".")
	}
	if len(unknown) > 0 {
		out = append(out, "Not known to "+list(unknown)+".")
	}
	if len(silent) > 0 {
		out = append(out, "Not shared by "+list(silent)+".")
	}
	out = append(out, planned...)
	return append(out, "Absence of information does not mean that there is none.")
}

func sinceName(a care.Answer) string {
	if a.Since == "" {
		return ""
	}
	return " (shares since " + a.Since + ")"
}

// Source gives the JSON of an item as its sender sent it, for the curious and
// for finding faults. It is audited like a document.
func (r *Room) Source(ctx context.Context, handle, id string) (string, error) {
	o, it, st, err := r.item(handle, id)
	if err != nil {
		return "", err
	}
	o.mu.Lock()
	sensitive := o.person.Sensitive
	e := o.event(receipt.SourceViewed, "success")
	text := st.raw(it.entry.Of)
	o.mu.Unlock()
	if sensitive {
		return "", &care.Error{Code: care.CodeCannotShow, Op: "show source", Say: "This record is marked sensitive: items are not shown as sent, because they may tell where the person is."}
	}
	if care.MentionsKeyCode(text) {
		return "", &care.Error{Code: care.CodeCannotShow, Op: "show source", Say: "This item may hold the code of a key safe or a door, which is never shown. Ask the organisation that sent it."}
	}
	e.Item = st.Organisation().ODS + "|" + it.entry.Of[0]
	if err := r.written(ctx, o, e); err != nil {
		return "", err
	}
	return text, nil
}
