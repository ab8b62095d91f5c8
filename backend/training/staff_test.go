package training_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/zitadel/oidc/v3/pkg/client/rp"
	"github.com/zitadel/oidc/v3/pkg/oidc"

	"shcr/backend/training"
	"shcr/backend/training/cast"
	"shcr/backend/training/identity"
)

// The thirteen, in order, with numbers that follow it, each in an organisation
// that the region has by the name it has there.
func TestTheThirteenProfessionals(t *testing.T) {
	names := map[string]string{}
	for _, p := range cast.Partners() {
		names[p.ODS] = p.Name
	}
	at := "FAI EST EST EAM MCC SCC TWC EST SAL SMH NSC SMH NSC"
	codes := "R0260 R0050 R8001 R1070 - R9570 R1340 R0001 R8009 R0050+R6300 - R1975 R0690"
	byKey := map[string]string{}
	for _, p := range cast.Partners() {
		byKey[p.Key] = p.ODS
	}
	profiles := map[string]bool{}
	staff := identity.Staff()
	if len(staff) != 13 {
		t.Fatalf("%d", len(staff))
	}
	for i, p := range staff {
		if p.Key != fmt.Sprintf("U%d", i+1) || p.UID != fmt.Sprintf("9990000001%02d", i+1) || p.Persona == "" {
			t.Errorf("%d: %+v", i, p)
		}
		if want := byKey[strings.Fields(at)[i]]; p.ODS != want || p.Organisation != names[want] {
			t.Errorf("%s works for %s %q", p.Key, p.ODS, p.Organisation)
		}
		has := []string{}
		for _, r := range p.Roles {
			if r.Organisation != names[r.ODS] || len(r.Profile) != 12 || profiles[r.Profile] {
				t.Errorf("%s: %+v", p.Key, r)
			}
			profiles[r.Profile] = true
			has = append(has, r.Code[strings.LastIndex(r.Code, ":")+1:])
		}
		if want := strings.Fields(codes)[i]; strings.Join(has, "+") != strings.TrimPrefix(want, "-") {
			t.Errorf("%s has %v, want %s", p.Key, has, want)
		}
		if len(p.Roles) > 0 && p.Roles[0].Profile != fmt.Sprintf("9995000001%02d", i+1) {
			t.Errorf("%s: profile %s", p.Key, p.Roles[0].Profile)
		}
	}
}

// Every role that somebody holds has a row in the region file, and what people
// are told apart by is there: sections hidden, rights given.
func TestTheRegionFileKnowsEveryRole(t *testing.T) {
	r := start(t, training.Options{})
	var file struct {
		Identity struct{ Claims map[string]string }
		Roles    []struct {
			Code, Group      string
			Sections, Rights []string
		}
	}
	if err := yaml.Unmarshal(r.File(), &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Identity.Claims) != 1 || file.Identity.Claims["preset"] != "broker" {
		t.Errorf("claims %v", file.Identity.Claims)
	}
	rows := map[string]int{}
	for i, row := range file.Roles {
		rows[row.Code+"/"+row.Group] = i
	}
	for _, p := range identity.Staff() {
		for _, role := range p.Roles {
			if _, ok := rows[role.Code[strings.LastIndex(role.Code, ":")+1:]+"/"]; !ok {
				t.Errorf("%s: no row for %s", p.Key, role.Code)
			}
		}
	}
	for key, want := range map[string]struct{ hidden, rights []string }{
		"R1070/":                      {[]string{"results"}, []string{"emergency"}},
		"/asc-social-worker":          {[]string{"results", "medications", "problems"}, nil},
		"R9570/":                      {[]string{"results", "medications", "problems"}, []string{"safeguarding"}},
		"R1340/":                      {[]string{"results"}, []string{"safeguarding", "mental-health-legal"}},
		"R9590/":                      {[]string{"results"}, []string{"safeguarding", "mental-health-legal"}},
		"R8009/":                      {[]string{"allergies", "alerts"}, nil},
		"R0690/safeguarding-children": {nil, []string{"safeguarding", "fgm"}},
	} {
		i, ok := rows[key]
		if !ok {
			t.Errorf("no row %s", key)
			continue
		}
		row := file.Roles[i]
		for _, s := range want.hidden {
			if slices.Contains(row.Sections, s) {
				t.Errorf("%s sees %s", key, s)
			}
		}
		for _, right := range want.rights {
			if !slices.Contains(row.Rights, right) {
				t.Errorf("%s lacks %s", key, right)
			}
		}
		if slices.Contains(row.Rights, "restricted") {
			t.Errorf("%s sees what is restricted", key)
		}
	}
	if privacy := file.Roles[rows["R0001/"]]; len(privacy.Sections) != 0 || !slices.Equal(privacy.Rights, []string{"audit-reports"}) {
		t.Errorf("privacy officer: %+v", privacy)
	}
	if gp := file.Roles[rows["R6300/"]]; slices.Contains(gp.Rights, "restricted") || !slices.Contains(gp.Rights, "emergency") {
		t.Errorf("sessional GP: %+v", gp)
	}
}

