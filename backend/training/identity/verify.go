package identity

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

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
	ClientID string `json:"client_id,omitempty"`
	Role     string `json:"role_profile_id,omitempty"` // of the session; "" when none was selected
}

// Verify checks the bearer token of a request for one audience: signature by
// this provider's key, issuer, times, audience, and that the session has not
// ended since. A person with several roles speaks in the one that the request's
// NHSD-Session-URID names, if it is theirs, and otherwise in none.
func (p *Provider) Verify(r *http.Request, audience string) (Principal, error) {
	scheme, raw, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") || raw == "" {
		return Principal{}, ErrNoToken
	}
	c, err := p.read(raw)
	if err != nil || !slices.Contains(c.Audience, audience) {
		return Principal{}, ErrBadToken
	}
	who, ok := p.store.person(c.Subject)
	if !ok {
		return Principal{}, ErrBadToken
	}
	out := Principal{Sub: who.UID, Name: who.Name, ODS: who.ODS, Groups: who.Groups}
	profile := c.Role
	if profile == "" && len(who.Roles) == 1 {
		profile = who.Roles[0].Profile
	}
	if profile == "" {
		profile = r.Header.Get("NHSD-Session-URID")
	}
	if role, ok := who.role(profile); ok {
		out.ODS, out.RoleProfile, out.RoleCode = role.ODS, role.Profile, role.Code
	}
	return out, nil
}

// read checks an access token of ours, for whatever audience.
func (p *Provider) read(raw string) (accessClaims, error) {
	var c accessClaims
	if err := p.store.keys.read(raw, &c); err != nil {
		return c, ErrBadToken
	}
	if err := c.ValidateWithLeeway(jwt.Expected{Issuer: p.issuer, Time: time.Now()}, 5*time.Second); err != nil || c.Expiry == nil {
		return c, ErrBadToken
	}
	if !p.store.lives(c.ID, c.Subject) {
		return c, ErrBadToken
	}
	return c, nil
}

func (s *storage) lives(id, sub string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, ok := s.access[id]
	g, living := s.grants[a.grant]
	return ok && living && g.user == sub && time.Now().Before(a.expires.Add(5*time.Second))
}
