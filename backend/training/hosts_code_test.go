package training_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"shcr/backend/region"
	"shcr/backend/training"
	"shcr/backend/training/hosts"
)

// hostOf gives a host's entry in the region file, as the viewer reads it.
func hostOf(t *testing.T, r *training.Region, id string) region.Host {
	t.Helper()
	file, err := region.Parse(r.File())
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range file.Launch.Hosts {
		if h.ID == id {
			return h
		}
	}
	t.Fatalf("no host %s", id)
	return region.Host{}
}

// answer is what the broker says.
type answer struct {
	Status int
	Error  string
	Claims map[string]any
}

// post sends a form, with a token if there is one.
func post(t *testing.T, address, bearer string, form url.Values) answer {
	t.Helper()
	q, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if bearer != "" {
		q.Header.Set("Authorization", "Bearer "+bearer)
	}
	var a answer
	a.Status = sendJSON(t, q, &a.Claims)
	a.Error, _ = a.Claims["error"].(string)
	return a
}

// parts gives the parameters of a link.
func parts(t *testing.T, link string) url.Values {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Fatal(err)
	}
	return u.Query()
}

// linkOf gives the link of a host for its first person.
func linkOf(t *testing.T, r *training.Region, host string, fault hosts.Fault) url.Values {
	t.Helper()
	s, _ := hosts.Find(host)
	link, err := r.Hosts().Link(t.Context(), host, s.People[0], "", fault)
	if err != nil {
		t.Fatal(err)
	}
	return parts(t, link)
}

// M41: a one-time code is redeemed by the user it was made for, once, within a
// minute, under the partner's name; each fault of the host has an answer of its own.
func TestM41_OneTimeCodes(t *testing.T) {
	now := story
	r := start(t, training.Options{Now: func() time.Time { return now }})
	at := hostOf(t, r, "cleo").Address
	mine, status := signIn(t, r, "U10").exchange(t, training.LaunchAudience)
	if status != http.StatusOK {
		t.Fatal(status)
	}
	redeem := func(fault hosts.Fault) (url.Values, answer) {
		q := linkOf(t, r, "cleo", fault)
		return q, post(t, at, mine, q)
	}
	q, sound := redeem(hosts.Sound)
	if sound.Status != http.StatusOK || sound.Claims["nhs_number"] != "9997951611" || sound.Claims["iss"] != "cleo" || sound.Claims["org_ods"] != "NZ7" ||
		sound.Claims["role_code"] != "R6300" || sound.Claims["aud"] != training.LaunchAudience {
		t.Fatalf("%+v", sound)
	}
	if len(q.Get("code")) < 26 || strings.Contains(q.Encode(), "9997951611") {
		t.Errorf("the link says too much or too little: %s", q.Encode())
	}
	if a := post(t, at, mine, q); a.Error != "used_code" {
		t.Errorf("a second time: %+v", a)
	}
	for fault, want := range map[hosts.Fault]string{hosts.Expired: "expired_code", hosts.WrongUser: "wrong_user", hosts.WrongAudience: "wrong_audience"} {
		if _, a := redeem(fault); a.Status != http.StatusBadRequest || a.Error != want {
			t.Errorf("%s: %+v", fault, a)
		}
	}
	if _, a := redeem(hosts.WrongBirthDate); a.Claims["birthdate"] != "1901-01-01" {
		t.Errorf("%+v", a)
	}
	if _, a := redeem(hosts.Replayed); a.Status != http.StatusOK {
		t.Errorf("the first use is good: %+v", a)
	}
	if _, a := redeem(hosts.Replayed); a.Error != "used_code" {
		t.Errorf("the host sends the same again: %+v", a)
	}

	q = linkOf(t, r, "cleo", hosts.Sound)
	now = now.Add(60 * time.Second)
	if a := post(t, at, mine, q); a.Error != "expired_code" {
		t.Errorf("after 60 s: %+v", a)
	}
	q = linkOf(t, r, "cleo", hosts.Sound)
	q.Set("from", "systmone")
	if a := post(t, at, mine, q); a.Error != "wrong_partner" {
		t.Errorf("%+v", a)
	}
	if a := post(t, at, mine, url.Values{"code": {"never given"}, "from": {"cleo"}}); a.Error != "unknown_code" {
		t.Errorf("%+v", a)
	}
	// Without a token, and with one for somebody else's audience, nothing is even
	// spent.
	q = linkOf(t, r, "cleo", hosts.Sound)
	other, _ := signIn(t, r, "U10").exchange(t, "people")
	for _, token := range []string{"", "nonsense", other} {
		if a := post(t, at, token, q); a.Status != http.StatusUnauthorized {
			t.Errorf("%+v", a)
		}
	}
	if a := post(t, at, mine, q); a.Status != http.StatusOK {
		t.Errorf("%+v", a)
	}
}

