package launch_test

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"shcr/backend/launch"
)

const (
	audience = "region.test"
	number   = "9990123454"
)

// yard is a region with hosts of every form, on servers of this test.
type yard struct {
	*launch.Hosts
	now    time.Time
	keys   map[string]crypto.Signer // by host
	sets   map[string][]byte
	asked  atomic.Int64 // times that a key set was fetched
	broker func(w http.ResponseWriter, q *http.Request)
	server *httptest.Server

	mu    sync.Mutex
	spent map[string]bool
}

var signers = sync.OnceValue(func() map[string]crypto.Signer {
	es, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	rs, _ := rsa.GenerateKey(rand.Reader, 2048)
	ps, _ := rsa.GenerateKey(rand.Reader, 2048)
	weak, _ := rsa.GenerateKey(rand.Reader, 1024)
	_, ed, _ := ed25519.GenerateKey(rand.Reader)
	return map[string]crypto.Signer{"es": es, "rs": rs, "ps": ps, "ed": ed, "weak": weak}
})

var algorithm = map[string]jose.SignatureAlgorithm{"es": jose.ES256, "rs": jose.RS256, "ps": jose.PS256, "ed": jose.EdDSA, "weak": jose.RS256}

func newYard(t testing.TB) *yard {
	t.Helper()
	y := &yard{now: time.Unix(1_800_000_000, 0), keys: signers(), sets: map[string][]byte{}, spent: map[string]bool{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /keys/{host}", func(w http.ResponseWriter, q *http.Request) {
		y.asked.Add(1)
		_, _ = w.Write(y.sets[q.PathValue("host")])
	})
	mux.HandleFunc("POST /redeem", func(w http.ResponseWriter, q *http.Request) { y.broker(w, q) })
	y.server = httptest.NewServer(mux)
	t.Cleanup(y.server.Close)
	var hosts []launch.Host
	for id, key := range y.keys {
		set, err := json.Marshal(jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: key.Public(), KeyID: id + "-1", Algorithm: string(algorithm[id]), Use: "sig"}}})
		if err != nil {
			t.Fatal(err)
		}
		y.sets[id] = set
		hosts = append(hosts, launch.Host{ID: id, Name: "Host " + id, Form: launch.Signed, JWKS: y.server.URL + "/keys/" + id, Algorithms: []string{string(algorithm[id])},
			Organisations: []string{"RZ9"}, UserClaim: "sub", Client: y.server.Client()})
	}
	hosts = append(hosts, launch.Host{ID: "coder", Name: "Coder", Form: launch.Code, Address: y.server.URL + "/redeem", Organisations: []string{"RZ9"}, Client: y.server.Client()})
	y.Hosts = launch.New(audience, func() time.Time { return y.now }, hosts)
	return y
}

// user is who is signed in: u-1, who acts for RZ9.
func (y *yard) user() launch.User {
	return launch.User{ODS: "RZ9", Claim: func(name string) string { return map[string]string{"sub": "u-1"}[name] },
		Token: func(context.Context, string) (string, error) { return "token-of-u-1", nil },
		Spend: func(c launch.Context) error {
			y.mu.Lock()
			defer y.mu.Unlock()
			if y.spent[c.ID] {
				return launch.Refuse(launch.Replayed)
			}
			y.spent[c.ID] = true
			return nil
		}}
}

type m = map[string]any

// claims are sound; each set of them has a jti of its own.
func (y *yard) claims(iss string) m {
	return m{"iss": iss, "aud": audience, "sub": "u-1", "iat": y.now.Unix(), "nbf": y.now.Unix(), "exp": y.now.Unix() + 60, "jti": rand.Text(),
		"org_ods": "RZ9", "nhs_number": number, "birthdate": "1954-03-02", "family": "O'Brien-Ünal", "purpose": "TREAT"}
}

// token signs text as it stands, with any header: what a library would not make.
func (y *yard) token(t testing.TB, key string, head m, payload []byte) string {
	t.Helper()
	full := m{"alg": string(algorithm[key]), "kid": key + "-1", "typ": "shcr-launch+jwt"}
	maps.Copy(full, head)
	for name, v := range full {
		if v == nil {
			delete(full, name)
		}
	}
	text, err := json.Marshal(full)
	if err != nil {
		t.Fatal(err)
	}
	return y.raw(t, key, string(text), payload)
}

func (y *yard) raw(t testing.TB, key, head string, payload []byte) string {
	t.Helper()
	in := base64.RawURLEncoding.EncodeToString([]byte(head)) + "." + base64.RawURLEncoding.EncodeToString(payload)
	return in + "." + base64.RawURLEncoding.EncodeToString(signature(t, y.keys[key], algorithm[key], []byte(in)))
}

func signature(t testing.TB, key crypto.Signer, alg jose.SignatureAlgorithm, in []byte) []byte {
	t.Helper()
	sum := crypto.SHA256.New()
	sum.Write(in)
	var out []byte
	var err error
	switch k := key.(type) {
	case ed25519.PrivateKey:
		return ed25519.Sign(k, in)
	case *ecdsa.PrivateKey:
		r, s, e := ecdsa.Sign(rand.Reader, k, sum.Sum(nil))
		if e != nil {
			t.Fatal(e)
		}
		out = make([]byte, 64)
		r.FillBytes(out[:32])
		s.FillBytes(out[32:])
	case *rsa.PrivateKey:
		if alg == jose.PS256 {
			out, err = rsa.SignPSS(rand.Reader, k, crypto.SHA256, sum.Sum(nil), &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash})
		} else {
			out, err = rsa.SignPKCS1v15(rand.Reader, k, crypto.SHA256, sum.Sum(nil))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func encode(t testing.TB, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// outcome follows a link to its end, as the app does.
func (y *yard) outcome(raw string) launch.Outcome {
	l, err := launch.Parse(raw)
	if err == nil {
		_, err = y.Redeem(context.Background(), l, y.user())
	}
	return launch.OutcomeOf(err)
}

func signedLink(token string) string { return "shcr://launch?v=1&assertion=" + token }
