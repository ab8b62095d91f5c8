package identity

import (
	"slices"
	"time"

	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// client is the viewer: public, native, code flow only. It is known by two
// names, one for each shape of claims.
type client struct {
	login string
	shape Shape
}

var _ op.HasRedirectGlobs = client{}

// GetID implements op.Client.
func (c client) GetID() string {
	if c.shape == CIS2 {
		return ClientIDCIS2
	}
	return ClientID
}

// RedirectURIs implements op.Client.
func (client) RedirectURIs() []string { return nil }

// PostLogoutRedirectURIs implements op.Client.
func (client) PostLogoutRedirectURIs() []string { return nil }

// RedirectURIGlobs lets any path of a loopback address through; isLoopback has
// checked the host by parsing before the glob is tried.
func (client) RedirectURIGlobs() []string {
	return []string{"http://127.0.0.1:*/**", `http://\[::1\]:*/**`}
}

// PostLogoutRedirectURIGlobs is the same for sign-out.
func (c client) PostLogoutRedirectURIGlobs() []string { return c.RedirectURIGlobs() }

// ApplicationType implements op.Client.
func (client) ApplicationType() op.ApplicationType { return op.ApplicationTypeNative }

// AuthMethod implements op.Client.
func (client) AuthMethod() oidc.AuthMethod { return oidc.AuthMethodNone }

// ResponseTypes implements op.Client.
func (client) ResponseTypes() []oidc.ResponseType { return []oidc.ResponseType{oidc.ResponseTypeCode} }

// GrantTypes implements op.Client.
func (client) GrantTypes() []oidc.GrantType {
	return []oidc.GrantType{oidc.GrantTypeCode, oidc.GrantTypeRefreshToken}
}

// LoginURL implements op.Client.
func (c client) LoginURL(id string) string { return c.login + "?id=" + id }

// AccessTokenType implements op.Client.
func (client) AccessTokenType() op.AccessTokenType { return op.AccessTokenTypeJWT }

// IDTokenLifetime implements op.Client.
func (client) IDTokenLifetime() time.Duration { return 10 * time.Minute }

// DevMode implements op.Client.
func (client) DevMode() bool { return false }

// RestrictAdditionalIdTokenScopes implements op.Client.
func (client) RestrictAdditionalIdTokenScopes() func([]string) []string { return all }

// RestrictAdditionalAccessTokenScopes implements op.Client.
func (client) RestrictAdditionalAccessTokenScopes() func([]string) []string { return all }

// IsScopeAllowed implements op.Client.
func (client) IsScopeAllowed(scope string) bool {
	return slices.Contains(ownScopes, scope)
}

// IDTokenUserinfoClaimsAssertion puts a broker's claims in the ID token as well.
func (c client) IDTokenUserinfoClaimsAssertion() bool { return c.shape == Broker }

// ClockSkew implements op.Client.
func (client) ClockSkew() time.Duration { return 0 }

// shapeOf tells which shape of claims a client is given.
func shapeOf(clientID string) Shape {
	if clientID == ClientIDCIS2 {
		return CIS2
	}
	return Broker
}

func all(scopes []string) []string { return scopes }
