package sections

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// appointment is R4 Appointment (https://hl7.org/fhir/R4/appointment.html).
type appointment struct {
	fhir.Base
	Status             string                 `json:"status"`
	CancelationReason  fhir.CodeableConcept   `json:"cancelationReason"`
	ServiceCategory    []fhir.CodeableConcept `json:"serviceCategory"`
	ServiceType        []fhir.CodeableConcept `json:"serviceType"`
	Specialty          []fhir.CodeableConcept `json:"specialty"`
	AppointmentType    fhir.CodeableConcept   `json:"appointmentType"`
	ReasonCode         []fhir.CodeableConcept `json:"reasonCode"`
	Description        string                 `json:"description"`
	Start              string                 `json:"start"`
	End                string                 `json:"end"`
	Created            string                 `json:"created"`
	Comment            string                 `json:"comment"`
	PatientInstruction string                 `json:"patientInstruction"`
	Participant        []struct {
		Actor fhir.Reference `json:"actor"`
	} `json:"participant"`
}

// appointments reads what is booked and what was. A cancelled future
// appointment never looks booked.
func appointments() Reader {
	return Reader{
		Section: care.Section{Key: care.Appointments, Title: "Appointments", Groups: []care.Group{
			{Key: "upcoming", Title: "Upcoming", NearestFirst: true}, {Key: "past", Title: "Past"},
		}},
		Searches: []fhir.Ask{{Type: "Appointment"}},
		Read: func(in Input) care.Rows {
			var out Output
			each(in, &out, "Appointment", func(r fhir.Resource, v *appointment) {
				if !out.inError(r, v.Status) {
					out.add(appointmentRow(in, r, v))
				}
			})
			return out.Rows
		},
	}
}

func appointmentRow(in Input, r fhir.Resource, v *appointment) care.Entry {
	e := row(in, r, &v.Base)
	e.Section = care.Appointments
	e.Term = firstText(v.Description, concepts(v.ServiceType), concept(v.AppointmentType), concepts(v.Specialty), "Appointment")
	e.Codes = codesOf(append(append([]fhir.CodeableConcept{}, v.ServiceType...), v.Specialty...)...)
	e.When = care.NewWhen("", v.Start, in.Now)
	e.Group = "past"
	if m := care.ParseMoment(v.Start); v.Start == "" || m.Known() && m.Time().After(in.Now) {
		e.Group = "upcoming"
	}
	switch v.Status {
	case "booked", "fulfilled":
		fact(&e, "status", "Status", words(v.Status))
	case "noshow":
		e.Status = care.Status{Text: "Did not attend", Kind: "notable"}
		e.When.Relative = ""
	case "cancelled": // it is not to come, so nothing counts down to it
		e.Status = care.Status{Text: "Cancelled", Kind: "notable"}
		e.When.Relative = ""
	default:
		e.Status = care.Status{Text: firstText(words(v.Status), "Status not stated"), Kind: "notable"}
	}
	if s := concept(v.CancelationReason); s != "" {
		lead(&e, "cancelled", "Why cancelled", s)
	}
	if x := extension(v.Extension, "DeliveryChannel"); x != nil {
		lead(&e, "channel", "How", words(strings.ToLower(firstText(x.ValueCode, codeIn(x.ValueCodeableConcept), concept(x.ValueCodeableConcept)))))
	}
	fact(&e, "reason", "Reason", concepts(v.ReasonCode))
	fact(&e, "service", "Service", join(", ", concepts(v.ServiceCategory), concepts(v.ServiceType)))
	fact(&e, "specialty", "Specialty", concepts(v.Specialty))
	for _, p := range v.Participant {
		if strings.Contains(p.Actor.Reference, "Patient/") || p.Actor.Type == "Patient" || p.Actor.Identifier.Get().System == fhir.NHSNumberSystem {
			continue
		}
		name := display(in, &v.Base, p.Actor)
		if target, ok := in.Set.Resolve(v.Base, p.Actor); strings.Contains(p.Actor.Reference, "Location/") || ok && target.Type == "Location" {
			fact(&e, "place", "Place", name)
			e.Source.Unit = firstText(e.Source.Unit, name)
			continue
		}
		fact(&e, "with", "With", name)
		e.Source.Author = firstText(e.Source.Author, name)
	}
	fact(&e, "comment", "Comment", v.Comment)
	fact(&e, "instruction", "For the person", v.PatientInstruction)
	dateFact(&e, "end", "Until", v.End)
	return e
}
