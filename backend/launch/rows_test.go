package launch_test

import (
	"context"
	"crypto"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"pgregory.net/rapid"

	"shcr/backend/care"
	"shcr/backend/launch"
)

func publicForms(t *testing.T, key crypto.Signer) [][]byte {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		t.Fatal(err)
	}
	return [][]byte{der, pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}), encode(t, jose.JSONWebKey{Key: key.Public()}), nil}
}

func hmacToken(t *testing.T, kid string, secret, payload []byte) string {
	t.Helper()
	in := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"HS256","kid":"`+kid+`-1","typ":"shcr-launch+jwt"}`)) + "." + base64.RawURLEncoding.EncodeToString(payload)
	h := hmac.New(sha256.New, secret)
	h.Write([]byte(in))
	return in + "." + base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

// K3: one assertion, a thousand times at once: one is accepted.
func TestK3_OneOfAThousand(t *testing.T) {
	y := newYard(t)
	link := signedLink(y.token(t, "es", nil, encode(t, y.claims("es"))))
	var opened, replayed atomic.Int64
	var running sync.WaitGroup
	for range 1000 {
		running.Go(func() {
			switch y.outcome(link) {
			case launch.ContextAccepted:
				opened.Add(1)
			case launch.Replayed:
				replayed.Add(1)
			}
		})
	}
	running.Wait()
	if opened.Load() != 1 || replayed.Load() != 999 {
		t.Errorf("%d opened, %d replayed", opened.Load(), replayed.Load())
	}
}

// K5: each host's key signs for that host alone.
func TestK5_KeysByHosts(t *testing.T) {
	y := newYard(t)
	for key := range y.keys {
		for iss := range y.keys {
			got := y.outcome(signedLink(y.token(t, key, nil, encode(t, y.claims(iss)))))
			if want := key == iss && key != "weak"; (got == launch.ContextAccepted) != want {
				t.Errorf("key of %s for %s: %s", key, iss, got)
			}
		}
	}
}

// K6: a link that is somebody else's is refused, and leaves theirs unspent. A user
// without the claim is nobody.
func TestK6_SwappedUsers(t *testing.T) {
	y := newYard(t)
	c := y.claims("es")
	c["sub"] = "u-2"
	link, err := launch.Parse(signedLink(y.token(t, "es", nil, encode(t, c))))
	if err != nil {
		t.Fatal(err)
	}
	u := y.user()
	if _, err := y.Redeem(context.Background(), link, u); launch.OutcomeOf(err) != launch.WrongUser {
		t.Errorf("theirs: %v", err)
	}
	u.Claim = func(string) string { return "" }
	if _, err := y.Redeem(context.Background(), link, u); launch.OutcomeOf(err) != launch.WrongUser {
		t.Errorf("nobody's: %v", err)
	}
	u.Claim = func(string) string { return "u-2" }
	if x, err := y.Redeem(context.Background(), link, u); err != nil || x.Partner != "es" || !x.Proven || x.Number != number || x.ID == "" {
		t.Errorf("their own: %+v %v", x.Partner, err)
	}
}

// K7: a link of any length is turned away before it is read, in 5 ms.
func TestK7_Oversize(t *testing.T) {
	for name, link := range map[string]string{
		"64 MiB": "shcr://launch?v=1&assertion=" + strings.Repeat("A", 64<<20), "10 M dots": "shcr://launch?v=1&assertion=" + strings.Repeat(".", 10<<20),
		"pairs": "shcr://launch?" + strings.Repeat("a=b&", 1000), "4,097 bytes": "shcr://launch?v=1&nhs=" + strings.Repeat("9", launch.MaxLink+1-22),
	} {
		began := time.Now()
		_, err := launch.Parse(link)
		if took := time.Since(began); launch.OutcomeOf(err) != launch.Malformed || took > 5*time.Millisecond {
			t.Errorf("%s: %v in %v", name, err, took)
		}
	}
}

// K12: who steals a code has nothing to redeem it with; the broker tells by the
// token whose it is, and a code is sent once, whatever it answers.
func TestK12_CodeNeedsItsUser(t *testing.T) {
	y := newYard(t)
	var sent atomic.Int64
	y.broker = func(w http.ResponseWriter, q *http.Request) {
		sent.Add(1)
		if q.Header.Get("Authorization") != "Bearer token-of-u-1" || q.PostFormValue("from") != "coder" {
			w.WriteHeader(http.StatusUnauthorized)
			_, _ = w.Write([]byte(`{"error":"invalid_token"}`))
			return
		}
		_, _ = w.Write(encode(t, y.claims("coder")))
	}
	link := func() launch.Link { return launch.Link{Form: launch.Code, Code: rand.Text(), From: "coder"} }
	thief := y.user()
	thief.Token = func(context.Context, string) (string, error) { return "token-of-u-2", nil }
	for range 20 {
		if _, err := y.Redeem(context.Background(), link(), thief); launch.OutcomeOf(err) != launch.WrongUser {
			t.Errorf("a thief: %v", err)
		}
	}
	mine := link()
	if x, err := y.Redeem(context.Background(), mine, y.user()); err != nil || x.Number != number || x.ODS != "RZ9" {
		t.Errorf("mine: %v", err)
	}
	before := sent.Load()
	if _, err := y.Redeem(context.Background(), mine, y.user()); launch.OutcomeOf(err) != launch.Replayed || sent.Load() != before {
		t.Errorf("again: %v, sent %d", err, sent.Load()-before)
	}
}

// What the broker says of a code, in our words; and what it should not say.
func TestCodeRefusals(t *testing.T) {
	y := newYard(t)
	for body, want := range map[string]launch.Outcome{
		`{"error":"used_code"}`: launch.Replayed, `{"error":"expired_code","expired":1799999000}`: launch.Expired, `{"error":"unknown_code"}`: launch.UnknownCode,
		`{"error":"wrong_partner"}`: launch.UnknownPartner, `{"error":"wrong_user"}`: launch.WrongUser, `{"error":"wrong_audience"}`: launch.WrongAudience,
		`{"error":"x"}`: launch.BadContext, `<html>`: launch.BadContext, ``: launch.BadContext,
	} {
		y.broker = func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = w.Write([]byte(body))
		}
		_, err := y.Redeem(context.Background(), launch.Link{Form: launch.Code, Code: rand.Text(), From: "coder"}, y.user())
		if launch.OutcomeOf(err) != want {
			t.Errorf("%s: %v", body, err)
		}
	}
	for name, answer := range map[string]func(w http.ResponseWriter, q *http.Request){
		"HTML":         func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>")) },
		"another host": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(encode(t, y.claims("es"))) },
		"twice": func(w http.ResponseWriter, _ *http.Request) {
			text := string(encode(t, y.claims("coder")))
			_, _ = w.Write([]byte(strings.Replace(text, "{", `{"nhs_number":"9991715215",`, 1)))
		},
		"redirect": func(w http.ResponseWriter, q *http.Request) { http.Redirect(w, q, "/elsewhere", http.StatusFound) },
		"too long": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 1<<20)) },
		"down":     func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) },
	} {
		y.broker = answer
		_, err := y.Redeem(context.Background(), launch.Link{Form: launch.Code, Code: rand.Text(), From: "coder"}, y.user())
		if got := launch.OutcomeOf(err); got == launch.ContextAccepted {
			t.Errorf("%s was accepted", name)
		}
	}
}

// K14: a thousand kids that nobody has make one fetch a minute, and the right one
// is still found.
func TestK14_UnknownKids(t *testing.T) {
	y := newYard(t)
	sound := func() launch.Outcome { return y.outcome(signedLink(y.token(t, "es", nil, encode(t, y.claims("es"))))) }
	if got := sound(); got != launch.ContextAccepted {
		t.Fatal(got)
	}
	for range 1000 {
		if got := y.outcome(signedLink(y.token(t, "es", m{"kid": rand.Text()}, encode(t, y.claims("es"))))); got != launch.BadSignature {
			t.Fatal(got)
		}
	}
	if n := y.asked.Load(); n > 1 {
		t.Errorf("%d fetches in the first minute", n)
	}
	y.now = y.now.Add(61 * time.Second)
	for range 1000 {
		y.outcome(signedLink(y.token(t, "es", m{"kid": rand.Text()}, encode(t, y.claims("es")))))
	}
	if n := y.asked.Load(); n != 2 {
		t.Errorf("%d fetches in two minutes", n)
	}
	if got := sound(); got != launch.ContextAccepted {
		t.Error(got)
	}
	y.now = y.now.Add(11 * time.Minute) // a key that was taken back is not used on
	y.sets["es"] = y.sets["ed"]
	if got := sound(); got != launch.BadSignature {
		t.Errorf("a key that was taken back: %s", got)
	}
}

// H3, M32: every answer has words for a receptionist, and what to do.
func TestM32_EveryOutcomeHasWords(t *testing.T) {
	for _, o := range launch.Outcomes() {
		r := launch.Refuse(o)
		if r.Say == "" || r.Do == "" || !strings.HasSuffix(r.Say, ".") || !strings.HasSuffix(r.Do, ".") {
			t.Errorf("%s: %q %q", o, r.Say, r.Do)
		}
		for _, word := range []string{"JWS", "JWT", "token", "signature", "issuer", "claim", "nonce", "kid", "SCR "} {
			if strings.Contains(r.Say+r.Do, word) {
				t.Errorf("%s says %q", o, word)
			}
		}
	}
	y := newYard(t)
	c := y.claims("es")
	c["iat"], c["nbf"], c["exp"] = y.now.Unix()-360, y.now.Unix()-360, y.now.Unix()-300
	l, _ := launch.Parse(signedLink(y.token(t, "es", nil, encode(t, c))))
	_, err := y.Redeem(context.Background(), l, y.user())
	if r, ok := err.(*launch.Refusal); !ok || !strings.Contains(r.Say, "5 minutes ago") || !strings.Contains(r.Do, "clock") && !strings.Contains(r.Do, "time of this computer") || r.Partner != "es" || r.ID == "" {
		t.Errorf("%+v", err)
	}
}

var someLink = rapid.Custom(func(t *rapid.T) launch.Link {
	l := launch.Link{View: rapid.SampledFrom(append(launch.Views(), "")).Draw(t, "view")}
	switch l.Form = rapid.SampledFrom([]launch.Form{launch.SMART, launch.Code, launch.Signed, launch.Plain}).Draw(t, "form"); l.Form {
	case launch.SMART:
		l.ISS = "https://" + rapid.StringMatching(`[A-Za-z0-9._~:/\[\]-]{1,300}`).Draw(t, "iss")
		l.Launch = rapid.StringMatching(`[A-Za-z0-9._~+/=:-]{1,500}`).Draw(t, "launch")
	case launch.Code:
		l.Code, l.From = rapid.StringMatching(`[A-Za-z0-9._~-]{22,200}`).Draw(t, "code"), rapid.StringMatching(`[A-Za-z0-9._-]{1,100}`).Draw(t, "from")
	case launch.Signed:
		l.Assertion = rapid.StringMatching(`[A-Za-z0-9_-]{1,500}\.[A-Za-z0-9_-]{1,500}\.[A-Za-z0-9_-]{1,500}`).Draw(t, "assertion")
	case launch.Plain:
		l.Number = care.NHSNumber(rapid.SampledFrom([]string{number, "9991715215", "9996033929"}).Draw(t, "nhs"))
		if rapid.Bool().Draw(t, "with dob") {
			l.Born = time.Unix(rapid.Int64Range(-2e9, 4e9).Draw(t, "dob"), 0).UTC().Format(time.DateOnly)
		}
	}
	return l
})

// B20: a link that is printed and read is the same link, and its printed form the
// only one of its kind.
func TestB20_PrintAndParse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := someLink.Draw(t, "link")
		again, err := launch.Parse(l.Print())
		if err != nil || again != l {
			t.Fatalf("%s: %v", l.Print(), err)
		}
		if again.Print() != l.Print() {
			t.Fatal(again.Print())
		}
	})
}

// K7: nothing makes the parser fall, and what it takes prints to what it takes.
func FuzzLink(f *testing.F) {
	f.Add("shcr://launch?v=1&nhs=9990123454&dob=1954-03-02&view=results")
	f.Add("shcr://launch/?v=1&code=ABCDEFGHIJKLMNOPQRSTUVWXYZ&from=cleo")
	f.Add("shcr://launch?v=1&iss=https%3A%2F%2Fehr.example%2Ffhir&launch=a%2Bb")
	f.Add("shcr://launch?v=1&assertion=eyJ.e30.AA")
	f.Add("shcr://launch?v=1&nhs=%2539990123454%00#")
	f.Fuzz(func(t *testing.T, raw string) {
		l, err := launch.Parse(raw)
		if err != nil {
			if o := launch.OutcomeOf(err); o != launch.Malformed && o != launch.BadNumber {
				t.Fatal(o)
			}
			return
		}
		if again, err := launch.Parse(l.Print()); err != nil || again != l {
			t.Fatalf("%q prints as %q: %v", raw, l.Print(), err)
		}
	})
}

// K4, K7: signed, whatever is in it: nothing falls, and what is accepted holds to
// the contract.
func FuzzClaims(f *testing.F) {
	y := newYard(f)
	for _, c := range []m{y.claims("ed"), {}, {"iss": "ed"}} {
		f.Add(encode(f, c))
	}
	f.Add([]byte(`{"iss":"ed","iss":"es","exp":1e99}`))
	f.Fuzz(func(t *testing.T, payload []byte) {
		l, err := launch.Parse(signedLink(y.token(t, "ed", nil, payload)))
		if err != nil {
			return
		}
		u := y.user()
		u.Spend = func(launch.Context) error { return nil }
		x, err := y.Redeem(context.Background(), l, u)
		if err != nil {
			return
		}
		if _, bad := care.ParseNHSNumber(x.Number.Digits()); bad != nil || x.Partner != "ed" || x.ODS != "RZ9" || !x.Proven {
			t.Fatalf("%s", payload)
		}
	})
}
