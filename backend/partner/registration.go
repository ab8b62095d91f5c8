package partner

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// registered is what of R4 Patient (https://hl7.org/fhir/R4/patient.html) tells one
// registration from another.
type registered struct {
	fhir.Base
	Active *bool `json:"active"`
}

// registration reads what a partner's Patient says of itself. current is the
// number that the person goes by now.
func registration(r fhir.Resource, current care.NHSNumber) care.Registration {
	out := care.Registration{ID: r.ID}
	var v registered
	if r.Into(&v) != nil {
		return out
	}
	out.Inactive = v.Active != nil && !*v.Active
	out.Superseded = numberOf(v.Identifier, current)
	for _, x := range v.Extension {
		if !strings.HasSuffix(x.URL, "RegistrationDetails") {
			continue
		}
		for _, part := range x.Extension {
			switch part.URL {
			case "registrationPeriod":
				out.Closed = part.ValuePeriod.Get().End
			case "registrationType":
				for _, c := range part.ValueCodeableConcept.Coding {
					out.Temporary = out.Temporary || c.Code == "T"
				}
			}
		}
	}
	return out
}
