package sections

import (
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// conceptOrList accepts one CodeableConcept or a list of them: statusReason and
// category are a list in one of the two medicine types and single in the other.
type conceptOrList []fhir.CodeableConcept

// UnmarshalJSONFrom accepts both shapes.
func (l *conceptOrList) UnmarshalJSONFrom(dec *jsontext.Decoder) error {
	v, err := dec.ReadValue()
	if err != nil {
		return err
	}
	if v.Kind() == '{' {
		var one fhir.CodeableConcept
		err := json.Unmarshal(v, &one, jsontext.AllowInvalidUTF8(true))
		*l = conceptOrList{one}
		return err
	}
	return json.Unmarshal(v, (*[]fhir.CodeableConcept)(l), jsontext.AllowInvalidUTF8(true))
}

// stoppedFor is how long a medicine that was stopped, or never taken, stays in
// sight: what was in the body last month explains today's state (H20).
const stoppedFor = 90 // days

// justStopped goes by the day it ended, else by the day that was written down; of
// a month or a year it takes the last day there could be.
func justStopped(in Input, v *medicine) bool {
	if v.Status != "stopped" && v.Status != "cancelled" && v.Status != "not-taken" {
		return false
	}
	iso := firstText(v.EffectivePeriod.End, v.DateAsserted, v.AuthoredOn)
	at := care.ParseMoment(iso)
	last := at.Time()
	switch len(iso) {
	case len("2026"):
		last = last.AddDate(1, 0, -1)
	case len("2026-11"):
		last = last.AddDate(0, 1, -1)
	}
	return at.Known() && last.AddDate(0, 0, stoppedFor+1).After(in.Now)
}

// medicineStatus sets group, status and negation. "Active" past its own end date
// says so and stays among the current ones (H20); "not taken" and "do not give"
// are read before the name (H13).
func medicineStatus(in Input, e *care.Entry, v *medicine) {
	e.Group = "past"
	if currentStatus(v.Status) {
		e.Group = "current"
	} else if justStopped(in, v) {
		e.Group = "stopped"
	}
	over := ended(v.EffectivePeriod.End, in)
	switch {
	case v.DoNotPerform:
		e.Negation = "Do not give:"
	case v.Status == "not-taken":
		e.Negation = "Not taken:"
	}
	switch {
	case v.Status == "active" && over:
		e.Status = care.Status{Text: "Active (end date passed)", Kind: "notable"}
	case v.Status == "active", v.Status == "completed":
		fact(e, "status", "Status", words(v.Status))
	case v.Status == "":
		e.Status = care.Status{Text: "Status not stated", Kind: "notable"}
	default:
		e.Status = care.Status{Text: words(v.Status), Kind: "notable"}
	}
	if s := concepts(v.StatusReason); s != "" {
		lead(e, "status-reason", "Why", s)
	}
	if x := extension(v.Extension, "MedicationChangeSummary"); x != nil {
		var said []string
		changed := ""
		for _, sub := range x.Extension {
			changed = firstText(changed, sub.ValueDateTime)
			said = append(said, firstText(sub.ValueString, concept(sub.ValueCodeableConcept), sub.ValueCoding.Get().Display, words(firstText(sub.ValueCode, sub.ValueCoding.Get().Code)), momentText(sub.ValueDateTime)))
		}
		if text := join(", ", said...); text != "" {
			e.Facts = append(e.Facts, care.Fact{Key: "change", Label: "Change", Text: text, Lead: true, ISO: changed})
		}
	}
	if hasCode(v.MedicationCodeableConcept, "196421000000109") {
		e.Cautions = append(e.Cautions, "This medicine lost its code when the record was transferred. Check with the source.")
	}
}
