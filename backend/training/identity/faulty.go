package identity

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"time"

	"github.com/zitadel/oidc/v3/pkg/oidc"
)

// stranger is the sub of nobody: what a fault puts in place of who signed in.
const stranger = "999000000999"

// foreign is the issuer that a fault puts in place of this one.
const foreign = "https://sign-in.elsewhere.example/"

// faulty spoils answers as the switches say. It stands before a provider that
// knows nothing of faults.
func (p *Provider) faulty(sound http.Handler) http.Handler {
	on := p.store.faults.on
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		viewers := slices.Contains([]string{oidc.DiscoveryEndpoint, "/keys", "/userinfo", tokenPath}, r.URL.Path)
		if viewers && on(Slow) {
			select {
			case <-time.After(slowness):
			case <-r.Context().Done():
				return
			}
		}
		refreshing := r.URL.Path == tokenPath && r.PostFormValue("grant_type") == "refresh_token"
		switch {
		case r.URL.Path == oidc.DiscoveryEndpoint && on(DiscoveryDown):
			http.Error(w, "out of order", http.StatusServiceUnavailable)
		case r.URL.Path == oidc.DiscoveryEndpoint && on(WrongDiscovery):
			spoil(w, r, sound, func(doc map[string]any) { doc["issuer"] = foreign })
		case r.URL.Path == tokenPath && on(TokenError):
			http.Error(w, "out of order", http.StatusInternalServerError)
		case refreshing && on(RefreshRefused):
			refuse(w, http.StatusBadRequest, "invalid_grant", "")
		case r.URL.Path == tokenPath:
			spoil(w, r, sound, func(answer map[string]any) { p.spoilIDToken(answer, refreshing) })
		case r.URL.Path == "/userinfo" && on(UserinfoAnother):
			spoil(w, r, sound, func(info map[string]any) { info["sub"] = stranger })
		default:
			sound.ServeHTTP(w, r)
		}
	})
}

// spoil changes an answer's JSON before it is sent. What is not a JSON object,
// or not a success, goes as it is.
func spoil(w http.ResponseWriter, r *http.Request, sound http.Handler, change func(map[string]any)) {
	rec := httptest.NewRecorder()
	sound.ServeHTTP(rec, r)
	var body map[string]any
	if rec.Code != http.StatusOK || json.Unmarshal(rec.Body.Bytes(), &body) != nil {
		for k, v := range rec.Header() {
			w.Header()[k] = v
		}
		w.WriteHeader(rec.Code)
		_, _ = w.Write(rec.Body.Bytes())
		return
	}
	change(body)
	reply(w, http.StatusOK, body)
}

// spoilIDToken signs a token answer's ID token anew with what is to be wrong.
func (p *Provider) spoilIDToken(answer map[string]any, refreshing bool) {
	raw, _ := answer["id_token"].(string)
	claims := payload(raw)
	if claims == nil {
		return
	}
	on, key := p.store.faults.on, p.store.keys.current()
	keyID, changed := key.id, true
	switch {
	case on(WrongIssuer):
		claims["iss"] = foreign
	case on(WrongAudience):
		claims["aud"] = []string{"another-client"}
		delete(claims, "azp")
	case on(WrongNonce):
		claims["nonce"] = "of-another-sign-in"
	case on(ExpiredIDToken):
		claims["iat"], claims["exp"] = time.Now().Add(-6*time.Minute).Unix(), time.Now().Add(-5*time.Minute).Unix()
	case on(BadSignature), on(UnknownKey):
		other, err := newKey()
		if err != nil {
			return
		}
		if on(UnknownKey) {
			keyID = other.id
		}
		key = other
	case on(NoACR):
		delete(claims, "acr")
		delete(claims, "authentication_assurance_level")
	case on(LowAssurance):
		claims["acr"], claims["authentication_assurance_level"] = "AAL1_USERPASS", "1"
	case on(ClockAhead):
		shift(claims, 10*time.Minute)
	case on(ClockBehind):
		shift(claims, -20*time.Minute)
	case on(RefreshAnother) && refreshing:
		claims["sub"] = stranger
	default:
		changed = on(AlgorithmNone)
	}
	switch {
	case on(AlgorithmNone):
		answer["id_token"] = unsigned(claims)
	case changed:
		if token, err := key.sign(claims, keyID); err == nil {
			answer["id_token"] = token
		}
	}
}

// shift moves every time of a token.
func shift(claims map[string]any, by time.Duration) {
	for _, name := range []string{"iat", "exp", "nbf", "auth_time"} {
		if at, ok := claims[name].(float64); ok {
			claims[name] = int64(at) + int64(by.Seconds())
		}
	}
}

// payload reads a JWT's claims without checking it: it was just made here.
func payload(raw string) map[string]any {
	parts := strings.Split(raw, ".")
	if len(parts) != 3 {
		return nil
	}
	text, err := base64.RawURLEncoding.DecodeString(parts[1])
	var claims map[string]any
	if err != nil || json.Unmarshal(text, &claims) != nil {
		return nil
	}
	return claims
}

// unsigned is a JWT of algorithm none (RFC 7519, 6.1).
func unsigned(claims map[string]any) string {
	text, err := json.Marshal(claims)
	if err != nil {
		return ""
	}
	enc := base64.RawURLEncoding
	return enc.EncodeToString([]byte(`{"alg":"none","typ":"JWT"}`)) + "." + enc.EncodeToString(text) + "."
}
