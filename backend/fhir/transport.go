package fhir

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/url"
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
}

// DefaultLimits gives the figures of the safety case.
func DefaultLimits() Limits {
	return Limits{
		FirstByte: 8 * time.Second, Whole: 12 * time.Second,
		Wire: 16 << 20, Decoded: 32 << 20, Document: 36 << 20,
		Pages: 300, Entries: 25_000, AtOnce: 16,
	}
}

var errRedirect = errors.New("redirect refused")

// NewHTTPClient makes a client that reaches one origin only: every other
// address, a redirect, and TLS below 1.2 are refused (A6 to A8, N1).
func NewHTTPClient(base *url.URL, l Limits) *http.Client {
	dialer := &net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}
	allowed := hostPort(base)
	return &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return errRedirect },
		Transport: &http.Transport{
			DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
				if addr != allowed {
					return nil, errors.New("address is not of this endpoint")
				}
				return dialer.DialContext(ctx, network, addr)
			},
			TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
			TLSHandshakeTimeout:    5 * time.Second,
			ResponseHeaderTimeout:  l.FirstByte,
			MaxResponseHeaderBytes: 64 << 10,
			MaxConnsPerHost:        l.AtOnce,
			MaxIdleConnsPerHost:    l.AtOnce,
			IdleConnTimeout:        60 * time.Second,
			DisableCompression:     true, // gunzip is ours, with a limit (A2)
			ForceAttemptHTTP2:      true,
		},
	}
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
