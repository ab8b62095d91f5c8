package app_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"shcr/app"
	"shcr/backend/region"
)

// issuer is a certificate authority of a test's own.
type issuer struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
	pem  string
}

func newIssuer(t *testing.T, name string) issuer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	of := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, of, of, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	cert, _ := x509.ParseCertificate(der)
	return issuer{cert, key, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))}
}

// issue gives a certificate for 127.0.0.1, and for clients, in both shapes.
func (i issuer) issue(t *testing.T, until time.Time) (pair tls.Certificate, certFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	of := &x509.Certificate{SerialNumber: big.NewInt(2), NotBefore: time.Now().Add(-2 * time.Hour), NotAfter: until, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth}}
	der, err := x509.CreateCertificate(rand.Reader, of, i.cert, &key.PublicKey, i.key)
	if err != nil {
		t.Fatal(err)
	}
	secret, _ := x509.MarshalPKCS8PrivateKey(key)
	dir := t.TempDir()
	certFile, keyFile = filepath.Join(dir, "client.pem"), filepath.Join(dir, "client.key")
	_ = os.WriteFile(certFile, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600)
	_ = os.WriteFile(keyFile, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, certFile, keyFile
}

const capability = `{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","software":{"name":"Secure","version":"2"}}`

func secureServer(t *testing.T, c *tls.Config, status int) string {
	t.Helper()
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/fhir+json")
		w.WriteHeader(status)
		fmt.Fprint(w, capability)
	}))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.TLS = c
	s.StartTLS()
	t.Cleanup(s.Close)
	return s.URL
}

// told gives what is said of one partner.
func told(t *testing.T, r *region.Region, check string) string {
	t.Helper()
	out := ""
	for _, f := range finding(app.Doctor(context.Background(), r, time.Now), check) {
		out += f.Result + ": " + f.Say + " " + f.Do + "\n"
	}
	return out
}

// N1: what is wrong with a certificate is told with what to do about it.
func TestN1_DoctorChecksCertificates(t *testing.T) {
	ours, theirs := newIssuer(t, "Region authority"), newIssuer(t, "Another authority")
	later := time.Now().AddDate(1, 0, 0)
	good, certFile, keyFile := ours.issue(t, later)
	ending, _, _ := ours.issue(t, time.Now().AddDate(0, 0, 9).Add(time.Hour))
	expired, _, _ := ours.issue(t, time.Now().Add(-time.Hour))
	pool := x509.NewCertPool()
	pool.AddCert(ours.cert)
	mutual := &tls.Config{Certificates: []tls.Certificate{good}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: pool}
	for name, c := range map[string]struct {
		server *tls.Config
		tls    region.TLS
		status int
		want   []string
	}{
		"well":           {&tls.Config{Certificates: []tls.Certificate{good}}, region.TLS{CA: ours.pem}, 200, []string{"ok: Answers with FHIR 4.0.1 by Secure 2. TLS 1.3", "Region authority", later.Format("Jan-2006"), "(2 in its chain)"}},
		"TLS 1.2":        {&tls.Config{Certificates: []tls.Certificate{good}, MaxVersion: tls.VersionTLS12}, region.TLS{CA: ours.pem}, 200, []string{"ok:", "TLS 1.2"}},
		"TLS 1.1":        {&tls.Config{Certificates: []tls.Certificate{good}, MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}, region.TLS{CA: ours.pem}, 200, []string{"failed:", "below 1.2"}},
		"wrong ca":       {&tls.Config{Certificates: []tls.Certificate{good}}, region.TLS{CA: theirs.pem}, 200, []string{"failed:", "not from an authority", "tls.ca"}},
		"no ca":          {&tls.Config{Certificates: []tls.Certificate{good}}, region.TLS{}, 200, []string{"failed:", "not from an authority", "tls.ca"}},
		"ca not there":   {&tls.Config{Certificates: []tls.Certificate{good}}, region.TLS{CA: "/nowhere/ca.pem"}, 200, []string{"failed:", "/nowhere/ca.pem"}},
		"expired":        {&tls.Config{Certificates: []tls.Certificate{expired}}, region.TLS{CA: ours.pem}, 200, []string{"failed:", "expired", "renew"}},
		"ends soon":      {&tls.Config{Certificates: []tls.Certificate{ending}}, region.TLS{CA: ours.pem}, 200, []string{"ok:", "warning: Its certificate ends in 9 days"}},
		"mutual":         {mutual, region.TLS{CA: ours.pem, Cert: certFile, Key: keyFile}, 200, []string{"ok:"}},
		"mutual, none":   {mutual, region.TLS{CA: ours.pem}, 200, []string{"failed:", "client certificate", "tls.cert"}},
		"wants sign-in":  {&tls.Config{Certificates: []tls.Certificate{good}}, region.TLS{CA: ours.pem}, 401, []string{"warning:", "signed-in users only", "TLS 1.3"}},
		"server's fault": {&tls.Config{Certificates: []tls.Certificate{good}}, region.TLS{CA: ours.pem}, 500, []string{"failed:", "status 500"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, r := trainingRegion(t)
			r.Partners[3].BaseURL, r.Partners[3].TLS = secureServer(t, c.server, c.status), c.tls
			said := told(t, r, r.Partners[3].ODS)
			for _, want := range c.want {
				if !strings.Contains(said, want) {
					t.Errorf("no %q in\n%s", want, said)
				}
			}
		})
	}
}

