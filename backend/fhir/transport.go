package fhir

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"reflect"
	"slices"
	"syscall"
	"time"
)

// Limits of one endpoint. The defaults are those of the safety case; a region
// may tighten them.
type Limits struct {
	FirstByte time.Duration // until response headers
	Whole     time.Duration // one request with its body
	Wire      int64         // bytes of a response as they come
	Decoded   int64         // bytes after gunzip
	Document  int64         // bytes of a document response
	Pages     int           // of one search
	Entries   int           // of one search
	AtOnce    int           // requests to one endpoint
	PageSize  int           // resources asked for with _count
	Rate      int           // requests a second; 0 is no limit
}

// DefaultLimits gives the figures of the safety case.
func DefaultLimits() Limits {
	return Limits{
		FirstByte: 8 * time.Second, Whole: 12 * time.Second,
		Wire: 16 << 20, Decoded: 32 << 20, Document: 36 << 20,
		Pages: 300, Entries: 25_000, AtOnce: 16, PageSize: 250,
	}
}

// Way is how an endpoint is reached: whose certificates are believed, and what
// stands between. The zero Way is direct, with the system's authorities.
type Way struct {
	// TLS holds the authorities and the client certificate; nil is the system's.
	// Its version is never below 1.2 (N1).
	TLS *tls.Config
	// Proxy names the proxy for a request, or nil for none. It is not asked about
	// plain http, which only ever goes to this computer.
	Proxy func(*http.Request) (*url.URL, error)
	// Hosts are further host names that may be reached, over https at the default
	// port only.
	Hosts []string
	// Dial makes the connection to an address that was found to be the endpoint's
	// own; nil dials the network. It is there for tests that put virtual time and a
	// wire of their own under the real client (B3, B4); nothing else sets it.
	Dial func(ctx context.Context, network, addr string) (net.Conn, error)
}

var (
	errRedirect = errors.New("redirect refused")
	errForeign  = errors.New("address is not of this endpoint")
	// ErrInside is a name that leads to this computer or its own link, though the
	// region file gave no such address (N2).
	ErrInside = errors.New("the name leads to this computer or its own link")
)

// ProxyError is a proxy that did not let a connection through; 407 is one that
// wants to know who asks.
type ProxyError struct{ Status int }

// Error gives the proxy's status.
func (e *ProxyError) Error() string { return fmt.Sprintf("proxy answered %d", e.Status) }

// NewHTTPClient makes a client that reaches one origin only, directly.
func NewHTTPClient(base *url.URL, l Limits) *http.Client { return Way{}.Client(base, l) }

// Client makes a client that reaches one origin only, and the way's further
// hosts: every other address, a redirect, TLS below 1.2, and a name that leads
// into this computer are refused (A6 to A8, N1, N2). It is the one place of the
// program where clients are made.
func (w Way) Client(base *url.URL, l Limits) *http.Client {
	config := &tls.Config{}
	if w.TLS != nil {
		config = w.TLS.Clone()
	}
	config.MinVersion = max(config.MinVersion, tls.VersionTLS12)
	allowed := []string{hostPort(base)}
	for _, h := range w.Hosts {
		allowed = append(allowed, net.JoinHostPort(h, "443"))
	}
	inside := pointsInside(base.Hostname())
	t := &http.Transport{
		Proxy: w.through,
		DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			dialer := &net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}
			if slices.Contains(allowed, addr) {
				if w.Dial != nil {
					return w.Dial(ctx, network, addr)
				}
				if !inside {
					dialer.Control = outside
				}
				return dialer.DialContext(ctx, network, addr)
			}
			if proxy, _ := ctx.Value(proxyKey{}).(*string); proxy != nil && *proxy == addr {
				return dialer.DialContext(ctx, network, addr)
			}
			return nil, errForeign
		},
		OnProxyConnectResponse: func(_ context.Context, _ *url.URL, _ *http.Request, r *http.Response) error {
			if r.StatusCode != http.StatusOK {
				return &ProxyError{Status: r.StatusCode}
			}
			return nil
		},
		TLSClientConfig:        config,
		TLSHandshakeTimeout:    5 * time.Second,
		ResponseHeaderTimeout:  l.FirstByte,
		MaxResponseHeaderBytes: 64 << 10,
		WriteBufferSize:        1 << 10, // a request is short, and there are many connections;
		ReadBufferSize:         1 << 10, // an answer is read past it
		MaxConnsPerHost:        l.AtOnce,
		MaxIdleConnsPerHost:    l.AtOnce,
		IdleConnTimeout:        60 * time.Second,
		DisableCompression:     true, // gunzip is ours, with a limit (A2)
		ForceAttemptHTTP2:      true,
	}
	return &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return errRedirect },
		Transport:     only{t, allowed},
	}
}

