package cast

import (
	"encoding/json"
	"strings"
	"time"
)

// Medicine is a medicine somebody takes, took, or must not take. A GP practice
// writes it as statement, plan and orders; a trust as one statement.
type Medicine struct {
	Term     string // dm+d display with a code, or "~words"
	Text     string // the full product name where the code is only a moiety
	Dose     string // exactly as sent
	PRN      bool
	Quantity string // as text: "56 tablet"
	Kind     string // repeat (default), acute, discharge, inpatient, community
	Start    string
	End      string
	Last     string // last issued
	Issues   int    // orders to write, 28 days apart, ending at Last
	Every    int    // days between issues, default 28
	Status   string // default active
	Reason   string // why stopped
	Change   string // amended, added, on-hold with ChangeSay
	Changed  string // when
	ChangeBy string // what was changed, in words
	NotTaken bool
	Route    string
	Review   string
	By       string
	Note     string
	Labels   []string
	Hospital bool // prescribed by another organisation
}

func (m Medicine) put(d *desk) {
	if d.partner.House == "gp" {
		m.practice(d)
		return
	}
	s := m.statement(d)
	s["medicationCodeableConcept"] = m.concept(d)
	kinds := map[string]object{
		"discharge": coded(ukCodes+"MedicationStatementCategory", "discharge", "Discharge"),
		"inpatient": coded(hl7+"medication-statement-category", "inpatient", "Inpatient"),
	}
	s["category"] = coded(hl7+"medication-statement-category", "community", "Community")
	if k, ok := kinds[m.Kind]; ok {
		s["category"] = k
	}
	d.save(s)
}

func (m Medicine) concept(d *desk) object { return d.term(m.Term, m.Text, "vmp", "amp", "vtm") }

// statement is what both houses write.
func (m Medicine) statement(d *desk) object {
	o := d.begin("MedicationStatement", orElse(m.Changed, orElse(m.Last, orElse(m.End, m.Start))), m.Labels...)
	o["subject"] = d.subject()
	o["status"] = orElse(m.Status, "active")
	if m.NotTaken {
		o["status"] = "not-taken"
	}
	if m.Reason != "" {
		o["statusReason"] = list{object{"text": m.Reason}}
	}
	if m.Start != "" || m.End != "" {
		period := object{}
		if m.Start != "" {
			period["start"] = d.region.cal.Date(m.Start)
		}
		if m.End != "" {
			period["end"] = d.region.cal.Date(m.End)
		}
		o["effectivePeriod"] = period
	}
	if at := orElse(m.Changed, m.Start); len(at) >= 10 {
		o["dateAsserted"] = d.region.cal.Date(at)
	}
	d.by(o, "informationSource", m.By)
	if dosage := m.dosage(d); dosage != nil {
		o["dosage"] = list{dosage}
	}
	var ext list
	if m.Last != "" {
		ext = append(ext, extension(ukCore+"MedicationStatementLastIssueDate", "valueDateTime", d.region.cal.Date(m.Last)))
	}
	if d.partner.House == "gp" {
		code, display := "prescribed-at-gp-practice", "Prescribed at GP practice"
		if m.Hospital {
			code, display = "prescribed-by-another-organisation", "Prescribed by another organisation"
		}
		ext = append(ext, extension(ukCore+"MedicationPrescribingOrganizationType", "valueCodeableConcept", coded(ukCodes+"MedicationPrescribingOrganizationType", code, display)))
	}
	if m.Change != "" {
		parts := list{extension("status", "valueCoding", object{"system": ukCodes + "MedicationChangeStatus", "code": m.Change})}
		if m.ChangeBy != "" {
			parts = append(parts, extension("detailsOfAmendment", "valueString", m.ChangeBy))
		}
		if m.Changed != "" {
			parts = append(parts, extension("dateChanged", "valueDateTime", d.region.cal.Date(m.Changed)))
		}
		ext = append(ext, object{"url": ukCore + "MedicationChangeSummary", "extension": parts})
	}
	if ext != nil {
		o["extension"] = ext
	}
	d.notes(o, "medications", m.Note)
	return o
}

