package people

import (
	"context"
	"sort"
	"strconv"
	"strings"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// relatedPerson is the PDS shape of R4 RelatedPerson: either somebody's details,
// or only a pointer to another person (reference/pds-fhir.md section 9).
type relatedPerson struct {
	fhir.Base
	Active       *bool                  `json:"active"`
	Patient      fhir.Reference         `json:"patient"`
	Relationship []fhir.CodeableConcept `json:"relationship"`
	Name         []fhir.HumanName       `json:"name"`
	Telecom      []fhir.ContactPoint    `json:"telecom"`
	Period       fhir.Period            `json:"period"`
	Extension    []relatedExtension     `json:"extension"`
}

type relatedExtension struct {
	URL      string      `json:"url"`
	Rank     fhir.Number `json:"valuePositiveInt"`
	YesOrNot *bool       `json:"valueBoolean"`
}

// Related reads the people close to somebody, first to be rung first, those of
// the past last. Both modes of access may read them. For a sensitive person
// nothing is asked, and the list is empty.
func (s *Service) Related(ctx context.Context, rc receipt.Receipt, of care.Person) ([]care.Contact, error) {
	if err := rc.Check(); err != nil {
		return nil, err
	}
	if of.Sensitive {
		return []care.Contact{}, nil
	}
	found, err := s.endpoint.Search(ctx, fhir.Query{Type: "Patient/" + of.NHSNumber.Digits() + "/RelatedPerson"})
	if err != nil {
		return nil, explained(err)
	}
	out := []care.Contact{}
	for _, r := range found.Resources {
		var v relatedPerson
		if r.Type != "RelatedPerson" || r.Into(&v) != nil {
			return nil, untrusted()
		}
		c, err := contact(v, of, s.now())
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		switch {
		case a.Past != b.Past:
			return b.Past
		case a.Rank != b.Rank && a.Rank > 0 && b.Rank > 0:
			return a.Rank < b.Rank
		}
		return a.Rank > 0 && b.Rank == 0
	})
	return out, nil
}

// contact checks whom the answer is about: with details it must be the person
// asked for, or somebody else's family stands in the record (H1).
func contact(v relatedPerson, of care.Person, now time.Time) (care.Contact, error) {
	c := care.Contact{Phones: []care.Phone{}, Past: v.Active != nil && !*v.Active || over(v.Period, now)}
	about, err := care.ParseNHSNumber(subject(v.Patient))
	switch {
	case err != nil, about != of.NHSNumber && len(v.Name) > 0:
		return care.Contact{}, untrusted()
	case about != of.NHSNumber:
		c.Elsewhere = about.Spaced()
	default:
		c.Name = name(v.Name, now)
		var p care.Person
		contacts(&p, v.Telecom, now)
		c.Phones = append(c.Phones, p.Phones...)
	}
	c.Relation, c.NextOfKin = relation(v.Relationship)
	for _, x := range v.Extension {
		switch x.URL[strings.LastIndex(x.URL, "/")+1:] {
		case "Extension-UKCore-ContactRank":
			c.Rank, _ = strconv.Atoi(string(x.Rank))
		case "Extension-UKCore-CopyCorrespondenceIndicator":
			c.Letters = x.YesOrNot != nil && *x.YesOrNot
		}
	}
	return c, nil
}

// subject is the number a reference names, by identifier or by address.
func subject(r fhir.Reference) string {
	if id := r.Identifier.Get(); id.System == fhir.NHSNumberSystem && id.Value != "" {
		return id.Value
	}
	return r.Reference[strings.LastIndex(r.Reference, "/")+1:]
}

// unstated are codes that say nothing about the relation: those for "unknown",
// and "personal", which everybody here is.
var unstated = map[string]bool{"U": true, "NotSpecified": true, "Personal": true}

// relation gives the words, and whether the person is next of kin. A code we do
// not know shows the sender's own word for it, or else the code itself.
func relation(list []fhir.CodeableConcept) (words string, nextOfKin bool) {
	var all []string
	for _, concept := range list {
		for _, c := range concept.Coding {
			word := care.RelationWord(c.Code)
			if word == "" && c.Display != "" {
				word = c.Display
			}
			switch {
			case c.Code == "N":
				nextOfKin = true
				continue
			case unstated[c.Code]:
				continue
			case word == "":
				word = c.Code
			}
			all = append(all, word)
		}
		if len(concept.Coding) == 0 {
			all = append(all, concept.Text)
		}
	}
	if words = joined(all); words == "" {
		words = "Relation not stated"
	}
	return care.WithoutKeyCode(words), nextOfKin
}
