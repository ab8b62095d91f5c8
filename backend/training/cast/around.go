package cast

// This file writes what stands around the items: the Patient, the people and
// places of a partner, and a GP's lists.

// patient writes the partner's own demographics.
func (d *desk) patient() {
	p, at := d.person, d.at.Patient
	nhs := object{"system": nhsSystem, "value": p.NHS}
	if !at.Unverified {
		nhs["extension"] = list{extension(ukCore+"NHSNumberVerificationStatus", "valueCodeableConcept",
			coded(ukCodes+"NHSNumberVerificationStatus", orElse(at.Status, "number-present-and-verified"), ""))}
	}
	o := object{
		"resourceType": "Patient", "id": d.at.ID, "active": true,
		"meta": object{"versionId": "1", "lastUpdated": d.updated("2026-11-10T08:00")},
		"identifier": list{nhs,
			object{"system": d.partner.IDs, "value": d.at.ID, "type": object{"text": d.partner.IDLabel}},
			object{"system": d.partner.IDs + "/folder", "value": d.canary("folder"), "type": object{"text": "Case note reference"}},
		},
		"gender": p.Gender, "birthDate": p.Born,
		"managingOrganization": d.organisation(),
	}
	given := p.Given
	if at.Given != nil {
		given = at.Given
	}
	name := object{"use": "official", "family": orElse(at.Family, p.Family), "given": given}
	if p.Prefix != "" {
		name["prefix"] = []string{p.Prefix}
	}
	o["name"] = list{name}
	if p.Preferred != "" && d.partner.House == "gp" {
		o["name"] = list{name, object{"use": "nickname", "given": []string{p.Preferred}}}
	}
	d.whereabouts(o)
	switch {
	case at.NoDeath || p.Died == "":
	case at.DiedFlag:
		o["deceasedBoolean"] = true
	default:
		o["deceasedDateTime"] = d.region.cal.Date(orElse(at.Died, p.Died))
	}
	if p.Twin > 0 {
		o["multipleBirthInteger"] = p.Twin
	}
	if p.GP != "" && d.partner.House != "council" && !p.Restricted {
		o["generalPractitioner"] = list{object{"type": "Organization", "identifier": object{"system": odsSystem, "value": p.GP}}}
	}
	var ext list
	if at.Ethnic != "" {
		ext = append(ext, extension(ukCore+"EthnicCategory", "valueCodeableConcept", coded(ukCodes+"EthnicCategoryEngland", at.Ethnic, "")))
	}
	if at.Religion != "" {
		ext = append(ext, extension("http://hl7.org/fhir/StructureDefinition/patient-religion", "valueCodeableConcept", object{"text": at.Religion}))
	}
	if ext != nil {
		o["extension"] = ext
	}
	if at.Marital != "" {
		o["maritalStatus"] = coded(ukCodes+"PersonMaritalStatusEngland", at.Marital, "")
	}
	d.save(o)
}

// whereabouts writes address and telephones. Partners do not apply the
// restriction of the identity service: what they send is theirs to have known.
func (d *desk) whereabouts(o object) {
	p, at := d.person, d.at.Patient
	lines, postcode := p.Lines, p.Postcode
	if at.Lines != nil {
		lines, postcode = at.Lines, at.Postcode
	}
	if len(lines) > 0 && !at.NoAddress {
		o["address"] = list{object{"use": "home", "line": lines, "postalCode": postcode}}
	}
	var telecom list
	if at.Phone != "" {
		telecom = append(telecom, object{"system": "phone", "value": at.Phone, "use": "mobile"})
	} else if !at.NoAddress {
		for use, number := range map[string]string{"home": p.Home, "mobile": p.Mobile} {
			if number != "" && (use == "home" || p.Home == "" || d.partner.House == "gp") {
				telecom = append(telecom, object{"system": "phone", "value": number, "use": use})
			}
		}
		if len(telecom) == 2 && telecom[0].(object)["use"] == "mobile" {
			telecom[0], telecom[1] = telecom[1], telecom[0]
		}
	}
	if telecom != nil {
		o["telecom"] = telecom
	}
}

// common writes a resource that all persons of a partner share, once.
func (d *desk) common(resourceType, name string, build func(o object)) object {
	if d.partner.House == "council" {
		return object{"type": resourceType, "identifier": object{"system": d.partner.IDs + "/staff", "value": d.region.hash(d.partner.Key+name, 6)}, "display": name}
	}
	key := d.partner.Key + "/" + resourceType + "/" + name
	id, ok := d.region.shared[key]
	if !ok {
		id = map[string]string{d.partner.Name: d.partner.ODS}[name]
		if id == "" {
			id = lower(d.region.hash(key, 10))
		}
		d.region.shared[key] = id
		o := object{"resourceType": resourceType, "id": id, "meta": object{"versionId": "1", "lastUpdated": d.updated("2024-07-01")}}
		build(o)
		if err := d.region.sinks[d.partner.Key].Put(marshal(o), ""); err != nil {
			d.fail("%v", err)
		}
	}
	return object{"reference": resourceType + "/" + id, "display": name}
}

// organisation refers to the partner itself.
func (d *desk) organisation() object {
	if d.partner.House == "council" {
		return object{"type": "Organization", "identifier": object{"system": odsSystem, "value": d.partner.ODS}, "display": d.partner.Name}
	}
	return d.common("Organization", d.partner.Name, func(o object) {
		o["identifier"] = list{object{"system": odsSystem, "value": d.partner.ODS}}
		o["name"] = d.partner.Name
		o["active"] = true
	})
}

// unit refers to a department or team, or to the partner when none is named.
func (d *desk) unit(name string) object {
	whole := d.organisation()
	if name == "" {
		return whole
	}
	return d.common("Organization", name, func(o object) {
		o["name"] = name
		o["partOf"] = whole
	})
}

// staff refers to a person who works there.
func (d *desk) staff(name string) object {
	return d.common("Practitioner", name, func(o object) {
		o["name"] = list{object{"text": name}}
		o["identifier"] = list{object{"system": "https://fhir.nhs.uk/Id/sds-user-id", "value": digitsOf(d.region.hash("staff/"+name, 12))}}
	})
}

func (d *desk) place(name string) object {
	return d.common("Location", name, func(o object) {
		o["name"] = name
		o["status"] = "active"
	})
}

// by sets an element to a member of staff when one is named.
func (d *desk) by(o object, element, name string) {
	if name != "" {
		o[element] = d.staff(name)
	}
}

func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// digitsOf turns letters into a made-up twelve digit staff number.
func digitsOf(s string) string {
	b := []byte(s)
	for i, c := range b {
		b[i] = '0' + c%10
	}
	copy(b, "9990")
	return string(b)
}
