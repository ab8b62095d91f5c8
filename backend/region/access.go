package region

import (
	"slices"

	"shcr/backend/care"
)

// Reason is one that users may give for opening a record by direct access.
type Reason struct {
	// Key stands in the audit; letters, digits and dashes. Keep it when you change
	// the words.
	Key string `yaml:"key" validate:"required,max=40,slug"`
	// Say is how users read it.
	Say string `yaml:"say" validate:"required,max=120,words"`
	// Purpose of use that partners and the audit are told (HL7 v3-ActReason): TREAT
	// treatment, ETREAT emergency, CAREMGT arranging care, PATRQT or FAMRQT asked for
	// by the person or the family. There is none for research, payment or planning.
	Purpose string `yaml:"purpose" validate:"required,purpose"`
	// InWords asks for a sentence in the user's own words too.
	InWords bool `yaml:"in_words,omitempty"`
}

// Nominated are the users who have direct access, of those whose role has the
// right (M159); one of the three is enough. Left out, all of them have.
type Nominated struct {
	// Groups of the provider's directory.
	Groups []string `yaml:"groups,omitempty"`
	// Users by their ids at the sign-in service.
	Users []string `yaml:"users,omitempty"`
	// Claims that the provider gives to who is nominated, with the value.
	Claims map[string]string `yaml:"claims,omitempty" validate:"omitempty,dive,keys,required,endkeys,required"`
}

// Limit is the most that staff of one organisation get, whatever their role: never
// more here than their own organisation gives them (M50).
type Limit struct {
	// Organisation by its ODS code.
	Organisation string `yaml:"organisation" validate:"required,alphanum,uppercase"`
	// Sections that its staff may see, of those that their role has.
	Sections []string `yaml:"sections" validate:"dive,dataset"`
	// Rights that its staff may have, of those that their role has.
	Rights []care.Right `yaml:"rights" validate:"dive,oneof=direct-access restricted emergency audit-reports safeguarding fgm public-protection mental-health-legal"`
}

// Offered gives the reasons as words: the file's, or the usual ones.
func (r *Region) Offered() []care.Reason {
	if len(r.Reasons) == 0 {
		return care.Reasons()
	}
	out := make([]care.Reason, len(r.Reasons))
	for i, x := range r.Reasons {
		out[i] = care.Reason{Key: x.Key, Code: x.Purpose, Say: x.Say, NeedsNote: x.InWords}
	}
	return out
}

func direct(purpose string) bool { return slices.Contains(care.Purposes(), purpose) }
