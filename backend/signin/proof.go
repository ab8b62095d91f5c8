package signin

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/zitadel/oidc/v3/pkg/client/rp"
	httphelper "github.com/zitadel/oidc/v3/pkg/http"
	"github.com/zitadel/oidc/v3/pkg/oidc"
)

// skew is how far the provider's clock may be from ours.
const skew = 30 * time.Second

// proofParams ask the provider how fresh the person's proof must be. With max_age
// it has to say when that was (OpenID Connect Core, 3.1.2.1).
func (c Config) proofParams() []rp.AuthURLOpt {
	switch {
	case c.Fresh: // max_age too: some keep to one of the two only
		return []rp.AuthURLOpt{rp.WithPrompt("login"), rp.AuthURLOpt(rp.WithURLParam("max_age", "0"))}
	case c.MaxAge > 0:
		return []rp.AuthURLOpt{rp.AuthURLOpt(rp.WithURLParam("max_age", strconv.Itoa(int(c.MaxAge.Seconds()))))}
	}
	return nil
}

// proved gives when the person proved who they are, and refuses a proof older than
// was asked for: a provider that lets somebody in by a session of before has not
// asked who is sitting there now (C9). One that does not say when is taken at its
// word only where no fresh proof is needed: the time of its answer then counts.
func (c Config) proved(claims *oidc.IDTokenClaims, began, now time.Time) (time.Time, error) {
	at := claims.GetAuthTime()
	switch {
	case at.IsZero() && c.Fresh:
		return at, errNotAsked
	case at.IsZero():
		return now, nil
	case at.After(now.Add(skew)):
		return at, oidc.ErrIatInFuture
	case c.Fresh && at.Before(began.Add(-skew)), c.MaxAge > 0 && now.Sub(at) > c.MaxAge+skew:
		return at, errNotAsked
	}
	return at, nil
}

// Proved is how long ago the person proved who they are.
func (s *Session) Proved() time.Duration { return max(0, s.now().Sub(s.proof)) }

// Drop forgets the tokens and tells the provider that they are of no more use (RFC
// 7009), but does not end its session. A provider without a place to be told lets
// them end by themselves.
func (s *Session) Drop(ctx context.Context) error {
	tokens := s.forget()
	if tokens == nil || s.rp.GetRevokeEndpoint() == "" {
		return nil
	}
	if tokens.RefreshToken == "" {
		return rp.RevokeToken(ctx, s.rp, tokens.AccessToken, "access_token")
	}
	return rp.RevokeToken(ctx, s.rp, tokens.RefreshToken, "refresh_token")
}

func (s *Session) forget() *oidc.Tokens[*oidc.IDTokenClaims] {
	s.mu.Lock()
	defer s.mu.Unlock()
	tokens := s.tokens
	s.tokens, s.own, s.ended = nil, nil, true
	return tokens
}

// found is what we read of the discovery document beside the library.
type found struct {
	Issuer     string   `json:"issuer"`
	Token      string   `json:"token_endpoint"`
	Keys       string   `json:"jwks_uri"`
	Revocation string   `json:"revocation_endpoint"`
	Grants     []string `json:"grant_types_supported"`
	// NamesItself promises iss in every answer (RFC 9207): one without is then not
	// from this provider (C4).
	NamesItself bool `json:"authorization_response_iss_parameter_supported"`
}

func (f found) exchanges() bool {
	return slices.Contains(f.Grants, string(oidc.GrantTypeTokenExchange))
}

// discover reads it, and refuses that of another issuer.
func discover(ctx context.Context, issuer string, client *http.Client) (f found, err error) {
	q, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(issuer, "/")+oidc.DiscoveryEndpoint, nil)
	if err != nil {
		return f, err
	}
	if err := httphelper.HttpRequest(client, q, &f); err != nil {
		return f, errors.Join(oidc.ErrDiscoveryFailed, err)
	}
	if f.Issuer != issuer {
		return f, oidc.ErrIssuerInvalid
	}
	return f, nil
}