// One code redeemed a hundred times at once opens exactly one.
func TestM41_OneCodeIsRedeemedOnce(t *testing.T) {
	r := start(t, training.Options{})
	at := hostOf(t, r, "cleo").Address
	mine, _ := signIn(t, r, "U10").exchange(t, training.LaunchAudience)
	q := linkOf(t, r, "cleo", hosts.Sound)
	var good atomic.Int32
	var all sync.WaitGroup
	for range 100 {
		all.Go(func() {
			if a := post(t, at, mine, q); a.Status == http.StatusOK {
				good.Add(1)
			}
		})
	}
	all.Wait()
	if good.Load() != 1 {
		t.Errorf("redeemed %d times", good.Load())
	}
}

// A code is given for what a partner itself signed, now and once.
func TestM41_TheBrokerGivesCodesToPartnersOnly(t *testing.T) {
	r := start(t, training.Options{})
	sim := r.Hosts()
	ask := func(assertion string) answer {
		return post(t, r.Address()+"/broker/launch/codes", "", url.Values{"assertion": {assertion}})
	}
	claims := func(change func(map[string]any)) map[string]any {
		c, err := sim.Claims("cleo", "P14", "", hosts.Sound)
		if err != nil {
			t.Fatal(err)
		}
		if change != nil {
			change(c)
		}
		return c
	}
	signed := func(system string, header map[string]any, c map[string]any) string {
		raw, err := sim.Sign(system, header, c)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	good := signed("cleo", nil, claims(nil))
	if a := ask(good); a.Status != http.StatusOK || a.Claims["code"] == "" {
		t.Fatalf("%+v", a)
	}
	secret, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.HS256, Key: make([]byte, 32)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	shared, err := jwt.Signed(secret).Claims(claims(nil)).Serialize()
	if err != nil {
		t.Fatal(err)
	}
	for what, assertion := range map[string]string{
		"the same message again":    good,
		"nothing":                   "",
		"nonsense":                  "a.b.c",
		"another partner's key":     signed("systmone", nil, claims(nil)),
		"its kid on another's key":  signed("systmone", map[string]any{"kid": "cleo-1"}, claims(nil)),
		"a partner without codes":   signed("systmone", nil, claims(func(c map[string]any) { c["iss"] = "systmone" })),
		"one that nobody knows":     signed("cleo", nil, claims(func(c map[string]any) { c["iss"] = "nobody" })),
		"an old one":                signed("cleo", nil, claims(func(c map[string]any) { c["exp"] = story.Add(-time.Minute).Unix() })),
		"one without an end":        signed("cleo", nil, claims(func(c map[string]any) { delete(c, "exp") })),
		"one without an id":         signed("cleo", nil, claims(func(c map[string]any) { delete(c, "jti") })),
		"a shared secret":           shared,
		"a signature cut off":       good[:strings.LastIndex(good, ".")+1],
		"ten thousand letters more": good + strings.Repeat("A", 10_000),
	} {
		if a := ask(assertion); a.Status != http.StatusBadRequest || a.Claims["code"] != nil {
			t.Errorf("%s: %+v", what, a)
		}
	}
}

// M41: what a signed host says with each of its faults.
func TestM41_SignedFaults(t *testing.T) {
	r := start(t, training.Options{})
	for _, host := range []string{"systmone", "liquidlogic"} {
		read := func(fault hosts.Fault) map[string]any {
			token, err := jwt.ParseSigned(linkOf(t, r, host, fault).Get("assertion"), []jose.SignatureAlgorithm{jose.ES256, jose.EdDSA})
			if err != nil {
				t.Fatal(err)
			}
			keys, err := r.Hosts().Keys(host)
			if err != nil {
				t.Fatal(err)
			}
			var c map[string]any
			if err := token.Claims(keys.Keys[0].Key, &c); err != nil {
				t.Fatalf("%s, %s: %v", host, fault, err)
			}
			return c
		}
		sound := read(hosts.Sound)
		if exp := read(hosts.Expired)["exp"].(float64); int64(exp) != story.Add(-5*time.Minute).Unix() {
			t.Errorf("%s: %v", host, exp)
		}
		if a, b := read(hosts.Replayed), read(hosts.Replayed); a["jti"] != b["jti"] || a["jti"] == sound["jti"] || a["nhs_number"] != sound["nhs_number"] {
			t.Errorf("%s: %v %v", host, a, b)
		}
		if c := read(hosts.WrongUser); c["sub"] == sound["sub"] || c["nhs_number"] != sound["nhs_number"] {
			t.Errorf("%s: %v", host, c)
		}
		if c := read(hosts.WrongAudience); c["aud"] == training.LaunchAudience {
			t.Errorf("%s: %v", host, c)
		}
		if c := read(hosts.WrongBirthDate); c["birthdate"] == sound["birthdate"] {
			t.Errorf("%s: %v", host, c)
		}
	}
	if q := linkOf(t, r, "mosaic", hosts.WrongBirthDate); q.Get("dob") != "1901-01-01" {
		t.Error(q)
	}
}
