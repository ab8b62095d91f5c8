package sections

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// consent is R4 Consent (https://hl7.org/fhir/R4/consent.html), which also
// carries advance decisions.
type consent struct {
	fhir.Base
	Status           string                 `json:"status"`
	Scope            fhir.CodeableConcept   `json:"scope"`
	Category         []fhir.CodeableConcept `json:"category"`
	DateTime         string                 `json:"dateTime"`
	Performer        []fhir.Reference       `json:"performer"`
	Organization     []fhir.Reference       `json:"organization"`
	SourceAttachment fhir.Attachment        `json:"sourceAttachment"`
	SourceReference  fhir.Reference         `json:"sourceReference"`
	PolicyRule       fhir.CodeableConcept   `json:"policyRule"`
	Provision        provision              `json:"provision"`
	Verification     []struct {
		Verified         bool   `json:"verified"`
		VerificationDate string `json:"verificationDate"`
	} `json:"verification"`
}

type provision struct {
	Type      string                 `json:"type"`
	Period    fhir.Period            `json:"period"`
	Action    []fhir.CodeableConcept `json:"action"`
	Purpose   []fhir.Coding          `json:"purpose"`
	Code      []fhir.CodeableConcept `json:"code"`
	Provision []provision            `json:"provision"`
}

// form is R4 QuestionnaireResponse (https://hl7.org/fhir/R4/questionnaireresponse.html).
type form struct {
	fhir.Base
	Questionnaire string         `json:"questionnaire"`
	Status        string         `json:"status"`
	Authored      string         `json:"authored"`
	Author        fhir.Reference `json:"author"`
	Source        fhir.Reference `json:"source"`
	Item          []formItem     `json:"item"`
}

type formItem struct {
	LinkID string     `json:"linkId"`
	Text   string     `json:"text"`
	Item   []formItem `json:"item"`
	Answer []struct {
		ValueBoolean    *bool           `json:"valueBoolean"`
		ValueDecimal    fhir.Number     `json:"valueDecimal"`
		ValueInteger    fhir.Number     `json:"valueInteger"`
		ValueDate       string          `json:"valueDate"`
		ValueDateTime   string          `json:"valueDateTime"`
		ValueTime       string          `json:"valueTime"`
		ValueString     string          `json:"valueString"`
		ValueURI        string          `json:"valueUri"`
		ValueAttachment fhir.Attachment `json:"valueAttachment"`
		ValueCoding     fhir.Coding     `json:"valueCoding"`
		ValueQuantity   fhir.Quantity   `json:"valueQuantity"`
		ValueReference  fhir.Reference  `json:"valueReference"`
		Item            []formItem      `json:"item"`
	} `json:"answer"`
}

// consentRow names a decision by the sender's own heading. What it permits and
// what it does not are separate lines, so that neither turns the heading (H13).
func consentRow(in Input, r fhir.Resource, v *consent) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.CarePlans, "decisions"
	e.Term = firstText(concepts(v.Category), concept(v.Scope), "Consent or decision without a name")
	e.Codes = codesOf(append(append([]fhir.CodeableConcept{}, v.Category...), v.Scope)...)
	for _, c := range v.Category { // a decision is known by its code: "Judith Marr, niece" is an attorney
		codedAs(&e, c, lead)
	}
	kind, iso := firstDate([2]string{"Decided", v.DateTime}, [2]string{"From", v.Provision.Period.Start})
	e.When = care.NewWhen(kind, iso, in.Now)
	switch v.Status {
	case "rejected", "inactive":
		e.Group = "past"
	}
	standing(&e, v.Status, "active")
	if v.Status == "active" && ended(v.Provision.Period.End, in) {
		e.Group, e.Status = "past", care.Status{Text: "End date passed", Kind: "notable"}
	}
	rules(&e, v.Provision, "")
	reviewDate(&e, v.Extension)
	for _, p := range v.Performer {
		name := display(in, &v.Base, p)
		lead(&e, "decided-by", "Decided by", name)
		e.Source.Author = firstText(e.Source.Author, name)
	}
	fact(&e, "kind", "Kind", concept(v.Scope))
	fact(&e, "policy", "Policy", concept(v.PolicyRule))
	dateFact(&e, "end", "Until", v.Provision.Period.End)
	for _, x := range v.Verification {
		text := map[bool]string{true: "Verified", false: "Not verified"}[x.Verified]
		fact(&e, "verified", "Verification", join(" ", text, momentText(x.VerificationDate)))
	}
	for _, o := range v.Organization {
		stated(&e, display(in, &v.Base, o))
	}
	opens(&e, forms([]fhir.Attachment{v.SourceAttachment}), "")
	fact(&e, "paper", "Document", firstText(v.SourceAttachment.Title, v.SourceReference.Display))
	return e
}

