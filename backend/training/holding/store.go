package holding

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Resource is one thing held, with what searches look at. Raw is served byte
// for byte: numbers and unknown fields stay as they were written.
type Resource struct {
	Type    string
	ID      string
	Patient string // local Patient id, "" for organisations, practitioners and the like
	Raw     json.RawMessage

	once    sync.Once // of index, which sets what follows
	updated string
	date    string
	tokens  map[string][]token
	links   map[string][]string // include parameter -> local references
}

type token struct{ system, code string }

// Key names a resource within its partner: "Condition/7".
func (r *Resource) Key() string { return r.Type + "/" + r.ID }

// tokenFields says which element a token parameter of a type reads.
var tokenFields = map[string][]string{
	"code":       {"code", "vaccineCode", "medicationCodeableConcept", "type"},
	"category":   {"category"},
	"status":     {"status"},
	"type":       {"type"},
	"identifier": {"identifier"},
}

// linkFields says which element an include parameter follows.
var linkFields = map[string]string{"medication": "medicationReference", "result": "result", "encounter": "encounter"}

// dateFields in the order of preference for _sort=date.
var dateFields = []string{
	"effectiveDateTime", "effectivePeriod", "occurrenceDateTime", "performedDateTime", "start", "period", "date",
	"authoredOn", "recordedDate", "dateAsserted", "onsetDateTime", "issued",
}

// read takes from a resource what the store needs to hold it.
func read(raw json.RawMessage) (*Resource, error) {
	var head struct {
		Type string `json:"resourceType"`
		ID   string `json:"id"`
	}
	if err := json.Unmarshal(raw, &head); err != nil {
		return nil, fmt.Errorf("resource: %w", err)
	}
	if head.Type == "" || head.ID == "" {
		return nil, fmt.Errorf("resource without type or id")
	}
	return &Resource{Type: head.Type, ID: head.ID, Raw: raw}, nil
}

// index takes from it what searches look at, the first time one does: of the
// tens of thousands that a region holds most are never asked for.
func (r *Resource) index() *Resource {
	r.once.Do(r.look)
	return r
}

func (r *Resource) look() {
	dec := json.NewDecoder(bytes.NewReader(r.Raw))
	dec.UseNumber()
	var o map[string]any
	_ = dec.Decode(&o) // read has found it sound
	r.tokens, r.links = map[string][]token{}, map[string][]string{}
	if meta, ok := o["meta"].(map[string]any); ok {
		r.updated, _ = meta["lastUpdated"].(string)
	}
	for param, fields := range tokenFields {
		for _, f := range fields {
			if o[f] != nil {
				r.tokens[param] = append(r.tokens[param], tokensOf(o[f])...)
				break
			}
		}
	}
	for param, f := range linkFields {
		r.links[param] = referencesOf(o[f])
	}
	for _, f := range dateFields {
		if d := dateOf(o[f]); d != "" {
			r.date = d
			break
		}
	}
}

func tokensOf(v any) []token {
	switch v := v.(type) {
	case string:
		return []token{{"", v}}
	case []any:
		var all []token
		for _, one := range v {
			all = append(all, tokensOf(one)...)
		}
		return all
	case map[string]any:
		if coding, ok := v["coding"].([]any); ok {
			return tokensOf(coding)
		}
		system, _ := v["system"].(string)
		code, _ := v["code"].(string)
		if code == "" {
			code, _ = v["value"].(string)
		}
		if code != "" {
			return []token{{system, code}}
		}
	}
	return nil
}

func referencesOf(v any) []string {
	switch v := v.(type) {
	case []any:
		var all []string
		for _, one := range v {
			all = append(all, referencesOf(one)...)
		}
		return all
	case map[string]any:
		if ref, ok := v["reference"].(string); ok && !strings.HasPrefix(ref, "#") {
			return []string{ref}
		}
	}
	return nil
}

func dateOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		start, _ := v["start"].(string)
		return start
	}
	return ""
}

// matches tells whether any value of a token parameter ("a,b|c") fits.
func (r *Resource) matches(param, asked string) bool {
	r.index()
	for _, want := range strings.Split(asked, ",") {
		system, code, has := strings.Cut(want, "|")
		if !has {
			system, code = "*", want
		}
		if slices.ContainsFunc(r.tokens[param], func(t token) bool {
			return (system == "*" || t.system == system) && (code == "" || t.code == code)
		}) {
			return true
		}
	}
	return false
}

// store holds a partner's resources in the order they were put.
type store struct {
	all        []*Resource
	byKey      map[string]*Resource
	before     map[string]*Resource         // what Change altered, as it was; nil for what it added
	notes      map[string][]json.RawMessage // "patient/Type" -> OperationOutcomes sent along; type "*" with every search
	objections map[string]string            // patient -> words of the refusal
}

func (s *store) put(r *Resource) error {
	if s.byKey[r.Key()] != nil {
		return fmt.Errorf("%s is already held", r.Key())
	}
	s.all = append(s.all, r)
	s.byKey[r.Key()] = r
	return nil
}

// patients finds the local ids of Patients with an identifier ("system|value"
// or "value").
func (s *store) patients(identifier string) []string {
	var ids []string
	for _, r := range s.all {
		if r.Type == "Patient" && r.matches("identifier", identifier) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}
