package signin

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/samber/lo"

	"shcr/backend/care"
)

// ClaimNames says which claim holds which fact. Those of a role are claims of
// their own, or members of each object of the list that Roles names. Preset fills
// in what is empty.
type ClaimNames struct {
	Preset, Name                                                       string
	OrganisationODS, OrganisationName, RoleProfile, RoleCode, RoleName string
	Roles, SelectedRole, Organisations, Groups, Assurance              string
	NHSNumber, Address                                                 string // of the user as a private person
}

// presets are the shapes of claims that are known by name (decision 15;
// reference/identity.md §3 for CIS2, §8 for a regional broker).
var presets = map[string]ClaimNames{
	"broker": {Name: "name", OrganisationODS: "org_ods", OrganisationName: "org_name",
		RoleProfile: "role_profile_id", RoleCode: "role_code", RoleName: "role_name", Roles: "roles", Groups: "groups",
		NHSNumber: "nhs_number", Address: "address"},
	"cis2": {Name: "name", OrganisationODS: "org_code", OrganisationName: "org_name",
		RoleProfile: "person_roleid", RoleCode: "role_code", RoleName: "role_name", Roles: "nhsid_nrbac_roles",
		SelectedRole: "selected_roleid", Organisations: "nhsid_user_orgs", Assurance: "authentication_assurance_level"},
}

// filled puts the preset's names where none is given.
func (n ClaimNames) filled() (ClaimNames, error) {
	if n.Preset == "" {
		return n, nil
	}
	p, ok := presets[n.Preset]
	if !ok {
		return n, fmt.Errorf("no preset %q of claims", n.Preset)
	}
	or := func(own *string, preset string) {
		if *own == "" {
			*own = preset
		}
	}
	or(&n.Name, p.Name)
	or(&n.OrganisationODS, p.OrganisationODS)
	or(&n.OrganisationName, p.OrganisationName)
	or(&n.RoleProfile, p.RoleProfile)
	or(&n.RoleCode, p.RoleCode)
	or(&n.RoleName, p.RoleName)
	or(&n.Roles, p.Roles)
	or(&n.SelectedRole, p.SelectedRole)
	or(&n.Organisations, p.Organisations)
	or(&n.Groups, p.Groups)
	or(&n.Assurance, p.Assurance)
	or(&n.NHSNumber, p.NHSNumber)
	or(&n.Address, p.Address)
	return n, nil
}

// claims are what the provider said: userinfo first, then the ID token.
type claims []map[string]any

func (c claims) get(name string) any {
	for _, s := range c {
		if v, ok := s[name]; ok && name != "" {
			return v
		}
	}
	return nil
}

// list gives a claim that is a list of objects; what is no object is left out.
func (c claims) list(name string) []claims {
	all, _ := c.get(name).([]any)
	return lo.FilterMap(all, func(v any, _ int) (claims, bool) {
		m, ok := v.(map[string]any)
		return claims{m}, ok
	})
}

func (c claims) text(name string) string {
	s, _ := c.get(name).(string)
	return strings.TrimSpace(s)
}

