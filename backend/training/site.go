package training

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"shcr/backend/training/cast"
	"shcr/backend/training/faults"
	"shcr/backend/training/holding"
)

// site is one partner as it stands: what it holds, how it is reached, and what
// is wrong with it at the moment.
type site struct {
	cast.Partner
	habit   habit
	root    string // path of the partner: "/partner/RZ9/"
	origin  string // "http://127.0.0.1:PORT", its own when it has a door
	door    *door  // nil without TLS
	holding *holding.Server
	box     *faults.Box
	person  string // whom the fault is limited to, as it was asked; "" everybody
}

// newSite makes a partner's server, empty yet.
func (r *Region) newSite(ctx context.Context, p cast.Partner, o Options) (*site, error) {
	s := &site{Partner: p, habit: r.habitOf(p), root: "/partner/" + p.ODS + "/", origin: r.address}
	if o.TLS && s.habit.HTTPS {
		var err error
		if s.door, err = openDoor(ctx, r.listener.Addr(), r.issuer); err != nil {
			return nil, err
		}
		s.origin = s.door.address
	}
	var err error
	if s.holding, err = holding.New(s.base(), p.Name, s.habit.Manner, r.Now); err != nil {
		return nil, err
	}
	var inner http.Handler = s.holding
	if s.habit.Sleepy && (o.Latency == LatencyDemo || o.ColdStart) {
		inner = &sleepy{next: inner, now: r.clock.real}
	}
	s.box = faults.New(s.holding, r.guarded(p.ODS, inner), o.Pace)
	g := &gate{}
	if o.Latency == LatencyDemo {
		g.habit = newLatency(s.habit, o.Seed, p.Key)
	}
	r.gates[p.ODS] = g
	return s, nil
}

// base is the partner's FHIR base address; it ends in a slash.
func (s *site) base() string { return s.origin + s.root + s.habit.Path }

// published is the base address as the region file gives it.
func (s *site) published() string {
	if s.box.Fault() == faults.NoDNS {
		return "https://" + strings.ToLower(s.ODS) + ".invalid" + s.root + s.habit.Path
	}
	return s.base()
}

// handler answers for the partner at its own origin.
func (r *Region) handler(s *site) http.Handler { return r.through(s.ODS, s.box) }

// site finds a partner by ODS code or key, in any case.
func (r *Region) site(name string) *site {
	for _, s := range r.sites {
		if strings.EqualFold(name, s.ODS) || strings.EqualFold(name, s.Key) {
			return s
		}
	}
	return nil
}

// Base gives a partner's FHIR base address, which ends in a slash; "" when there
// is no such partner.
func (r *Region) Base(ods string) string {
	if s := r.site(ods); s != nil {
		return s.base()
	}
	return ""
}

// Fault is a way of breaking a partner; package faults says what each one sends.
type Fault = faults.Fault

// Kind is a fault as a trainer sees it.
type Kind = faults.Kind

// Faults lists all faults, in the order of the safety case.
func Faults() []Kind { return faults.List() }

// Break sets a fault at a partner (by ODS code or key), in place of another. It
// concerns everybody, or one person: by NHS number, by key in the stories
// ("P25"), or by local id. It fails when there is no such partner or fault, and
// when the partner does not know the person.
func (r *Region) Break(ods string, f Fault, person string) error {
	s := r.site(ods)
	if s == nil {
		return fmt.Errorf("training region: there is no partner %q", ods)
	}
	kind, ok := faults.Find(string(f))
	if !ok {
		return fmt.Errorf("training region: there is no fault %q", f)
	}
	var ids []string
	if person = strings.TrimSpace(person); person != "" {
		if ids = s.whois(person); len(ids) == 0 {
			return fmt.Errorf("training region: %s does not know this person", s.Name)
		}
	}
	r.set(s, kind, ids, person)
	return nil
}

// Mend takes a partner's fault away. What Stop and Slow did stays.
func (r *Region) Mend(ods string) error {
	s := r.site(ods)
	if s == nil {
		return fmt.Errorf("training region: there is no partner %q", ods)
	}
	r.set(s, faults.Kind{}, nil, "")
	return nil
}

// Change has a partner alter one item of a person, who is named as in [Region.Break],
// and add one: what a viewer calls altered and new since the last look. It gives both
// by their keys ("Observation/7"), and fails when there is no such partner, or it
// holds nothing of the person that could be changed.
func (r *Region) Change(ods, person string) (altered, added string, err error) {
	s := r.site(ods)
	if s == nil {
		return "", "", fmt.Errorf("training region: there is no partner %q", ods)
	}
	err = fmt.Errorf("training region: %s does not know this person", s.Name)
	if person = strings.TrimSpace(person); person == "" {
		return "", "", err // nobody is everybody to a search
	}
	for _, id := range s.whois(person) {
		if altered, added, err = s.holding.Change(id); err == nil {
			return altered, added, nil
		}
		err = fmt.Errorf("training region: %s: %w", s.Name, err)
	}
	return "", "", err
}

// Restore takes back all that Change did at a partner, if there is such a one.
func (r *Region) Restore(ods string) {
	if s := r.site(ods); s != nil {
		s.holding.Restore()
	}
}

func (r *Region) set(s *site, kind faults.Kind, ids []string, person string) {
	r.mu.Lock()
	s.person = person
	r.mu.Unlock()
	s.box.Set(kind, ids)
	if s.door != nil {
		s.door.hangUp()
	}
}

// Stranger names the person, by NHS number or local id, whose data a partner
// sends when it is broken with a wrong-person fault. Without one it is the first
// other person it holds.
func (r *Region) Stranger(ods, person string) error {
	s := r.site(ods)
	if s == nil {
		return fmt.Errorf("training region: there is no partner %q", ods)
	}
	ids := s.whois(person)
	if len(ids) == 0 {
		return fmt.Errorf("training region: %s does not know this person", s.Name)
	}
	s.box.Stranger(ids[0])
	return nil
}

// whois gives the local ids of a person who was named in one of three ways.
func (s *site) whois(person string) []string {
	nhs := strings.ReplaceAll(person, " ", "")
	for _, p := range cast.All() {
		if strings.EqualFold(p.Key, person) {
			nhs = p.NHS
		}
	}
	if ids := s.holding.Registered(nhs); len(ids) > 0 {
		return ids
	}
	if s.holding.Holds("Patient/" + person) {
		return []string{person}
	}
	return nil
}
