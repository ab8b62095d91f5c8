package training_test

import (
	"crypto/sha256"
	"encoding/base64"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"shcr/backend/training"
	"shcr/backend/training/hosts"
)

// ehr plays the viewer at a SMART host.
type ehr struct {
	iss    string
	config struct {
		Issuer    string   `json:"issuer"`
		Keys      string   `json:"jwks_uri"`
		Authorise string   `json:"authorization_endpoint"`
		Token     string   `json:"token_endpoint"`
		Methods   []string `json:"code_challenge_methods_supported"`
	}
}

func smartHost(t *testing.T, r *training.Region) *ehr {
	t.Helper()
	e := &ehr{iss: hostOf(t, r, "acute-care-portal").Address}
	if status := getJSON(t, e.iss+"/.well-known/smart-configuration", "", &e.config); status != http.StatusOK || len(e.config.Methods) != 1 || e.config.Methods[0] != "S256" {
		t.Fatalf("%d %+v", status, e.config)
	}
	return e
}

const verifier = "a-verifier-of-forty-three-letters-at-the-least"

// authorise asks for a code with changes to the request, and gives what came back
// to the loopback address; nil when nothing did.
func (e *ehr) authorise(t *testing.T, handle string, change url.Values) url.Values {
	t.Helper()
	sum := sha256.Sum256([]byte(verifier))
	q := url.Values{"response_type": {"code"}, "client_id": {"shcr-viewer"}, "redirect_uri": {redirect}, "launch": {handle}, "scope": {"openid fhirUser launch user/Patient.rs"},
		"state": {"0123456789abcdef0123456789"}, "nonce": {"n-1"}, "aud": {e.iss}, "code_challenge": {base64.RawURLEncoding.EncodeToString(sum[:])}, "code_challenge_method": {"S256"}}
	maps.Copy(q, change)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Get(e.config.Authorise + "?" + q.Encode())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	to, err := res.Location()
	if err != nil {
		return nil
	}
	if !strings.HasPrefix(to.String(), redirect) {
		t.Fatal(to)
	}
	return to.Query()
}