// CIS2's shape: the ID token says how one signed in and no more; the roles are
// in userinfo, as scopes ask.
func TestCIS2SaysRolesInUserinfoOnly(t *testing.T) {
	r := start(t, training.Options{})
	ask := func(user string, scopes ...string) (id, info map[string]any) {
		s := signInAs(t, r, "shcr-viewer-cis2", user, append([]string{"openid", "offline_access"}, scopes...)...)
		u, err := rp.Userinfo[*oidc.UserInfo](context.Background(), s.tokens.AccessToken, "Bearer", s.tokens.IDTokenClaims.Subject, s.rp)
		if err != nil {
			t.Fatal(err)
		}
		return s.tokens.IDTokenClaims.Claims, u.Claims
	}
	id, info := ask("U1", "profile", "nhsperson", "nationalrbacaccess", "associatedorgs")
	for _, claim := range []string{"name", "uid", "nhsid_nrbac_roles", "nhsid_user_orgs", "role_code", "org_ods", "selected_roleid"} {
		if v, ok := id[claim]; ok {
			t.Errorf("the ID token says %s: %v", claim, v)
		}
	}
	if id["authentication_assurance_level"] != "3" || id["id_assurance_level"] != "3" || id["acr"] != "AAL3_ANY" {
		t.Errorf("ID token %v", id)
	}
	roles, _ := info["nhsid_nrbac_roles"].([]any)
	if len(roles) != 1 || info["nhsid_useruid"] != "999000000101" || info["uid"] != "999000000101" || info["name"] != "Dr Samuel Okafor" {
		t.Fatalf("userinfo %v", info)
	}
	role, _ := roles[0].(map[string]any)
	for member, want := range map[string]string{"person_orgid": "999700000101", "person_roleid": "999500000101", "org_code": "F99001", "role_code": "S0010:G0020:R0260"} {
		if role[member] != want {
			t.Errorf("%s is %v", member, role[member])
		}
	}
	if codes, _ := role["activity_codes"].([]any); len(codes) != 4 || codes[0] != "B0360" {
		t.Errorf("activities %v", role)
	}
	_, bare := ask("U2", "profile")
	if bare["nhsid_nrbac_roles"] != nil || bare["nhsid_user_orgs"] != nil || bare["nhsid_useruid"] != nil {
		t.Errorf("more than was asked for: %v", bare)
	}
	_, none := ask("U11", "profile", "nationalrbacaccess")
	if _, there := none["nhsid_nrbac_roles"]; there {
		t.Errorf("roles of somebody without one: %v", none)
	}
	_, two := ask("U10", "profile", "nationalrbacaccess")
	if roles, _ := two["nhsid_nrbac_roles"].([]any); len(roles) != 2 || two["selected_roleid"] != nil {
		t.Errorf("two roles: %v", two)
	}
	idOf, chosen := ask("U10:999500000210", "profile", "nationalrbacaccess", "selectedrole")
	if roles, _ := chosen["nhsid_nrbac_roles"].([]any); len(roles) != 2 || chosen["selected_roleid"] != "999500000210" || idOf["selected_roleid"] != "999500000210" {
		t.Errorf("selected: %v and %v", idOf, chosen)
	}
	_, only := ask("U2", "profile", "selectedrole")
	if only["selected_roleid"] != "999500000102" {
		t.Errorf("the only role is not the selected one: %v", only)
	}
}

// A broker lists roles only where there are several and none was selected.
func TestABrokersClaimsAreFlat(t *testing.T) {
	r := start(t, training.Options{})
	two := signIn(t, r, "U10").tokens.IDTokenClaims.Claims
	if roles, _ := two["roles"].([]any); len(roles) != 2 || two["role_code"] != nil || two["org_ods"] != nil {
		t.Errorf("two roles: %v", two)
	}
	one := signInAs(t, r, "shcr-viewer", "U10:999500000110", "openid", "profile", "selectedrole").tokens.IDTokenClaims.Claims
	if one["roles"] != nil || one["role_code"] != "R0050" || one["org_ods"] != "RZ8" {
		t.Errorf("selected: %v", one)
	}
	nurse := signIn(t, r, "U13").tokens.IDTokenClaims.Claims
	if groups, _ := nurse["groups"].([]any); len(groups) != 1 || nurse["role_code"] != "R0690" {
		t.Errorf("role and group: %v", nurse)
	}
}

