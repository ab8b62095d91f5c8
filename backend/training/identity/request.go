package identity

import (
	"time"

	"github.com/zitadel/oidc/v3/pkg/oidc"
)

// authRequest is one sign-in under way; it implements op.AuthRequest.
//
// The library asks one request object for the audience of both tokens. The
// access token is for the provider and the ID token for the client alone, so the
// storage sets forAccess while an access token is being made and clears it
// before the ID token is (see storage.GetPrivateClaimsFromRequest).
type authRequest struct {
	id        string
	asked     oidc.AuthRequest
	made      time.Time
	user      string // sub of the professional chosen
	role      string // profile of the role selected here; "" when none was
	done      bool
	authTime  time.Time
	issuer    string
	forAccess bool
}

func (a *authRequest) GetID() string            { return a.id }
func (a *authRequest) GetACR() string           { return acr }
func (a *authRequest) GetAMR() []string         { return []string{"training"} }
func (a *authRequest) GetAuthTime() time.Time   { return a.authTime }
func (a *authRequest) GetClientID() string      { return a.asked.ClientID }
func (a *authRequest) GetNonce() string         { return a.asked.Nonce }
func (a *authRequest) GetRedirectURI() string   { return a.asked.RedirectURI }
func (a *authRequest) GetScopes() []string      { return a.asked.Scopes }
func (a *authRequest) GetState() string         { return a.asked.State }
func (a *authRequest) GetSubject() string       { return a.user }
func (a *authRequest) Done() bool               { return a.done }
func (a *authRequest) setForAccess(access bool) { a.forAccess = access }

func (a *authRequest) GetResponseType() oidc.ResponseType { return a.asked.ResponseType }
func (a *authRequest) GetResponseMode() oidc.ResponseMode { return a.asked.ResponseMode }

func (a *authRequest) GetAudience() []string {
	return audience(a.forAccess, a.issuer, a.asked.ClientID)
}

func (a *authRequest) GetCodeChallenge() *oidc.CodeChallenge {
	return &oidc.CodeChallenge{Challenge: a.asked.CodeChallenge, Method: a.asked.CodeChallengeMethod}
}

// refreshRequest is one use of a refresh token; it implements
// op.RefreshTokenRequest.
type refreshRequest struct {
	grant     grant
	issuer    string
	forAccess bool
}

func (r *refreshRequest) GetAMR() []string                 { return []string{"training"} }
func (r *refreshRequest) GetAuthTime() time.Time           { return r.grant.authTime }
func (r *refreshRequest) GetClientID() string              { return r.grant.client }
func (r *refreshRequest) GetScopes() []string              { return r.grant.scopes }
func (r *refreshRequest) GetSubject() string               { return r.grant.user }
func (r *refreshRequest) SetCurrentScopes(scopes []string) { r.grant.scopes = scopes }
func (r *refreshRequest) GetAudience() []string {
	return audience(r.forAccess, r.issuer, r.grant.client)
}
func (r *refreshRequest) setForAccess(access bool) { r.forAccess = access }

// audience keeps the first access token at home: it is good for userinfo and
// for being exchanged, and no partner takes it (see exchange.go).
func audience(forAccess bool, issuer, client string) []string {
	if forAccess {
		return []string{issuer}
	}
	return []string{client}
}

// twoFaced is what both requests have in common for [storage].
type twoFaced interface{ setForAccess(bool) }