func (e *ehr) exchange(t *testing.T, code, proof string) (int, map[string]any) {
	t.Helper()
	a := post(t, e.config.Token, "", url.Values{"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {redirect}, "client_id": {"shcr-viewer"}, "code_verifier": {proof}})
	return a.Status, a.Claims
}

// begin is a launch up to its tokens.
func (e *ehr) begin(t *testing.T, r *training.Region, fault hosts.Fault) map[string]any {
	t.Helper()
	back := e.authorise(t, linkOf(t, r, "acute-care-portal", fault).Get("launch"), nil)
	if back.Get("code") == "" || back.Get("iss") != e.iss || back.Get("state") == "" {
		t.Fatal(back)
	}
	status, tokens := e.exchange(t, back.Get("code"), verifier)
	if status != http.StatusOK {
		t.Fatal(tokens)
	}
	return tokens
}

func (e *ehr) identity(t *testing.T, tokens map[string]any) map[string]any {
	t.Helper()
	var keys jose.JSONWebKeySet
	getJSON(t, e.config.Keys, "", &keys)
	token, err := jwt.ParseSigned(tokens["id_token"].(string), []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		t.Fatal(err)
	}
	var c map[string]any
	if err := token.Claims(keys.Keys[0].Key, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// M41: an EHR launch from link to NHS number, by SMART App Launch 2.2.
func TestM41_SMARTLaunch(t *testing.T) {
	r := start(t, training.Options{})
	e := smartHost(t, r)
	q := linkOf(t, r, "acute-care-portal", hosts.Sound)
	if q.Get("iss") != e.iss || e.config.Issuer != e.iss {
		t.Errorf("%s %s", q.Get("iss"), e.iss)
	}
	tokens := e.begin(t, r, hosts.Sound)
	id := e.identity(t, tokens)
	if id["sub"] != "999000000102" || id["aud"] != "shcr-viewer" || id["nonce"] != "n-1" || id["fhirUser"] != e.iss+"/Practitioner/U2" {
		t.Errorf("%v", id)
	}
	bearer, patient := tokens["access_token"].(string), tokens["patient"].(string)
	if patient != "E0412209" || tokens["scope"] != "openid fhirUser launch user/Patient.rs" {
		t.Errorf("%v", tokens)
	}
	var p struct {
		ID         string
		BirthDate  string
		Identifier []struct {
			System, Value string
			Extension     []struct {
				ValueCodeableConcept struct{ Coding []struct{ Code string } }
			}
		}
	}
	if status := getJSON(t, e.iss+"/Patient/"+patient, bearer, &p); status != http.StatusOK || p.ID != patient || p.BirthDate != "1948-03-14" ||
		p.Identifier[0].Value != "9990123454" || p.Identifier[0].Extension[0].ValueCodeableConcept.Coding[0].Code != "number-present-and-verified" {
		t.Errorf("%d %+v", status, p)
	}
	var any map[string]any
	if status := getJSON(t, id["fhirUser"].(string), bearer, &any); status != http.StatusOK || any["resourceType"] != "Practitioner" {
		t.Errorf("%d %v", status, any)
	}
	// The token is for this person and this user, and for nobody without it.
	if status := getJSON(t, e.iss+"/Patient/E0402193", bearer, &any); status != http.StatusNotFound {
		t.Error(status)
	}
	if status := getJSON(t, e.iss+"/Patient/"+patient, "", &any); status != http.StatusUnauthorized {
		t.Error(status)
	}
}

// What a SMART host refuses, as the standard has it refuse.
func TestM41_SMARTRefusals(t *testing.T) {
	now := story
	r := start(t, training.Options{Now: func() time.Time { return now }})
	e := smartHost(t, r)
	handle := func() string { return linkOf(t, r, "acute-care-portal", hosts.Sound).Get("launch") }
	for what, change := range map[string]url.Values{
		"another aud":        {"aud": {e.iss + "/"}},
		"no PKCE":            {"code_challenge": {""}, "code_challenge_method": {""}},
		"plain PKCE":         {"code_challenge_method": {"plain"}},
		"a short state":      {"state": {"abc"}},
		"an unknown launch":  {"launch": {"nothing"}},
		"the implicit grant": {"response_type": {"token"}},
	} {
		if back := e.authorise(t, handle(), change); back.Get("error") == "" || back.Get("code") != "" {
			t.Errorf("%s: %v", what, back)
		}
	}
	for what, change := range map[string]url.Values{"another client": {"client_id": {"somebody"}}, "a redirect elsewhere": {"redirect_uri": {"https://elsewhere.example/"}}, "a name for loopback": {"redirect_uri": {"http://localhost:1/"}}} {
		if back := e.authorise(t, handle(), change); back != nil {
			t.Errorf("%s: %v", what, back)
		}
	}
	once := handle()
	code := e.authorise(t, once, nil).Get("code")
	if back := e.authorise(t, once, nil); back.Get("error") == "" {
		t.Error("a launch was used twice")
	}
	if status, _ := e.exchange(t, code, "another verifier"); status != http.StatusBadRequest {
		t.Error(status)
	}
	if status, _ := e.exchange(t, code, verifier); status != http.StatusBadRequest {
		t.Error("a code was used twice")
	}
	late := handle()
	now = now.Add(5 * time.Minute)
	if back := e.authorise(t, late, nil); back.Get("error") == "" {
		t.Error("a launch that had run out was taken")
	}
}

// Each fault of the host shows where the viewer would look.
func TestM41_SMARTFaults(t *testing.T) {
	r := start(t, training.Options{})
	e := smartHost(t, r)
	if back := e.authorise(t, linkOf(t, r, "acute-care-portal", hosts.Expired).Get("launch"), nil); !strings.Contains(back.Get("error_description"), "run out") {
		t.Error(back)
	}
	first, second := linkOf(t, r, "acute-care-portal", hosts.Replayed).Get("launch"), linkOf(t, r, "acute-care-portal", hosts.Replayed).Get("launch")
	if first != second || e.authorise(t, first, nil).Get("code") == "" || !strings.Contains(e.authorise(t, second, nil).Get("error_description"), "used before") {
		t.Error("replayed")
	}
	if id := e.identity(t, e.begin(t, r, hosts.WrongUser)); id["sub"] == "999000000102" {
		t.Error(id)
	}
	if id := e.identity(t, e.begin(t, r, hosts.WrongAudience)); id["aud"] == "shcr-viewer" {
		t.Error(id)
	}
	tokens := e.begin(t, r, hosts.WrongBirthDate)
	var p struct{ BirthDate string }
	if getJSON(t, e.iss+"/Patient/"+tokens["patient"].(string), tokens["access_token"].(string), &p); p.BirthDate != "1901-01-01" {
		t.Error(p)
	}
}
