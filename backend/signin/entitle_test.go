package signin

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shcr/backend/care"
)

// C10, M49, M50, M159: who gets what. Each line is a user's claims and what comes
// of them, as sections / rights / why there is no direct access.
func TestC10_WhoGetsWhat(t *testing.T) {
	c := Config{Claims: ClaimNames{Preset: "broker"}, Roles: []Role{
		{Code: "R0260", Name: "GP", Sections: []string{"alerts", "results", "notes"}, Rights: []care.Right{care.RightDirectAccess, care.RightRestricted, care.RightEmergency}},
		{Code: "R8009", Name: "Receptionist", Sections: []string{"appointments"}},
		{Code: "R8001", Name: "Nurse", Organisations: []string{"RZ9"}, Sections: []string{"results"}, Rights: []care.Right{care.RightDirectAccess}},
		{Code: "R8001", Name: "Nurse elsewhere", Sections: []string{"alerts"}},
		{Group: "social-workers", Organisations: []string{"9X1"}, Name: "Social worker", Sections: []string{"alerts", "social-care"}, Rights: []care.Right{care.RightDirectAccess, care.RightSafeguarding}},
	}, Limits: []Limit{
		{Organisation: "F99002", Sections: []string{"alerts", "results", "documents"}, Rights: []care.Right{care.RightDirectAccess, care.RightAuditReports}},
		{Organisation: "F99003"},
	}}
	nominated := c
	nominated.Nominated = Nominated{Groups: []string{"nominated"}, Users: []string{"named"}, Claims: map[string]string{"shcr_direct": "true"}}
	gp := func(more string) string {
		return `{"name":"N","org_ods":"F99001","role_code":"S0010:G0020:R0260"` + more + `}`
	}
	for _, x := range []struct {
		config Config
		user   string
		said   string
		want   string
	}{
		{c, "u", gp(""), "alerts results notes / direct-access restricted emergency / "},
		{c, "u", `{"name":"N","org_ods":"F99002","role_code":"R0260"}`, "alerts results / direct-access / "},
		{c, "u", `{"name":"N","org_ods":"F99003","role_code":"R0260"}`, " /  / role"},
		{c, "u", `{"name":"N","org_ods":"F99001","role_code":"R8009"}`, "appointments /  / role"},
		{c, "u", `{"name":"N","org_ods":"RZ9","role_code":"R8001"}`, "results / direct-access / "},
		{c, "u", `{"name":"N","org_ods":"RZ8","role_code":"R8001"}`, "alerts /  / role"},
		{c, "u", `{"name":"N","role_code":"R8001"}`, "alerts /  / role"},
		{c, "u", `{"name":"N","org_ods":"9X1","groups":["social-workers"]}`, "alerts social-care / direct-access safeguarding / "},
		{c, "u", `{"name":"N","org_ods":"9X2","groups":["social-workers"]}`, " /  / no-role"},
		{c, "u", `{"name":"N","groups":["social-workers"]}`, " /  / no-role"},
		{c, "u", `{"name":"N","org_ods":"9X1","groups":["Social-Workers"]}`, " /  / no-role"},
		{c, "u", `{"name":"N","org_ods":"9X1","groups":"social-workers"}`, " /  / no-role"},
		{c, "u", `{"name":"N","org_ods":"9X1"}`, " /  / no-role"},
		{c, "u", `{"name":"N","org_ods":"9X1","role_code":"R9999"}`, " /  / no-role"},
		{c, "u", `{"name":"N","org_ods":"9X1","role_code":"r0260"}`, " /  / no-role"},
		{c, "u", `{"name":"N","org_ods":"9X1","role_code":"R0260 "}`, "alerts results notes / direct-access restricted emergency / "},
		{c, "u", `{"name":"N","org_ods":"9X1","role_code":"R0260:R1"}`, " /  / no-role"},
		{c, "u", `{"name":"N","org_ods":"9X1","role_name":"General Medical Practitioner","activities":["B0360","B1611"]}`, " /  / no-role"},

		{nominated, "u", gp(""), "alerts results notes / restricted emergency / not-nominated"},
		{nominated, "named", gp(""), "alerts results notes / direct-access restricted emergency / "},
		{nominated, "Named", gp(""), "alerts results notes / restricted emergency / not-nominated"},
		{nominated, "u", gp(`,"groups":["x","nominated"]`), "alerts results notes / direct-access restricted emergency / "},
		{nominated, "u", gp(`,"shcr_direct":true`), "alerts results notes / direct-access restricted emergency / "},
		{nominated, "u", gp(`,"shcr_direct":"true"`), "alerts results notes / direct-access restricted emergency / "},
		{nominated, "u", gp(`,"shcr_direct":["a","true"]`), "alerts results notes / direct-access restricted emergency / "},
		{nominated, "u", gp(`,"shcr_direct":false`), "alerts results notes / restricted emergency / not-nominated"},
		{nominated, "u", gp(`,"shcr_direct":1`), "alerts results notes / restricted emergency / not-nominated"},
		{nominated, "named", `{"name":"N","org_ods":"F99001","role_code":"R8009"}`, "appointments /  / role"},
		{nominated, "named", `{"name":"N","org_ods":"F99001"}`, " /  / no-role"},
	} {
		all, err := professionals(x.config, x.user, asSent(t, x.said))
		if err != nil || len(all) != 1 {
			t.Errorf("%s: %v", x.said, err)
			continue
		}
		p := all[0]
		got := fmt.Sprintf("%s / %s / %s", strings.Join(p.Sections, " "), strings.Trim(fmt.Sprint(p.Rights), "[]"), p.Denied)
		if got != x.want {
			t.Errorf("%s as %s: %q, want %q", x.said, x.user, got, x.want)
		}
		if (p.Denied == "") != p.May(care.RightDirectAccess) || p.Sections == nil || p.Rights == nil {
			t.Errorf("%s: %+v", x.said, p)
		}
	}
	if first := c.Roles[0]; len(first.Rights) != 3 || len(first.Sections) != 3 || !slices.Contains(first.Sections, "notes") {
		t.Errorf("one user's limit changed the row of all: %+v", first)
	}
}

// I1: what the provider says of the user as a private person, in its shapes.
func TestI1_TheUserAsAPrivatePerson(t *testing.T) {
	for said, want := range map[string]care.Self{
		`{"name":"N"}`: {},
		`{"name":"N","nhs_number":"999 012 3454","address":{"street_address":"2 Quay Road","locality":"Southmere","postal_code":"ZZ2 6QR"}}`: {NHSNumber: "9990123454", Address: "2 Quay Road, Southmere, ZZ2 6QR"},
		`{"name":"N","nhs_number":"999 012 3455","address":{"formatted":"2 Quay Road\r\nSouthmere\nZZ2 6QR"}}`:                               {Address: "2 Quay Road, Southmere, ZZ2 6QR"},
		`{"name":"N","nhs_number":9990123454,"address":"2 Quay Road, ZZ2 6QR"}`:                                                              {Address: "2 Quay Road, ZZ2 6QR"},
	} {
		all, err := professionals(Config{Claims: ClaimNames{Preset: "broker"}}, "s", asSent(t, said))
		if err != nil || all[0].Self != want {
			t.Errorf("%s: %+v %v", said, all, err)
		}
	}
}
