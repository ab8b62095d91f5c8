package care

// Contact is somebody close to a person, as the identity service holds them:
// next of kin, carer, guardian (M97). A restricted person has none here, ever.
type Contact struct {
	// Name is empty when the service only points to another person's record.
	Name Name `json:"name"`
	// Elsewhere is the NHS number, spaced, of that record; "" when Name is here.
	// It is opened like any other record, with a reason of its own.
	Elsewhere string `json:"elsewhere"`
	// Relation in words ("Mother"); "Relation not stated" when it is not.
	Relation  string  `json:"relation"`
	NextOfKin bool    `json:"nextOfKin"`
	Phones    []Phone `json:"phones"`
	Rank      int     `json:"rank"`    // 1 to be rung first; 0 when not stated
	Letters   bool    `json:"letters"` // gets copies of letters
	Past      bool    `json:"past"`    // no longer so: history only
}
