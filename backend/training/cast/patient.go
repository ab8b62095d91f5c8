package cast

import "strings"

// This file writes a partner's own demographics. A partner knows what it was
// told: names, dates and numbers may differ from the identity service's, and
// some facts (ethnic category, religion) only partners hold (M94).

// patient writes the Patient.
func (d *desk) patient() {
	p, at := d.person, d.at.Patient
	o := object{
		"resourceType": "Patient", "id": d.at.ID, "active": at.Closed == "",
		"meta":                 object{"versionId": "1", "lastUpdated": d.updated("2026-11-10T08:00")},
		"identifier":           d.numbers(),
		"gender":               orElse(at.Gender, p.Gender),
		"birthDate":            d.region.cal.born(orElse(at.Born, p.Born)),
		"managingOrganization": d.organisation(),
	}
	d.names(o)
	d.whereabouts(o)
	switch {
	case at.NoDeath || p.Died == "":
	case at.DiedFlag:
		o["deceasedBoolean"] = true
	default:
		o["deceasedDateTime"] = d.region.cal.Date(orElse(at.Died, p.Died))
	}
	if at.BornAt != "" {
		o["_birthDate"] = object{"extension": list{extension("http://hl7.org/fhir/StructureDefinition/patient-birthTime", "valueDateTime", d.region.cal.Date(at.BornAt))}}
	}
	if p.Twin > 0 {
		o["multipleBirthInteger"] = p.Twin
	}
	if p.GP != "" && d.partner.House != "council" && (!p.Restricted || at.Lines != nil) {
		o["generalPractitioner"] = list{object{"type": "Organization", "identifier": object{"system": odsSystem, "value": p.GP}}}
	}
	if ext := d.told(); ext != nil {
		o["extension"] = ext
	}
	if at.Marital != "" {
		o["maritalStatus"] = coded(ukCodes+"PersonMaritalStatusEngland", at.Marital, "")
	}
	if at.Language != "" {
		spoken := object{"language": language(at.Language), "preferred": true}
		if at.Interprets {
			spoken["extension"] = list{extension("http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired", "valueBoolean", true)}
		}
		communication := list{spoken}
		for _, also := range at.Also {
			communication = append(communication, object{"language": language(also)})
		}
		o["communication"] = communication
	}
	d.save(o)
	for _, r := range at.Next {
		d.related(r)
	}
}

// language is a code where there is one, else words: "Dari", "Sylheti".
func language(name string) object {
	if len(name) > 3 {
		return object{"text": name}
	}
	return coded(ukCodes+"HumanLanguage", name, "")
}

// numbers are the NHS number with how far it was checked, and the partner's own.
func (d *desk) numbers() list {
	at := d.at.Patient
	own := list{
		object{"system": d.partner.IDs, "value": d.at.ID, "type": object{"text": d.partner.IDLabel}},
		object{"system": d.partner.IDs + "/folder", "value": d.canary("folder" + d.again()), "type": object{"text": "Case note reference"}},
	}
	if at.NHS == "-" {
		return own
	}
	nhs := object{"system": nhsSystem, "value": orElse(at.NHS, d.person.NHS)}
	if !at.Unverified {
		nhs["extension"] = list{extension(ukCore+"NHSNumberVerificationStatus", "valueCodeableConcept",
			coded(ukCodes+"NHSNumberVerificationStatus", orElse(at.Status, "number-present-and-verified"), ""))}
	}
	return append(list{nhs}, own...)
}

func (d *desk) names(o object) {
	p, at := d.person, d.at.Patient
	given := p.Given
	if at.Given != nil {
		given = at.Given
	}
	name := object{"use": "official", "family": orElse(at.Family, p.Family)}
	if len(given) > 0 {
		name["given"] = given
	}
	if prefix := orElse(at.Prefix, p.Prefix); prefix != "" {
		name["prefix"] = []string{prefix}
	}
	o["name"] = list{name}
	if p.Preferred != "" && d.partner.House == "gp" {
		o["name"] = list{name, object{"use": "nickname", "given": []string{p.Preferred}}}
	}
}

