package care

// Section names a part of the record for the screen.
type Section struct {
	Key   string `json:"key"`   // "allergies": also the dataset key of the region file
	Title string `json:"title"` // "Allergies and adverse reactions"
	// Safety sections are never filtered, cut or collapsed (ui.md rule 7).
	Safety bool    `json:"safety"`
	Groups []Group `json:"groups"`
}

// Group is a heading within a section, in display order.
type Group struct {
	Key   string `json:"key"`
	Title string `json:"title"`
	// Folded groups (past, resolved) start closed, with their count visible.
	Folded bool `json:"folded"`
	// NearestFirst groups (upcoming) run forward in time; others newest first.
	NearestFirst bool `json:"nearestFirst"`
}

// Keys of the sections that exist.
const (
	Alerts       = "alerts"
	Allergies    = "allergies"
	Problems     = "problems"
	Medications  = "medications"
	Results      = "results"
	Encounters   = "encounters"
	Appointments = "appointments"
	Documents    = "documents"

	Immunisations = "immunisations"
	Observations  = "observations"
	Procedures    = "procedures"
	Referrals     = "referrals"
	Notes         = "notes"
	CarePlans     = "care-plans"
	CareNetwork   = "care-network"
	SocialCare    = "social-care"
	FamilyHistory = "family-history"
)
