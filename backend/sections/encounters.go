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
	Priority        fhir.CodeableConcept   `json:"priority"`
	ReasonReference []fhir.Reference       `json:"reasonReference"`
	Length          fhir.Quantity          `json:"length"`
	Participant     []struct {
		Type       []fhir.CodeableConcept `json:"type"`
		Individual fhir.Reference         `json:"individual"`
	} `json:"participant"`
	Diagnosis []struct {
		Condition fhir.Reference       `json:"condition"`
		Use       fhir.CodeableConcept `json:"use"`
	} `json:"diagnosis"`
	Location []struct {
		Location fhir.Reference `json:"location"`
		Status   string         `json:"status"`
		Period   fhir.Period    `json:"period"`
	} `json:"location"`
	Hospitalization struct {
		AdmitSource          fhir.CodeableConcept `json:"admitSource"`
		DischargeDisposition fhir.CodeableConcept `json:"dischargeDisposition"`
		Destination          fhir.Reference       `json:"destination"`
		Origin               fhir.Reference       `json:"origin"`
		ReAdmission          fhir.CodeableConcept `json:"reAdmission"`
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
		Searches: []fhir.Ask{{Type: "Encounter"}, {Type: "EpisodeOfCare", Beside: true},
			// Calls reach an urgent care service's record as documents (M121).
			{Type: "DocumentReference", Beside: true, Of: care.SettingUrgentCare, With: care.Documents}},
		Read: func(in Input) care.Rows {
			var out Output
			reports := readReports(in, &out)
			each(in, &out, "Encounter", func(r fhir.Resource, v *encounter) {
				if out.inError(r, v.Status) {
					return
				}
				e := encounterRow(in, r, v)
				for _, title := range reports[r.Ref()] {
					lead(&e, "report", "Report", title+", under Documents")
				}
				out.add(e)
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

// readReports lists an urgent care service's reports among the contacts too,
// since a call has often no other trace (M121). One that belongs to an encounter
// that was sent stands with it; one that is superseded, in error or not readable
// is left to the documents.
func readReports(in Input, out *Output) map[string][]string {
	of := map[string][]string{}
	for _, r := range in.Resources {
		var v fhir.DocumentReference
		if r.Type != "DocumentReference" {
			continue
		}
		if r.Into(&v) != nil || v.Status != "current" || v.DocStatus == "entered-in-error" {
			out.Elsewhere = append(out.Elsewhere, r.Ref())
			continue
		}
		e, linked := documentRow(in, r, &v), false
		for _, ref := range v.Context.Encounter {
			if target, ok := in.Set.Resolve(v.Base, ref); ok && target.Type == "Encounter" && !inErrorNow(target) {
				of[target.Ref()], linked = append(of[target.Ref()], e.Term), true
			}
		}
		if linked {
			out.Elsewhere = append(out.Elsewhere, r.Ref())
			continue
		}
		e.ID += "|contact"
		e.Section, e.Group = care.Encounters, "past"
		lead(&e, "contact", "Contact", "Known by its report only, which also stands under Documents")
		out.add(e)
	}
	return of
}

// inErrorNow tells of a resource that no row will show.
func inErrorNow(r fhir.Resource) bool {
	var v encounter
	return r.Into(&v) != nil || v.Status == "entered-in-error"
}

func encounterRow(in Input, r fhir.Resource, v *encounter) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Class = care.Encounters, v.Class.Code
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
		e.When.Relative = ""
	case "finished", "":
		fact(&e, "status", "Status", words(v.Status))
	default:
		e.Status = care.Status{Text: words(v.Status), Kind: "notable"}
	}
	lead(&e, "reason", "Reason", concepts(v.ReasonCode))
	for _, ref := range v.ReasonReference {
		lead(&e, "reason", "Reason", problemName(in, &v.Base, ref))
	}
	for _, d := range v.Diagnosis {
		name := problemName(in, &v.Base, d.Condition)
		if use := concept(d.Use); name != "" && use != "" {
			name += " (" + use + ")"
		}
		lead(&e, "diagnosis", "Diagnosis", name)
	}
	before := len(e.Facts)
	dateFact(&e, "end", "Until", v.Period.End)
	for i := before; i < len(e.Facts); i++ { // how long is half of what a stay tells
		e.Facts[i].Lead = kind == "" && class == "Inpatient stay"
	}
	if x := extension(v.Extension, "plannedEndDate"); x != nil && e.Group == "now" {
		dateFact(&e, "expected-end", "Expected discharge", firstText(x.ValueDateTime, x.ValueDate))
	}
	fact(&e, "class", "Kind", class)
	fact(&e, "service", "Service", concept(v.ServiceType))
	fact(&e, "priority", "Priority", concept(v.Priority))
	fact(&e, "length", "Length", quantity(v.Length))
	for _, l := range v.Location {
		name := display(in, &v.Base, l.Location)
		e.Source.Unit = firstText(e.Source.Unit, name)
		if l.Status == "planned" || l.Status == "reserved" {
			name += " (" + l.Status + ")"
		}
		fact(&e, "place", "Place", join(", ", name, join(" ", map[bool]string{true: "until"}[l.Period.End != ""], momentText(l.Period.End))))
	}
	for _, p := range v.Participant {
		who := display(in, &v.Base, p.Individual)
		fact(&e, "with", "With", join(", ", who, concepts(p.Type)))
		e.Source.Author = firstText(e.Source.Author, who)
	}
	fact(&e, "admitted-from", "Admitted from", concept(v.Hospitalization.AdmitSource))
	fact(&e, "admitted-from", "Admitted from", display(in, &v.Base, v.Hospitalization.Origin))
	fact(&e, "readmission", "Readmission", concept(v.Hospitalization.ReAdmission))
	if to := v.Hospitalization.DischargeDisposition; to.Text != "" { // "Left against advice", "Not conveyed"
		lead(&e, "discharged", "Outcome", to.Text)
	} else {
		fact(&e, "discharged", "Discharged to", concept(to))
	}
	fact(&e, "discharged", "Discharged to", display(in, &v.Base, v.Hospitalization.Destination))
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
		legalStatus(&e, x)
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
