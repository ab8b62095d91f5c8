package identity

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"github.com/go-jose/go-jose/v4/jwt"
)

const (
	tokenPath     = "/oauth/token"
	exchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange"
	accessType    = "urn:ietf:params:oauth:token-type:access_token"
)

// exchange gives a token for one audience in return for the session's access
// token (RFC 8693). No partner can replay what it is sent elsewhere, since every
// other one refuses it (A9). The library's own exchange takes clients with a
// secret only, which the viewer is not.
func (p *Provider) exchange(w http.ResponseWriter, r *http.Request) {
	f := r.PostForm
	c, err := p.read(f.Get("subject_token"))
	switch {
	case f.Get("client_id") != ClientID && f.Get("client_id") != ClientIDCIS2:
		refuse(w, http.StatusUnauthorized, "invalid_client", "unknown client")
		return
	case f.Get("subject_token_type") != accessType, f.Get("actor_token") != "":
		refuse(w, http.StatusBadRequest, "invalid_request", "only an access token is exchanged, and for oneself")
		return
	case err != nil, !slices.Contains(c.Audience, p.issuer):
		refuse(w, http.StatusBadRequest, "invalid_grant", "the subject token is not one of a living session")
		return
	case len(f["audience"]) != 1 || !slices.Contains(p.store.apis, f.Get("audience")):
		refuse(w, http.StatusBadRequest, "invalid_target", "name one audience of this region")
		return
	}
	id, expires, role, ok := p.store.exchanged(c.ID, f.Get("client_id"))
	if !ok {
		refuse(w, http.StatusBadRequest, "invalid_grant", "the session has ended, or is another client's")
		return
	}
	now := time.Now().UTC()
	key := p.store.keys.current()
	token, err := key.sign(accessClaims{ClientID: f.Get("client_id"), Role: role, Claims: jwt.Claims{Issuer: p.issuer, Subject: c.Subject,
		Audience: jwt.Audience{f.Get("audience")}, IssuedAt: jwt.NewNumericDate(now), Expiry: jwt.NewNumericDate(expires), ID: id}}, key.id)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "server_error", "")
		return
	}
	reply(w, http.StatusOK, map[string]any{"access_token": token, "issued_token_type": accessType, "token_type": "Bearer", "expires_in": int(expires.Sub(now).Seconds())})
}

// exchanged notes a token made from the session of another one.
func (s *storage) exchanged(from, clientID string) (id string, expires time.Time, role string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g, ok := s.grants[s.access[from].grant]
	if !ok || g.client != clientID {
		return "", time.Time{}, "", false
	}
	id, expires = rand.Text(), time.Now().UTC().Add(exchangeLife)
	s.access[id] = access{grant: g.id, expires: expires}
	return id, expires, g.role, true
}

func refuse(w http.ResponseWriter, status int, code, why string) {
	reply(w, status, map[string]any{"error": code, "error_description": why})
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
