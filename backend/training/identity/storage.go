package identity

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"sync"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// Lifetimes: short enough that a training session meets a refresh.
const (
	accessLife  = 10 * time.Minute
	refreshLife = 12 * time.Hour
	requestLife = 10 * time.Minute
)

// grant is one signed-in session: a chain of refresh tokens and the access
// tokens made from it.
type grant struct {
	id       string
	user     string
	client   string
	scopes   []string
	authTime time.Time
	expires  time.Time
}

// storage holds everything the provider knows, in memory.
type storage struct {
	issuer string
	apis   []string
	key    signingKey
	staff  map[string]Professional // by key
	bySub  map[string]Professional

	mu       sync.Mutex
	requests map[string]*authRequest
	codes    map[string]string // code -> request id; a code is taken out when it is used
	grants   map[string]grant
	refresh  map[string]string // refresh token -> grant id
	spent    map[string]string // used refresh token -> grant id
	access   map[string]access // access token id
}

type access struct {
	grant   string
	expires time.Time
}

var (
	_ op.Storage                        = (*storage)(nil)
	_ op.CanSetUserinfoFromRequest      = (*storage)(nil)
	_ op.CanGetPrivateClaimsFromRequest = (*storage)(nil)
)

func newStorage(c Config) (*storage, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	s := &storage{
		issuer: c.Issuer, apis: c.Audiences, key: signingKey{id: rand.Text()[:12], key: key},
		staff: map[string]Professional{}, bySub: map[string]Professional{},
		requests: map[string]*authRequest{}, codes: map[string]string{}, grants: map[string]grant{},
		refresh: map[string]string{}, spent: map[string]string{}, access: map[string]access{},
	}
	for _, p := range c.Professionals {
		s.staff[p.Key], s.bySub[p.UID] = p, p
	}
	return s, nil
}

// CreateAuthRequest implements op.Storage. It is where PKCE is required.
func (s *storage) CreateAuthRequest(_ context.Context, asked *oidc.AuthRequest, _ string) (op.AuthRequest, error) {
	if asked.CodeChallenge == "" || asked.CodeChallengeMethod != oidc.CodeChallengeMethodS256 {
		return nil, oidc.ErrInvalidRequest().WithDescription("PKCE with code_challenge_method S256 is required.")
	}
	if len(asked.Prompt) == 1 && asked.Prompt[0] == oidc.PromptNone {
		return nil, oidc.ErrLoginRequired()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sweep()
	r := &authRequest{id: rand.Text(), asked: *asked, made: time.Now(), apis: s.apis}
	s.requests[r.id] = r
	return r, nil
}

// sweep forgets what has run out; called with the lock held.
func (s *storage) sweep() {
	now := time.Now()
	for id, r := range s.requests {
		if now.Sub(r.made) > requestLife {
			delete(s.requests, id)
		}
	}
	for id, a := range s.access {
		if now.After(a.expires) {
			delete(s.access, id)
		}
	}
	for code, id := range s.codes {
		if _, ok := s.requests[id]; !ok {
			delete(s.codes, code)
		}
	}
}

// AuthRequestByID implements op.Storage.
func (s *storage) AuthRequestByID(_ context.Context, id string) (op.AuthRequest, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.requests[id]
	if !ok || time.Since(r.made) > requestLife {
		return nil, oidc.ErrInvalidRequest().WithDescription("This sign-in has run out. Start again from the viewer.")
	}
	return r, nil
}

// AuthRequestByCode implements op.Storage. A code is spent by being looked up,
// whatever becomes of the exchange.
func (s *storage) AuthRequestByCode(_ context.Context, code string) (op.AuthRequest, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id, ok := s.codes[code]
	delete(s.codes, code)
	r := s.requests[id]
	delete(s.requests, id)
	if !ok || r == nil {
		return nil, oidc.ErrInvalidGrant().WithDescription("unknown or used code")
	}
	return r, nil
}

// SaveAuthCode implements op.Storage.
func (s *storage) SaveAuthCode(_ context.Context, id, code string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.codes[code] = id
	return nil
}

// DeleteAuthRequest implements op.Storage.
func (s *storage) DeleteAuthRequest(_ context.Context, id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.requests, id)
	return nil
}

// choose records who signed in; the callback may then be answered.
func (s *storage) choose(requestID, staffKey string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.requests[requestID]
	p, known := s.staff[staffKey]
	if !ok || !known {
		return errors.New("no such sign-in or professional")
	}
	r.user, r.done, r.authTime = p.UID, true, time.Now().UTC()
	return nil
}

// take removes a sign-in that was cancelled and gives what was asked.
func (s *storage) take(requestID string) (*authRequest, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.requests[requestID]
	delete(s.requests, requestID)
	return r, ok
}

// Health implements op.Storage.
func (s *storage) Health(context.Context) error { return nil }

// GetClientByClientID implements op.Storage.
func (s *storage) GetClientByClientID(_ context.Context, id string) (op.Client, error) {
	if id != ClientID {
		return nil, oidc.ErrInvalidClient().WithDescription("unknown client")
	}
	return client{login: s.issuer + "login"}, nil
}

// AuthorizeClientIDSecret implements op.Storage: the client has no secret.
func (s *storage) AuthorizeClientIDSecret(context.Context, string, string) error {
	return oidc.ErrInvalidClient().WithDescription("the client is public")
}

// GetKeyByIDAndClientID implements op.Storage: no client signs assertions.
func (s *storage) GetKeyByIDAndClientID(context.Context, string, string) (*jose.JSONWebKey, error) {
	return nil, errors.New("no client keys")
}

// ValidateJWTProfileScopes implements op.Storage.
func (s *storage) ValidateJWTProfileScopes(context.Context, string, []string) ([]string, error) {
	return nil, errors.New("no JWT profile")
}
