package sections

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// term sets the row's words and codes; where text and coded display differ, the
// display is offered too (both are the sender's).
func term(e *care.Entry, c fhir.CodeableConcept, missing string) {
	e.Term = concept(c)
	if e.Term == "" {
		e.Term = missing
	}
	e.Codes = codesOf(c)
	codedAs(e, c, fact)
}

// codedAs offers the coded display where the row's words say something else.
func codedAs(e *care.Entry, c fhir.CodeableConcept, put func(e *care.Entry, key, label, text string)) {
	for _, k := range c.Coding {
		if k.Display != "" && !strings.Contains(fold(e.Term), fold(k.Display)) && !strings.Contains(fold(k.Display), fold(e.Term)) {
			put(e, "coded-as", "Coded as", k.Display)
			return
		}
	}
}
