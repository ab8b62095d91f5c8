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
	return knock(ctx, client, to.Address, check, "application/json", "{}", atNeighbour, c.by(to.Name))
}

// door is what a service takes that turns away whoever is not signed in.
type door struct{ takes, open, elsewhere string }

var atNeighbour = door{"a hand-over", "It takes a hand-over without a sign-in: anybody could make one.", "hand-overs are posted to"}

// knock posts a message that is empty and that nobody signed, and judges the answer.
func knock(ctx context.Context, client *http.Client, address, check, kind, body string, at door, clock func(time.Time)) []Finding {
	defer client.CloseIdleConnections()
	host := hostOf(address)
	traced, h := watched(ctx)
	q, err := http.NewRequestWithContext(traced, http.MethodPost, address, strings.NewReader(body))
	if err != nil {
		return []Finding{unreachable(check, host, err)}
	}
	q.Header.Set("Content-Type", kind)
	resp, err := client.Do(q)
	if err != nil {
		return []Finding{unreachable(check, host, fhir.TransportFailure(ctx, err))}
	}
	defer resp.Body.Close()
	if when, err := http.ParseTime(resp.Header.Get("Date")); err == nil {
		clock(when)
	}
	return append([]Finding{at.knocked(check, resp.StatusCode, h)}, h.ending(check)...)
}

// knocked judges the answer to a message that nobody signed.
func (at door) knocked(check string, status int, h *handshake) Finding {
	switch {
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		return ok(check, "Answers, and takes nobody without a sign-in.%s", h.words())
	case status >= 200 && status < 300:
		return bad(check, at.open, "Tell whoever runs it, at once, and take it out of the region file until it is mended.")
	case status == http.StatusNotFound, status == http.StatusMethodNotAllowed:
		return bad(check, "Nothing takes "+at.takes+" at its address (status %d).", "Ask whoever runs it for the address that "+at.elsewhere+", and put it into the region file.", status)
	case status >= 500:
		return bad(check, "It is reached, and not working (status %d).", "Tell whoever runs it.", status)
	}
	return warn(check, "Answers with status %d before it asks for a sign-in.", "Ask whoever runs it whether its address in the region file is right, and whether it checks the token first.", status)
}
