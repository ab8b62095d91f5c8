package app

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/samber/lo"

	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/region"
	"shcr/backend/sections"
)

// handshake is what was seen of a connection's TLS.
type handshake struct {
	mu    sync.Mutex
	state *tls.ConnectionState
}

// watched gives a context in which the TLS of connections is noted.
func watched(ctx context.Context) (context.Context, *handshake) {
	h := &handshake{}
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{TLSHandshakeDone: func(s tls.ConnectionState, err error) {
		if err == nil {
			h.mu.Lock()
			h.state = &s
			h.mu.Unlock()
		}
	}}), h
}

// words say version, expiry and issuer of the certificate, and how many stand in
// its chain; "" for plain http.
func (h *handshake) words() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.state == nil || len(h.state.PeerCertificates) == 0 {
		return ""
	}
	leaf := h.state.PeerCertificates[0]
	return fmt.Sprintf(" %s; certificate from %q until %s (%d in its chain).", tls.VersionName(h.state.Version), issuerOf(leaf), leaf.NotAfter.Format("02-Jan-2006"), len(lo.FirstOr(h.state.VerifiedChains, nil)))
}

func issuerOf(c *x509.Certificate) string {
	return lo.CoalesceOrEmpty(c.Issuer.CommonName, strings.Join(c.Issuer.Organization, " "), "nobody")
}

// soon is when somebody should see to a certificate that ends.
const soon = 30 * 24 * time.Hour

// ending warns of a certificate that ends soon, in one line or none.
func (h *handshake) ending(check string) []Finding {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.state == nil || len(h.state.PeerCertificates) == 0 {
		return nil
	}
	left := time.Until(h.state.PeerCertificates[0].NotAfter)
	if left > soon {
		return nil
	}
	return []Finding{warn(check, "Its certificate ends in %d days.", "Tell whoever runs it to renew it.", int(left.Hours()/24))}
}

// unreachable says why a service could not be reached, and what to do.
func unreachable(check, host string, err error) Finding {
	var e *care.Error
	if errors.As(err, &e) && e.Code == care.CodeRegion {
		return bad(check, "%s", "Put it right on this computer, or in the region file.", e.Say)
	}
	var p *fhir.ProxyError
	var dns *net.DNSError
	var netErr net.Error
	var op *net.OpError
	why, status := fhir.WhyOf(err)
	if say, untrusted := fhir.Untrusted(err); untrusted {
		do := "Set tls.ca of its entry to the authority that " + host + " uses, or ask whoever runs it for the right certificate."
		switch {
		case strings.Contains(say, "client certificate"):
			do = "Set tls.cert and tls.key of its entry to the certificate that it gave this region."
		case strings.Contains(say, "expired"):
			do = "Tell whoever runs it to renew it. Check this computer's clock too."
		case strings.Contains(say, "another name"):
			do = "Check the address in the region file: it must be the name in the certificate."
		case strings.Contains(say, "TLS"):
			do = "Tell whoever runs it: TLS 1.2 or 1.3 is needed."
		}
		return bad(check, "%s was reached, but %s.", do, host, say)
	}
	switch {
	case errors.As(err, &p) && p.Status == http.StatusProxyAuthRequired:
		return bad(check, "The proxy wants to know who asks (407), and this viewer has no password for it.", "Ask for a rule that lets "+host+" through without one, or add it to proxy.bypass.")
	case errors.As(err, &p):
		return bad(check, "The proxy did not let the connection through (%d).", "Ask for a rule that lets "+host+" through, or add it to proxy.bypass.", p.Status)
	case errors.As(err, &op) && op.Op == "proxyconnect":
		return bad(check, "The proxy in between does not answer.", "Check the proxy's address (see the check 'proxy' above) and that it is up; or add "+host+" to proxy.bypass.")
	case errors.Is(err, fhir.ErrInside):
		return bad(check, "The name %s leads to this computer itself, which is refused.", "Check this computer's hosts file and DNS.", host)
	case errors.As(err, &dns):
		return bad(check, "No such name: %s.", "Check the address in the region file, and this computer's DNS.", host)
	case why == care.WhyTimeout, errors.As(err, &netErr) && netErr.Timeout():
		return bad(check, "%s did not answer in time.", "Check that the network and its firewalls let this computer reach it.", host)
	case why == care.WhyRefused:
		return bad(check, "Nothing answers at %s.", "Check the address in the region file and the network; then ask whoever runs it.", host)
	case why == care.WhyRedirect:
		return bad(check, "It points to another address, which is never followed.", "Put the address that it points to into the region file, if it is right.")
	case why == care.WhyContentType, why == care.WhyMalformed:
		return bad(check, "It answered with something else than FHIR (status %d).", "Check the base_url in the region file: it must be the address of its FHIR server. A proxy's own page can be the cause too.", status)
	}
	return bad(check, "It answered with a fault (%s, status %d).", "Ask whoever runs it.", why, status)
}

