package app_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"shcr/app"
	"shcr/backend/region"
	"shcr/backend/training"
)

// replying is a server that answers everything with one text.
func replying(t *testing.T, status int, text string, late time.Duration) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Date", time.Now().Add(-late).UTC().Format(http.TimeFormat))
		w.WriteHeader(status)
		fmt.Fprint(w, text)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// jwks is a set with one RSA key.
func jwks(t *testing.T, bits int, use string) string {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: key.Public(), KeyID: "one", Use: use}}})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// M32: of a healthy region every host could hand somebody over, and nothing was
// redeemed to find that out.
func TestM32_DoctorOfHealthyHosts(t *testing.T) {
	tr, r := trainingRegion(t)
	list := app.Doctor(context.Background(), r, time.Now)
	if f := finding(list, "launch by link"); len(f) != 1 || f[0].Result != "ok" || !strings.Contains(f[0].Say, "SystmOne") || !strings.Contains(f[0].Say, "staff of 9X1") {
		t.Errorf("%+v", f)
	}
	for _, h := range r.Launch.Hosts {
		if f := finding(list, "host "+h.Name); len(f) != 1 || f[0].Result != "ok" {
			t.Errorf("%s: %+v", h.Name, f)
		}
	}
	for _, q := range tr.Requests() {
		if strings.Contains(q.Path, "/authorize") || strings.Contains(q.Path, "/token") && q.Partner == "hosts" || q.Partner == "broker" && q.Status != http.StatusUnauthorized {
			t.Errorf("doctor asked for more than keys: %+v", q)
		}
	}
	r.Launch = region.Launch{}
	if said := told(t, r, "launch by link"); !strings.HasPrefix(said, "ok: No system is trusted") {
		t.Error(said)
	}
}

// The hosts of the training region: where each form stands in its file.
const smartHost, signedHost, codeHost = 0, 1, 2

