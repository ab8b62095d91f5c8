package fhir

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"shcr/backend/care"
)

// authority is a certificate authority of a test's own.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
	pool *x509.CertPool
}

func newAuthority(t *testing.T) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	of := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Test authority"}, NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, of, of, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	cert, _ := x509.ParseCertificate(der)
	a := &authority{cert: cert, key: key, pool: x509.NewCertPool()}
	a.pool.AddCert(cert)
	return a
}

// leaf makes a certificate for a server at hosts, or for a client.
func (a *authority) leaf(t *testing.T, until time.Time, hosts ...string) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	of := &x509.Certificate{SerialNumber: big.NewInt(2), NotBefore: time.Now().Add(-2 * time.Hour), NotAfter: until, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth}}
	for _, h := range hosts {
		if ip := net.ParseIP(h); ip != nil {
			of.IPAddresses = append(of.IPAddresses, ip)
		} else {
			of.DNSNames = append(of.DNSNames, h)
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, of, a.cert, &key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

const emptySet = `{"resourceType":"Bundle","type":"searchset","total":0}`

// secure serves an empty FHIR server over TLS and gives its port.
func secure(t *testing.T, c *tls.Config) (port string, asked *atomic.Int64) {
	t.Helper()
	asked = new(atomic.Int64)
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		send(w, emptySet)
	}))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.TLS = c
	s.StartTLS()
	t.Cleanup(s.Close)
	_, port, _ = net.SplitHostPort(s.Listener.Addr().String())
	return port, asked
}

func over(t *testing.T, w Way, base string) error {
	t.Helper()
	l := DefaultLimits()
	l.Whole = 5 * time.Second
	e, err := w.Endpoint(base, token, l)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	_, err = search(e)
	return err
}

// N1: an authority is trusted for the endpoint it is named for and no other; what
// is wrong with a certificate is told apart, and nothing is asked meanwhile.
func TestN1_Certificates(t *testing.T) {
	ours, theirs := newAuthority(t), newAuthority(t)
	later := time.Now().Add(time.Hour)
	good := ours.leaf(t, later, "127.0.0.1")
	client := ours.leaf(t, later)
	for name, c := range map[string]struct {
		server *tls.Config
		way    Way
		say    string // "" when it is to work
	}{
		"our authority": {&tls.Config{Certificates: []tls.Certificate{good}}, Way{TLS: &tls.Config{RootCAs: ours.pool}}, ""},
		"the system's authorities, for a private one": {&tls.Config{Certificates: []tls.Certificate{good}}, Way{}, "not from an authority"},
		"another endpoint's authority":                {&tls.Config{Certificates: []tls.Certificate{good}}, Way{TLS: &tls.Config{RootCAs: theirs.pool}}, "not from an authority"},
		"expired":                                     {&tls.Config{Certificates: []tls.Certificate{ours.leaf(t, time.Now().Add(-time.Hour), "127.0.0.1")}}, Way{TLS: &tls.Config{RootCAs: ours.pool}}, "expired"},
		"another name":                                {&tls.Config{Certificates: []tls.Certificate{ours.leaf(t, later, "est.example")}}, Way{TLS: &tls.Config{RootCAs: ours.pool}}, "another name"},
		"old TLS":                                     {&tls.Config{Certificates: []tls.Certificate{good}, MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}, Way{TLS: &tls.Config{RootCAs: ours.pool, MinVersion: tls.VersionTLS10}}, "below 1.2"},
		"client certificate shown":                    {&tls.Config{Certificates: []tls.Certificate{good}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: ours.pool}, Way{TLS: &tls.Config{RootCAs: ours.pool, Certificates: []tls.Certificate{client}}}, ""},
		"client certificate wanted, none":             {&tls.Config{Certificates: []tls.Certificate{good}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: ours.pool}, Way{TLS: &tls.Config{RootCAs: ours.pool}}, "client certificate"},
		"client certificate of a stranger":            {&tls.Config{Certificates: []tls.Certificate{good}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: theirs.pool}, Way{TLS: &tls.Config{RootCAs: ours.pool, Certificates: []tls.Certificate{client}}}, "client certificate"},
	} {
		t.Run(name, func(t *testing.T) {
			port, asked := secure(t, c.server)
			err := over(t, c.way, "https://127.0.0.1:"+port+"/fhir")
			if c.say == "" {
				if err != nil || asked.Load() != 1 {
					t.Errorf("%v after %d requests", errors.Unwrap(err), asked.Load())
				}
				return
			}
			wantWhy(t, err, care.WhyCertificate)
			if say, ok := Untrusted(err); !ok || !strings.Contains(say, c.say) || asked.Load() != 0 {
				t.Errorf("%q, %v, after %d requests", say, err, asked.Load())
			}
		})
	}
}

// A way with an authority of its own still speaks HTTP/2 where the server does.
func TestWaySpeaksHTTP2(t *testing.T) {
	ours := newAuthority(t)
	var proto atomic.Int64
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		proto.Store(int64(r.ProtoMajor))
		send(w, emptySet)
	}))
	s.EnableHTTP2 = true
	s.TLS = &tls.Config{Certificates: []tls.Certificate{ours.leaf(t, time.Now().Add(time.Hour), "127.0.0.1")}}
	s.StartTLS()
	defer s.Close()
	if err := over(t, Way{TLS: &tls.Config{RootCAs: ours.pool}}, s.URL+"/fhir"); err != nil || proto.Load() != 2 {
		t.Errorf("%v over HTTP/%d", err, proto.Load())
	}
}

