package signin

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"shcr/backend/care"
)

// readable refuses a token in which a claim stands twice: two readers could take
// it for two different people. It is called on tokens whose signature is good.
func readable(token string) error {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return errTwice
	}
	text, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil || !jsontext.Value(text).IsValid() {
		return errTwice
	}
	return nil
}

// meantFor refuses to hand out a token that does not name the audience, where
// the token is a JWT that says so; an opaque one only the holder can judge.
func meantFor(token, audience string) error {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return nil
	}
	var claims struct {
		Aud any `json:"aud"`
	}
	raw, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil || json.Unmarshal(raw, &claims) != nil {
		return nil
	}
	switch aud := claims.Aud.(type) {
	case string:
		if aud == audience {
			return nil
		}
	case []any:
		if slices.Contains(aud, any(audience)) {
			return nil
		}
	}
	return &care.Error{Code: care.CodeRefused, Op: "use token", Say: "Your sign-in is not valid for this organisation.", Err: errors.New("audience not in token")}
}
