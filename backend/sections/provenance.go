package sections

import (
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// provenance is R4 Provenance (https://hl7.org/fhir/R4/provenance.html).
type provenance struct {
	fhir.Base
	Target   []fhir.Reference     `json:"target"`
	Recorded string               `json:"recorded"`
	Activity fhir.CodeableConcept `json:"activity"`
	Agent    []struct {
		Type       fhir.CodeableConcept `json:"type"`
		Who        fhir.Reference       `json:"who"`
		OnBehalfOf fhir.Reference       `json:"onBehalfOf"`
	} `json:"agent"`
}

// origins adds to rows who recorded them, where a sender brings its statements of
// origin along. They are stated, and stand beside the organisation that answered,
// never in its place (record-data §0).
func origins(in Input, rows []care.Entry) {
	of := map[string][]care.Fact{}
	for _, r := range in.Set.All("Provenance") {
		var v provenance
		if r.Into(&v) != nil {
			continue
		}
		var who []string
		for _, a := range v.Agent {
			who = append(who, join(", ", display(in, &v.Base, a.Who), display(in, &v.Base, a.OnBehalfOf), concept(a.Type)))
		}
		text := join("; ", append(who, join(" ", concept(v.Activity), momentText(v.Recorded)))...)
		for _, ref := range v.Target {
			if target, ok := in.Set.Resolve(v.Base, ref); ok && text != "" {
				of[target.Ref()] = append(of[target.Ref()], care.Fact{Key: "origin", Label: "Origin, as stated", Text: text})
			}
		}
	}
	if len(of) == 0 {
		return
	}
	for i := range rows {
		for _, ref := range rows[i].Of {
			rows[i].Facts = append(rows[i].Facts, of[ref]...)
		}
	}
}
