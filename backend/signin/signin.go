// Package signin signs a professional in: OpenID Connect code flow with PKCE in
// the system's own browser, answered on a loopback listener of ours (RFC 8252,
// RFC 7636). Tokens live in memory only and leave this package only as bearer
// tokens for one audience at a time.
//
// The app is a public client of the region's provider (decision 15): it holds no
// secret, and everything it is told is checked: state, nonce, issuer of the
// answer (RFC 9207), signature, audience, acr, and that userinfo is about the
// same subject. A role comes from codes in the region file, deny by default.
package signin

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/zitadel/oidc/v3/pkg/client/rp"
	"github.com/zitadel/oidc/v3/pkg/oidc"

	"shcr/backend/care"
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

// Session is a signed-in professional with tokens in memory.
type Session struct {
	who care.Professional
	rp  rp.RelyingParty
	now func() time.Time

	mu     sync.Mutex
	tokens *oidc.Tokens[*oidc.IDTokenClaims]
	ended  bool
}

// Who is the professional in the role in force.
func (s *Session) Who() care.Professional { return s.who }

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
	party, err := relyingParty(ctx, c, listener.redirect(), nonce)
	if err != nil {
		return nil, failed("The region's sign-in service did not answer. Check your network connection and try again.", err)
	}
	challenge := sha256.Sum256([]byte(verifier))
	address := rp.AuthURL(state, party, rp.WithCodeChallenge(base64.RawURLEncoding.EncodeToString(challenge[:])),
		rp.AuthURLOpt(rp.WithURLParam("nonce", nonce)), rp.AuthURLOpt(rp.WithURLParam("acr_values", c.ACR[0])))
	if err := sameHost(address, c.Issuer); err != nil {
		return nil, failed("The region's sign-in service named an address that is not its own. Nothing was opened. Tell your IT helpdesk.", err)
	}
	if err := open(address); err != nil {
		return nil, failed("Your web browser could not be opened. Copy the address shown into a browser, or ask your IT helpdesk to set a default browser.", err)
	}
	code, err := listener.wait(ctx, state, c.Issuer)
	if err != nil {
		return nil, err
	}
	return redeem(ctx, c, party, code, verifier)
}

// redeem exchanges the code and checks everything the provider says.
func redeem(ctx context.Context, c Config, party rp.RelyingParty, code, verifier string) (*Session, error) {
	untrusted := "The sign-in service's answer could not be trusted, so you are not signed in. Try again; if it goes on, tell your IT helpdesk."
	tokens, err := rp.CodeExchange[*oidc.IDTokenClaims](ctx, code, party, rp.WithCodeVerifier(verifier))
	if err != nil {
		return nil, failed(untrusted, err)
	}
	subject := tokens.IDTokenClaims.GetSubject()
	info, err := rp.Userinfo[*oidc.UserInfo](ctx, tokens.AccessToken, tokens.TokenType, subject, party)
	if err != nil {
		return nil, failed(untrusted, err)
	}
	if subject == "" || info.Subject != subject {
		return nil, failed(untrusted, errors.New("userinfo of another subject"))
	}
	who, err := professional(c, subject, info.Claims, tokens.IDTokenClaims.Claims)
	if err != nil {
		return nil, err
	}
	who.Session = rand.Text()
	return &Session{who: who, rp: party, tokens: tokens, now: time.Now}, nil
}

func relyingParty(ctx context.Context, c Config, redirect, nonce string) (rp.RelyingParty, error) {
	return rp.NewRelyingPartyOIDC(ctx, c.Issuer, c.ClientID, "", redirect, c.Scopes,
		rp.WithHTTPClient(&http.Client{Transport: capped{c.transport()}, Timeout: 15 * time.Second, CheckRedirect: noRedirect}),
		rp.WithLogger(slog.New(slog.DiscardHandler)), // it would log what the provider sent
		rp.WithVerifierOpts(
			rp.WithNonce(func(context.Context) string { return nonce }),
			rp.WithACRVerifier(oidc.DefaultACRVerifier(c.ACR)),
			rp.WithIssuedAtOffset(30*time.Second),
			rp.WithIssuedAtMaxAge(10*time.Minute),
			rp.WithSupportedSigningAlgorithms("RS256", "PS256", "ES256", "EdDSA"),
		))
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

// Token gives a bearer token for a partner's audience, refreshed a minute before
// it ends (RFC 6749 §6, with rotation).
func (s *Session) Token(ctx context.Context, audience string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return "", errEnded
	}
	if s.now().Add(time.Minute).After(s.tokens.Expiry) {
		fresh, err := rp.RefreshTokens[*oidc.IDTokenClaims](ctx, s.rp, s.tokens.RefreshToken, "", "")
		if err != nil {
			return "", failed("Your sign-in has ended. Sign in again.", err)
		}
		fresh.IDToken = firstOf(fresh.IDToken, s.tokens.IDToken)
		s.tokens = fresh
	}
	if err := meantFor(s.tokens.AccessToken, audience); err != nil {
		return "", err
	}
	return s.tokens.AccessToken, nil
}

var errEnded = &care.Error{Code: care.CodeSignedOut, Op: "use session", Say: "You are signed out. Sign in again."}

// SignOut forgets the tokens and tells the provider (RP-initiated logout). That
// the provider does not answer is no reason to stay signed in here.
func (s *Session) SignOut(ctx context.Context) error {
	s.mu.Lock()
	tokens := s.tokens
	s.tokens, s.ended = nil, true
	s.mu.Unlock()
	if tokens == nil {
		return nil
	}
	_, err := rp.EndSession(ctx, s.rp, tokens.IDToken, "", "", "", nil)
	return err
}

func failed(say string, err error) error {
	return &care.Error{Code: care.CodeSignIn, Op: "sign in", Say: say, Retry: true, Err: err}
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
