package identity

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"slices"
	"sync"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// signingKey is the provider's RSA key as the library wants to see it.
type signingKey struct {
	id  string
	key *rsa.PrivateKey
}

// SignatureAlgorithm implements op.SigningKey.
func (k signingKey) SignatureAlgorithm() jose.SignatureAlgorithm { return jose.RS256 }

// Key implements op.SigningKey.
func (k signingKey) Key() any { return k.key }

// ID implements op.SigningKey.
func (k signingKey) ID() string { return k.id }

// publicKey is the half that is published.
type publicKey struct{ signingKey }

// Algorithm implements op.Key.
func (k publicKey) Algorithm() jose.SignatureAlgorithm { return jose.RS256 }

// Use implements op.Key.
func (k publicKey) Use() string { return "sig" }

// Key implements op.Key.
func (k publicKey) Key() any { return &k.key.PublicKey }

// keyRing is the provider's keys, the one in force first. Older ones stay
// published, so that what they signed can still be checked.
type keyRing struct {
	mu   sync.Mutex
	keys []signingKey
}

func (r *keyRing) current() signingKey {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.keys[0]
}

func (r *keyRing) all() []signingKey {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.keys)
}

// rotate puts a fresh key in force.
func (r *keyRing) rotate() error {
	k, err := newKey()
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.keys = append([]signingKey{k}, r.keys...)
	return nil
}

func newKey() (signingKey, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	return signingKey{id: rand.Text()[:12], key: key}, err
}

// sign makes a JWT of claims. keyID is what its header says, whoever signed it.
func (k signingKey) sign(claims any, keyID string) (string, error) {
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: jose.JSONWebKey{Key: k.key, KeyID: keyID}}, nil)
	if err != nil {
		return "", err
	}
	return jwt.Signed(signer).Claims(claims).Serialize()
}

// read checks a JWT of ours, whichever key signed it, and reads its claims.
func (r *keyRing) read(raw string, into any) error {
	token, err := jwt.ParseSigned(raw, []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		return err
	}
	for _, k := range r.all() {
		if err = token.Claims(&k.key.PublicKey, into); err == nil {
			return nil
		}
	}
	return err
}

// SigningKey implements op.Storage.
func (s *storage) SigningKey(context.Context) (op.SigningKey, error) { return s.keys.current(), nil }

// SignatureAlgorithms implements op.Storage.
func (s *storage) SignatureAlgorithms(context.Context) ([]jose.SignatureAlgorithm, error) {
	return []jose.SignatureAlgorithm{jose.RS256}, nil
}

// KeySet implements op.Storage.
func (s *storage) KeySet(context.Context) ([]op.Key, error) {
	var all []op.Key
	for _, k := range s.keys.all() {
		all = append(all, publicKey{k})
	}
	return all, nil
}