// identityFindings read the provider's discovery document (OpenID Connect
// Discovery 1.0 §4) and check what sign-in will insist on.
func identityFindings(ctx context.Context, n network, i region.Identity, c *clocks) []Finding {
	const check = "identity"
	ctx, cancel := context.WithTimeout(ctx, 12*time.Second)
	defer cancel()
	u, err := url.Parse(i.Issuer)
	if err != nil {
		return []Finding{bad(check, "The issuer is not an address.", "Put it right in the region file.")}
	}
	through, err := n.identity(i)
	if err != nil {
		return []Finding{unreachable(check, u.Host, err)}
	}
	traced, h := watched(ctx)
	req, err := http.NewRequestWithContext(traced, http.MethodGet, strings.TrimSuffix(i.Issuer, "/")+"/.well-known/openid-configuration", nil)
	if err != nil {
		return []Finding{unreachable(check, u.Host, err)}
	}
	resp, err := through.RoundTrip(req)
	if err != nil {
		return []Finding{unreachable(check, u.Host, fhir.TransportFailure(ctx, err))}
	}
	defer resp.Body.Close()
	if when, err := http.ParseTime(resp.Header.Get("Date")); err == nil {
		c.add("the identity provider", when)
	}
	var d discovery
	if resp.StatusCode != http.StatusOK || json.NewDecoder(io.LimitReader(resp.Body, 256<<10)).Decode(&d) != nil {
		return []Finding{bad(check, "%s has no discovery document (status %d).", "Check the issuer in the region file: it is probably not the provider's.", u.Host, resp.StatusCode)}
	}
	if say, do := d.wrong(i, u.Host); say != "" {
		return []Finding{bad(check, "%s", do, say)}
	}
	return append([]Finding{ok(check, "%s answers with PKCE.%s", u.Host, h.words())}, h.ending(check)...)
}

// discovery is what sign-in needs of the provider's discovery document.
type discovery struct {
	Issuer        string   `json:"issuer"`
	Authorization string   `json:"authorization_endpoint"`
	Token         string   `json:"token_endpoint"`
	UserInfo      string   `json:"userinfo_endpoint"`
	Keys          string   `json:"jwks_uri"`
	Challenges    []string `json:"code_challenge_methods_supported"`
	Algorithms    []string `json:"id_token_signing_alg_values_supported"`
}

// wrong says what sign-in would stumble over; "" when nothing.
func (d discovery) wrong(i region.Identity, host string) (say, do string) {
	if d.Issuer != i.Issuer {
		return fmt.Sprintf("The provider calls itself %q.", d.Issuer), "The issuer in the region file must say exactly that."
	}
	if u, err := url.Parse(d.Authorization); err != nil || u.Host != host {
		return "The provider's sign-in page is on another host, so it is never opened.", "Use the issuer whose sign-in page is on its own host."
	}
	for _, of := range [][2]string{{"token", d.Token}, {"userinfo", d.UserInfo}, {"keys", d.Keys}} {
		u, err := url.Parse(of[1])
		if err != nil || of[1] == "" || u.Host != host && !slices.Contains(i.HostNames, u.Host) {
			return fmt.Sprintf("The provider's address for %s is missing or on another host.", of[0]), "If the other host is the provider's own, add it to identity.host_names."
		}
	}
	if len(d.Challenges) > 0 && !lo.Contains(d.Challenges, "S256") {
		return "The provider does not take PKCE S256, which the viewer always uses.", "Ask the provider to allow it for this client."
	}
	if len(d.Algorithms) > 0 && len(lo.Intersect(d.Algorithms, []string{"RS256", "PS256", "ES256", "EdDSA"})) == 0 {
		return "The provider signs in no way that the viewer accepts.", "Ask for RS256, PS256, ES256 or EdDSA for this client."
	}
	return "", ""
}

