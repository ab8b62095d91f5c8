package sections

import (
	"slices"
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// careTeam is R4 CareTeam (https://hl7.org/fhir/R4/careteam.html).
type careTeam struct {
	fhir.Base
	Status               string                 `json:"status"`
	Category             []fhir.CodeableConcept `json:"category"`
	Name                 string                 `json:"name"`
	Period               fhir.Period            `json:"period"`
	ReasonCode           []fhir.CodeableConcept `json:"reasonCode"`
	ManagingOrganization []fhir.Reference       `json:"managingOrganization"`
	Telecom              []fhir.ContactPoint    `json:"telecom"`
	Note                 []fhir.Annotation      `json:"note"`
	Participant          []struct {
		Role       []fhir.CodeableConcept `json:"role"`
		Member     fhir.Reference         `json:"member"`
		OnBehalfOf fhir.Reference         `json:"onBehalfOf"`
		Period     fhir.Period            `json:"period"`
	} `json:"participant"`
}

// relatedPerson is R4 RelatedPerson (https://hl7.org/fhir/R4/relatedperson.html).
// Addresses are not read: the contact's home is nobody's business here.
type relatedPerson struct {
	fhir.Base
	Active       *bool                  `json:"active"`
	Relationship []fhir.CodeableConcept `json:"relationship"`
	Name         []fhir.HumanName       `json:"name"`
	Telecom      []fhir.ContactPoint    `json:"telecom"`
	Period       fhir.Period            `json:"period"`
}

// careNetwork reads who looks after the person. Whoever no longer does stands
// under Past.
func careNetwork() Reader {
	return Reader{
		Section: care.Section{Key: care.CareNetwork, Title: "Care network", Groups: []care.Group{
			{Key: "teams", Title: "Professionals and teams"}, {Key: "personal", Title: "Family, carers and contacts"}, {Key: "past", Title: "Past", Folded: true},
		}},
		Searches: []fhir.Ask{{Type: "CareTeam"}, {Type: "RelatedPerson", Beside: true}},
		Read: func(in Input) care.Rows {
			var out Output
			each(in, &out, "CareTeam", func(r fhir.Resource, v *careTeam) {
				if !out.inError(r, v.Status) {
					out.add(teamRow(in, r, v))
				}
			})
			each(in, &out, "RelatedPerson", func(r fhir.Resource, v *relatedPerson) {
				out.add(contactRow(in, r, v))
			})
			return out.Rows
		},
	}
}

func teamRow(in Input, r fhir.Resource, v *careTeam) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.CareNetwork, "teams"
	e.Term = firstText(v.Name, concepts(v.Category), "Care team without a name")
	e.Codes = codesOf(v.Category...)
	e.When = care.NewWhen("From", v.Period.Start, in.Now)
	standing(&e, v.Status, "active")
	switch {
	case v.Status == "inactive":
		e.Group = "past"
	case ended(v.Period.End, in):
		e.Group, e.Status = "past", care.Status{Text: "Ended", Kind: "notable"}
	}
	dateFact(&e, "end", "Until", v.Period.End)
	for _, p := range v.Participant {
		if isPerson(in, &v.Base, p.Member) {
			continue // the team's list may name the person themself
		}
		who := join(", ", firstText(display(in, &v.Base, p.Member), "Name not sent"), display(in, &v.Base, p.OnBehalfOf))
		label := firstText(concepts(p.Role), "Member")
		if ended(p.Period.End, in) {
			fact(&e, "earlier", "Until "+momentText(p.Period.End)+", "+lower(label), who)
			continue
		}
		lead(&e, "member", label, who)
		known := len(e.Facts)
		if telecoms(&e, memberTelecom(in, &v.Base, p.Member), in); len(e.Facts) > known { // hours are of the number before them
			lead(&e, "hours", "Hours", hoursOf(in, &v.Base, p.Member))
		}
	}
	telecoms(&e, v.Telecom, in)
	if s := concepts(v.Category); fold(s) != fold(e.Term) {
		fact(&e, "kind", "Kind", s)
	}
	fact(&e, "reason", "Reason", concepts(v.ReasonCode))
	for _, o := range v.ManagingOrganization {
		name := display(in, &v.Base, o)
		fact(&e, "managed-by", "Managed by", name)
		stated(&e, name)
	}
	notes(&e, v.Note)
	return e
}

func isPerson(in Input, from *fhir.Base, ref fhir.Reference) bool {
	target, ok := in.Set.Resolve(*from, ref)
	return ref.Type == "Patient" || ok && target.Type == "Patient"
}

func memberTelecom(in Input, from *fhir.Base, ref fhir.Reference) []fhir.ContactPoint {
	var v struct {
		Telecom []fhir.ContactPoint `json:"telecom"`
	}
	if r, ok := in.Set.Resolve(*from, ref); ok && r.Into(&v) == nil {
		return v.Telecom
	}
	return nil
}

// telecoms shows ways to reach somebody that are in use.
func telecoms(e *care.Entry, list []fhir.ContactPoint, in Input) {
	label := map[string]string{"phone": "Phone", "email": "E-mail", "fax": "Fax", "pager": "Pager", "sms": "Text message", "url": "Web address"}
	for _, t := range list {
		if t.Use == "old" || ended(t.Period.End, in) {
			continue
		}
		text := firstText(label[t.System], "Contact")
		if t.Use != "" {
			text += " (" + t.Use + ")"
		}
		if told := (care.Fact{Key: "phone", Label: text, Text: strings.TrimSpace(t.Value), Lead: true}); !slices.Contains(e.Facts, told) {
			lead(e, "phone", text, t.Value) // members of a team often share one
		}
	}
}

func contactRow(in Input, r fhir.Resource, v *relatedPerson) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.CareNetwork, "personal"
	for _, n := range v.Name {
		if n.Use != "old" && !ended(n.Period.End, in) {
			e.Term = firstText(e.Term, PersonName(n))
		}
	}
	e.Term = firstText(e.Term, "Contact whose name was not sent")
	e.Codes = codesOf(v.Relationship...)
	e.When = care.NewWhen("From", v.Period.Start, in.Now) // when the sender last saved it says nothing of the contact
	switch {
	case v.Active != nil && !*v.Active:
		e.Group, e.Status = "past", care.Status{Text: "No longer a contact", Kind: "notable"}
	case ended(v.Period.End, in):
		e.Group, e.Status = "past", care.Status{Text: "Ended", Kind: "notable"}
	}
	lead(&e, "relationship", "Relationship", firstText(relationship(v.Relationship), "Not stated"))
	if x := extension(v.Extension, "SupportRole"); x != nil {
		code := firstText(x.ValueCode, codeIn(x.ValueCodeableConcept))
		lead(&e, "support", "Role", firstText(map[string]string{"KH": "Key holder"}[code], concept(x.ValueCodeableConcept), code))
	}
	telecoms(&e, v.Telecom, in)
	dateFact(&e, "end", "Until", v.Period.End)
	return e
}

// relationship puts who somebody is into words; a sender that gives words of its
// own keeps them.
func relationship(list []fhir.CodeableConcept) string {
	var parts []string
	for _, c := range list {
		word := concept(c)
		if code := codeIn(c); !worded(c) {
			word = firstText(map[string]string{"N": "Next of kin"}[code], care.RelationWord(code), word)
		}
		parts = append(parts, word)
	}
	return join(", ", parts...)
}
