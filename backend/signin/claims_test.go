package signin

import (
	"encoding/json"
	"strings"
	"testing"

	"shcr/backend/care"
)

// asSent reads claims as JSON has them.
func asSent(t *testing.T, text string) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal([]byte(text), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// D15: a preset names every claim, and a name of the region's own goes before it.
func TestD15_PresetsAndOwnNames(t *testing.T) {
	cis2 := `{"name":"N","nhsid_user_orgs":[{"org_code":"RZ8","org_name":"Saltmarsh"},{"org_code":"NZ7","org_name":"Northgate"}],
		"nhsid_nrbac_roles":[{"person_roleid":"1","org_code":"RZ8","role_name":"\"Clinical\":\"Clinical Provision\":\"Consultant\"","role_code":"S0010:G0020:R0050"},
		{"person_roleid":"2","org_code":"NZ7","role_name":"Sessional GP","role_code":"R6300"}, "nonsense", 7]`
	for title, c := range map[string]struct {
		names ClaimNames
		text  string
		want  string // profile|code|name|ods|organisation of each
	}{
		"broker, one role":              {ClaimNames{Preset: "broker"}, `{"name":"N","org_ods":"RZ9","org_name":"E","role_profile_id":"1","role_code":"R0050","role_name":"C"}`, "1|R0050|C|RZ9|E"},
		"broker, no role":               {ClaimNames{Preset: "broker"}, `{"name":"N","org_ods":"RZ6","org_name":"Northshore"}`, "|||RZ6|Northshore"},
		"broker, two":                   {ClaimNames{Preset: "broker"}, `{"name":"N","roles":[{"role_profile_id":"1","role_code":"R0050","org_ods":"A","org_name":"a"},{"role_profile_id":"2","role_code":"R6300","org_ods":"B","org_name":"b"}]}`, "1|R0050|C1|A|a 2|R6300|C2|B|b"},
		"broker, flat goes before list": {ClaimNames{Preset: "broker"}, `{"name":"N","role_profile_id":"2","role_code":"R6300","roles":[{"role_profile_id":"1","role_code":"R0050"},{"role_profile_id":"2","role_code":"R6300"}]}`, "2|R6300|C2||"},
		"cis2, two":                     {ClaimNames{Preset: "cis2"}, cis2 + `}`, "1|S0010:G0020:R0050|Consultant|RZ8|Saltmarsh 2|R6300|Sessional GP|NZ7|Northgate"},
		"broker, one listed twice":      {ClaimNames{Preset: "broker"}, `{"name":"N","roles":[{"role_profile_id":"1","role_code":"R0050"},{"role_profile_id":"1","role_code":"R0050"}]}`, "1|R0050|C1||"},
		"cis2, selected":                {ClaimNames{Preset: "cis2"}, cis2 + `,"selected_roleid":"2"}`, "2|R6300|Sessional GP|NZ7|Northgate"},
		"cis2, none":                    {ClaimNames{Preset: "cis2"}, `{"name":"N","nhsid_user_orgs":[{"org_code":"RZ6","org_name":"Northshore"}]}`, "|||RZ6|Northshore"},
		"cis2, none, two organisations": {ClaimNames{Preset: "cis2"}, `{"name":"N","nhsid_user_orgs":[{"org_code":"RZ6"},{"org_code":"RZ7"}]}`, "||||"},
		"own name over the preset":      {ClaimNames{Preset: "cis2", Name: "display_name", Groups: "g"}, `{"name":"X","display_name":"N","g":["grouped"]}`, "||G||"},
		"flat names of an own shape":    {ClaimNames{Name: "n", RoleCode: "c"}, `{"n":"N","c":"R0050","role_code":"R6300"}`, "|R0050|C1||"},
	} {
		roles := []Role{{Code: "R0050", Name: "C1"}, {Code: "R6300", Name: "C2"}, {Group: "grouped", Name: "G"}}
		all, err := professionals(Config{Claims: c.names, Roles: roles}, "sub", asSent(t, c.text))
		got := []string{}
		for _, p := range all {
			if p.Name != "N" || p.Subject != "sub" {
				t.Errorf("%s: %+v", title, p)
			}
			got = append(got, strings.Join([]string{p.RoleProfile, p.RoleCode, p.RoleName, p.Organisation.ODS, p.Organisation.Name}, "|"))
		}
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q (%v)", title, strings.Join(got, " "), c.want, err)
		}
	}
	if _, err := professionals(Config{Claims: ClaimNames{Preset: "cis2"}}, "sub", asSent(t, cis2+`,"selected_roleid":"3"}`)); care.CodeOf(err) != care.CodeSignIn {
		t.Errorf("a selected role that is not listed: %v", err)
	}
	if _, err := professionals(Config{Claims: ClaimNames{Preset: "another"}}, "sub", asSent(t, `{"name":"N"}`)); err == nil {
		t.Error("an unknown preset")
	}
}

// C10: each role has its own row and nothing of another's; a row for a code and a
// group is for those with both.
func TestC10_RolesAreNeverMerged(t *testing.T) {
	c := Config{Claims: ClaimNames{Preset: "broker"}, Roles: []Role{
		{Code: "R0050", Sections: []string{"a"}, Rights: []care.Right{care.RightRestricted}},
		{Code: "R6300", Sections: []string{"b"}},
		{Code: "R0690", Sections: []string{"c"}},
		{Code: "R0690", Group: "safe", Sections: []string{"d"}, Rights: []care.Right{care.RightSafeguarding}},
		{Group: "safe", Sections: []string{"e"}},
	}}
	two, err := professionals(c, "s", asSent(t, `{"name":"N","groups":["safe"],"roles":[{"role_code":"R0050"},{"role_code":"R6300"},{"role_code":"R0690"},{"role_code":"R1"}]}`))
	if err != nil || len(two) != 4 {
		t.Fatal(err)
	}
	for i, sees := range []string{"a", "b", "d", "e"} {
		if len(two[i].Sections) != 1 || two[i].Sections[0] != sees {
			t.Errorf("role %d sees %v, want %s", i, two[i].Sections, sees)
		}
	}
	if two[0].May(care.RightSafeguarding) || !two[0].May(care.RightRestricted) || two[1].May(care.RightRestricted) || !two[2].May(care.RightSafeguarding) {
		t.Errorf("rights: %v %v %v", two[0].Rights, two[1].Rights, two[2].Rights)
	}
	alone, _ := professionals(c, "s", asSent(t, `{"name":"N","role_code":"R0690"}`))
	if alone[0].Sections[0] != "c" || alone[0].May(care.RightSafeguarding) {
		t.Errorf("without the group: %+v", alone[0])
	}
}

// C6: a stated level below what the acr values name is refused, whatever acr says.
func TestC6_AssuranceLevel(t *testing.T) {
	for _, c := range []struct {
		acr   []string
		level any
		ok    bool
	}{
		{[]string{"AAL3_ANY"}, "3", true}, {[]string{"AAL3_ANY"}, "2", false}, {[]string{"AAL3_ANY", "AAL2_OR_AAL3_ANY"}, "2", true},
		{[]string{"AAL2_OR_AAL3_ANY"}, "1", false}, {[]string{"AAL3_ANY"}, 3.0, true}, {[]string{"AAL3_ANY"}, "high", false},
		{[]string{"AAL3_ANY"}, nil, true}, {[]string{"urn:other"}, "1", true}, {[]string{"AAL"}, "1", true},
	} {
		if err := assured(c.acr, c.level); (err == nil) != c.ok {
			t.Errorf("%v with %v: %v", c.acr, c.level, err)
		}
	}
}
