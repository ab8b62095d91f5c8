package fhir

import (
	"net/url"
	"time"

	"shcr/backend/care"
)

// Ask is one type a section is read from, with its further parameters; the
// person's parameter is added when it is asked.
type Ask struct {
	Type   string
	Params url.Values
	// Beside means that the type only adds to the section: a server without it
	// is no failure.
	Beside bool
	// Of limits the ask to partners of one setting; "" asks all.
	Of care.Setting
	// With names another dataset that the partner must share and the role must
	// see for this to be asked; "" for none.
	With string
}

// Key names an ask, so that sections that share one ask it once.
func (a Ask) Key() string { return a.Type + "?" + a.Params.Encode() }

// Sent is what one partner sent for one section: the input of a reader.
type Sent struct {
	Partner   care.Organisation
	Now       time.Time
	Resources []Resource // matches of the section's types, about this person
	Set       *Set       // everything the partner sent, to follow references
}
