package cast

import "shcr/backend/training/demographics"

// Known gives the person as the identity service knows them.
func (p Person) Known(cal *Calendar) demographics.Person {
	k := demographics.Person{
		NHS: p.NHS, Superseded: p.Superseded, Family: p.Family, Given: p.Given, Prefix: p.Prefix, Preferred: p.Preferred, BirthFamily: p.BirthFamily,
		Gender: p.Gender, Born: cal.born(p.Born), Died: cal.Date(p.Died), Lines: p.Lines, Postcode: p.Postcode, GP: p.GP,
		Restricted: p.Restricted, MultipleBirth: p.Twin, Language: p.Language, Interpreter: p.Interpreter,
	}
	if p.Home != "" {
		k.Telecom = append(k.Telecom, demographics.Telecom{System: "phone", Value: p.Home, Use: "home"})
	}
	if p.Mobile != "" {
		k.Telecom = append(k.Telecom, demographics.Telecom{System: "phone", Value: p.Mobile, Use: "mobile"})
	}
	for _, r := range p.Related {
		k.Related = append(k.Related, demographics.Related{Family: r.Family, Given: r.Given, Prefix: r.Prefix, Codes: r.Codes, Phone: r.Phone, Rank: r.Rank})
	}
	return k
}
