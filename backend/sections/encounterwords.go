package sections

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// legalStatus shows a status under the Mental Health Act with when it held
// (admission or discharge), in the order in which the sender gave both.
func legalStatus(e *care.Entry, x *fhir.Extension) {
	var status, when string
	for _, sub := range x.Extension {
		text := concept(sub.ValueCodeableConcept)
		if strings.Contains(fold(sub.URL), "context") {
			when = firstText(when, text, sub.ValueCode)
		} else {
			status = firstText(status, text, sub.ValueCode)
		}
	}
	fact(e, "legal-status", "Legal status", join(", ", status, when))
}

// openWords says where the person is; only an inpatient or emergency class lets
// us say hospital.
func openWords(v *encounter) string {
	switch v.Class.Code {
	case "IMP", "ACUTE", "NONAC":
		if v.Status == "onleave" {
			return "On leave from hospital"
		}
		return "Currently in hospital"
	case "EMER":
		return "Currently in emergency department"
	}
	return "In progress"
}

// encounterClass puts the v3-ActCode class into words.
func encounterClass(c fhir.Coding) string {
	known := map[string]string{"AMB": "Outpatient or clinic", "EMER": "Emergency", "FLD": "In the field", "HH": "Home visit",
		"IMP": "Inpatient stay", "ACUTE": "Inpatient stay", "NONAC": "Inpatient stay", "OBSENC": "Observation", "PRENC": "Pre-admission",
		"SS": "Day case", "VR": "Remote"}
	return firstText(known[c.Code], c.Display, c.Code)
}

// splitWords turns "AdmissionMethod" into "Admission method".
func splitWords(s string) string {
	out := []rune{}
	for i, r := range s {
		if i > 0 && r >= 'A' && r <= 'Z' {
			out = append(out, ' ', r+'a'-'A')
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

func problemName(in Input, from *fhir.Base, ref fhir.Reference) string {
	if r, ok := in.Set.Resolve(*from, ref); ok {
		var v condition
		if r.Into(&v) == nil {
			if codeIn(v.VerificationStatus) == "entered-in-error" {
				return ""
			}
			if s := concept(v.Code); s != "" {
				return join(" ", map[bool]string{true: "Refuted:"}[codeIn(v.VerificationStatus) == "refuted"], s)
			}
		}
	}
	return ref.Display
}

func episodeRow(in Input, r fhir.Resource, v *episode) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.Encounters, "past"
	e.Term = firstText(concepts(v.Type), "Episode of care")
	e.Codes = codesOf(v.Type...)
	e.When = care.NewWhen("From", v.Period.Start, in.Now)
	switch v.Status {
	case "planned", "waitlist":
		e.Group, e.Status = "planned", care.Status{Text: words(v.Status)}
	case "active", "onhold":
		// An open episode means being under a service, not being in a bed.
		e.Status = care.Status{Text: map[string]string{"active": "Under this service", "onhold": "On hold"}[v.Status], Kind: "notable"}
		e.Group = "now"
	case "cancelled":
		e.Status = care.Status{Text: "Cancelled", Kind: "notable"}
	default:
		fact(&e, "status", "Status", words(v.Status))
	}
	dateFact(&e, "end", "Until", v.Period.End)
	fact(&e, "manager", "Care manager", display(in, &v.Base, v.CareManager))
	e.Source.Author = display(in, &v.Base, v.CareManager)
	stated(&e, display(in, &v.Base, v.ManagingOrganization))
	return e
}
