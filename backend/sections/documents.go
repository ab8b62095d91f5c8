package sections

import (
	"mime"
	"slices"
	"strconv"
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// documents reads the list of letters and reports. Their text is fetched only
// when one is opened (decision 18).
func documents() Reader {
	return Reader{
		Section: care.Section{Key: care.Documents, Title: "Documents", Groups: []care.Group{
			{Key: "current", Title: "Letters and documents"}, {Key: "superseded", Title: "Superseded", Folded: true},
		}},
		Searches: []fhir.Ask{{Type: "DocumentReference"}},
		Read: func(in Input) care.Rows {
			var out Output
			each(in, &out, "DocumentReference", func(r fhir.Resource, v *fhir.DocumentReference) {
				if !out.inError(r, v.Status) && !out.inError(r, v.DocStatus) {
					out.add(documentRow(in, r, v))
				}
			})
			return out.Rows
		},
	}
}

func documentRow(in Input, r fhir.Resource, v *fhir.DocumentReference) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.Documents, "current"
	var a fhir.Attachment
	if len(v.Content) > 0 {
		a = v.Content[0].Attachment
	}
	for _, l := range v.SecurityLabel { // a document may carry its label in an element of its own
		if c := codeIn(l); (c == "R" || c == "V") && !slices.Contains(e.Cautions, restrictedCaution) {
			e.Cautions = append(e.Cautions, restrictedCaution)
		}
	}
	kind := concept(v.Type)
	e.Term = firstText(v.Description, a.Title, kind, "Document without a title")
	e.Codes = codesOf(append([]fhir.CodeableConcept{v.Type}, v.Category...)...)
	if fold(kind) != fold(e.Term) {
		fact(&e, "type", "Type", kind)
	}
	label, iso := firstDate([2]string{"", v.Context.Period.Start}, [2]string{"Written", a.Creation}, [2]string{"Filed", v.Date})
	e.When = care.NewWhen(label, iso, in.Now)
	if label != "Filed" {
		dateFact(&e, "filed", "Filed", v.Date)
	}
	if v.Status == "superseded" {
		e.Group, e.Status = "superseded", care.Status{Text: "Superseded", Kind: "notable"}
	} else if v.DocStatus != "" && v.DocStatus != "final" {
		e.Status = care.Status{Text: words(v.DocStatus), Kind: "notable"}
	}
	fact(&e, "heading", "Heading", concepts(v.Category))
	e.Source.Unit = firstText(e.Source.Unit, concept(v.Context.PracticeSetting))
	for _, p := range v.Author {
		name := display(in, &v.Base, p)
		fact(&e, "author", "Author", name)
		e.Source.Author = firstText(e.Source.Author, name)
	}
	stated(&e, display(in, &v.Base, v.Custodian))
	for _, rel := range v.RelatesTo {
		fact(&e, "relation", words(rel.Code), display(in, &v.Base, rel.Target))
	}
	if len(v.Content) > 1 {
		lead(&e, "contents", "Also holds", strconv.Itoa(len(v.Content)-1)+" more version or part")
	}
	size, _ := strconv.ParseInt(string(a.Size), 10, 64)
	e.Letter = &care.LetterRef{ContentType: a.ContentType, Kind: DocumentKind(a.ContentType), Size: size, Heading: concepts(v.Category)}
	return e
}

// DocumentKind names a content type for the tag beside a title.
func DocumentKind(contentType string) string {
	kind, _, _ := mime.ParseMediaType(contentType)
	known := map[string]string{"application/pdf": "PDF", "text/html": "HTML", "application/xhtml+xml": "HTML", "text/plain": "Text",
		"text/rtf": "RTF", "application/rtf": "RTF", "image/tiff": "TIFF", "image/jpeg": "JPEG", "image/png": "PNG",
		"application/xml": "XML", "text/xml": "XML", "application/hl7-v3+xml": "CDA",
		"application/msword": "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX"}
	if known[kind] != "" {
		return known[kind]
	}
	return strings.ToUpper(kind[strings.LastIndex(kind, "/")+1:])
}
