// Package identity is the OpenID provider of the training region: discovery,
// authorization code with PKCE for a public client, refresh with rotation, tokens
// exchanged for one audience at a time, userinfo and sign-out, with a sign-in
// page that lists invented professionals. It can be told to misbehave ([Fault]).
//
// It stands where a regional broker would stand in a live region, so it is
// strict where a broker is strict: S256 is required, the redirect must be a
// loopback address given as a literal, a code works once, a refresh token works
// once and its second use ends the session (RFC 6819, 5.2.2.3), and the answer
// names its issuer (RFC 9207). It is never part of a live region: it listens on
// loopback only and anybody who can reach it can be anybody.
//
// A scripted browser signs in with three requests: GET the authorization
// address and follow the redirect to login?id=...; POST that id and user=U2 to
// login (user=U10:999500000110 where the scope selectedrole was asked for and
// the person has several roles); follow the redirects to the loopback address,
// which carries code, state and iss.
package identity

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/zitadel/oidc/v3/pkg/op"
	"golang.org/x/text/language"
)

// The public clients that the provider knows: the viewer, by the name under
// which it is told of people as a broker does, and by the one under which it is
// told as CIS2 does.
const (
	ClientID     = "shcr-viewer"
	ClientIDCIS2 = "shcr-viewer-cis2"
)

// ownScopes are those beyond OpenID's own (CIS2's names).
var ownScopes = []string{"nationalrbacaccess", "selectedrole", "nhsperson", "associatedorgs"}

// acr is the assurance level every training sign-in claims.
const acr = "AAL3_ANY"

// Config of a provider.
type Config struct {
	Issuer        string   // "http://127.0.0.1:PORT/identity/"
	Audiences     []string // audiences of access tokens: partners, people, audit
	Professionals []Professional
}

// Provider is the OpenID provider. It serves paths below its issuer.
type Provider struct {
	issuer string
	store  *storage
	routes http.Handler
}

// New makes a provider with a fresh signing key: tokens die with the process.
func New(c Config) (*Provider, error) {
	if !strings.HasSuffix(c.Issuer, "/") {
		return nil, errors.New("issuer must end in a slash")
	}
	store, err := newStorage(c)
	if err != nil {
		return nil, err
	}
	config := &op.Config{
		CodeMethodS256:        true,
		GrantTypeRefreshToken: true,
		SupportedUILocales:    []language.Tag{language.BritishEnglish},
		SupportedScopes:       append([]string{"openid", "profile", "offline_access"}, ownScopes...),
		SupportedClaims: []string{"sub", "name", "org_ods", "org_name", "role_profile_id", "role_code", "role_name", "roles", "groups", "activities", "acr", "auth_time",
			"uid", "nhsid_useruid", "nhsid_nrbac_roles", "nhsid_user_orgs", "selected_roleid", "id_assurance_level", "authentication_assurance_level"},
		DefaultLogoutRedirectURI: c.Issuer + "signed-out",
	}
	if _, err := rand.Read(config.CryptoKey[:]); err != nil {
		return nil, fmt.Errorf("key of the provider: %w", err)
	}
	oidcProvider, err := op.NewProvider(config, store, op.StaticIssuer(c.Issuer), op.WithAllowInsecure(), op.WithCORSOptions(nil))
	if err != nil {
		return nil, fmt.Errorf("openid provider: %w", err)
	}
	p := &Provider{issuer: c.Issuer, store: store}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /login", p.showLogin)
	mux.HandleFunc("POST /login", p.takeLogin)
	mux.HandleFunc("GET /signed-out", p.showSignedOut)
	mux.Handle("/", p.telling(p.faulty(p.named(oidcProvider))))
	base := strings.TrimSuffix(pathOf(c.Issuer), "/")
	p.routes = http.StripPrefix(base, mux)
	return p, nil
}

// ServeHTTP answers requests below the issuer's path.
func (p *Provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	p.routes.ServeHTTP(w, r)
}

func pathOf(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	_, path, _ := strings.Cut(rest, "/")
	return "/" + path
}
