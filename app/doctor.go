package app

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/samber/lo"

	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/region"
	"shcr/backend/seal"
	"shcr/backend/sections"
)

// Finding is one line of what [Doctor] found.
type Finding struct {
	Check  string `json:"check"`
	Result string `json:"result"` // "ok", "warning", "failed"
	Say    string `json:"say"`    // what was found and what to do; never about a person
}

// Doctor checks a region and this workstation before anybody needs them: every
// endpoint, its FHIR version and what it serves, the clock, the keyring. It signs
// nobody in and asks about nobody.
func Doctor(ctx context.Context, r *region.Region, now func() time.Time) []Finding {
	out := []Finding{regionFinding(r), keyringFinding(), proxyFinding()}
	out = append(out, identityFinding(ctx, r))
	out = append(out, guardedFinding(ctx, "people", r.People.BaseURL, "Patient"), guardedFinding(ctx, "audit repository", r.Audit.BaseURL, "AuditEvent"))
	for _, p := range r.Partners {
		out = append(out, partnerFindings(ctx, p, now)...)
	}
	return out
}

func ok(check, say string, args ...any) Finding {
	return Finding{check, "ok", fmt.Sprintf(say, args...)}
}
func warn(check, say string, args ...any) Finding {
	return Finding{check, "warning", fmt.Sprintf(say, args...)}
}
func bad(check, say string, args ...any) Finding {
	return Finding{check, "failed", fmt.Sprintf(say, args...)}
}

func regionFinding(r *region.Region) Finding {
	if r.Unmanaged {
		return warn("region file", "%s, %d partners. Its user can change it, so the viewer shows the UNMANAGED band: install it at %s.", r.About.Name, len(r.Partners), region.MachinePlace())
	}
	return ok("region file", "%s, %d partners.", r.About.Name, len(r.Partners))
}

func keyringFinding() Finding {
	if err := seal.KeyringAnswers(); err != nil {
		return warn("keyring", "No keyring answers, so the key of the audit journal is kept in a file that only this user can read.")
	}
	return ok("keyring", "The system's keyring answers.")
}

// proxyFinding says plainly that a proxy is not used, since a workstation may
// have one set.
func proxyFinding() Finding {
	for _, name := range []string{"HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"} {
		if os.Getenv(name) != "" {
			return warn("proxy", "%s is set. This version connects to partners directly and does not use a proxy.", name)
		}
	}
	return ok("proxy", "None is set; partners are reached directly.")
}

// identityFinding reads the provider's discovery document (OpenID Connect
// Discovery 1.0 §4) and checks what sign-in will insist on.
func identityFinding(ctx context.Context, r *region.Region) Finding {
	const check = "identity"
	u, err := url.Parse(r.Identity.Issuer)
	if err != nil {
		return bad(check, "The issuer is not an address.")
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	client := fhir.NewHTTPClient(u, fhir.DefaultLimits())
	defer client.CloseIdleConnections()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(r.Identity.Issuer, "/")+"/.well-known/openid-configuration", nil)
	if err != nil {
		return bad(check, "The issuer is not an address.")
	}
	resp, err := client.Do(req)
	if err != nil {
		return bad(check, "%s could not be reached: check the address, the network and its certificate.", u.Host)
	}
	defer resp.Body.Close()
	var d struct {
		Issuer        string   `json:"issuer"`
		Authorization string   `json:"authorization_endpoint"`
		Challenges    []string `json:"code_challenge_methods_supported"`
	}
	if resp.StatusCode != http.StatusOK || json.NewDecoder(io.LimitReader(resp.Body, 256<<10)).Decode(&d) != nil {
		return bad(check, "%s has no discovery document: the issuer in the region file is probably wrong.", u.Host)
	}
	auth, err := url.Parse(d.Authorization)
	switch {
	case d.Issuer != r.Identity.Issuer:
		return bad(check, "The provider calls itself %q; the region file must say exactly that.", d.Issuer)
	case err != nil || auth.Host != u.Host:
		return bad(check, "The provider's sign-in page is on another host; the viewer will refuse it.")
	case len(d.Challenges) > 0 && !lo.Contains(d.Challenges, "S256"):
		return bad(check, "The provider does not take PKCE S256, which the viewer always uses.")
	}
	return ok(check, "%s answers with PKCE.", u.Host)
}

// guardedFinding asks without a token: a service that is well turns it away.
func guardedFinding(ctx context.Context, check, base, typ string) Finding {
	e, err := fhir.NewEndpoint(base, noToken, fhir.DefaultLimits())
	if err != nil {
		return bad(check, "The base URL is not an address.")
	}
	defer e.Close()
	_, err = e.Search(ctx, fhir.Query{Type: typ})
	why, status := fhir.WhyOf(err)
	switch {
	case err == nil:
		return bad(check, "It answers without a sign-in. Anybody could ask it: tell whoever runs it.")
	case why == care.WhyUnauthorised || why == care.WhyDenied:
		return ok(check, "Answers, and asks for a sign-in.")
	case status >= 400 && status < 500:
		return warn(check, "Answers with status %d before it asks for a sign-in; look at its address.", status)
	}
	return bad(check, "Did not answer as expected (%s): check the address, the network and its certificate.", why)
}

func noToken(context.Context) (string, error) { return "", nil }

// partnerFindings checks one partner: version, the types behind what it shares,
// and its clock (H34).
func partnerFindings(ctx context.Context, p region.Partner, now func() time.Time) []Finding {
	check := p.ODS + " " + p.Name
	e, err := fhir.NewEndpoint(p.BaseURL, noToken, fhir.DefaultLimits())
	if err != nil {
		return []Finding{bad(check, "The base URL is not an address.")}
	}
	defer e.Close()
	c, err := e.Metadata(ctx)
	if err != nil {
		why, status := fhir.WhyOf(err)
		if why == care.WhyUnauthorised || why == care.WhyDenied {
			return []Finding{warn(check, "Answers, but shows its CapabilityStatement to signed-in users only, so its version was not checked.")}
		}
		return []Finding{bad(check, "Did not answer (%s, status %d): check the address, the network and its certificate.", why, status)}
	}
	if !c.R4() {
		return []Finding{bad(check, "Speaks FHIR %s. This viewer reads R4 (4.0) only, so the partner is never asked.", c.Version)}
	}
	out := []Finding{ok(check, "Answers with FHIR %s.", c.Version)}
	for _, s := range p.Shares {
		if types := lacking(s, c.Types); len(types) > 0 {
			out = append(out, warn(check, "The region file says that it shares %s, but it serves no %s.", s.Dataset, strings.Join(types, " or ")))
		}
	}
	if !c.Clock.IsZero() {
		if off := c.Clock.Sub(now()).Round(time.Second); off > 2*time.Minute || off < -2*time.Minute {
			out = append(out, warn(check, "Its clock and this computer's differ by %s. Set this computer's clock by the network's time.", off.Abs()))
		}
	}
	return out
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

// WriteFindings prints a table, or JSON, and tells whether nothing failed.
func WriteFindings(w io.Writer, list []Finding, asJSON bool) (well bool, err error) {
	well = !lo.ContainsBy(list, func(f Finding) bool { return f.Result == "failed" })
	if asJSON {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return well, enc.Encode(list)
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, f := range list {
		fmt.Fprintf(table, "%s\t%s\t%s\n", f.Result, f.Check, f.Say)
	}
	return well, table.Flush()
}
