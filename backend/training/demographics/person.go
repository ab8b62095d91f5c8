package demographics

import (
	"encoding/json"
	"strings"
)

// Person is what the identity service knows of a person. It never knows
// ethnicity, religion or who lives with whom: those come from partners.
type Person struct {
	NHS           string
	Superseded    []string // older numbers that lead here
	Family        string
	Given         []string
	Prefix        string
	Preferred     string // nickname
	BirthFamily   string
	Gender        string
	Born          string // year, month or day precision, as recorded
	Died          string
	DeathUndated  bool     // known to have died, not when
	Lines         []string // premises, street, locality, town, county
	Postcode      string
	Telecom       []Telecom
	GP            string // ODS code
	Restricted    bool
	MultipleBirth int
	Language      string // UKCore-HumanLanguage code
	Interpreter   bool
	Related       []Related
}

// Telecom is one way to reach a person.
type Telecom struct{ System, Value, Use string }

// Related is a person connected to this one.
type Related struct {
	Family, Given, Prefix string
	Codes                 []string // v3-RoleCode or v2-0131
	Phone                 string
	Rank                  string
}

const (
	nhsSystem = "https://fhir.nhs.uk/Id/nhs-number"
	odsSystem = "https://fhir.nhs.uk/Id/ods-organization-code"
	ukCore    = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-"
	ukCodes   = "https://fhir.hl7.org.uk/CodeSystem/UKCore-"
)

type object = map[string]any
type list = []any

// resource gives the FHIR Patient: whole for a read, thin for a search entry.
// For a restricted person what could tell where they are is simply absent.
func (p Person) resource(thin bool) object {
	security := object{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "U", "display": "unrestricted"}
	if p.Restricted {
		security["code"], security["display"] = "R", "restricted"
	}
	o := object{
		"resourceType": "Patient", "id": p.NHS,
		"meta": object{"versionId": "2", "security": list{security}},
		"identifier": list{object{"system": nhsSystem, "value": p.NHS, "extension": list{object{
			"url": ukCore + "NHSNumberVerificationStatus",
			"valueCodeableConcept": object{"coding": list{object{
				"system": ukCodes + "NHSNumberVerificationStatus", "version": "1.0.0", "code": "01", "display": "Number present and verified"}}},
		}}}},
		"name": p.names(thin),
	}
	set(o, "gender", p.Gender)
	set(o, "birthDate", p.Born)
	if p.MultipleBirth > 0 {
		o["multipleBirthInteger"] = p.MultipleBirth
	}
	if p.Died != "" {
		o["deceasedDateTime"] = p.Died
	} else if p.DeathUndated {
		o["deceasedBoolean"] = true
	}
	var ext list
	if p.Died != "" {
		ext = append(ext, object{"url": ukCore + "DeathNotificationStatus", "extension": list{
			object{"url": "deathNotificationStatus", "valueCodeableConcept": object{"coding": list{object{
				"system": ukCodes + "DeathNotificationStatus", "version": "1.0.0", "code": "2", "display": "Formal - death notice received from Registrar of Deaths"}}}},
		}})
	}
	if !p.Restricted {
		p.located(o, thin)
		if !thin && p.Language != "" {
			ext = append(ext, object{"url": ukCore + "NHSCommunication", "extension": list{
				object{"url": "language", "valueCodeableConcept": object{"coding": list{object{
					"system": ukCodes + "HumanLanguage", "version": "1.0.0", "code": p.Language}}}},
				object{"url": "interpreterRequired", "valueBoolean": p.Interpreter},
			}})
		}
	}
	if ext != nil {
		o["extension"] = ext
	}
	return o
}

// located adds what a restricted person's answer never carries.
func (p Person) located(o object, thin bool) {
	if p.Postcode != "" || len(p.Lines) > 0 {
		line := make(list, 0, len(p.Lines))
		for _, l := range p.Lines {
			line = append(line, l)
		}
		o["address"] = list{object{"id": "home", "use": "home", "line": line, "postalCode": p.Postcode}}
	}
	if p.GP != "" {
		o["generalPractitioner"] = list{object{"type": "Organization", "identifier": object{"system": odsSystem, "value": p.GP}}}
	}
	var telecom list
	for _, t := range p.Telecom {
		telecom = append(telecom, object{"system": t.System, "value": t.Value, "use": t.Use})
	}
	if telecom != nil && !thin {
		o["telecom"] = telecom
	}
}

func (p Person) names(thin bool) list {
	usual := object{"use": "usual", "family": p.Family}
	if p.Family == "" {
		delete(usual, "family")
	}
	if len(p.Given) > 0 {
		usual["given"] = p.Given
	}
	if p.Prefix != "" {
		usual["prefix"] = []string{p.Prefix}
	}
	names := list{usual}
	if p.Preferred != "" {
		names = append(names, object{"use": "nickname", "family": p.Family, "given": []string{p.Preferred}})
	}
	if p.BirthFamily != "" && !thin {
		names = append(names, object{"use": "maiden", "family": p.BirthFamily, "given": p.Given})
	}
	return names
}

// relatedPersons gives the bundle entries of RelatedPerson.
func (p Person) relatedPersons(base string) []json.RawMessage {
	if p.Restricted {
		return nil
	}
	var all []json.RawMessage
	for i, r := range p.Related {
		name := object{"use": "usual", "family": r.Family}
		if r.Given != "" {
			name["given"] = strings.Fields(r.Given)
		}
		if r.Prefix != "" {
			name["prefix"] = []string{r.Prefix}
		}
		var codings list
		for _, c := range r.Codes {
			system := "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
			if len(c) == 1 {
				system = "http://terminology.hl7.org/CodeSystem/v2-0131"
			}
			codings = append(codings, object{"system": system, "code": c})
		}
		o := object{
			"resourceType": "RelatedPerson", "id": p.NHS + "-" + string(rune('A'+i)), "active": true,
			"patient":      object{"type": "Patient", "reference": base + "Patient/" + p.NHS, "identifier": object{"system": nhsSystem, "value": p.NHS}},
			"relationship": list{object{"coding": codings}},
			"name":         list{name},
		}
		if r.Phone != "" {
			o["telecom"] = list{object{"system": "phone", "value": r.Phone, "use": "mobile"}}
		}
		if r.Rank != "" {
			o["extension"] = list{object{"url": "https://fhir.nhs.uk/R4/StructureDefinition/Extension-UKCore-ContactRank", "valuePositiveInt": json.Number(r.Rank)}}
		}
		all = append(all, marshal(o))
	}
	return all
}

func set(o object, key, value string) {
	if value != "" {
		o[key] = value
	}
}

func marshal(v any) json.RawMessage {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v)
	return json.RawMessage(strings.TrimSuffix(b.String(), "\n"))
}
