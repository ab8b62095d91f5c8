package hosts

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// Type is the typ of a signed hand-over's header.
const Type = "shcr-launch+jwt"

// key is a system's own signing key, made at its first use: tests start many
// regions and few of them sign.
type key struct {
	algorithm jose.SignatureAlgorithm
	id        string
	make      func() (crypto.Signer, error)

	once   sync.Once
	signer crypto.Signer
	err    error
}

func (k *key) private() (crypto.Signer, error) {
	k.once.Do(func() { k.signer, k.err = k.make() })
	return k.signer, k.err
}

// newKeys gives each system that signs a key of another kind.
func newKeys() map[string]*key {
	curve := func() (crypto.Signer, error) { return ecdsa.GenerateKey(elliptic.P256(), rand.Reader) }
	return map[string]*key{
		"systmone":          {algorithm: jose.ES256, id: "systmone-1", make: curve},
		"cleo":              {algorithm: jose.ES256, id: "cleo-1", make: curve},
		"liquidlogic":       {algorithm: jose.EdDSA, id: "liquidlogic-1", make: func() (crypto.Signer, error) { _, k, err := ed25519.GenerateKey(rand.Reader); return k, err }},
		"acute-care-portal": {algorithm: jose.RS256, id: "portal-1", make: func() (crypto.Signer, error) { return rsa.GenerateKey(rand.Reader, 2048) }},
	}
}

// Sign signs claims with a system's key. Header values take the place of the
// right ones, so that a test can forge them.
func (s *Simulator) Sign(system string, header map[string]any, claims any) (string, error) {
	return s.sign(system, Type, header, claims)
}

func (s *Simulator) sign(system, typ string, header map[string]any, claims any) (string, error) {
	k := s.keys[system]
	if k == nil {
		return "", fmt.Errorf("hosts: %q does not sign", system)
	}
	private, err := k.private()
	if err != nil {
		return "", err
	}
	o := (&jose.SignerOptions{}).WithType(jose.ContentType(typ)).WithHeader("kid", k.id)
	for name, value := range header {
		o.WithHeader(jose.HeaderKey(name), value)
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: k.algorithm, Key: private}, o)
	if err != nil {
		return "", err
	}
	return jwt.Signed(signer).Claims(claims).Serialize()
}

// Keys gives a system's public keys; the error is for one that does not sign.
func (s *Simulator) Keys(system string) (jose.JSONWebKeySet, error) {
	k := s.keys[system]
	if k == nil {
		return jose.JSONWebKeySet{}, fmt.Errorf("hosts: %q does not sign", system)
	}
	private, err := k.private()
	if err != nil {
		return jose.JSONWebKeySet{}, err
	}
	return jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: private.Public(), KeyID: k.id, Algorithm: string(k.algorithm), Use: "sig"}}}, nil
}

// showKeys serves a system's JWKS.
func (s *Simulator) showKeys(w http.ResponseWriter, q *http.Request) {
	set, err := s.Keys(q.PathValue("system"))
	if err != nil {
		http.NotFound(w, q)
		return
	}
	reply(w, http.StatusOK, set)
}

// mint posts a signed context to the broker and gives its one-time code.
func (s *Simulator) mint(ctx context.Context, h handing) (string, error) {
	old := h.fault == Expired
	if old {
		h.at = s.Now() // the host asked in time; the code is what grows old
	}
	claims := s.claims(h)
	claims["jti"] = rand.Text() // of this message; the code is what may come twice
	assertion, err := s.Sign(h.system.ID, nil, claims)
	if err != nil {
		return "", err
	}
	form := url.Values{"assertion": {assertion}}
	q, err := http.NewRequestWithContext(ctx, http.MethodPost, s.Broker, strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := http.DefaultClient.Do(q)
	if err != nil {
		return "", err
	}
	defer func() { _ = answer.Body.Close() }()
	var said struct{ Code, Error string }
	if err := json.NewDecoder(answer.Body).Decode(&said); err != nil {
		return "", fmt.Errorf("hosts: the broker's answer: %w", err)
	}
	if said.Code == "" {
		return "", errors.New("hosts: the broker gave no code: " + said.Error)
	}
	if old {
		s.Age(said.Code, Life+expiredBy)
	}
	return said.Code, nil
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
