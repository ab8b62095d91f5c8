package record

import (
	"strings"
	"time"

	"shcr/backend/care"
)

// Unconfirmed is the person of a record that is opened by its NHS number while
// the identity service does not answer: a record is needed most when nothing
// else works. Whether the person is sensitive is not known, so that they are
// treated so (decision 9); who they are is for the partners to say.
func Unconfirmed(n care.NHSNumber, now time.Time) care.Person {
	return care.Person{
		NHSNumber: n, NHSSpaced: n.Spaced(), Born: "Not known", Phones: []care.Phone{}, Emails: []string{},
		Unconfirmed: true, Sensitive: true,
		SensitiveWhy: "The " + pdsName + " did not answer at " + care.ShowTime(now) + ": it has not confirmed whose NHS number this is, whether it was replaced, " +
			"or whether the record is marked sensitive. Until it does, the record is treated as sensitive, and the name is the organisations' own.",
	}
}

// byNumberAlone puts first, in the identity service's place, what most partners
// say of name and birth, so that all others are compared with it. Before any has
// answered there is one voice that says nothing.
func byNumberAlone(voices []voice) []voice {
	if len(voices) == 0 {
		return []voice{{name: pdsName}}
	}
	best, most := 0, 0
	for i, v := range voices {
		agree := 0
		for _, w := range voices {
			if judgeFamily(v, w) == same && judgeBirth(v, w) == same {
				agree++
			}
		}
		if agree > most {
			best, most = i, agree
		}
	}
	first := voices[best]
	first.Details = []care.Detail{{Field: "name", Text: wholeName(first)}}
	if first.BirthISO != "" {
		first.Details = append(first.Details, care.Detail{Field: "born", Text: care.ParseMoment(first.BirthISO).Text()})
	}
	if first.Gender != "" {
		first.Details = append(first.Details, care.Detail{Field: "gender", Text: first.Gender})
	}
	out := []voice{first}
	out = append(out, voices[:best]...)
	return append(out, voices[best+1:]...)
}

// held is an unconfirmed person with what a partner says of who it is. Whether
// somebody died is told as of partners anywhere (deathSay).
func held(p care.Person, v voice, now time.Time) care.Person {
	p.Name = care.Name{Family: strings.ToUpper(v.Family), Given: strings.Join(v.Given, " "), Title: v.Title}
	if v.BirthISO != "" {
		p.Born, p.BirthISO = care.ParseMoment(v.BirthISO).Text(), v.BirthISO
		if !v.Deceased {
			p.Age = care.Age(v.BirthISO, now)
		}
	}
	p.Gender = v.Gender
	return p
}
