package app

import (
	"cmp"
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"net/url"
	"strings"
	"time"

	"shcr/backend/fhir"
	"shcr/backend/launch"
	"shcr/backend/region"
	"shcr/backend/signin"
)

// newLinks makes what links are redeemed with.
func (a *App) newLinks() {
	var hosts []launch.Host
	for _, h := range a.o.Region.Launch.Hosts {
		hosts = append(hosts, a.network.launchHost(h))
	}
	a.links.hosts = launch.New(a.o.Region.Launch.Audience, time.Now, hosts) // a hand-over's minute is real time
	a.links.hosts.Browser = launch.Browser{Open: a.o.Browse, Listen: func() (launch.Listener, error) { return signin.Listen() }}
}

// launchHost is a host of the region file with its own way there.
func (n network) launchHost(h region.Host) launch.Host {
	return launch.Host{ID: h.ID, Name: h.Name, Form: launch.Form(h.Form), Address: h.Address, ClientID: h.ClientID, JWKS: h.JWKS,
		Algorithms: h.Algorithms, Organisations: h.Organisations, UserClaim: h.UserClaim, HostNames: h.HostNames, Client: n.host(h)}
}

// host reaches a host system's own servers and nobody else. Where its certificates
// cannot be read on this computer, nobody is trusted: its links are then refused.
func (n network) host(h region.Host) *http.Client {
	w, err := n.way(h.TLS, h.HostNames...)
	if err != nil {
		w.TLS = &tls.Config{RootCAs: x509.NewCertPool()}
	}
	at := h.Address
	if strings.HasPrefix(h.JWKS, "http") {
		at = cmp.Or(at, h.JWKS)
	}
	u, err := url.Parse(at)
	if err != nil {
		u = &url.URL{} // an address that nothing is at
	}
	return w.Client(u, fhir.DefaultLimits())
}
