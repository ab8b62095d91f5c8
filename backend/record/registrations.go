package record

import (
	"slices"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// label marks every row with the registration it stands in, where a partner
// holds more than one of the person or holds them under an old number: a closed
// or temporary registration is not the record the practice keeps now (H11).
func (st *sourceState) label(rows *care.Rows, sent []fhir.Resource) {
	if st.heldWords() == "" {
		return
	}
	say := map[string]string{}
	for _, r := range st.registered {
		say[r.ID] = r.Say()
		if say[r.ID] == "" {
			say[r.ID] = "Current registration"
		}
	}
	of := map[string]string{}
	for _, r := range sent {
		of[r.Ref()] = r.Patient
	}
	for i, e := range rows.Entries {
		for _, ref := range e.Of {
			if text := say[of[ref]]; text != "" {
				rows.Entries[i].Facts = append([]care.Fact{{Key: "registration", Label: "Registration", Text: text, Lead: true}}, e.Facts...)
				break
			}
		}
	}
}

// replaced gives the audit an event for each registration here that was replaced
// by another, under the number it is held by: the open itself names the current
// one, so both are on record (H11).
func (o *openRecord) replaced(st *sourceState) (out []receipt.Event) {
	for _, held := range st.registered {
		if !held.Replaced {
			continue
		}
		e := o.event(receipt.Replaced, "success")
		if held.Superseded != "" {
			e.Person = held.Superseded.Digits()
		}
		line := receipt.Line{ODS: st.Organisation().ODS, State: care.StateComplete, Why: care.WhySuperseded}
		if st.half() {
			line.State = care.StatePartial
		}
		e.Ledger = []receipt.Line{line}
		out = append(out, e)
	}
	return out
}

// half tells whether the registration that replaced another could not be read.
func (st *sourceState) half() bool {
	for _, reply := range st.replies {
		if why, _ := fhir.WhyOf(reply.Err); reply.Err != nil && why == care.WhySuperseded {
			return true
		}
	}
	return false
}

// replacedWords stand above every screen where a partner's registration of the
// person was replaced by another, which is read too (H11).
func (o *openRecord) replacedWords(st *sourceState) string {
	if st.err != nil || !slices.ContainsFunc(st.registered, func(r care.Registration) bool { return r.Replaced }) {
		return ""
	}
	if st.half() {
		return o.nameOf(st) + ": NHS number superseded. The registration that replaced this person's could not be read there."
	}
	return o.nameOf(st) + ": NHS number superseded. What is held under the old and the new registration is shown."
}

// heldWords says how the partner holds the person, "" when as usual.
func (st *sourceState) heldWords() string {
	if len(st.registered) > 1 {
		return ", " + plural(len(st.registered), "registration")
	}
	if slices.ContainsFunc(st.registered, func(r care.Registration) bool { return r.Superseded != "" }) {
		return ", held under a superseded NHS number"
	}
	return ""
}
