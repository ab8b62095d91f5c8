package cast

// Procedure is something done to the person.
type Procedure struct {
	Term   string
	At     string
	Site   string
	Unit   string
	By     string
	Note   string
	Labels []string
}

func (p Procedure) put(d *desk) {
	o := d.begin("Procedure", p.At, p.Labels...)
	o["status"], o["subject"] = "completed", d.subject()
	o["code"] = d.term(p.Term, "", "procedure", "problem")
	o["performedDateTime"] = d.region.cal.Date(p.At)
	if p.Site != "" {
		o["bodySite"] = list{object{"text": p.Site}}
	}
	performer := object{"actor": d.unit(p.Unit)}
	if p.By != "" {
		performer = object{"actor": d.staff(p.By), "onBehalfOf": d.unit(p.Unit)}
	}
	o["performer"] = list{performer}
	d.notes(o, "procedures", p.Note)
	d.save(o)
}
