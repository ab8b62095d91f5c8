package hosts

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// How long the parts of a SMART launch are good for.
const (
	handleLife = 5 * time.Minute
	codeLife   = time.Minute
	accessLife = 5 * time.Minute
)

// launch is one EHR launch on its way.
type launch struct {
	handing
	expires  time.Time // of the handle, then the code, then the token
	spent    bool      // the handle was used
	redirect string
	proof    string // code_challenge
	nonce    string
	scope    string
}

// Launch begins an EHR launch (SMART App Launch 2.2) and gives what stands in
// the link: the address of the host's FHIR server and an opaque handle.
func (s *Simulator) Launch(system, person, user string, fault Fault) (iss, handle string, err error) {
	h, err := s.begin(system, person, user, fault)
	if err != nil {
		return "", "", err
	}
	if h.system.Form != SMART {
		return "", "", errors.New("hosts: " + system + " has no SMART launch")
	}
	handle, err = s.repeat(h, "launch", func() (string, error) {
		l, text := &launch{handing: h, expires: s.Now().Add(handleLife)}, rand.Text()
		if fault == Expired {
			l.expires = s.Now().Add(-expiredBy)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		s.launches[text] = l
		return text, nil
	})
	return s.ISS(system), handle, err
}

// ISS gives the address of a SMART host's FHIR server, as the region file and
// its links have it.
func (s *Simulator) ISS(system string) string { return s.Base + system + "/fhir" }

// smart registers a host's FHIR and authorisation server.
func (s *Simulator) smart(mux *http.ServeMux) {
	only := func(next func(http.ResponseWriter, *http.Request, System)) http.HandlerFunc {
		return func(w http.ResponseWriter, q *http.Request) {
			h, ok := Find(q.PathValue("system"))
			if !ok || h.Form != SMART {
				http.NotFound(w, q)
				return
			}
			next(w, q, h)
		}
	}
	mux.HandleFunc("GET /{system}/fhir/.well-known/smart-configuration", only(s.showConfiguration))
	mux.HandleFunc("GET /{system}/fhir/.well-known/openid-configuration", only(s.showConfiguration))
	mux.HandleFunc("GET /{system}/authorize", only(s.authorise))
	mux.HandleFunc("POST /{system}/authorize", only(s.authorise))
	mux.HandleFunc("POST /{system}/token", only(s.token))
	mux.HandleFunc("GET /{system}/fhir/{type}/{id}", only(s.read))
}

func (s *Simulator) showConfiguration(w http.ResponseWriter, _ *http.Request, h System) {
	at := s.Base + h.ID
	reply(w, http.StatusOK, map[string]any{
		"issuer": s.ISS(h.ID), "jwks_uri": at + "/jwks.json", "authorization_endpoint": at + "/authorize", "token_endpoint": at + "/token",
		"grant_types_supported": []string{"authorization_code"}, "response_types_supported": []string{"code"}, "code_challenge_methods_supported": []string{"S256"},
		"token_endpoint_auth_methods_supported": []string{"none"}, "subject_types_supported": []string{"public"}, "id_token_signing_alg_values_supported": []string{"RS256"},
		"scopes_supported": []string{"openid", "fhirUser", "launch", "user/Patient.rs", "user/Practitioner.rs"}, "authorization_response_iss_parameter_supported": true,
		"capabilities": []string{"launch-ehr", "client-public", "context-ehr-patient", "sso-openid-connect", "permission-user", "permission-v2", "authorize-post"},
	})
}

// authorise answers the system browser. The user signed in to the host when
// their day began, so nothing is asked: that is what makes the launch quick.
func (s *Simulator) authorise(w http.ResponseWriter, q *http.Request, h System) {
	if q.ParseForm() != nil {
		http.Error(w, "The request cannot be read.", http.StatusBadRequest)
		return
	}
	f := q.Form
	to, err := url.Parse(f.Get("redirect_uri"))
	if err != nil || !loopback(to) || f.Get("client_id") != s.Viewer {
		http.Error(w, h.Name+" does not know this program or where it wants the answer.", http.StatusBadRequest)
		return
	}
	answer := url.Values{"state": {f.Get("state")}, "iss": {s.ISS(h.ID)}}
	s.mu.Lock()
	defer s.mu.Unlock()
	l := s.launches[f.Get("launch")]
	problem, why := "invalid_request", ""
	switch {
	case f.Get("response_type") != "code":
		problem, why = "unsupported_response_type", "only code"
	case len(f.Get("state")) < 20:
		why = "state is too short to be guarded by it"
	case f.Get("aud") != s.ISS(h.ID):
		why = "aud is not this server"
	case f.Get("code_challenge_method") != "S256" || len(f.Get("code_challenge")) != 43:
		why = "PKCE with S256 is required"
	case l == nil || l.system.ID != h.ID:
		why = "this launch was not begun here"
	case l.spent:
		why = "this launch was used before"
	case !s.Now().Before(l.expires):
		why = "this launch has run out"
	}
	if l != nil && why == "" {
		l.spent = true
		code := *l
		code.expires, code.redirect, code.proof, code.nonce, code.scope = s.Now().Add(codeLife), f.Get("redirect_uri"), f.Get("code_challenge"), f.Get("nonce"), granted(f.Get("scope"))
		text := rand.Text()
		s.codes[text] = &code
		answer.Set("code", text)
	} else {
		answer.Set("error", problem)
		answer.Set("error_description", why)
	}
	to.RawQuery = answer.Encode()
	http.Redirect(w, q, to.String(), http.StatusSeeOther)
}

// granted keeps of the scopes what this host grants.
func granted(asked string) string {
	var out []string
	for _, scope := range strings.Fields(asked) {
		switch scope {
		case "openid", "fhirUser", "launch", "user/Patient.rs", "user/Patient.r", "user/Practitioner.rs", "user/Practitioner.r":
			out = append(out, scope)
		}
	}
	return strings.Join(out, " ")
}

// loopback tells whether an address is a literal one of this computer.
func loopback(u *url.URL) bool {
	ip := net.ParseIP(u.Hostname())
	return u.Scheme == "http" && ip != nil && ip.IsLoopback() && u.Port() != "" && u.User == nil && u.Fragment == ""
}

// token gives the tokens of a code, once, with the person who is open.
func (s *Simulator) token(w http.ResponseWriter, q *http.Request, h System) {
	if q.ParseForm() != nil {
		oauthError(w, "invalid_request", "the request cannot be read")
		return
	}
	f := q.PostForm
	sum := sha256.Sum256([]byte(f.Get("code_verifier")))
	s.mu.Lock()
	l := s.codes[f.Get("code")]
	delete(s.codes, f.Get("code"))
	s.mu.Unlock()
	switch {
	case f.Get("grant_type") != "authorization_code":
		oauthError(w, "unsupported_grant_type", "only authorization_code")
		return
	case f.Get("client_id") != s.Viewer:
		oauthError(w, "invalid_client", "unknown client")
		return
	case l == nil, l.system.ID != h.ID, !s.Now().Before(l.expires), l.redirect != f.Get("redirect_uri"):
		oauthError(w, "invalid_grant", "unknown, used or old code")
		return
	case base64.RawURLEncoding.EncodeToString(sum[:]) != l.proof:
		oauthError(w, "invalid_grant", "the code_verifier does not match")
		return
	}
	now := s.Now()
	claims := map[string]any{"iss": s.ISS(h.ID), "sub": l.user.Sub, "aud": s.Viewer, "iat": now.Unix(), "exp": now.Add(accessLife).Unix(),
		"fhirUser": s.ISS(h.ID) + "/Practitioner/" + l.user.Key, "name": l.user.Name, "acr": "AAL3_ANY", "auth_time": now.Add(-time.Hour).Unix()}
	if l.nonce != "" {
		claims["nonce"] = l.nonce
	}
	if l.fault == WrongAudience {
		claims["aud"] = "another-program"
	}
	id, err := s.sign(h.ID, "JWT", nil, claims)
	if err != nil {
		oauthError(w, "server_error", "")
		return
	}
	text := rand.Text()
	s.mu.Lock()
	l.expires = now.Add(accessLife)
	s.access[text] = l
	s.mu.Unlock()
	body := map[string]any{"access_token": text, "token_type": "Bearer", "expires_in": int(accessLife.Seconds()), "scope": l.scope,
		"patient": l.person.LocalID, "need_patient_banner": true}
	if strings.Contains(" "+l.scope+" ", " openid ") {
		body["id_token"] = id
	}
	reply(w, http.StatusOK, body)
}

func oauthError(w http.ResponseWriter, code, why string) {
	reply(w, http.StatusBadRequest, map[string]string{"error": code, "error_description": why})
}

// read answers for the person and the user of a launch, and for nobody else.
func (s *Simulator) read(w http.ResponseWriter, q *http.Request, h System) {
	raw, bearer := strings.CutPrefix(q.Header.Get("Authorization"), "Bearer ")
	s.mu.Lock()
	l := s.access[raw]
	s.mu.Unlock()
	if !bearer || l == nil || l.system.ID != h.ID || !s.Now().Before(l.expires) {
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
		outcome(w, http.StatusUnauthorized, "login")
		return
	}
	switch q.PathValue("type") + "/" + q.PathValue("id") {
	case "Patient/" + l.person.LocalID:
		fhir(w, http.StatusOK, l.person.resource())
	case "Practitioner/" + l.user.Key:
		fhir(w, http.StatusOK, map[string]any{"resourceType": "Practitioner", "id": l.user.Key, "name": []any{map[string]any{"text": l.user.Name}},
			"identifier": []any{map[string]any{"system": "https://fhir.nhs.uk/Id/sds-user-id", "value": l.user.Sub}}})
	default:
		outcome(w, http.StatusNotFound, "not-found")
	}
}

// resource is the person as a hospital sends them: by a number of its own, with
// the NHS number beside it.
func (p Person) resource() map[string]any {
	status := map[string]any{"coding": []any{map[string]any{"system": "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus",
		"code": "number-present-and-verified", "display": "Number present and verified"}}}
	name := map[string]any{"use": "official", "family": p.Family, "given": p.Given}
	if p.Family == "" {
		delete(name, "family")
	}
	return map[string]any{"resourceType": "Patient", "id": p.LocalID, "name": []any{name}, "gender": p.Gender, "birthDate": p.Born,
		"identifier": []any{map[string]any{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": p.NHS, "extension": []any{map[string]any{
			"url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus", "valueCodeableConcept": status}}}}}
}

func fhir(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/fhir+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

func outcome(w http.ResponseWriter, status int, code string) {
	fhir(w, status, map[string]any{"resourceType": "OperationOutcome", "issue": []any{map[string]any{"severity": "error", "code": code}}})
}
