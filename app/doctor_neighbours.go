package app

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/region"
)

// neighbourFindings knock at a neighbour's door as a hand-over would, by the same way
// and with its certificate checked, but with no token and an empty message: one that
// is well turns it away, and nobody is handed over (M46).
func neighbourFindings(ctx context.Context, n network, to region.Neighbour, c *clocks) []Finding {
	check := "onward " + to.Name
	if today := c.now().In(care.London).Format(time.DateOnly); !to.Open(today) {
		return []Finding{{Check: check, Result: "not checked", Say: "Planned from " + dayText(to.Planned) + "; until then it cannot be opened."}}
	}
	ctx, cancel := context.WithTimeout(ctx, 12*time.Second)
	defer cancel()
	host := hostOf(to.Address)
	way, err := n.way(to.TLS)
	if err != nil {
		return []Finding{unreachable(check, host, err)}
	}
	base, err := url.Parse(to.Address)
	if err != nil {
		return []Finding{bad(check, "Its address is none.", "Put it right in the region file.")}
	}
	client := way.Client(base, fhir.DefaultLimits())
	defer client.CloseIdleConnections()
	traced, h := watched(ctx)
	q, err := http.NewRequestWithContext(traced, http.MethodPost, to.Address, strings.NewReader("{}"))
	if err != nil {
		return []Finding{unreachable(check, host, err)}
	}
	q.Header.Set("Content-Type", "application/json")
	resp, err := client.Do(q)
	if err != nil {
		return []Finding{unreachable(check, host, fhir.TransportFailure(ctx, err))}
	}
	defer resp.Body.Close()
	if when, err := http.ParseTime(resp.Header.Get("Date")); err == nil {
		c.add(to.Name, when)
	}
	return append([]Finding{knocked(check, resp.StatusCode, h)}, h.ending(check)...)
}

// knocked judges a neighbour's answer to a message that nobody signed.
func knocked(check string, status int, h *handshake) Finding {
	switch {
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		return ok(check, "Answers, and takes nobody without a sign-in.%s", h.words())
	case status >= 200 && status < 300:
		return bad(check, "It takes a hand-over without a sign-in: anybody could make one.", "Tell whoever runs it, at once, and take it out of the region file until it is mended.")
	case status == http.StatusNotFound, status == http.StatusMethodNotAllowed:
		return bad(check, "Nothing takes a hand-over at its address (status %d).", "Ask whoever runs it for the address that hand-overs are posted to, and put it into the region file.", status)
	case status >= 500:
		return bad(check, "It is reached, and not working (status %d).", "Tell whoever runs it.", status)
	}
	return warn(check, "Answers with status %d before it asks for a sign-in.", "Ask whoever runs it whether its address in the region file is right, and whether it checks the token first.", status)
}
