package sections

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// Parts gives what of a resource can be opened as text, in the sender's order:
// the files of a document or report, and the narratives of a note. Markup is
// handed on as it came; it becomes text in Go and reaches no web view (decision
// 19).
func Parts(r fhir.Resource) []fhir.Part {
	switch r.Type {
	case "DocumentReference":
		var v fhir.DocumentReference
		if r.Into(&v) != nil {
			return nil
		}
		var files []fhir.Attachment
		for _, c := range v.Content {
			files = append(files, c.Attachment)
		}
		return forms(files)
	case "DiagnosticReport":
		var v report
		if r.Into(&v) != nil {
			return nil
		}
		return reportParts(&v)
	case "Composition":
		var v composition
		if r.Into(&v) != nil {
			return nil
		}
		return noteParts(&v)
	case "ClinicalImpression":
		var v impression
		if r.Into(&v) != nil || !hasText(v.Text) {
			return nil
		}
		return []fhir.Part{{Markup: v.Text.Div}}
	case "Consent":
		var v consent
		if r.Into(&v) != nil {
			return nil
		}
		return forms([]fhir.Attachment{v.SourceAttachment})
	}
	return ownText(r)
}

// ownText is a resource's narrative where it says more than its elements do, as
// its sender states; of a contact always, since what was written at it often
// stands nowhere else. Of anything else none is shown that may hold
// the code of a key safe or a door.
func ownText(r fhir.Resource) []fhir.Part {
	if r.Type != "Encounter" && !r.MaySayMore() { // nearly all, which need not be decoded twice
		return nil
	}
	var v struct {
		Text fhir.Narrative `json:"text"`
	}
	if r.Into(&v) != nil || !hasText(v.Text) {
		return nil
	}
	switch {
	case r.Type == "Encounter":
	case v.Text.Status != "additional" && v.Text.Status != "extensions":
		return nil
	case care.MentionsKeyCode(v.Text.Div):
		return []fhir.Part{{Say: care.KeyCodeSay + ". Ask the organisation that recorded it."}}
	}
	return []fhir.Part{{Markup: v.Text.Div}}
}

// forms are files of which each is the whole in another form.
func forms(files []fhir.Attachment) (out []fhir.Part) {
	for _, a := range files {
		if a.Data != "" || a.URL != "" {
			out = append(out, fhir.Part{File: a, Instead: len(out) > 0})
		}
	}
	return out
}

// reportParts are a report's files, and its narrative where it says more, or where
// there is neither file, result nor conclusion and nothing else says what was found.
func reportParts(v *report) []fhir.Part {
	out := forms(v.PresentedForm)
	alone := len(out) == 0 && len(v.Result) == 0 && v.Conclusion == "" && len(v.ConclusionCode) == 0
	if hasText(v.Text) && (alone || v.Text.Status == "additional") {
		p := fhir.Part{Markup: v.Text.Div}
		if len(out) > 0 {
			p.Title, p.Level = "Text sent with the report", 2
		}
		out = append(out, p)
	}
	return out
}

// noteParts are a note's sections with their headings. Its own narrative comes
// first where it says more than they do, or where they say nothing.
func noteParts(v *composition) []fhir.Part {
	var out []fhir.Part
	text := gatherParts(&out, v.Section, 2)
	if hasText(v.Text) && (!text || v.Text.Status == "additional") {
		out = append([]fhir.Part{{Markup: v.Text.Div}}, out...)
		text = true
	}
	if !text {
		return nil
	}
	return out
}

func gatherParts(out *[]fhir.Part, list []compositionPart, level int) (text bool) {
	for _, s := range list {
		p := fhir.Part{Title: firstText(s.Title, concept(s.Code), "Section without a title"), Level: min(level, 6)}
		switch reason := concept(s.EmptyReason); {
		case hasText(s.Text):
			p.Markup, text = s.Text.Div, true
		case reason != "":
			p.Say = "Empty: " + reason
		case len(s.Section) == 0:
			p.Say = "No text sent"
		}
		*out = append(*out, p)
		text = gatherParts(out, s.Section, level+1) || text
	}
	return text
}

// opens lets a row be opened where it has text of its own to read.
func opens(e *care.Entry, parts []fhir.Part, kind string) {
	if len(parts) == 0 {
		return
	}
	a := parts[0].File
	e.Letter = &care.LetterRef{ContentType: firstText(a.ContentType, "text/html"), Kind: firstText(kind, DocumentKind(a.ContentType))}
}

// withheldMark is how the Summary Care Record's text says that items were
// withheld at the person's request (record-data §14): an element's id.
const withheldMark = "WithheldCREItemsHeaderStatement"

// saysWithheld looks for that statement in a note's narratives.
func saysWithheld(v *composition) bool {
	for _, p := range noteParts(v) {
		if strings.Contains(p.Markup, withheldMark) {
			return true
		}
	}
	return strings.Contains(v.Text.Div, withheldMark)
}
