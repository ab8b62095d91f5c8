package app

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net/http"
	"net/url"
	"time"

	"shcr/backend/fhir"
	"shcr/backend/proxy"
	"shcr/backend/region"
)

// network is the one place that says how each endpoint of a region is reached:
// by which proxy, trusting whom, how fast. Every client of the program is made
// from it.
type network struct{ finder *proxy.Finder }

func newNetwork(r *region.Region) network {
	s := proxy.Setting{Mode: r.Proxy.Mode, URL: r.Proxy.URL, PAC: r.Proxy.PAC, Bypass: r.Proxy.Bypass}
	return network{proxy.New(s, fetchScript)}
}

// way is how the server of one entry of the region file is reached.
func (n network) way(t region.TLS, hosts ...string) (fhir.Way, error) {
	config, err := t.Config()
	return fhir.Way{TLS: config, Proxy: n.finder.For, Hosts: hosts}, err
}

// endpoint makes the endpoint of the people service or another with the viewer's
// own limits.
func (n network) endpoint(base string, t region.TLS, token fhir.TokenSource, l fhir.Limits) (*fhir.Endpoint, error) {
	w, err := n.way(t)
	if err != nil {
		return nil, err
	}
	return w.Endpoint(base, token, l)
}

// partner makes a partner's endpoint, with its own limits where the region file
// tightens them. Where its certificates cannot be read on this computer, the
// endpoint trusts nobody: the partner then fails by name in the ledger, and the
// others are there.
func (n network) partner(p region.Partner, token fhir.TokenSource) (*fhir.Endpoint, error) {
	w, err := n.way(p.TLS)
	if err != nil {
		w.TLS = &tls.Config{RootCAs: x509.NewCertPool()}
	}
	return w.Endpoint(p.BaseURL, token, limitsOf(p))
}

func limitsOf(p region.Partner) fhir.Limits {
	l := fhir.DefaultLimits()
	l.Rate = p.Rate
	if p.AtOnce > 0 {
		l.AtOnce = min(l.AtOnce, p.AtOnce)
	}
	if p.PageSize > 0 {
		l.PageSize = p.PageSize
	}
	if p.Timeout > 0 {
		l.Whole = min(l.Whole, p.Timeout)
		l.FirstByte = min(l.FirstByte, p.Timeout)
	}
	return l
}

// identity makes what sign-in reaches the provider with.
func (n network) identity(i region.Identity) (http.RoundTripper, error) {
	w, err := n.way(i.TLS, i.HostNames...)
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(i.Issuer)
	if err != nil {
		return nil, err
	}
	return w.Client(u, fhir.DefaultLimits()).Transport, nil
}

// fetchScript gets a proxy auto-configuration script, directly: there is no
// other way before it is there.
func fetchScript(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	client := fhir.NewHTTPClient(u, fhir.DefaultLimits())
	defer client.CloseIdleConnections()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return "", err
	}
	resp, err := client.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return "", &fhir.Failure{Status: resp.StatusCode}
	}
	text, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20+1))
	return string(text), err
}
