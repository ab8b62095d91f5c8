package launch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"sync"
	"time"

	"shcr/backend/care"
)

// Host is a system that may hand a person over, as the region file has it.
type Host struct {
	ID, Name      string
	Form          Form
	Address       string   // smart: FHIR base URL; code: where the broker redeems
	ClientID      string   // of the viewer, at a smart host
	JWKS          string   // signed: JSON text, an https address or the path of a file
	Algorithms    []string // signed
	Organisations []string // ODS codes it may act for
	UserClaim     string   // claim of the signed-in user that sub must equal; "sub" when ""
	HostNames     []string // smart: hosts its own addresses may be on, beside that of Address
	Client        *http.Client
}

// User is what has to be known of who is signed in.
type User struct {
	// Claim gives a claim of the sign-in by name; "" when there is none.
	Claim func(name string) string
	// Token gives a bearer token of the user's own for an audience.
	Token func(ctx context.Context, audience string) (string, error)
	// ODS of the organisation that the user acts for.
	ODS string
	// Spend writes durably that a hand-over is used, before it is; it fails with a
	// [Replayed] refusal when it was used before (K3).
	Spend func(c Context) error
}

// Context is what a link proved, or for a plain link what it claims.
type Context struct {
	Form    Form
	Partner string // the host's id; "" for a plain link, which proves none
	Host    string // its name, as users call it
	ID      string // of the hand-over, hashed
	Number  care.NHSNumber
	Born    string // as the host has it: "1987", "1987-04", "1987-04-23" or ""
	Family  string
	ODS     string // acting organisation; "" where the form does not say
	Purpose string // "TREAT", "ETREAT" or ""
	View    string
	Proven  bool
}

// Hosts redeems links for one region. It is for the whole run of the program:
// what it remembers of keys is not asked for again with each sign-in.
type Hosts struct {
	Audience string
	Now      func() time.Time
	// Browser runs a sign-in step in the system's browser.
	Browser Browser
	hosts   []Host

	mu   sync.Mutex
	keys map[string]*keySet // by the host's id; of smart hosts by address
}

// New makes the hosts of a region.
func New(audience string, now func() time.Time, hosts []Host) *Hosts {
	h := &Hosts{Audience: audience, Now: now, hosts: slices.Clone(hosts), keys: map[string]*keySet{}}
	for i := range h.hosts {
		if h.hosts[i].UserClaim == "" {
			h.hosts[i].UserClaim = "sub"
		}
		if h.hosts[i].Form == Signed {
			h.keys[h.hosts[i].ID] = &keySet{from: h.hosts[i].JWKS, client: h.hosts[i].Client, now: now}
		}
	}
	return h
}

// Redeem finds out what is behind a link for the user who is signed in. The error
// is a [Refusal], and names the partner where that is known.
func (h *Hosts) Redeem(ctx context.Context, l Link, u User) (Context, error) {
	var c Context
	var err error
	switch l.Form {
	case SMART:
		c, err = h.smart(ctx, l, u)
	case Code:
		c, err = h.code(ctx, l, u)
	case Signed:
		c, err = h.signed(ctx, l, u)
	case Plain:
		c, err = plain(l), nil
	default:
		return Context{}, refuse(Malformed)
	}
	if err == nil {
		c.View = l.View
		return c, nil
	}
	return Context{Form: c.Form, Partner: c.Partner, Host: c.Host, ID: c.ID}, name(err, c)
}

// name puts into a refusal whose link it was.
func name(err error, c Context) error {
	r, ok := err.(*Refusal) //nolint:errorlint // ours are never wrapped
	if !ok {
		r = refuse(OutcomeOf(err), err)
	}
	named := *r
	named.Partner, named.ID = c.Partner, c.ID
	return &named
}

// From gives the host whose link this says it is, before anything is proved; ok is
// false for one that nobody knows, and for a plain link.
func (h *Hosts) From(l Link) (host Host, ok bool) {
	switch l.Form {
	case SMART:
		return h.find(func(x Host) bool { return x.Form == SMART && x.Address == l.ISS })
	case Code:
		return h.byID(Code, l.From)
	case Signed:
		return h.byID(Signed, issuerOf(l.Assertion))
	}
	return Host{}, false
}

func (h *Hosts) byID(form Form, id string) (Host, bool) {
	return h.find(func(x Host) bool { return x.Form == form && x.ID == id })
}

func (h *Hosts) find(is func(Host) bool) (Host, bool) {
	i := slices.IndexFunc(h.hosts, is)
	if i < 0 {
		return Host{}, false
	}
	return h.hosts[i], true
}

// begin is what is known of a hand-over from its host and its id.
func (h *Hosts) begin(host Host, id string) Context {
	sum := sha256.Sum256([]byte(string(host.Form) + "|" + host.ID + "|" + id))
	return Context{Form: host.Form, Partner: host.ID, Host: host.Name, ID: hex.EncodeToString(sum[:16])}
}

func (h *Hosts) keysOf(name string) *keySet {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.keys[name]
}
