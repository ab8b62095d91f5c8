package sections

import (
	"strings"

	"shcr/backend/fhir"
)

// display gives the words for a reference: its own display, else the name of
// what it points to, else its identifier; never blank when anything was sent.
func display(in Input, from *fhir.Base, ref fhir.Reference) string {
	if ref.Display != "" {
		return ref.Display
	}
	if r, ok := in.Set.Resolve(*from, ref); ok {
		if s := nameOf(in, r); s != "" {
			return s
		}
	}
	if id := ref.Identifier.Get(); id.Value != "" {
		return id.Value
	}
	if strings.HasPrefix(ref.Reference, "#") || strings.HasPrefix(ref.Reference, "urn:") {
		return ""
	}
	return ref.Reference
}

// nameOf reads the name of a practitioner, role, organisation, location or
// medication.
func nameOf(in Input, r fhir.Resource) string {
	switch r.Type {
	case "Practitioner", "RelatedPerson":
		var v struct {
			Name []fhir.HumanName `json:"name"`
		}
		if r.Into(&v) == nil && len(v.Name) > 0 {
			return PersonName(v.Name[0])
		}
	case "PractitionerRole":
		var v struct {
			fhir.Base
			Practitioner fhir.Reference         `json:"practitioner"`
			Organization fhir.Reference         `json:"organization"`
			Code         []fhir.CodeableConcept `json:"code"`
		}
		if r.Into(&v) == nil {
			return join(", ", display(in, &v.Base, v.Practitioner), concepts(v.Code), display(in, &v.Base, v.Organization))
		}
	case "Organization", "Location", "HealthcareService", "CareTeam":
		var v struct {
			Name string `json:"name"`
		}
		if r.Into(&v) == nil {
			return v.Name
		}
	case "Medication":
		var v struct {
			Code fhir.CodeableConcept `json:"code"`
		}
		if r.Into(&v) == nil {
			return concept(v.Code)
		}
	case "Device":
		var v struct {
			Type       fhir.CodeableConcept `json:"type"`
			DeviceName []struct {
				Name string `json:"name"`
			} `json:"deviceName"`
		}
		if r.Into(&v) == nil {
			for _, n := range v.DeviceName {
				if n.Name != "" {
					return n.Name
				}
			}
			return concept(v.Type)
		}
	}
	return ""
}

// PersonName gives a practitioner's name as it is usually written.
func PersonName(n fhir.HumanName) string {
	if n.Text != "" {
		return n.Text
	}
	return join(" ", strings.Join(n.Prefix, " "), strings.Join(n.Given, " "), n.Family)
}
