package launch

import (
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// How often a host's keys are read: not more often than once a minute, whatever
// kids are asked for (K14); again after ten minutes, so that a key that was taken
// back is not used on; and not at all after a day without an answer.
const (
	keysApart = time.Minute
	keysFresh = 10 * time.Minute
	keysStale = 24 * time.Hour
	maxKeys   = 256 << 10
)

// keySet holds the public keys of one host. The place they come from is the region
// file's: nothing of a link has a say in it.
type keySet struct {
	from   string // JSON text, an https address or a path
	client *http.Client
	now    func() time.Time

	mu           sync.Mutex // held while keys are fetched: those who wait share the answer
	keys         []jose.JSONWebKey
	tried, added time.Time
	asked        bool
}

// find gives the public key by a kid that is good for an algorithm.
func (s *keySet) find(ctx context.Context, kid, alg string) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	key, ok := s.known(kid)
	if (!ok || now.Sub(s.added) >= keysFresh) && (!s.asked || now.Sub(s.tried) >= keysApart || now.Before(s.tried)) {
		s.asked, s.tried = true, now
		keys, err := s.read(ctx)
		switch {
		case err == nil:
			s.keys, s.added = keys, now
		case len(s.keys) == 0 || now.Sub(s.added) >= keysStale:
			return nil, refuse(Offline, err)
		}
		key, ok = s.known(kid)
	}
	if len(s.keys) == 0 {
		return nil, refuse(Offline)
	}
	if !ok || !suits(key, alg) {
		return nil, refuse(BadSignature)
	}
	return key.Key, nil
}

func (s *keySet) known(kid string) (jose.JSONWebKey, bool) {
	for _, k := range s.keys {
		if k.KeyID == kid {
			return k, true
		}
	}
	return jose.JSONWebKey{}, false
}

// suits tells whether a key may verify an algorithm: of its kind, long enough,
// public, and for signatures where it says what for.
func suits(k jose.JSONWebKey, alg string) bool {
	if !k.IsPublic() || k.Use != "" && k.Use != "sig" || k.Algorithm != "" && k.Algorithm != alg {
		return false
	}
	switch key := k.Key.(type) {
	case *ecdsa.PublicKey:
		return alg == "ES256" && key.Curve == elliptic.P256()
	case *rsa.PublicKey:
		return (alg == "RS256" || alg == "PS256") && key.N.BitLen() >= 2048
	case ed25519.PublicKey:
		return alg == "EdDSA"
	}
	return false
}

// read gets the keys from where the region file says.
func (s *keySet) read(ctx context.Context) ([]jose.JSONWebKey, error) {
	text := []byte(s.from)
	var err error
	switch {
	case strings.HasPrefix(s.from, "{"):
	case strings.HasPrefix(s.from, "https://"), strings.HasPrefix(s.from, "http://127.0.0.1:"):
		text, err = get(ctx, s.client, s.from, "", maxKeys)
	default:
		if text, err = readFile(s.from); err != nil {
			return nil, &Unready{"Its keys cannot be read from " + s.from + " on this computer.", "Install that file where users can read it and only administrators write."}
		}
	}
	if err != nil {
		return nil, err
	}
	var set struct {
		Keys []json.RawMessage `json:"keys"`
	}
	if err := json.Unmarshal(text, &set); err != nil {
		return nil, &Unready{"What its jwks leads to is no set of keys.", "Ask whoever runs it for the address or the file of its public keys (JWKS), and put that into the region file."}
	}
	var keys []jose.JSONWebKey
	for _, raw := range set.Keys {
		var k jose.JSONWebKey
		if json.Unmarshal(raw, &k) == nil && k.KeyID != "" && k.Valid() { // one of a kind that is not known is no fault of the others
			keys = append(keys, k)
		}
	}
	if len(keys) == 0 {
		return nil, &Unready{"Of its keys, none can be used: each needs a kid.", "Ask whoever runs it for its public keys as a JWKS (RFC 7517)."}
	}
	return keys, nil
}

func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxKeys))
}
