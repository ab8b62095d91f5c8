package cast

import "strings"

// Plan is a care plan: what is meant to be done, by whom, until when.
type Plan struct {
	Title      string
	Category   string // display with a code, or "~words"
	Status     string // default active; completed, revoked, draft, on-hold
	From, To   string
	Review     string
	By         string
	Describe   string
	Activities []string // "Daily weight", or "completed: Physiotherapy"
	Goals      []string // what the person wants, in their words
	Note       string
	Labels     []string
}

func (p Plan) put(d *desk) {
	goals := list{}
	for _, words := range p.Goals {
		g := d.begin("Goal", p.From, p.Labels...)
		g["lifecycleStatus"], g["subject"] = "active", d.subject()
		g["description"] = object{"text": words}
		g["startDate"] = d.region.cal.Date(p.From)
		goals = append(goals, object{"reference": d.save(g)})
	}
	o := d.begin("CarePlan", p.From, p.Labels...)
	o["status"], o["intent"], o["subject"] = orElse(p.Status, "active"), "plan", d.subject()
	o["title"] = p.Title
	if p.Category != "" {
		o["category"] = list{d.term(p.Category, "", "document", "flag", "end-of-life", "procedure")}
	}
	if p.Describe != "" {
		o["description"] = d.region.cal.Text(p.Describe)
	}
	o["period"] = d.period(p.From, p.To)
	o["created"] = d.region.cal.Date(p.From)
	d.by(o, "author", p.By)
	d.review(o, p.Review)
	if len(goals) > 0 {
		o["goal"] = goals
	}
	var activities list
	for _, a := range p.Activities {
		status, words, ok := strings.Cut(a, ": ")
		if !ok || strings.Contains(status, " ") {
			status, words = "in-progress", a
		}
		activities = append(activities, object{"detail": object{"status": status, "description": d.region.cal.Text(words)}})
	}
	if activities != nil {
		o["activity"] = activities
	}
	d.notes(o, "care-plans", p.Note)
	d.save(o)
}

// Decision is a decision about care that somebody made: resuscitation, an
// attorney, consent to share.
type Decision struct {
	Term   string // display with a code, or "~words"
	Text   string // the sender's own words
	On     string
	By     string
	To     string // in force until
	Review string
	Denies bool   // it refuses what the heading names
	Status string // default active; inactive when another took its place
	Labels []string
}

func (c Decision) put(d *desk) {
	o := d.begin("Consent", c.On, c.Labels...)
	o["status"] = orElse(c.Status, "active")
	scope := c.scope()
	o["scope"] = coded(hl7+"consentscope", scope[0], scope[1])
	o["patient"] = d.subject()
	o["category"] = list{d.term(c.Term, c.Text, "end-of-life", "flag", "document", "procedure", "problem")}
	o["dateTime"] = d.region.cal.Date(c.On)
	o["policyRule"] = object{"text": "As recorded on the form"}
	if c.By != "" {
		o["performer"] = list{d.staff(c.By)}
	}
	o["organization"] = list{d.organisation()}
	rule := object{}
	if c.Denies {
		rule["type"] = "deny"
	}
	if c.To != "" {
		rule["period"] = object{"end": d.region.cal.Date(c.To)}
	}
	if len(rule) > 0 {
		o["provision"] = rule
	}
	d.review(o, c.Review)
	if ref := d.mark("care-plans"); ref != "" {
		o["identifier"] = list{object{"system": d.partner.IDs + "/decision", "value": ref}}
	}
	d.save(o)
}

// scope tells a wish about treatment from who may decide, and from consent to
// share (HL7 consentscope).
func (c Decision) scope() [2]string {
	switch {
	case strings.Contains(c.Term, "share"):
		return [2]string{"patient-privacy", "Privacy Consent"}
	case strings.Contains(c.Term, "attorney"):
		return [2]string{"treatment", "Treatment"}
	}
	return [2]string{"adr", "Advanced Care Directive"}
}

// Form is a questionnaire with its answers.
type Form struct {
	Title   string
	On      string
	By      string
	Status  string // default completed
	Answers [][2]string
	Labels  []string
}

func (f Form) put(d *desk) {
	o := d.begin("QuestionnaireResponse", f.On, f.Labels...)
	o["status"], o["subject"] = orElse(f.Status, "completed"), d.subject()
	o["authored"] = d.region.cal.Instant(f.On)
	d.by(o, "author", f.By)
	if ref := d.mark("care-plans"); ref != "" {
		o["identifier"] = object{"system": d.partner.IDs + "/form", "value": ref}
	}
	questions := d.begin("Questionnaire", f.On)
	questions["status"], questions["title"] = "active", f.Title
	d.authors = d.authors[:len(d.authors)-1] // a blank form is nobody's record
	questions["id"] = "blank"
	o["contained"], o["questionnaire"] = list{questions}, "#blank"
	var answers list
	for _, a := range f.Answers {
		one := object{"linkId": lower(strings.ReplaceAll(a[0], " ", "-")), "text": a[0]}
		if a[1] != "" {
			one["answer"] = list{object{"valueString": d.region.cal.Text(a[1])}}
		}
		answers = append(answers, one)
	}
	o["item"] = answers
	d.save(o)
}

// period makes a FHIR Period of story dates; nil when there are none.
func (d *desk) period(from, to string) object {
	p := object{}
	if from != "" {
		p["start"] = d.region.cal.Date(from)
	}
	if to != "" {
		p["end"] = d.region.cal.Date(to)
	}
	if len(p) == 0 {
		return nil
	}
	return p
}

// review says by when the sender means to look again.
func (d *desk) review(o object, on string) {
	if on != "" {
		o["extension"] = list{extension("https://fhir.nhs.uk/England/StructureDefinition/Extension-England-ReviewDate", "valueDate", d.region.cal.Date(on))}
	}
}
