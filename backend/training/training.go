// Package training is a whole invented region in one process: an OpenID
// provider with its own sign-in page, an identity service, partner
// organisations with their FHIR endpoints, and an audit repository, on one
// loopback address. It lets the viewer be run, taught and tested with nothing
// else installed, by the same region file and the same protocols as a live one.
//
// It can never be mistaken for a live region or reached from outside: it only
// listens on loopback, refuses requests that came by another host name, and its
// region file says training: true. Everything in it is invented (package cast),
// unless a folder of test data is imported.
//
// The parts know nothing of each other; this package joins them, checks every
// request's token for the audience it is for, and keeps a list of who asked
// whom, so that tests can see what the viewer really did. Each partner behaves
// as its habits say (manners.go) and breaks when a trainer says so (package
// faults); one page and one small API steer both (control.go).
//
// Beside the partners stand the host systems that launch the viewer (/host/, with
// the broker of their one-time codes) and a neighbouring record that people are
// handed on to (/neighbour/). A further place is one line in routes, through a
// gate of its own, and one name in services.
package training

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"shcr/backend/training/auditbook"
	"shcr/backend/training/broker"
	"shcr/backend/training/cast"
	"shcr/backend/training/demographics"
	"shcr/backend/training/holding"
	"shcr/backend/training/hosts"
	"shcr/backend/training/identity"
	"shcr/backend/training/neighbours"
)

// Options of a region.
type Options struct {
	Listen string             // "127.0.0.1:0" when empty; loopback only
	Now    func() time.Time   // what day it is in the stories; time.Now when nil
	Seed   int64              // 1 when 0
	Import string             // folder of FHIR files to load as well; "" none
	Log    func(event string) // optional; never anything clinical

	// TLS gives the partners that have HTTPS an address of their own, with HTTP/2
	// and a certificate of an authority made at start (see CA). Without it they
	// answer over plain HTTP/1.1 like the others.
	TLS bool
	// Latency is LatencyNone ("" too) or LatencyDemo: partners then take as long as
	// theirs do, by Seed.
	Latency string
	// ColdStart has a sleepy partner answer a caller's first call with 503, also
	// without LatencyDemo.
	ColdStart bool
	// OneMatch has the identity service know the viewer as an application without
	// a user behind it: a search gives one person or none (decision 21).
	OneMatch bool
	// Pace is the time between two bytes of the slow faults; a second when 0.
	Pace time.Duration
}

// The latency profiles.
const (
	LatencyNone = "none"
	LatencyDemo = "demo"
)

// peopleCopied is when the identity service's copy is refreshed, in London.
// Skipped time (Advance) brings no refresh, so demographics grow old in it (M71).
var peopleCopied = []string{"03:10"}

// services are what the region runs beside its partners; each has a gate.
var services = []string{"people", "audit", "identity", "hosts", "broker", "neighbour"}

// Region is a running training region.
type Region struct {
	address  string
	listener net.Listener
	server   *http.Server
	served   chan struct{}
	clock    clock
	issuer   *authority // nil without TLS
	sites    []*site    // in the order of the region file
	provider *identity.Provider
	people   *demographics.Service
	oneMatch bool
	audit    *auditbook.Repository
	hosts    *hosts.Simulator
	broker   *broker.Broker

	neighbours *neighbours.Neighbours
	canaries   []string
	report     ImportReport
	log        func(string)

	gates    map[string]*gate // by ODS and service
	closing  sync.Once
	closeErr error

	mu       sync.Mutex
	requests []Request
}

// Start starts a region and returns when it answers. It runs until Close, or
// until the context ends.
func Start(ctx context.Context, o Options) (*Region, error) {
	if o.Listen == "" {
		o.Listen = "127.0.0.1:0"
	}
	if err := loopbackOnly(o.Listen); err != nil {
		return nil, err
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	if o.Latency != "" && o.Latency != LatencyNone && o.Latency != LatencyDemo {
		return nil, fmt.Errorf("training region: there is no latency profile %q", o.Latency)
	}
	var listen net.ListenConfig
	listener, err := listen.Listen(ctx, "tcp", o.Listen)
	if err != nil {
		return nil, fmt.Errorf("training region: %w", err)
	}
	r := &Region{
		address: "http://" + listener.Addr().String(), listener: listener,
		gates: map[string]*gate{}, served: make(chan struct{}), log: o.Log, clock: clock{base: o.Now},
	}
	if r.log == nil {
		r.log = func(string) {}
	}
	if err := r.build(ctx, o); err != nil {
		for _, s := range r.sites {
			if s.door != nil {
				_ = s.door.close()
			}
		}
		_ = listener.Close()
		return nil, err
	}
	r.serve(r.listener)
	context.AfterFunc(ctx, func() { _ = r.Close() })
	r.log("training region started")
	return r, nil
}

// newServer makes an HTTP server with the region's bounds.
func newServer(h http.Handler) *http.Server {
	return &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		ConnContext: holding.CountRequests}
}

