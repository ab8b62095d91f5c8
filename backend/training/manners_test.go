package training_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/backend/training"
)

// reply is an answer with its body.
type reply struct {
	*http.Response
	body []byte
}

// ask asks a partner as a viewer with the token would, without unzipping.
func (s *session) ask(t *testing.T, client *http.Client, address string, headers ...string) reply {
	t.Helper()
	q, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Authorization", "Bearer "+s.token(t, address))
	for i := 0; i+1 < len(headers); i += 2 {
		q.Header.Set(headers[i], headers[i+1])
	}
	a, err := client.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Body.Close() }()
	body, err := io.ReadAll(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply{a, body}
}

// A person of the tests, and how many flags each partner has of them. Every
// partner shares flags.
const (
	trial       = "9990000107"
	other       = "9990000115"
	flags       = 37
	trialSearch = "Flag?patient=trial-1"
)

// furnish has a partner know the person of the tests, and another.
func furnish(t *testing.T, r *training.Region, key string) {
	t.Helper()
	put := func(id, raw string) {
		if err := r.Holding(key).Put(json.RawMessage(raw), id); err != nil {
			t.Fatal(err)
		}
	}
	for id, nhs := range map[string]string{"trial-1": trial, "trial-2": other} {
		put(id, fmt.Sprintf(`{"resourceType":"Patient","id":%q,"active":true,"identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":%q}]}`, id, nhs))
	}
	for n := range flags {
		put("trial-1", fmt.Sprintf(`{"resourceType":"Flag","id":"trial-1-%d","status":"active","code":{"text":"Flag %d of the trial"},"subject":{"reference":"Patient/trial-1"}}`, n, n))
	}
	put("trial-2", `{"resourceType":"Flag","id":"trial-2-0","status":"active","code":{"text":"Flag of another"},"subject":{"reference":"Patient/trial-2"}}`)
}

func TestManners(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U1")
	bare := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	zipped := []string{"Accept-Encoding", "gzip"}
	for _, c := range []struct {
		key, says string
		holds     func(address string, a reply) bool
	}{
		{"EST", "an exact total, pages by offset, gzip", func(address string, a reply) bool {
			return total(a.body) == flags && bytes.Contains(s.ask(t, bare, address+"&_count=7").body, []byte("_offset=7")) &&
				s.ask(t, bare, address, zipped...).Header.Get("Content-Encoding") == "gzip"
		}},
		{"SAL", "no total, no gzip", func(address string, _ reply) bool {
			a := s.ask(t, bare, address, zipped...)
			return total(a.body) == -1 && matches(a.body) == flags && a.Header.Get("Content-Encoding") == ""
		}},
		{"LAN", "JSON over many lines, no gzip, its own 20 a page, a longer path", func(address string, _ reply) bool {
			a := s.ask(t, bare, address+"&_count=1", zipped...)
			return bytes.Contains(a.body, []byte("{\n  \"resourceType\": \"Bundle\"")) && bytes.Count(a.body, []byte(`"mode": "match"`)) == 20 && a.Header.Get("Content-Encoding") == "" && !bytes.Contains(a.body, []byte("_count")) &&
				strings.HasSuffix(s.base("LAN"), "/practice/records/fhir/R4/")
		}},
		{"CRV", "a total that is about right, and never more than there is", func(_ string, a reply) bool {
			return total(a.body) == 30 && matches(a.body) == flags
		}},
		{"SMH", "opaque pages", func(address string, _ reply) bool {
			return bytes.Contains(s.ask(t, bare, address+"&_count=1").body, []byte("?_cursor=")) && s.ask(t, bare, address, zipped...).Header.Get("Content-Encoding") == "gzip"
		}},
		{"NSC", "no length, 400 for what it does not know", func(address string, a reply) bool {
			return slices.Equal(a.TransferEncoding, []string{"chunked"}) && a.ContentLength == -1 &&
				s.ask(t, bare, address+"&colour=blue").StatusCode == 400 && s.ask(t, bare, address+"&_lastUpdated=ge2020-01-01").StatusCode == 400 &&
				!bytes.Contains(s.ask(t, bare, s.base("NSC")+"metadata").body, []byte("_lastUpdated"))
		}},
		{"EAM", "a clock three minutes fast, 404 for allergies", func(address string, a reply) bool {
			at, err := http.ParseTime(a.Header.Get("Date"))
			ahead := time.Until(at)
			return err == nil && ahead > 170*time.Second && ahead < 190*time.Second && s.ask(t, bare, s.base("EAM")+"AllergyIntolerance?patient=x").StatusCode == 404
		}},
		{"NGU", "the time of its feed in three places, 304", func(address string, a reply) bool {
			return a.Header.Get("Last-Modified") == "Sat, 21 Nov 2026 08:05:00 GMT" && bytes.Contains(a.body, []byte(`"meta":{"lastUpdated":"2026-11-21T08:05:00Z","tag":[{"system":"https://northgate.example/CodeSystem/feed-time","code":"2026-11-21T08:05:00Z"}]}`)) &&
				s.ask(t, bare, address, "If-None-Match", a.Header.Get("ETag")).StatusCode == 304
		}},
		{"SCC", "urn:uuid addresses", func(_ string, a reply) bool {
			return regexp.MustCompile(`"fullUrl":"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"`).Match(a.body) && bytes.Contains(a.body, []byte(`"reference":"Patient/`))
		}},
		{"TWC", "a content type with more in it, an echo, a closed connection", func(address string, a reply) bool {
			return a.Header.Get("Content-Type") == "application/fhir+json; charset=UTF-8; fhirVersion=4.0" && a.Close &&
				bytes.Contains(s.ask(t, bare, address+"&colour=blue").body, []byte("colour=blue"))
		}},
	} {
		t.Run(c.key, func(t *testing.T) {
			furnish(t, r, c.key)
			address := s.base(c.key) + trialSearch
			if a := s.ask(t, bare, address); a.StatusCode != http.StatusOK || !c.holds(address, a) {
				t.Errorf("%s: not with %s: %d %v %.600s", address, c.says, a.StatusCode, a.Header, a.body)
			}
		})
	}
}

