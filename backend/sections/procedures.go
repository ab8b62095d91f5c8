package sections

import (
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// procedure is R4 Procedure (https://hl7.org/fhir/R4/procedure.html).
type procedure struct {
	fhir.Base
	Status            string                 `json:"status"`
	StatusReason      fhir.CodeableConcept   `json:"statusReason"`
	Category          fhir.CodeableConcept   `json:"category"`
	Code              fhir.CodeableConcept   `json:"code"`
	PerformedDateTime string                 `json:"performedDateTime"`
	PerformedPeriod   fhir.Period            `json:"performedPeriod"`
	PerformedString   string                 `json:"performedString"`
	PerformedAge      fhir.Quantity          `json:"performedAge"`
	PerformedRange    fhir.Range             `json:"performedRange"`
	Recorder          fhir.Reference         `json:"recorder"`
	Location          fhir.Reference         `json:"location"`
	ReasonCode        []fhir.CodeableConcept `json:"reasonCode"`
	ReasonReference   []fhir.Reference       `json:"reasonReference"`
	BodySite          []fhir.CodeableConcept `json:"bodySite"`
	Outcome           fhir.CodeableConcept   `json:"outcome"`
	Complication      []fhir.CodeableConcept `json:"complication"`
	FollowUp          []fhir.CodeableConcept `json:"followUp"`
	Note              []fhir.Annotation      `json:"note"`
	Performer         []struct {
		Actor      fhir.Reference `json:"actor"`
		OnBehalfOf fhir.Reference `json:"onBehalfOf"`
	} `json:"performer"`
}

// procedures reads operations and other things done. What was not done says so
// before its name and has its own heading (H13).
func procedures() Reader {
	return Reader{
		Section: care.Section{Key: care.Procedures, Title: "Procedures", Groups: []care.Group{
			{Key: "open", Title: "Planned or under way"}, {Key: "past", Title: "Past"}, {Key: "not-done", Title: "Not done"},
		}},
		Searches: []fhir.Ask{{Type: "Procedure"}},
		Read: func(in Input) care.Rows {
			var out Output
			each(in, &out, "Procedure", func(r fhir.Resource, v *procedure) {
				if !out.inError(r, v.Status) {
					out.add(procedureRow(in, r, v))
				}
			})
			out.under("past")
			return out.Rows
		},
	}
}

func procedureRow(in Input, r fhir.Resource, v *procedure) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.Procedures, "past"
	term(&e, v.Code, "Procedure without a name")
	e.When = care.NewWhen("", firstText(v.PerformedDateTime, v.PerformedPeriod.Start), in.Now)
	switch v.Status {
	case "not-done":
		e.Group, e.Negation = "not-done", "Not done:"
	case "preparation", "in-progress", "on-hold":
		e.Group = "open"
	}
	switch v.Status {
	case "not-done":
		e.Status = care.Status{Text: "Not done"}
	case "preparation":
		e.Status = care.Status{Text: "Being prepared", Kind: "notable"}
	case "stopped":
		e.Status = care.Status{Text: "Stopped before it was finished", Kind: "notable"}
	default:
		standing(&e, v.Status, "completed")
	}
	lead(&e, "status-why", "Why", concept(v.StatusReason))
	lead(&e, "complication", "Complication", concepts(v.Complication))
	lead(&e, "outcome", "Outcome", concept(v.Outcome))
	dateFact(&e, "end", "Until", v.PerformedPeriod.End)
	fact(&e, "performed", "When", firstText(v.PerformedString, quantity(v.PerformedAge), span(v.PerformedRange)))
	lead(&e, "site", "Site", concepts(v.BodySite)) // which leg: never only behind a click
	fact(&e, "kind", "Kind", concept(v.Category))
	fact(&e, "reason", "Reason", concepts(v.ReasonCode))
	for _, ref := range v.ReasonReference {
		fact(&e, "reason", "Reason", problemName(in, &v.Base, ref))
	}
	fact(&e, "follow-up", "Follow-up", concepts(v.FollowUp))
	fact(&e, "place", "Place", display(in, &v.Base, v.Location))
	for _, p := range v.Performer {
		who, team := display(in, &v.Base, p.Actor), display(in, &v.Base, p.OnBehalfOf)
		fact(&e, "with", "Performed by", join(", ", who, team))
		e.Source.Author = firstText(e.Source.Author, who)
		e.Source.Unit = firstText(e.Source.Unit, team)
	}
	e.Source.Author = firstText(e.Source.Author, display(in, &v.Base, v.Recorder))
	notes(&e, v.Note)
	return e
}
