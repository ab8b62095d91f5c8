package region

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// TLS says how a server proves who it is, and how this viewer proves itself to
// it, where the system's own certificates do not do (N1). There is no way to
// switch the check off.
type TLS struct {
	// CA is the certificate authority whose servers are trusted here and nowhere
	// else: PEM text, or the absolute path of a PEM file. Left out, the system's
	// authorities are trusted. With it, the system's are not.
	CA string `yaml:"ca,omitempty" validate:"omitempty,pem"`
	// Cert is the absolute path of the client certificate (PEM, with its chain)
	// that the server asks for.
	Cert string `yaml:"cert,omitempty" validate:"required_with=Key,omitempty,place"`
	// Key is the absolute path of the client certificate's key (PEM, not
	// encrypted, readable by the users of this computer only).
	Key string `yaml:"key,omitempty" validate:"required_with=Cert,omitempty,place"`
}

// Proxy says how this computer reaches the outside (M44). What it carries stays
// between the viewer and the service: TLS is never ended at the proxy, and an
// address on this computer is never sent through one.
type Proxy struct {
	// Mode is system (the environment's HTTPS_PROXY and NO_PROXY; on Windows else
	// the user's proxy settings), none, manual (url) or pac (pac).
	Mode string `yaml:"mode" validate:"omitempty,oneof=system none manual pac"`
	// URL of the proxy for the mode manual: http://proxy.example.org:8080, with no
	// user name or password.
	URL string `yaml:"url,omitempty" validate:"required_if=Mode manual,excluded_unless=Mode manual,omitempty,proxyurl"`
	// PAC is the proxy auto-configuration script of the mode pac: an https address
	// or the absolute path of a file.
	PAC string `yaml:"pac,omitempty" validate:"required_if=Mode pac,excluded_unless=Mode pac,omitempty,script"`
	// Bypass are hosts reached directly in the modes manual and pac: example.org
	// is that host, .example.org all below it, 10.0.0.0/8 addresses written as numbers.
	Bypass []string `yaml:"bypass,omitempty" validate:"omitempty,dive,bypass"`
}

// limits of asking one partner; the region may only tighten the viewer's own.
type limits struct {
	atOnce, page int
	timeout      time.Duration
}

// the viewer's own limits (safety.md, the rules; performance.md, Loader).
var own = limits{atOnce: 16, page: 250, timeout: 12 * time.Second}

// Config makes what a connection needs. An error names the file that is wrong
// and what to do.
func (t TLS) Config() (*tls.Config, error) {
	c := &tls.Config{MinVersion: tls.VersionTLS12}
	if t.CA != "" {
		text := []byte(t.CA)
		if !inline(t.CA) {
			var err error
			if text, err = os.ReadFile(t.CA); err != nil {
				return nil, fileError("The certificate authority's file "+t.CA+" (tls.ca of the region file) cannot be read. Install it there, readable by everybody.", err)
			}
		}
		c.RootCAs = x509.NewCertPool()
		if !c.RootCAs.AppendCertsFromPEM(text) {
			return nil, fileError("What tls.ca of the region file names holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).", nil)
		}
	}
	if t.Cert != "" {
		pair, err := tls.LoadX509KeyPair(t.Cert, t.Key)
		if err != nil {
			return nil, fileError(fmt.Sprintf("The client certificate %s and its key %s (tls.cert and tls.key of the region file) cannot be used. Both must be PEM, readable by this user, and belong together; the key must not be encrypted.", t.Cert, t.Key), err)
		}
		c.Certificates = []tls.Certificate{pair}
	}
	return c, nil
}

// Files are the files that a region file leans on: whoever may write one of them
// may change whom the viewer trusts or whom it speaks through (decision 27).
func (r *Region) Files() (out []string) {
	add := func(names ...string) {
		for _, n := range names {
			if n != "" && !inline(n) && rooted(n) {
				out = append(out, n)
			}
		}
	}
	add(r.Proxy.PAC, r.Identity.TLS.CA, r.People.TLS.CA, r.Audit.TLS.CA)
	for _, p := range r.Partners {
		add(p.TLS.CA)
	}
	for _, h := range r.Launch.Hosts {
		add(h.TLS.CA, h.JWKS)
	}
	for _, n := range r.Neighbours {
		add(n.TLS.CA)
	}
	return out
}

// inline tells PEM or JSON text from the name of a file.
func inline(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "-----BEGIN") || strings.HasPrefix(s, "{")
}

// certificates tells whether PEM text is made of certificates, all readable: a
// key pasted by mistake is refused before it is spread.
func certificates(text string) bool {
	rest, n := []byte(text), 0
	for {
		var b *pem.Block
		if b, rest = pem.Decode(rest); b == nil {
			return n > 0 && strings.TrimSpace(string(rest)) == ""
		}
		if _, err := x509.ParseCertificate(b.Bytes); b.Type != "CERTIFICATE" || err != nil {
			return false
		}
		n++
	}
}

var windowsPlace = regexp.MustCompile(`^([A-Za-z]:[\\/]|\\\\[^\\]+\\)`)

// rooted tells whether a path is absolute on any system, since a file may be
// checked on another one than it is for.
func rooted(path string) bool {
	return !strings.ContainsAny(path, "\x00\r\n") && (filepath.IsAbs(path) || strings.HasPrefix(path, "/") || windowsPlace.MatchString(path))
}

// withDefaults fills in what a partner's entry leaves out.
func (p *Partner) withDefaults() {
	if p.AtOnce == 0 {
		p.AtOnce = own.atOnce
	}
	if p.PageSize == 0 {
		p.PageSize = own.page
	}
	if p.Timeout == 0 {
		p.Timeout = own.timeout
	}
	if p.NilKnown == "" {
		p.NilKnown = "not-recorded"
	}
}
