// Package patient reads who a person is from an R4 Patient
// (https://hl7.org/fhir/R4/patient.html, with the UK Core and England extensions),
// alike for the identity service and for every partner, so that what they say can
// be compared.
package patient

import (
	"strings"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// Core is who a Patient is and how to reach them: what a record cannot open without.
type Core struct {
	fhir.Base
	Name                 []fhir.HumanName    `json:"name"`
	Gender               string              `json:"gender"`
	BirthDate            string              `json:"birthDate"`
	DeceasedDateTime     string              `json:"deceasedDateTime"`
	DeceasedBoolean      bool                `json:"deceasedBoolean"`
	MultipleBirthInteger fhir.Number         `json:"multipleBirthInteger"`
	MultipleBirthBoolean bool                `json:"multipleBirthBoolean"`
	Address              []fhir.Address      `json:"address"`
	Telecom              []fhir.ContactPoint `json:"telecom"`
	GeneralPractitioner  []fhir.Reference    `json:"generalPractitioner"`
}

type resource struct {
	Core
	Active        *bool                `json:"active"`
	BirthExtra    extended             `json:"_birthDate"`
	MaritalStatus fhir.CodeableConcept `json:"maritalStatus"`
	Extension     []extension          `json:"extension"`
	Communication []struct {
		Language  fhir.CodeableConcept `json:"language"`
		Preferred bool                 `json:"preferred"`
		Extension []extension          `json:"extension"`
	} `json:"communication"`
	Contact []struct {
		Relationship []fhir.CodeableConcept `json:"relationship"`
		Name         fhir.HumanName         `json:"name"`
		Telecom      []fhir.ContactPoint    `json:"telecom"`
		Period       fhir.Period            `json:"period"`
	} `json:"contact"`
}

// extended is what stands beside a primitive element.
type extended struct {
	Extension []extension `json:"extension"`
}

// extension has the values that a Patient's extensions use.
type extension struct {
	URL                  string               `json:"url"`
	ValueString          string               `json:"valueString"`
	ValueBoolean         *bool                `json:"valueBoolean"`
	ValueDateTime        string               `json:"valueDateTime"`
	ValueCodeableConcept fhir.CodeableConcept `json:"valueCodeableConcept"`
	ValueReference       fhir.Reference       `json:"valueReference"`
	ValueAddress         struct {
		Text     string `json:"text"`
		City     string `json:"city"`
		District string `json:"district"`
		Country  string `json:"country"`
	} `json:"valueAddress"`
	Extension []extension `json:"extension"`
}

func (x extension) is(name string) bool { return x.URL[strings.LastIndexByte(x.URL, '/')+1:] == name }

// find gives the nested extension of a name, an empty one if there is none.
func find(list []extension, name string) extension {
	for _, x := range list {
		if x.is(name) {
			return x
		}
	}
	return extension{}
}

// Read gives what a Patient says; ok is false when it cannot be read, which is not
// the same as saying nothing: d then holds its [Core], as far as that can.
func Read(r fhir.Resource, now time.Time) (d care.Demographics, ok bool) {
	var v resource
	if r.Type != "Patient" {
		return d, false
	}
	if ok = r.Into(&v) == nil; !ok {
		v = resource{}
		if r.Into(&v.Core) != nil {
			return care.Demographics{Partly: true}, false
		}
	}
	d.Partly = !ok
	b := book{Demographics: &d, now: now}
	if m := care.ParseMoment(v.Meta.LastUpdated); m.Known() {
		d.Recorded = care.ShowDate(m.Time())
	}
	b.names(v.Name)
	b.life(&v)
	b.identifiers(v.Identifier)
	b.extensions(v.Extension)
	b.put("marital", concept(v.MaritalStatus), "")
	for _, c := range v.Communication {
		note := ""
		if c.Preferred {
			note = "preferred"
		}
		b.put("language", concept(c.Language), note)
		b.interpreter(find(c.Extension, "patient-interpreterRequired"))
	}
	b.addresses(v.Address)
	b.telecoms(v.Telecom)
	for _, gp := range v.GeneralPractitioner {
		field := "practice"
		if gp.Type == "Practitioner" || strings.HasPrefix(gp.Reference, "Practitioner") {
			field = "usual-gp"
		}
		text := first(gp.Display, gp.Identifier.Get().Value)
		if b.put(field, text, ""); field == "practice" && text != "" {
			d.Practices = append(d.Practices, first(gp.Identifier.Get().Value, gp.Display))
		}
	}
	for _, c := range v.Contact {
		if !b.over(c.Period) {
			b.put("contact", joined(", ", spoken(c.Name), relations(c.Relationship), numbers(c.Telecom)), "")
		}
	}
	if v.Active != nil && !*v.Active {
		b.put("registration", "No longer in use", "")
	}
	return d, ok
}

// Birth gives the birth date with its time where that was sent: newborns are aged
// in hours (NHS CUI).
func Birth(r fhir.Resource) string {
	var v struct {
		BirthDate string   `json:"birthDate"`
		Extra     extended `json:"_birthDate"`
	}
	if r.Into(&v) != nil {
		return ""
	}
	if at := find(v.Extra.Extension, "patient-birthTime").ValueDateTime; v.BirthDate != "" && strings.HasPrefix(at, v.BirthDate) {
		return at
	}
	return v.BirthDate
}

// book writes details down.
type book struct {
	*care.Demographics
	now time.Time
}

// put keeps a value once. What might open somebody's door is never shown.
func (b book) put(field, text, note string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	if care.MentionsKeyCode(text, note) {
		text, note = care.KeyCodeSay, ""
	}
	for _, d := range b.Details {
		if d.Field == field && d.Text == text {
			return
		}
	}
	b.Details = append(b.Details, care.Detail{Field: field, Text: text, Note: note})
}

// over tells of a period that has ended.
func (b book) over(p fhir.Period) bool {
	m := care.ParseMoment(p.End)
	return m.Known() && m.Time().Before(b.now.AddDate(0, 0, -1))
}

// asides names the uses of a name that is not the one the person goes by.
var asides = map[string]string{"maiden": "birth name", "old": "former name", "anonymous": "anonymous", "temp": "temporary"}

func (b book) names(list []fhir.HumanName) {
	ranks := map[string]int{"usual": 3, "official": 2, "": 1}
	best := 0
	var current fhir.HumanName
	for _, n := range list {
		if rank := ranks[n.Use]; rank > best && !b.over(n.Period) {
			best, current = rank, n
		}
	}
	b.Family, b.Given, b.Title = current.Family, current.Given, strings.Join(current.Prefix, " ")
	if current.Family == "" && len(current.Given) == 0 {
		b.Family = current.Text
	}
	if best > 0 {
		b.put("name", spoken(current), "")
	}
	for _, n := range list {
		switch aside := asides[n.Use]; {
		case n.Use == "nickname":
			b.put("preferred", strings.Join(n.Given, " "), "")
			b.Known = append(b.Known, n.Given...)
		case aside == "" && !b.over(n.Period):
			if s := spoken(n); s != spoken(current) {
				b.put("alias", s, "")
			}
		default:
			b.put("alias", spoken(n), first(aside, "former name"))
			b.Known = append(b.Known, n.Family)
		}
	}
}

// spoken writes a name in the order of the NHS CUI, its letters as sent.
func spoken(n fhir.HumanName) string {
	given := strings.Join(n.Given, " ")
	s := joined(", ", n.Family, given)
	if len(n.Prefix) > 0 && s != "" {
		s += " (" + strings.Join(n.Prefix, " ") + ")"
	}
	return first(s, n.Text)
}

func (b book) life(v *resource) {
	b.BirthISO, b.Gender = v.BirthDate, gender[v.Gender]
	born := care.ParseMoment(v.BirthDate).Text()
	if at := care.ParseMoment(find(v.BirthExtra.Extension, "patient-birthTime").ValueDateTime); born != "" && at.Clock() != "" {
		born += " " + at.Clock()
	}
	b.put("born", born, "")
	b.put("gender", b.Gender, "")
	if b.Deceased = v.DeceasedBoolean || v.DeceasedDateTime != ""; b.Deceased {
		b.Died = v.DeceasedDateTime
		b.put("died", first(care.ParseMoment(b.Died).Text(), "Yes: date not recorded"), "")
	}
	if n := string(v.MultipleBirthInteger); n != "" && n != "0" || v.MultipleBirthBoolean {
		b.put("multiple", "Yes: a twin, or more", "")
	}
}

// identifiers are the NHS number with how far it was checked, and the source's own.
func (b book) identifiers(list []fhir.Identifier) {
	for _, id := range list {
		label := first(id.Type.Text, concept(id.Type))
		if id.System != fhir.NHSNumberSystem {
			b.put("identifier", joined(" ", label, id.Value), "")
			continue
		}
		note := "verification not stated"
		for _, x := range id.Extension {
			if strings.HasSuffix(x.URL, "NHSNumberVerificationStatus") {
				note = lower(concept(x.ValueCodeableConcept))
				if !verified(x.ValueCodeableConcept) {
					b.Untraced = note
				}
			}
		}
		b.put("nhs", care.NHSNumber(strings.ReplaceAll(id.Value, " ", "")).Spaced(), note)
	}
}

func (b book) interpreter(x extension) {
	if x.ValueBoolean != nil {
		b.put("interpreter", map[bool]string{true: "Needed", false: "Not needed"}[*x.ValueBoolean], "")
	}
}

func (b book) extensions(list []extension) {
	for _, x := range list {
		value := concept(x.ValueCodeableConcept)
		switch x.URL[strings.LastIndexByte(x.URL, '/')+1:] {
		case "Extension-UKCore-EthnicCategory":
			b.put("ethnicity", value, "")
		case "patient-religion":
			b.put("religion", value, "")
		case "Extension-UKCore-BirthSex":
			b.put("sex", value, "")
		case "patient-nationality":
			b.put("nationality", concept(find(x.Extension, "code").ValueCodeableConcept), "")
		case "patient-birthPlace":
			a := x.ValueAddress
			b.put("birthplace", first(joined(", ", a.City, a.District, a.Country), a.Text), "")
		case "Extension-UKCore-ResidentialStatus":
			b.put("residence", value, "")
		case "Extension-UKCore-OverseasVisitorChargingCategory":
			b.put("overseas", value, "")
		case "Extension-UKCore-NHSCommunication":
			b.put("language", concept(find(x.Extension, "language").ValueCodeableConcept), "")
			b.interpreter(find(x.Extension, "interpreterRequired"))
		case "Extension-UKCore-ContactPreference":
			for _, part := range x.Extension {
				b.put("wishes", first(part.ValueString, concept(part.ValueCodeableConcept)), "")
			}
		case "Extension-UKCore-NominatedPharmacy":
			b.put("pharmacy", first(x.ValueReference.Display, x.ValueReference.Identifier.Get().Value), "")
		}
	}
}

func (b book) addresses(list []fhir.Address) {
	fields := map[string]string{"temp": "temporary", "billing": "correspondence"}
	for _, a := range list {
		if b.over(a.Period) || a.Use == "old" {
			continue
		}
		text := joined(", ", append(append([]string{}, a.Line...), a.City, a.District, strings.ToUpper(a.PostalCode))...)
		note := ""
		if text == "" {
			text = a.Text
		} else {
			note = a.Text
		}
		if text == "" {
			continue
		}
		b.Addresses = append(b.Addresses, care.Place{Text: text, Postcode: a.PostalCode})
		b.put(first(fields[a.Use], "address"), text, note)
	}
}

func (b book) telecoms(list []fhir.ContactPoint) {
	for _, c := range list {
		if b.over(c.Period) || c.Use == "old" {
			continue
		}
		switch {
		case c.System == "email":
			b.put("email", c.Value, "")
		case c.Use == "home" || c.Use == "work" || c.Use == "mobile":
			b.put(c.Use, c.Value, kind(c.System))
		default:
			b.put("phone", c.Value, kind(c.System))
		}
	}
}

func kind(system string) string {
	if system == "phone" {
		return ""
	}
	return system
}

func numbers(list []fhir.ContactPoint) string {
	var out []string
	for _, c := range list {
		out = append(out, c.Value)
	}
	return joined(" · ", out...)
}

func relations(list []fhir.CodeableConcept) string {
	var out []string
	for _, c := range list {
		word := ""
		for _, k := range c.Coding {
			word = first(word, care.RelationWord(k.Code))
		}
		out = append(out, lower(first(word, concept(c))))
	}
	return joined(", ", out...)
}
