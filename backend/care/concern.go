package care

// Concern is why a user is asked to stop and think before a record opens: it may
// be their own, or of somebody close to them (I1). It stops nobody who says in
// words why it is right, and it is flagged in the audit.
type Concern string

// The concerns.
const (
	ConcernOwn     Concern = "own-record"   // the NHS number that the sign-in service gives for the user
	ConcernName    Concern = "same-name"    // family and given name
	ConcernFamily  Concern = "same-family"  // family name
	ConcernAddress Concern = "same-address" // as the sign-in service gives the user's
)

// Say puts a concern into words for the screen.
func (c Concern) Say() string {
	switch c {
	case ConcernOwn:
		return "This is your own NHS number. To see your own record, ask for it as any patient does."
	case ConcernName:
		return "This person has your name."
	case ConcernFamily:
		return "This person has your family name."
	case ConcernAddress:
		return "This person lives at your address."
	}
	return ""
}

// Self is what the sign-in service says of the user as a private person, where it
// does: for the concerns alone. It never leaves Go, and is never recorded.
type Self struct {
	NHSNumber NHSNumber
	Address   string // on one line, postcode last
}
