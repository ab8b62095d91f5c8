// Package broker plays the launch side of a regional broker: a host system posts
// the context of a hand-over to it, server to server, and gets a one-time code
// to put in a link; the viewer redeems the code with its user's own token
// (reference/launch.md §4 b). So the link carries nothing of a person, and
// whoever steals it has a word that is spent.
//
// A code is good once, for a minute, for the partner that it was given to, and
// for the user whom it was made for. A wrong try spends it too: the user asks
// for another with one click, and a thief has one guess.
package broker

import (
	"crypto/rand"
	"encoding/json"
	"maps"
	"net/http"
	"sync"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// Life is how long a code is good for, and kept how long it is remembered that
// it was spent.
const (
	Life = 60 * time.Second
	kept = time.Hour
)

// Config of a broker.
type Config struct {
	Audience string                                         // of this region
	Now      func() time.Time                               // real time
	Keys     func(partner string) ([]jose.JSONWebKey, bool) // of those that may ask for codes
	User     func(*http.Request) (sub string, ok bool)      // whose token a request carries
}

// Broker holds codes in memory.
type Broker struct {
	Config
	mu    sync.Mutex
	codes map[string]*code
	seen  map[string]time.Time // ids of messages that were taken
}

type code struct {
	partner string
	claims  map[string]any
	expires time.Time
	spent   bool
}

// New makes a broker.
func New(c Config) *Broker {
	return &Broker{Config: c, codes: map[string]*code{}, seen: map[string]time.Time{}}
}

// algorithms that a partner may sign with.
var algorithms = []jose.SignatureAlgorithm{jose.ES256, jose.PS256, jose.RS256, jose.EdDSA}

// GiveCode answers a host: POST with assertion, a signed hand-over. The answer
// is {"code","expires_in"}.
func (b *Broker) GiveCode(w http.ResponseWriter, q *http.Request) {
	q.Body = http.MaxBytesReader(w, q.Body, 8<<10)
	claims, partner, why := b.read(q.PostFormValue("assertion"))
	if why != "" {
		refuse(w, http.StatusBadRequest, "invalid_request", why)
		return
	}
	text, expires := rand.Text(), b.Now().Add(Life)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.sweep()
	b.codes[text] = &code{partner: partner, claims: claims, expires: expires}
	answer(w, http.StatusOK, map[string]any{"code": text, "expires_in": int(Life.Seconds())})
}

// read checks who posts a context. What it says of the person and the user is
// for the viewer to check.
func (b *Broker) read(raw string) (claims map[string]any, partner, why string) {
	token, err := jwt.ParseSigned(raw, algorithms)
	if err != nil || len(token.Headers) != 1 {
		return nil, "", "the assertion cannot be read"
	}
	var unsafe jwt.Claims
	if token.UnsafeClaimsWithoutVerification(&unsafe) != nil {
		return nil, "", "the assertion cannot be read"
	}
	keys, ok := b.Keys(unsafe.Issuer)
	if !ok {
		return nil, "", "unknown partner"
	}
	var sound jwt.Claims
	for _, k := range keys {
		if k.KeyID == token.Headers[0].KeyID && k.Algorithm == token.Headers[0].Algorithm {
			err = token.Claims(k.Key, &sound, &claims)
			ok = err == nil
		}
	}
	if claims == nil || !ok {
		return nil, "", "the signature is not this partner's"
	}
	if sound.ValidateWithLeeway(jwt.Expected{Time: b.Now()}, 30*time.Second) != nil || sound.Expiry == nil || sound.ID == "" {
		return nil, "", "the assertion has run out, or says no time"
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, twice := b.seen[sound.ID]; twice {
		return nil, "", "the assertion was used before"
	}
	b.seen[sound.ID] = b.Now()
	return claims, unsafe.Issuer, ""
}

// Age makes a code as old as if it had been given before, for teaching.
func (b *Broker) Age(text string, by time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if c := b.codes[text]; c != nil {
		c.expires = c.expires.Add(-by)
	}
}

// Redeem answers the viewer: POST with code and from (the partner), and the
// user's own token for the region's launch audience. The answer is the context
// in the claims of a signed hand-over; an error says which rule was broken:
// unknown_code, used_code, expired_code, wrong_partner, wrong_audience,
// wrong_user.
func (b *Broker) Redeem(w http.ResponseWriter, q *http.Request) {
	q.Body = http.MaxBytesReader(w, q.Body, 4<<10)
	sub, ok := b.User(q)
	if !ok {
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
		refuse(w, http.StatusUnauthorized, "invalid_token", "a token of the signed-in user for this region's launch audience is needed")
		return
	}
	text, partner := q.PostFormValue("code"), q.PostFormValue("from")
	b.mu.Lock()
	defer b.mu.Unlock()
	b.sweep()
	c := b.codes[text]
	if c == nil {
		refuse(w, http.StatusBadRequest, "unknown_code", "this code was not given here")
		return
	}
	spent := c.spent
	c.spent = true
	switch {
	case spent:
		refuse(w, http.StatusBadRequest, "used_code", "this code was used before")
	case !b.Now().Before(c.expires):
		answer(w, http.StatusBadRequest, map[string]any{"error": "expired_code", "error_description": "this code has run out", "expired": c.expires.Unix()})
	case c.partner != partner:
		refuse(w, http.StatusBadRequest, "wrong_partner", "this code was given to another partner")
	case c.claims["aud"] != b.Audience:
		refuse(w, http.StatusBadRequest, "wrong_audience", "this code is for another region")
	case c.claims["sub"] != sub:
		refuse(w, http.StatusBadRequest, "wrong_user", "this code was made for another user")
	default:
		out := maps.Clone(c.claims)
		delete(out, "name") // for display at the host; the viewer knows its user
		answer(w, http.StatusOK, out)
	}
}

// sweep forgets what is long over; called with the lock held.
func (b *Broker) sweep() {
	now := b.Now()
	for text, c := range b.codes {
		if now.After(c.expires.Add(kept)) {
			delete(b.codes, text)
		}
	}
	for id, at := range b.seen {
		if now.After(at.Add(kept)) {
			delete(b.seen, id)
		}
	}
}

func refuse(w http.ResponseWriter, status int, code, why string) {
	answer(w, status, map[string]any{"error": code, "error_description": why})
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
