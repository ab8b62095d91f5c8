// Package proxy finds the way out of a workstation's network: which proxy, if
// any, stands between the viewer and a service (M44). It knows three sources: what
// the region file says, what the system says, and a proxy auto-configuration
// script, as browsers use.
//
// A proxy is never trusted with anything. What goes through it is TLS that ends
// at the service, so the worst that a false proxy or script can do is to be no
// way out; we would know this broke if a request reached a service through a
// proxy that had ended its TLS, which a test of package fhir tries. A proxy that
// asks who the user is (407) is not answered: no password is kept anywhere, and
// single sign-on to proxies (Negotiate, NTLM) is not spoken.
package proxy

import (
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"sync"

	"golang.org/x/net/http/httpproxy"
)

// Setting is what the region file says. Mode is "system", "none", "manual" or
// "pac".
type Setting struct {
	Mode   string
	URL    string   // of the mode manual: "http://proxy.example.org:8080"
	PAC    string   // of the mode pac: https address or path
	Bypass []string // hosts reached directly: "example.org", ".example.org", "10.0.0.0/8"
}

// system is what an operating system says of proxies; the zero value is nothing.
type system struct {
	environment bool              // HTTPS_PROXY and NO_PROXY, as package httpproxy reads them
	manual      map[string]string // by scheme; "" is any: "proxy.example.org:8080"
	bypass      []string
	local       bool   // names without a dot are reached directly
	script      string // address of a PAC script
	from        string // where it was found, for people
}

// Finder finds proxies. It is safe for concurrent use. Fetch is how it gets a
// script by address.
type Finder struct {
	Setting
	fetch func(address string) (string, error)

	once   sync.Once
	system system // looked up once
	script *script
	err    error // why the script cannot be used
}

// New makes a finder. fetch gets the text of a script from an https or http
// address; it must not itself go through this finder.
func New(s Setting, fetch func(address string) (string, error)) *Finder {
	if s.Mode == "" {
		s.Mode = "system"
	}
	return &Finder{Setting: s, fetch: fetch}
}

// prepare looks the system's settings up and loads the script, once: a service
// may be asked forty times for one record.
func (f *Finder) prepare() {
	f.once.Do(func() {
		from := f.PAC
		if f.Mode == "system" {
			if f.system = fromEnvironment(); f.system.from == "" {
				f.system = ofSystem()
			}
			from = f.system.script
		}
		if (f.Mode == "pac" || f.Mode == "system") && from != "" {
			text, err := f.read(from)
			if err == nil {
				f.script, err = compile(text)
			}
			if err != nil {
				f.err = fmt.Errorf("proxy: script %s: %w", from, err)
			}
		}
	})
}

func (f *Finder) read(from string) (string, error) {
	if strings.HasPrefix(from, "https://") || strings.HasPrefix(from, "http://") {
		return f.fetch(from)
	}
	info, err := os.Stat(from)
	if err != nil {
		return "", err
	}
	if info.Size() > maxScript {
		return "", errTooLong
	}
	text, err := os.ReadFile(from)
	return string(text), err
}

var errTooLong = errors.New("the script is longer than 1 MiB")

const maxScript = 1 << 20

// For gives the proxy for a request, or nil for none: it fits [http.Transport].
// An error means that no way out is known; going direct instead could reach a
// network that the region did not mean.
func (f *Finder) For(r *http.Request) (*url.URL, error) { return f.Find(r.URL) }

// Find gives the proxy for an address, or nil for none.
func (f *Finder) Find(u *url.URL) (*url.URL, error) {
	f.prepare()
	switch {
	case f.Mode == "none", bypassed(f.Bypass, u.Hostname()):
		return nil, nil
	case f.Mode == "manual":
		return url.Parse(f.URL)
	case f.err != nil:
		return nil, f.err
	case f.script != nil:
		return f.script.find(u)
	}
	return f.system.find(u)
}

// Describe tells an administrator in a sentence what is in force, and the error
// that stands in its way, if any.
func (f *Finder) Describe() (string, error) {
	f.prepare()
	switch f.Mode {
	case "none":
		return "The region file says that none is used.", nil
	case "manual":
		return "The region file names " + f.URL + ".", nil
	case "pac":
		return "The region file names the script " + f.PAC + ".", f.err
	}
	switch {
	case f.system.script != "":
		return f.system.from + " name the script " + f.system.script + ".", f.err
	case f.system.from != "":
		return f.system.from + " name a proxy.", nil
	}
	return "The system names none" + notRead + ".", nil
}

// fromEnvironment reads HTTPS_PROXY and its like, as command-line programs do.
func fromEnvironment() system {
	c := httpproxy.FromEnvironment()
	if c.HTTPSProxy == "" {
		return system{}
	}
	return system{from: "The environment's settings (HTTPS_PROXY)", environment: true}
}

func (s system) find(u *url.URL) (*url.URL, error) {
	if s.environment {
		return httpproxy.FromEnvironment().ProxyFunc()(u)
	}
	host := u.Hostname()
	if s.local && !strings.Contains(host, ".") || bypassed(s.bypass, host) {
		return nil, nil
	}
	at := s.manual[u.Scheme]
	if at == "" {
		at = s.manual[""]
	}
	if at == "" {
		return nil, nil
	}
	return url.Parse("http://" + strings.TrimPrefix(at, "http://"))
}

// bypassed tells whether a host is one of a list: exactly, below a name with a
// dot before it, by a pattern with stars, or in a range of addresses.
func bypassed(list []string, host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	ip, ipErr := netip.ParseAddr(host)
	for _, b := range list {
		b = strings.ToLower(strings.TrimSpace(b))
		if prefix, err := netip.ParsePrefix(b); err == nil {
			if ipErr == nil && prefix.Contains(ip.Unmap()) {
				return true
			}
			continue
		}
		if b == host || strings.HasPrefix(b, ".") && strings.HasSuffix(host, b) || strings.Contains(b, "*") && shellMatch(host, b) {
			return true
		}
	}
	return false
}
