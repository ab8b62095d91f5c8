// Package signin signs a professional in: OpenID Connect code flow with PKCE in
// the system's own browser, answered on a loopback listener of ours (RFC 8252,
// RFC 7636). Tokens live in memory only and leave this package only as bearer
// tokens for one audience at a time.
//
// The app is a public client of the region's provider (decision 15): it holds no
// secret, and everything it is told is checked: state, nonce, issuer of the
// answer (RFC 9207), signature, audience, acr, and that userinfo is about the
// same subject. A role comes from codes in the region file, deny by default, and
// a person with several chooses one. Partners get tokens of their own where the
// provider exchanges them (safety C6, C10, C11, A9; reference/identity.md).
package signin

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/zitadel/oidc/v3/pkg/client/rp"
	"github.com/zitadel/oidc/v3/pkg/oidc"

	"shcr/backend/fhir"
)

// Config is what the region file says of its identity provider.
type Config struct {
	Issuer   string
	ClientID string
	Scopes   []string
	ACR      []string // accepted values
	Claims   ClaimNames
	Roles    []Role
	// Limits and Nominated narrow what Roles give.
	Limits    []Limit
	Nominated Nominated
	// Fresh has the provider ask the person to prove who they are, though it may
	// still know them; otherwise their last proof may be MaxAge old, 0 for any age.
	Fresh  bool
	MaxAge time.Duration
	// Transport reaches the provider and nobody else; nil is directly, with the
	// system's certificate authorities.
	Transport http.RoundTripper
}

func (c Config) transport() http.RoundTripper {
	if c.Transport != nil {
		return c.Transport
	}
	u, err := url.Parse(c.Issuer)
	if err != nil {
		u = &url.URL{} // an address that nothing is at
	}
	return fhir.NewHTTPClient(u, fhir.DefaultLimits()).Transport
}

// answerWait is how long a person may take in the browser.
const answerWait = 5 * time.Minute

// SignIn runs one sign-in. open is given the address for the browser once the
// listener is ready. It returns when the answer has been checked, or the context
// ends. Errors are for people ([care.Error]) and name nothing the provider sent.
func SignIn(ctx context.Context, c Config, open func(address string) error) (*Session, error) {
	ctx, cancel := context.WithTimeout(ctx, answerWait)
	defer cancel()
	listener, err := listen()
	if err != nil {
		return nil, failed("This computer did not allow the sign-in to listen for its answer on 127.0.0.1. Ask your IT helpdesk.", err)
	}
	defer listener.Close()
	nonce, state, verifier := rand.Text(), rand.Text(), rand.Text()+rand.Text()
	party, found, err := relyingParty(ctx, c, listener.redirect())
	if err != nil {
		return nil, unmet(err)
	}
	challenge := sha256.Sum256([]byte(verifier))
	began := time.Now()
	address := rp.AuthURL(state, party, append(c.proofParams(), rp.WithCodeChallenge(base64.RawURLEncoding.EncodeToString(challenge[:])),
		rp.AuthURLOpt(rp.WithURLParam("nonce", nonce)), rp.AuthURLOpt(rp.WithURLParam("acr_values", c.ACR[0])))...)
	if err := sameHost(address, c.Issuer); err != nil {
		return nil, failed("The region's sign-in service named an address that is not its own. Nothing was opened. Tell your IT helpdesk.", err)
	}
	if err := open(address); err != nil {
		return nil, failed("Your web browser could not be opened. Copy the address shown into a browser, or ask your IT helpdesk to set a default browser.", err)
	}
	code, err := listener.wait(ctx, state, c.Issuer, found.NamesItself)
	if err != nil {
		return nil, err
	}
	session, err := redeem(ctx, c, party, code, verifier, nonce)
	if err != nil {
		return nil, err
	}
	session.exchange = found.exchanges()
	session.proof, err = c.proved(session.tokens.IDTokenClaims, began, time.Now())
	if err != nil {
		_ = session.Drop(ctx) // nobody comes in by them
		return nil, explained(err)
	}
	return session, nil
}