// told are the facts that stand in extensions.
func (d *desk) told() list {
	at := d.at.Patient
	var ext list
	if at.Ethnic != "" {
		ext = append(ext, extension(ukCore+"EthnicCategory", "valueCodeableConcept", coded(ukCodes+"EthnicCategoryEngland", at.Ethnic, "")))
	}
	if at.Religion != "" {
		ext = append(ext, extension("http://hl7.org/fhir/StructureDefinition/patient-religion", "valueCodeableConcept", object{"text": at.Religion}))
	}
	if at.Sex != "" {
		ext = append(ext, extension(ukCore+"BirthSex", "valueCodeableConcept", coded(hl7+"v3-AdministrativeGender", at.Sex, "")))
	}
	if at.Nation != "" {
		ext = append(ext, object{"url": "http://hl7.org/fhir/StructureDefinition/patient-nationality", "extension": list{extension("code", "valueCodeableConcept", object{"text": at.Nation})}})
	}
	if at.Birthplace != "" {
		ext = append(ext, extension("http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueAddress", object{"city": at.Birthplace}))
	}
	if at.Resident != "" {
		ext = append(ext, extension(ukCore+"ResidentialStatus", "valueCodeableConcept", coded(ukCodes+"ResidentialStatus", at.Resident, "")))
	}
	for _, category := range at.Overseas {
		ext = append(ext, extension(ukCore+"OverseasVisitorChargingCategory", "valueCodeableConcept", coded(ukCodes+"OverseasVisitorChargingCategory", category, "")))
	}
	if d.partner.House == "gp" {
		parts := list{}
		period := object{}
		if at.Closed != "" {
			period["end"] = d.region.cal.Date(at.Closed)
			parts = append(parts, extension("registrationPeriod", "valuePeriod", period))
		}
		if at.Temporary {
			parts = append(parts, extension("registrationType", "valueCodeableConcept", coded(ukCodes+"RegistrationType", "T", "Temporary")))
		}
		if len(parts) > 0 {
			ext = append(ext, object{"url": ukCore + "RegistrationDetails", "extension": parts})
		}
	}
	return ext
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
	telecom := list{}
	phone := func(use, number string) {
		if number != "" {
			telecom = append(telecom, object{"system": "phone", "value": number, "use": use})
		}
	}
	switch {
	case at.Phone != "":
		phone("mobile", at.Phone)
	case at.NoAddress:
	case d.partner.House == "gp":
		phone("home", p.Home)
		phone("mobile", p.Mobile)
	case p.Home != "":
		phone("home", p.Home)
	default:
		phone("mobile", p.Mobile)
	}
	if len(telecom) > 0 {
		o["telecom"] = telecom
	}
}

// related writes somebody close to the person, as this partner knows them.
func (d *desk) related(r Related) {
	updated := "2026-10-05"
	if born := d.person.Born; strings.HasPrefix(born, "T") && later(d.region.cal.Instant(born), d.region.cal.Instant(updated)) {
		updated = born // nobody is kin to a child not yet born
	}
	o := d.begin("RelatedPerson", updated)
	o["active"] = true
	o["patient"] = d.subject()
	var roles list
	for _, code := range r.Codes {
		roles = append(roles, object{"system": hl7 + "v3-RoleCode", "code": code})
	}
	relation := object{}
	if roles != nil {
		relation["coding"] = roles
	}
	if r.Relation != "" {
		relation["text"] = r.Relation
	}
	o["relationship"] = list{relation}
	name := object{"family": r.Family, "given": []string{r.Given}}
	if r.Prefix != "" {
		name["prefix"] = []string{r.Prefix}
	}
	o["name"] = list{name}
	if r.Phone != "" {
		o["telecom"] = list{object{"system": "phone", "value": r.Phone, "use": "home"}}
	}
	if c := d.mark("care-network"); c != "" {
		o["identifier"] = list{object{"system": d.partner.IDs + "/contact", "value": c}}
	}
	d.save(o)
}
