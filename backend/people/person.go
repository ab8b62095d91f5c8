package people

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/patient"
)

func (s *Service) person(r fhir.Resource) (care.Person, error) {
	var v patient.Core
	bad := untrusted()
	if r.Type != "Patient" || r.Into(&v) != nil {
		return care.Person{}, bad
	}
	n, err := care.ParseNHSNumber(v.ID)
	if err != nil {
		return care.Person{}, bad
	}
	for _, id := range v.Identifier {
		if id.System == fhir.NHSNumberSystem && id.Value != v.ID {
			return care.Person{}, bad
		}
	}
	now := s.now()
	p := care.Person{
		NHSNumber: n, NHSSpaced: n.Spaced(), Name: name(v.Name, now),
		Born: care.ParseMoment(v.BirthDate).Text(), BirthISO: v.BirthDate, Gender: gender(v.Gender),
		Phones: []care.Phone{}, Emails: []string{},
		Refreshed: updated,
	}
	if p.Born == "" {
		p.Born = "Not recorded"
	}
	twins, _ := strconv.Atoi(string(v.MultipleBirthInteger))
	p.MultipleBirth = twins > 0 || v.MultipleBirthBoolean
	died(&p, v, patient.Birth(r), now)
	if p.Held, _ = patient.Read(r, now); sensitive(v.Meta.Security) {
		p.Held = restricted(p.Held)
	}
	for i, d := range p.Held.Details {
		if d.Field == "name" {
			p.Held.Details[i].Text = p.Name.Show()
		}
	}
	if p.Sensitive = sensitive(v.Meta.Security); p.Sensitive {
		p.SensitiveWhy = "This person's record is marked sensitive. Contact and location details are withheld."
		return p, nil // nothing that locates the person is even read
	}
	if p.Address = address(v.Address, now); care.MentionsKeyCode(p.Address) {
		p.Address = care.KeyCodeSay
	}
	contacts(&p, v.Telecom, now)
	if len(v.GeneralPractitioner) > 0 {
		gp := v.GeneralPractitioner[0]
		p.GP = gp.Display
		if p.GP == "" {
			p.GP = gp.Identifier.Get().Value // an ODS code; the app puts a partner's name to it
		}
	}
	return p, nil
}

func untrusted() error {
	return &care.Error{Code: care.CodeIntegrity, Op: "read demographics",
		Say: "The identity service sent demographics that cannot be trusted, so the record was not opened. Tell your helpdesk."}
}

// sensitive reads the PDS confidentiality: only U, stated, is unrestricted.
// Anything else, and none at all, is treated as sensitive (decision 9).
func sensitive(security []fhir.Coding) bool {
	for _, c := range security {
		if strings.HasSuffix(c.System, "v3-Confidentiality") && c.Code != "U" {
			return true
		}
	}
	for _, c := range security {
		if strings.HasSuffix(c.System, "v3-Confidentiality") && c.Code == "U" {
			return false
		}
	}
	return true
}

// restricted keeps of what is held what the banner of a sensitive person shows.
func restricted(d care.Demographics) care.Demographics {
	d.Known, d.Addresses, d.Practices = nil, nil, nil
	d.Details = slices.DeleteFunc(d.Details, func(x care.Detail) bool {
		return !slices.Contains([]string{"name", "born", "gender", "nhs", "died"}, x.Field)
	})
	return d
}

func died(p *care.Person, v patient.Core, born string, now time.Time) {
	if v.DeceasedDateTime == "" && !v.DeceasedBoolean {
		p.Age = care.Age(born, now)
		return
	}
	p.Deceased = true
	m := care.ParseMoment(v.DeceasedDateTime)
	p.Died = m.Text()
	if m.Known() {
		p.AgeAtEnd = care.Age(born, m.Time())
	}
	status := fhir.Find(v.Extension, "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeathNotificationStatus")
	code := ""
	if status != nil {
		for _, x := range status.Extension {
			for _, c := range x.ValueCodeableConcept.Coding {
				code = c.Code
			}
		}
	}
	switch {
	case p.Died == "":
		p.Died = "Date not recorded"
	case code != "1" && code != "2":
		p.Died += " (death status uncertain)"
	}
}

// name takes the usual name; a nickname becomes the preferred name.
func name(list []fhir.HumanName, now time.Time) care.Name {
	var out care.Name
	best := -1
	for _, n := range list {
		if outside(n.Period, now) {
			continue
		}
		if n.Use == "nickname" {
			out.Preferred = strings.Join(n.Given, " ")
			continue
		}
		rank := map[string]int{"usual": 3, "official": 2, "": 1}[n.Use]
		if rank > best {
			best = rank
			out.Family, out.Given, out.Title = strings.ToUpper(n.Family), strings.Join(n.Given, " "), strings.Join(n.Prefix, " ")
			if n.Family == "" && len(n.Given) == 0 {
				out.Family = n.Text
			}
		}
	}
	return out
}

// address chooses the one to show: temporary while it lasts, else home.
func address(list []fhir.Address, now time.Time) string {
	best, at := "", -1
	for _, a := range list {
		if outside(a.Period, now) {
			continue
		}
		rank := map[string]int{"temp": 2, "home": 1}[a.Use]
		if rank <= at {
			continue
		}
		parts := append([]string{}, a.Line...)
		parts = append(parts, a.City, a.District, strings.ToUpper(a.PostalCode))
		if s := joined(parts); s != "" {
			best, at = s, rank
		}
	}
	return best
}

func contacts(p *care.Person, list []fhir.ContactPoint, now time.Time) {
	for _, use := range []string{"home", "work", "mobile", ""} {
		for _, c := range list {
			if c.Use != use && (use != "" || c.Use == "home" || c.Use == "work" || c.Use == "mobile") || outside(c.Period, now) || c.Value == "" {
				continue
			}
			switch c.System {
			case "phone":
				p.Phones = append(p.Phones, care.Phone{Use: map[string]string{"home": "Home", "work": "Work", "mobile": "Mobile"}[c.Use], Number: c.Value})
			case "email":
				p.Emails = append(p.Emails, c.Value)
			}
		}
	}
}

// outside tells of a period that is over or has not begun.
func outside(p fhir.Period, now time.Time) bool {
	m := care.ParseMoment(p.Start)
	return over(p, now) || m.Known() && m.Time().After(now)
}

func over(p fhir.Period, now time.Time) bool {
	m := care.ParseMoment(p.End)
	return m.Known() && m.Time().Before(now.AddDate(0, 0, -1))
}

func gender(code string) string {
	switch code {
	case "male":
		return "Male"
	case "female":
		return "Female"
	case "other":
		return "Other specific"
	case "unknown":
		return "Not known"
	}
	return "Not specified"
}

func joined(parts []string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}

func itoa(n int) string { return strconv.Itoa(n) }
