package identity

import (
	"fmt"
	"slices"
	"sync"
	"time"
)

// Fault is one way in which the provider misbehaves when told to. What a correct
// viewer does is the same for nearly all: nobody is signed in, and the screen
// says what was wrong with the sign-in service's answer (safety rows C4, C6, C11).
type Fault string

// The faults. Those of the ID token leave it well-formed but for the one thing.
const (
	WrongIssuer     Fault = "wrong-issuer"     // iss of the ID token is another's
	WrongAudience   Fault = "wrong-audience"   // aud of the ID token is another client
	WrongNonce      Fault = "wrong-nonce"      // nonce is not the one that was sent
	ExpiredIDToken  Fault = "expired-id-token" // exp of the ID token is past
	BadSignature    Fault = "bad-signature"    // another key signed under the published key's id
	UnknownKey      Fault = "unknown-key"      // kid is not among the published keys
	AlgorithmNone   Fault = "algorithm-none"   // alg is none, and there is no signature
	NoACR           Fault = "no-acr"           // acr is missing
	LowAssurance    Fault = "low-assurance"    // acr and level say that a password alone was used
	ClockAhead      Fault = "clock-ahead"      // the provider's clock is ten minutes fast
	ClockBehind     Fault = "clock-behind"     // the provider's clock is twenty minutes slow
	WrongDiscovery  Fault = "wrong-discovery"  // discovery names another issuer (C4)
	DiscoveryDown   Fault = "discovery-down"   // discovery answers 503
	TokenError      Fault = "token-error"      // the token endpoint answers 500
	RefreshRefused  Fault = "refresh-refused"  // invalid_grant to a refresh: the session is over
	RefreshAnother  Fault = "refresh-another"  // a refresh gives the tokens of another sub
	UserinfoAnother Fault = "userinfo-another" // userinfo is about another sub
	NoRoles         Fault = "no-roles"         // signed in, and told that there is no access
	Slow            Fault = "slow"             // every answer to the viewer takes a second: it waits
	KeyRotation     Fault = "key-rotation"     // a new signing key, the old one still published: nothing is noticed
)

// FaultInfo is a fault with the line that the control page shows.
type FaultInfo struct {
	Fault Fault
	Say   string
}

// Faults lists all of them in the order of a control page.
func Faults() []FaultInfo {
	return []FaultInfo{
		{WrongIssuer, "ID token from another issuer"}, {WrongAudience, "ID token for another application"},
		{WrongNonce, "ID token of another sign-in (nonce)"}, {ExpiredIDToken, "ID token has expired"},
		{BadSignature, "ID token signed with a wrong key"}, {UnknownKey, "ID token signed with an unpublished key"},
		{AlgorithmNone, "ID token without a signature"}, {NoACR, "ID token without an assurance level"},
		{LowAssurance, "Signed in with a password alone"}, {ClockAhead, "Clock ten minutes fast"}, {ClockBehind, "Clock twenty minutes slow"},
		{WrongDiscovery, "Discovery names another issuer"}, {DiscoveryDown, "Discovery does not work"}, {TokenError, "Token endpoint fails"},
		{RefreshRefused, "Refreshing is refused"}, {RefreshAnother, "Refreshing gives another person’s tokens"},
		{UserinfoAnother, "User information of another person"}, {NoRoles, "Nobody has a role"}, {Slow, "Answers take a second"},
		{KeyRotation, "New signing key (once)"},
	}
}

// slowness is what Slow adds to each answer.
const slowness = time.Second

// switches hold the faults that are on.
type switches struct {
	mu   sync.Mutex
	held map[Fault]bool
}

func newSwitches() *switches { return &switches{held: map[Fault]bool{}} }

func (s *switches) on(f Fault) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.held[f]
}

// Break turns a fault on; several may be on at once. KeyRotation happens at once
// and does not stay on. The error names an unknown fault.
func (p *Provider) Break(f Fault) error {
	if !slices.ContainsFunc(Faults(), func(i FaultInfo) bool { return i.Fault == f }) {
		return fmt.Errorf("the sign-in service has no fault %q", f)
	}
	if f == KeyRotation {
		return p.store.keys.rotate()
	}
	s := p.store.faults
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held[f] = true
	return nil
}

// Mend turns every fault off.
func (p *Provider) Mend() {
	s := p.store.faults
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.held)
}

// Broken lists the faults that are on, in the order of Faults.
func (p *Provider) Broken() []Fault {
	on := []Fault{}
	for _, i := range Faults() {
		if p.store.faults.on(i.Fault) {
			on = append(on, i.Fault)
		}
	}
	return on
}
