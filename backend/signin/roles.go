package signin

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/samber/lo"

	"shcr/backend/care"
)

// ClaimNames says which claim holds which fact.
type ClaimNames struct {
	Name, OrganisationODS, OrganisationName, RoleProfile, RoleCode, RoleName, Groups string
}

// Role is a row of the region file: a job role code, or a provider's group, with
// what it may see and do.
type Role struct {
	Code, Group, Name string
	Sections          []string
	Rights            []care.Right
}

// professional reads the claims (userinfo first, then the ID token) and grants
// what the region file gives that role. The role's display name decides nothing.
func professional(c Config, subject string, sources ...map[string]any) (care.Professional, error) {
	get := func(name string) any {
		for _, s := range sources {
			if v, ok := s[name]; ok && name != "" {
				return v
			}
		}
		return nil
	}
	text := func(name string) string { s, _ := get(name).(string); return s }
	p := care.Professional{
		Subject: subject, Name: text(c.Claims.Name),
		Organisation: care.Organisation{ODS: text(c.Claims.OrganisationODS), Name: text(c.Claims.OrganisationName)},
		RoleProfile:  text(c.Claims.RoleProfile), RoleCode: text(c.Claims.RoleCode), RoleName: text(c.Claims.RoleName),
		Rights: []care.Right{}, Sections: []string{},
	}
	if p.Name == "" {
		return p, failed("The sign-in service did not say who you are. Tell your IT helpdesk.", errors.New("no name claim"))
	}
	groups, _ := get(c.Claims.Groups).([]any)
	role, ok := grant(c.Roles, p.RoleCode, lo.FilterMap(groups, func(g any, _ int) (string, bool) { s, ok := g.(string); return s, ok }))
	if ok {
		p.Rights, p.Sections = role.Rights, role.Sections
		p.RoleName = firstOf(p.RoleName, role.Name)
	}
	return p, nil
}

// grant finds the one role in force: by the R part of a national role code
// ("S0010:G0020:R0260"), else by group. Rights of several are never merged.
func grant(roles []Role, code string, groups []string) (Role, bool) {
	job := code[strings.LastIndex(code, ":")+1:]
	for _, r := range roles {
		if r.Code != "" && r.Code == job {
			return r, true
		}
	}
	for _, r := range roles {
		if r.Group != "" && slices.Contains(groups, r.Group) {
			return r, true
		}
	}
	return Role{}, false
}

// meantFor refuses to hand out a token that does not name the audience, where
// the token is a JWT that says so; an opaque one only the holder can judge.
func meantFor(token, audience string) error {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return nil
	}
	var claims struct {
		Aud any `json:"aud"`
	}
	raw, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil || json.Unmarshal(raw, &claims) != nil {
		return nil
	}
	switch aud := claims.Aud.(type) {
	case string:
		if aud == audience {
			return nil
		}
	case []any:
		if slices.Contains(aud, any(audience)) {
			return nil
		}
	}
	return &care.Error{Code: care.CodeRefused, Op: "use token", Say: "Your sign-in is not valid for this organisation.", Err: errors.New("audience not in token")}
}