// M32: each thing that would have every link of a host refused is found beforehand.
func TestM32_DoctorFindsWhatIsWrongWithHosts(t *testing.T) {
	tr, _ := trainingRegion(t)
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	config := func(change string) string {
		c := map[string]any{"issuer": "https://portal.example", "jwks_uri": "BASE/jwks.json", "authorization_endpoint": "BASE/authorize", "token_endpoint": "BASE/token",
			"code_challenge_methods_supported": []string{"S256"}, "capabilities": []string{"launch-ehr"}}
		delete(c, change)
		s := httptest.NewServer(nil)
		t.Cleanup(s.Close)
		text, _ := json.Marshal(c)
		s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write(bytes.ReplaceAll(text, []byte("BASE"), []byte(s.URL)))
		})
		return s.URL
	}
	text := filepath.Join(t.TempDir(), "keys.json")
	if err := os.WriteFile(text, []byte("no keys"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		break_ func(tr *training.Region, l *region.Launch)
		check  string
		want   string
	}{
		"a host is down":           {func(_ *training.Region, l *region.Launch) { l.Hosts[signedHost].JWKS = gone.URL }, "host SystmOne", "failed: Nothing answers at"},
		"keys are elsewhere":       {func(_ *training.Region, l *region.Launch) { l.Hosts[signedHost].JWKS += ".gone" }, "host SystmOne", "failed: 127.0.0.1"},
		"keys are a page":          {func(_ *training.Region, l *region.Launch) { l.Hosts[signedHost].JWKS = replying(t, 200, "<html>", 0) }, "host SystmOne", "failed: What its jwks leads to is no set of keys"},
		"no key has a kid":         {func(_ *training.Region, l *region.Launch) { l.Hosts[signedHost].JWKS = `{"keys":[{"kty":"RSA"}]}` }, "host SystmOne", "failed: Of its keys, none can be used"},
		"a file is not there":      {func(_ *training.Region, l *region.Launch) { l.Hosts[signedHost].JWKS = "/nowhere/keys.json" }, "host SystmOne", "failed: Its keys cannot be read from /nowhere/keys.json"},
		"a file is something else": {func(_ *training.Region, l *region.Launch) { l.Hosts[signedHost].JWKS = text }, "host SystmOne", "failed: What its jwks leads to"},
		"another algorithm":        {func(_ *training.Region, l *region.Launch) { l.Hosts[signedHost].Algorithms = []string{"RS256"} }, "host SystmOne", "failed: Of its 1 keys, none is good for RS256"},
		"one algorithm of two": {func(_ *training.Region, l *region.Launch) {
			l.Hosts[signedHost].Algorithms = []string{"ES256", "RS256"}
		}, "host SystmOne", "ok: Its keys can be read: ES256. There is none for RS256"},
		"a short key":               {func(_ *training.Region, l *region.Launch) { rsaKeys(l, jwks(t, 1024, "sig")) }, "host SystmOne", "failed: Of its 1 keys, none is good for RS256"},
		"a key to encrypt with":     {func(_ *training.Region, l *region.Launch) { rsaKeys(l, jwks(t, 2048, "enc")) }, "host SystmOne", "failed: Of its 1 keys, none is good for RS256"},
		"a key that is good":        {func(_ *training.Region, l *region.Launch) { rsaKeys(l, jwks(t, 2048, "sig")) }, "host SystmOne", "ok: Its keys can be read: RS256."},
		"an authority is not there": {func(_ *training.Region, l *region.Launch) { l.Hosts[signedHost].TLS.CA = "/nowhere/ca.pem" }, "host SystmOne", "failed:"},
		"the hosts are stopped":     {func(tr *training.Region, _ *region.Launch) { _ = tr.Stop("hosts") }, "host Acute Care Portal", "failed:"},
		"an address is misspelt":    {func(_ *training.Region, l *region.Launch) { l.Hosts[smartHost].Address += "s" }, "host Acute Care Portal", "status 404 in place of"},
		"not a SMART host":          {func(_ *training.Region, l *region.Launch) { l.Hosts[smartHost].Address = replying(t, 200, "{}", 0) }, "host Acute Care Portal", "failed: Its smart-configuration cannot be read"},
		"no PKCE": {func(_ *training.Region, l *region.Launch) {
			l.Hosts[smartHost].Address = config("code_challenge_methods_supported")
		}, "host Acute Care Portal", "failed: It does not hold sign-in to PKCE S256"},
		"no launches":                  {func(_ *training.Region, l *region.Launch) { l.Hosts[smartHost].Address = config("capabilities") }, "host Acute Care Portal", "failed: It does not offer launches"},
		"no keys at a SMART host":      {func(_ *training.Region, l *region.Launch) { l.Hosts[smartHost].Address = config("jwks_uri") }, "host Acute Care Portal", "failed: Its address for keys is missing or on another host. If the other"},
		"keys that are none":           {func(_ *training.Region, l *region.Launch) { l.Hosts[smartHost].Address = config("") }, "host Acute Care Portal", "failed: Of its keys, none can be used"},
		"the broker is stopped":        {func(tr *training.Region, _ *region.Launch) { _ = tr.Stop("broker") }, "host Cleo", "failed:"},
		"the broker lets anybody in":   {func(_ *training.Region, l *region.Launch) { l.Hosts[codeHost].Address = replying(t, 200, "{}", 0) }, "host Cleo", "failed: It answers for a code without a sign-in"},
		"the broker is elsewhere":      {func(_ *training.Region, l *region.Launch) { l.Hosts[codeHost].Address += "ed" }, "host Cleo", "failed: Nothing takes a code at its address (status 404)"},
		"the broker reads codes first": {func(_ *training.Region, l *region.Launch) { l.Hosts[codeHost].Address = replying(t, 400, "{}", 0) }, "host Cleo", "warning: Answers with status 400 before"},
		"the broker's clock is off": {func(_ *training.Region, l *region.Launch) {
			l.Hosts[codeHost].Address = replying(t, 401, "{}", time.Hour)
		}, "clock", "warning: The clock of Cleo is 1h0m"},
		"a host's clock is off": {func(_ *training.Region, l *region.Launch) {
			l.Hosts[signedHost].JWKS = replying(t, 200, "{}", time.Hour)
		}, "clock", "warning: The clock of SystmOne is 1h0m"},
		"an organisation is misspelt": {func(_ *training.Region, l *region.Launch) { l.Hosts[codeHost].Organisations = []string{"NZ7", "NZ77"} }, "host Cleo", "warning: It may act for NZ77"},
		"plain links for nobody":      {func(_ *training.Region, l *region.Launch) { l.PlainLinkOrganisations = []string{"9X99"} }, "launch by link", "warning: Plain links are for staff of 9X99"},
		"one address twice": {func(_ *training.Region, l *region.Launch) {
			twin := l.Hosts[smartHost]
			twin.ID, twin.Name = "twin", "Twin"
			l.Hosts = append(l.Hosts, twin)
		}, "launch by link", "failed: Acute Care Portal and Twin have the same address"},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := region.Parse(tr.File())
			if err != nil {
				t.Fatal(say(err))
			}
			c.break_(tr, &r.Launch)
			checkSaid(t, r, c.check, c.want)
			if err := errors.Join(tr.Restart("hosts"), tr.Restart("broker")); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func rsaKeys(l *region.Launch, set string) {
	l.Hosts[signedHost].JWKS, l.Hosts[signedHost].Algorithms = set, []string{"RS256"}
}

// checkSaid looks that a check says what is wanted, and that what is wrong has
// something to do, and nothing else has.
func checkSaid(t *testing.T, r *region.Region, check, want string) {
	t.Helper()
	said := ""
	for _, f := range finding(app.Doctor(context.Background(), r, time.Now), check) {
		said += f.Result + ": " + f.Say + " " + f.Do + "\n"
		if (f.Result == "failed" || f.Result == "warning") == (f.Do == "") {
			t.Errorf("%+v: what is wrong has something to do, and nothing else has", f)
		}
	}
	if !strings.Contains(said, want) {
		t.Errorf("want %q in\n%s", want, said)
	}
}

// L16: where the user can change the file, no link is followed, and doctor says so.
func TestL16_DoctorOfLinksWhereTheFileIsNotManaged(t *testing.T) {
	_, r := trainingRegion(t)
	r.Unmanaged = true
	checkSaid(t, r, "launch by link", "But no link is followed on this computer")
}

// N1: a host's certificate is checked as any other.
func TestN1_DoctorChecksHostsCertificates(t *testing.T) {
	ours := newIssuer(t, "Region authority")
	for days, want := range map[int]string{90: "ok: Its keys can be read: RS256. TLS 1.3; certificate from \"Region authority\"", 9: "warning: Its certificate ends in 8 days"} {
		pair, _, _ := ours.issue(t, time.Now().AddDate(0, 0, days))
		_, r := trainingRegion(t)
		rsaKeys(&r.Launch, secureKeys(t, pair, jwks(t, 2048, "sig")))
		r.Launch.Hosts[signedHost].TLS.CA = ours.pem
		checkSaid(t, r, "host SystmOne", want)
		r.Launch.Hosts[signedHost].TLS.CA = newIssuer(t, "Another authority").pem
		checkSaid(t, r, "host SystmOne", "failed: 127.0.0.1")
		checkSaid(t, r, "host SystmOne", "Set tls.ca of its entry")
	}
}

// secureKeys serves a set of keys over TLS.
func secureKeys(t *testing.T, pair tls.Certificate, set string) string {
	t.Helper()
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, set) }))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.TLS = &tls.Config{Certificates: []tls.Certificate{pair}}
	s.StartTLS()
	t.Cleanup(s.Close)
	return s.URL
}
