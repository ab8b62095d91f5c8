package launch

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"shcr/backend/care"
)

// Limits of a hand-over (launch.md §4 b).
const (
	maxLife = 60 * time.Second
	skew    = 30 * time.Second
)

// claims of a hand-over, signed by the host or given by the broker.
type claims struct {
	Iss, Sub, Jti        string
	Aud                  string // "" when it is not exactly one
	Iat, Nbf, Exp        time.Time
	Org, Number          string
	Born, Family, Reason string
}

// jti is 128 bits at least: 22 letters of 64, or a UUID.
var (
	jtiForm  = regexp.MustCompile(`^[\x21-\x7e]{22,200}$`)
	bornForm = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)
)

// readClaims reads them strictly: a claim that stands twice, of another kind than
// agreed, or missing makes the whole untrue. Times are whole seconds.
func readClaims(text []byte) (c claims, ok bool) {
	if len(text) > maxAssertion || !jsontext.Value(text).IsValid() { // refuses names that stand twice
		return c, false
	}
	var raw map[string]json.RawMessage
	if json.Unmarshal(text, &raw) != nil || raw == nil {
		return c, false
	}
	good := true
	text1 := func(name string, must bool) (s string) {
		v, there := raw[name]
		if !there && !must {
			return ""
		}
		good = good && there && string(v) != "null" && json.Unmarshal(v, &s) == nil && (s != "" || !must) && len(s) <= 500
		return s
	}
	at := func(name string) time.Time {
		n, err := strconv.ParseInt(string(raw[name]), 10, 64) // no fraction, no exponent, no text
		good = good && err == nil && n > 0 && n < 1<<36
		return time.Unix(n, 0)
	}
	c = claims{Iss: text1("iss", true), Sub: text1("sub", true), Jti: text1("jti", true), Iat: at("iat"), Nbf: at("nbf"), Exp: at("exp"),
		Org: text1("org_ods", true), Number: text1("nhs_number", true), Born: text1("birthdate", false), Family: text1("family", false), Reason: text1("purpose", false)}
	c.Aud = audience(raw["aud"])
	_, there := raw["aud"]
	return c, good && there && jtiForm.MatchString(c.Jti) && (c.Born == "" || bornForm.MatchString(c.Born))
}

// audience is a text, or a list of one as many libraries write it.
func audience(v json.RawMessage) (s string) {
	if json.Unmarshal(v, &s) == nil {
		return s
	}
	var list []string
	if json.Unmarshal(v, &list) == nil && len(list) == 1 {
		return list[0]
	}
	return ""
}

// check holds claims to the contract. Times come first: who is too late gets told
// that, whatever else is amiss.
func (h *Hosts) check(c claims, host Host, u User) *Refusal {
	now := h.Now()
	switch life := c.Exp.Sub(c.Iat); {
	case c.Iss != host.ID:
		return refuse(BadSignature)
	case c.Aud != h.Audience || h.Audience == "":
		return refuse(WrongAudience)
	case life <= 0 || life > maxLife || c.Nbf.After(c.Exp):
		return refuse(BadContext)
	case !now.Before(c.Exp.Add(skew)):
		return expired(now.Sub(c.Exp))
	case c.Iat.After(now.Add(skew)), c.Nbf.After(now.Add(skew)):
		return refuse(NotYet)
	case !slices.Contains([]string{"", "TREAT", "ETREAT"}, c.Reason):
		return refuse(BadContext)
	case !same(u, host.UserClaim, c.Sub):
		return refuse(WrongUser)
	case !slices.Contains(host.Organisations, c.Org):
		return refuse(WrongOrg)
	}
	if n, err := care.ParseNHSNumber(c.Number); err != nil || n.Digits() != c.Number {
		return refuse(BadNumber)
	}
	return nil
}

// same tells whether a host's user is the one who is signed in. No claim is
// nobody (K6).
func same(u User, claim, sub string) bool {
	mine := u.Claim(claim)
	return mine != "" && mine == sub
}

func (c claims) into(x Context) Context {
	x.Number, x.Born, x.Family, x.ODS, x.Purpose, x.Proven = care.NHSNumber(c.Number), c.Born, c.Family, c.Org, c.Reason, true
	return x
}
