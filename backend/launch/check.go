package launch

import (
	"context"
	"fmt"
	"slices"
)

// Check tells an integrator what would become of a link, without a user and
// without redeeming it: nothing is spent, and no host or broker is asked for
// anything but its public keys. The lines say what holds; the error is the refusal
// that the viewer would show.
func (h *Hosts) Check(raw string) (found []string, err error) {
	say := func(format string, a ...any) { found = append(found, fmt.Sprintf("holds: "+format, a...)) }
	l, err := Parse(raw)
	if err != nil {
		return nil, err
	}
	say("the link is in the grammar, %d of %d bytes, form %s", len(raw), MaxLink, l.Form)
	if l.Form == Plain {
		say("the NHS number is valid")
		return append(found, "then: the user signs in, needs direct access or an organisation that the region lets come by plain link, confirms the person and says why"), nil
	}
	host, ok := h.From(l)
	if !ok {
		return found, refuse(UnknownPartner)
	}
	say("the region knows the host: %s (%s)", host.Name, host.ID)
	switch l.Form {
	case Code:
		return append(found, "then: the code is redeemed at the broker with the signed-in user's own token, once"), nil
	case SMART:
		if _, err := discover(context.Background(), host); err != nil {
			return found, err
		}
		say("smart-configuration has all that a launch needs: S256, launch-ehr, endpoints on the host's own names")
		return append(found, "then: the launch is authorised in the browser, the Patient read, its verified NHS number taken"), nil
	}
	return h.checkSigned(l, host, found)
}

func (h *Hosts) checkSigned(l Link, host Host, found []string) ([]string, error) {
	head, ok := headerOf(l.Assertion)
	if !ok || head.Typ != typ {
		return append(found, "the header must have alg, kid and typ ("+typ+"), and nothing else"), refuse(BadSignature)
	}
	if !slices.Contains(host.Algorithms, head.Alg) {
		return append(found, "the algorithm "+head.Alg+" is not one that the region file lists for this host"), refuse(BadSignature)
	}
	text, err := h.verify(context.Background(), host, head, l.Assertion)
	if err != nil {
		return append(found, "the signature does not verify with the host's key of that kid"), err
	}
	found = append(found, "holds: the signature, by "+head.Alg)
	c, ok := readClaims(text)
	if !ok {
		return append(found, "a claim is missing, stands twice, or is not of its kind: iss sub aud jti (22 characters or more), iat nbf exp (whole seconds), org_ods, nhs_number; birthdate yyyy-mm-dd"), refuse(BadContext)
	}
	if r := h.check(c, host, User{Claim: func(string) string { return c.Sub }}); r != nil { // who is signed in cannot be told here
		return found, r
	}
	return append(found, "holds: audience, times, organisation, NHS number", "then: sub must be the signed-in user's claim "+host.UserClaim+"; the jti must be new; birthdate and family must be those of the national record"), nil
}
