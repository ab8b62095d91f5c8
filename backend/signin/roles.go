package signin

import (
	"cmp"
	"slices"
	"strings"

	"github.com/samber/lo"

	"shcr/backend/care"
)

// Role is a row of the region file: a job role code, a provider's group, or both
// together, in some organisations or in all, with what it may see and do.
type Role struct {
	Code, Group   string
	Organisations []string // ODS codes; none means all
	Name          string
	Sections      []string
	Rights        []care.Right
	Brief         care.BriefKind // "" leaves it to what the role sees
}

// Limit is the most that staff of one organisation get, whatever their role (M50).
type Limit struct {
	Organisation string // ODS code
	Sections     []string
	Rights       []care.Right
}

// Nominated says who of those whose role has direct access may use it (M159): who
// is in one of the groups, is one of the users, or has one of the claims. The zero
// value nominates everybody.
type Nominated struct {
	Groups, Users []string
	Claims        map[string]string
}

// entitle gives a professional what the region file gives their role in their
// organisation: no more than its limit, and direct access by nomination. Whoever
// no row fits has nothing (C10).
func (c Config) entitle(p *care.Professional, groups []string, said claims) {
	granted, ok := grant(c.Roles, p.RoleCode, p.Organisation.ODS, groups)
	if !ok {
		p.Denied = "no-role"
		return
	}
	p.RoleName = firstOf(p.RoleName, granted.Name)
	p.Rights, p.Sections = append(p.Rights, granted.Rights...), append(p.Sections, granted.Sections...) // theirs alone, not the row itself
	for _, l := range c.Limits {
		if l.Organisation == p.Organisation.ODS {
			p.Rights = lo.Intersect(p.Rights, l.Rights)
			p.Sections = lo.Intersect(p.Sections, l.Sections)
		}
	}
	p.Brief = cmp.Or(granted.Brief, p.UsualBrief())
	switch {
	case !p.May(care.RightDirectAccess):
		p.Denied = "role"
	case !c.Nominated.has(p.Subject, groups, said):
		p.Denied = "not-nominated"
		p.Rights = lo.Without(p.Rights, care.RightDirectAccess)
	}
}

func (n Nominated) has(subject string, groups []string, said claims) bool {
	if len(n.Groups)+len(n.Users)+len(n.Claims) == 0 {
		return true
	}
	for name, value := range n.Claims {
		if flagged(said.get(name), value) {
			return true
		}
	}
	return slices.Contains(n.Users, subject) || len(lo.Intersect(n.Groups, groups)) > 0
}

// flagged tells whether a claim has a value: a text, a truth, or one of a list.
func flagged(claim any, value string) bool {
	switch v := claim.(type) {
	case string:
		return v == value
	case bool:
		return v && value == "true"
	case []any:
		return slices.ContainsFunc(v, func(x any) bool { return flagged(x, value) })
	}
	return false
}

// grant finds the one row in force: by the R part of a national role code
// ("S0010:G0020:R0260") with a group, else by the code, else by a group; and of
// those that fit alike, one that names the organisation. Rows are never merged,
// and a role's display name decides nothing.
func grant(roles []Role, code, ods string, groups []string) (Role, bool) {
	job := code[strings.LastIndex(code, ":")+1:]
	coded := func(r Role) bool { return r.Code != "" && r.Code == job }
	grouped := func(r Role) bool { return r.Group != "" && slices.Contains(groups, r.Group) }
	for _, fits := range []func(Role) bool{
		func(r Role) bool { return coded(r) && grouped(r) },
		func(r Role) bool { return coded(r) && r.Group == "" },
		func(r Role) bool { return r.Code == "" && grouped(r) },
	} {
		for _, placed := range []func(Role) bool{
			func(r Role) bool { return ods != "" && slices.Contains(r.Organisations, ods) },
			func(r Role) bool { return len(r.Organisations) == 0 },
		} {
			if i := slices.IndexFunc(roles, func(r Role) bool { return fits(r) && placed(r) }); i >= 0 {
				return roles[i], true
			}
		}
	}
	return Role{}, false
}
