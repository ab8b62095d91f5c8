package record

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/patient"
)

// DemographicsView is the full demographics page (M92 to M97): every field with
// who says what of it.
type DemographicsView struct {
	Record  string             `json:"record"`
	Updated string             `json:"updated"` // how old the identity service's copy is (M71)
	Groups  []DemographicsPart `json:"groups"`  // those with a value, in display order
	// Empty are the labels of the fields that nobody who answered has anything for,
	// and EmptySay whom that leaves out.
	Empty    []string `json:"empty"`
	EmptySay string   `json:"emptySay"`
	// Notes say what could not be read or is withheld.
	Notes []string `json:"notes"`
}

// DemographicsPart is a box of the page.
type DemographicsPart struct {
	Title  string              `json:"title"`
	Fields []DemographicsField `json:"fields"`
}

// DemographicsField is a field with all that is said of it.
type DemographicsField struct {
	Key     string              `json:"key"`
	Label   string              `json:"label"`
	Differs bool                `json:"differs"`
	Values  []DemographicsValue `json:"values"`
}

// DemographicsValue is one value with who says it. ID names it on the page of an open
// record, where it can be found; "" in the banner.
type DemographicsValue struct {
	ID      string   `json:"id"`
	Text    string   `json:"text"`
	Note    string   `json:"note"`
	Sources []string `json:"sources"` // "Fairhaven Medical Centre, 10-Nov-2026"
}

// pdsName is the identity service by the name that its users know.
const pdsName = "Personal Demographics Service"

// several are fields of which a person has more than one without disagreement.
var several = []string{"alias", "identifier", "contact", "language", "wishes", "disability", "household", "home", "work", "mobile", "phone", "email", "overseas", "temporary", "correspondence", "registration", "usual-gp"}

// unremarkable are fields whose absence is no gap.
var unremarkable = []string{"died", "multiple", "registration", "phone", "temporary", "correspondence"}

// Demographics gives the full demographics page of the open record. The first
// time, that it was shown is written before it leaves (M63).
func (r *Room) Demographics(handle string) (DemographicsView, error) {
	return disclosed(r, handle, demographicsPage, r.demographics)
}

// demographicsPage is what the audit calls the page.
const demographicsPage = "demographics"

func (r *Room) demographics(o *openRecord) (DemographicsView, func() error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	v := DemographicsView{Record: o.handle, Updated: o.person.Refreshed, Groups: []DemographicsPart{}, Empty: []string{}, Notes: []string{}}
	voices, unread := r.voices(o)
	differ := []string{}
	for _, d := range differences(voices, o.person.Sensitive) {
		differ = append(differ, map[string]string{"family": "name", "given": "name", "title": "name", "birth": "born"}[d.Field], d.Field)
	}
	if o.person.Unconfirmed {
		v.Notes = append(v.Notes, o.person.SensitiveWhy)
	} else if o.person.Sensitive {
		v.Notes = append(v.Notes, "This record is marked sensitive: only name, NHS number, date of birth and gender are shown, from the "+pdsName+". "+
			"What organisations hold besides is withheld.")
	} else {
		o.tell(&voices)
	}
	if slices.ContainsFunc(voices, func(v voice) bool { return v.Deceased }) {
		for i, v := range voices {
			if !v.Deceased && v.BirthISO != "" { // a row of a section says nothing of it
				voices[i].Details = append(v.Details, care.Detail{Field: "died", Text: deathWords(v)})
			}
		}
	}
	said := spread(voices)
	for _, g := range care.DetailGroups {
		part := DemographicsPart{Title: g.Title, Fields: []DemographicsField{}}
		for _, f := range g.Fields {
			values := said[f.Key]
			if len(values) == 0 {
				if !o.person.Sensitive && !slices.Contains(unremarkable, f.Key) {
					v.Empty = append(v.Empty, f.Label)
				}
				continue
			}
			for i, said := range values {
				values[i].ID = o.valueID(f.Key, said)
			}
			apart := slices.DeleteFunc(slices.Clone(values), func(d DemographicsValue) bool { return patient.Silent(care.Detail{Text: d.Text}) })
			part.Fields = append(part.Fields, DemographicsField{Key: f.Key, Label: f.Label, Values: values,
				Differs: slices.Contains(differ, f.Key) || len(apart) > 1 && !slices.Contains(append([]string{"name", "born", "nhs", "gender", "address", "practice", "preferred"}, several...), f.Key)})
		}
		if len(part.Fields) > 0 {
			v.Groups = append(v.Groups, part)
		}
	}
	v.Notes = append(v.Notes, unread...)
	if o.relatedErr {
		v.Notes = append(v.Notes, "Whom the "+pdsName+" names as related to this person could not be read: there may be more contacts.")
	}
	v.EmptySay = o.emptyFields(voices)
	return v, r.shown(o, demographicsPage, len(said))
}

