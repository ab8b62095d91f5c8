package launch

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/go-jose/go-jose/v4"
)

// Unready is a host that was read, and whose hand-overs would all be refused. Say
// is what is wrong and Do what to do about it, both for an administrator.
type Unready struct{ Say, Do string }

// Error says what is wrong.
func (u *Unready) Error() string { return "launch: " + u.Say }

// Ready looks whether a signed or a SMART host could hand somebody over now, as a
// link would: its keys, and before them a SMART host's configuration, are read from
// where the region file says. Nobody is handed over, and nothing is remembered. say
// is what was found. The error is an [Unready], or that of the way there. Of a code's
// host there is nothing to read: ready without a word.
func (x Host) Ready(ctx context.Context) (say string, err error) {
	switch x.Form {
	case SMART:
		c, err := configuration(ctx, x)
		if err != nil {
			return "", err
		}
		if _, err := x.keysFor(ctx, c.JWKS, algorithms); err != nil {
			return "", err
		}
		return "Its configuration has all that a launch needs, and its keys can be read.", nil
	case Signed:
		good, err := x.keysFor(ctx, x.JWKS, x.Algorithms)
		if err != nil {
			return "", err
		}
		say = "Its keys can be read: " + strings.Join(good, ", ") + "."
		if none := without(x.Algorithms, good); len(none) > 0 {
			say += " There is none for " + strings.Join(none, ", ") + ", which it may use too."
		}
		return say, nil
	}
	return "", nil
}

// keysFor reads keys afresh and gives the algorithms, of those it may use, that one
// of them verifies.
func (x Host) keysFor(ctx context.Context, from string, may []string) (good []string, err error) {
	keys, err := (&keySet{from: from, client: x.Client}).read(ctx)
	if err != nil {
		return nil, err
	}
	for _, alg := range may {
		if slices.ContainsFunc(keys, func(k jose.JSONWebKey) bool { return suits(k, alg) }) {
			good = append(good, alg)
		}
	}
	if len(good) == 0 {
		return nil, &Unready{fmt.Sprintf("Of its %d keys, none is good for %s: another kind, too short, or meant for something else.", len(keys), strings.Join(may, ", ")),
			"Ask whoever runs it what it signs with; put that into algorithms, or have it publish such a key."}
	}
	return good, nil
}

func without(list, taken []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(taken, s) })
}

// configuration reads a SMART host's configuration, and holds it to what a launch
// needs (SMART App Launch 2.2, conformance).
func configuration(ctx context.Context, host Host) (c smartConfig, err error) {
	text, err := get(ctx, host.Client, host.Address+"/.well-known/smart-configuration", "", 256<<10)
	if err != nil {
		return c, err
	}
	ask := "Ask whoever runs it to allow it for this client."
	switch {
	case json.Unmarshal(text, &c) != nil || c.Issuer == "":
		return c, &Unready{"Its smart-configuration cannot be read, or names no issuer.", "Check its address in the region file: it must be the FHIR base URL that it calls itself by."}
	case !slices.Contains(c.Challenges, "S256") || slices.Contains(c.Challenges, "plain"):
		return c, &Unready{"It does not hold sign-in to PKCE S256 alone.", ask}
	case !slices.Contains(c.Capabilities, "launch-ehr"):
		return c, &Unready{"It does not offer launches from within it (launch-ehr).", ask}
	}
	for _, of := range [][2]string{{"sign-in", c.Authorize}, {"tokens", c.Token}, {"keys", c.JWKS}} {
		if !host.owns(of[1]) {
			return c, &Unready{"Its address for " + of[0] + " is missing or on another host.", "If the other host is its own, add it to host_names of its entry."}
		}
	}
	return c, nil
}
