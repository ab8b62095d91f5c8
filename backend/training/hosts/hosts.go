// Package hosts plays the systems that professionals work in all day, from
// which the viewer is started for the person they have open: a hospital portal,
// a GP system, an out-of-hours system, two of social care. Each hands over in
// the form that its kind can (reference/launch.md §4), and each can be told to
// hand over wrongly, as a supplier's first attempt would.
//
// It stands where other suppliers' software stands in a live region, so it
// shares nothing with the viewer's own code: what it signs is checked there by
// rules that were written apart. Names and looks are invented.
package hosts

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// The forms of a hand-over.
const (
	Signed = "signed" // a JWS in the link
	Code   = "code"   // a one-time code in the link, asked of the broker
	SMART  = "smart"  // SMART App Launch 2.2, EHR launch
	Plain  = "plain"  // an NHS number in the link, and nothing to prove it
)

// System is one host system.
type System struct {
	ID           string // name in links and addresses: "systmone"
	Name         string // as its users call it
	Form         string
	ODS          string // the organisation it acts for
	Organisation string
	User         string   // key of who is signed in there
	People       []string // keys of those on its list; the first is open
}

// User is a professional as their own system knows them.
type User struct {
	Key, Sub, Name                  string
	RoleProfile, RoleCode, RoleName string // none without a smartcard role
}

// Person is somebody on a host's list.
type Person struct {
	Key, NHS, Family string
	Given            []string
	Prefix           string
	Born             string // as partial as it is known: "1987"
	Gender           string
	LocalID          string // at the host; never an NHS number
}

// Config of a simulator.
type Config struct {
	Base     string                              // "http://127.0.0.1:PORT/host/"
	Audience string                              // of this region, in what is signed
	Broker   string                              // where codes are asked for
	Age      func(code string, by time.Duration) // makes a code older, at the broker
	Viewer   string                              // client id of the viewer at SMART hosts
	Now      func() time.Time                    // real time
	User     func(key, ods string) (User, bool)  // in their role at that organisation
	Person   func(key, ods string) (Person, bool)
}

// Simulator is all host systems at one address.
type Simulator struct {
	Config
	routes http.Handler
	keys   map[string]*key // by system

	mu       sync.Mutex
	faults   map[string]Fault // switched on at a system
	repeated map[string]string
	launches map[string]*launch // SMART: by handle
	codes    map[string]*launch // SMART: by authorisation code
	access   map[string]*launch // SMART: by access token
}

// Systems lists the five host systems, in the order of their page.
func Systems() []System {
	return []System{
		{"acute-care-portal", "Acute Care Portal", SMART, "RZ9", "Estuary Teaching Hospitals NHS Foundation Trust", "U2", []string{"P01", "P21", "P32", "P03", "P04"}},
		{"systmone", "SystmOne", Signed, "F99001", "Fairhaven Medical Centre", "U1", []string{"P01", "P08", "P23", "P35", "P27"}},
		{"cleo", "Cleo", Code, "NZ7", "Northgate Integrated Urgent Care", "U10", []string{"P14", "P15", "P16", "P21"}},
		{"mosaic", "Mosaic", Plain, "9X1", "Marshland County Council", "U5", []string{"P01", "P03", "P10", "P21"}},
		{"liquidlogic", "LiquidLogic", Signed, "9X2", "Southmere City Council", "U6", []string{"P02", "P30", "P29"}},
	}
}

