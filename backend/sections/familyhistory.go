package sections

import (
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// relative is R4 FamilyMemberHistory (https://hl7.org/fhir/R4/familymemberhistory.html).
type relative struct {
	fhir.Base
	Status           string               `json:"status"`
	DataAbsentReason fhir.CodeableConcept `json:"dataAbsentReason"`
	Date             string               `json:"date"`
	Relationship     fhir.CodeableConcept `json:"relationship"`
	Sex              fhir.CodeableConcept `json:"sex"`
	AgeAge           fhir.Quantity        `json:"ageAge"`
	AgeString        string               `json:"ageString"`
	DeceasedBoolean  *bool                `json:"deceasedBoolean"`
	DeceasedAge      fhir.Quantity        `json:"deceasedAge"`
	DeceasedDate     string               `json:"deceasedDate"`
	DeceasedString   string               `json:"deceasedString"`
	Note             []fhir.Annotation    `json:"note"`
	Condition        []struct {
		Code               fhir.CodeableConcept `json:"code"`
		Outcome            fhir.CodeableConcept `json:"outcome"`
		ContributedToDeath bool                 `json:"contributedToDeath"`
		OnsetAge           fhir.Quantity        `json:"onsetAge"`
		OnsetRange         fhir.Range           `json:"onsetRange"`
		OnsetString        string               `json:"onsetString"`
		Note               []fhir.Annotation    `json:"note"`
	} `json:"condition"`
}

// familyHistory reads what relatives have or had. The relative stands before the
// illness, so that it is never read as the person's own (record-data §2).
func familyHistory() Reader {
	return Reader{
		Section:  care.Section{Key: care.FamilyHistory, Title: "Family history", Groups: []care.Group{{Key: "relatives", Title: "Relatives"}}},
		Searches: []fhir.Ask{{Type: "FamilyMemberHistory"}},
		Read: func(in Input) care.Rows {
			var out Output
			each(in, &out, "FamilyMemberHistory", func(r fhir.Resource, v *relative) {
				if !out.inError(r, v.Status) {
					out.add(relativeRow(in, r, v))
				}
			})
			return out.Rows
		},
	}
}

func relativeRow(in Input, r fhir.Resource, v *relative) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.FamilyHistory, "relatives"
	var list []fhir.CodeableConcept
	for _, c := range v.Condition {
		list = append(list, c.Code)
	}
	illness := concepts(list)
	if illness == "" {
		illness = "no illness stated"
		if v.Status == "health-unknown" {
			illness = "health not known"
		}
	}
	e.Term = firstText(concept(v.Relationship), "Relative not stated") + ": " + illness
	e.Codes = codesOf(append([]fhir.CodeableConcept{v.Relationship}, list...)...)
	e.When = care.NewWhen("Recorded", v.Date, in.Now)
	standing(&e, v.Status, "completed")
	lead(&e, "absent", "Why not stated", concept(v.DataAbsentReason))
	for _, c := range v.Condition {
		about := join(", ", firstText(c.OnsetString, join(" ", map[bool]string{true: "at"}[quantity(c.OnsetAge) != ""], quantity(c.OnsetAge)), span(c.OnsetRange)),
			concept(c.Outcome), map[bool]string{true: "contributed to death"}[c.ContributedToDeath])
		if about != "" {
			label := firstText(concept(c.Code), "Illness without a name")
			if len(v.Condition) == 1 { // the term has named it
				label = map[bool]string{true: "Onset", false: "Details"}[concept(c.Outcome) == "" && !c.ContributedToDeath]
			}
			lead(&e, "illness", label, about)
		}
		notes(&e, c.Note)
	}
	fact(&e, "sex", "Sex", concept(v.Sex))
	fact(&e, "age", "Age", firstText(v.AgeString, quantity(v.AgeAge)))
	switch {
	case v.DeceasedBoolean != nil:
		fact(&e, "died", "Died", map[bool]string{true: "Yes", false: "No"}[*v.DeceasedBoolean])
	default:
		fact(&e, "died", "Died", firstText(join(" ", map[bool]string{true: "at"}[quantity(v.DeceasedAge) != ""], quantity(v.DeceasedAge)), momentText(v.DeceasedDate), v.DeceasedString))
	}
	notes(&e, v.Note)
	return e
}