// serve starts answering, at the region's address and at partners' own.
func (r *Region) serve(listener net.Listener) {
	r.server = newServer(r.sameHost(r.address, r.routes()))
	go func() {
		defer close(r.served)
		_ = r.server.Serve(listener)
	}()
	for _, s := range r.sites {
		if s.door != nil {
			mux := http.NewServeMux()
			mux.Handle(s.root+s.habit.Path, r.handler(s))
			s.door.serve(newServer(r.sameHost(s.origin, mux)), s.box.Fault)
		}
	}
}

// loopbackOnly refuses to listen where others could reach.
func loopbackOnly(listen string) error {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return fmt.Errorf("training region: address %q: %w", listen, err)
	}
	ip, err := netip.ParseAddr(host)
	if err != nil || !ip.IsLoopback() {
		return errors.New("training region: it may listen on a loopback address only, such as 127.0.0.1:0")
	}
	return nil
}

// build makes the services and fills them.
func (r *Region) build(ctx context.Context, o Options) error {
	var err error
	if o.TLS {
		if r.issuer, err = newAuthority(); err != nil {
			return fmt.Errorf("training region: authority: %w", err)
		}
	}
	audiences := []string{"people", "audit", LaunchAudience, neighbours.Audience}
	bases, sinks := map[string]string{}, map[string]*holding.Server{}
	for _, p := range cast.Partners() {
		s, err := r.newSite(ctx, p, o)
		if err != nil {
			return err
		}
		audiences = append(audiences, p.ODS)
		r.sites = append(r.sites, s)
		bases[p.Key], sinks[p.Key] = s.base(), s.holding
	}
	for _, name := range services {
		r.gates[name] = &gate{}
	}
	r.provider, err = identity.New(identity.Config{Issuer: r.address + "/identity/", Audiences: audiences, Professionals: identity.Staff()})
	if err != nil {
		return err
	}
	r.people = demographics.New(r.address+"/people/FHIR/R4/", cast.Withdrawn())
	r.people.Copied(r.Now, func(time.Time) time.Time { return cast.LastFeed(r.clock.real(), peopleCopied) })
	r.people.Switch(demographics.Switches{OneMatch: o.OneMatch})
	r.oneMatch = o.OneMatch
	r.audit = auditbook.New(r.address+"/audit/fhir/", r.Now)

	minute := o.Now().Truncate(time.Minute)
	calendar, err := cast.NewCalendar(minute)
	if err != nil {
		return err
	}
	r.hostSystems(calendar)
	r.neighbouring()
	people := cast.All()
	for _, p := range people {
		if !r.people.Add(p.Known(calendar)) {
			return fmt.Errorf("training region: %s has the number of another person", p.Key)
		}
	}
	stranger := cast.Stranger()
	if r.canaries, err = retell(calendar, tellingKey{minute.Unix(), o.Seed}, append(people, stranger), bases, sinks); err != nil {
		return err
	}
	for _, h := range stranger.At { // nobody's patient: only the wrong-person faults bring her out
		if err := r.Stranger(h.Partner, h.ID); err != nil {
			return err
		}
	}
	if o.Import != "" {
		return r.load(o.Import)
	}
	return nil
}

// Address gives "http://127.0.0.1:PORT".
func (r *Region) Address() string { return r.address }

// Canaries gives every reference that exists only in this region's records,
// and what of restricted people must reach no screen.
func (r *Region) Canaries() []string { return append([]string(nil), r.canaries...) }

// Identities gives the identity service, for its switches.
func (r *Region) Identities() *demographics.Service { return r.people }

// AuditEvents gives what the audit repository received, oldest first.
func (r *Region) AuditEvents() []json.RawMessage { return r.audit.Events() }

// Report tells what was imported, as whom.
func (r *Region) Report() ImportReport { return r.report }

// Close stops the region at once. It may be called more than once.
func (r *Region) Close() error {
	r.closing.Do(func() {
		for _, s := range r.sites {
			s.box.Close()
			if s.door != nil {
				_ = s.door.close()
			}
		}
		r.closeErr = r.server.Close()
		<-r.served
		r.log("training region stopped")
	})
	return r.closeErr
}
