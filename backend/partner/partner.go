// Package partner asks one organisation. It is policy over fhir: who the person
// is there, what is asked at once, one retry, deadlines, and the check that
// every resource is about this person. Which organisations exist is data in the
// region file; this package has no names in it.
//
// A partner that fails delays nobody: each is asked in its own goroutine by the
// reading room, and its answers carry why they are missing. No request is sent
// early or twice for speed: each is a disclosure in the holder's own audit
// (decision 18).
package partner

import (
	"context"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/samber/lo"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// whole bounds everything asked of one partner for one open.
const whole = 12 * time.Second

// Partner is one organisation as the signed-in professional may ask it.
type Partner struct {
	org      care.Organisation
	endpoint *fhir.Endpoint
	now      func() time.Time
	patient  string // where it is not to be searched for

	greetings atomic.Pointer[greeting] // the last

	mu         sync.Mutex
	capability fhir.Capability // once it has answered
}

// New makes a partner from its endpoint.
func New(org care.Organisation, e *fhir.Endpoint, now func() time.Time) *Partner {
	return &Partner{org: org, endpoint: e, now: now}
}

// Organisation tells who answers.
func (p *Partner) Organisation() care.Organisation { return p.org }

// Reply is one ask answered: what came, and why it is not all if it is not.
type Reply struct {
	Key      string // of the fhir.Ask
	Found    fhir.Found
	Unclear  []fhir.Resource // cannot be read far enough to tell whose they are
	Set      *fhir.Set       // everything received so far, for following references
	Held     []care.Registration
	Err      error // a fhir.Failure
	Duration time.Duration
}

// Ask finds the person at this partner by NHS number and asks for every type.
// Each reply is handed to deliver as it comes, from several goroutines. It
// returns whether the person is known there, after the last. An error means
// that no section of this partner can be shown: the person could not be looked
// up, or (WhyPerson) something was about another person, in which case replies
// already delivered must be withdrawn.
func (p *Partner) Ask(ctx context.Context, rc receipt.Receipt, numbers []care.NHSNumber, asks []fhir.Ask, deliver func(Reply)) (known bool, err error) {
	if err := rc.Check(); err != nil {
		return false, err
	}
	ctx, cancel := context.WithTimeout(ctx, whole)
	defer cancel()
	if err := p.greeted(ctx, rc); err != nil {
		return false, err
	}
	set := p.endpoint.NewSet(nil)
	patients, held, err := p.registrations(ctx, set, numbers)
	if err != nil || len(held) == 0 {
		return false, err
	}
	var group sync.WaitGroup
	var mu sync.Mutex
	var foreign error
	for _, ask := range asks {
		group.Go(func() {
			start := p.now()
			r := p.one(ctx, held, ask)
			r.Duration = p.now().Sub(start)
			mu.Lock()
			defer mu.Unlock()
			if foreign != nil {
				return
			}
			set.Add(r.Found.Resources)
			r.Set, r.Held = set, held
			for _, f := range r.Found.Resources {
				switch patients.About(f) {
				case fhir.Foreign:
					foreign = &fhir.Failure{Why: care.WhyPerson}
				case fhir.Unclear:
					r.Unclear = append(r.Unclear, f)
				}
			}
			if foreign != nil {
				cancel() // nothing more of this partner is wanted
				return
			}
			r.Found.Resources = clear(r.Found.Resources, r.Unclear)
			deliver(r)
		})
	}
	group.Wait()
	return true, foreign
}

// clear takes out the resources that cannot be read.
func clear(all, out []fhir.Resource) []fhir.Resource {
	if len(out) == 0 {
		return all
	}
	kept := all[:0:0]
	gone := map[string]bool{}
	for _, r := range out {
		gone[string(r.Raw)] = true
	}
	for _, r := range all {
		if !gone[string(r.Raw)] {
			kept = append(kept, r)
		}
	}
	return kept
}

// registrations finds the person's Patient resources here, by each number.
func (p *Partner) registrations(ctx context.Context, set *fhir.Set, numbers []care.NHSNumber) (*fhir.Patients, []care.Registration, error) {
	var found []fhir.Resource
	for _, n := range numbers {
		f, err := p.person(ctx, fhir.Query{
			Type: "Patient", Private: true, Filter: []string{"identifier"},
			Params: url.Values{"identifier": {fhir.NHSNumberSystem + "|" + n.Digits()}},
		})
		if err != nil {
			return nil, nil, err
		}
		set.Add(f.Resources)
		found = append(found, f.Resources...)
	}
	own := lo.Map(numbers, func(n care.NHSNumber, _ int) string { return n.Digits() })
	patients := fhir.NewPatients(set, nil, own...)
	var held []care.Registration
	var mine []fhir.Resource
	for _, r := range found {
		switch {
		case r.Type != "Patient" || r.Mode == "include":
		case patients.About(r) != fhir.Mine:
			return nil, nil, &fhir.Failure{Why: care.WhyPerson}
		default:
			held, mine = append(held, registration(r, numbers[0])), append(mine, r)
		}
	}
	return fhir.NewPatients(set, mine, own...), held, nil
}

// one asks for a type, once for each registration.
func (p *Partner) one(ctx context.Context, held []care.Registration, ask fhir.Ask) Reply {
	r := Reply{Key: ask.Key()}
	for _, at := range held {
		params := url.Values{"patient": {at.ID}, "_count": {p.endpoint.PageSize()}}
		for k, v := range ask.Params {
			params[k] = v
		}
		f, err := p.search(ctx, fhir.Query{Type: ask.Type, Params: params, Filter: []string{"patient", "subject"}})
		for i := range f.Resources {
			f.Resources[i].Patient = at.ID
		}
		r.Found.Resources = append(r.Found.Resources, f.Resources...)
		r.Found.Outcomes = append(r.Found.Outcomes, f.Outcomes...)
		r.Found.Repeated = append(r.Found.Repeated, f.Repeated...)
		if f.Meta.LastUpdated > r.Found.Meta.LastUpdated {
			r.Found.Meta = f.Meta
		}
		if err != nil {
			if _, status := fhir.WhyOf(err); ask.Beside && (status == http.StatusNotFound || status == http.StatusBadRequest || status == http.StatusNotImplemented) {
				continue
			}
			r.Err = err
			return r
		}
	}
	return r
}

// search asks with one retry of what may pass: a refused or cut connection, too
// many requests, a server busy for two seconds at most (A18).
func (p *Partner) search(ctx context.Context, q fhir.Query) (fhir.Found, error) {
	var found fhir.Found
	_, err := backoff.Retry(ctx, func() (struct{}, error) {
		var err error
		found, err = p.endpoint.Search(ctx, q)
		if err != nil && !passing(err) {
			return struct{}{}, backoff.Permanent(err)
		}
		return struct{}{}, err
	}, backoff.WithMaxTries(2), backoff.WithBackOff(backoff.NewConstantBackOff(500*time.Millisecond)))
	return found, err
}

func passing(err error) bool {
	why, status := fhir.WhyOf(err)
	switch why {
	case care.WhyRefused, care.WhyCut:
		return true
	}
	return status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable || status == http.StatusBadGateway
}

// checkVersion refuses a server that is not R4 (decision 14), once a session.
func (p *Partner) checkVersion(ctx context.Context) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.capability.Version == "" {
		_, err := backoff.Retry(ctx, func() (struct{}, error) {
			var err error
			if p.capability, err = p.endpoint.Metadata(ctx); err != nil && !passing(err) {
				return struct{}{}, backoff.Permanent(err)
			}
			return struct{}{}, err
		}, backoff.WithMaxTries(2), backoff.WithBackOff(backoff.NewConstantBackOff(500*time.Millisecond)))
		if err != nil {
			return err
		}
	}
	if !p.capability.R4() {
		return &fhir.Failure{Why: care.WhyVersion}
	}
	return nil
}

// Document fetches what an attachment points to.
func (p *Partner) Document(ctx context.Context, rc receipt.Receipt, ref, contentType string) (body []byte, kind string, err error) {
	if err := rc.Check(); err != nil {
		return nil, "", err
	}
	return p.endpoint.Bytes(ctx, ref, contentType)
}
