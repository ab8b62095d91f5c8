package sections

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// report is R4 DiagnosticReport (https://hl7.org/fhir/R4/diagnosticreport.html).
type report struct {
	fhir.Base
	Status             string                 `json:"status"`
	Text               fhir.Narrative         `json:"text"`
	Category           []fhir.CodeableConcept `json:"category"`
	Code               fhir.CodeableConcept   `json:"code"`
	EffectiveDateTime  string                 `json:"effectiveDateTime"`
	EffectivePeriod    fhir.Period            `json:"effectivePeriod"`
	Issued             string                 `json:"issued"`
	Performer          []fhir.Reference       `json:"performer"`
	ResultsInterpreter []fhir.Reference       `json:"resultsInterpreter"`
	Specimen           []fhir.Reference       `json:"specimen"`
	Result             []fhir.Reference       `json:"result"`
	Conclusion         string                 `json:"conclusion"`
	ConclusionCode     []fhir.CodeableConcept `json:"conclusionCode"`
	PresentedForm      []fhir.Attachment      `json:"presentedForm"`
}

// results reads reports with their results, and observations that stand alone.
// A panel, report or group member is shown once, under what refers to it.
// Observation is asked for without category, since many senders give none, and
// sorted here: vital signs and the like are the section [observations]'.
func results() Reader {
	return Reader{
		Section: care.Section{Key: care.Results, Title: "Results", Groups: []care.Group{
			{Key: "results", Title: "Laboratory and investigations"}, {Key: "imaging", Title: "Imaging"},
		}},
		Searches: []fhir.Ask{{Type: "DiagnosticReport"}, {Type: "Observation"}},
		Read:     readResults,
	}
}

func readResults(in Input) care.Rows {
	var out Output
	order := sorted(in, &out, false)
	obs := byRef(order)
	each(in, &out, "DiagnosticReport", func(r fhir.Resource, v *report) {
		if out.inError(r, v.Status) {
			return
		}
		e := reportRow(in, r, v)
		for _, ref := range v.Result {
			target, ok := in.Set.Resolve(v.Base, ref)
			if o := obs[target.Ref()]; ok && o != nil {
				o.showUnder(in, &e, obs)
			} else if ok && target.Type == "Observation" {
				showContained(in, &e, target)
			} else if ref.Display != "" {
				e.Values = append(e.Values, care.Value{Name: ref.Display, Text: "Not sent with the report", Notes: []string{}, Codes: []care.Coded{}})
			}
		}
		performed(in, e.Values, &v.Base, v.Performer)
		warningScore(&e, v.Code)
		out.add(e)
	})
	showRest(in, &out, order, obs)
	return out.Rows
}

func reportRow(in Input, r fhir.Resource, v *report) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.Results, resultGroup(v.Category)
	term(&e, v.Code, "Report without a name")
	e.Status = resultStatus(v.Status)
	kind, iso := firstDate([2]string{"Taken", v.EffectiveDateTime}, [2]string{"Taken", v.EffectivePeriod.Start}, [2]string{"Issued", v.Issued})
	e.When = care.NewWhen(kind, iso, in.Now)
	if kind == "Taken" {
		dateFact(&e, "issued", "Issued", v.Issued)
		if last := len(e.Facts) - 1; apart(iso, v.Issued) {
			e.Facts[last].Lead = true
		}
	}
	lead(&e, "conclusion", "Conclusion", v.Conclusion)
	lead(&e, "conclusion", "Conclusion", concepts(v.ConclusionCode))
	fact(&e, "category", "Kind", concepts(v.Category))
	for _, p := range v.Performer {
		name := display(in, &v.Base, p)
		fact(&e, "performer", "Performed by", name)
		if e.Source.Unit == "" {
			e.Source.Unit = name
		}
	}
	for _, p := range v.ResultsInterpreter {
		e.Source.Author = firstText(e.Source.Author, display(in, &v.Base, p))
	}
	for _, s := range v.Specimen {
		fact(&e, "specimen", "Specimen", specimen(in, &v.Base, s))
	}
	file := false
	for _, a := range v.PresentedForm {
		if text, ok := plainText(a); ok {
			if len(v.Result) == 0 && v.Conclusion == "" { // a row without a value must not look like no result
				lead(&e, "report", "Report", "In words: open to read.")
			}
			e.Facts = append(e.Facts, care.Fact{Key: "report", Label: "Report", Text: text, Fixed: true})
		} else {
			fact(&e, "report", "Report file", join(", ", firstText(a.Title, "attached"), a.ContentType))
			file = true
		}
	}
	if parts := reportParts(v); file || len(v.PresentedForm) == 0 {
		opens(&e, parts, map[bool]string{true: "Report"}[!file])
	}
	return e
}

func specimen(in Input, from *fhir.Base, ref fhir.Reference) string {
	if r, ok := in.Set.Resolve(*from, ref); ok {
		var v struct {
			Type fhir.CodeableConcept `json:"type"`
		}
		if r.Into(&v) == nil && concept(v.Type) != "" {
			return concept(v.Type)
		}
	}
	return ref.Display
}

// resultGroup finds imaging by HL7's codes of a diagnostic service (table 0074)
// and observation category, or by the category's words.
func resultGroup(categories []fhir.CodeableConcept) string {
	for _, c := range categories {
		for _, k := range c.Coding {
			switch k.Code {
			case "RAD", "RUS", "RX", "CT", "NMR", "NMS", "VUS", "OUS", "CUS", "imaging":
				return "imaging"
			}
		}
		if s := fold(concept(c)); strings.Contains(s, "imaging") || strings.Contains(s, "radiolog") {
			return "imaging"
		}
	}
	return "results"
}

// resultStatus keeps anything but final in view (H17).
func resultStatus(s string) care.Status {
	switch s {
	case "final":
		return care.Status{Text: "Final"}
	case "registered":
		return care.Status{Text: "Registered, no result yet", Kind: "notable"}
	case "":
		return care.Status{Text: "Status not stated", Kind: "notable"}
	}
	return care.Status{Text: words(s), Kind: "notable"}
}
