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
	Details
}

// Telecom is one way to reach a person. System "textphone" is sent as the
// national service does: as other, with its name in an extension.
type Telecom struct{ System, Value, Use string }

const (
	nhsSystem = "https://fhir.nhs.uk/Id/nhs-number"
	odsSystem = "https://fhir.nhs.uk/Id/ods-organization-code"
	fhirBase  = "http://hl7.org/fhir/StructureDefinition/"
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
		"meta": object{"versionId": p.version(), "security": list{security}},
		"identifier": list{object{"system": nhsSystem, "value": p.NHS, "extension": list{object{
			"url": ukCore + "NHSNumberVerificationStatus",
			"valueCodeableConcept": object{"coding": list{object{
				"system": ukCodes + "NHSNumberVerificationStatus", "version": "1.0.0", "code": "01", "display": "Number present and verified"}}},
		}}}},
		"name": p.names(thin),
	}
	set(o, "gender", p.Gender)
	set(o, "birthDate", p.Born)
	if p.BirthTime != "" && !thin {
		o["_birthDate"] = object{"extension": list{object{"url": fhirBase + "patient-birthTime", "valueDateTime": p.BirthTime}}}
	}
	if p.MultipleBirth > 0 {
		o["multipleBirthInteger"] = p.MultipleBirth
	}
	if p.Died != "" {
		o["deceasedDateTime"] = p.Died
	} else if p.DeathUndated {
		o["deceasedBoolean"] = true
	}
	ext := p.death()
	if !p.Restricted {
		p.located(o, thin)
	}
	if !thin {
		ext = append(ext, p.extensions()...)
	}
	if ext != nil {
		o["extension"] = ext
	}
	return o
}

// located adds what a restricted person's answer never carries.
func (p Person) located(o object, thin bool) {
	addresses := p.addresses(thin)
	if addresses != nil {
		o["address"] = addresses
	}
	if p.GP != "" {
		o["generalPractitioner"] = list{organisation(p.GP)}
	} else if p.FormerGP != "" {
		o["managingOrganization"] = organisation(p.FormerGP)
	}
	var telecom list
	for i, t := range p.Telecom {
		c := object{"id": string(rune('a' + i)), "system": t.System, "value": t.Value, "use": t.Use}
		if t.System == "textphone" {
			c["system"] = "other"
			c["extension"] = list{object{"url": ukCore + "OtherContactSystem", "valueCoding": object{"system": ukCodes + "OtherContactSystem", "code": "textphone", "display": "Minicom (Textphone)"}}}
		}
		telecom = append(telecom, c)
	}
	if telecom != nil {
		o["telecom"] = telecom
	}
	if p.Emergency != "" {
		o["contact"] = list{object{"id": "C1", "relationship": list{object{"coding": list{object{
			"system": "http://terminology.hl7.org/CodeSystem/v2-0131", "code": "C", "display": "Emergency Contact"}}}},
			"telecom": list{object{"system": "phone", "value": p.Emergency}}}}
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