// New makes a simulator. It serves paths below its base: strip what comes before.
func New(c Config) *Simulator {
	s := &Simulator{Config: c, keys: newKeys(), faults: map[string]Fault{}, repeated: map[string]string{},
		launches: map[string]*launch{}, codes: map[string]*launch{}, access: map[string]*launch{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{system}/jwks.json", s.showKeys)
	s.smart(mux)
	s.pages(mux)
	guard := http.NewCrossOriginProtection() // a page elsewhere switches nothing
	guard.AddInsecureBypassPattern("POST /{system}/authorize")
	s.routes = guard.Handler(mux)
	return s
}

// ServeHTTP answers requests below the base.
func (s *Simulator) ServeHTTP(w http.ResponseWriter, q *http.Request) { s.routes.ServeHTTP(w, q) }

// Find gives a system by its ID.
func Find(id string) (System, bool) {
	for _, s := range Systems() {
		if s.ID == id {
			return s, true
		}
	}
	return System{}, false
}

// Life is how long a hand-over is good for: what the contract allows at most.
const Life = 60 * time.Second

// Fault is a way of handing over wrongly.
type Fault string

// The faults, for teaching and for tests. With Replayed a system hands over the
// same again and again: the first use is good.
const (
	Sound          Fault = ""
	Expired        Fault = "expired"
	Replayed       Fault = "replayed"
	WrongUser      Fault = "wrong-user"
	WrongAudience  Fault = "wrong-audience"
	WrongBirthDate Fault = "wrong-birth-date"
)

var errNoFault = errors.New("hosts: there is no such fault")

// expiredBy is how long ago an expired hand-over ended.
const expiredBy = 5 * time.Minute

// handing is one hand-over that is about to be made.
type handing struct {
	system System
	person Person
	user   User // whom the host says it is: with WrongUser somebody else
	fault  Fault
	at     time.Time // when the host says it is made
}

// begin finds who hands whom over. The user "" is whoever is signed in at the
// system; the person is a key ("P01") or an NHS number.
func (s *Simulator) begin(system, person, user string, fault Fault) (handing, error) {
	h := handing{fault: fault, at: s.Now()}
	var ok bool
	if h.system, ok = Find(system); !ok {
		return h, fmt.Errorf("hosts: there is no system %q", system)
	}
	if user == "" {
		user = h.system.User
	}
	if fault == WrongUser {
		user = other(user)
	}
	if h.user, ok = s.User(user, h.system.ODS); !ok {
		return h, fmt.Errorf("hosts: there is no professional %q", user)
	}
	if h.person, ok = s.Person(person, h.system.ODS); !ok {
		return h, fmt.Errorf("hosts: there is no person %q", person)
	}
	if fault == WrongBirthDate {
		h.person.Born = "1901-01-01"
	}
	if fault == Expired {
		h.at = h.at.Add(-Life - expiredBy)
	}
	return h, nil
}

// other is somebody else than the user.
func other(user string) string {
	if user == "U3" {
		return "U4"
	}
	return "U3"
}

// claims of a hand-over (launch.md §4 b).
func (s *Simulator) claims(h handing) map[string]any {
	c := map[string]any{
		"iss": h.system.ID, "aud": s.Audience, "sub": h.user.Sub,
		"iat": h.at.Unix(), "nbf": h.at.Unix(), "exp": h.at.Add(Life).Unix(),
		"name": h.user.Name, "org_ods": h.system.ODS, "nhs_number": h.person.NHS, "birthdate": h.person.Born, "family": h.person.Family,
		"purpose": "TREAT", "auth_time": h.at.Add(-time.Hour).Unix(), "acr": "AAL3_ANY",
	}
	if h.user.RoleProfile != "" {
		c["role_profile_id"], c["role_code"] = h.user.RoleProfile, h.user.RoleCode
	}
	if h.fault == WrongAudience {
		c["aud"] = "another-region.example"
	}
	c["jti"], _ = s.repeat(h, "jti", func() (string, error) { return rand.Text(), nil })
	return c
}

// repeat gives what was made the first time a system handed a person over so.
func (s *Simulator) repeat(h handing, what string, make func() (string, error)) (string, error) {
	name := what + " " + h.system.ID + " " + h.person.Key + " " + h.user.Key
	s.mu.Lock()
	made := s.repeated[name]
	s.mu.Unlock()
	if h.fault == Replayed && made != "" {
		return made, nil
	}
	made, err := make()
	if err == nil && h.fault == Replayed {
		s.mu.Lock()
		s.repeated[name] = made
		s.mu.Unlock()
	}
	return made, err
}

// Claims gives what a system would sign for a person, to be changed by a test
// and given to [Simulator.Sign]. See [Simulator.Link] for the parameters.
func (s *Simulator) Claims(system, person, user string, fault Fault) (map[string]any, error) {
	h, err := s.begin(system, person, user, fault)
	if err != nil {
		return nil, err
	}
	return s.claims(h), nil
}

// Assertion gives a hand-over signed by a system: a compact JWS.
func (s *Simulator) Assertion(system, person, user string, fault Fault) (string, error) {
	c, err := s.Claims(system, person, user, fault)
	if err != nil {
		return "", err
	}
	return s.Sign(system, nil, c)
}

// Code asks the broker for a one-time code, server to server, as a system does.
func (s *Simulator) Code(ctx context.Context, system, person, user string, fault Fault) (string, error) {
	h, err := s.begin(system, person, user, fault)
	if err != nil {
		return "", err
	}
	return s.repeat(h, "code", func() (string, error) { return s.mint(ctx, h) })
}

// Link gives the link behind a system's button for a person (by key or NHS
// number) and a user (by key; "" whoever is signed in there), in the form of
// the system.
func (s *Simulator) Link(ctx context.Context, system, person, user string, fault Fault) (string, error) {
	h, err := s.begin(system, person, user, fault)
	if err != nil {
		return "", err
	}
	q := url.Values{}
	switch h.system.Form {
	case Signed:
		var assertion string
		assertion, err = s.Assertion(system, person, user, fault)
		q.Set("assertion", assertion)
	case Code:
		var code string
		code, err = s.Code(ctx, system, person, user, fault)
		q.Set("code", code)
		q.Set("from", system)
	case SMART:
		var iss, handle string
		iss, handle, err = s.Launch(system, person, user, fault)
		q.Set("iss", iss)
		q.Set("launch", handle)
	case Plain:
		q.Set("nhs", h.person.NHS)
		q.Set("dob", h.person.Born)
		if len(h.person.Born) != len(time.DateOnly) {
			q.Del("dob")
		}
	default:
		err = errors.New("hosts: " + system + " has no form")
	}
	if err != nil {
		return "", err
	}
	return "shcr://launch?v=1&" + q.Encode(), nil
}
