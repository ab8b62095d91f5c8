package sections

import (
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// composition is R4 Composition (https://hl7.org/fhir/R4/composition.html).
type composition struct {
	fhir.Base
	Status          string                 `json:"status"`
	Text            fhir.Narrative         `json:"text"`
	Type            fhir.CodeableConcept   `json:"type"`
	Category        []fhir.CodeableConcept `json:"category"`
	Date            string                 `json:"date"`
	Author          []fhir.Reference       `json:"author"`
	Title           string                 `json:"title"`
	Confidentiality string                 `json:"confidentiality"`
	Custodian       fhir.Reference         `json:"custodian"`
	Section         []compositionPart      `json:"section"`
	RelatesTo       []struct {
		Code            string         `json:"code"`
		TargetReference fhir.Reference `json:"targetReference"`
	} `json:"relatesTo"`
}

type compositionPart struct {
	Title       string               `json:"title"`
	Code        fhir.CodeableConcept `json:"code"`
	Text        fhir.Narrative       `json:"text"`
	EmptyReason fhir.CodeableConcept `json:"emptyReason"`
	Section     []compositionPart    `json:"section"`
}

// impression is R4 ClinicalImpression (https://hl7.org/fhir/R4/clinicalimpression.html).
type impression struct {
	fhir.Base
	Status            string                 `json:"status"`
	Text              fhir.Narrative         `json:"text"`
	StatusReason      fhir.CodeableConcept   `json:"statusReason"`
	Code              fhir.CodeableConcept   `json:"code"`
	Description       string                 `json:"description"`
	EffectiveDateTime string                 `json:"effectiveDateTime"`
	EffectivePeriod   fhir.Period            `json:"effectivePeriod"`
	Date              string                 `json:"date"`
	Assessor          fhir.Reference         `json:"assessor"`
	Problem           []fhir.Reference       `json:"problem"`
	Summary           string                 `json:"summary"`
	Prognosis         []fhir.CodeableConcept `json:"prognosisCodeableConcept"`
	Note              []fhir.Annotation      `json:"note"`
	Investigation     []struct {
		Code fhir.CodeableConcept `json:"code"`
	} `json:"investigation"`
	Finding []struct {
		Item      fhir.CodeableConcept `json:"itemCodeableConcept"`
		Reference fhir.Reference       `json:"itemReference"`
		Basis     string               `json:"basis"`
	} `json:"finding"`
}

// clinicalNotes reads what professionals wrote: whole documents made of sections, and
// assessments. Their markup becomes text when one is opened ([Parts]).
func clinicalNotes() Reader {
	return Reader{
		Section: care.Section{Key: care.Notes, Title: "Clinical notes", Groups: []care.Group{
			{Key: "notes", Title: "Notes"}, {Key: "assessments", Title: "Clinical assessments"},
		}},
		Searches: []fhir.Ask{{Type: "Composition"}, {Type: "ClinicalImpression", Beside: true}},
		Read: func(in Input) care.Rows {
			var out Output
			each(in, &out, "Composition", func(r fhir.Resource, v *composition) {
				if out.inError(r, v.Status) {
					return
				}
				e := compositionRow(in, r, v)
				if saysWithheld(v) {
					e.Cautions = append(e.Cautions, "This summary says that items were withheld at the person's request. Open it to read the statement.")
					out.Warnings = append(out.Warnings, in.Partner.Name+": items were withheld from a summary at the person's request.")
				}
				out.add(e)
			})
			each(in, &out, "ClinicalImpression", func(r fhir.Resource, v *impression) {
				if !out.inError(r, v.Status) {
					out.add(impressionRow(in, r, v))
				}
			})
			return out.Rows
		},
	}
}

func compositionRow(in Input, r fhir.Resource, v *composition) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.Notes, "notes"
	kind := concept(v.Type)
	e.Term = firstText(v.Title, kind, "Note without a title")
	e.Codes = codesOf(append([]fhir.CodeableConcept{v.Type}, v.Category...)...)
	e.When = care.NewWhen("Written", v.Date, in.Now)
	e.Status = resultStatus(v.Status)
	if fold(kind) != fold(e.Term) {
		fact(&e, "kind", "Type", kind)
	}
	fact(&e, "heading", "Heading", concepts(v.Category))
	if parts := sectionFacts(&e, v.Section, ""); parts == 0 {
		text := "No text sent"
		if hasText(v.Text) {
			text = openToRead
		}
		lead(&e, "text", "Text", text)
	}
	opens(&e, noteParts(v), "Note")
	switch v.Confidentiality {
	case "", "N", "L", "U", "M":
	case "R", "V":
		lead(&e, "confidentiality", "Confidentiality", map[string]string{"R": "Restricted", "V": "Very restricted"}[v.Confidentiality])
	default:
		lead(&e, "confidentiality", "Confidentiality", "Marked "+v.Confidentiality)
	}
	for _, rel := range v.RelatesTo {
		fact(&e, "relation", words(rel.Code), display(in, &v.Base, rel.TargetReference))
	}
	for _, a := range v.Author {
		name := display(in, &v.Base, a)
		fact(&e, "author", "Author", name)
		e.Source.Author = firstText(e.Source.Author, name)
	}
	stated(&e, display(in, &v.Base, v.Custodian))
	return e
}

const openToRead = "Open the note to read it"

// sectionFacts lists the headings of a note, the inner ones with the outer, and
// says at each what there is beneath it.
func sectionFacts(e *care.Entry, list []compositionPart, outer string) (n int) {
	for _, s := range list {
		title := join(" – ", outer, firstText(s.Title, concept(s.Code), "Section without a title"))
		text := firstText(concept(s.EmptyReason))
		switch {
		case hasText(s.Text):
			text = openToRead
		case text != "":
			text = "Empty: " + text
		case len(s.Section) == 0:
			text = "No text sent"
		}
		if text != "" {
			n++
			e.Facts = append(e.Facts, care.Fact{Key: "part", Label: title, Text: text})
		}
		n += sectionFacts(e, s.Section, title)
	}
	return n
}

func impressionRow(in Input, r fhir.Resource, v *impression) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.Notes, "assessments"
	term(&e, v.Code, "Clinical assessment")
	kind, iso := firstDate([2]string{"", v.EffectiveDateTime}, [2]string{"", v.EffectivePeriod.Start}, [2]string{"Recorded", v.Date})
	e.When = care.NewWhen(kind, iso, in.Now)
	standing(&e, v.Status, "completed")
	lead(&e, "status-why", "Why", concept(v.StatusReason))
	lead(&e, "description", "Assessed", v.Description)
	lead(&e, "summary", "Summary", v.Summary)
	for _, p := range v.Problem {
		fact(&e, "problem", "Problem", problemName(in, &v.Base, p))
	}
	for _, f := range v.Finding {
		name := firstText(concept(f.Item), problemName(in, &v.Base, f.Reference))
		fact(&e, "finding", "Finding", name)
		if name != "" {
			fact(&e, "finding-basis", "Basis of the finding", f.Basis)
		}
		e.Codes = append(e.Codes, codesOf(f.Item)...)
	}
	fact(&e, "prognosis", "Prognosis", concepts(v.Prognosis))
	for _, i := range v.Investigation {
		fact(&e, "investigation", "Looked at", concept(i.Code))
	}
	if hasText(v.Text) {
		opens(&e, []fhir.Part{{Markup: v.Text.Div}}, "Note")
	}
	e.Source.Author = display(in, &v.Base, v.Assessor)
	notes(&e, v.Note)
	return e
}
