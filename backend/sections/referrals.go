package sections

import (
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// request is R4 ServiceRequest (https://hl7.org/fhir/R4/servicerequest.html).
type request struct {
	fhir.Base
	Status             string                 `json:"status"`
	Intent             string                 `json:"intent"`
	Category           []fhir.CodeableConcept `json:"category"`
	Priority           string                 `json:"priority"`
	DoNotPerform       bool                   `json:"doNotPerform"`
	Code               fhir.CodeableConcept   `json:"code"`
	OrderDetail        []fhir.CodeableConcept `json:"orderDetail"`
	OccurrenceDateTime string                 `json:"occurrenceDateTime"`
	OccurrencePeriod   fhir.Period            `json:"occurrencePeriod"`
	AuthoredOn         string                 `json:"authoredOn"`
	Requester          fhir.Reference         `json:"requester"`
	PerformerType      fhir.CodeableConcept   `json:"performerType"`
	Performer          []fhir.Reference       `json:"performer"`
	ReasonCode         []fhir.CodeableConcept `json:"reasonCode"`
	ReasonReference    []fhir.Reference       `json:"reasonReference"`
	BodySite           []fhir.CodeableConcept `json:"bodySite"`
	Note               []fhir.Annotation      `json:"note"`
	PatientInstruction string                 `json:"patientInstruction"`
}

// referrals reads referrals and other requests for a service. One that forbids
// says so before its name (H13); a draft or a revoked one never looks open.
func referrals() Reader {
	return Reader{
		Section: care.Section{Key: care.Referrals, Title: "Referrals and requests", Groups: []care.Group{
			{Key: "open", Title: "Open"}, {Key: "draft", Title: "Drafts, not sent"}, {Key: "past", Title: "Completed or revoked", Folded: true},
		}},
		Searches: []fhir.Ask{{Type: "ServiceRequest"}},
		Read: func(in Input) care.Rows {
			var out Output
			each(in, &out, "ServiceRequest", func(r fhir.Resource, v *request) {
				if !out.inError(r, v.Status) {
					out.add(requestRow(in, r, v))
				}
			})
			return out.Rows
		},
	}
}

func requestRow(in Input, r fhir.Resource, v *request) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.Referrals, "open"
	term(&e, v.Code, firstText(concepts(v.Category), "Request without a name"))
	kind, iso := firstDate([2]string{"Asked", v.AuthoredOn}, [2]string{"For", v.OccurrenceDateTime}, [2]string{"For", v.OccurrencePeriod.Start})
	e.When = care.NewWhen(kind, iso, in.Now)
	switch v.Status {
	case "completed", "revoked":
		e.Group = "past"
	case "draft":
		e.Group = "draft"
	}
	if v.DoNotPerform {
		e.Negation = "Do not perform:"
	}
	standing(&e, v.Status, "active", "completed")
	switch v.Priority {
	case "urgent", "asap", "stat":
		text := map[string]string{"urgent": "Urgent", "asap": "As soon as possible", "stat": "Immediately"}[v.Priority]
		lead(&e, "priority", "Priority", text)
		e.Rank = -1
	default:
		fact(&e, "priority", "Priority", words(v.Priority))
	}
	switch v.Intent {
	case "proposal", "plan", "option":
		lead(&e, "intent", "Intent", words(v.Intent)+", not an order")
	default:
		fact(&e, "intent", "Intent", words(v.Intent))
	}
	lead(&e, "reason", "Reason", concepts(v.ReasonCode))
	for _, ref := range v.ReasonReference {
		lead(&e, "reason", "Reason", problemName(in, &v.Base, ref))
	}
	for _, p := range v.Performer {
		lead(&e, "to", "To", display(in, &v.Base, p))
	}
	fact(&e, "to", "To", concept(v.PerformerType))
	fact(&e, "kind", "Kind", concepts(v.Category))
	fact(&e, "detail", "Detail", concepts(v.OrderDetail))
	fact(&e, "site", "Site", concepts(v.BodySite))
	if kind == "Asked" {
		dateFact(&e, "for", "For", firstText(v.OccurrenceDateTime, v.OccurrencePeriod.Start))
	}
	dateFact(&e, "end", "Until", v.OccurrencePeriod.End)
	if x := extension(v.Extension, "SourceOfServiceRequest"); x != nil {
		fact(&e, "origin", "Source of the request", concept(x.ValueCodeableConcept))
	}
	e.Source.Author = display(in, &v.Base, v.Requester)
	fact(&e, "requester", "Asked by", e.Source.Author)
	fact(&e, "instruction", "For the person", v.PatientInstruction)
	notes(&e, v.Note)
	return e
}