func (m Medicine) dosage(d *desk) object {
	if m.Dose == "" {
		return nil
	}
	o := object{"text": m.Dose}
	if m.PRN {
		o["asNeededBoolean"] = true
	}
	if m.Route != "" {
		o["route"] = d.term(m.Route, "", "dosage")
	}
	return o
}

// practice writes statement, plan and orders, all pointing at one Medication.
func (m Medicine) practice(d *desk) {
	drug := d.begin("Medication", "2024-07-01")
	drug["code"] = m.concept(d)
	d.authors = d.authors[:len(d.authors)-1] // a product is nobody's record
	if err := d.region.sinks[d.partner.Key].Put(marshal(drug), ""); err != nil {
		d.fail("%v", err)
	}
	medication := object{"reference": "Medication/" + drug["id"].(string)}
	plan := m.request(d, "plan", m.Start, medication)
	planRef := "MedicationRequest/" + plan["id"].(string)
	s := m.statement(d)
	s["medicationReference"] = medication
	s["basedOn"] = list{object{"reference": planRef}}
	d.save(s)
	d.save(plan)
	for _, issued := range m.issues() {
		o := m.request(d, "order", issued, medication)
		o["basedOn"] = list{object{"reference": planRef}}
		o["status"] = "completed"
		d.save(o)
	}
}

func (m Medicine) request(d *desk, intent, at string, medication object) object {
	updated := at
	if intent == "plan" {
		updated = orElse(m.Last, at)
	}
	o := d.begin("MedicationRequest", updated, m.Labels...)
	o["status"] = orElse(m.Status, "active")
	if o["status"] == "not-taken" || o["status"] == "unknown" {
		o["status"] = "active"
	}
	o["intent"] = intent
	o["subject"] = d.subject()
	o["medicationReference"] = medication
	if at != "" {
		o["authoredOn"] = d.region.cal.Date(at)
	}
	d.by(o, "requester", m.By)
	if dosage := m.dosage(d); dosage != nil {
		o["dosageInstruction"] = list{dosage}
	}
	kind := orElse(m.Kind, "repeat")
	o["courseOfTherapyType"] = coded(ukCodes+"PrescriptionType", kind, strings.ToUpper(kind[:1])+kind[1:])
	if m.Reason != "" {
		o["statusReason"] = object{"text": m.Reason}
	}
	supply := object{}
	if m.Quantity != "" {
		value, unit, _ := strings.Cut(m.Quantity, " ")
		supply["quantity"] = object{"value": json.Number(value), "unit": unit}
	}
	if intent == "plan" && (m.Start != "" || m.End != "") {
		period := object{}
		if m.Start != "" {
			period["start"] = d.region.cal.Date(m.Start)
		}
		if m.End != "" {
			period["end"] = d.region.cal.Date(m.End)
		}
		supply["validityPeriod"] = period
	}
	if len(supply) > 0 {
		o["dispenseRequest"] = supply
	}
	if intent == "plan" && kind == "repeat" {
		parts := list{}
		if m.Issues > 0 {
			parts = append(parts, extension("numberOfPrescriptionsIssued", "valueUnsignedInt", m.Issues))
		}
		if m.Review != "" {
			parts = append(parts, extension("authorisationExpiryDate", "valueDateTime", d.region.cal.Date(m.Review)))
		}
		if len(parts) > 0 {
			o["extension"] = list{object{"url": ukCore + "MedicationRepeatInformation", "extension": parts}}
		}
	}
	return o
}

// issues gives the story dates of the orders, oldest first.
func (m Medicine) issues() []string {
	if m.Last == "" || len(m.Last) < 10 {
		return nil
	}
	every := m.Every
	if every == 0 {
		every = 28
	}
	last := mustDay(m.Last[:10])
	var all []string
	for i := max(m.Issues, 1) - 1; i >= 0; i-- {
		at := last.AddDate(0, 0, -every*i)
		for at.Weekday() == time.Saturday || at.Weekday() == time.Sunday {
			at = at.AddDate(0, 0, -1)
		}
		if story := at.Format(time.DateOnly); story >= m.Start[:min(len(m.Start), 10)] {
			all = append(all, story)
		}
	}
	return all
}
