package imports

import (
	"bytes"
	"encoding/json"
	"strings"
)

// entry is one resource of a file, before it is placed.
type entry struct {
	file    int // index in Report.Files
	fullURL string
	kind    string
	id      string
	raw     json.RawMessage
	body    map[string]any // numbers kept as text
	person  *patient
	newID   string
	skip    string
}

// read takes the resources out of a file. refused says, for people, why the
// whole file is not taken.
func read(data []byte) (entries []*entry, bundle bool, refused string) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if trimmed := bytes.TrimSpace(data); len(trimmed) == 0 || trimmed[0] != '{' {
		if bytes.HasPrefix(bytes.TrimSpace(data), []byte("<")) {
			return nil, false, "XML is not read: convert it to JSON"
		}
		return nil, false, "not a JSON object"
	}
	body, err := object(data)
	if err != nil {
		return nil, false, "not valid JSON"
	}
	kind, _ := body["resourceType"].(string)
	switch {
	case kind == "":
		return nil, false, "not a FHIR resource"
	case isSTU3(body):
		return nil, false, "FHIR STU3: only R4 is read"
	case kind != "Bundle":
		return []*entry{newEntry("", data, body)}, false, ""
	}
	entries, refused = unpack(data)
	return entries, true, refused
}

// unpack gives the entries of a bundle, bundles within it included.
func unpack(data []byte) ([]*entry, string) {
	var b struct {
		Type  string
		Entry []struct {
			FullURL  string `json:"fullUrl"`
			Resource json.RawMessage
			Search   struct{ Mode string }
		}
	}
	if err := json.Unmarshal(data, &b); err != nil {
		return nil, "a bundle that cannot be read: its entries are not what FHIR says"
	}
	var all []*entry
	for _, e := range b.Entry {
		if len(bytes.TrimSpace(e.Resource)) == 0 || string(e.Resource) == "null" {
			all = append(all, &entry{kind: "entry", skip: "no resource in it"})
			continue
		}
		body, err := object(e.Resource)
		if err != nil {
			all = append(all, &entry{kind: "entry", skip: "not a JSON object"})
			continue
		}
		if body["resourceType"] == "Bundle" {
			inner, refused := unpack(e.Resource)
			if refused != "" {
				all = append(all, &entry{kind: "Bundle", skip: refused})
			}
			all = append(all, inner...)
			continue
		}
		if isSTU3(body) {
			return nil, "FHIR STU3: only R4 is read"
		}
		all = append(all, newEntry(e.FullURL, e.Resource, body))
	}
	return all, ""
}

func newEntry(fullURL string, raw []byte, body map[string]any) *entry {
	e := &entry{fullURL: fullURL, raw: raw, body: body}
	e.kind, _ = body["resourceType"].(string)
	e.id, _ = body["id"].(string)
	if e.kind == "" {
		e.kind, e.skip = "entry", "no resource type"
	}
	return e
}

func object(data []byte) (map[string]any, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var o map[string]any
	return o, dec.Decode(&o)
}

// isSTU3 knows the earlier version by what R4 does not have: its profiles, its
// types, and statuses that were codes and became concepts.
func isSTU3(o map[string]any) bool {
	kind, _ := o["resourceType"].(string)
	switch kind {
	case "ProcedureRequest", "ReferralRequest", "DataElement", "ExpansionProfile", "ProcessRequest", "ProcessResponse", "DeviceComponent", "Sequence", "BodySite", "EligibilityRequest":
		return true
	case "AllergyIntolerance", "Condition":
		if _, code := o["clinicalStatus"].(string); code {
			return true
		}
	case "MedicationStatement":
		if o["taken"] != nil {
			return true
		}
	case "Binary":
		if o["content"] != nil && o["data"] == nil {
			return true
		}
	}
	meta, _ := o["meta"].(map[string]any)
	profiles, _ := meta["profile"].([]any)
	for _, p := range profiles {
		if s, _ := p.(string); strings.Contains(s, "/STU3/") || strings.Contains(s, "/StructureDefinition/CareConnect-") {
			return true
		}
	}
	return false
}