// A9: what the exchange refuses, and that the first token opens no partner.
func TestA9_WhatTheExchangeRefuses(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U2")
	q, _ := http.NewRequest(http.MethodGet, r.Address()+"/partner/RZ9/fhir/Patient?identifier=x", nil)
	q.Header.Set("Authorization", "Bearer "+s.tokens.AccessToken)
	a, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	_ = a.Body.Close()
	if a.StatusCode != http.StatusUnauthorized {
		t.Errorf("the session's own token at a partner: %d", a.StatusCode)
	}
	own, status := s.exchange(t, "RZ9")
	if status != http.StatusOK {
		t.Fatal(status)
	}
	for title, c := range map[string]struct {
		audience string
		changes  []string
	}{
		"another region's audience": {"elsewhere", nil},
		"no audience":               {"", nil},
		"a partner's own token":     {"F99001", []string{"subject_token", own}},
		"the ID token":              {"F99001", []string{"subject_token", s.tokens.IDToken}},
		"nonsense":                  {"F99001", []string{"subject_token", "e30.e30.x"}},
		"another type":              {"F99001", []string{"subject_token_type", "urn:ietf:params:oauth:token-type:refresh_token"}},
		"another client":            {"F99001", []string{"client_id", "shcr-viewer-cis2"}},
		"an unknown client":         {"F99001", []string{"client_id", "somebody"}},
		"on behalf of somebody":     {"F99001", []string{"actor_token", own}},
	} {
		if token, status := s.exchange(t, c.audience, c.changes...); status/100 != 4 || token != "" {
			t.Errorf("%s: %d", title, status)
		}
	}
	r.Identity().EndSessions()
	if _, status := s.exchange(t, "RZ9"); status != http.StatusBadRequest {
		t.Errorf("of an ended session: %d", status)
	}
}

// Signing out by the browser: the hint says whose session; the way back is to a
// loopback address or nowhere.
func TestEndSessionByTheBrowser(t *testing.T) {
	r := start(t, training.Options{})
	browser := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	end := func(q url.Values) (int, string) {
		a, err := browser.Get(r.Address() + "/identity/end_session?" + q.Encode())
		if err != nil {
			t.Fatal(err)
		}
		_ = a.Body.Close()
		return a.StatusCode, a.Header.Get("Location")
	}
	s := signIn(t, r, "U3")
	alive := func() bool { _, status := s.exchange(t, "RZ9"); return status == http.StatusOK }
	for title, q := range map[string]url.Values{
		"a way back elsewhere":   {"id_token_hint": {s.tokens.IDToken}, "post_logout_redirect_uri": {"https://example.org/"}},
		"a way back by name":     {"id_token_hint": {s.tokens.IDToken}, "post_logout_redirect_uri": {"http://localhost:4711/"}},
		"a way back in disguise": {"id_token_hint": {s.tokens.IDToken}, "post_logout_redirect_uri": {"http://127.0.0.1:1@example.org/"}},
		"a forged hint":          {"id_token_hint": {s.tokens.IDToken[:len(s.tokens.IDToken)-8] + "AAAAAAAA"}},
		"another client":         {"id_token_hint": {s.tokens.IDToken}, "client_id": {"shcr-viewer-cis2"}},
	} {
		if status, to := end(q); strings.Contains(to, "example.org") || strings.Contains(to, "localhost") || !alive() {
			t.Errorf("%s: %d to %q, alive %v", title, status, to, alive())
		}
	}
	status, to := end(url.Values{"id_token_hint": {s.tokens.IDToken}, "post_logout_redirect_uri": {"http://127.0.0.1:4711/out"}, "state": {"s7"}})
	if status/100 != 3 || !strings.HasPrefix(to, "http://127.0.0.1:4711/out") || !strings.Contains(to, "state=s7") || alive() {
		t.Errorf("%d to %q, alive %v", status, to, alive())
	}
	s = signIn(t, r, "U3")
	if status, to := end(url.Values{"id_token_hint": {s.tokens.IDToken}}); status/100 != 3 || !strings.HasSuffix(to, "/identity/signed-out") || alive() {
		t.Errorf("without a way back: %d to %q, alive %v", status, to, alive())
	}
	if status, _ := func() (int, error) {
		a, err := http.Get(r.Address() + "/identity/signed-out")
		if err != nil {
			return 0, err
		}
		return a.StatusCode, a.Body.Close()
	}(); status != http.StatusOK {
		t.Errorf("the page at the end: %d", status)
	}
}