func total(body []byte) int {
	b := bundle{}
	_ = json.Unmarshal(body, &b)
	if b.Total == nil {
		return -1
	}
	return *b.Total
}

func matches(body []byte) int { return bytes.Count(body, []byte(`"mode":"match"`)) }

// A connection of NSC is good for twenty requests; EST's goes on.
func TestConnectionsEndAsThePartnerHasIt(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U2")
	fresh := func(key string, n int) (connections int) {
		client := &http.Client{Transport: &http.Transport{}}
		defer client.CloseIdleConnections()
		for range n {
			q, _ := http.NewRequest(http.MethodGet, s.base(key)+"metadata", nil)
			q = q.WithContext(httptrace.WithClientTrace(context.Background(), &httptrace.ClientTrace{GotConn: func(i httptrace.GotConnInfo) {
				if !i.Reused {
					connections++
				}
			}}))
			a, err := client.Do(q)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = io.Copy(io.Discard, a.Body)
			_ = a.Body.Close()
		}
		return connections
	}
	for key, want := range map[string]int{"NSC": 3, "EST": 1, "TWC": 41} {
		if got := fresh(key, 41); got != want {
			t.Errorf("%s: %d connections for 41 requests, want %d", key, got, want)
		}
	}
}

// With TLS, two partners have an address, a certificate and HTTP/2 of their own.
func TestPartnersOverHTTPS(t *testing.T) {
	r := start(t, training.Options{TLS: true})
	s := signIn(t, r, "U2")
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(r.CA()) {
		t.Fatal("no authority")
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: true}}
	defer client.CloseIdleConnections()
	for _, key := range []string{"EST", "SMH"} {
		furnish(t, r, key)
		a := s.ask(t, client, s.base(key)+trialSearch)
		if a.ProtoMajor != 2 || a.StatusCode != 200 || !strings.HasPrefix(s.base(key), "https://127.0.0.1:") || matches(a.body) != flags || !bytes.Contains(a.body, []byte(s.base(key))) {
			t.Errorf("%s: %s %d %.200s", key, a.Proto, a.StatusCode, a.body)
		}
		if _, err := http.Get(s.base(key) + "metadata"); err == nil {
			t.Errorf("%s is trusted by everybody", key)
		}
		q, _ := http.NewRequest(http.MethodGet, s.base(key)+"metadata", nil)
		q.Host = "rebound.example"
		if a, err := client.Do(q); err == nil {
			_ = a.Body.Close()
			if a.StatusCode != http.StatusMisdirectedRequest {
				t.Errorf("%s by another name: %d", key, a.StatusCode)
			}
		}
	}
	file := string(r.File())
	if strings.Count(file, "    tls:\n      ca: |\n        -----BEGIN CERTIFICATE-----\n") != 2 || !strings.Contains(file, `base_url: "`+s.base("EST")+`"`) {
		t.Errorf("the region file: %s", file)
	}
	if strings.Contains(string(start(t, training.Options{}).File()), "tls:") {
		t.Error("a region without TLS says it has it")
	}
	// Bad certificates, each refused for its own reason, and good again.
	for fault, want := range map[training.Fault]string{"tls-expired": "expired", "tls-name": "doesn't contain any IP SANs", "tls-self-signed": "signed by unknown authority"} {
		if err := r.Break("EST", fault, ""); err != nil {
			t.Fatal(err)
		}
		client.CloseIdleConnections() // as for a viewer that starts
		if a, err := client.Get(s.base("EST") + "metadata"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", fault, err)
			if err == nil {
				_ = a.Body.Close()
			}
		}
	}
	if err := r.Break("EST", "short-length", ""); err != nil {
		t.Fatal(err)
	}
	client.CloseIdleConnections()
	if a, err := client.Get(s.base("EST") + "metadata"); err != nil || a.ProtoMajor != 1 {
		t.Errorf("a broken partner speaks HTTP/1.1, for its exact bytes: %v", err)
	} else {
		_ = a.Body.Close()
	}
	if err := r.Mend("EST"); err != nil {
		t.Fatal(err)
	}
	client.CloseIdleConnections()
	if a := s.ask(t, client, s.base("EST")+"metadata"); a.ProtoMajor != 2 {
		t.Errorf("mended: %s", a.Proto)
	}
}
