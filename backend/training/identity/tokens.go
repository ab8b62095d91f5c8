package identity

import (
	"context"
	"crypto/rand"
	"maps"
	"slices"
	"time"

	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// CreateAccessToken implements op.Storage: a session without a refresh token.
func (s *storage) CreateAccessToken(_ context.Context, r op.TokenRequest) (string, time.Time, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id, expires := s.newAccess(s.newGrant(r))
	return id, expires, nil
}

// CreateAccessAndRefreshTokens implements op.Storage. A refresh token is good
// once: the new one takes its place.
func (s *storage) CreateAccessAndRefreshTokens(_ context.Context, r op.TokenRequest, current string) (string, string, time.Time, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := ""
	if current == "" {
		g = s.newGrant(r)
	} else {
		id, ok := s.refresh[current]
		if !ok {
			return "", "", time.Time{}, oidc.ErrInvalidGrant()
		}
		delete(s.refresh, current)
		s.spent[current], g = id, id
	}
	if faces, ok := r.(twoFaced); ok {
		faces.setForAccess(true)
	}
	next := rand.Text()
	s.refresh[next] = g
	id, expires := s.newAccess(g)
	return id, next, expires, nil
}

func (s *storage) newGrant(r op.TokenRequest) string {
	g := grant{id: rand.Text(), user: r.GetSubject(), scopes: r.GetScopes(), expires: time.Now().Add(refreshLife)}
	if a, ok := r.(*authRequest); ok {
		g.authTime, g.client, g.role = a.authTime, a.asked.ClientID, a.role
	}
	if faces, ok := r.(twoFaced); ok {
		faces.setForAccess(true)
	}
	s.grants[g.id] = g
	return g.id
}

func (s *storage) newAccess(g string) (string, time.Time) {
	id, expires := rand.Text(), time.Now().UTC().Add(accessLife)
	s.access[id] = access{grant: g, expires: expires}
	return id, expires
}

// TokenRequestByRefreshToken implements op.Storage. A token used twice was
// copied: the whole session ends.
func (s *storage) TokenRequestByRefreshToken(_ context.Context, token string) (op.RefreshTokenRequest, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if g, used := s.spent[token]; used {
		s.end(g)
		return nil, oidc.ErrInvalidGrant().WithDescription("refresh token was used before")
	}
	g, ok := s.grants[s.refresh[token]]
	if !ok || time.Now().After(g.expires) {
		return nil, oidc.ErrInvalidGrant()
	}
	return &refreshRequest{grant: g, issuer: s.issuer}, nil
}

// end forgets a session and all its tokens; called with the lock held.
func (s *storage) end(g string) {
	delete(s.grants, g)
	for _, tokens := range []map[string]string{s.refresh, s.spent} {
		for t, of := range tokens {
			if of == g {
				delete(tokens, t)
			}
		}
	}
	for id, a := range s.access {
		if a.grant == g {
			delete(s.access, id)
		}
	}
}

// EndSessions ends every session at once, as when smartcards are taken out: no
// token of any is taken any more.
func (p *Provider) EndSessions() {
	p.store.mu.Lock()
	defer p.store.mu.Unlock()
	for id := range p.store.grants {
		p.store.end(id)
	}
}

// RefreshTokens are those that work now, for tests that look for them where they
// must not be.
func (p *Provider) RefreshTokens() []string {
	p.store.mu.Lock()
	defer p.store.mu.Unlock()
	return slices.Collect(maps.Keys(p.store.refresh))
}

// TerminateSession implements op.Storage: sign-out ends all of the user's
// sessions in this client.
func (s *storage) TerminateSession(_ context.Context, user, _ string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, g := range s.grants {
		if g.user == user {
			s.end(id)
		}
	}
	return nil
}

// RevokeToken implements op.Storage.
func (s *storage) RevokeToken(_ context.Context, tokenOrID, _, _ string) *oidc.Error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if g, ok := s.refresh[tokenOrID]; ok {
		s.end(g)
	}
	delete(s.access, tokenOrID)
	return nil
}

