package demographics

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Related is a person connected to this one. With NHS it is only a pointer: who
// it is stands in that person's own demographics, a second read.
type Related struct {
	Family, Given, Prefix string
	Codes                 []string // v3-RoleCode, v2-0131 or an England role (England)
	Phone                 string
	Rank                  string // 1 to 99, 1 to be rung first
	NHS                   string
	Copies                bool   // is to get copies of letters
	From, Until           string // how long it holds; over when Until is past
	Inactive              bool   // no longer so
	Language              string // UKCore-HumanLanguage code
	Interpreter           bool
}

// England lists the roles that only the national code system has.
var England = []string{"Personal", "Guardian", "Agent", "PolygamousPartner", "Dependant", "NonDependant", "ProxyContact",
	"ProxyCommunication", "ProxyContactCommunication", "Carer", "NotSpecified"}

const relatedBase = "https://fhir.nhs.uk/R4/StructureDefinition/"

// relationship gives the codes, each in its own system.
func (r Related) relationship() list {
	var codings list
	for _, c := range r.Codes {
		system := "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
		switch {
		case slices.Contains(England, c):
			system = "https://fhir.nhs.uk/R4/CodeSystem/UKCore-AdditionalRelatedPersonRole"
		case len(c) == 1:
			system = "http://terminology.hl7.org/CodeSystem/v2-0131"
		}
		codings = append(codings, object{"system": system, "code": c})
	}
	return codings
}

// relatedPersons gives the bundle entries of RelatedPerson: none of a restricted
// person.
func (p Person) relatedPersons(base string) []json.RawMessage {
	if p.Restricted {
		return nil
	}
	var all []json.RawMessage
	for i, r := range p.Related {
		id := fmt.Sprintf("%s%02d", p.NHS[len(p.NHS)-6:], i+1)
		about := p.NHS
		if r.NHS != "" {
			about = r.NHS
		}
		o := object{
			"resourceType": "RelatedPerson", "id": id, "active": !r.Inactive,
			"patient":      object{"type": "Patient", "reference": base + "Patient/" + about, "identifier": object{"system": nhsSystem, "value": about}},
			"relationship": list{object{"coding": r.relationship()}},
		}
		if r.NHS == "" {
			name := object{"use": "usual"}
			set(name, "family", r.Family)
			if r.Given != "" {
				name["given"] = strings.Fields(r.Given)
			}
			if r.Prefix != "" {
				name["prefix"] = []string{r.Prefix}
			}
			o["name"] = list{name}
			if r.Phone != "" {
				o["telecom"] = list{object{"system": "phone", "value": r.Phone, "use": "mobile"}}
			}
		}
		period := object{}
		set(period, "start", r.From)
		set(period, "end", r.Until)
		if len(period) > 0 {
			o["period"] = period
		}
		var ext list
		if r.Rank != "" {
			ext = append(ext, object{"url": relatedBase + "Extension-UKCore-ContactRank", "valuePositiveInt": json.Number(r.Rank)})
		}
		if r.Copies {
			ext = append(ext, object{"url": relatedBase + "Extension-UKCore-CopyCorrespondenceIndicator", "valueBoolean": true})
		}
		if r.Language != "" {
			ext = append(ext, object{"url": ukCore + "NHSCommunication", "extension": list{
				object{"url": "language", "valueCodeableConcept": coded(ukCodes+"HumanLanguage", r.Language, "")},
				object{"url": "interpreterRequired", "valueBoolean": r.Interpreter},
			}})
		}
		if ext != nil {
			o["extension"] = ext
		}
		entry := object{"fullUrl": base + "Patient/" + p.NHS + "/RelatedPerson/" + id, "resource": o}
		all = append(all, marshal(entry))
	}
	return all
}