// voices gives the identity service and every partner that has said who the person
// is. What is withheld for safety or by role says nothing, and unread says so.
func (r *Room) voices(o *openRecord) (out []voice, unread []string) {
	pds := voice{name: pdsName, Demographics: o.person.Held}
	pds.Recorded = o.person.AsOf
	out = append(out, pds)
	if pds.Partly && !o.person.Sensitive {
		unread = append(unread, pdsName+": a part of the person's details could not be read.")
	}
	for _, st := range o.sources {
		if st.err != nil {
			continue
		}
		for i, sent := range st.patients {
			name := o.nameOf(st)
			d, ok := patient.Read(sent, r.deps.Now())
			switch {
			case !ok:
				unread = append(unread, name+": the person's details could not be read.")
				continue
			case labelledRestricted(sent) && !o.who.May(care.RightRestricted):
				unread = append(unread, name+": the person's details are restricted: your role may not see them.")
				continue
			}
			v := voice{name: name, Demographics: d}
			if i < len(st.registered) {
				at := st.registered[i]
				v.old = at.Replaced || at.Closed != "" || at.Inactive
				if say := at.Say(); say != "" {
					v.name += " (" + lower(say) + ")"
				}
			}
			if o.person.Sensitive {
				v.Recorded, v.Details = "", nil
			}
			r.namePractices(&v)
			out = append(out, v)
		}
	}
	r.namePractices(&out[0])
	if o.person.Unconfirmed {
		out = byNumberAlone(out[1:])
	}
	return out, unread
}

// practiceCode is an ODS code: without a name, that is all some send.
var practiceCode = regexp.MustCompile(`^[A-Z0-9]{3,8}$`)

// namePractices puts names to practices that were sent as codes.
func (r *Room) namePractices(v *voice) {
	named := func(text string) string {
		if r.deps.Practice == nil || !practiceCode.MatchString(text) {
			return text
		}
		return r.deps.Practice(text)
	}
	v.Practices, v.Details = slices.Clone(v.Practices), slices.Clone(v.Details)
	for i, p := range v.Practices {
		v.Practices[i] = named(p)
	}
	for i, d := range v.Details {
		if d.Field == "practice" {
			v.Details[i].Text = named(d.Text)
		}
	}
}

// spread gathers what all voices say of each field: equal values once, with all
// who say them. How a value is spaced or capitalised makes it no other.
func spread(voices []voice) map[string][]DemographicsValue {
	out := map[string][]DemographicsValue{}
	for _, v := range voices {
		source := v.name
		if v.Recorded != "" {
			source += ", " + v.Recorded
		}
		for _, d := range v.Details {
			list := out[d.Field]
			i := slices.IndexFunc(list, func(x DemographicsValue) bool {
				return sameText(d.Field, x.Text, d.Text) && (d.Field == "language" || letters(x.Note) == letters(d.Note))
			})
			if i < 0 {
				out[d.Field] = append(list, DemographicsValue{Text: d.Text, Note: d.Note, Sources: []string{source}})
				continue
			}
			if list[i].Note == "" {
				list[i].Note = d.Note // of a language, that it is preferred
			}
			if !slices.Contains(list[i].Sources, source) {
				list[i].Sources = append(list[i].Sources, source)
			}
		}
	}
	return out
}

// sameText: of names only case and spaces make no other, since an accent or a
// place within the name may be what matters.
func sameText(field, a, b string) bool {
	if field == "name" || field == "alias" {
		return spaced(a) == spaced(b)
	}
	return letters(a) == letters(b)
}

func spaced(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFC.String(s))), " ")
}

// What partners hold of a person's home and abilities they send as problems,
// observations and alerts. It is shown as recorded, and nothing is concluded.
var (
	householdWords  = regexp.MustCompile(`(?i)^lives (alone|with|in)\b`)
	disabilityWords = regexp.MustCompile(`(?i)disabilit|\bdeaf|hearing (loss|aid|impair)|sight impair|\bblind\b|wheelchair|sign language|easyread|reasonable adjustment`)
)

