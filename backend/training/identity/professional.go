package identity

import "slices"

// Professional is one invented member of staff who can be chosen on the
// sign-in page.
type Professional struct {
	Key          string // "U2": the value of the button on the sign-in page
	UID          string // CIS2-style user id, the sub claim
	Name         string
	Persona      string // one line for the sign-in page
	ODS          string // who employs them
	Organisation string
	Roles        []Role   // none when the person has no smartcard role
	Groups       []string // of their employer's directory
	Street       string   // of their home, for the stop before the record of somebody who lives there
	Postcode     string
}

// Role is one national role that a professional holds in one organisation.
type Role struct {
	Profile      string // SDS role profile id, 12 digits
	ODS          string
	Organisation string
	Code         string     // "S0010:G0020:R0260" or an R code alone
	Name         string     // for display
	Full         string     // the name as a smartcard has it, where that is known
	Activities   []Activity // often none, as in life
}

// Activity is a national activity that a role carries.
type Activity struct{ Code, Name string }

// role finds a role by its profile id.
func (p Professional) role(profile string) (Role, bool) {
	i := slices.IndexFunc(p.Roles, func(r Role) bool { return profile != "" && r.Profile == profile })
	if i < 0 {
		return Role{}, false
	}
	return p.Roles[i], true
}

// Codes of national activities that the training roles carry.
var (
	viewDetailed     = Activity{"B0360", "View detailed health records"}
	viewDemographics = Activity{"B0820", "View patient demographics"}
	emergencyAccess  = Activity{"B0168", "Emergency access to the summary care record"}
	viewSensitive    = Activity{"B1611", "Access sensitive records"}
)

// Organisations that training professionals work for.
var (
	estuary    = employer{"RZ9", "Estuary Teaching Hospitals NHS Foundation Trust"}
	fairhaven  = employer{"F99001", "Fairhaven Medical Centre"}
	saltings   = employer{"F99002", "The Saltings Surgery"}
	saltmarsh  = employer{"RZ8", "Saltmarsh Mental Health Partnership NHS Trust"}
	northshore = employer{"RZ6", "Northshore Community NHS Trust"}
	eastmark   = employer{"RZ7", "Eastmark Ambulance Service NHS Trust"}
	northgate  = employer{"NZ7", "Northgate Integrated Urgent Care"}
	marshland  = employer{"9X1", "Marshland County Council"}
	southmere  = employer{"9X2", "Southmere City Council"}
	tidewell   = employer{"9X3", "Tidewell Council"}
)

type employer struct{ ods, name string }

// one makes a professional with a single role there.
func (e employer) one(key, uid, name, persona, profile, code, role string, acts ...Activity) Professional {
	return Professional{Key: key, UID: uid, Name: name, Persona: persona, ODS: e.ods, Organisation: e.name,
		Roles: []Role{e.role(profile, code, role, acts...)}}
}

func (e employer) role(profile, code, name string, acts ...Activity) Role {
	return Role{Profile: profile, ODS: e.ods, Organisation: e.name, Code: code, Name: name, Activities: acts}
}

// Staff lists the thirteen professionals of the training region, in order. U10
// holds two roles and must choose; U11 holds none; U5 has a group of the
// council's directory in place of a smartcard.
func Staff() []Professional {
	nurse := estuary.one("U3", "999000000103", "Comfort Asante", "Ward staff nurse: allergies and current medicines in seconds", "999500000103", "S8000:G8000:R8001", "Nurse Access Role")
	nurse.Roles[0].Full = `"Clinical":"Clinical Provision":"Nurse Access Role"`
	psychiatrist := saltmarsh.one("U10", "999000000110", "Dr Priya Raman", "Two roles, of which one must be chosen; as a GP, restricted items are hidden",
		"999500000110", "R0050", "Consultant (psychiatry)")
	psychiatrist.Roles = append(psychiatrist.Roles, northgate.role("999500000210", "R6300", "Sessional GP (out-of-hours)"))
	visitor := northshore.one("U13", "999000000113", "Faith Mwangi", "Health visitor and named safeguarding nurse",
		"999500000113", "R0690", "Community Practitioner")
	visitor.Groups = []string{"safeguarding-children"}
	receptionist := saltings.one("U9", "999000000109", "Tracey Hollis", "Allergies are hidden; Frederick Hollis has her name and address", "999500000109", "R8009", "Receptionist Access Role")
	receptionist.Street, receptionist.Postcode = "2 Quay Road", "ZZ2 6QR"
	return []Professional{
		fairhaven.one("U1", "999000000101", "Dr Samuel Okafor", "GP; the region has a person with his name", "999500000101", "S0010:G0020:R0260", "General Medical Practitioner",
			viewDetailed, viewDemographics, emergencyAccess, viewSensitive),
		estuary.one("U2", "999000000102", "Dr Helen Whitlock", "Geriatrician on the take: Amina Patel, Winifred Tremlett", "999500000102", "S0010:G0020:R0050", "Consultant"),
		nurse,
		eastmark.one("U4", "999000000104", "Dylan Marsh", "On the road; results are hidden", "999500000104", "R1070", "Paramedic", emergencyAccess),
		{Key: "U5", UID: "999000000105", Name: "Kwame Osei", Persona: "Hospital discharge social worker for Amina Patel",
			ODS: marshland.ods, Organisation: marshland.name, Groups: []string{"asc-social-worker"}},
		southmere.one("U6", "999000000106", "Bridget Fallon", "Social worker who also looks into safeguarding concerns",
			"999500000106", "R9570", "Senior Social Worker (Adults)"),
		tidewell.one("U7", "999000000107", "Mohan Desai", "Also Senior Social Worker (Mental Health); approved mental health professional for Dominic Castellanos",
			"999500000107", "R1340", "Approved Social Worker"),
		estuary.one("U8", "999000000108", "Anneliese Moor", "For the whole region: reports of who looked, and no clinical section",
			"999500000108", "R0001", "Privacy Officer"),
		receptionist,
		psychiatrist,
		{Key: "U11", UID: "999000000111", Name: "Colin Weaver", Persona: "Signed in, but with no role at all", ODS: northshore.ods, Organisation: northshore.name},
		saltmarsh.one("U12", "999000000112", "Chiamaka Abara", "Memory service, and on call for the community mental health team",
			"999500000112", "R1975", "Community Mental Health Nurse"),
		visitor,
	}
}
