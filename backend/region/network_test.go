package region

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"shcr/backend/care"
)

// pair makes a self-signed certificate and its key, both in PEM.
func pair(t *testing.T) (cert, key string) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	of := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, of, of, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})), string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}))
}

func indent(text, by string) string {
	return strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n"+by)
}

// full is the good file with the optional parts.
func full(t *testing.T) string {
	ca, _ := pair(t)
	return strings.Replace(good, "    feed: {kind: live}", `    tls:
      ca: |
        `+indent(ca, "        ")+`
      cert: /etc/shcr/client.pem
      key: C:\ProgramData\shcr\client.key
    rate: 20
    at_once: 4
    page_size: 100
    timeout: 8s
    nil_known: none
    privacy: privacy@est.example
    feed: {kind: live}`, 1) + `proxy: {mode: manual, url: "http://proxy.example:8080", bypass: [.example.org, 10.0.0.0/8]}
organisations: {F99001: Fairhaven Surgery}
policy:
  idle_minutes: 5
  citation_dates: dd/mm/yy
  direct_access: false
wording: {copy: "Ask the organisation that wrote it."}
launch:
  audience: shcr.example
  plain_link_organisations: [RZ9]
  hosts:
    - {id: portal, name: Acute portal, form: signed, jwks: "https://portal.example/jwks", algorithms: [ES256], organisations: [RZ9], user_claim: uid}
    - {id: emis, name: EMIS, form: smart, address: "https://emis.example/fhir", client_id: shcr, organisations: [F99001], host_names: [auth.emis.example]}
    - {id: cleo, name: Cleo, form: code, address: "https://broker.example/launch/", organisations: [RZ9]}
neighbours:
  - {name: North record, address: "https://north.example/launch", audience: north, guide: "https://north.example/guide"}
`
}

func TestOptionalParts(t *testing.T) {
	r, err := Parse([]byte(full(t)))
	if err != nil {
		t.Fatal(err.(*care.Error).Say)
	}
	p := r.Partners[0]
	if p.Rate != 20 || p.AtOnce != 4 || p.PageSize != 100 || p.Timeout != 8*time.Second || !strings.HasPrefix(p.TLS.CA, "-----BEGIN") {
		t.Errorf("%+v", p)
	}
	want := DefaultPolicy()
	want.IdleMinutes, want.CitationDates, want.DirectAccess = 5, "dd/mm/yy", false
	if r.Policy != want {
		t.Errorf("what is not said must keep its default: %+v", r.Policy)
	}
	if name, ok := r.NameOf("F99001"); !ok || name != "Fairhaven Surgery" {
		t.Error(name)
	}
	if name, _ := r.NameOf("RZ9"); name != "Estuary Teaching Hospitals" {
		t.Error(name)
	}
	if len(r.Launch.Hosts) != 3 || r.Launch.Hosts[1].HostNames[0] != "auth.emis.example" || len(r.Neighbours) != 1 {
		t.Errorf("%+v", r.Launch)
	}
}

// What is left out has the viewer's own limits and the safe policy.
func TestDefaults(t *testing.T) {
	r, err := Parse([]byte(good))
	if err != nil {
		t.Fatal(err)
	}
	p := r.Partners[0]
	if r.Policy != DefaultPolicy() || r.Proxy.Mode != "system" || p.AtOnce != 16 || p.PageSize != 250 || p.Timeout != 12*time.Second || p.Rate != 0 || p.NilKnown != "not-recorded" {
		t.Errorf("%+v %+v %+v", r.Policy, r.Proxy, p)
	}
}

// What is shown is a file that loads as the same region.
func TestShowLoadsAgain(t *testing.T) {
	for name, text := range map[string]string{"short": good, "full": full(t)} {
		r, err := Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		shown, err := r.Show()
		if err != nil {
			t.Fatal(err)
		}
		again, err := Parse(shown)
		if err != nil {
			t.Fatalf("%s: %s\n%s", name, err.(*care.Error).Say, shown)
		}
		if !reflect.DeepEqual(r, again) {
			t.Errorf("%s: shown as another region:\n%s", name, shown)
		}
		if !strings.Contains(string(shown), "idle_minutes") || !strings.Contains(string(shown), "timeout: ") {
			t.Errorf("%s: defaults are not shown:\n%s", name, shown)
		}
	}
}

