package identity

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// Lifetimes: short enough that a training session meets a refresh.
const (
	accessLife   = 10 * time.Minute
	exchangeLife = 5 * time.Minute
	refreshLife  = 12 * time.Hour
	requestLife  = 10 * time.Minute
)

// grant is one signed-in session: a chain of refresh tokens and the access
// tokens made from it.
type grant struct {
	id       string
	user     string
	role     string // selected at the sign-in page; "" when none was
	client   string
	scopes   []string
	authTime time.Time
	expires  time.Time
}

// storage holds everything the provider knows, in memory.
type storage struct {
	issuer string
	apis   []string
	keys   *keyRing
	staff  []Professional
	bySub  map[string]Professional
	faults *switches

	mu       sync.Mutex
	requests map[string]*authRequest
	codes    map[string]string // code -> request id; a code is taken out when it is used
	grants   map[string]grant
	refresh  map[string]string // refresh token -> grant id
	spent    map[string]string // used refresh token -> grant id
	access   map[string]access // access token id
	told     func(answer []byte)
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
	key, err := newKey()
	if err != nil {
		return nil, err
	}
	s := &storage{
		issuer: c.Issuer, apis: c.Audiences, keys: &keyRing{keys: []signingKey{key}},
		staff: c.Professionals, faults: newSwitches(), bySub: map[string]Professional{},
		requests: map[string]*authRequest{}, codes: map[string]string{}, grants: map[string]grant{},
		refresh: map[string]string{}, spent: map[string]string{}, access: map[string]access{},
	}
	for _, p := range c.Professionals {
		s.bySub[p.UID] = p
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
	r := &authRequest{id: rand.Text(), asked: *asked, made: time.Now(), issuer: s.issuer}
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

// choose records who signed in, and in which role where the button said so
// ("U10:999500000110"); the callback may then be answered.
func (s *storage) choose(requestID, button string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.requests[requestID]
	key, role, _ := strings.Cut(button, ":")
	i := slices.IndexFunc(s.staff, func(p Professional) bool { return p.Key == key })
	if !ok || i < 0 {
		return errors.New("no such sign-in or professional")
	}
	p := s.staff[i]
	if _, held := p.role(role); role != "" && !held {
		return errors.New("no such role")
	}
	if role == "" && selects(r.asked.Scopes) && len(p.Roles) == 1 {
		role = p.Roles[0].Profile
	}
	r.user, r.role, r.done, r.authTime = p.UID, role, true, time.Now().UTC()
	return nil
}

// selects tells whether the client asked for the role to be selected here.
func selects(scopes []string) bool { return slices.Contains(scopes, "selectedrole") }

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
	if id != ClientID && id != ClientIDCIS2 {
		return nil, oidc.ErrInvalidClient().WithDescription("unknown client")
	}
	return client{login: s.issuer + "login", shape: shapeOf(id)}, nil
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
