package identity

import "slices"

// Shape is how a client is told who signed in.
type Shape string

// Shapes of claims (decision 15): a regional broker's, flat; and those of NHS
// CIS2, where the ID token says little and userinfo holds an array of roles.
const (
	Broker Shape = "broker"
	CIS2   Shape = "cis2"
)

// idAssurance is the identity assurance level every professional has.
const idAssurance = "3"

// brokerClaims are flat for the role in force. A person with several roles, none
// of them selected, has them listed under "roles" and no flat ones; a person
// without a role has no role claims at all: absent, not empty.
func brokerClaims(p Professional, selected string) map[string]any {
	c := map[string]any{"name": p.Name}
	r, ok := p.role(selected)
	switch {
	case !ok && len(p.Roles) == 1:
		r, ok = p.Roles[0], true
	case !ok && len(p.Roles) == 0:
		c["org_ods"], c["org_name"] = p.ODS, p.Organisation
	}
	if ok {
		for k, v := range brokerRole(r) {
			c[k] = v
		}
	} else if len(p.Roles) > 1 {
		all := make([]map[string]any, len(p.Roles))
		for i, r := range p.Roles {
			all[i] = brokerRole(r)
		}
		c["roles"] = all
	}
	if p.Postcode != "" { // OpenID Connect Core §5.1.1
		c["address"] = map[string]any{"street_address": p.Street, "postal_code": p.Postcode}
	}
	if len(p.Groups) > 0 {
		c["groups"] = p.Groups
	}
	return c
}

func brokerRole(r Role) map[string]any {
	c := map[string]any{"org_ods": r.ODS, "org_name": r.Organisation, "role_profile_id": r.Profile, "role_code": r.Code, "role_name": r.Name}
	if len(r.Activities) > 0 {
		c["activities"] = codesOf(r.Activities)
	}
	return c
}

// cis2Claims are what CIS2's userinfo gives for the scopes asked.
func cis2Claims(p Professional, selected string, scopes []string) map[string]any {
	c := map[string]any{}
	asked := func(scope string) bool { return slices.Contains(scopes, scope) }
	if asked("profile") {
		c["name"], c["uid"] = p.Name, p.UID
	}
	if asked("nhsperson") {
		c["nhsid_useruid"], c["display_name"], c["idassurancelevel"] = p.UID, p.Name, idAssurance
	}
	if asked("nationalrbacaccess") {
		c["nhsid_useruid"] = p.UID
		if len(p.Roles) > 0 {
			c["nhsid_nrbac_roles"] = cis2Roles(p)
		}
	}
	if asked("associatedorgs") {
		orgs := []map[string]any{}
		for _, o := range p.employers() {
			orgs = append(orgs, map[string]any{"org_code": o.ods, "org_name": o.name})
		}
		c["nhsid_user_orgs"] = orgs
	}
	if selected != "" {
		c["selected_roleid"] = selected
	}
	return c
}

func cis2Roles(p Professional) []map[string]any {
	all := make([]map[string]any, len(p.Roles))
	for i, r := range p.Roles {
		name := r.Full
		if name == "" {
			name = r.Name
		}
		all[i] = map[string]any{"person_orgid": "9997" + r.Profile[4:], "person_roleid": r.Profile, "org_code": r.ODS, "role_name": name, "role_code": r.Code}
		if len(r.Activities) > 0 {
			names := make([]string, len(r.Activities))
			for i, a := range r.Activities {
				names[i] = a.Name
			}
			all[i]["activities"], all[i]["activity_codes"] = names, codesOf(r.Activities)
		}
	}
	return all
}

// cis2IDClaims are the few that CIS2 puts into the ID token itself.
func cis2IDClaims(selected string) map[string]any {
	c := map[string]any{"id_assurance_level": idAssurance, "authentication_assurance_level": "3"}
	if selected != "" {
		c["selected_roleid"] = selected
	}
	return c
}

// employers lists each organisation the person acts for, once.
func (p Professional) employers() []employer {
	all := []employer{}
	for _, r := range p.Roles {
		if e := (employer{r.ODS, r.Organisation}); !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	if len(all) == 0 {
		all = append(all, employer{p.ODS, p.Organisation})
	}
	return all
}

func codesOf(activities []Activity) []string {
	codes := make([]string, len(activities))
	for i, a := range activities {
		codes[i] = a.Code
	}
	return codes
}
