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
// whom, so that tests can see what the viewer really did.
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
	"shcr/backend/training/cast"
	"shcr/backend/training/demographics"
	"shcr/backend/training/holding"
	"shcr/backend/training/identity"
)

// Options of a region.
type Options struct {
	Listen string             // "127.0.0.1:0" when empty; loopback only
	Now    func() time.Time   // what day it is in the stories; time.Now when nil
	Seed   int64              // 1 when 0
	Import string             // folder of FHIR files to load as well; "" none
	Log    func(event string) // optional; never anything clinical
}

// Region is a running training region.
type Region struct {
	address  string
	server   *http.Server
	served   chan struct{}
	partners []cast.Partner
	holdings map[string]*holding.Server // by ODS
	provider *identity.Provider
	people   *demographics.Service
	audit    *auditbook.Repository
	canaries []string
	report   ImportReport
	log      func(string)

	mu       sync.Mutex
	gates    map[string]*gate // by ODS, "people", "audit", "identity"
	requests []Request
	closed   bool
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
	var listen net.ListenConfig
	listener, err := listen.Listen(ctx, "tcp", o.Listen)
	if err != nil {
		return nil, fmt.Errorf("training region: %w", err)
	}
	r := &Region{
		address: "http://" + listener.Addr().String(), partners: cast.Partners(), holdings: map[string]*holding.Server{},
		gates: map[string]*gate{}, served: make(chan struct{}), log: o.Log,
	}
	if r.log == nil {
		r.log = func(string) {}
	}
	if err := r.build(o); err != nil {
		_ = listener.Close()
		return nil, err
	}
	r.server = &http.Server{Handler: r.routes(), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	go func() {
		defer close(r.served)
		_ = r.server.Serve(listener)
	}()
	context.AfterFunc(ctx, func() { _ = r.Close() })
	r.log("training region started")
	return r, nil
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
func (r *Region) build(o Options) error {
	var err error
	audiences := []string{"people", "audit"}
	bases, sinks := map[string]string{}, map[string]cast.Sink{}
	for _, p := range r.partners {
		audiences = append(audiences, p.ODS)
		bases[p.Key] = r.partnerBase(p.ODS)
		server, err := holding.New(bases[p.Key], p.Name, manners(p), o.Now)
		if err != nil {
			return err
		}
		r.holdings[p.ODS], sinks[p.Key] = server, server
		r.gates[p.ODS] = &gate{}
	}
	for _, name := range []string{"people", "audit", "identity"} {
		r.gates[name] = &gate{}
	}
	r.provider, err = identity.New(identity.Config{Issuer: r.address + "/identity/", Audiences: audiences, Professionals: identity.Staff()})
	if err != nil {
		return err
	}
	r.people = demographics.New(r.address+"/people/FHIR/R4/", cast.Withdrawn())
	r.audit = auditbook.New(r.address+"/audit/fhir/", o.Now)

	calendar, err := cast.NewCalendar(o.Now())
	if err != nil {
		return err
	}
	people := cast.All()
	for _, p := range people {
		if !r.people.Add(p.Known(calendar)) {
			return fmt.Errorf("training region: %s has the number of another person", p.Key)
		}
	}
	writer := cast.NewRegion(calendar, o.Seed, bases, sinks)
	if err := writer.Write(people); err != nil {
		return fmt.Errorf("training region: %w", err)
	}
	r.canaries = writer.Canaries()
	if o.Import != "" {
		return r.load(o.Import)
	}
	return nil
}

// manners are the habits of each partner's server.
func manners(p cast.Partner) holding.Manner {
	m := holding.Manner{Software: "Training " + p.Setting + " system", Types: p.ServedTypes(), PageSize: 50, MaxCount: 100, Gzip: true,
		AsOf: func(now time.Time) time.Time { return cast.LastFeed(now, p.Feed) }}
	switch p.Key {
	case cast.EST:
		m.PageSize, m.MaxCount = 100, 250
	case cast.FAI:
		m.PageSize, m.Charset = 20, true
	case cast.SMH:
		m.Cursor = true
	case cast.MCC:
		m.Gzip = false
	}
	return m
}

func (r *Region) partnerBase(ods string) string { return r.address + "/partner/" + ods + "/fhir/" }

// Address gives "http://127.0.0.1:PORT".
func (r *Region) Address() string { return r.address }

// Canaries gives every reference that exists only in this region's records,
// and what of restricted people must reach no screen.
func (r *Region) Canaries() []string { return append([]string(nil), r.canaries...) }

// AuditEvents gives what the audit repository received, oldest first.
func (r *Region) AuditEvents() []json.RawMessage { return r.audit.Events() }

// Report tells what was imported, as whom.
func (r *Region) Report() ImportReport { return r.report }

// Close stops the region at once. It may be called more than once.
func (r *Region) Close() error {
	r.mu.Lock()
	first := !r.closed
	r.closed = true
	r.mu.Unlock()
	if !first {
		<-r.served
		return nil
	}
	err := r.server.Close()
	<-r.served
	r.log("training region stopped")
	return err
}
