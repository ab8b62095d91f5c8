package signin

import (
	"context"
	"crypto/rand"
	"errors"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/zitadel/oidc/v3/pkg/client/rp"
	"github.com/zitadel/oidc/v3/pkg/client/tokenexchange"
	httphelper "github.com/zitadel/oidc/v3/pkg/http"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"golang.org/x/oauth2"

	"shcr/backend/care"
)

// Session is a signed-in person with tokens in memory, in one role at a time.
type Session struct {
	rp       rp.RelyingParty
	nonce    string
	exchange bool // the provider gives a token for each audience
	now      func() time.Time
	roles    []care.Professional
	said     claims    // of the sign-in
	proof    time.Time // when the person proved who they are

	renewing sync.Mutex // held while asking for fresh tokens
	proven   time.Time  // when a renewal last answered a doubt; guarded by renewing

	mu     sync.Mutex
	who    care.Professional
	tokens *oidc.Tokens[*oidc.IDTokenClaims]
	own    map[string]*ownToken // by audience
	ended  bool
	onEnd  func(error)
}

// ownToken is the token of one audience.
type ownToken struct {
	mu      sync.Mutex // held while asking for a fresh one
	token   string
	expires time.Time
	doubted time.Time // when it was last thrown away for a refusal
}

// ahead is how long before its end a token is replaced.
const ahead = time.Minute

// Roles lists the person once for each role they may act in: at least one entry,
// and only one when there is nothing to choose.
func (s *Session) Roles() []care.Professional { return slices.Clone(s.roles) }

// Act takes up one of Roles by its place and returns the professional in force,
// with a session id of its own for the audit. A person with one role is in it
// already. The error is for a place that does not exist.
func (s *Session) Act(i int) (care.Professional, error) {
	if i < 0 || i >= len(s.roles) {
		return care.Professional{}, &care.Error{Code: care.CodeInput, Op: "choose role", Say: "That role is not one of yours. Choose from the list."}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.who = s.roles[i]
	s.who.Session = rand.Text()
	return s.who, nil
}

// Who is the professional in the role in force; empty while none was chosen.
func (s *Session) Who() care.Professional {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.who
}

// OnEnd is told, once and from a goroutine of its own, that the provider has
// ended the session: it refused to renew it, or renewed it for somebody else.
func (s *Session) OnEnd(f func(error)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.onEnd = f
}

var errEnded = &care.Error{Code: care.CodeSignedOut, Op: "use session", Say: "You are signed out. Sign in again."}

// Token gives a bearer token for a partner's audience, replaced a minute before
// it ends. Where the provider exchanges tokens (RFC 8693) it is good for that
// audience alone; otherwise it is the session's own, if it names the audience.
func (s *Session) Token(ctx context.Context, audience string) (string, error) {
	if !s.exchange {
		token, err := s.primary(ctx)
		if err == nil {
			err = meantFor(token, audience)
		}
		return token, err
	}
	s.mu.Lock()
	if s.ended {
		s.mu.Unlock()
		return "", errEnded
	}
	own := s.own[audience]
	if own == nil {
		own = &ownToken{}
		s.own[audience] = own
	}
	s.mu.Unlock()
	own.mu.Lock()
	defer own.mu.Unlock()
	if s.now().Add(ahead).Before(own.expires) {
		return own.token, nil
	}
	subject, err := s.primary(ctx)
	if err != nil {
		return "", err
	}
	fresh, err := tokenexchange.ExchangeToken(ctx, exchanger{s.rp}, subject, oidc.AccessTokenType, "", "", nil, []string{audience}, nil, oidc.AccessTokenType)
	switch {
	case refused(err):
		return "", s.end(err)
	case err != nil:
		return "", unrenewed(err)
	}
	if err := meantFor(fresh.AccessToken, audience); err != nil {
		return "", err
	}
	own.token, own.expires = fresh.AccessToken, s.now().Add(time.Duration(min(fresh.ExpiresIn, 3600))*time.Second)
	return own.token, nil
}

// primary gives the session's own access token, renewed with rotation when it is
// about to end (RFC 6749 §6). A renewal is not given up halfway: the refresh
// token is spent by then.
func (s *Session) primary(ctx context.Context) (string, error) {
	s.renewing.Lock()
	defer s.renewing.Unlock()
	s.mu.Lock()
	tokens, ended := s.tokens, s.ended
	s.mu.Unlock()
	if ended {
		return "", errEnded
	}
	if tokens.Expiry.IsZero() || s.now().Add(ahead).Before(tokens.Expiry) {
		return tokens.AccessToken, nil
	}
	if tokens.RefreshToken == "" {
		if s.now().Before(tokens.Expiry) {
			return tokens.AccessToken, nil
		}
		return "", s.end(errors.New("nothing to renew with"))
	}
	return s.renew(ctx, tokens)
}

// renew replaces the tokens; renewing is held, and there is a refresh token.
func (s *Session) renew(ctx context.Context, tokens *oidc.Tokens[*oidc.IDTokenClaims]) (string, error) {
	fresh, err := rp.RefreshTokens[*oidc.IDTokenClaims](context.WithoutCancel(ctx), renewer{s.rp}, tokens.RefreshToken, "", "")
	if err == nil {
		err = s.same(tokens, fresh)
	}
	switch {
	case err == nil:
	case refused(err), distrusted(err) != "", errors.Is(err, oidc.ErrAcrInvalid), errors.Is(err, oidc.ErrExpired), errors.Is(err, oidc.ErrIatInFuture), errors.Is(err, oidc.ErrIatToOld):
		return "", s.end(err)
	case s.now().Before(tokens.Expiry):
		return tokens.AccessToken, nil // there is time to try again
	default:
		return "", unrenewed(err)
	}
	fresh.IDToken, fresh.RefreshToken = firstOf(fresh.IDToken, tokens.IDToken), firstOf(fresh.RefreshToken, tokens.RefreshToken)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return "", errEnded
	}
	s.tokens = fresh
	return fresh.AccessToken, nil
}

