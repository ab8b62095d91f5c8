package cast

import (
	"html"
)

// Alert is a flag: a risk, a reasonable adjustment, a programme.
type Alert struct {
	Term     string // display with a code, or "~words"
	Text     string
	Category string // "ra" for a reasonable adjustment, else words
	Group    string // England-FlagCategoryRA group
	National string // another national programme: England-FlagCategoryPatient code, besides the words
	Status   string // default active
	Start    string
	End      string
	By       string
	Note     string
	Labels   []string
}

func (a Alert) put(d *desk) {
	o := d.begin("Flag", orElse(a.End, a.Start), a.Labels...)
	o["status"] = orElse(a.Status, "active")
	o["subject"] = d.subject()
	o["code"] = d.term(a.Term, a.Text, "flag", "end-of-life", "problem")
	if a.Category == "ra" {
		codings := list{object{"system": "https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryPatient", "code": "national-reasonable-adjustment-flag"}}
		if a.Group != "" {
			codings = append(codings, object{"system": "https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryRA", "code": a.Group})
		}
		o["category"] = list{object{"coding": codings, "text": "Reasonable adjustment"}}
	} else if a.Category != "" || a.National != "" {
		category := object{}
		if a.National != "" {
			category = coded("https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryPatient", a.National, "")
		}
		if a.Category != "" {
			category["text"] = a.Category
		}
		o["category"] = list{category}
	}
	period := object{}
	if a.Start != "" {
		period["start"] = d.region.cal.Date(a.Start)
	}
	if a.End != "" {
		period["end"] = d.region.cal.Date(a.End)
	}
	if len(period) > 0 {
		o["period"] = period
	}
	if a.By != "" {
		o["author"] = d.staff(a.By)
	} else {
		o["author"] = d.organisation()
	}
	if c := d.mark("alerts"); c != "" {
		o["identifier"] = list{object{"system": d.partner.IDs + "/alert", "value": c}}
	}
	if a.Note != "" {
		o["extension"] = list{extension("https://fhir.nhs.uk/England/StructureDefinition/Extension-England-FlagNotes", "valueAnnotation", object{"text": d.region.cal.Text(a.Note)})}
	}
	d.save(o)
}

// narrative makes a FHIR narrative of plain words.
func narrative(text string) object {
	return object{"status": "generated", "div": `<div xmlns="http://www.w3.org/1999/xhtml"><p>` + html.EscapeString(text) + `</p></div>`}
}

// Team is a care team: who looks after the person.
type Team struct {
	Name    string
	From    string
	Members []Member
	Duty    string // number out of hours: mobile in CP-IS, where work is the office
	Line    Line
}

// Line is a number that a team is rung at, with when it is answered.
type Line struct {
	Role, Phone string
	Days        []string // FHIR's: "mon"
	From, To    string   // "08:00:00"
}

// member makes the line a member of the team: a role without a person.
func (l Line) member(d *desk) object {
	days := list{}
	for _, day := range l.Days {
		days = append(days, day)
	}
	if d.inside == nil {
		d.inside = map[string]object{}
	}
	d.inside["line"] = object{"resourceType": "PractitionerRole", "id": "line",
		"telecom":       list{object{"system": "phone", "value": l.Phone, "use": "work"}},
		"availableTime": list{object{"daysOfWeek": days, "availableStartTime": l.From, "availableEndTime": l.To}}}
	return object{"role": list{object{"text": l.Role}}, "member": object{"reference": "#line", "display": l.Role}}
}

// Member of a care team.
type Member struct{ Name, Role, Phone string }

func (t Team) put(d *desk) {
	o := d.begin("CareTeam", t.From)
	o["status"], o["name"], o["subject"] = "active", t.Name, d.subject()
	o["managingOrganization"] = list{d.organisation()}
	if t.From != "" {
		o["period"] = object{"start": d.region.cal.Date(t.From)}
	}
	var members, telecom list
	for _, m := range t.Members {
		members = append(members, object{"role": list{d.term(m.Role, "", "role")}, "member": d.staff(m.Name)})
		if m.Phone != "" {
			telecom = append(telecom, object{"system": "phone", "value": m.Phone, "use": "work"})
		}
	}
	if t.Duty != "" {
		telecom = append(telecom, object{"system": "phone", "value": t.Duty, "use": "mobile"})
	}
	if t.Line.Phone != "" {
		members = append(members, t.Line.member(d))
	}
	o["participant"] = members
	if telecom != nil {
		o["telecom"] = telecom
	}
	d.notes(o, "care-network", "")
	d.save(o)
}

