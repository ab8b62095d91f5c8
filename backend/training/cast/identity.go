package cast

import "shcr/backend/training/demographics"

// Known gives the person as the identity service knows them.
func (p Person) Known(cal *Calendar) demographics.Person {
	k := demographics.Person{
		NHS: p.NHS, Superseded: p.Superseded, Family: p.Family, Given: p.Given, Prefix: p.Prefix, Preferred: p.Preferred, BirthFamily: p.BirthFamily,
		Gender: p.Gender, Born: cal.born(p.Born), Died: cal.Date(p.Died), Lines: p.Lines, Postcode: p.Postcode, GP: p.GP,
		Restricted: p.Restricted, MultipleBirth: p.Twin, Language: p.Language, Interpreter: p.Interpreter, Details: p.Details,
	}
	k.BirthTime, k.DeathKnown, k.RemovedOn = cal.clock(k.Born, p.BirthTime), cal.Date(p.DeathKnown), cal.Date(p.RemovedOn)
	for _, place := range []**demographics.Place{&k.Temporary, &k.Billing} {
		if *place != nil {
			moved := **place
			moved.From, moved.Until = cal.Date(moved.From), cal.Date(moved.Until)
			*place = &moved
		}
	}
	if p.Home != "" {
		k.Telecom = append(k.Telecom, demographics.Telecom{System: "phone", Value: p.Home, Use: "home"})
	}
	if p.Mobile != "" {
		k.Telecom = append(k.Telecom, demographics.Telecom{System: "phone", Value: p.Mobile, Use: "mobile"})
	}
	for _, c := range [][2]string{{"email", p.Email}, {"textphone", p.Textphone}} {
		if c[1] != "" {
			k.Telecom = append(k.Telecom, demographics.Telecom{System: c[0], Value: c[1], Use: "home"})
		}
	}
	for _, r := range p.Related {
		k.Related = append(k.Related, demographics.Related{
			Family: r.Family, Given: r.Given, Prefix: r.Prefix, Codes: r.Codes, Phone: r.Phone, Rank: r.Rank,
			NHS: r.NHS, Copies: r.Copies, From: cal.Date(r.From), Until: cal.Date(r.Until), Inactive: r.Inactive, Language: r.Language, Interpreter: r.Interpreter,
		})
	}
	return k
}
