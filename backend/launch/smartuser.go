package launch

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-json-experiment/json/jsontext"
)

// identity is what is read of a host's ID token.
type identity struct {
	Iss   string          `json:"iss"`
	Sub   string          `json:"sub"`
	Aud   json.RawMessage `json:"aud"`
	Azp   string          `json:"azp"`
	Nonce string          `json:"nonce"`
	Iat   int64           `json:"iat"`
	Exp   int64           `json:"exp"`
	User  string          `json:"fhirUser"`
}

// identify checks a host's ID token: its own key, its own name, made for us, now
// and for this request (OpenID Connect Core, 3.1.3.7).
func (h *Hosts) identify(ctx context.Context, host Host, c smartConfig, raw, nonce string) (id identity, err error) {
	parts := strings.Split(raw, ".")
	var head header
	text, err := base64.RawURLEncoding.DecodeString(parts[0])
	if len(parts) != 3 || len(raw) > 16<<10 || err != nil || json.Unmarshal(text, &head) != nil ||
		!slices.Contains(algorithms, head.Alg) {
		return id, refuse(HostFailed, errAnswer)
	}
	key, err := h.smartKeys(host, c.JWKS).find(ctx, head.Kid, head.Alg)
	if err != nil {
		return id, err
	}
	jws, err := jose.ParseSignedCompact(raw, []jose.SignatureAlgorithm{jose.SignatureAlgorithm(head.Alg)})
	if err != nil {
		return id, refuse(BadSignature, err)
	}
	claims, err := jws.Verify(key)
	if err != nil {
		return id, refuse(BadSignature, err)
	}
	if !jsontext.Value(claims).IsValid() || json.Unmarshal(claims, &id) != nil || id.Sub == "" || id.Nonce != nonce || id.Iss != c.Issuer {
		return id, refuse(HostFailed, errAnswer)
	}
	if !madeFor(id, host.ClientID) {
		return id, refuse(WrongAudience)
	}
	now, made, ends := h.Now(), time.Unix(id.Iat, 0), time.Unix(id.Exp, 0)
	switch {
	case id.Iat <= 0 || id.Exp <= 0:
		return id, refuse(HostFailed, errAnswer)
	case !now.Before(ends.Add(skew)):
		return id, expired(now.Sub(ends))
	case made.After(now.Add(skew)):
		return id, refuse(NotYet)
	}
	return id, nil
}

// madeFor tells whether we are the audience, and if there are others, the party
// that it was made for.
func madeFor(id identity, client string) bool {
	var one string
	if json.Unmarshal(id.Aud, &one) == nil {
		return one == client && (id.Azp == "" || id.Azp == client)
	}
	var many []string
	return json.Unmarshal(id.Aud, &many) == nil && slices.Contains(many, client) && (len(many) == 1 && id.Azp == "" || id.Azp == client)
}

func (h *Hosts) smartKeys(host Host, address string) *keySet {
	h.mu.Lock()
	defer h.mu.Unlock()
	name := host.ID + " " + address
	if h.keys[name] == nil {
		h.keys[name] = &keySet{from: address, client: host.Client, now: h.Now}
	}
	return h.keys[name]
}

// sdsUser is the system of a professional's national user id.
const sdsUser = "https://fhir.nhs.uk/Id/sds-user-id"

// practitioner tells whether the host's user has, by the host's own Practitioner,
// the national id of who is signed in: a host may name its users as it likes.
func (h *Hosts) practitioner(ctx context.Context, host Host, token, user string, u User) bool {
	id, ok := strings.CutPrefix(strings.TrimPrefix(user, host.Address+"/"), "Practitioner/")
	if !ok || !fhirID.MatchString(id) {
		return false
	}
	text, err := get(ctx, host.Client, host.Address+"/Practitioner/"+id, token, 256<<10)
	var p struct {
		Type        string `json:"resourceType"`
		ID          string `json:"id"`
		Identifiers []struct {
			System string `json:"system"`
			Value  string `json:"value"`
		} `json:"identifier"`
	}
	if err != nil || json.Unmarshal(text, &p) != nil || p.Type != "Practitioner" || p.ID != id {
		return false
	}
	for _, i := range p.Identifiers {
		if i.System == sdsUser && same(u, host.UserClaim, i.Value) {
			return true
		}
	}
	return false
}
