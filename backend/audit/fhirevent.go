package audit

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// Code systems of the AuditEvent (FHIR R4 AuditEvent; IHE BALP PatientRead,
// PatientQuery and PrivacyDisclosure patterns; NHS identifier systems).
const (
	eventType   = "http://terminology.hl7.org/CodeSystem/audit-event-type"
	dicom       = "http://dicom.nema.org/resources/ontology/DCM"
	interaction = "http://hl7.org/fhir/restful-interaction"
	lifecycle   = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle"
	entityType  = "http://terminology.hl7.org/CodeSystem/audit-entity-type"
	objectRole  = "http://terminology.hl7.org/CodeSystem/object-role"
	actReason   = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
	nhsNumber   = "https://fhir.nhs.uk/Id/nhs-number"
	sdsUser     = "https://fhir.nhs.uk/Id/sds-user-id"
	sdsRole     = "https://fhir.nhs.uk/Id/sds-role-profile-id"
	odsCode     = "https://fhir.nhs.uk/Id/ods-organization-code"
	asid        = "https://fhir.nhs.uk/Id/accredited-system"
	requestID   = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType"
)

type m = map[string]any

// About is what an AuditEvent says of this viewer and of the servers it asks;
// all of it is the region file's, but for the device.
type About struct {
	ASID     string            // of the viewer as an accredited system; "" for none
	Issuer   string            // of sign-ins; with Client it names a viewer without ASID
	Client   string            // its client id there
	Device   string            // name of this computer
	Record   string            // what the region calls its record
	People   string            // base URL of the identity service
	Partners map[string]string // base URLs by ODS code
}

// pattern is the shape of an AuditEvent for a kind of event.
type pattern struct {
	typ, subtype m
	action       string
	flow         flow
}

// flow says which way the data went, by which BALP codes client and server: the
// client of a read is the destination, that of a query the source of it.
type flow int

const (
	noFlow flow = iota
	reading
	querying
	disclosing
)

var restful = coding(eventType, "rest", "RESTful Operation")

func patternOf(w waiting) pattern {
	switch kind := receipt.Kind(w.kind); {
	case kind == receipt.SignIn:
		return pattern{coding(dicom, "110114", "User Authentication"), coding(dicom, "110122", "Login"), "E", noFlow}
	case kind == receipt.SignOut:
		return pattern{coding(dicom, "110114", "User Authentication"), coding(dicom, "110123", "Logout"), "E", noFlow}
	case kind == receipt.Security, w.clear.Outcome == string(care.CodeNoRole):
		return pattern{coding(dicom, "110113", "Security Alert"), nil, "E", noFlow}
	case kind == receipt.Report && w.clear.Item != "" && w.hidden.Person != "", kind == receipt.Copied, kind == receipt.Onward:
		return pattern{coding(dicom, "110106", "Export"), coding(lifecycle, "disclose", "Disclose Record Lifecycle Event"), "R", disclosing}
	case kind == receipt.Search, kind == receipt.SearchFailed, kind == receipt.Report, w.hidden.Person == "" && (kind == receipt.Refused || kind == receipt.Failed):
		return pattern{restful, coding(interaction, "search", "search"), "E", querying}
	case w.hidden.Person == "", kind == receipt.Closed, kind == receipt.Narrowed, kind == receipt.Launch:
		return pattern{coding(dicom, "110100", "Application Activity"), nil, "E", noFlow}
	}
	return pattern{restful, coding(interaction, "read", "read"), "R", reading}
}

// fhirEvent writes an event as a FHIR R4 AuditEvent. It carries the journal's
// name (source.site), sequence number and chain hash, so that the repository's
// newest event proves the journal's. What a report is searched by stands where
// any FHIR server has a plain parameter for it: the event's id and the person's
// number in entity.name (entity-name), the user's id in agent.altId (altid).
func fhirEvent(w waiting, journal string, about About) m {
	p := patternOf(w)
	out := m{
		"resourceType": "AuditEvent",
		"type":         p.typ,
		"action":       p.action,
		"recorded":     w.at,
		"outcome":      "0",
		"agent":        append(agents(w, p.flow, about), users(w)...),
		"source": m{"site": journal, "observer": system(about),
			"type": []m{coding("http://terminology.hl7.org/CodeSystem/security-source-type", "1", "User Device")}},
	}
	if p.subtype != nil {
		out["subtype"] = []m{p.subtype}
	}
	if w.clear.Outcome != "success" {
		out["outcomeDesc"] = w.clear.Outcome
		if receipt.Kind(w.kind) != receipt.Lock { // whose outcome is why it locked
			out["outcome"] = "4"
		}
	}
	if w.clear.Purpose != "" {
		out["purposeOfEvent"] = []m{{"coding": []m{{"system": actReason, "code": w.clear.Purpose}}}}
	}
	entities := []m{transaction(w)}
	if w.hidden.Person != "" {
		entities = append(entities, m{"type": coding(entityType, "1", "Person"), "role": coding(objectRole, "1", "Patient"), "name": w.hidden.Person,
			"what": m{"type": "Patient", "identifier": m{"system": nhsNumber, "value": w.hidden.Person}}})
	}
	if p.flow == querying {
		entities = append(entities, m{"type": coding(entityType, "2", "System Object"), "role": coding(objectRole, "24", "Query"),
			"query": base64.StdEncoding.EncodeToString([]byte(w.hidden.Terms)), "detail": details("found", strconv.Itoa(w.clear.Count))})
	} else if p.flow != noFlow || len(w.clear.Ledger) > 0 || w.clear.Item != "" {
		entities = append(entities, shown(w, about))
	}
	out["entity"] = entities
	return out
}

