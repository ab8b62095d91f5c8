package record

import (
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// restrictedReason is given for items that their sender labelled restricted.
const restrictedReason = "Restricted: your role may not see it"

// withholdRestricted takes out what its sender labelled R or V
// (v3-Confidentiality) when the role lacks the right, before any reader or
// reference can reach it. That something is withheld stays visible (H23).
func (o *openRecord) withholdRestricted(reply *Reply) {
	if o.who.May(care.RightRestricted) {
		return
	}
	kept := reply.Found.Resources[:0:0]
	for _, res := range reply.Found.Resources {
		if !labelledRestricted(res) {
			kept = append(kept, res)
			continue
		}
		reply.Set.Drop(res)
		reply.held = append(reply.held, res.Ref())
	}
	reply.Found.Resources = kept
}

func labelledRestricted(res fhir.Resource) bool {
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
		if c.Code == "R" || c.Code == "V" {
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
