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
			{Key: "current", Title: "Letters and documents"}, {Key: "misc", Title: "Miscellaneous reports"}, {Key: "superseded", Title: "Superseded", Folded: true},
			{Key: "retracted", Title: "Withdrawn: entered in error", Folded: true},
		}},
		Searches: []fhir.Ask{{Type: "DocumentReference"}},
		Read: func(in Input) care.Rows {
			var out Output
			gone := replaced(in)
			each(in, &out, "DocumentReference", func(r fhir.Resource, v *fhir.DocumentReference) {
				e := documentRow(in, r, v)
				if v.Status == "entered-in-error" || v.DocStatus == "entered-in-error" {
					retract(&e)
				} else if gone[r.Ref()] && e.Group != "superseded" {
					e.Group, e.Status = "superseded", care.Status{Text: "Replaced by a later document", Kind: "notable"}
				}
				out.add(e)
			})
			return out.Rows
		},
	}
}

// retract keeps the title of what its sender took back, apart and struck through:
// somebody may have acted on it. Its text is not to be had any more (H12).
func retract(e *care.Entry) {
	e.Group, e.Letter = "retracted", nil
	e.Status = care.Status{Text: "Entered in error", Kind: "severe"}
	e.Cautions = append(e.Cautions, "Withdrawn by the organisation that sent it: entered in error. It is not opened here. If you acted on it, ask them what was wrong.")
}

// replaced names the documents that a live one says it replaces, whatever their
// own status still says: the older version of a letter must not be read as the
// one that counts.
func replaced(in Input) map[string]bool {
	out := map[string]bool{}
	for _, r := range in.Resources {
		var v fhir.DocumentReference
		if r.Type != "DocumentReference" || r.Into(&v) != nil || v.Status != "current" || v.DocStatus == "entered-in-error" {
			continue
		}
		for _, rel := range v.RelatesTo {
			if target, ok := in.Set.Resolve(v.Base, rel.Target); ok && rel.Code == "replaces" && target.Ref() != r.Ref() {
				out[target.Ref()] = true
			}
		}
	}
	return out
}

func documentRow(in Input, r fhir.Resource, v *fhir.DocumentReference) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.Documents, "current"
	if in.Partner.Setting == care.SettingUrgentCare {
		e.Group = "misc" // out-of-hours and 111 reports (M121)
	}
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
	} else if v.Status != "current" {
		standing(&e, v.Status)
	}
	fact(&e, "heading", "Heading", concepts(v.Category))
	e.Source.Unit = firstText(e.Source.Unit, concept(v.Context.PracticeSetting))
	writtenBy(in, &e, &v.Base, v.Author)
	fact(&e, "authenticated", "Signed off by", display(in, &v.Base, v.Authenticator))
	stated(&e, display(in, &v.Base, v.Custodian))
	fact(&e, "event", "About", concepts(v.Context.Event))
	fact(&e, "facility", "Kind of place", concept(v.Context.FacilityType))
	var links []care.Link
	for _, rel := range v.RelatesTo {
		related(in, &e, &v.Base, rel.Code, rel.Target)
		if target, ok := in.Set.Resolve(v.Base, rel.Target); ok && target.Ref() != r.Ref() {
			links = append(links, care.Link{Code: rel.Code, Ref: target.Ref()})
		}
	}
	for i, c := range v.Content {
		if len(v.Content) > 1 {
			name := join(", ", c.Attachment.Title, DocumentKind(c.Attachment.ContentType), languageWords(c.Attachment.Language))
			lead(&e, "contents", "File "+strconv.Itoa(i+1)+" of "+strconv.Itoa(len(v.Content)), firstText(name, "Not described"))
		}
	}
	size, _ := strconv.ParseInt(string(a.Size), 10, 64)
	e.Letter = &care.LetterRef{ContentType: a.ContentType, Kind: DocumentKind(a.ContentType), Size: size, Heading: concepts(v.Category), Links: links}
	return e
}

// writtenBy names who wrote a document, a person apart from the team or
// organisation they wrote for, which FHIR lists as an author too. The row's own
// author is the first person; a team where no person is named.
func writtenBy(in Input, e *care.Entry, from *fhir.Base, authors []fhir.Reference) {
	team := ""
	for _, a := range authors {
		name := display(in, from, a)
		if label := groupWords[typeOf(in, from, a)]; label != "" {
			fact(e, "author-team", label, name)
			team = firstText(team, name)
			continue
		}
		fact(e, "author", "Author", name)
		e.Source.Author = firstText(e.Source.Author, name)
	}
	e.Source.Author = firstText(e.Source.Author, team)
}

// groupWords are for authors that are no person, by their type.
var groupWords = map[string]string{"Organization": "On behalf of", "CareTeam": "On behalf of", "HealthcareService": "On behalf of", "Device": "Made by the system"}

// typeOf gives the type that a reference is to, "" where nothing tells it.
func typeOf(in Input, from *fhir.Base, ref fhir.Reference) string {
	if r, ok := in.Set.Resolve(*from, ref); ok {
		return r.Type
	}
	parts := strings.Split(ref.Reference, "/")
	return firstText(ref.Type, parts[max(0, len(parts)-2)])
}

// languageWords names the languages of letters (BCP 47, the region left out);
// any other stays a code.
func languageWords(code string) string {
	first, _, _ := strings.Cut(code, "-")
	known := map[string]string{"en": "English", "cy": "Welsh", "es": "Spanish", "vi": "Vietnamese", "pl": "Polish", "so": "Somali",
		"uk": "Ukrainian", "ps": "Pashto", "pa": "Punjabi", "gu": "Gujarati", "ur": "Urdu", "bn": "Bengali", "ar": "Arabic",
		"fr": "French", "pt": "Portuguese", "ro": "Romanian", "tr": "Turkish", "zh": "Chinese"}
	return firstText(known[strings.ToLower(first)], code)
}

// related says in words what this document is to another: one that adds to, or
// replaces, another leads with it.
func related(in Input, e *care.Entry, from *fhir.Base, code string, ref fhir.Reference) {
	name := ref.Display
	if target, ok := in.Set.Resolve(*from, ref); ok && name == "" {
		var v fhir.DocumentReference
		if target.Into(&v) == nil {
			name = firstText(v.Description, concept(v.Type))
			if len(v.Content) > 0 {
				name = firstText(v.Description, v.Content[0].Attachment.Title, concept(v.Type))
			}
			name = join(" of ", name, care.ParseMoment(firstText(v.Context.Period.Start, v.Date)).Text())
		}
	}
	name = firstText(name, display(in, from, ref), "A document that was not sent")
	label := firstText(map[string]string{"appends": "Adds to", "replaces": "Replaces", "transforms": "Another form of", "signs": "Signs"}[code], words(code), "Related to")
	lead(e, "relation", label, name)
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
