package cast

// Referral is a request for a service.
type Referral struct {
	What     string // display with a code, or "~words"
	On       string
	Status   string // default active; completed, revoked, draft, on-hold
	Priority string // routine, urgent, asap, stat
	To       string // the service asked, in words
	Reason   string
	By       string
	Note     string
	Labels   []string
}

func (f Referral) put(d *desk) {
	o := d.begin("ServiceRequest", f.On, f.Labels...)
	o["status"], o["intent"], o["subject"] = orElse(f.Status, "active"), "order", d.subject()
	o["code"] = d.term(f.What, "", "referral", "procedure", "setting")
	o["authoredOn"] = d.region.cal.Date(f.On)
	if f.Priority != "" {
		o["priority"] = f.Priority
	}
	if f.To != "" {
		o["performer"] = list{object{"display": f.To}}
	}
	if f.Reason != "" {
		o["reasonCode"] = list{object{"text": f.Reason}}
	}
	d.by(o, "requester", f.By)
	d.notes(o, "referrals", f.Note)
	d.save(o)
}

// Equipment is what a council has lent or ordered.
type Equipment struct {
	What   string
	On     string
	Status string // default completed
	Note   string
}

func (e Equipment) put(d *desk) {
	o := d.begin("DeviceRequest", e.On)
	o["status"], o["intent"], o["subject"] = orElse(e.Status, "completed"), "order", d.subject()
	o["codeCodeableConcept"] = object{"text": e.What}
	o["authoredOn"] = d.region.cal.Date(e.On)
	o["requester"] = d.organisation()
	d.notes(o, "social-care", e.Note)
	d.save(o)
}

// Note is a consultation as a whole, with its headings.
type Note struct {
	Title  string // display with a code, or "~words"
	On     string
	By     string
	Parts  [][2]string // heading and words
	Labels []string
}

func (n Note) put(d *desk) {
	o := d.begin("Composition", n.On, n.Labels...)
	o["status"], o["subject"] = "final", d.subject()
	o["type"] = d.term(n.Title, "", "document", "encounter")
	o["title"] = trimWords(n.Title)
	o["date"] = d.region.cal.Instant(n.On)
	if n.By != "" {
		o["author"] = list{d.staff(n.By)}
	} else {
		o["author"] = list{d.organisation()}
	}
	o["custodian"] = d.organisation()
	if ref := d.mark("notes"); ref != "" {
		o["identifier"] = object{"system": d.partner.IDs + "/note", "value": ref}
	}
	var parts list
	for _, p := range n.Parts {
		parts = append(parts, object{"title": p[0], "text": narrative(d.region.cal.Text(p[1]))})
	}
	o["section"] = parts
	d.save(o)
}

// Relative is what somebody in the family has or had.
type Relative struct {
	Code, Who string // v3-RoleCode and words: "MTH", "Mother"
	Illness   string // display with a code, or "~words"
	Age       string // at onset, in words
	Died      string // in words
	On        string // when it was recorded
}

func (f Relative) put(d *desk) {
	o := d.begin("FamilyMemberHistory", f.On)
	o["status"], o["patient"] = "completed", d.subject()
	if f.On != "" {
		o["date"] = d.region.cal.Date(f.On)
	}
	relation := object{"text": f.Who}
	if f.Code != "" {
		relation = coded(hl7+"v3-RoleCode", f.Code, f.Who)
	}
	o["relationship"] = relation
	illness := object{"code": d.term(f.Illness, "", "problem")}
	if f.Age != "" {
		illness["onsetString"] = f.Age
	}
	o["condition"] = list{illness}
	if f.Died != "" {
		o["deceasedString"] = f.Died
	}
	d.notes(o, "family-history", "")
	d.save(o)
}
