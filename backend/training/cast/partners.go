package cast

// Partner is an organisation of the region, as data.
type Partner struct {
	Key      string // short name in the stories: "EST"
	ODS      string
	Name     string
	Setting  string // as the region file has it
	IDs      string // system of local Patient ids
	IDLabel  string
	Shares   []Share
	Nightly  string   // "02:30": a periodic feed
	Types    []string // FHIR types besides those of the datasets listed
	House    string   // how its records are written: "gp", "trust" or "council"
	Lab      string   // who makes its results
	LinkBase bool     // absolute addresses in attachments
}

// Share is one dataset a partner gives.
type Share struct {
	Dataset string
	Since   string // date sharing began
	Only    bool   // older items are not included
	Planned string // not yet: from this date
}

// datasetTypes are the FHIR types a dataset is made of.
var datasetTypes = map[string][]string{
	"alerts":        {"Flag"},
	"allergies":     {"AllergyIntolerance", "List"},
	"problems":      {"Condition"},
	"medications":   {"MedicationRequest", "MedicationStatement"},
	"results":       {"DiagnosticReport", "Observation"},
	"observations":  {"Observation"},
	"procedures":    {"Procedure"},
	"immunisations": {"Immunization"},
	"care-network":  {"CareTeam", "RelatedPerson"},
	"social-care":   {"EpisodeOfCare", "Task", "DeviceRequest"},
	"encounters":    {"Encounter", "EpisodeOfCare"},
	"appointments":  {"Appointment"},
	"documents":     {"DocumentReference"},
}

// ServedTypes lists what the partner's endpoint answers for.
func (p Partner) ServedTypes() []string {
	var all []string
	for _, s := range p.Shares {
		if s.Planned == "" {
			all = append(all, datasetTypes[s.Dataset]...)
		}
	}
	return append(all, p.Types...)
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

// Keys of the partners of the first region.
const (
	FAI = "FAI"
	EST = "EST"
	SMH = "SMH"
	MCC = "MCC"
)

// Partners lists the organisations, in the order of the region file.
func Partners() []Partner {
	return []Partner{
		{
			Key: FAI, ODS: "F99001", Name: "Fairhaven Medical Centre", Setting: "gp", House: "gp",
			IDs: "https://fairhaven.example/id/patient", IDLabel: "Practice number", Lab: "Estuary Pathology",
			Shares: []Share{
				{Dataset: "alerts", Since: "2024-07-01"}, {Dataset: "allergies", Since: "2024-07-01"}, {Dataset: "problems", Since: "2024-07-01"},
				{Dataset: "medications", Since: "2024-07-01"}, {Dataset: "results", Since: "2024-07-01"}, {Dataset: "encounters", Since: "2024-07-01"},
				{Dataset: "appointments", Since: "2024-07-01"}, {Dataset: "documents", Since: "2018-01-01"},
				{Dataset: "observations", Since: "2024-07-01"}, {Dataset: "procedures", Since: "2024-07-01"}, {Dataset: "immunisations", Since: "2024-07-01"},
			},
		},
		{
			Key: EST, ODS: "RZ9", Name: "Estuary Teaching Hospitals NHS Foundation Trust", Setting: "acute", House: "trust",
			IDs: "https://estuary.example/id/pas", IDLabel: "Hospital number", Lab: "Estuary Pathology", LinkBase: true,
			Shares: []Share{
				{Dataset: "alerts", Since: "2022-01-01"}, {Dataset: "allergies", Since: "2016-01-01"}, {Dataset: "problems", Since: "2016-01-01"},
				{Dataset: "medications", Since: "2016-01-01"}, {Dataset: "results", Since: "2019-04-01", Only: true}, {Dataset: "encounters", Since: "2016-01-01"},
				{Dataset: "appointments", Since: "2016-01-01"}, {Dataset: "documents", Since: "2016-01-01"},
				{Dataset: "observations", Since: "2019-04-01", Only: true}, {Dataset: "procedures", Since: "2016-01-01"},
			},
		},
		{
			Key: SMH, ODS: "RZ8", Name: "Saltmarsh Mental Health Partnership NHS Trust", Setting: "mental-health", House: "trust",
			IDs: "https://saltmarsh.example/id/rio", IDLabel: "Record number",
			Shares: []Share{
				{Dataset: "alerts", Since: "2025-09-01"}, {Dataset: "allergies", Since: "2025-09-01"}, {Dataset: "problems", Since: "2025-09-01"},
				{Dataset: "medications", Since: "2025-09-01"}, {Dataset: "results", Planned: "2027-02-01"}, {Dataset: "encounters", Since: "2025-09-01"},
				{Dataset: "appointments", Since: "2025-09-01"}, {Dataset: "documents", Since: "2025-09-01"},
				{Dataset: "observations", Planned: "2027-02-01"}, {Dataset: "care-network", Since: "2025-09-01"},
			},
		},
		{
			Key: MCC, ODS: "9X1", Name: "Marshland County Council", Setting: "social-care", House: "council",
			IDs: "https://marshland.example/id/asc", IDLabel: "Adult social care number", Nightly: "02:30",
			Shares: []Share{
				{Dataset: "alerts", Since: "2024-10-01"}, {Dataset: "appointments", Since: "2024-10-01"}, {Dataset: "documents", Since: "2024-10-01"},
				{Dataset: "social-care", Since: "2024-10-01"}, {Dataset: "care-network", Since: "2024-10-01"},
			},
		},
	}
}