// same refuses tokens of a renewal that are somebody else's. A renewal may come
// without an ID token, and its ID token without a nonce (OpenID Connect Core,
// 12.2); then there is nothing to compare.
func (s *Session) same(old, fresh *oidc.Tokens[*oidc.IDTokenClaims]) error {
	if fresh.IDToken == "" || fresh.IDTokenClaims == nil {
		fresh.IDTokenClaims = old.IDTokenClaims
		return nil
	}
	if fresh.IDTokenClaims.GetSubject() != old.IDTokenClaims.GetSubject() {
		return errOther
	}
	if n := fresh.IDTokenClaims.GetNonce(); n != "" && n != s.nonce {
		return errNonce
	}
	return readable(fresh.IDToken)
}

// end forgets the tokens of a session that is over at the provider, and tells
// whoever waits for that.
func (s *Session) end(err error) error {
	say := "Your sign-in has ended. Sign in again."
	if why := distrusted(err); why != "" {
		say = "Your sign-in could not be renewed: the sign-in service’s answer could not be trusted (" + why + "). Sign in again; if it goes on, tell your IT helpdesk."
	}
	over := &care.Error{Code: care.CodeSignedOut, Op: "renew sign-in", Say: say, Err: err}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.ended && s.onEnd != nil {
		go s.onEnd(over)
	}
	s.tokens, s.own, s.ended = nil, nil, true
	return over
}

// SignOut forgets the tokens and tells the provider, which ends them too
// (RP-initiated logout with id_token_hint). That the provider does not answer is
// no reason to stay signed in here.
func (s *Session) SignOut(ctx context.Context) error {
	tokens := s.forget()
	if tokens == nil {
		return nil
	}
	// Its refresh token by itself: a provider may want to see the person, or a
	// registered address to go back to, before it ends a session.
	ended := s.rp.GetRevokeEndpoint() != "" && tokens.RefreshToken != "" &&
		rp.RevokeToken(ctx, s.rp, tokens.RefreshToken, "refresh_token") == nil
	_, err := rp.EndSession(ctx, s.rp, tokens.IDToken, "", "", "", nil)
	if ended {
		return nil // what we held ends in any case
	}
	return err
}

// refused tells whether the provider said that the session is over, rather than
// not answering well.
func refused(err error) bool {
	var said *oidc.Error
	return errors.As(err, &said) && said.ErrorType == oidc.InvalidGrant
}

func unrenewed(err error) error {
	return &care.Error{Code: care.CodeUnavailable, Op: "renew sign-in", Retry: true, Err: err,
		Say: "The sign-in service did not answer, so nothing could be asked with your sign-in. Try again."}
}

// renewer asks for no scope at a renewal, and so for those that were granted: a
// provider must refuse one that it did not grant, as it may not have granted
// offline_access by that name (RFC 6749 §6).
type renewer struct{ rp.RelyingParty }

// OAuthConfig is the client's, without scopes.
func (r renewer) OAuthConfig() *oauth2.Config {
	c := *r.RelyingParty.OAuthConfig()
	c.Scopes = nil
	return &c
}

// exchanger calls the token endpoint as the public client that the viewer is.
type exchanger struct{ rp.RelyingParty }

var _ tokenexchange.TokenExchanger = exchanger{}

// TokenEndpoint is where tokens are exchanged.
func (e exchanger) TokenEndpoint() string { return e.OAuthConfig().Endpoint.TokenURL }

// AuthFn names the client; there is no secret to add.
func (e exchanger) AuthFn() (any, error) {
	return httphelper.FormAuthorization(func(form url.Values) { form.Set("client_id", e.OAuthConfig().ClientID) }), nil
}
