package cast

// Problem is a condition: of a GP's problem list, or a hospital's diagnosis.
type Problem struct {
	Term         string // display with a code, or "~words"
	Text         string // the partner's own words
	Onset        string
	Ended        string
	Recorded     string
	Status       string // default active; "-" says nothing
	Verified     string // default confirmed
	Significance string // major, minor (GP)
	Diagnosis    bool   // an encounter diagnosis
	Site         string
	By           string
	Note         string
	Labels       []string
}

func (p Problem) put(d *desk) {
	o := d.begin("Condition", orElse(p.Recorded, orElse(p.Ended, p.Onset)), p.Labels...)
	o["subject"] = d.subject()
	o["code"] = d.term(p.Term, p.Text, "problem", "flag", "end-of-life", "procedure")
	category := "problem-list-item"
	if p.Diagnosis {
		category = "encounter-diagnosis"
	}
	o["category"] = list{coded(hl7+"condition-category", category, "")}
	if p.Verified != "entered-in-error" && p.Status != "-" {
		o["clinicalStatus"] = coded(hl7+"condition-clinical", orElse(p.Status, "active"), "")
	}
	o["verificationStatus"] = coded(hl7+"condition-ver-status", orElse(p.Verified, "confirmed"), "")
	if p.Significance != "" {
		o["extension"] = list{extension(ukCore+"ProblemSignificance", "valueCode", p.Significance)}
	}
	if p.Onset != "" {
		o["onsetDateTime"] = d.region.cal.Date(p.Onset)
	}
	if p.Ended != "" {
		o["abatementDateTime"] = d.region.cal.Date(p.Ended)
	}
	if at := orElse(p.Recorded, p.Onset); len(at) >= 10 {
		o["recordedDate"] = d.region.cal.Date(at)
	}
	if p.Site != "" {
		o["bodySite"] = list{object{"text": p.Site}}
	}
	d.by(o, "asserter", p.By)
	d.notes(o, "problems", p.Note)
	d.save(o)
}