// guardedFindings ask without a token: a service that is well turns it away.
func guardedFindings(ctx context.Context, n network, check, base string, t region.TLS, typ string) []Finding {
	host := hostOf(base)
	e, err := n.endpoint(base, t, noToken, fhir.DefaultLimits())
	if err != nil {
		return []Finding{unreachable(check, host, err)}
	}
	defer e.Close()
	traced, h := watched(ctx)
	_, err = e.Search(traced, fhir.Query{Type: typ})
	why, status := fhir.WhyOf(err)
	switch {
	case err == nil:
		return []Finding{bad(check, "It answers without a sign-in: anybody could ask it.", "Tell whoever runs it, at once.")}
	case why == care.WhyUnauthorised || why == care.WhyDenied:
		return append([]Finding{ok(check, "Answers, and asks for a sign-in.%s", h.words())}, h.ending(check)...)
	case status >= 400 && status < 500:
		return append([]Finding{warn(check, "Answers with status %d before it asks for a sign-in.", "Check its base_url in the region file.", status)}, h.ending(check)...)
	}
	return []Finding{unreachable(check, host, err)}
}

func noToken(context.Context) (string, error) { return "", nil }

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.Host
}

// partnerFindings check one partner: its certificate, its version, the types
// behind what it shares, and its clock (H34, D14).
func partnerFindings(ctx context.Context, n network, p region.Partner, c *clocks) []Finding {
	check := p.ODS + " " + p.Name
	e, err := n.endpoint(p.BaseURL, p.TLS, noToken, limitsOf(p))
	if err != nil {
		return []Finding{unreachable(check, hostOf(p.BaseURL), err)}
	}
	defer e.Close()
	traced, h := watched(ctx)
	is, err := e.Metadata(traced)
	if why, _ := fhir.WhyOf(err); err != nil && (why == care.WhyUnauthorised || why == care.WhyDenied) {
		return append([]Finding{warn(check, "Answers, but shows its CapabilityStatement to signed-in users only, so its version was not checked.%s",
			"Nothing, if that is meant: the version is checked at the first open.", h.words())}, h.ending(check)...)
	}
	if err != nil {
		return []Finding{unreachable(check, hostOf(p.BaseURL), err)}
	}
	c.add(p.ODS, is.Clock)
	if !is.R4() {
		return []Finding{bad(check, "Speaks FHIR %q. This viewer reads R4 (4.0) only, so the partner is never asked.", "Ask for its R4 address, and put that into the region file.", is.Version)}
	}
	out := []Finding{ok(check, "Answers with FHIR %s%s.%s", is.Version, lo.Ternary(is.Software == "", "", " by "+is.Software), h.words())}
	var lines []string
	for _, s := range p.Shares {
		if types := lacking(s, is.Types); len(types) > 0 {
			lines = append(lines, s.Dataset+" (no "+strings.Join(types, ", ")+")")
		}
	}
	if len(lines) > 0 {
		out = append(out, warn(check, "The region file says that it shares these, but it does not serve what they are read from: %s.",
			"Ask the partner what it shares, and put its shares right in the region file.", strings.Join(lines, "; ")))
	}
	return append(out, h.ending(check)...)
}

// lacking lists the types a shared dataset is read from that the server does not
// name.
func lacking(s region.Share, served []string) []string {
	reader, found := sections.Find(s.Dataset)
	if !found || s.Planned != "" || len(served) == 0 {
		return nil
	}
	var out []string
	for _, ask := range reader.Searches {
		if !ask.Beside && !lo.Contains(served, ask.Type) {
			out = append(out, ask.Type)
		}
	}
	return out
}