// proxyKey carries the address of the proxy chosen for a request to the dialler,
// which lets through nothing else.
type proxyKey struct{}

// only keeps requests to the allowed addresses before anything is resolved: a
// proxy would resolve whatever it is asked.
type only struct {
	*http.Transport
	allowed []string
}

// RoundTrip sends a request if its address is one of the endpoint's.
func (o only) RoundTrip(r *http.Request) (*http.Response, error) {
	if !slices.Contains(o.allowed, hostPort(r.URL)) {
		return nil, errForeign
	}
	return o.Transport.RoundTrip(r.WithContext(context.WithValue(r.Context(), proxyKey{}, new(string))))
}

// through asks for the proxy of a request and tells the dialler its address.
func (w Way) through(r *http.Request) (*url.URL, error) {
	if w.Proxy == nil || r.URL.Scheme != "https" || pointsInside(r.URL.Hostname()) {
		return nil, nil
	}
	p, err := w.Proxy(r)
	if err != nil || p == nil {
		return nil, err
	}
	if p.Scheme != "http" {
		return nil, errors.New("only http proxies are used")
	}
	if at, ok := r.Context().Value(proxyKey{}).(*string); ok {
		*at = hostPort(p)
	}
	return p, nil
}

// outside refuses addresses of this computer and of its own link, which a name
// may have been made to lead to (N2).
func outside(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return ErrInside
	}
	ip := at.Addr().Unmap()
	if ip.IsLoopback() || ip.IsUnspecified() || ip.IsLinkLocalUnicast() || ip.IsMulticast() {
		return ErrInside
	}
	return nil
}

// pointsInside tells whether the region file itself names this computer, as a
// training region's does.
func pointsInside(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Untrusted tells whether a connection failed because one side did not accept
// the other's certificate, and says how in words for an administrator.
func Untrusted(err error) (say string, ok bool) {
	var authority x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	alert, told := alertOf(err)
	switch {
	case errors.As(err, &authority):
		return "its certificate is not from an authority that is trusted here", true
	case errors.As(err, &host):
		return "its certificate is for another name", true
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "its certificate has expired, or is not valid yet", true
	case errors.As(err, &invalid):
		return "its certificate is not good for a server", true
	case told:
		switch alert {
		case 40, 42, 43, 44, 45, 46, 48, 49, 116: // RFC 8446 §6.2: about the client's certificate
			return "it did not accept this viewer's client certificate, or there is none", true
		case 70: // protocol_version
			return "it speaks only versions of TLS below 1.2", true
		}
		return "it broke off the TLS handshake", true
	}
	var verify *tls.CertificateVerificationError
	return "its certificate could not be checked", errors.As(err, &verify)
}

// alertOf finds the TLS alert that the other side sent. crypto/tls gives it a type
// of its own, which is a number underneath.
func alertOf(err error) (number uint64, ok bool) {
	var op *net.OpError
	if !errors.As(err, &op) || op.Op != "remote error" {
		return 0, false
	}
	v := reflect.ValueOf(op.Err)
	if v.Kind() != reflect.Uint8 {
		return 0, false
	}
	return v.Uint(), true
}

func hostPort(u *url.URL) string {
	if u.Port() != "" {
		return u.Host
	}
	if u.Scheme == "https" {
		return net.JoinHostPort(u.Hostname(), "443")
	}
	return net.JoinHostPort(u.Hostname(), "80")
}
