package sections

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// immunisation is R4 Immunization (https://hl7.org/fhir/R4/immunization.html).
type immunisation struct {
	fhir.Base
	Status             string                 `json:"status"`
	StatusReason       fhir.CodeableConcept   `json:"statusReason"`
	VaccineCode        fhir.CodeableConcept   `json:"vaccineCode"`
	OccurrenceDateTime string                 `json:"occurrenceDateTime"`
	OccurrenceString   string                 `json:"occurrenceString"`
	Recorded           string                 `json:"recorded"`
	PrimarySource      *bool                  `json:"primarySource"`
	ReportOrigin       fhir.CodeableConcept   `json:"reportOrigin"`
	Location           fhir.Reference         `json:"location"`
	Manufacturer       fhir.Reference         `json:"manufacturer"`
	LotNumber          string                 `json:"lotNumber"`
	ExpirationDate     string                 `json:"expirationDate"`
	Site               fhir.CodeableConcept   `json:"site"`
	Route              fhir.CodeableConcept   `json:"route"`
	DoseQuantity       fhir.Quantity          `json:"doseQuantity"`
	ReasonCode         []fhir.CodeableConcept `json:"reasonCode"`
	IsSubpotent        bool                   `json:"isSubpotent"`
	SubpotentReason    []fhir.CodeableConcept `json:"subpotentReason"`
	Note               []fhir.Annotation      `json:"note"`
	Performer          []struct {
		Actor fhir.Reference `json:"actor"`
	} `json:"performer"`
	Reaction []struct {
		Date   string         `json:"date"`
		Detail fhir.Reference `json:"detail"`
	} `json:"reaction"`
	ProtocolApplied []struct {
		Series                string                 `json:"series"`
		TargetDisease         []fhir.CodeableConcept `json:"targetDisease"`
		DoseNumberPositiveInt fhir.Number            `json:"doseNumberPositiveInt"`
		DoseNumberString      string                 `json:"doseNumberString"`
		SeriesDosesInt        fhir.Number            `json:"seriesDosesPositiveInt"`
		SeriesDosesString     string                 `json:"seriesDosesString"`
	} `json:"protocolApplied"`
}

// immunisations reads vaccines. One not given stands under its own heading and
// says so before its name; only a status "completed" reads as given (H13).
func immunisations() Reader {
	return Reader{
		Section: care.Section{Key: care.Immunisations, Title: "Immunisations", Groups: []care.Group{
			{Key: "given", Title: "Given"}, {Key: "not-given", Title: "Not given"}, {Key: "unstated", Title: "Whether given is not stated"},
		}},
		Searches: []fhir.Ask{{Type: "Immunization"}},
		Read: func(in Input) care.Rows {
			var out Output
			each(in, &out, "Immunization", func(r fhir.Resource, v *immunisation) {
				if !out.inError(r, v.Status) {
					out.add(immunisationRow(in, r, v))
				}
			})
			out.under("unstated")
			return out.Rows
		},
	}
}

func immunisationRow(in Input, r fhir.Resource, v *immunisation) care.Entry {
	e := row(in, r, &v.Base)
	e.Section = care.Immunisations
	term(&e, v.VaccineCode, "Vaccine not stated")
	kind, iso := firstDate([2]string{"", v.OccurrenceDateTime}, [2]string{"Recorded", v.Recorded})
	e.When = care.NewWhen(kind, iso, in.Now)
	switch v.Status {
	case "completed":
		e.Group = "given"
		e.Status = care.Status{Text: "Given"}
		if v.PrimarySource != nil && !*v.PrimarySource {
			e.Status = care.Status{Text: "Reported, not given here", Kind: "notable"}
		}
	case "not-done":
		e.Group, e.Negation = "not-given", "Not given:"
		e.Status = care.Status{Text: "Not given"}
	default:
		e.Group = "unstated"
		standing(&e, v.Status)
	}
	lead(&e, "status-reason", "Why", concept(v.StatusReason))
	if v.IsSubpotent {
		lead(&e, "subpotent", "Dose", join(": ", "Less than a full dose", concepts(v.SubpotentReason)))
	}
	fact(&e, "occurrence", "When", v.OccurrenceString)
	if x := extension(v.Extension, "VaccinationProcedure"); x != nil {
		fact(&e, "procedure", "Procedure", concept(x.ValueCodeableConcept))
		e.Codes = append(e.Codes, codesOf(x.ValueCodeableConcept)...)
	}
	for _, p := range v.ProtocolApplied {
		of := firstText(string(p.SeriesDosesInt), p.SeriesDosesString)
		fact(&e, "dose", "Dose number", join(" ", firstText(string(p.DoseNumberPositiveInt), p.DoseNumberString), map[bool]string{true: "of " + of}[of != ""], p.Series))
		fact(&e, "target", "Against", concepts(p.TargetDisease))
	}
	fact(&e, "reported", "Reported by", concept(v.ReportOrigin))
	fact(&e, "quantity", "Amount", quantity(v.DoseQuantity))
	fact(&e, "site", "Site", concept(v.Site))
	fact(&e, "route", "Route", concept(v.Route))
	fact(&e, "lot", "Batch", v.LotNumber)
	dateFact(&e, "expiry", "Expiry", v.ExpirationDate)
	fact(&e, "manufacturer", "Manufacturer", display(in, &v.Base, v.Manufacturer))
	fact(&e, "reason", "Reason", concepts(v.ReasonCode))
	for _, x := range v.Reaction {
		lead(&e, "reaction", "Reaction recorded", firstText(join(", ", display(in, &v.Base, x.Detail), care.ParseMoment(x.Date).Text()), "Not described"))
	}
	place := display(in, &v.Base, v.Location)
	e.Source.Unit = firstText(e.Source.Unit, place)
	fact(&e, "place", "Place", place)
	for _, p := range v.Performer {
		e.Source.Author = firstText(e.Source.Author, display(in, &v.Base, p.Actor))
	}
	if kind == "" && strings.TrimSpace(v.Recorded) != "" {
		dateFact(&e, "recorded", "Recorded", v.Recorded)
	}
	notes(&e, v.Note)
	return e
}
