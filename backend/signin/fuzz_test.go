package signin

import (
	"encoding/base64"
	"encoding/json"
	"testing"

	"shcr/backend/care/fuzztest"
)

// FuzzClaims: whatever a provider says, who signs in has a name and only rights
// that the region file gives (B1, C10).
func FuzzClaims(f *testing.F) {
	for _, s := range []string{
		`{"name":"N","org_ods":"RZ9","org_name":"E","role_profile_id":"1","role_code":"R0050","role_name":"C"}`,
		`{"name":"N","nhsid_nrbac_roles":[{"person_roleid":"1","org_code":"RZ8","role_name":"\"A\":\"B\":\"C\"","role_code":"S0010:G0020:R0050"},"x",7],"selected_roleid":"1"}`,
		`{"name":["N"],"roles":{"role_code":"R0050"},"groups":"admins"}`, `{"name":"N","roles":[null,[],{"role_code":null}]}`, `{"name":" ","groups":[1,{}]}`, `{"name":"N","authentication_assurance_level":"3"}`, `[]`,
	} {
		f.Add([]byte(s), "cis2")
		f.Add([]byte(s), "broker")
	}
	granted := Role{Code: "R0050", Sections: []string{"allergies"}}
	f.Fuzz(func(t *testing.T, text []byte, preset string) {
		defer fuzztest.Within(t)()
		var said map[string]any
		if json.Unmarshal(text, &said) != nil {
			return
		}
		all, err := professionals(Config{Claims: ClaimNames{Preset: preset}, Roles: []Role{granted}}, "subject", said)
		if err != nil {
			return
		}
		if len(all) == 0 {
			t.Error("signed in as nobody")
		}
		for _, p := range all {
			if p.Name == "" || p.Subject != "subject" || len(p.Rights) > 0 || len(p.Sections) > 1 {
				t.Errorf("%+v", p)
			}
		}
	})
}

// FuzzToken: a token in which a claim stands twice is refused, and none is handed
// to an audience that it does not name (B1).
func FuzzToken(f *testing.F) {
	for _, s := range []string{`{"aud":"RZ9"}`, `{"aud":["RZ9","RZ8"]}`, `{"aud":"RZ8","aud":"RZ9"}`, `{"aud":{"x":["RZ9"]}}`, `{"AUD":"RZ9"}`, `{}`, `"RZ9"`, ``} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		defer fuzztest.Within(t)()
		token := "h." + base64.RawURLEncoding.EncodeToString(payload) + ".s"
		if readable(token) != nil || !json.Valid(payload) {
			_ = meantFor(token, "RZ9")
			return
		}
		var said map[string]any
		if json.Unmarshal(payload, &said) != nil {
			return
		}
		names := said["aud"] == "RZ9"
		list, _ := said["aud"].([]any)
		for _, a := range list {
			names = names || a == "RZ9"
		}
		for k := range said { // encoding/json takes a name in any case
			if k != "aud" && len(k) == 3 {
				return
			}
		}
		if meantFor(token, "RZ9") == nil != names {
			t.Errorf("%s: named %v", payload, names)
		}
	})
}
