package sections

import (
	"strings"

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

// medicineStatus sets group, status and negation. "Active" past its own end date
// says so and stays among the current ones (H20); "not taken" and "do not give"
// are read before the name (H13). What ended within six months stands apart from
// the older: a change that others may not have followed yet.
func medicineStatus(in Input, e *care.Entry, v *medicine) {
	e.Group = "past"
	if currentStatus(v.Status) {
		e.Group = "current"
	}
	over := ended(v.EffectivePeriod.End, in)
	if e.Group == "past" && recently(v.EffectivePeriod.End, in) {
		e.Group = "recent"
	}
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
		for _, sub := range x.Extension {
			lead(e, "change", "Change", strings.TrimSpace(firstText(sub.ValueString, concept(sub.ValueCodeableConcept), words(sub.ValueCode))))
		}
	}
	if hasCode(v.MedicationCodeableConcept, "196421000000109") {
		e.Cautions = append(e.Cautions, "This medicine lost its code when the record was transferred. Check with the source.")
	}
}

// recently tells of a known end no more than six months ago, and not to come. A
// date without its day counts from its first.
func recently(end string, in Input) bool {
	m := care.ParseMoment(end)
	return m.Known() && !m.Time().After(in.Now) && m.Time().After(in.Now.AddDate(0, -6, 0))
}