// L16 for the optional parts: each mistake is refused, in words, with its line.
func TestL16_MistakesInTheOptionalParts(t *testing.T) {
	text := full(t)
	_, key := pair(t)
	for name, c := range map[string]struct{ old, new, want string }{
		"unknown policy":          {"  idle_minutes: 5", "  idle_minutes: 5\n  colour: red", "colour"},
		"lock too late":           {"idle_minutes: 5", "idle_minutes: 60", "'idle_minutes' must be from 2 to 15"},
		"never lock":              {"idle_minutes: 5", "idle_minutes: 0", "must be from 2 to 15"},
		"citation":                {"dd/mm/yy", "mm/dd/yy", "not one of the known words"},
		"rate too low":            {"rate: 20", "rate: 1", "'rate' must be from 5 to 1000"},
		"more at once":            {"at_once: 4", "at_once: 99", "must be from 1 to 16"},
		"page size":               {"page_size: 100", "page_size: 5", "must be from 10 to 1000"},
		"timeout longer than own": {"timeout: 8s", "timeout: 60s", "must be from 2s to 12s"},
		"timeout without unit":    {"timeout: 8s", "timeout: fast", "fast"},
		"privacy":                 {"privacy@est.example", "Mrs Smith", "e-mail address"},
		"proxy without address":   {`url: "http://proxy.example:8080", `, "", "'url' is missing"},
		"proxy with a password":   {"http://proxy.example:8080", "http://u:p@proxy.example:8080", "no user name"},
		"proxy over https":        {"http://proxy.example:8080", "https://proxy.example:8080", "like http://"},
		"url without manual":      {"mode: manual", "mode: none", "does not go with this mode"},
		"pac without script":      {"mode: manual, url: \"http://proxy.example:8080\"", "mode: pac", "'pac' is missing"},
		"bypass":                  {".example.org", "'*.example.org'", "'bypass[0]' must be a host"},
		"directory code":          {"F99001: Fairhaven", "f99001: Fairhaven", "in capitals"},
		"directory name":          {"F99001: Fairhaven Surgery", "F99001: ''", "is missing"},
		"control characters":      {`"Ask the organisation that wrote it."`, `"Ask\u001b[31m"`, "plain words"},
		"long wording":            {"Ask the organisation", strings.Repeat("Ask ", 100), "too long"},
		"relative ca":             {"      cert: /etc/shcr/client.pem", "      cert: client.pem", "'cert' must be an absolute path"},
		"key without cert":        {"      cert: /etc/shcr/client.pem\n", "", "'cert' is missing"},
		"signed without keys":     {`jwks: "https://portal.example/jwks", `, "", "'jwks' is missing"},
		"alg none":                {"[ES256]", "[none]", "not one of the known words"},
		"alg HS256":               {"[ES256]", "[HS256]", "not one of the known words"},
		"smart without address":   {`address: "https://emis.example/fhir", `, "", "'address' is missing"},
		"host over http":          {"https://emis.example/fhir", "http://emis.example/fhir", "plain https"},
		"no organisations":        {", organisations: [F99001]", "", "'organisations' is missing"},
		"same host twice":         {"id: emis", "id: portal", "the same one twice"},
		"hosts without audience":  {"  audience: shcr.example\n", "", "'audience' is missing"},
		"neighbour over http":     {"https://north.example/launch", "http://north.example/launch", "plain https"},
		"not a certificate":       {"BEGIN CERTIFICATE-----\n        ", "BEGIN CERTIFICATE-----\n        AAAA", "PEM"},
	} {
		changed := strings.Replace(text, c.old, c.new, 1)
		if changed == text {
			t.Errorf("%s: the test changes nothing", name)
		}
		if say := parseError(t, changed); !strings.Contains(say, c.want) {
			t.Errorf("%s: not explained by %q:\n%s", name, c.want, say)
		}
	}
	before, rest, _ := strings.Cut(text, "-----BEGIN")
	_, after, _ := strings.Cut(rest, "-----END CERTIFICATE-----")
	if say := parseError(t, before+indent(key, "        ")+after); !strings.Contains(say, "certificates only") {
		t.Errorf("a key in place of a certificate: %s", say)
	}
}

// A set with a secret in it, or a key without a name, is refused before it is
// spread to every workstation.
func TestKeySets(t *testing.T) {
	for text, want := range map[string]bool{
		`{"keys":[{"kty":"EC","kid":"1","crv":"P-256","x":"a","y":"b"}]}`: true,
		`{"keys":[{"kty":"EC","kid":"1","d":"secret"}]}`:                  false,
		`{"keys":[{"kty":"oct","kid":"1"}]}`:                              false,
		`{"keys":[{"kty":"EC"}]}`:                                         false,
		`{"keys":[]}`:                                                     false,
		`https://host.example/jwks`:                                       true,
		`http://host.example/jwks`:                                        false,
		`http://127.0.0.1:8080/jwks`:                                      true,
		`/etc/shcr/jwks.json`:                                             true,
		`jwks.json`:                                                       false,
	} {
		if checks["jwks"](text) != want {
			t.Errorf("%s: %v", text, !want)
		}
	}
}

// A certificate file that is missing, empty or without its key is named.
func TestN1_ConfigNamesTheFile(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	cert, key := pair(t)
	_, other := pair(t)
	ca, k, o, empty := write("ca.pem", cert), write("key.pem", key), write("other.pem", other), write("empty.pem", "nothing")
	c, err := TLS{CA: ca, Cert: ca, Key: k}.Config()
	if err != nil || c.RootCAs == nil || len(c.Certificates) != 1 {
		t.Errorf("%v %+v", err, c)
	}
	if c, err := (TLS{}).Config(); err != nil || c.RootCAs != nil {
		t.Errorf("without a ca the system's is trusted: %v", err)
	}
	for _, wrong := range []TLS{{CA: filepath.Join(dir, "none.pem")}, {CA: empty}, {Cert: ca, Key: o}, {Cert: ca, Key: filepath.Join(dir, "none.key")}} {
		if _, err := wrong.Config(); care.CodeOf(err) != care.CodeRegion || !strings.Contains(err.(*care.Error).Say, "tls.c") {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
}

// D27: a region file in a good place that leans on a file its user may write is
// no better than one the user may write.
func TestD27_FilesItLeansOn(t *testing.T) {
	r, err := Parse([]byte(strings.NewReplacer("jwks: \"https://portal.example/jwks\"", "jwks: /etc/shcr/jwks.json",
		`mode: manual, url: "http://proxy.example:8080"`, "mode: pac, pac: /etc/shcr/proxy.pac").Replace(full(t))))
	if err != nil {
		t.Fatal(err.(*care.Error).Say)
	}
	if got := strings.Join(r.Files(), " "); got != "/etc/shcr/proxy.pac /etc/shcr/jwks.json" {
		t.Error(got)
	}
}
