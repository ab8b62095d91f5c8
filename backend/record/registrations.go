package record

import (
	"slices"

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
