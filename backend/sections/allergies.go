package sections

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// allergy is R4 AllergyIntolerance (https://hl7.org/fhir/R4/allergyintolerance.html).
type allergy struct {
	fhir.Base
	ClinicalStatus     fhir.CodeableConcept `json:"clinicalStatus"`
	VerificationStatus fhir.CodeableConcept `json:"verificationStatus"`
	Type               string               `json:"type"`
	Category           []string             `json:"category"`
	Criticality        string               `json:"criticality"`
	Code               fhir.CodeableConcept `json:"code"`
	OnsetDateTime      string               `json:"onsetDateTime"`
	OnsetAge           fhir.Quantity        `json:"onsetAge"`
	OnsetPeriod        fhir.Period          `json:"onsetPeriod"`
	OnsetRange         fhir.Range           `json:"onsetRange"`
	OnsetString        string               `json:"onsetString"`
	RecordedDate       string               `json:"recordedDate"`
	LastOccurrence     string               `json:"lastOccurrence"`
	Recorder           fhir.Reference       `json:"recorder"`
	Asserter           fhir.Reference       `json:"asserter"`
	Note               []fhir.Annotation    `json:"note"`
	Reaction           []struct {
		Substance     fhir.CodeableConcept   `json:"substance"`
		Manifestation []fhir.CodeableConcept `json:"manifestation"`
		Severity      string                 `json:"severity"`
		Description   string                 `json:"description"`
		Onset         string                 `json:"onset"`
		ExposureRoute fhir.CodeableConcept   `json:"exposureRoute"`
		Note          []fhir.Annotation      `json:"note"`
	} `json:"reaction"`
}

// Codes that decide in this section (SNOMED CT, UK edition).
const (
	degradedDrug  = "196461000000101"
	degradedOther = "196471000000108"
)

// noKnownAllergy lists the codes of a clinician's positive statement that there
// is none; nothing else may be read as one (H6).
var noKnownAllergy = []string{"716186003", "409137002", "428607008", "428197003", "no-known-allergies"}

// allergies reads what a person must not be given. Uncoded and transfer-degraded
// items stand beside the others (H16); a statement of none is a statement with
// its author and date, and never wins over an allergy (decision 10).
func allergies() Reader {
	return Reader{
		Section: care.Section{Key: care.Allergies, Title: "Allergies and adverse reactions", Safety: true, Groups: []care.Group{
			{Key: "current", Title: "Current"}, {Key: "statement", Title: "Statements of none"},
			{Key: "past", Title: "Resolved or inactive", Folded: true}, {Key: "refuted", Title: "Refuted", Folded: true},
		}},
		Searches: []fhir.Ask{{Type: "AllergyIntolerance"}},
		Read:     readAllergies,
	}
}

func readAllergies(in Input) care.Rows {
	var out Output
	each(in, &out, "AllergyIntolerance", func(r fhir.Resource, v *allergy) {
		if out.inError(r, codeIn(v.VerificationStatus)) {
			return
		}
		e := row(in, r, &v.Base)
		e.Section = care.Allergies
		term(&e, v.Code, "Substance not stated")
		kind, iso := firstDate([2]string{"Onset", v.OnsetDateTime}, [2]string{"Onset", v.OnsetPeriod.Start}, [2]string{"Recorded", v.RecordedDate})
		e.When = care.NewWhen(kind, iso, in.Now)
		e.Source.Author = firstText(display(in, &v.Base, v.Asserter), display(in, &v.Base, v.Recorder))
		switch {
		case hasAny(v.Code, noKnownAllergy) && codeIn(v.VerificationStatus) != "refuted":
			e.Group = "statement"
			if out.None == "" {
				out.None = e.Term
			}
		default:
			describeAllergy(in, &e, v)
		}
		notes(&e, v.Note)
		out.add(e)
	})
	return out.Rows
}

