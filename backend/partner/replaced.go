package partner

import (
	"context"
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// links is what of R4 Patient leads to another registration
// (https://hl7.org/fhir/R4/patient.html#links).
type links struct {
	Link []struct {
		Other fhir.Reference `json:"other"`
		Type  string         `json:"type"`
	} `json:"link"`
}

// replacedBy lists what a Patient says it was replaced by.
func replacedBy(r fhir.Resource) (out []fhir.Reference) {
	var v links
	if r.Into(&v) != nil {
		return []fhir.Reference{{}} // nobody can tell: it leads nowhere
	}
	for _, l := range v.Link {
		if l.Type == "replaced-by" {
			out = append(out, l.Other)
		}
	}
	return out
}

// follow reads the registrations that found ones were replaced by: once, at this
// partner only, and only those that carry this person's own NHS number. Whatever
// else such a link leads to, itself and a further replacement above all, is
// refused: whole is then false, since what is known of the person here may be
// half of it (H11).
func (p *Partner) follow(ctx context.Context, set *fhir.Set, patients *fhir.Patients, found []fhir.Resource) (more []fhir.Resource, replaced map[string]bool, whole bool) {
	held := map[string][]fhir.Reference{}
	for _, r := range found {
		held[r.ID] = replacedBy(r)
	}
	replaced, whole = map[string]bool{}, true
	for _, r := range found {
		for _, other := range held[r.ID] {
			replaced[r.ID] = true
			typ, id, local := set.Local(other)
			if onwards, known := held[id]; local && known && typ == "Patient" {
				whole = whole && len(onwards) == 0 // its own further link is followed in its turn; a circle never ends
				continue
			}
			to, err := p.replacement(ctx, patients, typ, id, local)
			if err != nil {
				whole = false
				continue
			}
			held[id] = nil
			more = append(more, to)
		}
	}
	return more, replaced, whole
}

// replacement reads the registration that another was replaced by.
func (p *Partner) replacement(ctx context.Context, patients *fhir.Patients, typ, id string, local bool) (fhir.Resource, error) {
	refused := &fhir.Failure{Why: care.WhySuperseded}
	if !local || typ != "Patient" {
		return fhir.Resource{}, refused
	}
	r, _, err := p.endpoint.Read(ctx, typ, id)
	if err != nil {
		return fhir.Resource{}, err
	}
	if r.Type != typ || r.ID != id || patients.About(r) != fhir.Mine || len(replacedBy(r)) > 0 {
		return fhir.Resource{}, refused
	}
	return r, nil
}

// numberOf is the NHS number that a registration is held under, when that is not
// the current one.
func numberOf(ids []fhir.Identifier, current care.NHSNumber) (out care.NHSNumber) {
	for _, id := range ids {
		if n := strings.ReplaceAll(id.Value, " ", ""); id.System == fhir.NHSNumberSystem && n != current.Digits() {
			out = care.NHSNumber(n)
		}
	}
	return out
}