// told are the parts of an event that have a place of their own.
var told = []string{"subject", "name", "ods", "organisation", "roleProfile", "roleName", "purpose", "outcome", "ledger", "item", "count"}

// transaction names the event and carries whatever else the journal says of it.
func transaction(w waiting) m {
	pairs := []string{"sequence", strconv.FormatInt(w.seq, 10), "chain", hex.EncodeToString(w.chain), "kind", w.kind}
	for _, key := range slices.Sorted(maps.Keys(w.all)) {
		switch v := w.all[key].(type) {
		case string, float64, bool:
			if !slices.Contains(told, key) {
				pairs = append(pairs, key, fmt.Sprint(v))
			}
		}
	}
	out := m{"name": w.id, "what": m{"identifier": m{"value": w.id}}, "type": coding(requestID, "XrequestId", ""), "detail": details(pairs...)}
	if w.hidden.Note != "" {
		out["description"] = w.hidden.Note
	}
	return out
}

// shown is the data entity: what was asked for and what each partner's answer
// was, counts only.
func shown(w waiting, about About) m {
	var pairs []string
	for _, l := range w.clear.Ledger {
		pairs = append(pairs, l.ODS+" "+l.Section, strings.TrimRight(strings.Join([]string{string(l.State), string(l.Why), strconv.Itoa(l.Shown), l.Versions, l.At, l.AsOf}, " "), " "))
	}
	role, what := coding(objectRole, "4", "Domain Resource"), m{"display": firstText(about.Record, "Shared Care Record")}
	if w.clear.Item != "" {
		pairs = append(pairs, "item", w.clear.Item)
		what = m{"identifier": m{"value": w.clear.Item}}
	}
	if k := receipt.Kind(w.kind); k == receipt.Document || k == receipt.DocumentShown || k == receipt.Report {
		role = coding(objectRole, "3", "Report")
	}
	out := m{"type": coding(entityType, "2", "System Object"), "role": role, "what": what}
	if len(pairs) > 0 {
		out["detail"] = details(pairs...)
	}
	return out
}

// agents are the machines: client and server of a read or a query, source and
// recipient of a disclosure. The viewer is its own observer (val-audit-source).
func agents(w waiting, f flow, about About) []m {
	ours := m{"who": system(about), "requestor": false, "network": m{"address": firstText(about.Device, "unknown"), "type": "1"}}
	source, destination := dicomRole("110153", "Source Role ID"), dicomRole("110152", "Destination Role ID")
	switch f {
	case noFlow:
		return nil
	case disclosing: // out of the viewer, into its user's hands
		ours["type"] = source
		theirs := maps.Clone(ours)
		theirs["type"], theirs["who"] = destination, m{"display": "The user of this computer"}
		if receipt.Kind(w.kind) == receipt.Onward { // out of the region, into a neighbour's
			theirs["who"], theirs["network"] = m{"display": w.clear.Item}, m{"address": "unknown", "type": "5"}
		}
		return []m{ours, theirs}
	}
	who, address := m{"display": "Identity service"}, about.People
	if ods, _, ok := strings.Cut(w.clear.Item, "|"); ok {
		who, address = m{"identifier": m{"system": odsCode, "value": ods}}, about.Partners[ods]
	}
	theirs := m{"who": who, "requestor": false, "network": m{"address": firstText(address, "unknown"), "type": "5"}}
	ours["type"], theirs["type"] = destination, source
	if f == querying {
		ours["type"], theirs["type"] = source, destination
	}
	return []m{ours, theirs}
}

func dicomRole(code, display string) m { return m{"coding": []m{coding(dicom, code, display)}} }

// system names the viewer, as agent and as observer.
func system(about About) m {
	id := m{"system": asid, "value": about.ASID}
	if about.ASID == "" {
		id = m{"system": firstText(about.Issuer, "urn:ietf:rfc:3986"), "value": firstText(about.Client, "shcr-viewer")}
	}
	return m{"type": "Device", "identifier": id, "display": "ShCR Viewer"}
}

// users are the professional and the organisation acted for. Nobody has signed
// in yet when a sign-in fails.
func users(w waiting) []m {
	user := m{
		"type":      m{"coding": []m{coding("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP", "information recipient")}},
		"who":       m{"display": firstText(w.clear.Name, "not signed in")},
		"name":      firstText(w.clear.Name, "not signed in"),
		"requestor": true,
		"role":      []m{{"text": firstText(w.clear.RoleName, "role not stated")}},
	}
	if w.clear.Subject != "" {
		user["who"] = m{"type": "Practitioner", "identifier": m{"system": sdsUser, "value": w.clear.Subject}, "display": w.clear.Name}
		user["altId"] = w.clear.Subject
	}
	if w.clear.RoleProfile != "" {
		user["role"] = []m{{"coding": []m{{"system": sdsRole, "code": w.clear.RoleProfile}}, "text": firstText(w.clear.RoleName, w.clear.RoleCode)}}
	}
	if w.clear.Purpose != "" {
		user["purposeOfUse"] = []m{{"coding": []m{{"system": actReason, "code": w.clear.Purpose}}, "text": w.clear.Reason}}
	}
	if w.clear.ODS == "" {
		return []m{user}
	}
	return []m{user, {"type": m{"text": "Organisation acted for"}, "requestor": false, "name": firstText(w.clear.Organisation, w.clear.ODS),
		"who": m{"type": "Organization", "identifier": m{"system": odsCode, "value": w.clear.ODS}, "display": firstText(w.clear.Organisation, w.clear.ODS)}}}
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