// GetRefreshTokenInfo implements op.Storage.
func (s *storage) GetRefreshTokenInfo(_ context.Context, _, token string) (string, string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g, ok := s.grants[s.refresh[token]]
	if !ok {
		return "", "", op.ErrInvalidRefreshToken
	}
	return g.user, token, nil
}

// SetUserinfoFromScopes implements op.Storage; SetUserinfoFromRequest does it.
func (s *storage) SetUserinfoFromScopes(context.Context, *oidc.UserInfo, string, string, []string) error {
	return nil
}

// SetUserinfoFromRequest fills the ID token. CIS2's says little: the rest is
// for userinfo.
func (s *storage) SetUserinfoFromRequest(_ context.Context, info *oidc.UserInfo, r op.IDTokenRequest, scopes []string) error {
	clientID, role := r.GetClientID(), ""
	switch r := r.(type) {
	case *authRequest:
		role = r.role
	case *refreshRequest:
		role = r.grant.role
	}
	if shapeOf(clientID) == Broker {
		return s.fill(info, grant{user: r.GetSubject(), role: role, client: clientID, scopes: scopes, authTime: r.GetAuthTime()})
	}
	if _, ok := s.person(r.GetSubject()); !ok {
		return oidc.ErrInvalidGrant()
	}
	info.Subject = r.GetSubject()
	for k, v := range cis2IDClaims(role) {
		info.AppendClaims(k, v)
	}
	info.AppendClaims("acr", acr)
	return nil
}

// SetUserinfoFromToken fills the userinfo answer of a living access token.
func (s *storage) SetUserinfoFromToken(_ context.Context, info *oidc.UserInfo, id, subject, _ string) error {
	s.mu.Lock()
	a, ok := s.access[id]
	g, living := s.grants[a.grant]
	s.mu.Unlock()
	if !ok || !living || g.user != subject || time.Now().After(a.expires) {
		return oidc.ErrInvalidGrant().WithDescription("the token has ended")
	}
	return s.fill(info, g)
}

// person finds a professional by sub, without roles when that is the fault.
func (s *storage) person(sub string) (Professional, bool) {
	p, ok := s.bySub[sub]
	if s.faults.on(NoRoles) {
		p.Roles, p.Groups = nil, nil
	}
	return p, ok
}

// fill says who a session belongs to, in the shape of its client.
func (s *storage) fill(info *oidc.UserInfo, g grant) error {
	p, ok := s.person(g.user)
	if !ok {
		return oidc.ErrInvalidGrant()
	}
	claims := brokerClaims(p, g.role)
	if shapeOf(g.client) == CIS2 {
		claims = cis2Claims(p, g.role, g.scopes)
	}
	info.Subject = p.UID
	for k, v := range claims {
		if k == "name" {
			info.Name = p.Name
			continue
		}
		info.AppendClaims(k, v)
	}
	info.AppendClaims("acr", acr)
	info.AppendClaims("auth_time", g.authTime.Unix())
	return nil
}

// SetIntrospectionFromToken implements op.Storage: introspection is not offered.
func (s *storage) SetIntrospectionFromToken(context.Context, *oidc.IntrospectionResponse, string, string, string) error {
	return oidc.ErrInvalidRequest()
}

// GetPrivateClaimsFromScopes implements op.Storage; the request form is used.
func (s *storage) GetPrivateClaimsFromScopes(context.Context, string, string, []string) (map[string]any, error) {
	return nil, nil
}

// GetPrivateClaimsFromRequest is called for the access token, which holds none:
// who asks is for the tokens that it is exchanged for. It runs after the
// token's audience was read and before the ID token is made, so it turns the
// request back to its other face.
func (s *storage) GetPrivateClaimsFromRequest(_ context.Context, r op.TokenRequest, _ []string) (map[string]any, error) {
	if faces, ok := r.(twoFaced); ok {
		faces.setForAccess(false)
	}
	return nil, nil
}
