package training_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zitadel/oidc/v3/pkg/client/rp"
	"github.com/zitadel/oidc/v3/pkg/oidc"

	"shcr/backend/training"
)

// story is the Saturday the stories are told from, in the afternoon.
var story = time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC)

func start(t *testing.T, o training.Options) *training.Region {
	t.Helper()
	if o.Now == nil {
		o.Now = func() time.Time { return story }
	}
	r, err := training.Start(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

const redirect = "http://127.0.0.1:4711/callback"

// session is what a signed-in viewer holds.
type session struct {
	region *training.Region
	rp     rp.RelyingParty
	tokens *oidc.Tokens[*oidc.IDTokenClaims]
	mu     sync.Mutex
	own    map[string]string // access token by audience
	whole  time.Duration     // how long a search of this one may take, if not the usual
}

// signIn plays the browser and the viewer: discovery, authorization request,
// the form, the redirect back, and the exchange.
func signIn(t *testing.T, r *training.Region, user string) *session {
	t.Helper()
	return signInAs(t, r, "shcr-viewer", user, "openid", "profile", "offline_access", "nationalrbacaccess")
}

// signInAs does so for a client and its scopes.
func signInAs(t *testing.T, r *training.Region, client, user string, scopes ...string) *session {
	t.Helper()
	ctx := context.Background()
	party, err := rp.NewRelyingPartyOIDC(ctx, r.Address()+"/identity/", client, "", redirect, scopes,
		rp.WithVerifierOpts(rp.WithIssuedAtOffset(5*time.Second)))
	if err != nil {
		t.Fatal(err)
	}
	verifier := strings.Repeat("v3rifier-", 6)
	address := rp.AuthURL("st4te", party, rp.WithCodeChallenge(oidc.NewSHACodeChallenge(verifier)))
	back := browse(t, address, user)
	if got := back.Get("state"); got != "st4te" {
		t.Fatalf("state %q", got)
	}
	if got := back.Get("iss"); got != r.Address()+"/identity/" {
		t.Fatalf("iss %q", got)
	}
	tokens, err := rp.CodeExchange[*oidc.IDTokenClaims](ctx, back.Get("code"), party, rp.WithCodeVerifier(verifier))
	if err != nil {
		t.Fatal(err)
	}
	return &session{region: r, rp: party, tokens: tokens, own: map[string]string{}}
}

// token gives the token for the service that an address belongs to.
func (s *session) token(t *testing.T, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(strings.TrimPrefix(u.Path, "/"), "/")
	audience := parts[0]
	if audience == "partner" {
		audience = parts[1]
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.own[audience] == "" {
		token, status := s.exchange(t, audience)
		if status != http.StatusOK {
			t.Fatalf("exchange for %s: %d", audience, status)
		}
		s.own[audience] = token
	}
	return s.own[audience]
}

// exchange asks for a token for one audience, with changes to the form.
func (s *session) exchange(t *testing.T, audience string, changes ...string) (string, int) {
	t.Helper()
	form := url.Values{"grant_type": {"urn:ietf:params:oauth:grant-type:token-exchange"}, "client_id": {s.rp.OAuthConfig().ClientID},
		"subject_token": {s.tokens.AccessToken}, "subject_token_type": {"urn:ietf:params:oauth:token-type:access_token"}, "audience": {audience}}
	for i := 0; i+1 < len(changes); i += 2 {
		form.Set(changes[i], changes[i+1])
	}
	a, err := http.PostForm(s.rp.OAuthConfig().Endpoint.TokenURL, form)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Body.Close() }()
	var answer struct {
		Token string `json:"access_token"`
	}
	if err := json.NewDecoder(a.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	return answer.Token, a.StatusCode
}

var hiddenID = regexp.MustCompile(`name="id" value="([^"]+)"`)

// browse follows the sign-in page and gives what came back to the viewer.
func browse(t *testing.T, address, user string) url.Values {
	t.Helper()
	jar, _ := cookiejar.New(nil)
	var back *url.URL
	browser := &http.Client{Jar: jar, CheckRedirect: func(q *http.Request, _ []*http.Request) error {
		if strings.HasPrefix(q.URL.String(), redirect) {
			back = q.URL
			return http.ErrUseLastResponse
		}
		return nil
	}}
	page, err := browser.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(page.Body)
	_ = page.Body.Close()
	if back != nil {
		return back.Query()
	}
	id := hiddenID.FindStringSubmatch(string(body))
	if id == nil {
		t.Fatalf("no sign-in form: %d %s", page.StatusCode, body)
	}
	login := *page.Request.URL
	login.RawQuery = ""
	answer, err := browser.PostForm(login.String(), url.Values{"id": {id[1]}, "user": {user}})
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	if back == nil {
		t.Fatalf("not sent back: %d", answer.StatusCode)
	}
	return back.Query()
}

// get asks an address of the region with the session's token.
func (s *session) get(t *testing.T, address string, headers ...string) *http.Response {
	t.Helper()
	q, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Authorization", "Bearer "+s.token(t, address))
	q.Header.Set("Accept", "application/fhir+json")
	for i := 0; i+1 < len(headers); i += 2 {
		q.Header.Set(headers[i], headers[i+1])
	}
	a, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Body.Close() })
	return a
}

func TestSignInGivesTheClaimsOfTheRole(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U2")
	c := s.tokens.IDTokenClaims
	if c.Subject != "999000000102" || c.Name != "Dr Helen Whitlock" {
		t.Errorf("sub %q name %q", c.Subject, c.Name)
	}
	for claim, want := range map[string]any{"org_ods": "RZ9", "role_code": "S0010:G0020:R0050", "role_profile_id": "999500000102"} {
		if c.Claims[claim] != want {
			t.Errorf("%s = %v, want %v", claim, c.Claims[claim], want)
		}
	}
	if c.AuthenticationContextClassReference != "AAL3_ANY" {
		t.Errorf("acr %q", c.AuthenticationContextClassReference)
	}
	if len(c.Audience) != 1 || c.Audience[0] != "shcr-viewer" {
		t.Errorf("the ID token is for %v, not for the viewer alone", c.Audience)
	}
	info, err := rp.Userinfo[*oidc.UserInfo](context.Background(), s.tokens.AccessToken, "Bearer", c.Subject, s.rp)
	if err != nil {
		t.Fatal(err)
	}
	if info.Claims["role_code"] != "S0010:G0020:R0050" || info.Claims["acr"] != "AAL3_ANY" || info.Claims["auth_time"] == nil {
		t.Errorf("userinfo %v", info.Claims)
	}
}

func TestAPersonWithoutARoleHasNoRoleClaims(t *testing.T) {
	r := start(t, training.Options{})
	c := signIn(t, r, "U11").tokens.IDTokenClaims
	for _, claim := range []string{"role_code", "role_profile_id", "role_name", "groups"} {
		if v, ok := c.Claims[claim]; ok {
			t.Errorf("%s is there: %v", claim, v)
		}
	}
	social := signIn(t, r, "U5").tokens.IDTokenClaims
	if groups, _ := social.Claims["groups"].([]any); len(groups) != 1 || groups[0] != "asc-social-worker" {
		t.Errorf("groups %v", social.Claims["groups"])
	}
}

// C11: of two who use a refresh token, neither goes on.
func TestC11_ARefreshTokenWorksOnceAndItsTheftEndsTheSession(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U1")
	ctx := context.Background()
	first := s.tokens.RefreshToken
	_ = s.token(t, r.Address()+"/partner/RZ9/fhir/") // made before the theft
	next, err := rp.RefreshTokens[*oidc.IDTokenClaims](ctx, s.rp, first, "", "")
	if err != nil {
		t.Fatal(err)
	}
	if next.RefreshToken == first || next.RefreshToken == "" {
		t.Error("the refresh token was not replaced")
	}
	if next.IDTokenClaims.Claims["acr"] != "AAL3_ANY" && next.IDTokenClaims.AuthenticationContextClassReference != "AAL3_ANY" {
		t.Error("the refreshed ID token does not say its assurance level")
	}
	if _, err := rp.RefreshTokens[*oidc.IDTokenClaims](ctx, s.rp, first, "", ""); err == nil {
		t.Fatal("a refresh token was taken twice")
	}
	if _, err := rp.RefreshTokens[*oidc.IDTokenClaims](ctx, s.rp, next.RefreshToken, "", ""); err == nil {
		t.Error("the session lives on after its refresh token was used twice")
	}
	if a := s.get(t, r.Address()+"/partner/RZ9/fhir/Patient?identifier=x"); a.StatusCode != http.StatusUnauthorized {
		t.Errorf("an ended session's access token gave %d", a.StatusCode)
	}
}

func TestSignOutEndsTheTokens(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U1")
	address := r.Address() + "/partner/RZ9/fhir/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990123454"
	if a := s.get(t, address); a.StatusCode != http.StatusOK {
		t.Fatalf("before: %d", a.StatusCode)
	}
	if _, err := rp.EndSession(context.Background(), s.rp, s.tokens.IDToken, "", "", "", nil); err != nil {
		t.Fatal(err)
	}
	if a := s.get(t, address); a.StatusCode != http.StatusUnauthorized {
		t.Errorf("after: %d", a.StatusCode)
	}
}

func TestWhatSignInRefuses(t *testing.T) {
	r := start(t, training.Options{})
	ok := url.Values{"client_id": {"shcr-viewer"}, "redirect_uri": {redirect}, "response_type": {"code"}, "scope": {"openid"}, "state": {"s"},
		"code_challenge": {"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"}, "code_challenge_method": {"S256"}}
	cases := map[string]func(url.Values){
		"no PKCE":                  func(v url.Values) { v.Del("code_challenge"); v.Del("code_challenge_method") },
		"plain PKCE":               func(v url.Values) { v.Set("code_challenge_method", "plain") },
		"another client":           func(v url.Values) { v.Set("client_id", "somebody") },
		"a redirect elsewhere":     func(v url.Values) { v.Set("redirect_uri", "http://example.org/callback") },
		"a redirect by name":       func(v url.Values) { v.Set("redirect_uri", "http://localhost:1/callback") },
		"a redirect in disguise":   func(v url.Values) { v.Set("redirect_uri", "http://127.0.0.1:1@example.org/callback") },
		"https to loopback":        func(v url.Values) { v.Set("redirect_uri", "https://127.0.0.1:1/callback") },
		"tokens from the endpoint": func(v url.Values) { v.Set("response_type", "id_token token") },
	}
	browser := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for name, spoil := range cases {
		v := url.Values{}
		for k, x := range ok {
			v[k] = append([]string(nil), x...)
		}
		spoil(v)
		a, err := browser.Get(r.Address() + "/identity/authorize?" + v.Encode())
		if err != nil {
			t.Fatal(err)
		}
		_ = a.Body.Close()
		if to := a.Header.Get("Location"); strings.Contains(to, "/login") {
			t.Errorf("%s: the sign-in page was offered", name)
		} else if strings.Contains(to, "example.org") {
			t.Errorf("%s: the answer went to %s", name, to)
		}
	}
	a, err := browser.Get(r.Address() + "/identity/authorize?" + ok.Encode())
	if err != nil {
		t.Fatal(err)
	}
	_ = a.Body.Close()
	if to := a.Header.Get("Location"); !strings.Contains(to, "/identity/login?id=") {
		t.Errorf("the sound request was not offered the page: %d %s", a.StatusCode, to)
	}
}

func TestChangingOnesMindIsSaidToTheViewer(t *testing.T) {
	r := start(t, training.Options{})
	party, err := rp.NewRelyingPartyOIDC(context.Background(), r.Address()+"/identity/", "shcr-viewer", "", redirect, []string{"openid"})
	if err != nil {
		t.Fatal(err)
	}
	back := browse(t, rp.AuthURL("s", party, rp.WithCodeChallenge(oidc.NewSHACodeChallenge("v"))), "cancel")
	if back.Get("error") != "access_denied" || back.Get("state") != "s" || back.Get("iss") == "" || back.Get("code") != "" {
		t.Errorf("came back with %v", back)
	}
}

// C2: a code is good once, and only for whoever began the sign-in.
func TestC2_ACodeWorksOnceAndOnlyWithItsVerifier(t *testing.T) {
	r := start(t, training.Options{})
	ctx := context.Background()
	party, err := rp.NewRelyingPartyOIDC(ctx, r.Address()+"/identity/", "shcr-viewer", "", redirect, []string{"openid"})
	if err != nil {
		t.Fatal(err)
	}
	verifier := strings.Repeat("another-", 6)
	ask := func() string {
		return browse(t, rp.AuthURL("s", party, rp.WithCodeChallenge(oidc.NewSHACodeChallenge(verifier))), "U3").Get("code")
	}
	stolen := ask()
	if _, err := rp.CodeExchange[*oidc.IDTokenClaims](ctx, stolen, party, rp.WithCodeVerifier("somebody-elses-verifier-somebody-elses-verifier")); err == nil {
		t.Error("taken with another verifier")
	}
	if _, err := rp.CodeExchange[*oidc.IDTokenClaims](ctx, stolen, party, rp.WithCodeVerifier(verifier)); err == nil {
		t.Error("a code lives on after a failed exchange")
	}
	code := ask()
	if _, err := rp.CodeExchange[*oidc.IDTokenClaims](ctx, code, party, rp.WithCodeVerifier(verifier)); err != nil {
		t.Fatal(err)
	}
	if _, err := rp.CodeExchange[*oidc.IDTokenClaims](ctx, code, party, rp.WithCodeVerifier(verifier)); err == nil {
		t.Error("a code was taken twice")
	}
}