// H34: whose clock is wrong is told from all of them.
func TestH34_DoctorTellsWhoseClockIsWrong(t *testing.T) {
	_, r := trainingRegion(t)
	wrong := func() time.Time { return time.Now().Add(-10*time.Minute - 30*time.Second) }
	clock := finding(app.Doctor(context.Background(), r, wrong), "clock")[0]
	if clock.Result != "warning" || !strings.Contains(clock.Say, "This computer's clock is 10m") {
		t.Errorf("%+v", clock)
	}
}

// M44: a proxy that is down, or that asks for a password, is named as such.
func TestM44_DoctorChecksTheProxy(t *testing.T) {
	asks := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusProxyAuthRequired) }))
	defer asks.Close()
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	for url, want := range map[string]string{asks.URL: "wants to know who asks (407)", gone.URL: "The proxy in between does not answer"} {
		_, r := trainingRegion(t)
		r.Proxy = region.Proxy{Mode: "manual", URL: url}
		r.Partners[0].BaseURL = "https://est.example/fhir"
		if said := told(t, r, r.Partners[0].ODS); !strings.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, said)
		}
		if said := told(t, r, r.Partners[1].ODS); !strings.HasPrefix(said, "ok:") {
			t.Errorf("the proxy was used for this computer: %s", said)
		}
		if said := told(t, r, "proxy"); !strings.Contains(said, url) {
			t.Error(said)
		}
	}
	_, r := trainingRegion(t)
	r.Proxy = region.Proxy{Mode: "pac", PAC: "/nowhere/proxy.pac"}
	if said := told(t, r, "proxy"); !strings.Contains(said, "failed:") || !strings.Contains(said, "/nowhere/proxy.pac") {
		t.Error(said)
	}
}

// A file that does not load is a finding too, with its line; the command ends 1.
func TestDoctorOfAMisconfiguredFile(t *testing.T) {
	tr, _ := trainingRegion(t)
	path := filepath.Join(t.TempDir(), "region.yaml")
	text := strings.Replace(string(tr.File()), "kind: live", "kind: alive", 1)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, asJSON := range []bool{false, true} {
		var out bytes.Buffer
		err := app.DoctorCommand(context.Background(), app.Terminal{Out: &out, Err: &out}, path, asJSON)
		if code, _ := app.ExitCode(err); code != 1 || !strings.Contains(out.String(), "kind: alive") || !strings.Contains(out.String(), "not one of the known words") {
			t.Errorf("%d\n%s", code, out.String())
		}
	}
}

// The table is for terminals of 96 columns, whatever the names.
func TestDoctorTableFits(t *testing.T) {
	tr, r := trainingRegion(t)
	_ = tr.Stop("RZ9")
	r.Partners[0].Name = strings.Repeat("A very long name of an organisation ", 4)
	var b bytes.Buffer
	if _, err := app.WriteFindings(&b, app.Doctor(context.Background(), r, time.Now), false); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(b.String(), "\n") {
		if n := utf8.RuneCountInString(line); n > 96 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
	if !strings.Contains(b.String(), "To do: ") || !strings.Contains(b.String(), "1 failed") {
		t.Error(b.String())
	}
}
