package identity

// Professional is one invented member of staff who can be chosen on the
// sign-in page. Their claims are flat, as a regional broker would send them.
type Professional struct {
	Key          string // "U2": the value of the button on the sign-in page
	UID          string // CIS2-style user id, the sub claim
	Name         string
	Persona      string // one line for the sign-in page
	ODS          string
	Organisation string
	RoleProfile  string // "" when the person has no smartcard role
	RoleCode     string // "S0010:G0020:R0260" or an R code alone
	RoleName     string
	Groups       []string
}

// claims are what tokens and userinfo say about a professional. A person
// without a role has no role claims at all: absent, not empty.
func (p Professional) claims() map[string]any {
	c := map[string]any{"name": p.Name, "org_ods": p.ODS, "org_name": p.Organisation}
	if p.RoleCode != "" {
		c["role_profile_id"] = p.RoleProfile
		c["role_code"] = p.RoleCode
		c["role_name"] = p.RoleName
	}
	if len(p.Groups) > 0 {
		c["groups"] = p.Groups
	}
	return c
}

// Staff lists the professionals of the training region (the numbers are those
// of the whole cast; not all of them have an organisation here yet).
func Staff() []Professional {
	return []Professional{
		{Key: "U1", UID: "999000000101", Name: "Dr Samuel Okafor", Persona: "GP", ODS: "F99001", Organisation: "Fairhaven Medical Centre",
			RoleProfile: "999500000101", RoleCode: "S0010:G0020:R0260", RoleName: "General Medical Practitioner"},
		{Key: "U2", UID: "999000000102", Name: "Dr Helen Whitlock", Persona: "Consultant geriatrician on the take", ODS: "RZ9", Organisation: "Estuary Teaching Hospitals NHS Foundation Trust",
			RoleProfile: "999500000102", RoleCode: "S0010:G0020:R0050", RoleName: "Consultant"},
		{Key: "U3", UID: "999000000103", Name: "Comfort Asante", Persona: "Ward staff nurse", ODS: "RZ9", Organisation: "Estuary Teaching Hospitals NHS Foundation Trust",
			RoleProfile: "999500000103", RoleCode: "S8000:G8000:R8001", RoleName: "Nurse Access Role"},
		{Key: "U5", UID: "999000000105", Name: "Kwame Osei", Persona: "Hospital discharge social worker, no smartcard", ODS: "9X1", Organisation: "Marshland County Council",
			Groups: []string{"asc-social-worker"}},
		{Key: "U9", UID: "999000000109", Name: "Tracey Hollis", Persona: "Receptionist", ODS: "F99001", Organisation: "Fairhaven Medical Centre",
			RoleProfile: "999500000109", RoleCode: "R8009", RoleName: "Receptionist Access Role"},
		{Key: "U11", UID: "999000000111", Name: "Colin Weaver", Persona: "Signed in, but with no role at all", ODS: "RZ6", Organisation: "Northshore Community NHS Trust"},
		{Key: "U12", UID: "999000000112", Name: "Chiamaka Abara", Persona: "Community mental health nurse", ODS: "RZ8", Organisation: "Saltmarsh Mental Health Partnership NHS Trust",
			RoleProfile: "999500000112", RoleCode: "R1975", RoleName: "Community Mental Health Nurse"},
	}
}
