package care

// Entry is one item of the record as it is shown: one shape for all sections,
// so that search, citation and counting exist once. A section's reader decides
// what goes where; nothing in it was parsed as markup.
type Entry struct {
	ID      string `json:"id"`      // opaque; unique within the open record
	Section string `json:"section"` // key of the section
	// Group is the heading the row stands under: "current", "past", "upcoming".
	Group string `json:"group"`
	// Negation is read before the term and turns its meaning: "Not given",
	// "Refuted", "Do not take" (H13). Usually "".
	Negation string `json:"negation"`
	// Term is the sender's own text, never cut or re-termed (H35).
	Term   string  `json:"term"`
	When   When    `json:"when"`
	Status Status  `json:"status"`
	Facts  []Fact  `json:"facts"`
	Values []Value `json:"values"`
	// Cautions are sentences that must be shown with the row in every density.
	Cautions []string `json:"cautions"`
	Source   Source   `json:"source"`
	Codes    []Coded  `json:"codes"`
	// Of names the partner's resources this row shows ("Condition/7"); every
	// resource received is in one row's Of or in an [Excluded] (H10).
	Of []string `json:"of"`
	// Rank orders rows within a group before their date does: lower first.
	Rank int `json:"-"`
	// Class is that of an encounter (v3-ActCode: IMP, EMER), as sent; else "".
	Class string `json:"-"`
	// Letter is set for a document that can be asked for.
	Letter *LetterRef `json:"letter,omitempty"`
}

// When is a date with what it is the date of, formatted once (ui.md rule 10).
type When struct {
	Kind     string `json:"kind"`     // "Onset", "Last issued"; "" when the term says it
	Text     string `json:"text"`     // "14-Mar-2021", "Jun-2009", "2014"; "Date not recorded"
	Time     string `json:"time"`     // "09:30" or ""
	Relative string `json:"relative"` // "in 3 days" or ""; only beside Text
	ISO      string `json:"iso"`      // as sent, for sorting; "" last
}

// Status is the state of an item in words. Kind says how loudly: "" is quiet
// (shown on expansion), "notable" is tagged, "severe" is red.
type Status struct {
	Text string `json:"text"`
	Kind string `json:"kind"`
}

// Fact is a labelled line of an entry in display order. Lead lines are shown in
// every density; the rest when the row is opened.
type Fact struct {
	Key   string `json:"key"`
	Label string `json:"label"`
	Text  string `json:"text"`
	Lead  bool   `json:"lead"`
	Fixed bool   `json:"fixed"` // keep the sender's spacing (monospace)
	ISO   string `json:"-"`     // of a date, as sent: to compare it by, never shown
}

// Value is one measured result. Text is the number's own characters (H18).
type Value struct {
	Name   string   `json:"name"`
	Text   string   `json:"text"` // comparator and number, or words
	Unit   string   `json:"unit"`
	Flag   string   `json:"flag"` // the sender's interpretation in words, or ""
	Range  string   `json:"range"`
	Status Status   `json:"status"`
	When   When     `json:"when"`
	Notes  []string `json:"notes"`
	Codes  []Coded  `json:"codes"`
	// Measure is nil for what is no number.
	Measure *Measure `json:"-"`
}

// Source says where an item came from. The partner is the owner of the
// endpoint that answered and is trusted; the rest is what the sender stated.
type Source struct {
	ODS     string  `json:"ods"`
	Name    string  `json:"name"`
	Setting Setting `json:"setting"`
	Unit    string  `json:"unit"`   // department or team (M160)
	Author  string  `json:"author"` // person stated
	Stated  string  `json:"stated"` // another organisation stated by the sender, or ""
}

// Coded is a code as sent: system and display unchanged.
type Coded struct {
	System  string `json:"system"`
	Code    string `json:"code"`
	Display string `json:"display"`
}

// Excluded is a resource received and not shown, with the reason in words.
type Excluded struct {
	Ref    string `json:"ref"`
	Reason string `json:"reason"`
}

// LetterRef describes a document before it is fetched.
type LetterRef struct {
	ContentType string `json:"contentType"` // as declared; what it is gets sniffed
	Kind        string `json:"kind"`        // "PDF", "HTML", "Text": for the tag
	Size        int64  `json:"size"`        // bytes declared, 0 unknown
	Heading     string `json:"heading"`
	// Links lead to documents of the same organisation that this one says it
	// replaces, adds to and so on; those that were not sent are not in it.
	Links []Link `json:"links,omitempty"`
}

// Link is what one document is to another: Code is FHIR's ("replaces",
// "appends"), Ref one of the other row's Of.
type Link struct {
	Code string `json:"code"`
	Ref  string `json:"ref"`
}