func describeAllergy(in Input, e *care.Entry, v *allergy) {
	clinical, verified := codeIn(v.ClinicalStatus), codeIn(v.VerificationStatus)
	e.Group = "current"
	switch clinical {
	case "inactive", "resolved":
		e.Group = "past"
		e.Status = care.Status{Text: words(clinical), Kind: "notable"}
	}
	switch verified {
	case "refuted":
		e.Group, e.Negation = "refuted", "Refuted:"
	case "confirmed", "":
	default:
		lead(e, "verification", "Verification", words(verified))
	}
	if hasCode(v.Code, degradedDrug, degradedOther) {
		e.Cautions = append(e.Cautions, "Unverified coded allergy: check with the source. It lost its code when the record was transferred.")
	}
	worst := ""
	for _, x := range v.Reaction {
		text := concepts(x.Manifestation)
		if text == "" || nullFlavour(x.Manifestation) {
			text = firstText(x.Description, "Reaction not recorded")
		} else if x.Description != "" && fold(x.Description) != fold(text) {
			text += " – " + x.Description
		}
		if s := concept(x.Substance); s != "" && fold(s) != fold(e.Term) {
			text = s + ": " + text
		}
		if x.Severity != "" {
			text += " (" + x.Severity + ")"
		}
		lead(e, "reaction", "Reaction", text)
		worst = worse(worst, x.Severity)
		dateFact(e, "reaction-date", "Reaction on", x.Onset)
		fact(e, "exposure", "By way of", concept(x.ExposureRoute))
		notes(e, x.Note)
	}
	if len(v.Reaction) == 0 {
		lead(e, "reaction", "Reaction", "Reaction not recorded")
	}
	switch v.Criticality {
	case "high":
		lead(e, "criticality", "Criticality", "High")
		e.Rank = -1
	case "low":
		fact(e, "criticality", "Criticality", "Low")
	case "unable-to-assess":
		lead(e, "criticality", "Criticality", "Unable to assess")
	}
	if e.Group == "current" && worst == "severe" {
		e.Status = care.Status{Text: "Severe", Kind: "severe"}
		e.Rank = -2
	}
	fact(e, "type", "Type", words(v.Type))
	fact(e, "category", "Category", words(strings.Join(v.Category, ", ")))
	switch clinical {
	case "active", "inactive", "resolved":
		fact(e, "clinical-status", "Clinical status", words(clinical))
	default: // it may be in force, and may not
		lead(e, "clinical-status", "Clinical status", firstText(words(clinical), "Not stated"))
	}
	fact(e, "verification-status", "Verification", words(verified))
	fact(e, "onset", "Onset", firstText(v.OnsetString, quantity(v.OnsetAge), span(v.OnsetRange)))
	endOfAllergy(e, v)
	if v.OnsetDateTime != "" || v.OnsetPeriod.Start != "" {
		dateFact(e, "recorded", "Recorded", v.RecordedDate)
	}
	dateFact(e, "last", "Last occurrence", v.LastOccurrence)
}

// endOfAllergy shows that its sender ended it, and why. One that is ended and
// still active stays with the current ones: it may be real (H15).
func endOfAllergy(e *care.Entry, v *allergy) {
	x := extension(v.Extension, "AllergyIntoleranceEnd")
	if x == nil {
		return
	}
	for _, sub := range x.Extension {
		switch {
		case strings.HasSuffix(fold(sub.URL), "date"):
			lead(e, "ended", "Ended", momentText(firstText(sub.ValueDateTime, sub.ValueDate)))
		case strings.Contains(fold(sub.URL), "reason"):
			lead(e, "ended-why", "Why ended", firstText(sub.ValueString, concept(sub.ValueCodeableConcept)))
		}
	}
	if codeIn(v.ClinicalStatus) == "active" {
		e.Cautions = append(e.Cautions, "The sender gives an end to this allergy and still marks it active. Check with the source.")
	}
}

func codeIn(c fhir.CodeableConcept) string {
	for _, k := range c.Coding {
		if k.Code != "" {
			return k.Code
		}
	}
	return ""
}

func hasAny(c fhir.CodeableConcept, codes []string) bool {
	for _, k := range c.Coding {
		for _, want := range codes {
			if k.Code == want {
				return true
			}
		}
	}
	return false
}

func nullFlavour(list []fhir.CodeableConcept) bool {
	for _, c := range list {
		for _, k := range c.Coding {
			if strings.Contains(k.System, "NullFlavor") {
				return true
			}
		}
	}
	return false
}

func firstText(list ...string) string {
	for _, s := range list {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

func worse(a, b string) string {
	rank := map[string]int{"": 0, "mild": 1, "moderate": 2, "severe": 3}
	if rank[b] > rank[a] {
		return b
	}
	return a
}
