package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/region"
)

// everySection are the keys in the order in which the record shows them.
func everySection(t *testing.T, c *clinic, v string) (seen, hidden []string) {
	t.Helper()
	view, err := c.Record.View(v)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range view.Sections {
		if s.Hidden {
			hidden = append(hidden, s.Key)
		} else {
			seen = append(seen, s.Key)
		}
	}
	return seen, hidden
}

// M49, C10: everybody of the region in each of their roles: which sections are
// there, which rights. A section that the role may not see says so, and nobody is
// asked for it: neither a partner nor the reading of it gives anything.
func TestM49_EveryRoleOfTheRegion(t *testing.T) {
	long(t)
	const all = "alerts allergies problems medications results observations procedures immunisations appointments referrals care-plans encounters notes documents social-care care-network family-history"
	const social = "alerts allergies appointments documents social-care care-network"
	for user, want := range map[string]struct{ sections, rights string }{
		"U1": {all, "direct-access restricted emergency onward"}, "U2": {all, "direct-access restricted onward"}, "U3": {all, "direct-access onward"},
		"U4": {"alerts allergies problems medications observations procedures care-plans encounters documents social-care care-network", "direct-access emergency"},
		"U5": {social, "direct-access"}, "U6": {social, "direct-access safeguarding public-protection"},
		"U7": {social, "direct-access safeguarding public-protection mental-health-legal"},
		"U8": {"", "audit-reports"}, "U9": {"appointments", "direct-access"}, "U11": {"", ""},
		"U12": {all, "direct-access restricted onward"}, "U13": {all, "direct-access safeguarding fgm"},
	} {
		t.Run(user, func(t *testing.T) {
			c := open(t, user)
			who := c.Session.Status().Professional
			if got := strings.Trim(fmt.Sprint(who.Rights), "[]"); got != want.rights {
				t.Errorf("rights %q, want %q", got, want.rights)
			}
			if !who.May(care.RightDirectAccess) {
				if _, err := c.People.Search(app.SearchForm{NHSNumber: amina}); app.ProblemOf(err).Code != string(care.CodeNoRole) {
					t.Errorf("searches: %v", err)
				}
				if _, err := c.Record.Open(amina, "treatment", ""); app.ProblemOf(err).Code != string(care.CodeNoRole) {
					t.Errorf("opens: %v", err)
				}
				if _, err := c.Reports.Run(app.ReportForm{By: "me"}); err != nil { // their own access is for all
					t.Errorf("own access: %s", say(err))
				}
				if who.Denied == "" {
					t.Error("is not told why")
				}
				return
			}
			v := c.opened(t, amina)
			seen, hidden := everySection(t, c, v.Record)
			sorted := strings.Fields(want.sections)
			slices.Sort(sorted)
			slices.Sort(seen)
			if !slices.Equal(seen, sorted) {
				t.Errorf("sees %v, want %v", seen, sorted)
			}
			for _, key := range hidden {
				s := c.section(t, v, key)
				if len(s.Entries) > 0 {
					t.Errorf("%s: %d rows", key, len(s.Entries))
				}
				for _, a := range s.Answers {
					if a.State != care.StateNotAsked || a.Why != care.WhyRole || a.Say == "" {
						t.Errorf("%s: %s: %s %s %q", key, a.ODS, a.State, a.Why, a.Say)
					}
				}
			}
			if _, err := c.Reports.Run(app.ReportForm{By: "person", Person: amina}); app.ProblemOf(err).Code != string(care.CodeNoRole) {
				t.Errorf("reports: %v", err)
			}
		})
	}
}

// C10: deny by default. A role that the file does not know sees nothing but its own
// access, whatever the region shares; a row without rights or sections gives none.
func TestC10_AnUnknownRoleSeesNothing(t *testing.T) {
	for what, c := range map[string]struct {
		tune   func(*region.Region)
		denied string
	}{
		"no row for the code":      {func(r *region.Region) { r.Roles = r.Roles[1:2]; r.Roles[0].Code = "R9999" }, "no-role"},
		"only in another place":    {func(r *region.Region) { only(r, "R0260").Organisations = []string{"F99002"} }, "no-role"},
		"a row that gives nothing": {func(r *region.Region) { w := only(r, "R0260"); w.Rights, w.Sections = nil, nil }, "role"},
		"a limit of nothing":       {func(r *region.Region) { r.Limits = []region.Limit{{Organisation: "F99001"}} }, "role"},
		"not nominated":            {func(r *region.Region) { r.Nominated.Groups = []string{"nominated"} }, "not-nominated"},
		"no direct access at all":  {func(r *region.Region) { r.Policy.DirectAccess = false }, "region"},
	} {
		t.Run(what, func(t *testing.T) {
			clinic := with(t, "U1", c.tune)
			who := clinic.Session.Status().Professional
			if who.Denied != c.denied || who.May(care.RightDirectAccess) || c.denied == "no-role" && len(who.Sections)+len(who.Rights) > 0 {
				t.Errorf("%+v", who)
			}
			if _, err := clinic.People.Search(app.SearchForm{NHSNumber: amina}); app.ProblemOf(err).Code != string(care.CodeNoRole) {
				t.Errorf("searches: %v", err)
			}
			if _, err := clinic.Record.Open(amina, "treatment", ""); app.ProblemOf(err).Code != string(care.CodeNoRole) {
				t.Errorf("opens: %v", err)
			}
			if _, err := clinic.Reports.Run(app.ReportForm{By: "staff", Staff: "1"}); app.ProblemOf(err).Code != string(care.CodeNoRole) {
				t.Errorf("reports: %v", err)
			}
			if v, err := clinic.Reports.Run(app.ReportForm{By: "me"}); err != nil || v.Total == 0 {
				t.Errorf("own access: %d %s", v.Total, say(err))
			}
		})
	}
}

// only leaves one role in the file.
func only(r *region.Region, code string) *region.Role {
	i := slices.IndexFunc(r.Roles, func(x region.Role) bool { return x.Code == code })
	r.Roles = r.Roles[i : i+1]
	return &r.Roles[0]
}

// M50: a limit of an organisation takes sections away from a role that has them
// elsewhere, and they are not fetched.
func TestM50_NeverMoreThanTheOrganisationGives(t *testing.T) {
	c := with(t, "U1", func(r *region.Region) {
		r.Limits = []region.Limit{{Organisation: "F99001", Sections: []string{"allergies", "medications"}, Rights: []care.Right{care.RightDirectAccess, care.RightAuditReports}}}
	})
	who := c.Session.Status().Professional
	if !slices.Equal(who.Rights, []care.Right{care.RightDirectAccess}) {
		t.Errorf("%v", who.Rights)
	}
	v := c.opened(t, amina)
	if seen, _ := everySection(t, c, v.Record); len(seen) != 2 || len(c.section(t, v, care.Results).Entries) > 0 || len(c.section(t, v, care.Medications).Entries) == 0 {
		t.Errorf("sees %v", seen)
	}
}
