package sections

import (
	"bytes"
	"runtime"
	"slices"
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// carrier is what every resource struct of a reader is: a pointer to a struct
// with the common elements.
type carrier[T any] interface {
	*T
	Common() *fhir.Base
}

// each decodes the resources of one type and hands them over. One that cannot
// be decoded becomes a row that says so (B2): its JSON can still be looked at.
func each[T any, P carrier[T]](in Input, out *Output, typ string, f func(r fhir.Resource, v P)) {
	n := 0
	for _, r := range in.Resources {
		if r.Type == typ {
			n++
		}
	}
	out.Entries = slices.Grow(out.Entries, n) // a row is large, and most resources become one
	for i, r := range in.Resources {
		if r.Type != typ {
			continue
		}
		giveWay(i)
		var v T
		if err := r.Into(&v); err != nil {
			out.unreadable(in, r)
			continue
		}
		f(r, P(&v))
	}
}

// giveWay lets a page that has just come be read before row i is made: the
// requests that follow from it are what the record waits for longest.
func giveWay(i int) {
	if i%16 == 0 {
		runtime.Gosched()
	}
}

func (o *Output) unreadable(in Input, r fhir.Resource) {
	o.Unreadable++
	e := row(in, r, &fhir.Base{})
	e.Term = "This item could not be read"
	var named struct {
		Code fhir.CodeableConcept `json:"code"`
	}
	if r.Into(&named) == nil && concept(named.Code) != "" {
		e.Term, e.Negation = concept(named.Code), "Could not be read in full:"
	}
	e.When = care.When{Text: "Date not recorded"}
	e.Cautions = append(e.Cautions, "The organisation sent this item in a form that this viewer cannot read. Ask the organisation, or look at it as sent.")
	o.Entries = append(o.Entries, e)
}

func (o *Output) add(e care.Entry) { o.Entries = append(o.Entries, e) }

func (o *Output) exclude(r fhir.Resource, reason string) {
	o.Excluded = append(o.Excluded, care.Excluded{Ref: r.Ref(), Reason: reason})
}

// elsewhere leaves the resources of a type to another section.
func (o *Output) elsewhere(in Input, typ string) {
	for _, r := range in.Resources {
		if r.Type == typ {
			o.Elsewhere = append(o.Elsewhere, r.Ref())
		}
	}
}

// under gives a heading to rows that could not be read.
func (o *Output) under(group string) {
	for i := range o.Entries {
		if o.Entries[i].Group == "" {
			o.Entries[i].Group = group
		}
	}
}

// inError excludes what its sender marked as entered in error (H12).
func (o *Output) inError(r fhir.Resource, status string) bool {
	if status != "entered-in-error" {
		return false
	}
	o.exclude(r, "Entered in error")
	return true
}

// restrictedCaution stands with an item that its sender labelled restricted.
const restrictedCaution = "Restricted by the organisation that recorded it. Mind who can see the screen."

// nestedModifier is found wherever a dose, reaction or member of an item carries
// an extension that may turn its meaning.
var nestedModifier = []byte(`"modifierExtension"`)

// ownParts are types whose rows decide by themselves what can be opened.
var ownParts = map[string]bool{"DocumentReference": true, "DiagnosticReport": true, "Composition": true, "ClinicalImpression": true, "Consent": true}

// row starts an entry with its source and the cautions any resource may need.
func row(in Input, r fhir.Resource, b *fhir.Base) care.Entry {
	e := care.Entry{
		ID:       in.Partner.ODS + "|" + r.Ref(),
		Facts:    []care.Fact{},
		Values:   []care.Value{},
		Cautions: []string{},
		Codes:    []care.Coded{},
		Of:       []string{r.Ref()},
		Source:   care.Source{ODS: in.Partner.ODS, Name: in.Partner.Name, Setting: in.Partner.Setting},
	}
	if !ownParts[r.Type] {
		opens(&e, ownText(r), "Text")
	}
	for _, t := range b.Meta.Tag { // the unit that recorded it, where the sender says so (M160)
		if strings.HasSuffix(t.System, "/Source") {
			e.Source.Unit = firstText(t.Display, t.Code)
		}
	}
	if b.Meta.Source != "" {
		fact(&e, "system", "Sent from", b.Meta.Source)
	}
	if len(b.ModifierExtension) > 0 || b.ImplicitRules != "" {
		e.Cautions = append(e.Cautions, "This item may be qualified by information that this viewer cannot read. Look at it as sent, or ask the organisation.") // H14
	} else if bytes.Contains(r.Raw, nestedModifier) {
		e.Cautions = append(e.Cautions, "A part of this item may be qualified by information that this viewer cannot read. Look at it as sent, or ask the organisation.") // H14
	}
	for _, l := range b.Meta.Security { // v3-Confidentiality: shown by right, and said, for others may see the screen
		if l.Code == "R" || l.Code == "V" {
			e.Cautions = append(e.Cautions, restrictedCaution)
			break
		}
	}
	if r.Damaged {
		e.Cautions = append(e.Cautions, "Some characters of this item arrived damaged.")
	}
	return e
}

// concept gives the words of a CodeableConcept in the order the rules set: the
// sender's text, the coding the user chose, a SNOMED CT or dm+d display, any
// display, and at last the bare code.
func concept(c fhir.CodeableConcept) string {
	if s := strings.TrimSpace(c.Text); s != "" {
		return s
	}
	best, rank := "", 0
	for _, k := range c.Coding {
		at := 0
		switch {
		case strings.TrimSpace(k.Display) == "":
		case k.UserSelected:
			at = 3
		case isSNOMED(k.System):
			at = 2
		default:
			at = 1
		}
		if at > rank {
			best, rank = k.Display, at
		}
	}
	if best != "" {
		return best
	}
	for _, k := range c.Coding {
		if s := decode(k.System, k.Code); s != "" {
			return s
		}
	}
	for _, k := range c.Coding {
		if k.Code != "" {
			return "Code only: " + k.Code
		}
	}
	return ""
}

// worded tells whether the sender sent words for any of them, not only codes.
func worded(list ...fhir.CodeableConcept) bool {
	for _, c := range list {
		if s := concept(c); s != "" && !strings.HasPrefix(s, "Code only: ") {
			return true
		}
	}
	return false
}

func concepts(list []fhir.CodeableConcept) string {
	var parts []string
	for _, c := range list {
		if s := concept(c); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// isSNOMED matches the ways senders write the system (http or https, with or
// without the slash) and dm+d's own.
func isSNOMED(system string) bool {
	s := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(system, "https://"), "http://"), "/")
	return s == "snomed.info/sct" || s == "dmd.nhs.uk"
}

// hasCode looks for a SNOMED CT code.
func hasCode(c fhir.CodeableConcept, codes ...string) bool {
	for _, k := range c.Coding {
		for _, want := range codes {
			if k.Code == want && (isSNOMED(k.System) || k.System == "") {
				return true
			}
		}
	}
	return false
}

func codesOf(list ...fhir.CodeableConcept) []care.Coded {
	out := []care.Coded{}
	for _, c := range list {
		for _, k := range c.Coding {
			if k.Code != "" {
				out = append(out, care.Coded{System: k.System, Code: k.Code, Display: k.Display})
			}
		}
	}
	return out
}

func fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// fact adds a labelled line for the opened row; lead adds one shown always.
func fact(e *care.Entry, key, label, text string) {
	if text = strings.TrimSpace(text); text != "" {
		e.Facts = append(e.Facts, care.Fact{Key: key, Label: label, Text: text})
	}
}

func lead(e *care.Entry, key, label, text string) {
	if text = strings.TrimSpace(text); text != "" {
		e.Facts = append(e.Facts, care.Fact{Key: key, Label: label, Text: text, Lead: true})
	}
}

func dateFact(e *care.Entry, key, label, iso string) {
	if text := momentText(iso); text != "" {
		e.Facts = append(e.Facts, care.Fact{Key: key, Label: label, Text: text, ISO: iso})
	}
}

func notes(e *care.Entry, list []fhir.Annotation) {
	for _, n := range list {
		fact(e, "note", "Note", n.Text)
	}
}

func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

// stated records the organisation an item names when it is not the one that
// answered: both are shown.
func stated(e *care.Entry, name string) {
	if name != "" && fold(name) != fold(e.Source.Name) {
		e.Source.Stated = name
	}
}

// words turns a code of FHIR into plain words: "in-progress" to "In progress".
func words(code string) string {
	if code == "" {
		return ""
	}
	s := strings.ReplaceAll(code, "-", " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

// standing shows a status: the quiet ones when the row is opened, any other, and
// that none was sent, beside the term.
func standing(e *care.Entry, status string, quiet ...string) {
	text := firstText(map[string]string{"onhold": "On hold", "waitlist": "On a waiting list"}[status], words(status), "Status not stated")
	if slices.Contains(quiet, status) {
		fact(e, "status", "Status", text)
		return
	}
	e.Status = care.Status{Text: text, Kind: "notable"}
}

// standingUntil is [standing] of what has a period: "active" past its own end
// date says so (H20).
func standingUntil(in Input, e *care.Entry, status, end string, quiet ...string) {
	if status == "active" && ended(end, in) {
		e.Status = care.Status{Text: "Active (end date passed)", Kind: "notable"}
		return
	}
	standing(e, status, quiet...)
}

// hasText tells whether there is a narrative. It is markup and is not read here.
func hasText(n fhir.Narrative) bool { return strings.TrimSpace(n.Div) != "" }

// extension finds one by the end of its URL, since senders differ in the base.
func extension(list []fhir.Extension, name string) *fhir.Extension {
	for i := range list {
		if strings.HasSuffix(list[i].URL, name) {
			return &list[i]
		}
	}
	return nil
}

// firstDate gives the first date that was sent, with its label.
func firstDate(pairs ...[2]string) (kind, iso string) {
	for _, p := range pairs {
		if p[1] != "" {
			return p[0], p[1]
		}
	}
	return "", ""
}
