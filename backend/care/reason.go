package care

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Reason is why a record is opened by direct access (M51, M64). Code is the
// HL7 v3-ActReason sent to partners and the audit repository.
type Reason struct {
	Key  string `json:"key"`
	Code string `json:"code"`
	Say  string `json:"say"`
	// NeedsNote asks for a sentence in the user's own words.
	NeedsNote bool `json:"needsNote"`
}

// Purposes of use that are direct care (HL7 v3-ActReason; reference/audit.md):
// treatment, emergency treatment, care management, and the person's or their
// family's own request. A region's reasons map to these and to no other: nobody
// opens a record for research, payment, planning or curiosity (M26, M51).
func Purposes() []string { return []string{"TREAT", "ETREAT", "CAREMGT", "PATRQT", "FAMRQT"} }

// BreakGlass is the reason of a record opened by emergency access (decision 25).
// No region offers it in its list.
func BreakGlass() Reason {
	return Reason{Key: "break-glass", Code: "BTG", Say: "Emergency access to restricted items", NeedsNote: true}
}

// Urgent tells whether the reason is an emergency, which is given anew each time.
func (r Reason) Urgent() bool { return r.Code == "ETREAT" || r.Code == "BTG" }

// Reasons is the list that is offered where the region file has none, most usual
// first: the daily work of all who give care (M51).
func Reasons() []Reason {
	return []Reason{
		{Key: "treatment", Code: "TREAT", Say: "I am treating or assessing this person"},
		{Key: "care-management", Code: "CAREMGT", Say: "I am arranging or coordinating this person's care"},
		{Key: "duty", Code: "CAREMGT", Say: "Duty contact: somebody has been in touch with my team about this person"},
		{Key: "discharge", Code: "CAREMGT", Say: "Planning a discharge or a move between services"},
		{Key: "care-home", Code: "TREAT", Say: "Review of somebody who lives in a care home"},
		{Key: "capacity", Code: "CAREMGT", Say: "Mental capacity, best interests or deprivation of liberty (MCA, DoLS)"},
		{Key: "safeguarding", Code: "CAREMGT", Say: "Safeguarding concern or enquiry", NeedsNote: true},
		{Key: "emergency", Code: "ETREAT", Say: "Emergency: this person needs urgent help now"},
		{Key: "request", Code: "PATRQT", Say: "This person asked me to look", NeedsNote: true},
		{Key: "other", Code: "TREAT", Say: "Another direct care reason", NeedsNote: true},
	}
}

// InWords checks a reason in the user's own words: four characters at least, 500
// at most. The error says which.
func InWords(note string) error {
	switch n := utf8.RuneCountInString(strings.TrimSpace(note)); {
	case n < 4:
		return &Error{Code: CodeInput, Op: "reason for access", Say: "Say in a few words why you need this record."}
	case n > 500:
		return &Error{Code: CodeInput, Op: "reason for access", Say: "Shorten the reason to 500 characters."}
	}
	return nil
}

// ReasonFor finds one of a list by its key and checks the note from the screen;
// the error says what is missing.
func ReasonFor(list []Reason, key, note string) (Reason, error) {
	i := slices.IndexFunc(list, func(r Reason) bool { return r.Key == key })
	if i < 0 || key == "" {
		return Reason{}, &Error{Code: CodeInput, Op: "reason for access", Say: "Choose why you need to open this record."}
	}
	if list[i].NeedsNote || strings.TrimSpace(note) != "" {
		if err := InWords(note); err != nil {
			return Reason{}, err
		}
	}
	return list[i], nil
}
