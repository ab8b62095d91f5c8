package sections

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// encounter is R4 Encounter (https://hl7.org/fhir/R4/encounter.html).
type encounter struct {
	fhir.Base
	Status          string                 `json:"status"`
	Class           fhir.Coding            `json:"class"`
	Type            []fhir.CodeableConcept `json:"type"`
	ServiceType     fhir.CodeableConcept   `json:"serviceType"`
	Period          fhir.Period            `json:"period"`
	ReasonCode      []fhir.CodeableConcept `json:"reasonCode"`
	ServiceProvider fhir.Reference         `json:"serviceProvider"`
	Participant     []struct {
		Individual fhir.Reference `json:"individual"`
	} `json:"participant"`
	Diagnosis []struct {
		Condition fhir.Reference `json:"condition"`
	} `json:"diagnosis"`
	Location []struct {
		Location fhir.Reference `json:"location"`
	} `json:"location"`
	Hospitalization struct {
		AdmitSource          fhir.CodeableConcept `json:"admitSource"`
		DischargeDisposition fhir.CodeableConcept `json:"dischargeDisposition"`
		Destination          fhir.Reference       `json:"destination"`
	} `json:"hospitalization"`
}

// episode is R4 EpisodeOfCare as far as health senders use it.
type episode struct {
	fhir.Base
	Status               string                 `json:"status"`
	Type                 []fhir.CodeableConcept `json:"type"`
	Period               fhir.Period            `json:"period"`
	ManagingOrganization fhir.Reference         `json:"managingOrganization"`
	CareManager          fhir.Reference         `json:"careManager"`
}

// encounters reads contacts and stays. One that is open stands first under
// "Now": the person may be in hospital (record-data §6).
func encounters() Reader {
	return Reader{
		Section: care.Section{Key: care.Encounters, Title: "Encounters and stays", Groups: []care.Group{
			{Key: "now", Title: "Now"}, {Key: "planned", Title: "Planned", NearestFirst: true}, {Key: "past", Title: "Past"},
		}},
		Searches: []fhir.Ask{{Type: "Encounter"}, {Type: "EpisodeOfCare", Beside: true}},
		Read: func(in Input) care.Rows {
			var out Output
			each(in, &out, "Encounter", func(r fhir.Resource, v *encounter) {
				if !out.inError(r, v.Status) {
					out.add(encounterRow(in, r, v))
				}
			})
			if council(in) {
				out.elsewhere(in, "EpisodeOfCare")
				return out.Rows
			}
			each(in, &out, "EpisodeOfCare", func(r fhir.Resource, v *episode) {
				if !out.inError(r, v.Status) {
					out.add(episodeRow(in, r, v))
				}
			})
			return out.Rows
		},
	}
}

func encounterRow(in Input, r fhir.Resource, v *encounter) care.Entry {
	e := row(in, r, &v.Base)
	e.Section = care.Encounters
	class := encounterClass(v.Class)
	e.Term = firstText(concepts(v.Type), concept(v.ServiceType), class, "Encounter")
	if plain := encounterWords(v, class); len(v.Type) > 0 && !worded(v.Type...) && plain != "" { // a bare code tells nobody what happened
		e.Term = plain
		fact(&e, "type", "Type", concepts(v.Type))
	}
	e.Codes = codesOf(append(v.Type, v.ServiceType)...)
	kind, iso := firstDate([2]string{"", v.Period.Start}, [2]string{"Ended", v.Period.End})
	e.When = care.NewWhen(kind, iso, in.Now)
	e.Group = "past"
	switch v.Status {
	case "planned":
		e.Group, e.Status = "planned", care.Status{Text: "Planned"}
	case "arrived", "triaged", "in-progress", "onleave":
		if v.Period.End == "" || !ended(v.Period.End, in) {
			e.Group, e.Status = "now", care.Status{Text: openWords(v), Kind: "notable"}
		}
	case "cancelled":
		e.Status = care.Status{Text: "Cancelled", Kind: "notable"}
	case "finished", "":
		fact(&e, "status", "Status", words(v.Status))
	default:
		e.Status = care.Status{Text: words(v.Status), Kind: "notable"}
	}
	lead(&e, "reason", "Reason", concepts(v.ReasonCode))
	for _, d := range v.Diagnosis {
		lead(&e, "diagnosis", "Diagnosis", problemName(in, &v.Base, d.Condition))
	}
	if kind == "" && class == "Inpatient stay" { // how long is half of what a stay tells
		lead(&e, "end", "Until", momentText(v.Period.End))
	} else {
		dateFact(&e, "end", "Until", v.Period.End)
	}
	fact(&e, "class", "Kind", class)
	fact(&e, "service", "Service", concept(v.ServiceType))
	for _, l := range v.Location {
		name := display(in, &v.Base, l.Location)
		fact(&e, "place", "Place", name)
		e.Source.Unit = firstText(e.Source.Unit, name)
	}
	for _, p := range v.Participant {
		who := display(in, &v.Base, p.Individual)
		fact(&e, "with", "With", who)
		e.Source.Author = firstText(e.Source.Author, who)
	}
	fact(&e, "admitted-from", "Admitted from", concept(v.Hospitalization.AdmitSource))
	if to := v.Hospitalization.DischargeDisposition; to.Text != "" { // "Left against advice", "Not conveyed"
		lead(&e, "discharged", "Outcome", to.Text)
	} else {
		fact(&e, "discharged", "Discharged to", concept(to))
	}
	for _, name := range []string{"AdmissionMethod", "DischargeMethod", "OutcomeOfAttendance", "EmergencyCareDischargeStatus"} {
		if x := extension(v.Extension, name); x != nil {
			fact(&e, "method", splitWords(name), concept(x.ValueCodeableConcept))
		}
	}
	for _, x := range v.Extension { // an ambulance call's times, each with its name (record-data §6)
		if strings.HasSuffix(x.URL, "TypedDateTime") {
			var kind, at string
			for _, sub := range x.Extension {
				kind, at = firstText(kind, concept(sub.ValueCodeableConcept)), firstText(at, sub.ValueDateTime)
			}
			if at != "" {
				fact(&e, "time", firstText(kind, "Time"), momentText(at))
			}
		}
	}
	if x := extension(v.Extension, "LegalStatus"); x != nil {
		for _, sub := range x.Extension {
			fact(&e, "legal-status", "Legal status", concept(sub.ValueCodeableConcept))
		}
	}
	stated(&e, display(in, &v.Base, v.ServiceProvider))
	return e
}

// encounterWords names a contact by its service and its class.
func encounterWords(v *encounter, class string) string {
	if worded(v.ServiceType) {
		return join(", ", concept(v.ServiceType), strings.ToLower(class))
	}
	return class
}

// openWords says where the person is; only an inpatient or emergency class lets
// us say hospital.
func openWords(v *encounter) string {
	switch v.Class.Code {
	case "IMP", "ACUTE", "NONAC":
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
