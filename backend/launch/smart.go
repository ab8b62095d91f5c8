package launch

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// Browser is the user's own browser, and where it brings its answer.
type Browser struct {
	Listen func() (Listener, error)
	Open   func(address string) error
}

// Listener waits on a loopback address for one answer.
type Listener interface {
	Redirect() string
	Wait(ctx context.Context, state, issuer string) (code string, err error)
	Close() error
}

// smartConfig is what is needed of a host's smart-configuration (SMART App
// Launch 2.2, conformance).
type smartConfig struct {
	Issuer       string   `json:"issuer"`
	JWKS         string   `json:"jwks_uri"`
	Authorize    string   `json:"authorization_endpoint"`
	Token        string   `json:"token_endpoint"`
	Capabilities []string `json:"capabilities"`
	Challenges   []string `json:"code_challenge_methods_supported"`
}

// smartToken is the token response that is read: the context stands beside it.
type smartToken struct {
	Access  string `json:"access_token"`
	Type    string `json:"token_type"`
	ID      string `json:"id_token"`
	Patient string `json:"patient"`
}

var fhirID = regexp.MustCompile(`^[A-Za-z0-9.-]{1,64}$`)

// smart reads a link of form a: an EHR launch at a host whose FHIR base URL is
// exactly that of the region file. The person is who is open there, by the host's
// own Patient; the user is who its ID token names.
func (h *Hosts) smart(ctx context.Context, l Link, u User) (Context, error) {
	host, ok := h.find(func(x Host) bool { return x.Form == SMART && x.Address == l.ISS })
	if !ok {
		return Context{Form: SMART}, refuse(UnknownPartner)
	}
	x := h.begin(host, l.Launch)
	if !slices.Contains(host.Organisations, u.ODS) {
		return x, refuse(WrongOrg)
	}
	config, err := discover(ctx, host)
	if err != nil {
		return x, err
	}
	if err := u.Spend(x); err != nil {
		return x, err
	}
	nonce := rand.Text()
	token, err := h.authorise(ctx, host, config, l.Launch, nonce)
	if err != nil {
		return x, err
	}
	id, err := h.identify(ctx, host, config, token.ID, nonce)
	if err != nil {
		return x, err
	}
	if !same(u, host.UserClaim, id.Sub) && !h.practitioner(ctx, host, token.Access, id.User, u) {
		return x, refuse(WrongUser)
	}
	return h.patient(ctx, host, token, x)
}

// discover reads smart-configuration afresh, for a launch.
func discover(ctx context.Context, host Host) (smartConfig, error) {
	c, err := configuration(ctx, host)
	var unready *Unready
	switch {
	case errors.As(err, &unready):
		return c, refuse(HostFailed, err)
	case err != nil:
		return c, refuse(Offline, err)
	}
	return c, nil
}

// owns tells whether an address is on the host's own servers, by https as the
// region file's own (http only where that is, on this computer).
func (x Host) owns(address string) bool {
	at, err := url.Parse(address)
	base, err2 := url.Parse(x.Address)
	if err != nil || err2 != nil || at.User != nil || at.Fragment != "" || at.Scheme != base.Scheme {
		return false
	}
	return at.Host == base.Host || at.Port() == "" && at.Scheme == "https" && slices.Contains(x.HostNames, at.Hostname())
}

// authorise runs the code flow with PKCE in the user's browser, which is signed in
// at the host.
func (h *Hosts) authorise(ctx context.Context, host Host, c smartConfig, handle, nonce string) (t smartToken, err error) {
	listener, err := h.Browser.Listen()
	if err != nil {
		return t, refuse(HostFailed, err)
	}
	defer func() { _ = listener.Close() }()
	state, verifier := rand.Text(), rand.Text()+rand.Text()
	challenge := sha256.Sum256([]byte(verifier))
	to, err := url.Parse(c.Authorize)
	if err != nil {
		return t, refuse(HostFailed, err)
	}
	q := to.Query()
	for name, value := range map[string]string{"response_type": "code", "client_id": host.ClientID, "redirect_uri": listener.Redirect(),
		"launch": handle, "scope": "launch openid fhirUser user/Patient.r user/Practitioner.r", "state": state, "nonce": nonce, "aud": host.Address,
		"code_challenge": base64.RawURLEncoding.EncodeToString(challenge[:]), "code_challenge_method": "S256"} {
		q.Set(name, value)
	}
	to.RawQuery = q.Encode()
	if err := h.Browser.Open(to.String()); err != nil {
		return t, refuse(HostFailed, err)
	}
	code, err := listener.Wait(ctx, state, c.Issuer)
	if err != nil {
		return t, refuse(HostFailed, err)
	}
	text, status, err := post(ctx, host.Client, c.Token, "", url.Values{"grant_type": {"authorization_code"}, "code": {code},
		"redirect_uri": {listener.Redirect()}, "client_id": {host.ClientID}, "code_verifier": {verifier}})
	switch {
	case err != nil, status >= 500:
		return t, refuse(Offline, err)
	case status != http.StatusOK, json.Unmarshal(text, &t) != nil, t.Access == "", !strings.EqualFold(t.Type, "Bearer"), t.ID == "", !fhirID.MatchString(t.Patient):
		return t, refuse(HostFailed, errAnswer)
	}
	return t, nil
}

// patient reads the person who is open at the host. An NHS number that the host
// has not verified opens nobody (launch.md §1).
func (h *Hosts) patient(ctx context.Context, host Host, t smartToken, x Context) (Context, error) {
	text, err := get(ctx, host.Client, host.Address+"/Patient/"+t.Patient, t.Access, 1<<20)
	if err != nil {
		return x, refuse(Offline, err)
	}
	var p struct {
		Type        string `json:"resourceType"`
		ID          string `json:"id"`
		BirthDate   string `json:"birthDate"`
		Identifiers []struct {
			System    string `json:"system"`
			Value     string `json:"value"`
			Extension []struct {
				URL   string               `json:"url"`
				Value fhir.CodeableConcept `json:"valueCodeableConcept"`
			} `json:"extension"`
		} `json:"identifier"`
		Name []struct {
			Use    string `json:"use"`
			Family string `json:"family"`
		} `json:"name"`
	}
	if json.Unmarshal(text, &p) != nil || p.Type != "Patient" || p.ID != t.Patient || p.BirthDate != "" && !bornForm.MatchString(p.BirthDate) {
		return x, refuse(HostFailed, errAnswer)
	}
	for _, id := range p.Identifiers {
		if id.System != fhir.NHSNumberSystem {
			continue
		}
		verified := false
		for _, e := range id.Extension {
			for _, k := range e.Value.Coding {
				verified = verified || strings.HasSuffix(e.URL, "NHSNumberVerificationStatus") && (k.Code == "01" || k.Code == "number-present-and-verified")
			}
		}
		n, err := care.ParseNHSNumber(id.Value)
		if !verified || x.Number != "" && n != x.Number {
			return x, refuse(Unverified)
		}
		if err != nil {
			return x, refuse(BadNumber)
		}
		x.Number = n
	}
	if x.Number == "" {
		return x, refuse(Unverified)
	}
	for _, n := range p.Name {
		if x.Family == "" || n.Use == "official" || n.Use == "usual" {
			x.Family = n.Family
		}
	}
	x.Born, x.Proven = p.BirthDate, true
	return x, nil
}
