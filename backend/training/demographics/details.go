package demographics

// Details is what the identity service knows of a few people only. The zero
// value is nothing. Dates are as sent: FHIR dates or instants.
type Details struct {
	Version     string // versionId and ETag, default "2"
	BirthTime   string // instant of birth; in package cast the time of day ("03:42")
	UPRN, PAF   string // keys of the home address
	Temporary   *Place // where the person stays for now
	Billing     *Place // where letters go, when not home
	Emergency   string // telephone of an emergency contact; PDS keeps no name with it
	Birthplace  Birthplace
	DeathStatus string   // 1 informal, 2 formal, U removed, "-" none sent; default 2 for the dead
	DeathKnown  string   // when the status was recorded
	Removed     string   // why no longer registered: DEA EMB SCT NIT TRA ORR
	RemovedOn   string   // since when
	FormerGP    string   // ODS code of who answers for a person without a practice
	Pharmacy    string   // ODS code, nominated
	Dispenser   string   // ODS code, preferred dispenser
	Appliances  string   // ODS code, supplier of medical appliances
	Written     string   // 11 large print, 12 Braille, 13 audio tape
	Method      string   // 1 letter to 9 SMS: how the person wants to be reached
	Times       string   // when, in words
	Former      []Former // what _history and a fuzzy search also match; never sent
}

// Place is an address besides the home.
type Place struct {
	Lines       []string // premises, street, locality, town, county
	Postcode    string
	Text        string // why, of a temporary one
	From, Until string
}

// Birthplace is a town, a county and a country (ISO 3166 of three letters).
type Birthplace struct{ Town, District, Country string }

// Former is a name or postcode of the past. An empty part is the present one.
type Former struct {
	Family   string
	Given    []string
	Postcode string
}

func (p Person) version() string {
	if p.Version != "" {
		return p.Version
	}
	return "2"
}

func organisation(ods string) object {
	return object{"type": "Organization", "identifier": object{"system": odsSystem, "value": ods}}
}

// addresses lists the home, and on a read the others. Five lines stay five:
// an empty one keeps its position.
func (p Person) addresses(thin bool) list {
	var all list
	add := func(id, use string, at Place, keys list) {
		line := make(list, 0, len(at.Lines))
		for _, l := range at.Lines {
			line = append(line, l)
		}
		a := object{"id": id, "use": use, "line": line}
		set(a, "postalCode", at.Postcode)
		set(a, "text", at.Text)
		period := object{}
		set(period, "start", at.From)
		set(period, "end", at.Until)
		if len(period) > 0 {
			a["period"] = period
		}
		if keys != nil {
			a["extension"] = keys
		}
		all = append(all, a)
	}
	if p.Postcode != "" || len(p.Lines) > 0 {
		var keys list
		for _, k := range [][2]string{{"PAF", p.PAF}, {"UPRN", p.UPRN}} {
			if k[1] != "" {
				keys = append(keys, object{"url": ukCore + "AddressKey", "extension": list{
					object{"url": "type", "valueCoding": object{"system": ukCodes + "AddressKeyType", "code": k[0]}}, object{"url": "value", "valueString": k[1]}}})
			}
		}
		add("home", "home", Place{Lines: p.Lines, Postcode: p.Postcode}, keys)
	}
	if !thin && p.Temporary != nil {
		add("T1", "temp", *p.Temporary, nil)
	}
	if !thin && p.Billing != nil {
		add("B1", "billing", *p.Billing, nil)
	}
	return all
}

// death is sent with a search entry too: it decides whether a row is the right
// person.
func (p Person) death() list {
	displays := map[string]string{
		"1": "Informal - death notice received via an update from a local NHS Organisation such as GP or NHS Trust",
		"2": "Formal - death notice received from Registrar of Deaths", "U": "Removed",
	}
	status := p.DeathStatus
	if status == "" && p.Died != "" {
		status = "2"
	}
	if displays[status] == "" {
		return nil
	}
	inner := list{object{"url": "deathNotificationStatus", "valueCodeableConcept": coded(ukCodes+"DeathNotificationStatus", status, displays[status])}}
	if p.DeathKnown != "" {
		inner = append(inner, object{"url": "systemEffectiveDate", "valueDateTime": p.DeathKnown})
	}
	return list{object{"url": ukCore + "DeathNotificationStatus", "extension": inner}}
}

// extensions are what only a read gives. Those that could lead to where the
// person is are left out for a restricted person (reference/pds-fhir.md section 6).
func (p Person) extensions() list {
	var all list
	if p.Language != "" {
		all = append(all, object{"url": ukCore + "NHSCommunication", "extension": list{
			object{"url": "language", "valueCodeableConcept": coded(ukCodes+"HumanLanguage", p.Language, "")},
			object{"url": "interpreterRequired", "valueBoolean": p.Interpreter},
		}})
	}
	var wishes list
	if p.Written != "" {
		wishes = append(wishes, object{"url": "PreferredWrittenCommunicationFormat", "valueCodeableConcept": coded(ukCodes+"PreferredWrittenCommunicationFormat", p.Written, "")})
	}
	if p.Method != "" {
		wishes = append(wishes, object{"url": "PreferredContactMethod", "valueCodeableConcept": coded(ukCodes+"PreferredContactMethod", p.Method, "")})
	}
	if p.Times != "" {
		wishes = append(wishes, object{"url": "PreferredContactTimes", "valueString": p.Times})
	}
	if wishes != nil {
		all = append(all, object{"url": ukCore + "ContactPreference", "extension": wishes})
	}
	if p.Removed != "" {
		inner := list{object{"url": "removalFromRegistrationCode", "valueCodeableConcept": coded("https://fhir.nhs.uk/CodeSystem/PDS-RemovalReasonExitCode", p.Removed, "")}}
		if p.RemovedOn != "" {
			inner = append(inner, object{"url": "effectiveTime", "valuePeriod": object{"start": p.RemovedOn}})
		}
		all = append(all, object{"url": "https://fhir.nhs.uk/StructureDefinition/Extension-PDS-RemovalFromRegistration", "extension": inner})
	}
	if p.Restricted {
		return all
	}
	if p.Birthplace != (Birthplace{}) {
		at := object{}
		set(at, "city", p.Birthplace.Town)
		set(at, "district", p.Birthplace.District)
		set(at, "country", p.Birthplace.Country)
		all = append(all, object{"url": fhirBase + "patient-birthPlace", "valueAddress": at})
	}
	for _, supplier := range [][2]string{{"NominatedPharmacy", p.Pharmacy}, {"PreferredDispenserOrganization", p.Dispenser}, {"MedicalApplianceSupplier", p.Appliances}} {
		if supplier[1] != "" {
			all = append(all, object{"url": ukCore + supplier[0], "valueReference": object{"identifier": object{"system": odsSystem, "value": supplier[1]}}})
		}
	}
	return all
}

// coded gives a CodeableConcept in version 1.0.0 of a national code system.
func coded(system, code, display string) object {
	c := object{"system": system, "version": "1.0.0", "code": code}
	set(c, "display", display)
	return object{"coding": list{c}}
}