// tunnel is a proxy that takes every CONNECT to one server and notes to where.
func tunnel(t *testing.T, to string, status int) (at *url.URL, asked func() []string) {
	t.Helper()
	var mu sync.Mutex
	var hosts []string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		hosts = append(hosts, r.Method+" "+r.Host)
		mu.Unlock()
		if status != http.StatusOK {
			w.WriteHeader(status)
			return
		}
		there, err := net.Dial("tcp", to)
		if err != nil {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		here, b, _ := w.(http.Hijacker).Hijack()
		fmt.Fprint(b, "HTTP/1.1 200 OK\r\n\r\n")
		_ = b.Flush()
		go func() { _, _ = io.Copy(there, bufio.NewReader(here)); _ = there.Close() }()
		go func() { _, _ = io.Copy(here, there); _ = here.Close() }()
	}))
	t.Cleanup(s.Close)
	at, _ = url.Parse(s.URL)
	return at, func() []string { mu.Lock(); defer mu.Unlock(); return hosts }
}

// M44: through a proxy the server still proves itself to the viewer, and the
// proxy is asked for nothing but the endpoint.
func TestM44_Proxy(t *testing.T) {
	ours := newAuthority(t)
	port, asked := secure(t, &tls.Config{Certificates: []tls.Certificate{ours.leaf(t, time.Now().Add(time.Hour), "est.example")}})
	proxy, connects := tunnel(t, "127.0.0.1:"+port, http.StatusOK)
	way := Way{TLS: &tls.Config{RootCAs: ours.pool}, Proxy: http.ProxyURL(proxy)}
	if err := over(t, way, "https://est.example/fhir"); err != nil || asked.Load() != 1 {
		t.Fatalf("%v, %v", err, errors.Unwrap(err))
	}
	if got := connects(); len(got) != 1 || got[0] != "CONNECT est.example:443" {
		t.Errorf("%q", got)
	}
	wantWhy(t, over(t, way, "https://evil.example/fhir"), care.WhyCertificate) // a proxy that leads elsewhere
	before := len(connects())
	client := way.Client(&url.URL{Scheme: "https", Host: "est.example"}, DefaultLimits())
	for _, foreign := range []string{"https://other.example/", "https://est.example:8443/", "http://est.example/", "http://169.254.169.254/"} {
		if resp, err := client.Get(foreign); err == nil {
			_ = resp.Body.Close()
			t.Errorf("%s was reached", foreign)
		}
	}
	if err := over(t, way, "http://127.0.0.1:"+port+"/fhir"); err == nil {
		t.Error("plain http was answered by a TLS server")
	}
	if len(connects()) != before {
		t.Errorf("the proxy was asked for %q", connects()[before:])
	}
	refusing, _ := tunnel(t, "", http.StatusProxyAuthRequired)
	err := over(t, Way{Proxy: http.ProxyURL(refusing)}, "https://est.example/fhir")
	var p *ProxyError
	if !errors.As(err, &p) || p.Status != 407 {
		t.Errorf("%v: %v", err, errors.Unwrap(err))
	}
}

// N2: a name that is made to lead into this computer is refused, whatever port.
func TestN2_NamesThatLeadInside(t *testing.T) {
	ours := newAuthority(t)
	port, asked := secure(t, &tls.Config{Certificates: []tls.Certificate{ours.leaf(t, time.Now().Add(time.Hour), "localhost", "localhost.")}})
	if err := over(t, Way{TLS: &tls.Config{RootCAs: ours.pool}}, "https://localhost.:"+port+"/"); err == nil || asked.Load() != 0 {
		t.Errorf("%v after %d requests", err, asked.Load())
	}
	for address, refused := range map[string]bool{
		"127.0.0.1:443": true, "127.8.8.8:443": true, "[::1]:443": true, "[::ffff:127.0.0.1]:443": true, "169.254.169.254:80": true,
		"[fe80::1]:443": true, "0.0.0.0:443": true, "224.0.0.1:443": true, "10.1.2.3:443": false, "192.0.2.1:443": false, "[2001:db8::1]:443": false,
	} {
		if err := outside("tcp", address, nil); (err != nil) != refused {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// The region's rate is kept, and what could not be asked in time is not asked.
func TestRate(t *testing.T) {
	var n atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { n.Add(1); send(w, emptySet) }))
	defer s.Close()
	l := DefaultLimits()
	l.Rate, l.AtOnce = 100, 2
	e, _ := NewEndpoint(s.URL, token, l)
	defer e.Close()
	began := time.Now()
	var group sync.WaitGroup
	for range 12 {
		group.Go(func() {
			if _, err := search(e); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if took := time.Since(began); took < 95*time.Millisecond {
		t.Errorf("12 requests at 100 a second, 2 of them at once, took %s", took)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	before := n.Load()
	for range 5 {
		_, _ = e.Search(ctx, Query{Type: "Condition"})
	}
	if n.Load() > before+2 {
		t.Errorf("%d requests went out too late to be answered", n.Load()-before)
	}
}

// What a server calls itself reaches an administrator's terminal as plain words.
func TestSoftwareIsHarmless(t *testing.T) {
	e, _ := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		send(w, `{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","software":{"name":"Care\u001b[31m\nServer`+strings.Repeat("x", 90)+`","version":"7"}}`)
	})
	c, err := e.Metadata(context.Background())
	if err != nil || strings.ContainsAny(c.Software, "\x1b\n") || len(c.Software) != 60 {
		t.Errorf("%v %q", err, c.Software)
	}
}

func tlsOf(c tls.Certificate) *tls.Config { return &tls.Config{Certificates: []tls.Certificate{c}} }

func rootsOf(a *authority) *tls.Config { return &tls.Config{RootCAs: a.pool} }
