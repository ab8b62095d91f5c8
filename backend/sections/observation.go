package sections

import (
	"encoding/base64"
	"mime"
	"slices"
	"strings"
	"unicode/utf8"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// observation is R4 Observation (https://hl7.org/fhir/R4/observation.html).
type observation struct {
	fhir.Base
	measured
	Status            string                    `json:"status"`
	Category          []fhir.CodeableConcept    `json:"category"`
	Code              fhir.CodeableConcept      `json:"code"`
	EffectiveDateTime string                    `json:"effectiveDateTime"`
	EffectiveInstant  string                    `json:"effectiveInstant"`
	EffectivePeriod   fhir.Period               `json:"effectivePeriod"`
	Issued            string                    `json:"issued"`
	Performer         []fhir.Reference          `json:"performer"`
	Note              []fhir.Annotation         `json:"note"`
	BodySite          fhir.CodeableConcept      `json:"bodySite"`
	Method            fhir.CodeableConcept      `json:"method"`
	Device            fhir.Rare[fhir.Reference] `json:"device"`
	Specimen          fhir.Rare[fhir.Reference] `json:"specimen"`
	HasMember         []fhir.Reference          `json:"hasMember"`
	Component         []struct {
		measured
		Code              fhir.CodeableConcept `json:"code"`
		ModifierExtension []fhir.Extension     `json:"modifierExtension"`
	} `json:"component"`
}

// measured is value[x] with what qualifies it, of an observation or component.
type measured struct {
	ValueQuantity        *fhir.Quantity         `json:"valueQuantity"`
	ValueCodeableConcept fhir.CodeableConcept   `json:"valueCodeableConcept"`
	ValueString          string                 `json:"valueString"`
	ValueBoolean         *bool                  `json:"valueBoolean"`
	ValueInteger         fhir.Number            `json:"valueInteger"`
	ValueRange           *fhir.Range            `json:"valueRange"`
	ValueRatio           *fhir.Ratio            `json:"valueRatio"`
	ValueTime            string                 `json:"valueTime"`
	ValueDateTime        string                 `json:"valueDateTime"`
	ValuePeriod          *fhir.Period           `json:"valuePeriod"`
	ValueSampledData     map[string]any         `json:"valueSampledData"`
	DataAbsentReason     fhir.CodeableConcept   `json:"dataAbsentReason"`
	Interpretation       []fhir.CodeableConcept `json:"interpretation"`
	ReferenceRange       []struct {
		Low  fhir.Quantity        `json:"low"`
		High fhir.Quantity        `json:"high"`
		Type fhir.CodeableConcept `json:"type"`
		// AppliesTo and Age say for whom a range holds, where several were sent.
		AppliesTo []fhir.CodeableConcept `json:"appliesTo"`
		Age       fhir.Rare[fhir.Range]  `json:"age"`
		Text      string                 `json:"text"`
	} `json:"referenceRange"`
}

// observed is an observation on its way to a row; shown tells it has one.
type observed struct {
	r       *fhir.Resource
	v       *observation
	bad     bool // could not be decoded
	measure bool // belongs to observations, not to results
	settled bool // measure was decided by what refers to it
	shown   bool
}

// value fills a result's text and unit. Words are the sender's; a number is its
// characters; an absent value says why.
func (m measured) value(out *care.Value) {
	switch {
	case m.ValueQuantity != nil:
		out.Text, out.Unit = number(*m.ValueQuantity), unit(*m.ValueQuantity)
	case m.ValueRange != nil:
		out.Text = span(*m.ValueRange)
	case m.ValueRatio != nil:
		out.Text = ratio(*m.ValueRatio)
	case m.ValueBoolean != nil && *m.ValueBoolean:
		out.Text = "Yes"
	case m.ValueBoolean != nil:
		out.Text = "No"
	case m.ValuePeriod != nil:
		out.Text = join(" to ", care.ParseMoment(m.ValuePeriod.Start).Text(), care.ParseMoment(m.ValuePeriod.End).Text())
	case m.ValueDateTime != "":
		out.Text = care.ParseMoment(m.ValueDateTime).Text()
	case m.ValueSampledData != nil:
		out.Text = "A recorded trace, not shown here"
	default:
		out.Text = firstText(concept(m.ValueCodeableConcept), m.ValueString, string(m.ValueInteger), m.ValueTime)
	}
	if s := concept(m.DataAbsentReason); s != "" {
		out.Text = join(" – ", out.Text, "No value: "+s)
	}
	for _, i := range m.Interpretation {
		out.Flag = join(", ", out.Flag, interpretation(i))
	}
	for _, r := range m.ReferenceRange {
		text := firstText(r.Text, span(fhir.Range{Low: r.Low, High: r.High}))
		age := span(r.Age.Get())
		out.Range = join("; ", out.Range, join(": ", join(", ", concept(r.Type), concepts(r.AppliesTo), join(" ", map[bool]string{true: "age"}[age != ""], age)), text))
	}
	out.Codes = append(out.Codes, codesOf(m.ValueCodeableConcept)...)
	out.Measure = m.measure()
}

// measure gives the number to draw a value by; nil where there is none, or a
// reason why there is none came with it.
func (m measured) measure() *care.Measure {
	switch q := m.ValueQuantity; {
	case concept(m.DataAbsentReason) != "":
		return nil
	case q != nil && q.Value != "":
		out := &care.Measure{Number: string(q.Value), Comparator: q.Comparator, Unitless: q.Code == "1" || strings.HasPrefix(q.Code, "{")}
		if len(m.ReferenceRange) != 1 {
			return out
		}
		r := m.ReferenceRange[0]
		plain := r.Low.Comparator == "" && r.High.Comparator == "" && inUnitOf(*q, r.Low, r.High)
		if plain && len(r.AppliesTo) == 0 && span(r.Age.Get()) == "" && (codeIn(r.Type) == "normal" || concept(r.Type) == "") {
			out.Low, out.High = string(r.Low.Value), string(r.High.Value)
		}
		return out
	case m.ValueInteger != "":
		return &care.Measure{Number: string(m.ValueInteger), Unitless: true}
	}
	return nil
}

// dated is when an observation was made, else when it was issued, and which.
func (v *observation) dated() (kind, iso string) {
	return firstDate([2]string{"Taken", firstText(v.EffectiveDateTime, v.EffectiveInstant, v.EffectivePeriod.Start)}, [2]string{"Issued", v.Issued})
}

// performed notes the laboratory of results, where none is noted: the first
// performer that is an organisation, or may be one. Of a vital sign it matters
// little who took it, and a ward is no laboratory.
func performed(in Input, values []care.Value, from *fhir.Base, by []fhir.Reference) {
	for _, p := range by {
		target, _ := in.Set.Resolve(*from, p)
		typ := firstText(target.Type, p.Type)
		if typ == "" && p.Reference != "" {
			parts := strings.Split(p.Reference, "/")
			typ = parts[max(0, len(parts)-2)]
		}
		if typ != "" && typ != "Organization" {
			continue
		}
		for i := range values {
			if m := values[i].Measure; m != nil && m.Lab == "" {
				m.Lab = display(in, from, p)
			}
		}
		return
	}
}

// inUnitOf tells whether the ends of a range are in the value's unit; one that
// names none is.
func inUnitOf(value fhir.Quantity, ends ...fhir.Quantity) bool {
	return !slices.ContainsFunc(ends, func(q fhir.Quantity) bool { return unit(q) != "" && unit(q) != unit(value) })
}

// interpretation gives the sender's words, or the HL7 v3 ObservationInterpretation
// code in words. Nothing is inferred when none was sent.
func interpretation(c fhir.CodeableConcept) string {
	if s := strings.TrimSpace(c.Text); s != "" {
		return s
	}
	for _, k := range c.Coding {
		if w := interpretations[k.Code]; w != "" {
			return w
		}
	}
	return concept(c)
}

var interpretations = map[string]string{"H": "High", "L": "Low", "HH": "Critically high", "LL": "Critically low", "A": "Abnormal",
	"AA": "Critically abnormal", "N": "Normal", "U": "Significantly up", "D": "Significantly down", "R": "Resistant",
	"S": "Susceptible", "I": "Intermediate", "POS": "Positive", "NEG": "Negative"}

// showUnder adds the observation, its components and members to a report's row.
func (o *observed) showUnder(in Input, e *care.Entry, all map[string]*observed) {
	if o.shown || o.v.Status == "entered-in-error" {
		return
	}
	o.shown = true
	e.Of = append(e.Of, o.r.Ref())
	e.Values = append(e.Values, o.values(in)...)
	for _, ref := range o.v.HasMember {
		if target, ok := in.Set.Resolve(o.v.Base, ref); ok && all[target.Ref()] != nil {
			all[target.Ref()].showUnder(in, e, all)
		}
	}
}

func (o *observed) showAlone(in Input, out *Output, all map[string]*observed) {
	if o.shown || out.inErrorOnce(o) {
		return
	}
	v := o.v
	e := row(in, *o.r, &v.Base)
	e.Of = e.Of[:0]
	e.Section, e.Group = care.Results, resultGroup(v.Category)
	if o.measure {
		e.Section, e.Group = care.Observations, observationGroup(v.Category)
	}
	term(&e, v.Code, "Result without a name")
	e.Status = resultStatus(v.Status)
	kind, iso := v.dated()
	e.When = care.NewWhen(kind, iso, in.Now)
	for _, p := range v.Performer {
		e.Source.Author = firstText(e.Source.Author, display(in, &v.Base, p))
	}
	fact(&e, "site", "Site", concept(v.BodySite))
	fact(&e, "method", "Method", concept(v.Method))
	fact(&e, "device", "Device", display(in, &v.Base, v.Device.Get()))
	fact(&e, "specimen", "Specimen", specimen(in, &v.Base, v.Specimen.Get()))
	if kind == "Taken" && apart(iso, v.Issued) {
		dateFact(&e, "issued", "Issued", v.Issued)
		e.Facts[len(e.Facts)-1].Lead = true
	}
	o.showUnder(in, &e, all)
	if len(e.Values) > 0 { // what is the same is kept once: a long record has thousands
		v := &e.Values[0]
		if slices.Equal(v.Codes, e.Codes) {
			v.Codes = e.Codes
		}
		if v.When == e.When {
			v.When = e.When
		}
	}
	warningScore(&e, v.Code)
	out.add(e)
}

func (o *Output) inErrorOnce(x *observed) bool {
	if x.v.Status != "entered-in-error" {
		return false
	}
	x.shown = true
	return o.inError(*x.r, x.v.Status)
}

func (o *observed) values(in Input) []care.Value {
	v := o.v
	main := newValue(concept(v.Code))
	main.Codes = codesOf(v.Code)
	main.Status = resultStatus(v.Status)
	kind, iso := v.dated()
	main.When = care.NewWhen(kind, iso, in.Now)
	v.measured.value(&main)
	for _, n := range v.Note {
		main.Notes = append(main.Notes, n.Text)
	}
	if len(v.ModifierExtension) > 0 {
		main.Text, main.Unit, main.Flag, main.Measure = "Cannot be shown safely", "", "", nil
		main.Notes = append(main.Notes, notSafely)
	}
	out := []care.Value{main}
	heading := main.Text == "" && main.Flag == "" && main.Range == ""
	switch { // a heading has no value of its own: its parts follow
	case heading && len(v.Component) > 0:
		out = out[:0]
	case heading && len(v.HasMember) > 0 && len(main.Notes) == 0:
		out = out[:0]
	case heading && len(v.HasMember) > 0:
		out[0].Text = "In parts"
	case main.Text == "":
		out[0].Text = "No value sent"
	}
	for _, c := range v.Component {
		part := newValue(concept(c.Code))
		part.Codes, part.Status, part.When = codesOf(c.Code), main.Status, main.When
		c.measured.value(&part)
		if part.Text == "" {
			part.Text = "No value sent"
		}
		if len(c.ModifierExtension) > 0 {
			part.Text, part.Unit, part.Flag, part.Measure = "Cannot be shown safely", "", "", nil
			part.Notes = append(part.Notes, notSafely)
		}
		out = append(out, part)
	}
	if last := len(out) - 1; heading && len(v.Component) > 0 {
		out[last].Notes = append(out[last].Notes, main.Notes...) // they are about the whole
	}
	if !o.measure {
		performed(in, out, &v.Base, v.Performer)
	}
	return out
}

const notSafely = "This result is qualified by information that this viewer cannot read. Look at it as sent."

func newValue(name string) care.Value {
	return care.Value{Name: firstText(name, "Result"), Notes: []string{}, Codes: []care.Coded{}}
}

func showContained(in Input, e *care.Entry, r fhir.Resource) {
	var v observation
	if r.Into(&v) == nil {
		e.Values = append(e.Values, (&observed{r: &r, v: &v}).values(in)...)
	}
}

// plainText decodes an inline text attachment, its layout kept.
func plainText(a fhir.Attachment) (string, bool) {
	kind, _, _ := mime.ParseMediaType(a.ContentType)
	if kind != "text/plain" || a.Data == "" {
		return "", false
	}
	data, err := base64.StdEncoding.DecodeString(a.Data)
	if err != nil || len(data) > 1<<20 {
		return "", false
	}
	if !utf8.Valid(data) {
		return strings.ToValidUTF8(string(data), "\uFFFD"), true
	}
	return string(data), true
}
