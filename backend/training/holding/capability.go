package holding

import (
	"encoding/json"
	"slices"
	"time"
)

// capability is the CapabilityStatement: what is not shared is not in it.
func (s *Server) capability() []byte {
	types := slices.Concat(always, s.manner.Types)
	slices.Sort(types)
	resources := make([]any, 0, len(types))
	for _, t := range slices.Compact(types) {
		interactions := []any{map[string]string{"code": "read"}}
		var params []any
		if t != "Binary" {
			interactions = append(interactions, map[string]string{"code": "search-type"})
			params = append(params, map[string]string{"name": "_id", "type": "token"})
			switch {
			case t == "Patient":
				params = append(params, map[string]string{"name": "identifier", "type": "token"})
			case !slices.Contains(always, t):
				params = append(params,
					map[string]string{"name": "patient", "type": "reference"},
					map[string]string{"name": "code", "type": "token"},
					map[string]string{"name": "category", "type": "token"},
					map[string]string{"name": "status", "type": "token"})
				if s.knows("_lastUpdated") {
					params = append(params, map[string]string{"name": "_lastUpdated", "type": "date"})
				}
			}
		}
		one := map[string]any{"type": t, "interaction": interactions}
		if params != nil {
			one["searchParam"] = params
		}
		if t == "MedicationRequest" || t == "MedicationStatement" {
			one["searchInclude"] = []string{t + ":medication"}
		}
		resources = append(resources, one)
	}
	body, _ := json.Marshal(map[string]any{
		"resourceType": "CapabilityStatement", "status": "active", "kind": "instance", "fhirVersion": "4.0.1",
		"date": s.now().Format(time.DateOnly), "format": []string{"application/fhir+json"},
		"software":       map[string]string{"name": s.manner.Software},
		"implementation": map[string]string{"description": s.name + " (training)", "url": s.base},
		"rest":           []any{map[string]any{"mode": "server", "resource": resources}},
	})
	return body
}
