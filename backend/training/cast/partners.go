package cast

import "slices"

// Partner is an organisation of the region, as data.
type Partner struct {
	Key      string // short name in the stories: "EST"
	ODS      string
	Name     string
	Setting  string // as the region file has it
	IDs      string // system of local Patient ids
	IDLabel  string
	Shares   []Share
	Feed     []string // "02:30": a periodic feed and its times; empty when live
	Types    []string // FHIR types besides those of the datasets listed
	Duty     []Duty   // whom to ring, and when
	House    string   // how its records are written: "gp", "trust" or "council"
	Lab      string   // who makes its results
	LinkBase bool     // absolute addresses in attachments
	Snomed   string   // how it spells the SNOMED CT system; the right way when ""
	Bare     bool     // codes without a display
	Contains bool     // practitioners are contained in what they wrote
	Logical  bool     // knows persons and organisations by identifier only
}

// Duty is a partner's line for calls about a person.
type Duty struct {
	Name, Telephone string
	Hours           []string
	Emergency       string // outside the hours
}

// Share is one dataset a partner gives.
type Share struct {
	Dataset string
	Since   string // date sharing began
	Only    bool   // older items are not included
	Planned string // not yet: from this date
	Note    string // what is never sent
	Awaited []Awaited
}

// Awaited is a part of a dataset that is not shared yet.
type Awaited struct {
	What string // in words: "Radiology reports"
	From string // from this date
}

// datasetTypes are the FHIR types a dataset is made of.
var datasetTypes = map[string][]string{
	"alerts":         {"Flag"},
	"allergies":      {"AllergyIntolerance", "List"},
	"problems":       {"Condition"},
	"medications":    {"MedicationRequest", "MedicationStatement"},
	"results":        {"DiagnosticReport", "Observation"},
	"observations":   {"Observation"},
	"procedures":     {"Procedure"},
	"immunisations":  {"Immunization"},
	"referrals":      {"ServiceRequest"},
	"care-plans":     {"CarePlan", "Goal", "Consent", "QuestionnaireResponse"},
	"notes":          {"Composition", "ClinicalImpression"},
	"family-history": {"FamilyMemberHistory"},
	"care-network":   {"CareTeam", "RelatedPerson"},
	"social-care":    {"EpisodeOfCare", "Task", "DeviceRequest", "Condition"},
	"encounters":     {"Encounter", "EpisodeOfCare"},
	"appointments":   {"Appointment"},
	"documents":      {"DocumentReference"},
}

// ServedTypes lists what the partner's endpoint answers for.
func (p Partner) ServedTypes() []string {
	var all []string
	for _, s := range p.Shares {
		if s.Planned == "" {
			all = append(all, datasetTypes[s.Dataset]...)
		}
	}
	if p.House == "gp" {
		all = append(all, "List") // a practice keeps one of each section
	}
	return slices.Compact(slices.Sorted(slices.Values(append(all, p.Types...))))
}

// Shared tells whether a dataset is given now.
func (p Partner) Shared(dataset string) bool {
	for _, s := range p.Shares {
		if s.Dataset == dataset && s.Planned == "" {
			return true
		}
	}
	return false
}

// Keys of the partners.
const (
	EST = "EST" // acute trust
	FAI = "FAI" // GP practices
	SAL = "SAL"
	LAN = "LAN"
	SMH = "SMH" // mental health
	CRV = "CRV" // community
	NSC = "NSC"
	EAM = "EAM" // ambulance
	NGU = "NGU" // NHS 111 and out-of-hours
	MCC = "MCC" // councils, adult social care
	SCC = "SCC"
	TWC = "TWC"
)

// since shares datasets from one day on.
func since(day string, datasets ...string) []Share {
	var all []Share
	for _, d := range datasets {
		all = append(all, Share{Dataset: d, Since: day})
	}
	return all
}

// only shares what was recorded from a day on, and nothing older.
func only(day string, datasets ...string) []Share {
	all := since(day, datasets...)
	for i := range all {
		all[i].Only = true
	}
	return all
}

// planned names a dataset that is not shared yet.
func planned(day, dataset string) []Share { return []Share{{Dataset: dataset, Planned: day}} }
