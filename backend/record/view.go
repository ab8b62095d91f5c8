package record

import "shcr/backend/care"

// View is the open record as the summary needs it: who, how complete, and one
// head per section. Rows are asked for by section ([Room.Section]).
type View struct {
	Record    string      `json:"record"` // opaque handle of this open
	Person    care.Person `json:"person"`
	Allergies AllergyLine `json:"allergies"`
	// Differences are where the sources disagree on who this is, strongest first
	// told by their own flag; DeathSay names who records a death that the identity
	// service does not.
	Differences []Difference `json:"differences"`
	DeathSay    string       `json:"deathSay"`
	// Sex is what is recorded as sex at birth, with who says so, where any of it is
	// not the gender of the identity service: then both are shown (NHS CUI). Else empty.
	Sex       []DemographicsValue `json:"sex"`
	Retrieved string              `json:"retrieved"` // "22-Nov-2026 14:32"
	Loading   bool                `json:"loading"`
	Sections  []SectionHead       `json:"sections"` // in display order; those the role may not see too
	Partners  []Progress          `json:"partners"` // in region-file order
	Complete  Completeness        `json:"complete"`
	Security  string              `json:"security"` // sentence when a partner's answer was withheld for safety, or ""
	// BreakGlass is "possible" where emergency access would open something that is
	// withheld, "in-force" where it has, "" else (decision 25).
	BreakGlass string `json:"breakGlass"`
	// Letters says of a sensitive person's letters: "withheld", "possible" where
	// the role may open them for a reason, "in-force" once it was given; "" for
	// everybody else (decision 9).
	Letters string `json:"letters"`
}

// AllergyLine is what the banner says: exactly one of the four headings of the
// NHS CUI (PAB-0064), or that the role hides it (decision 13).
type AllergyLine struct {
	Heading string        `json:"heading"` // "Known allergies", "No known allergies", "Allergies not recorded", "Allergies unavailable", "Hidden by your role", "Loading"
	Alert   bool          `json:"alert"`   // red: there are allergies
	Items   []AllergyItem `json:"items"`   // all of them, never "+1 more"
	Note    string        `json:"note"`    // conflict, or who did not answer
}

// AllergyItem is a substance, and the organisations that say so, named as the
// person's record allows.
type AllergyItem struct {
	Term string   `json:"term"`
	From []string `json:"from"`
}

// SectionHead is a section's place on the summary.
type SectionHead struct {
	care.Section
	Count    int      `json:"count"`
	Hidden   bool     `json:"hidden"`   // by role: not asked, says so
	Unshared bool     `json:"unshared"` // no organisation of the region shares it, nor plans to
	Pending  int      `json:"pending"`  // partners still to answer
	Missing  []string `json:"missing"`  // names of organisations whose answer is missing or cut
	// Incomplete are those of Missing that answered, though not with everything.
	Incomplete []string `json:"incomplete"`
	Revision   int      `json:"revision"` // grows when the rows change
}

// SectionView is one section's rows and its ledger row.
type SectionView struct {
	Record  string        `json:"record"`
	Section care.Section  `json:"section"`
	Entries []care.Entry  `json:"entries"`
	Answers []care.Answer `json:"answers"`
	// Empty is why there are no rows, in sentences, when there are none.
	Empty []string `json:"empty"`
	// Warnings stand above the rows: conflicts, withheld items.
	Warnings []string `json:"warnings"`
	// Notes stand below the rows: what organisations will share later (M79).
	Notes    []string `json:"notes"`
	Revision int      `json:"revision"`
}

// Progress is one organisation while the record loads and after.
type Progress struct {
	ODS      string       `json:"ods"` // to ask again by; of a sensitive person's record a number in its place
	Name     string       `json:"name"`
	Setting  care.Setting `json:"setting"`
	State    string       `json:"state"` // "waiting", "answered", "not-known", "missing", "paused" (left alone for not answering; a retry asks it), "not-asked"
	Say      string       `json:"say"`
	Items    int          `json:"items"`
	Millis   int64        `json:"millis"`
	AsOf     string       `json:"asOf"`
	CanRetry bool         `json:"canRetry"`
	Partly   bool         `json:"partly"` // of one with state "missing": some of what was asked came
}

// Completeness is the line that heads every record screen (ui.md rules 8, 18).
type Completeness struct {
	Asked    int      `json:"asked"`
	Answered int      `json:"answered"`
	Say      string   `json:"say"`     // "3 of 4 organisations answered."
	Missing  []string `json:"missing"` // "Saltmarsh Mental Health …: did not answer in 12 seconds"
	// Incomplete are those of Missing that answered in part.
	Incomplete []string `json:"incomplete"`
	Notes      []string `json:"notes"` // "Northgate 111 data is as of 08:05 today."
}
