package app

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/samber/lo"

	"shcr/backend/fhir"
	"shcr/backend/launch"
	"shcr/backend/region"
)

// trustFindings say whose links bring a person here, and what of that trust cannot
// be meant (M32, M33, K1).
func trustFindings(r *region.Region) (out []Finding) {
	const check = "launch by link"
	hosts, plain := r.Launch.Hosts, r.Launch.PlainLinkOrganisations
	trusted := "Links are followed from: " + strings.Join(lo.Map(hosts, func(h region.Host, _ int) string { return h.Name }), ", ") + "."
	if len(hosts) == 0 {
		trusted = "No system is trusted to open records here."
	}
	if len(plain) > 0 {
		trusted += " Plain links, which prove nothing, also for staff of " + strings.Join(plain, ", ") + "."
	}
	if out = []Finding{ok(check, "%s", trusted)}; r.Unmanaged && len(hosts)+len(plain) > 0 {
		out[0] = warn(check, "%s But no link is followed on this computer, since its user can change the region file.", "Install the region file as its own check says.", trusted)
	}
	for _, ods := range plain {
		if _, known := r.NameOf(ods); !known {
			out = append(out, warn(check, "Plain links are for staff of %s, whom the region file names nowhere.", unknownODS, ods))
		}
	}
	first := map[string]region.Host{}
	for _, h := range hosts {
		if h.Form != string(launch.SMART) {
			continue
		}
		if other, taken := first[h.Address]; taken {
			out = append(out, bad(check, "%s and %s have the same address, so every launch counts as of the first, for its organisations alone.",
				"Make one entry of them with the organisations of both, or give each its own address.", other.Name, h.Name))
			continue
		}
		first[h.Address] = h
	}
	return out
}

const unknownODS = "Check the code. If it is right, name the organisation in organisations."

var atBroker = door{"a code", "It answers for a code without a sign-in: whoever steals one could use it.", "codes are redeemed at"}

// hostFindings look whether one host's hand-overs could be proved now: a signed host's
// keys and a SMART host's configuration are read as a link would have them read. The
// broker is knocked at without a token or a code, and must turn that away. Nobody is
// handed over and nothing is redeemed.
func hostFindings(ctx context.Context, n network, r *region.Region, h region.Host, c *clocks) []Finding {
	check := "host " + h.Name
	ctx, cancel := context.WithTimeout(ctx, 12*time.Second)
	defer cancel()
	at, to := hostOf(lo.CoalesceOrEmpty(h.Address, h.JWKS)), n.launchHost(h)
	defer to.Client.CloseIdleConnections()
	var out []Finding
	for _, ods := range h.Organisations {
		if _, known := r.NameOf(ods); !known {
			out = append(out, warn(check, "It may act for %s, whom the region file names nowhere.", unknownODS, ods))
		}
	}
	if _, err := n.way(h.TLS); err != nil {
		return append([]Finding{unreachable(check, at, err)}, out...)
	}
	if to.Form == launch.Code {
		return append(knock(ctx, to.Client, h.Address, check, "application/x-www-form-urlencoded", "", atBroker, c.by(h.Name)), out...)
	}
	to.Client.Transport = hostClock{to.Client.Transport, c.by(h.Name)}
	traced, seen := watched(ctx)
	say, err := to.Ready(traced)
	var unready *launch.Unready
	var status *launch.StatusError
	switch {
	case errors.As(err, &unready):
		return append([]Finding{bad(check, "%s", unready.Do, unready.Say)}, out...)
	case errors.As(err, &status):
		return append([]Finding{bad(check, "%s answered with status %d in place of what is read there.", "Check its address and jwks in the region file; then ask whoever runs it.", at, status.Status)}, out...)
	case err != nil:
		return append([]Finding{unreachable(check, at, fhir.TransportFailure(ctx, err))}, out...)
	}
	return append(append([]Finding{ok(check, "%s%s", say, seen.words())}, seen.ending(check)...), out...)
}

// hostClock takes the time that a service says it is: a hand-over is good for a minute,
// so a host's clock that is wrong spoils them all.
type hostClock struct {
	http.RoundTripper
	clock func(time.Time)
}

// RoundTrip passes the request on.
func (d hostClock) RoundTrip(q *http.Request) (*http.Response, error) {
	resp, err := d.RoundTripper.RoundTrip(q)
	if err == nil {
		if when, err := http.ParseTime(resp.Header.Get("Date")); err == nil {
			d.clock(when)
		}
	}
	return resp, err
}