// tell adds to the voices what stands in the record's own sections, where this role
// sees them, and the related people of the identity service.
func (o *openRecord) tell(voices *[]voice) {
	for _, st := range o.sources {
		for _, section := range []string{care.Problems, care.Observations, care.Alerts, care.SocialCare, care.CareNetwork} {
			if c := st.cells[section]; c != nil {
				for _, e := range c.rows.Entries {
					if d, ok := detailOf(e); ok {
						*voices = append(*voices, voice{name: e.Source.Name, Demographics: care.Demographics{Recorded: e.When.Text, Details: []care.Detail{d}}})
					}
				}
			}
		}
	}
	for _, c := range o.related {
		(*voices)[0].Details = append((*voices)[0].Details, relatedDetail(c))
	}
}

func detailOf(e care.Entry) (care.Detail, bool) {
	if e.Group == "past" || e.Negation != "" {
		return care.Detail{}, false
	}
	about := e.Term
	for _, f := range e.Facts {
		if f.Key == "category" {
			about += " " + f.Text
		}
	}
	text := e.Term
	for _, v := range e.Values {
		if v.Text != "" && !strings.Contains(strings.ToLower(v.Text), strings.ToLower(e.Term)) {
			text += ": " + v.Text
		} else if v.Text != "" {
			text = v.Text
		}
	}
	switch {
	case e.Section == care.CareNetwork && e.Group == "personal":
		note := []string{}
		for _, f := range e.Facts {
			if f.Key == "relationship" || f.Key == "phone" {
				note = append(note, f.Text)
			}
		}
		return care.Detail{Field: "contact", Text: e.Term, Note: strings.Join(note, ", ")}, true
	case e.Section == care.CareNetwork:
		return care.Detail{}, false
	case householdWords.MatchString(e.Term):
		return care.Detail{Field: "household", Text: text}, true
	case disabilityWords.MatchString(about):
		return care.Detail{Field: "disability", Text: text}, true
	}
	return care.Detail{}, false
}

func relatedDetail(c care.Contact) care.Detail {
	d := care.Detail{Field: "contact", Text: c.Name.Show()}
	if c.Elsewhere != "" {
		d.Text = "Somebody with a record of their own, NHS No. " + c.Elsewhere
	}
	note := []string{c.Relation}
	if c.NextOfKin {
		note = append(note, "next of kin")
	}
	for _, p := range c.Phones {
		note = append(note, p.Number)
	}
	if c.Past {
		note = append(note, "no longer a contact")
	}
	d.Note = strings.Join(note, ", ")
	return d
}

// emptyFields says who has nothing more, and who might.
func (o *openRecord) emptyFields(voices []voice) string {
	if o.person.Sensitive {
		return ""
	}
	var answered, silent []string
	for _, st := range o.sources {
		switch {
		case st.waiting || st.err != nil || st.known && len(st.patients) == 0:
			silent = append(silent, o.nameOf(st))
		case st.known:
			answered = append(answered, o.nameOf(st))
		}
	}
	say := "Not recorded by the " + pdsName
	if o.person.Held.Partly {
		say = "Not recorded in what could be read of the " + pdsName
	}
	if len(answered) > 0 {
		say += " or by " + list(answered)
	}
	say += "."
	if len(silent) > 0 {
		say += " No answer from " + list(silent) + ", which may hold them."
	}
	return say
}

// deathSay tells whose word the death is, where a partner has it and the identity
// service has not (H25).
func deathSay(voices []voice) string {
	confirmed := voices[0].name == pdsName
	if confirmed && voices[0].Deceased {
		return ""
	}
	var says []string
	for _, v := range voices {
		if v.Deceased {
			says = append(says, v.name+" ("+lower(deathWords(v))+")")
		}
	}
	if len(says) == 0 {
		return ""
	}
	who := list(says)
	if confirmed {
		who += ", not by the " + pdsName
	}
	return "Recorded as deceased by " + who + ". Check before you contact anybody."
}

// relatedTime bounds the question for related people, which nobody waits for.
const relatedTime = 8 * time.Second

// relate asks the identity service who is close to the person, beside the partners
// and under the receipt of the open (M97).
func (r *Room) relate(o *openRecord, rc receipt.Receipt) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if r.deps.Related == nil || o.person.Sensitive || o.ctx.Err() != nil {
		return
	}
	person := o.person
	o.gathering.Go(func() {
		ctx, done := context.WithTimeout(o.ctx, relatedTime)
		defer done()
		related, err := r.deps.Related(ctx, rc, person)
		o.mu.Lock()
		o.related, o.relatedErr = related, err != nil
		o.revision[demographicsPage]++
		o.mu.Unlock()
		r.deps.Changed(o.handle, "")
	})
}