// Package is a council's package of care.
type Package struct {
	What     string // words
	Category string // LTS-C and so on
	Status   string // default active
	From, To string
	Worker   string
}

func (p Package) put(d *desk) {
	o := d.begin("EpisodeOfCare", p.From)
	o["status"] = orElse(p.Status, "active")
	o["patient"] = d.subject()
	o["type"] = list{object{"text": p.What}}
	if p.Category != "" {
		o["extension"] = list{extension("https://fhir.interweavedigital.nhs.uk/StructureDefinition/Extension-Interweave-SocialCareServiceCategory", "valueCodeableConcept",
			coded("https://fhir.interweavedigital.nhs.uk/CodeSystem/Interweave-SocialCareServiceCategory", p.Category, ""))}
	}
	period := object{"start": d.region.cal.Date(p.From)}
	if p.To != "" {
		period["end"] = d.region.cal.Date(p.To)
	}
	o["period"] = period
	o["managingOrganization"] = d.organisation()
	if p.Worker != "" {
		o["careManager"] = d.staff(p.Worker)
	}
	if c := d.mark("social-care"); c != "" {
		o["identifier"] = list{object{"system": d.partner.IDs + "/episode", "value": c}}
	}
	d.save(o)
}

// Support is why a council gives support, as a condition with a code alone.
type Support struct {
	Code string // LDS, PS, SMC and so on
	On   string
}

func (s Support) put(d *desk) {
	o := d.begin("Condition", s.On)
	o["subject"] = d.subject()
	o["code"] = coded("https://fhir.interweavedigital.nhs.uk/CodeSystem/Interweave-SocialCareSupportReason", s.Code, "")
	o["clinicalStatus"] = coded(hl7+"condition-clinical", "active", "")
	o["recordedDate"] = d.region.cal.Date(s.On)
	d.save(o)
}

// Assessment is a council's assessment as a task.
type Assessment struct {
	What     string
	Status   string // requested, in-progress, completed
	Asked    string
	From, To string
	Note     string
}

func (a Assessment) put(d *desk) {
	o := d.begin("Task", orElse(a.To, a.Asked))
	o["status"], o["intent"], o["for"] = a.Status, "plan", d.subject()
	o["code"] = object{"text": a.What}
	o["authoredOn"] = d.region.cal.Date(a.Asked)
	period := object{}
	if a.From != "" {
		period["start"] = d.region.cal.Date(a.From)
	}
	if a.To != "" {
		period["end"] = d.region.cal.Date(a.To)
	}
	if len(period) > 0 {
		o["executionPeriod"] = period
	}
	o["owner"] = d.organisation()
	d.notes(o, "social-care", a.Note)
	d.save(o)
}

// Vaccine is an immunisation given, or not given.
type Vaccine struct {
	Term     string
	Text     string
	At       string
	When     string // in words, where no date is known: "childhood, Kabul"
	NotDone  string // reason: display with a code
	Reported bool   // not the primary source
	Lot      string
	By       string
}

func (v Vaccine) put(d *desk) {
	o := d.begin("Immunization", v.At)
	o["patient"] = d.subject()
	o["status"] = "completed"
	if v.NotDone != "" {
		o["status"] = "not-done"
		o["statusReason"] = d.term(v.NotDone, "", "immunisation")
	}
	o["vaccineCode"] = object{"text": orElse(v.Text, v.Term)}
	if v.Term != "" {
		o["extension"] = list{extension(ukCore+"VaccinationProcedure", "valueCodeableConcept", d.term(v.Term, v.Text, "immunisation"))}
	}
	if v.At != "" {
		o["occurrenceDateTime"] = d.region.cal.Date(v.At)
	} else {
		o["occurrenceString"] = v.When
	}
	o["primarySource"] = !v.Reported
	if v.Lot != "" {
		o["lotNumber"] = v.Lot
	}
	if v.By != "" {
		o["performer"] = list{object{"actor": d.staff(v.By)}}
	}
	d.notes(o, "immunisations", "")
	d.save(o)
}

// trimWords gives the words of a term that may have no code.
func trimWords(term string) string {
	if len(term) > 0 && term[0] == '~' {
		return term[1:]
	}
	return term
}
