package cast

// Allergy is an allergy, an intolerance, or a statement that there is none.
type Allergy struct {
	Term       string // substance or finding with a code, or "~words"
	Text       string
	Kind       string // allergy, intolerance; "" says nothing
	Category   string // medication, food, environment
	Critical   string // low, high, unable-to-assess
	Reactions  []string
	Severity   string // mild, moderate, severe
	Onset      string
	Recorded   string
	Ended      string
	Status     string // default active
	Verified   string // default confirmed; "-" says nothing
	Identifier string // the same in two partners when one copied the other
	By         string
	Note       string
	ReactNote  string
	Labels     []string
}

func (a Allergy) put(d *desk) {
	o := d.begin("AllergyIntolerance", orElse(a.Recorded, a.Onset), a.Labels...)
	o["patient"] = d.subject()
	o["code"] = d.term(a.Term, a.Text, "allergy", "vtm")
	if a.Verified != "-" {
		o["verificationStatus"] = coded(hl7+"allergyintolerance-verification", orElse(a.Verified, "confirmed"), "")
	}
	if a.Verified != "entered-in-error" {
		o["clinicalStatus"] = coded(hl7+"allergyintolerance-clinical", orElse(a.Status, "active"), "")
	}
	if a.Kind != "" {
		o["type"] = a.Kind
	}
	if a.Category != "" {
		o["category"] = []string{a.Category}
	}
	if a.Critical != "" {
		o["criticality"] = a.Critical
	}
	if a.Onset != "" {
		o["onsetDateTime"] = d.region.cal.Date(a.Onset)
	}
	if a.Recorded != "" {
		o["recordedDate"] = d.region.cal.Date(a.Recorded)
	}
	if a.Identifier != "" {
		o["identifier"] = list{object{"system": "https://estuary.example/id/allergy", "value": a.Identifier}}
	}
	if a.Ended != "" {
		o["extension"] = list{object{"url": ukCore + "AllergyIntoleranceEnd", "extension": list{
			extension("endDate", "valueDateTime", d.region.cal.Date(a.Ended)), extension("reasonEnded", "valueString", "No longer held to be an allergy")}}}
	}
	if len(a.Reactions) > 0 {
		var manifestations list
		for _, m := range a.Reactions {
			manifestations = append(manifestations, d.term(m, "", "allergy"))
		}
		r := object{"manifestation": manifestations}
		if a.Severity != "" {
			r["severity"] = a.Severity
		}
		if a.ReactNote != "" {
			r["description"] = a.ReactNote
		}
		o["reaction"] = list{r}
	}
	d.by(o, "recorder", a.By)
	d.notes(o, "allergies", a.Note)
	ref := d.save(o)
	if a.Verified != "entered-in-error" && (a.Status == "" || a.Status == "active") {
		d.allergy = append(d.allergy, listed{ref, a.Recorded})
	}
}

// NoAllergyList is a GP's allergy list that says nothing is recorded, which is
// not the same as none known.
type NoAllergyList struct {
	Say  string
	Code string // of HL7 list-empty-reason: "nilknown", which is no clinician's word (decision 12)
}

func (n NoAllergyList) put(d *desk) { d.noneSay, d.noneCode = n.Say, n.Code }
