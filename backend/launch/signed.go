package launch

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-json-experiment/json/jsontext"
)

// header of a hand-over: these three, and nothing beside them. So jku, x5u, jwk,
// x5c, crit, b64 and zip are refused before any key is looked for (K2).
type header struct {
	Alg string `json:"alg"`
	Kid string `json:"kid"`
	Typ string `json:"typ"`
}

// algorithms that anything may be signed with: public keys alone (K2).
var algorithms = []string{"ES256", "PS256", "RS256", "EdDSA"}

// typ of a signed hand-over.
const typ = "shcr-launch+jwt"

// signed reads a link of form b with an assertion.
func (h *Hosts) signed(ctx context.Context, l Link, u User) (Context, error) {
	host, ok := h.byID(Signed, issuerOf(l.Assertion))
	if !ok {
		return Context{Form: Signed}, refuse(UnknownPartner)
	}
	x := h.begin(host, "")
	x.ID = ""
	head, ok := headerOf(l.Assertion)
	if !ok || head.Typ != typ || !slices.Contains(host.Algorithms, head.Alg) {
		return x, refuse(BadSignature)
	}
	text, err := h.verify(ctx, host, head, l.Assertion)
	if err != nil {
		return x, err
	}
	c, ok := readClaims(text)
	if !ok {
		return x, refuse(BadContext)
	}
	x = h.begin(host, c.Jti)
	if r := h.check(c, host, u); r != nil {
		return x, r
	}
	x = c.into(x)
	return x, u.Spend(x)
}

// verify checks the signature with the key of that host by that kid, which is
// looked up in its key set and nowhere else (K1, K2, K5).
func (h *Hosts) verify(ctx context.Context, host Host, head header, assertion string) ([]byte, error) {
	key, err := h.keysOf(host.ID).find(ctx, head.Kid, head.Alg)
	if err != nil {
		return nil, err
	}
	jws, err := jose.ParseSignedCompact(assertion, []jose.SignatureAlgorithm{jose.SignatureAlgorithm(head.Alg)})
	if err != nil {
		return nil, refuse(BadSignature, err)
	}
	text, err := jws.Verify(key)
	if err != nil {
		return nil, refuse(BadSignature, err)
	}
	return text, nil
}

// headerOf reads the header strictly.
func headerOf(assertion string) (head header, ok bool) {
	text, ok := part(assertion, 0)
	var names map[string]json.RawMessage
	if !ok || json.Unmarshal(text, &names) != nil || json.Unmarshal(text, &head) != nil {
		return header{}, false
	}
	for name := range names {
		if name != "alg" && name != "kid" && name != "typ" { // Go reads "ALG" as alg too
			return header{}, false
		}
	}
	return head, slices.Contains(algorithms, head.Alg) && head.Kid != "" && len(head.Kid) <= 200
}

// issuerOf reads whose assertion it says it is; "" when that cannot be read. It
// proves nothing: it only says whose key to check with.
func issuerOf(assertion string) string {
	text, ok := part(assertion, 1)
	var some struct {
		Iss string `json:"iss"`
	}
	if !ok || json.Unmarshal(text, &some) != nil {
		return ""
	}
	return some.Iss
}

// part decodes one part of a compact JWS that is JSON.
func part(assertion string, i int) ([]byte, bool) {
	parts := strings.Split(assertion, ".")
	if len(parts) != 3 || len(assertion) > maxAssertion {
		return nil, false
	}
	text, err := base64.RawURLEncoding.Strict().DecodeString(parts[i])
	return text, err == nil && jsontext.Value(text).IsValid()
}
