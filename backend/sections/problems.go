package sections

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// condition is R4 Condition (https://hl7.org/fhir/R4/condition.html).
type condition struct {
	fhir.Base
	ClinicalStatus     fhir.CodeableConcept   `json:"clinicalStatus"`
	VerificationStatus fhir.CodeableConcept   `json:"verificationStatus"`
	Category           []fhir.CodeableConcept `json:"category"`
	Severity           fhir.CodeableConcept   `json:"severity"`
	Code               fhir.CodeableConcept   `json:"code"`
	BodySite           []fhir.CodeableConcept `json:"bodySite"`
	OnsetDateTime      string                 `json:"onsetDateTime"`
	OnsetAge           fhir.Quantity          `json:"onsetAge"`
	OnsetPeriod        fhir.Period            `json:"onsetPeriod"`
	OnsetRange         fhir.Range             `json:"onsetRange"`
	OnsetString        string                 `json:"onsetString"`
	AbatementDateTime  string                 `json:"abatementDateTime"`
	AbatementAge       fhir.Quantity          `json:"abatementAge"`
	AbatementRange     fhir.Range             `json:"abatementRange"`
	Stage              []struct {
		Summary    fhir.CodeableConcept `json:"summary"`
		Type       fhir.CodeableConcept `json:"type"`
		Assessment []fhir.Reference     `json:"assessment"`
	} `json:"stage"`
	Evidence []struct {
		Code   []fhir.CodeableConcept `json:"code"`
		Detail []fhir.Reference       `json:"detail"`
	} `json:"evidence"`
	Encounter       fhir.Reference    `json:"encounter"`
	AbatementPeriod fhir.Period       `json:"abatementPeriod"`
	AbatementString string            `json:"abatementString"`
	RecordedDate    string            `json:"recordedDate"`
	Recorder        fhir.Reference    `json:"recorder"`
	Asserter        fhir.Reference    `json:"asserter"`
	Note            []fhir.Annotation `json:"note"`
}

// problems reads problems and diagnoses. A missing clinical status is "status
// not stated" and stands with the current ones; a refuted diagnosis says so
// before its name (H13).
func problems() Reader {
	return Reader{
		Section: care.Section{Key: care.Problems, Title: "Problems and diagnoses", Safety: true, Groups: []care.Group{
			{Key: "current", Title: "Current"}, {Key: "past", Title: "Inactive or resolved", Folded: true},
			{Key: "refuted", Title: "Refuted", Folded: true},
		}},
		Searches: []fhir.Ask{{Type: "Condition"}},
		Read: func(in Input) care.Rows {
			var out Output
			mine := in
			if council(in) { // its reasons for support belong to social care
				mine.Resources = nil
				for _, r := range in.Resources {
					if r.Type == "Condition" && supportReason(in, r) {
						out.Elsewhere = append(out.Elsewhere, r.Ref())
						continue
					}
					mine.Resources = append(mine.Resources, r)
				}
			}
			each(mine, &out, "Condition", func(r fhir.Resource, v *condition) {
				if out.inError(r, codeIn(v.VerificationStatus)) {
					return
				}
				out.add(problemRow(in, r, v))
			})
			return out.Rows
		},
	}
}

func problemRow(in Input, r fhir.Resource, v *condition) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.Problems, "current"
	term(&e, v.Code, "Problem without words")
	e.Rank = 1
	if x := extension(v.Extension, "ProblemSignificance"); x != nil {
		s := firstText(x.ValueCode, codeIn(x.ValueCodeableConcept))
		fact(&e, "significance", "Significance", words(s))
		if s == "major" {
			e.Rank = 0
		}
	}
	switch status := codeIn(v.ClinicalStatus); status {
	case "":
		standing(&e, status) // possibly active: it stands with the current ones
	case "inactive", "resolved", "remission":
		e.Group = "past"
		e.Status = care.Status{Text: words(status), Kind: "notable"}
	case "recurrence", "relapse":
		e.Status = care.Status{Text: words(status), Kind: "notable"}
	default:
		fact(&e, "clinical-status", "Status", words(status))
	}
	switch verified := codeIn(v.VerificationStatus); verified {
	case "refuted":
		e.Group, e.Negation = "refuted", "Refuted:"
	case "unconfirmed", "provisional", "differential":
		lead(&e, "verification", "Verification", words(verified))
	default:
		fact(&e, "verification", "Verification", words(verified))
	}
	kind, iso := firstDate([2]string{"Onset", v.OnsetDateTime}, [2]string{"Onset", v.OnsetPeriod.Start}, [2]string{"Recorded", v.RecordedDate})
	e.When = care.NewWhen(kind, iso, in.Now)
	if kind == "Onset" {
		dateFact(&e, "recorded", "Recorded", v.RecordedDate)
	}
	fact(&e, "onset", "Onset", firstText(v.OnsetString, quantity(v.OnsetAge), span(v.OnsetRange)))
	if v.OnsetPeriod.End != "" {
		dateFact(&e, "onset", "Onset until", v.OnsetPeriod.End)
	}
	end := firstText(v.AbatementDateTime, v.AbatementPeriod.End)
	dateFact(&e, "ended", "Ended", end)
	fact(&e, "ended", "Ended", firstText(v.AbatementString, quantity(v.AbatementAge), span(v.AbatementRange)))
	if codeIn(v.ClinicalStatus) == "active" && ended(end, in) {
		e.Status = care.Status{Text: "Active (end date passed)", Kind: "notable"} // H20
	}
	lead(&e, "severity", "Severity", concept(v.Severity))
	for _, s := range v.Stage {
		text := concept(s.Summary)
		for _, a := range s.Assessment {
			text = firstText(text, display(in, &v.Base, a))
		}
		lead(&e, "stage", firstText(concept(s.Type), "Stage"), text)
	}
	if x := extension(v.Extension, "ConditionEpisode"); x != nil {
		fact(&e, "episode", "Episode", words(strings.ToLower(firstText(x.ValueCode, codeIn(x.ValueCodeableConcept), concept(x.ValueCodeableConcept)))))
	}
	for _, x := range v.Evidence {
		fact(&e, "evidence", "Evidence", concepts(x.Code))
		for _, ref := range x.Detail {
			fact(&e, "evidence", "Evidence", ref.Display)
		}
	}
	fact(&e, "encounter", "At", v.Encounter.Display)
	lead(&e, "site", "Site", concepts(v.BodySite)) // which leg: never only behind a click
	fact(&e, "category", "Kind", concepts(v.Category))
	e.Source.Author = firstText(display(in, &v.Base, v.Recorder), display(in, &v.Base, v.Asserter))
	notes(&e, v.Note)
	return e
}
