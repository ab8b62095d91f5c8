package sections

import (
	"regexp"
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// dosage: the text is the authority; the structured dose only fills its absence.
type dosage struct {
	Text                    string                 `json:"text"`
	PatientInstruction      string                 `json:"patientInstruction"`
	AdditionalInstruction   []fhir.CodeableConcept `json:"additionalInstruction"`
	Timing                  timing                 `json:"timing"`
	Site                    fhir.CodeableConcept   `json:"site"`
	Route                   fhir.CodeableConcept   `json:"route"`
	Method                  fhir.CodeableConcept   `json:"method"`
	AsNeededBoolean         bool                   `json:"asNeededBoolean"`
	AsNeededCodeableConcept fhir.CodeableConcept   `json:"asNeededCodeableConcept"`
	DoseAndRate             []struct {
		DoseQuantity fhir.Quantity `json:"doseQuantity"`
		DoseRange    fhir.Range    `json:"doseRange"`
		RateRatio    fhir.Ratio    `json:"rateRatio"`
		RateQuantity fhir.Quantity `json:"rateQuantity"`
		RateRange    fhir.Range    `json:"rateRange"`
	} `json:"doseAndRate"`
	MaxDosePerPeriod         fhir.Ratio    `json:"maxDosePerPeriod"`
	MaxDosePerAdministration fhir.Quantity `json:"maxDosePerAdministration"`
}

// timing is R4 Timing (https://hl7.org/fhir/R4/datatypes.html#timing).
type timing struct {
	Event  []string             `json:"event"`
	Code   fhir.CodeableConcept `json:"code"`
	Repeat struct {
		BoundsPeriod   fhir.Period   `json:"boundsPeriod"`
		BoundsDuration fhir.Quantity `json:"boundsDuration"`
		Count          fhir.Number   `json:"count"`
		Frequency      fhir.Number   `json:"frequency"`
		FrequencyMax   fhir.Number   `json:"frequencyMax"`
		Period         fhir.Number   `json:"period"`
		PeriodMax      fhir.Number   `json:"periodMax"`
		PeriodUnit     string        `json:"periodUnit"`
		DayOfWeek      []string      `json:"dayOfWeek"`
		TimeOfDay      []string      `json:"timeOfDay"`
		When           []string      `json:"when"`
		Offset         fhir.Number   `json:"offset"`
	} `json:"repeat"`
}

// HL7's closed lists of timing, in words.
var (
	timeUnits = map[string]string{"s": "second", "min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year"}
	weekdays  = map[string]string{"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday", "sun": "Sunday"}
	dayTimes  = map[string]string{"MORN": "in the morning", "MORN.early": "early in the morning", "MORN.late": "late in the morning", "NOON": "at noon",
		"AFT": "in the afternoon", "AFT.early": "early in the afternoon", "AFT.late": "late in the afternoon", "EVE": "in the evening", "EVE.early": "early in the evening",
		"EVE.late": "late in the evening", "NIGHT": "at night", "PHS": "after going to sleep", "HS": "before sleep", "WAKE": "after waking",
		"C": "with a meal", "CM": "with breakfast", "CD": "with lunch", "CV": "with the evening meal", "AC": "before a meal", "ACM": "before breakfast",
		"ACD": "before lunch", "ACV": "before the evening meal", "PC": "after a meal", "PCM": "after breakfast", "PCD": "after lunch", "PCV": "after the evening meal"}
)

// words writes a timing out as sent. What has no words here stands as its code:
// a part that is left out would make a different dose.
func (t timing) words() string {
	r := t.Repeat
	var parts []string
	if f := string(r.Frequency); f != "" || r.Period != "" {
		parts = append(parts, often(firstText(f, "1"), string(r.FrequencyMax), firstText(string(r.Period), "1"), string(r.PeriodMax), r.PeriodUnit))
	}
	for _, list := range []struct {
		codes []string
		known map[string]string
	}{{r.DayOfWeek, weekdays}, {r.When, dayTimes}} {
		var out []string
		for _, c := range list.codes {
			out = append(out, firstText(list.known[c], c))
		}
		parts = append(parts, strings.Join(out, " and "))
	}
	if r.Offset != "" {
		parts = append(parts, string(r.Offset)+" minutes from it")
	}
	for _, at := range r.TimeOfDay {
		parts = append(parts, "at "+strings.TrimSuffix(at, ":00"))
	}
	if r.Count != "" {
		parts = append(parts, string(r.Count)+" in all")
	}
	if q := quantity(r.BoundsDuration); q != "" {
		parts = append(parts, "for "+q)
	}
	if p := r.BoundsPeriod; p.Start != "" || p.End != "" {
		parts = append(parts, join(" ", map[bool]string{true: "from"}[p.Start != ""], momentText(p.Start), map[bool]string{true: "until"}[p.End != ""], momentText(p.End)))
	}
	for _, at := range t.Event {
		parts = append(parts, "on "+momentText(at))
	}
	return join(", ", append([]string{concept(t.Code)}, parts...)...)
}

func often(n, most, period, longest, unit string) string {
	times := n + " times"
	switch {
	case most != "":
		times = n + " to " + most + " times"
	case n == "1":
		times = "once"
	}
	u := firstText(timeUnits[unit], unit, "period that was not stated")
	if period == "1" && longest == "" {
		return times + " every " + u
	}
	if longest != "" {
		period += " to " + longest
	}
	return times + " every " + period + " " + u + "s"
}

// doses shows directions verbatim. When there is no text the structured dose is
// written out as sent, and said to be that; a dose is never computed. Where both
// were sent and seem to differ, the text is shown with a caution.
func doses(e *care.Entry, group []medicineItem, first medicineItem) {
	list := first.v.directions()
	for _, m := range group {
		if len(list) > 0 {
			break
		}
		list = m.v.directions()
	}
	for _, d := range list {
		coded := structuredDose(d)
		switch {
		case d.Text == "" && coded != "":
			lead(e, "dose", "Directions", coded+" (from coded directions; no text was sent)")
		case d.Text == "":
			lead(e, "dose", "Directions", "Directions not recorded")
		default:
			lead(e, "dose", "Directions", d.Text)
			fact(e, "coded-dose", "Coded dose as sent", coded)
			if disagree(d) {
				e.Cautions = append(e.Cautions, "The directions and the coded dose ("+coded+") may not say the same. The directions are shown as they were written: check with the source.")
			}
		}
		fact(e, "instruction", "Instruction", d.PatientInstruction)
		fact(e, "instruction", "Instruction", concepts(d.AdditionalInstruction))
		fact(e, "route", "Route", concept(d.Route))
		fact(e, "site", "Site", concept(d.Site))
		fact(e, "max", "Maximum", ratio(d.MaxDosePerPeriod))
		fact(e, "max", "Maximum at once", quantity(d.MaxDosePerAdministration))
	}
	if len(list) == 0 {
		lead(e, "dose", "Directions", "Directions not recorded")
	}
}

func (v *medicine) directions() []dosage {
	return append(append([]dosage{}, v.Dosage...), v.DosageInstruction...)
}

func structuredDose(d dosage) string {
	var parts []string
	for _, x := range d.DoseAndRate {
		parts = append(parts, firstText(quantity(x.DoseQuantity), span(x.DoseRange)))
		if rate := firstText(ratio(x.RateRatio), quantity(x.RateQuantity), span(x.RateRange)); rate != "" {
			parts = append(parts, "at "+rate)
		}
	}
	parts = append(parts, concept(d.Method), concept(d.Route), d.Timing.words())
	if d.AsNeededBoolean || concept(d.AsNeededCodeableConcept) != "" {
		parts = append(parts, join(" ", "when required", concept(d.AsNeededCodeableConcept)))
	}
	return join(", ", parts...)
}

var strengths = regexp.MustCompile(`(?i)(\d+(?:[.,]\d+)*)\s*(micrograms?|mcg|mg|g|ml|units?|iu)\b`)

// disagree tells whether the text names amounts of the coded dose's own unit and
// none of them is the coded one. Words ("one tablet") are not compared.
func disagree(d dosage) bool {
	for _, x := range d.DoseAndRate {
		q := x.DoseQuantity
		unitSent, named := sameUnit(unit(q)), false
		if q.Value == "" || unitSent == "" {
			continue
		}
		matches := false
		for _, m := range strengths.FindAllStringSubmatch(d.Text, -1) {
			if sameUnit(m[2]) == unitSent {
				named = true
				matches = matches || plainNumber(m[1]) == plainNumber(string(q.Value))
			}
		}
		if named && !matches {
			return true
		}
	}
	return false
}

func sameUnit(u string) string {
	switch fold(u) {
	case "microgram", "micrograms", "mcg", "ug":
		return "mcg"
	case "unit", "units", "iu", "[iu]":
		return "unit"
	case "mg", "g", "ml":
		return fold(u)
	}
	return ""
}

// plainNumber drops thousands' commas and trailing zeros, for comparing only.
func plainNumber(s string) string {
	s = strings.ReplaceAll(s, ",", "")
	if strings.Contains(s, ".") {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// differs warns where the plan or the newest order of one medicine says something
// else than what the row shows: a changed dose must not hide in a group.
func differs(in Input, e *care.Entry, group []medicineItem, lead0 medicineItem) {
	newest := medicineItem{}
	for _, m := range group {
		if m.r.Type == "MedicationRequest" && m.v.Intent != "plan" && (newest.v == nil || care.SortKey(m.v.AuthoredOn) > care.SortKey(newest.v.AuthoredOn)) {
			newest = m
		}
	}
	shown := directionText(lead0.v)
	for _, m := range group {
		if m.v == lead0.v || m.v != newest.v && m.v.Intent != "plan" && m.r.Type != "MedicationStatement" {
			continue
		}
		what := map[bool]string{true: "newest order", false: "plan"}[m.v == newest.v]
		if m.r.Type == "MedicationStatement" {
			what = "statement"
		}
		if text := directionText(m.v); shown != "" && text != "" && fold(text) != fold(shown) {
			lead(e, "other-dose", "Directions of the "+what, text)
			e.Cautions = append(e.Cautions, "The "+what+" of this medicine gives other directions: “"+text+"”. Check with the source.")
		}
		if m.v.DoNotPerform && !lead0.v.DoNotPerform {
			e.Cautions = append(e.Cautions, "The "+what+" of this medicine says: do not give.")
		}
		if over, now := stoppedStatus(m.v.Status), currentStatus(lead0.v.Status); over && now {
			e.Cautions = append(e.Cautions, "The "+what+" of this medicine is marked “"+words(m.v.Status)+"”.")
		} else if m.v.Status == "active" && !now && m.v != newest.v {
			e.Cautions = append(e.Cautions, "The "+what+" of this medicine is still marked “Active”.")
		}
	}
}

func directionText(v *medicine) string {
	var parts []string
	for _, d := range v.directions() {
		parts = append(parts, firstText(d.Text, structuredDose(d)))
	}
	return join("; ", parts...)
}

func currentStatus(s string) bool {
	switch s {
	case "active", "on-hold", "intended", "draft", "unknown", "":
		return true
	}
	return false
}

// stoppedStatus is an end or a pause that was meant; "completed" is how an issue
// ends.
func stoppedStatus(s string) bool { return s == "stopped" || s == "cancelled" || s == "on-hold" }
