package care

// Reason is why a record is opened by direct access (M51, M64). Code is the
// HL7 v3-ActReason sent to partners and the audit repository.
type Reason struct {
	Key  string `json:"key"`
	Code string `json:"code"`
	Say  string `json:"say"`
	// NeedsNote asks for a sentence in the user's own words.
	NeedsNote bool `json:"needsNote"`
}

// Reasons is the closed list offered at the prompt, most usual first. All are
// direct care: there is no reason for planning, research or curiosity (M26).
func Reasons() []Reason {
	return []Reason{
		{Key: "treatment", Code: "TREAT", Say: "I am treating or assessing this person"},
		{Key: "care-management", Code: "CAREMGT", Say: "I am arranging or coordinating this person's care"},
		{Key: "emergency", Code: "ETREAT", Say: "Emergency: this person needs urgent help now"},
		{Key: "request", Code: "PATRQT", Say: "This person asked me to look", NeedsNote: true},
		{Key: "other", Code: "TREAT", Say: "Another direct care reason", NeedsNote: true},
	}
}

// ReasonFor checks a key and note from the screen. Notes are 500 characters at
// most; the error says what is missing.
func ReasonFor(key, note string) (Reason, error) {
	for _, r := range Reasons() {
		if r.Key != key {
			continue
		}
		if r.NeedsNote && len(note) < 4 {
			return Reason{}, &Error{Code: CodeInput, Op: "reason for access", Say: "Say in a few words why you need this record."}
		}
		if len(note) > 500 {
			return Reason{}, &Error{Code: CodeInput, Op: "reason for access", Say: "Shorten the reason to 500 characters."}
		}
		return r, nil
	}
	return Reason{}, &Error{Code: CodeInput, Op: "reason for access", Say: "Choose why you need to open this record."}
}
