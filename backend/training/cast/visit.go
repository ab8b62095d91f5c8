package cast

import "strings"

// Visit is an encounter: something that happened, or is happening.
type Visit struct {
	Type    string // display with a code, or "~words"
	Class   string // AMB, IMP, EMER, HH, VR, FLD
	From    string
	To      string
	Status  string // default finished; in-progress when To is ""
	Unit    string // department
	Where   string // ward, clinic, room
	By      string
	Reason  string
	Service string // care setting display
	Method  string // admission method code
	Leave   string // discharge method code
	To2     string // discharge destination code
	Legal   string // Mental Health Act status code
	Text    string // what was written, as narrative
	Labels  []string
	NoEnd   bool
	Planned string      // the day the stay is meant to end, while it lasts
	Times   [][2]string // typed times of an ambulance call: "Call answered", "2026-10-19T04:20"
	Outcome string      // in words, as the free-text line says it: "Not conveyed"
}

func (v Visit) put(d *desk) {
	o := d.begin("Encounter", orElse(v.To, v.From), v.Labels...)
	status := v.Status
	if status == "" {
		status = "finished"
		if v.To == "" && v.NoEnd {
			status = "in-progress"
		}
	}
	o["status"] = status
	classes := map[string]string{"AMB": "ambulatory", "IMP": "inpatient encounter", "EMER": "emergency", "HH": "home health", "VR": "virtual", "FLD": "field"}
	class := orElse(v.Class, "AMB")
	o["class"] = object{"system": hl7 + "v3-ActCode", "code": class, "display": classes[class]}
	o["type"] = list{d.term(v.Type, "", "encounter")}
	o["subject"] = d.subject()
	period := object{"start": d.region.cal.Date(v.From)}
	if v.To != "" {
		period["end"] = d.region.cal.Date(v.To)
	}
	o["period"] = period
	o["serviceProvider"] = d.unit(v.Unit)
	if v.Service != "" {
		o["serviceType"] = d.term(v.Service, "", "setting")
	}
	if v.Where != "" {
		o["location"] = list{object{"location": d.place(v.Where)}}
	}
	if v.By != "" {
		o["participant"] = list{object{"individual": d.staff(v.By)}}
	}
	if v.Reason != "" {
		o["reasonCode"] = list{object{"text": v.Reason}}
	}
	if c := d.mark("encounters"); c != "" || v.Text != "" {
		text := d.region.cal.Text(v.Text)
		if c != "" {
			o["identifier"] = list{object{"system": d.partner.IDs + "/visit", "value": c}}
		}
		o["text"] = narrative(text)
	}
	stay := object{}
	var ext list
	if v.Method != "" {
		ext = append(ext, extension(ukCore+"AdmissionMethod", "valueCodeableConcept", coded(ukCodes+"AdmissionMethodEngland", v.Method, "")))
	}
	if ext != nil {
		stay["extension"] = ext
	}
	if v.Outcome != "" {
		stay["dischargeDisposition"] = object{"text": v.Outcome}
	}
	if v.To2 != "" {
		stay["dischargeDisposition"] = coded(ukCodes+"DischargeDestinationEngland", v.To2, "")
	}
	if len(stay) > 0 {
		o["hospitalization"] = stay
	}
	var own list
	if v.Leave != "" {
		own = append(own, extension(ukCore+"DischargeMethod", "valueCodeableConcept", coded(ukCodes+"DischargeMethodEngland", v.Leave, "")))
	}
	if v.Legal != "" {
		own = append(own, object{"url": ukCore + "LegalStatus", "extension": list{
			extension("legalStatusContext", "valueCodeableConcept", coded(ukCodes+"LegalStatusContext", "admission", "Admission")),
			extension("legalStatusClassification", "valueCodeableConcept", coded(ukCodes+"LegalStatusClassificationEngland", v.Legal, ""))}})
	}
	for _, t := range v.Times {
		own = append(own, object{"url": "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-TypedDateTime", "extension": list{
			extension("type", "valueCodeableConcept", object{"text": t[0]}), extension("dateTime", "valueDateTime", d.region.cal.Date(t[1]))}})
	}
	if v.Planned != "" { // R5 has an element for it; R4 carries it so
		own = append(own, extension("http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.plannedEndDate", "valueDateTime", d.region.cal.Date(v.Planned)))
	}
	if own != nil {
		o["extension"] = own
	}
	saved := d.save(o)
	if d.visits == nil {
		d.visits = map[string]string{}
	}
	d.visits[day(v.From)] = saved
}

// day is the date of a moment of the story.
func day(story string) string {
	if i := strings.LastIndex(story, "T"); i > 0 { // "T-3d" is a day as it stands
		return story[:i]
	}
	return story
}

// Booking is an appointment.
type Booking struct {
	What    string // service, display with a code or "~words"
	Start   string
	Minutes int
	Status  string // default booked
	Channel string // In-person, Telephone, Video
	Unit    string
	Where   string
	With    string
	Reason  string
	Cancel  string // why cancelled
	Comment string
	Labels  []string
}

func (b Booking) put(d *desk) {
	o := d.begin("Appointment", "2026-11-18T16:00", b.Labels...)
	o["status"] = orElse(b.Status, "booked")
	o["serviceType"] = list{d.term(b.What, "", "encounter", "setting", "procedure")}
	if clinic, ok := strings.CutPrefix(b.What, "Seen in "); ok { // a code for what was, booked for what will be
		o["description"] = strings.ToUpper(clinic[:1]) + clinic[1:]
		if clinic == "own home" {
			o["description"] = "Home visit"
		}
	}
	o["start"] = d.region.cal.Instant(b.Start)
	minutes := b.Minutes
	if minutes == 0 {
		minutes = 20
	}
	o["end"] = d.region.cal.plus(b.Start, minutes)
	o["minutesDuration"] = minutes
	participants := list{object{"actor": d.subject(), "status": "accepted"}}
	if b.With != "" {
		participants = append(participants, object{"actor": d.staff(b.With), "status": "accepted"})
	}
	if b.Where != "" {
		participants = append(participants, object{"actor": d.place(b.Where), "status": "accepted"})
	}
	if b.Unit != "" {
		service := object{"display": b.Unit}
		participants = append(participants, object{"actor": service, "status": "accepted", "type": list{object{"text": "Department"}}})
	}
	o["participant"] = participants
	if b.Channel != "" {
		o["extension"] = list{extension(ukCore+"DeliveryChannel", "valueCodeableConcept", coded(ukCodes+"DeliveryChannel", b.Channel, ""))}
	}
	if b.Reason != "" {
		o["reasonCode"] = list{object{"text": b.Reason}}
	}
	if b.Cancel != "" {
		o["cancelationReason"] = object{"text": b.Cancel}
	}
	if text := d.remark(o, "appointments", b.Comment); text != "" {
		o["comment"] = text
	}
	d.save(o)
}
