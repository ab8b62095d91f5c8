package care

// BriefKind is whose order a brief is read in; a region file maps roles to one.
type BriefKind string

// The orders there are. Each has every block: they differ in what comes first.
const (
	BriefEmergency  BriefKind = "emergency"
	BriefGP         BriefKind = "gp"
	BriefPharmacy   BriefKind = "pharmacy"
	BriefSocialCare BriefKind = "social-care"
)

// BriefBlock is one question of the brief with the rows that answer it.
type BriefBlock struct {
	Key   string `json:"key"`   // "alerts", "key-holder"; "where", "since" and "phone" have a view of their own
	Title string `json:"title"` // "Current medicines"
	// Part is the heading that this block and those after it stand under
	// ("Before you visit"), or "".
	Part string `json:"part"`
	// Page is where the whole of it is: a key of the record's menu, or
	// "full:" with a section's key.
	Page string `json:"page"`
	// Rows are those of the sections, in their order, with what leads them alone.
	Rows []Entry `json:"rows"`
	// Lines are what organisations hold of who the person is.
	Lines []BriefLine `json:"lines"`
	// Say is why there is neither, in the ledger's words.
	Say []string `json:"say"`
	// Warnings stand above the rows: conflicts, withheld items, a code that is
	// recorded and never shown.
	Warnings []string `json:"warnings"`
	// Missing are organisations that may hold more of it, where there are rows.
	Missing []string `json:"missing"`
}

// BriefLine is one fact of the person's details.
type BriefLine struct {
	Label string   `json:"label"` // "Interpreter"
	Text  string   `json:"text"`
	Who   []string `json:"who"` // "Fairhaven Medical Centre, 10-Nov-2026"
}
