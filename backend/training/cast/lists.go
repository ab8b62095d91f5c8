package cast

import "maps"

// listTitle names the list of each section that a practice keeps one of.
var listTitle = map[string]string{
	"allergies": "Allergies and adverse reactions", "problems": "Problems", "medications": "Medications and medical devices",
	"immunisations": "Immunisations", "results": "Investigations and results", "encounters": "List of consultations", "referrals": "Outbound referral",
}

// lists writes the lists a holding has: a practice's list of allergies, and
// whichever a warning stands on.
func (d *desk) lists() {
	sections := maps.Clone(d.at.Warn)
	if sections == nil {
		sections = map[string]string{}
	}
	if len(d.allergy) > 0 || d.noneSay != "" || d.noneCode != "" {
		if _, ok := sections["allergies"]; !ok && (d.partner.House == "gp" || d.noneCode != "") {
			sections["allergies"] = ""
		}
	}
	for _, section := range inOrder(sections) {
		if listTitle[section] == "" {
			d.fail("no list for %q", section)
			continue
		}
		d.list(section, sections[section])
	}
}

func (d *desk) list(section, warning string) {
	o := d.begin("List", "2026-11-16T18:30")
	o["status"], o["mode"] = "current", "snapshot"
	o["title"] = listTitle[section]
	o["code"] = d.term(listTitle[section], "", "list")
	o["subject"] = d.subject()
	o["date"] = d.region.cal.Date("2026-11-16T18:30")
	o["orderedBy"] = coded(hl7+"list-order", "event-date", "")
	if warning != "" {
		o["extension"] = list{extension(ukCore+"ListWarningCode", "valueCode", warning)}
	}
	if section != "allergies" {
		d.save(o)
		return
	}
	if len(d.allergy) == 0 {
		switch {
		case d.noneCode != "":
			o["emptyReason"] = coded("http://terminology.hl7.org/CodeSystem/list-empty-reason", d.noneCode, "")
		case d.noneSay != "":
			o["emptyReason"] = coded(ukCodes+"ListEmptyReasonCode", "no-content-recorded", "No content recorded")
		}
		if say := d.remark(o, "allergies", d.noneSay); say != "" {
			o["note"] = list{object{"text": say}}
		}
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
	d.save(o)
}