// professionals reads who signed in, once for each role they hold, with what the
// region file gives that role. One is in force: the only one, or the one the
// provider selected. With several it is for the person to choose; their rights
// are never merged (reference/identity.md §3).
func professionals(c Config, subject string, sources ...map[string]any) ([]care.Professional, error) {
	n, err := c.Claims.filled()
	if err != nil {
		return nil, failed("The region file's claims cannot be used. Tell your IT helpdesk.", err)
	}
	said := claims(sources)
	name := said.text(n.Name)
	if name == "" {
		return nil, failed("The sign-in service did not say who you are. Tell your IT helpdesk.", errors.New("no name claim"))
	}
	if err := assured(c.ACR, said.get(n.Assurance)); err != nil {
		return nil, failed(weak, err)
	}
	groups, _ := said.get(n.Groups).([]any)
	member := lo.FilterMap(groups, func(g any, _ int) (string, bool) { s, ok := g.(string); return s, ok })
	roles := said.list(n.Roles)
	if len(roles) == 0 || said.text(n.RoleCode) != "" { // a role said flat is the one in force
		roles = []claims{said}
	}
	var all []care.Professional
	for _, role := range roles {
		p := inRole(n, role, said)
		p.Subject, p.Name, p.Self = subject, name, self(n, said)
		c.entitle(&p, member, said)
		again := func(q care.Professional) bool {
			return q.RoleProfile == p.RoleProfile && q.RoleCode == p.RoleCode && q.Organisation == p.Organisation
		}
		if !slices.ContainsFunc(all, again) { // listed twice is one choice
			all = append(all, p)
		}
	}
	if selected := said.text(n.SelectedRole); selected != "" {
		i := slices.IndexFunc(all, func(p care.Professional) bool { return p.RoleProfile == selected })
		if i < 0 {
			return nil, failed("The sign-in service selected a role that it does not list for you, so you are not signed in. Tell your IT helpdesk.", errors.New("selected role not listed"))
		}
		return all[i : i+1], nil
	}
	return all, nil
}

// self reads the user as a private person, where the provider says it. An address
// is an object (OpenID Connect Core §5.1.1), or a text.
func self(n ClaimNames, said claims) care.Self {
	number, _ := care.ParseNHSNumber(said.text(n.NHSNumber)) // none, when it is none
	at := said.text(n.Address)
	if o, ok := said.get(n.Address).(map[string]any); ok {
		parts := claims{o}
		at = strings.Join([]string{parts.text("street_address"), parts.text("locality"), parts.text("postal_code")}, ", ")
		if parts.text("street_address") == "" || parts.text("postal_code") == "" {
			at = parts.text("formatted")
		}
	}
	return care.Self{NHSNumber: number, Address: strings.Join(strings.FieldsFunc(at, func(r rune) bool { return r == '\n' || r == '\r' }), ", ")}
}

// inRole reads one role. An organisation said by code alone gets its name from
// the list of organisations; a person without a role acts for the only one there.
func inRole(n ClaimNames, role, said claims) care.Professional {
	p := care.Professional{
		Organisation: care.Organisation{ODS: role.text(n.OrganisationODS), Name: role.text(n.OrganisationName)},
		RoleProfile:  role.text(n.RoleProfile), RoleCode: role.text(n.RoleCode), RoleName: plainRole(role.text(n.RoleName)),
		Rights: []care.Right{}, Sections: []string{},
	}
	if orgs := said.list(n.Organisations); p.Organisation.Name == "" {
		for _, o := range orgs {
			ods := o.text(n.OrganisationODS)
			if ods == p.Organisation.ODS || (p.Organisation.ODS == "" && p.RoleCode == "" && len(orgs) == 1) {
				p.Organisation = care.Organisation{ODS: ods, Name: o.text(n.OrganisationName)}
			}
		}
	}
	return p
}

// plainRole takes the last part of a smartcard's role name, which reads
// "Clinical":"Clinical Provision":"Nurse Access Role" with its quotes.
func plainRole(name string) string {
	return strings.Trim(name[strings.LastIndex(name, `":"`)+1:], `":`)
}

// assured refuses a stated assurance level below the lowest that the accepted
// acr values name ("AAL2_OR_AAL3_ANY" is 2). A level that is not stated was
// vouched for by acr alone.
func assured(acr []string, level any) error {
	least := 0
	for _, value := range acr {
		for _, part := range strings.Split(value, "AAL")[1:] {
			if n, err := strconv.Atoi(part[:min(1, len(part))]); err == nil && (least == 0 || n < least) {
				least = n
			}
		}
	}
	if level == nil || least == 0 {
		return nil
	}
	if got, err := strconv.Atoi(fmt.Sprint(level)); err != nil || got < least {
		return errors.New("assurance level too low")
	}
	return nil
}
