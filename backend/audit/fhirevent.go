package audit

import (
	"encoding/base64"
	"encoding/hex"
	"strconv"

	"shcr/backend/audit/receipt"
)

// Code systems of the AuditEvent (FHIR R4 AuditEvent; IHE BALP PatientRead and
// PatientQuery patterns; NHS identifier systems).
const (
	eventType   = "http://terminology.hl7.org/CodeSystem/audit-event-type"
	dicom       = "http://dicom.nema.org/resources/ontology/DCM"
	interaction = "http://hl7.org/fhir/restful-interaction"
	entityType  = "http://terminology.hl7.org/CodeSystem/audit-entity-type"
	objectRole  = "http://terminology.hl7.org/CodeSystem/object-role"
	actReason   = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
	nhsNumber   = "https://fhir.nhs.uk/Id/nhs-number"
	sdsUser     = "https://fhir.nhs.uk/Id/sds-user-id"
	sdsRole     = "https://fhir.nhs.uk/Id/sds-role-profile-id"
	odsCode     = "https://fhir.nhs.uk/Id/ods-organization-code"
	requestID   = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType"
)

type m = map[string]any

// fhirEvent writes an event as a FHIR R4 AuditEvent. It carries sequence number
// and chain hash, so that the repository's newest event proves the journal's.
func fhirEvent(w waiting, site string) m {
	out := m{
		"resourceType": "AuditEvent",
		"type":         coding(eventType, "rest", "RESTful Operation"),
		"action":       "R",
		"recorded":     w.at,
		"outcome":      "0",
		"agent":        []m{userAgent(w)},
		"source": m{"site": site, "observer": m{"identifier": m{"system": odsCode, "value": w.clear.ODS}, "display": "ShCR Viewer"},
			"type": []m{coding("http://terminology.hl7.org/CodeSystem/security-source-type", "1", "User Device")}},
	}
	if w.clear.Outcome != "success" {
		out["outcome"], out["outcomeDesc"] = "4", w.clear.Outcome
	}
	entities := []m{{
		"what": m{"identifier": m{"value": w.id}}, "type": coding(requestID, "XrequestId", ""),
		"detail": details("sequence", strconv.FormatInt(w.seq, 10), "chain", hex.EncodeToString(w.chain), "kind", w.kind, "session", w.clear.Session),
	}}
	switch receipt.Kind(w.kind) {
	case receipt.SignIn, receipt.SignOut:
		code, display := "110122", "Login"
		if w.kind == string(receipt.SignOut) {
			code, display = "110123", "Logout"
		}
		out["type"], out["subtype"], out["action"] = coding(dicom, "110114", "User Authentication"), []m{coding(dicom, code, display)}, "E"
	case receipt.Search:
		out["subtype"], out["action"] = []m{coding(interaction, "search", "search")}, "E"
		entities = append(entities, m{"type": coding(entityType, "2", "System Object"), "role": coding(objectRole, "24", "Query"),
			"query": base64.StdEncoding.EncodeToString([]byte(w.hidden.Terms)), "detail": details("candidates", strconv.Itoa(w.clear.Count))})
	case receipt.Security:
		out["type"] = coding(dicom, "110113", "Security Alert")
	default:
		out["subtype"] = []m{coding(interaction, "read", "read")}
	}
	if w.hidden.Person != "" {
		entities = append(entities, m{"type": coding(entityType, "1", "Person"), "role": coding(objectRole, "1", "Patient"),
			"what": m{"identifier": m{"system": nhsNumber, "value": w.hidden.Person}}})
	}
	if w.hidden.Note != "" {
		entities[0]["description"] = w.hidden.Note
	}
	if len(w.clear.Ledger) > 0 || w.clear.Item != "" {
		entities = append(entities, ledgerEntity(w))
	}
	out["entity"] = entities
	return out
}

func ledgerEntity(w waiting) m {
	var pairs []string
	for _, l := range w.clear.Ledger {
		pairs = append(pairs, l.ODS+" "+l.Section, string(l.State)+" "+string(l.Why)+" "+strconv.Itoa(l.Shown))
	}
	if w.clear.Item != "" {
		pairs = append(pairs, "item", w.clear.Item)
	}
	return m{"type": coding(entityType, "2", "System Object"), "role": coding(objectRole, "4", "Domain Resource"),
		"description": "What was asked and shown", "detail": details(pairs...)}
}

func userAgent(w waiting) m {
	agent := m{
		"type":      m{"coding": []m{coding("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP", "information recipient")}},
		"who":       m{"identifier": m{"system": sdsUser, "value": w.clear.Subject}},
		"altId":     w.clear.RoleProfile,
		"name":      w.clear.Name,
		"requestor": true,
		"role":      []m{{"coding": []m{{"system": sdsRole, "code": w.clear.RoleProfile}}, "text": w.clear.RoleName}},
		"location":  m{"identifier": m{"system": odsCode, "value": w.clear.ODS}, "display": w.clear.Organisation},
	}
	if w.clear.RoleProfile == "" {
		delete(agent, "altId")
		agent["role"] = []m{{"text": firstText(w.clear.RoleName, "role not stated")}}
	}
	if w.clear.Purpose != "" {
		agent["purposeOfUse"] = []m{{"coding": []m{{"system": actReason, "code": w.clear.Purpose}}, "text": w.clear.Reason}}
	}
	return agent
}

func coding(system, code, display string) m {
	c := m{"system": system, "code": code}
	if display != "" {
		c["display"] = display
	}
	return c
}

func details(pairs ...string) []m {
	out := []m{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, m{"type": pairs[i], "valueString": pairs[i+1]})
		}
	}
	return out
}

func firstText(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
