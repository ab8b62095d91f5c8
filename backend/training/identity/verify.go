package identity

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// Principal is who a bearer token speaks for.
type Principal struct {
	Sub         string
	Name        string
	ODS         string
	RoleProfile string
	RoleCode    string
	Groups      []string
}

// HasRole tells whether the person has any role or group: without one they are
// signed in and may read nothing.
func (p Principal) HasRole() bool { return p.RoleCode != "" || len(p.Groups) > 0 }

// Errors of Verify. None of them repeats the token.
var (
	ErrNoToken  = errors.New("no bearer token")
	ErrBadToken = errors.New("bearer token not accepted")
)

type accessClaims struct {
	jwt.Claims
	Name        string   `json:"name"`
	ODS         string   `json:"org_ods"`
	RoleProfile string   `json:"role_profile_id"`
	RoleCode    string   `json:"role_code"`
	Groups      []string `json:"groups"`
}

// Verify checks the bearer token of a request for one audience: signature by
// this provider's key, issuer, times, audience, and that the session has not
// ended since.
func (p *Provider) Verify(r *http.Request, audience string) (Principal, error) {
	scheme, raw, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") || raw == "" {
		return Principal{}, ErrNoToken
	}
	token, err := jwt.ParseSigned(raw, []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		return Principal{}, ErrBadToken
	}
	var c accessClaims
	if err := token.Claims(&p.store.key.key.PublicKey, &c); err != nil {
		return Principal{}, ErrBadToken
	}
	if err := c.ValidateWithLeeway(jwt.Expected{Issuer: p.issuer, Time: time.Now()}, 5*time.Second); err != nil || c.Expiry == nil {
		return Principal{}, ErrBadToken
	}
	if !slices.Contains(c.Audience, audience) || !p.store.lives(c.ID, c.Subject) {
		return Principal{}, ErrBadToken
	}
	return Principal{Sub: c.Subject, Name: c.Name, ODS: c.ODS, RoleProfile: c.RoleProfile, RoleCode: c.RoleCode, Groups: c.Groups}, nil
}

func (s *storage) lives(id, sub string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, ok := s.access[id]
	g, living := s.grants[a.grant]
	return ok && living && g.user == sub && time.Now().Before(a.expires.Add(5*time.Second))
}