// redeem exchanges the code and checks everything the provider says.
func redeem(ctx context.Context, c Config, party rp.RelyingParty, code, verifier, nonce string) (*Session, error) {
	tokens, err := rp.CodeExchange[*oidc.IDTokenClaims](ctx, code, party, rp.WithCodeVerifier(verifier))
	if err != nil {
		return nil, explained(err)
	}
	subject := tokens.IDTokenClaims.GetSubject()
	switch {
	case subject == "":
		return nil, explained(errNoSubject)
	case subtle.ConstantTimeCompare([]byte(tokens.IDTokenClaims.GetNonce()), []byte(nonce)) != 1:
		return nil, explained(errNonce)
	}
	if err := readable(tokens.IDToken); err != nil {
		return nil, explained(err)
	}
	info, err := rp.Userinfo[*oidc.UserInfo](ctx, tokens.AccessToken, tokens.TokenType, subject, party)
	if err != nil {
		return nil, explained(err)
	}
	if info.Subject != subject {
		return nil, explained(errOther)
	}
	roles, err := professionals(c, subject, info.Claims, tokens.IDTokenClaims.Claims)
	if err != nil {
		return nil, err
	}
	s := &Session{rp: party, nonce: nonce, tokens: tokens, now: time.Now, roles: roles, said: claims{info.Claims, tokens.IDTokenClaims.Claims}, own: map[string]*ownToken{}}
	if len(roles) == 1 {
		_, err = s.Act(0)
	}
	return s, err
}

// relyingParty finds the provider, and tells what else it says of itself. The
// nonce is compared by redeem: the library would ask for it in a renewal too,
// where the provider leaves it out.
func relyingParty(ctx context.Context, c Config, redirect string) (party rp.RelyingParty, said found, err error) {
	http := &http.Client{Transport: capped{c.transport()}, Timeout: 15 * time.Second, CheckRedirect: noRedirect}
	if said, err = discover(ctx, c.Issuer, http); err != nil {
		return nil, said, err
	}
	party, err = rp.NewRelyingPartyOIDC(ctx, c.Issuer, c.ClientID, "", redirect, c.Scopes,
		rp.WithHTTPClient(http),
		rp.WithLogger(slog.New(slog.DiscardHandler)), // it would log what the provider sent
		rp.WithVerifierOpts(
			rp.WithNonce(nil),
			rp.WithACRVerifier(oidc.DefaultACRVerifier(c.ACR)),
			rp.WithIssuedAtOffset(skew),
			rp.WithIssuedAtMaxAge(10*time.Minute),
			rp.WithSupportedSigningAlgorithms("RS256", "PS256", "ES256", "EdDSA"),
		))
	if err != nil {
		return nil, said, err
	}
	at := party.OAuthConfig().Endpoint
	for _, address := range []string{at.AuthURL, at.TokenURL, said.Token, said.Keys, said.Revocation, party.GetRevokeEndpoint(), party.UserinfoEndpoint(), party.GetEndSessionEndpoint()} {
		if err := secure(address, c.Issuer); err != nil {
			return nil, said, err
		}
	}
	return party, said, nil
}

// secure keeps codes and tokens on https; http is for a provider on this
// computer only. No end-session endpoint is no fault.
func secure(address, issuer string) error {
	if address == "" {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil {
		return errEndpoint
	}
	if u.Scheme == "https" || (u.Scheme == "http" && u.Hostname() == "127.0.0.1" && strings.HasPrefix(issuer, "http://127.0.0.1:")) {
		return nil
	}
	return errEndpoint
}

func noRedirect(*http.Request, []*http.Request) error { return errors.New("redirect refused") }

// sameHost keeps the browser from being sent anywhere but the provider (C5).
func sameHost(address, issuer string) error {
	a, err := url.Parse(address)
	if err != nil {
		return err
	}
	i, err := url.Parse(issuer)
	if err != nil {
		return err
	}
	if a.Scheme != i.Scheme || a.Host != i.Host || a.User != nil || (a.Scheme != "https" && a.Hostname() != "127.0.0.1") {
		return errors.New("authorization endpoint is not the issuer's")
	}
	return nil
}

// capped bounds what the provider may send (C7).
type capped struct{ next http.RoundTripper }

const maxAnswer = 256 << 10

// RoundTrip limits the body of the answer.
func (c capped) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := c.next.RoundTrip(r)
	if err == nil {
		resp.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(resp.Body, maxAnswer), resp.Body}
	}
	return resp, err
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
