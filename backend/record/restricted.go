package record

import (
	"bytes"
	"regexp"
	"slices"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// restrictedReason is given for items that their sender labelled restricted.
const restrictedReason = "Restricted: your role may not see it"

// withholdRestricted takes out what its sender labelled R or V
// (v3-Confidentiality) when the role lacks the right, and what asks for a right
// of its own, before any reader or reference can reach it. That something is
// withheld stays visible (H23).
func (o *openRecord) withholdRestricted(reply *Reply) {
	kept := reply.Found.Resources[:0:0]
	for i, res := range reply.Found.Resources {
		right := rightFor(res)
		if right == care.RightFGM && o.who.May(right) {
			reply.protected = append(reply.protected, res.Ref())
		}
		if o.mayHave(res, right) {
			if len(reply.held) > 0 {
				kept = append(kept, res)
			}
			continue
		}
		if len(reply.held) == 0 { // the set has pointers to these: they are copied before any is taken out
			kept = append(kept, reply.Found.Resources[:i]...)
		}
		reply.Set.Drop(res)
		reply.held = append(reply.held, res.Ref())
	}
	if len(reply.held) > 0 {
		reply.Found.Resources = kept
	}
}

// mayHave: an item with a right of its own is seen by holders of that right, and
// its label R adds nothing to it; any other label R or V asks for the restricted
// right.
func (o *openRecord) mayHave(res fhir.Resource, right care.Right) bool {
	switch {
	case right == care.RightFGM || right == care.RightProtection:
		return o.who.May(right) && (o.who.May(care.RightRestricted) || !labelled(res, "V"))
	case right != "" && !o.who.May(right):
		return false
	}
	return o.who.May(care.RightRestricted) || !mayBeLabelled(res) || !labelledRestricted(res)
}

// Items of the FGM information sharing system, by NHS England's category of a
// flag or by SNOMED CT's family history of FGM (record-data §10). They are looked
// for in the bytes, whatever the type and wherever the code stands.
var fgmFlagged, fgmHistory = []byte(`"female-genital-mutilation-flag"`), []byte(`"902961000000107"`)

// fgmWords find what has no code: a risk assessment, a letter. They ask for the
// right of their own only where the sender restricted the item, so that a wound
// or a birth that names the finding stays with those who treat it.
var fgmWords = regexp.MustCompile(`(?i)\bFGM\b|female genital mutilation`)

// What multi-agency meetings know of somebody is about others too: SNOMED CT's
// MAPPA, and the two names in an alert or task, or in whatever the sender
// restricted (record-data §10, §12).
var (
	protectionCode  = []byte(`"495021000000105"`)
	protectionWords = regexp.MustCompile(`(?i)\b(MAPPA|MARAC)\b|multi-?\s?agency (public protection|risk assessment conference)`)
)

// enquiryWords are how councils name what is restricted by role (record-data §12).
var enquiryWords = regexp.MustCompile(`(?i)safeguarding\s+(adults?\s+)?enquir|section\s*42|\bs\.?\s?42\b|\bdols\b|deprivation of liberty`)

// has tells whether a quoted text is among a resource's bytes. Quotes are
// everywhere: what follows is looked for first.
func has(res fhir.Resource, quoted []byte) bool {
	return bytes.Contains(res.Raw, quoted[1:]) && bytes.Contains(res.Raw, quoted)
}

// rightFor gives the right that an item asks for beyond its section, "" if none.
// Alerts about safeguarding are for all who see alerts: only the enquiry itself,
// which a council sends as a task, is restricted.
func rightFor(res fhir.Resource) care.Right {
	if has(res, fgmHistory) {
		return care.RightFGM
	}
	restricted := mayBeLabelled(res) && labelledRestricted(res)
	if has(res, fgmFlagged) || restricted && fgmWords.Match(res.Raw) {
		return care.RightFGM
	}
	if has(res, protectionCode) ||
		(restricted || res.Type == "Flag" || res.Type == "Task") && protectionWords.Match(res.Raw) {
		return care.RightProtection
	}
	if res.Type != "Task" {
		return ""
	}
	var v struct {
		Code        fhir.CodeableConcept `json:"code"`
		Description string               `json:"description"`
	}
	if res.Into(&v) != nil {
		return care.RightSafeguarding // what cannot be read is not known to be harmless
	}
	text := v.Code.Text + " " + v.Description
	for _, c := range v.Code.Coding {
		text += " " + c.Display + " " + c.Code
	}
	if enquiryWords.MatchString(text) {
		return care.RightSafeguarding
	}
	return ""
}

// withoutLegalStatus puts words in place of a legal status under the Mental
// Health Act for a role that may see neither it nor restricted items: hidden,
// never blank (decision 13).
func (o *openRecord) withoutLegalStatus(rows []care.Entry) {
	if o.who.May(care.RightMentalHealth) || o.who.May(care.RightRestricted) {
		return
	}
	for i := range rows {
		for j, f := range rows[i].Facts {
			if f.Key == "legal-status" {
				rows[i].Facts[j].Text = "Hidden by your role"
			}
		}
	}
}

// mayBeLabelled looks for the names of the elements that labels stand in, so that
// most items are neither decoded nor searched for words; what is not plain is.
func mayBeLabelled(res fhir.Resource) bool {
	for _, name := range labelNames {
		if has(res, name) {
			return true
		}
	}
	return false
}

var labelNames = [][]byte{[]byte(`"security`), []byte(`"confidentiality"`), []byte(`\u`)}

func labelledRestricted(res fhir.Resource) bool { return labelled(res, "R", "V") }

func labelled(res fhir.Resource, wanted ...string) bool {
	var b struct {
		Meta          fhir.Meta              `json:"meta"`
		SecurityLabel []fhir.CodeableConcept `json:"securityLabel"`
	}
	if res.Into(&b) != nil {
		return true // a label that cannot be read is not one that allows
	}
	labels := b.Meta.Security
	if res.Type == "Composition" { // a note carries its label in an element of its own
		var c struct {
			Confidentiality string `json:"confidentiality"`
		}
		if res.Into(&c) != nil {
			return true
		}
		labels = append(labels, fhir.Coding{Code: c.Confidentiality})
	}
	for _, c := range b.SecurityLabel {
		labels = append(labels, c.Coding...)
	}
	for _, c := range labels {
		if slices.Contains(wanted, c.Code) {
			return true
		}
	}
	return false
}

// restricted counts what was withheld into the answer.
func (r Reply) restricted(a *care.Answer) int {
	for _, ref := range r.held {
		a.Received++
		a.Excluded = append(a.Excluded, care.Excluded{Ref: ref, Reason: restrictedReason})
	}
	return len(r.held)
}
