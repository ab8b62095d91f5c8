package care

import "errors"

// Code is a closed list of what can go wrong, stable for the front end, the
// audit trail and the log. It never holds anything a partner or a person wrote.
type Code string

// The codes. A new one is added here and nowhere else.
const (
	CodeNHSNumber   Code = "nhs-number"  // typed number is not one
	CodeInput       Code = "input"       // a form is incomplete or wrong
	CodeSignedOut   Code = "signed-out"  // no session
	CodeSignIn      Code = "sign-in"     // the identity provider or its answer
	CodeNoRole      Code = "no-role"     // signed in, no right to open a record
	CodeNotFound    Code = "not-found"   // nobody has this number
	CodeWithdrawn   Code = "withdrawn"   // number invalidated, no successor
	CodeTooMany     Code = "too-many"    // search too wide
	CodeUnavailable Code = "unavailable" // a service did not answer
	CodeRefused     Code = "refused"     // a service said no
	CodeIntegrity   Code = "integrity"   // an answer cannot be trusted
	CodeThink       Code = "think"       // a record that may be the user's own or of somebody close: words first
	CodeSearches    Code = "searches"    // so many searches within an hour: words first
	CodeAudit       Code = "audit"       // no durable audit event, so no record
	CodeNoRecord    Code = "no-record"   // the handle is not of the open record
	CodeRegion      Code = "region"      // the region file is missing or wrong
	CodeComputer    Code = "computer"    // this computer does not keep what the region asks of it
	CodeCannotShow  Code = "cannot-show" // a document of a kind not shown
	CodeInternal    Code = "internal"    // a fault of this program
)

// Error is the one error shape of the product. Say is for the person at the
// screen: plain English, what to do next, never anything a partner sent. Err is
// for engineers, stops at app/problem.go and is logged by its code only.
type Error struct {
	Code  Code
	Op    string // what was being done: "open record"
	Say   string
	Retry bool // the same call may succeed if tried again
	Err   error
}

// Error gives code and operation only: the text is safe to log.
func (e *Error) Error() string { return e.Op + ": " + string(e.Code) }

// Unwrap gives the cause for errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf finds the code of any error; unknown ones are internal.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}
