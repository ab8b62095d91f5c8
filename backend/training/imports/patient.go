package imports

import (
	"encoding/json"
	"slices"
	"strings"

	"shcr/backend/training/demographics"
)

const nhsSystem = "https://fhir.nhs.uk/Id/nhs-number"

// ownNumberWords say that a person brought their number.
const ownNumberWords = "own NHS number"

// nhsSystems are the ways in which files name the system of NHS numbers.
var nhsSystems = []string{nhsSystem, "http://fhir.nhs.net/Id/nhs-number", "https://fhir.nhs.uk/Id/nhs-number/", "http://fhir.nhs.uk/Id/nhs-number", "urn:oid:2.16.840.1.113883.2.1.4.1"}

// patient is a Patient of a file and who they will be in the region.
type patient struct {
	entry    *entry
	nhs      string
	numbered string
	known    demographics.Person
	counts   map[string]int
	replaced []string // numbers the file gave that are not the one served
}

// newPatient reads who a Patient is. numbers remembers the numbers given in
// this import by person.
func newPatient(e *entry, path string, numbers map[string]string, used func(string) bool) *patient {
	p := &patient{entry: e, counts: map[string]int{}}
	o := e.body
	p.known = demographics.Person{Gender: text(o, "gender"), Born: text(o, "birthDate"), Died: text(o, "deceasedDateTime")}
	p.known.Family, p.known.Given, p.known.Prefix = nameOf(o)
	p.known.DeathUndated, _ = o["deceasedBoolean"].(bool)
	for _, a := range objects(o["address"]) {
		p.known.Lines, p.known.Postcode = textsOf(a["line"]), text(a, "postalCode")
		for _, more := range []string{text(a, "city"), text(a, "district"), text(a, "state")} {
			if more != "" {
				p.known.Lines = append(p.known.Lines, more)
			}
		}
		break
	}
	for _, t := range objects(o["telecom"]) {
		if v := text(t, "value"); v != "" {
			p.known.Telecom = append(p.known.Telecom, demographics.Telecom{System: orElse(text(t, "system"), "phone"), Value: v, Use: orElse(text(t, "use"), "home")})
		}
	}
	for _, g := range objects(o["generalPractitioner"]) {
		if id, ok := g["identifier"].(map[string]any); ok && strings.HasSuffix(text(id, "system"), "ods-organization-code") {
			p.known.GP = text(id, "value")
		}
	}
	if meta, ok := o["meta"].(map[string]any); ok {
		for _, s := range objects(meta["security"]) {
			p.known.Restricted = p.known.Restricted || text(s, "code") == "R" || text(s, "code") == "V"
		}
	}
	if n, ok := o["multipleBirthInteger"].(json.Number); ok {
		if i, err := n.Int64(); err == nil && i > 0 && i < 20 {
			p.known.MultipleBirth = int(i)
		}
	}
	p.nhs, p.numbered = ownNumber(o), ownNumberWords
	if p.nhs == "" {
		person := who(e, path, p.known)
		if numbers[person] == "" {
			numbers[person] = number(person, used)
		}
		p.nhs, p.numbered = numbers[person], "given a training number"
	}
	p.known.NHS = p.nhs
	for _, id := range objects(o["identifier"]) {
		if v := text(id, "value"); slices.Contains(nhsSystems, text(id, "system")) && v != p.nhs && v != "" {
			p.replaced = append(p.replaced, v)
		}
	}
	return p
}

// ownNumber gives a Patient's valid NHS number.
func ownNumber(o map[string]any) string {
	for _, id := range objects(o["identifier"]) {
		if slices.Contains(nhsSystems, text(id, "system")) {
			if n := strings.ReplaceAll(text(id, "value"), " ", ""); isNumber(n) {
				return n
			}
		}
	}
	return ""
}

// who names a person by what the file says of them; one of whom it says too
// little is nobody but themselves.
func who(e *entry, path string, k demographics.Person) string {
	parts := []string{k.Family, strings.Join(k.Given, " "), k.Born, k.Gender}
	for _, id := range objects(e.body["identifier"]) {
		parts = append(parts, text(id, "system")+"|"+text(id, "value"))
	}
	if len(parts) == 4 && (k.Family == "" || k.Born == "") {
		parts = append(parts, path, e.fullURL, e.id)
	}
	return strings.Join(parts, "\n")
}

// nameOf prefers the official or usual name.
func nameOf(o map[string]any) (family string, given []string, prefix string) {
	names := objects(o["name"])
	for _, use := range []string{"usual", "official", ""} {
		for _, n := range names {
			if use == "" || text(n, "use") == use {
				if p := textsOf(n["prefix"]); len(p) > 0 {
					prefix = p[0]
				}
				family, given = text(n, "family"), textsOf(n["given"])
				if family == "" && len(given) == 0 {
					family = text(n, "text")
				}
				return family, given, prefix
			}
		}
	}
	return "", nil, ""
}

// show names a person for the report.
func (p *patient) show() string {
	name := strings.ToUpper(p.known.Family)
	if len(p.known.Given) > 0 {
		name += ", " + strings.Join(p.known.Given, " ")
	}
	return orElse(strings.TrimPrefix(name, ", "), "(no name)")
}

// identified gives the Patient with exactly one NHS number, the one it is
// known by here; other identifiers stay.
func (p *patient) identified(raw json.RawMessage) (json.RawMessage, error) {
	if ownNumber(p.entry.body) == p.nhs && onlyNumber(p.entry.body) == p.nhs {
		return raw, nil
	}
	var o struct{ Identifier []json.RawMessage }
	if err := json.Unmarshal(raw, &o); err != nil {
		o.Identifier = nil
	}
	kept := []json.RawMessage{json.RawMessage(`{"system":"` + nhsSystem + `","value":"` + p.nhs + `"}`)}
	for _, id := range o.Identifier {
		var one struct{ System string }
		if json.Unmarshal(id, &one) == nil && !slices.Contains(nhsSystems, one.System) {
			kept = append(kept, id)
		}
	}
	value, err := json.Marshal(kept)
	if err != nil {
		return nil, err
	}
	return replaceMember(raw, "identifier", value)
}

// onlyNumber gives the value under the one system that partners are searched by,
// when it is there once.
func onlyNumber(o map[string]any) string {
	found := ""
	for _, id := range objects(o["identifier"]) {
		if slices.Contains(nhsSystems, text(id, "system")) {
			if found != "" || text(id, "system") != nhsSystem {
				return ""
			}
			found = text(id, "value")
		}
	}
	return found
}

func text(o map[string]any, key string) string {
	s, _ := o[key].(string)
	return s
}

// objects gives the objects of a list, or a lone object as a list of one.
func objects(v any) []map[string]any {
	var all []map[string]any
	switch v := v.(type) {
	case map[string]any:
		all = append(all, v)
	case []any:
		for _, one := range v {
			if o, ok := one.(map[string]any); ok {
				all = append(all, o)
			}
		}
	}
	return all
}

func textsOf(v any) []string {
	var all []string
	list, _ := v.([]any)
	for _, one := range list {
		if s, ok := one.(string); ok && s != "" {
			all = append(all, s)
		}
	}
	return all
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
