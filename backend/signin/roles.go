package signin

import (
	"slices"
	"strings"

	"shcr/backend/care"
)

// Role is a row of the region file: a job role code, a provider's group, or both
// together, with what it may see and do.
type Role struct {
	Code, Group, Name string
	Sections          []string
	Rights            []care.Right
}

// grant finds the one row in force: by the R part of a national role code
// ("S0010:G0020:R0260") with a group, else by the code, else by a group. Rows
// are never merged, and a role's display name decides nothing.
func grant(roles []Role, code string, groups []string) (Role, bool) {
	job := code[strings.LastIndex(code, ":")+1:]
	coded := func(r Role) bool { return r.Code != "" && r.Code == job }
	grouped := func(r Role) bool { return r.Group != "" && slices.Contains(groups, r.Group) }
	for _, fits := range []func(Role) bool{
		func(r Role) bool { return coded(r) && grouped(r) },
		func(r Role) bool { return coded(r) && r.Group == "" },
		func(r Role) bool { return r.Code == "" && grouped(r) },
	} {
		if i := slices.IndexFunc(roles, fits); i >= 0 {
			return roles[i], true
		}
	}
	return Role{}, false
}
