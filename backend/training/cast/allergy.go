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

// NoAllergyList is an allergy list that says nothing is recorded, which is not
// the same as none known. A GP's list says so in UK Core's code; Empty is the
// HL7 list-empty-reason code ("nilknown") another house's list gives instead.
type NoAllergyList struct{ Say, Empty string }

func (n NoAllergyList) put(d *desk) { d.noneSay, d.noneWhy = n.Say, n.Empty }

// lists writes the GP's allergy list: the only list the sections ask for.
// Other houses keep none, unless their story gives an empty one.
func (d *desk) lists() {
	if d.partner.House != "gp" && d.noneWhy == "" {
		return
	}
	o := d.begin("List", "2026-11-16T18:30")
	o["status"], o["mode"] = "current", "snapshot"
	o["title"] = "Allergies and adverse reactions"
	o["code"] = d.term("Allergies and adverse reactions", "", "list")
	o["subject"] = d.subject()
	o["date"] = d.region.cal.Date("2026-11-16T18:30")
	o["orderedBy"] = coded(hl7+"list-order", "event-date", "")
	if d.noneSay != "" && len(d.allergy) == 0 {
		o["emptyReason"] = coded(ukCodes+"ListEmptyReasonCode", "no-content-recorded", "No content recorded")
		if d.noneWhy != "" {
			o["emptyReason"] = coded(hl7+"list-empty-reason", d.noneWhy, "")
		}
		o["note"] = list{object{"text": d.remark("allergies", d.noneSay)}}
	}
	var entries list
	for _, a := range d.allergy {
		e := object{"item": object{"reference": a.ref}}
		if len(a.date) >= 10 {
			e["date"] = d.region.cal.Date(a.date)
		}
		entries = append(entries, e)
	}
	if entries != nil {
		o["entry"] = entries
	}
	if entries != nil || d.noneSay != "" {
		d.save(o)
	}
}