// rules writes provisions out: each inner one is an exception to the outer.
func rules(e *care.Entry, p provision, outer string) {
	purpose := []string{}
	for _, c := range p.Purpose {
		purpose = append(purpose, firstText(c.Display, c.Code))
	}
	text := join(", ", concepts(p.Code), concepts(p.Action), strings.Join(purpose, ", "))
	label := map[string]string{"permit": "Permits", "deny": "Does not permit"}[p.Type]
	switch {
	case p.Type != "" || text != "":
		label = join(", ", outer, firstText(label, map[bool]string{true: "About"}[p.Type == ""], words(p.Type)))
		if text == "" { // "does not permit" beside "not for CPR" would turn it round
			kind := firstText(map[string]string{"permit": "A permission", "deny": "A refusal"}[p.Type], words(p.Type))
			lead(e, "rule", join(", ", outer, "Sent as"), kind+", about what the heading says")
		} else {
			lead(e, "rule", label, text)
		}
		if p.Type != "deny" { // a code that is denied must not be found as if it held
			e.Codes = append(e.Codes, codesOf(p.Code...)...)
		}
	case len(p.Provision) == 0:
		return
	}
	for _, x := range p.Provision {
		rules(e, x, "Except")
	}
}

func formRow(in Input, r fhir.Resource, v *form) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.CarePlans, "forms"
	e.Term = formTitle(in, v)
	e.When = care.NewWhen("Filled in", v.Authored, in.Now)
	if v.Status == "stopped" {
		e.Group = "past"
	}
	standing(&e, v.Status, "completed")
	answers(in, &e, &v.Base, v.Item, "")
	fact(&e, "form", "Form", v.Questionnaire)
	e.Source.Author = display(in, &v.Base, v.Author)
	fact(&e, "answered-by", "Answered by", display(in, &v.Base, v.Source))
	return e
}

// formTitle takes the form's title when it came with its answers.
func formTitle(in Input, v *form) string {
	if q, ok := in.Set.Resolve(v.Base, fhir.Reference{Reference: v.Questionnaire}); ok {
		var named struct {
			Title string `json:"title"`
		}
		if q.Into(&named) == nil && named.Title != "" {
			return named.Title
		}
	}
	return "Form or questionnaire"
}

// answers writes out question by question, inner ones with the outer's words. A
// question without an answer says so: silence is not "no".
func answers(in Input, e *care.Entry, from *fhir.Base, list []formItem, outer string) {
	for _, i := range list {
		label := join(" – ", outer, firstText(i.Text, i.LinkID, "Question without words"))
		var texts []string
		for _, a := range i.Answer {
			text := firstText(a.ValueString, firstText(a.ValueCoding.Display, a.ValueCoding.Code), quantity(a.ValueQuantity), string(a.ValueDecimal),
				string(a.ValueInteger), momentText(a.ValueDate), momentText(a.ValueDateTime), a.ValueTime, a.ValueURI, a.ValueAttachment.Title, display(in, from, a.ValueReference))
			if a.ValueBoolean != nil {
				text = map[bool]string{true: "Yes", false: "No"}[*a.ValueBoolean]
			}
			texts = append(texts, firstText(text, "An answer that cannot be shown"))
			if a.ValueCoding.Code != "" {
				e.Codes = append(e.Codes, care.Coded{System: a.ValueCoding.System, Code: a.ValueCoding.Code, Display: a.ValueCoding.Display})
			}
		}
		switch {
		case len(texts) > 0:
			fact(e, "answer", label, strings.Join(texts, ", "))
		case len(i.Item) == 0:
			fact(e, "answer", label, "Not answered")
		}
		answers(in, e, from, i.Item, label)
		for _, a := range i.Answer {
			answers(in, e, from, a.Item, label)
		}
	}
}
