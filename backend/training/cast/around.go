package cast

// This file writes what stands around the items: the people and places of a
// partner.

// common writes a resource that all persons of a partner share, once.
func (d *desk) common(resourceType, name string, build func(o object)) object {
	if d.partner.Logical {
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
	if d.partner.Logical {
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
	if n := len(d.authors); n > 0 && d.authors[n-1] == "" {
		d.authors[n-1] = name
	}
	if d.partner.Contains {
		return object{"reference": "#" + d.contained(name), "display": name}
	}
	return d.common("Practitioner", name, func(o object) {
		o["name"] = list{object{"text": name}}
		o["identifier"] = list{object{"system": "https://fhir.nhs.uk/Id/sds-user-id", "value": digitsOf(d.region.hash("staff/"+name, 12))}}
	})
}

// contained puts a practitioner into the resource that is being written, and
// gives the id it has there.
func (d *desk) contained(name string) string {
	id := "staff-" + lower(d.region.hash("staff/"+name, 6))
	if d.inside == nil {
		d.inside = map[string]object{}
	}
	d.inside[id] = object{"resourceType": "Practitioner", "id": id, "name": list{object{"text": name}}}
	return id
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
