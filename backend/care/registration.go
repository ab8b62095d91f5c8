package care

import "strings"

// Registration is one Patient record that a partner holds of the open person. A
// practice may have several (a temporary stay, one that ended), and a partner
// that was not told of a new NHS number still holds the old (record-data §0).
type Registration struct {
	ID         string    // the partner's own Patient id
	Superseded NHSNumber // the number it is held under, when that is not the current one
	Temporary  bool
	Closed     string // FHIR date on which it ended
	Inactive   bool   // said to be no longer in use
	Replaced   bool   // by another registration at the same partner
}

// Say names the registration: what makes it other than the usual one, "" when
// nothing does.
func (r Registration) Say() string {
	var parts []string
	switch {
	case r.Replaced:
		parts = append(parts, "replaced by another registration (NHS number superseded)")
	case r.Temporary:
		parts = append(parts, "temporary registration")
	case r.Closed != "" || r.Inactive:
		parts = append(parts, "closed registration")
	}
	if r.Closed != "" {
		parts = append(parts, "ended "+ParseMoment(r.Closed).Text())
	}
	if r.Superseded != "" {
		parts = append(parts, "held under the superseded NHS number "+r.Superseded.Spaced())
	}
	said := strings.Join(parts, ", ")
	if said == "" {
		return ""
	}
	return strings.ToUpper(said[:1]) + said[1:]
}
