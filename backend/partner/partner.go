// Package partner asks one organisation. It is policy over fhir: who the person
// is there, what is asked at once, one retry, deadlines, and the check that
// every resource is about this person. Which organisations exist is data in the
// region file; this package has no names in it.
//
// A partner that fails delays nobody: each is asked in its own goroutine by the
// reading room, and its answers carry why they are missing. No request is sent
// early or twice for speed: each is a disclosure in the holder's own audit
// (decision 18). One that was silent several opens in a row is left alone for a
// while (breaker.go).
package partner

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/samber/lo"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// whole bounds everything asked of one partner for one open, and most what all
// answers of it may hold in bytes: half of what an open may (A1, A4).
const (
	whole = 12 * time.Second
	most  = 64 << 20
)

// Partner is one organisation as the signed-in professional may ask it.
type Partner struct {
	org      care.Organisation
	endpoint *fhir.Endpoint
	now      func() time.Time
	patient  string // where it is not to be searched for

	greetings atomic.Pointer[greeting] // the last

	breaker breaker

	mu      sync.Mutex
	r4      bool      // it says that it speaks R4
	checked time.Time // when it said so
}

// New makes a partner from its endpoint, whose pages are from then on asked for
// once more when they fail in passing.
func New(org care.Organisation, e *fhir.Endpoint, now func() time.Time) *Partner {
	e.Again = true
	return &Partner{org: org, endpoint: e, now: now, breaker: breaker{now: now}}
}

// TryNow has the next open ask this partner, however often it was silent (H29).
func (p *Partner) TryNow() { p.breaker.force() }

// Ahead is how far the partner's clock is ahead of this computer's, behind when
// negative (H34); 0 while it has not told the time.
func (p *Partner) Ahead() time.Duration { return p.endpoint.Ahead() }

// Organisation tells who answers.
func (p *Partner) Organisation() care.Organisation { return p.org }

// Reply is one ask answered: what came, and why it is not all if it is not.
type Reply struct {
	Key      string // of the fhir.Ask
	Found    fhir.Found
	Unclear  []fhir.Resource // cannot be read far enough to tell whose they are
	Set      *fhir.Set       // everything received so far, for following references
	Held     []care.Registration
	Patients []fhir.Resource // the registrations as sent, in the same order
	Err      error           // a fhir.Failure
	Duration time.Duration
}

// Ask finds the person at this partner by NHS number and asks for every type.
// Each reply is handed to deliver as it comes, from several goroutines. It
// returns whether the person is known there, after the last. An error means
// that no section of this partner can be shown: the person could not be looked
// up, or (WhyPerson) something was about another person, in which case replies
// already delivered must be withdrawn; so too when it ignored the filter or
// answered in another version. WhyBreaker means that it was not asked at all.
func (p *Partner) Ask(ctx context.Context, rc receipt.Receipt, numbers []care.NHSNumber, asks []fhir.Ask, deliver func(Reply)) (known bool, err error) {
	if err := rc.Check(); err != nil {
		return false, err
	}
	if !p.breaker.try() {
		return false, &fhir.Failure{Why: care.WhyBreaker}
	}
	p.endpoint.Begin()
	spoke := false
	known, err = p.ask(ctx, rc, numbers, asks, func(r Reply) {
		spoke = spoke || r.Err == nil || !absent(r.Err)
		deliver(r)
	})
	silent := err != nil && absent(err) || err == nil && known && !spoke && len(asks) > 0
	p.breaker.tell(silent, errors.Is(ctx.Err(), context.Canceled))
	if why, _ := fhir.WhyOf(err); err != nil && why == care.WhyVersion {
		p.doubtVersion()
	}
	return known, err
}

// ask does what Ask says. Replies are delivered one at a time.
func (p *Partner) ask(ctx context.Context, rc receipt.Receipt, numbers []care.NHSNumber, asks []fhir.Ask, deliver func(Reply)) (known bool, err error) {
	ctx, cancel := context.WithTimeout(fhir.WithBudget(ctx, most), whole)
	defer cancel()
	if err := p.greeted(ctx, rc); err != nil {
		return false, err
	}
	set := p.endpoint.NewSet(nil)
	patients, sent, held, half, err := p.registrations(ctx, set, numbers)
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
			r.Set, r.Held, r.Patients = set, held, sent
			switch why, _ := fhir.WhyOf(r.Err); {
			case r.Err == nil:
				r.Err = half
			case why == care.WhyFilter, why == care.WhyVersion: // nothing of who answers so can be trusted
				foreign = r.Err
			}
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
			set.Add(r.Found.Resources) // not the unclear ones: a report must not lead to them (B7)
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

// registrations finds the person's Patient resources here, by each number and by
// what those were replaced by. half says why what they hold may not be all.
func (p *Partner) registrations(ctx context.Context, set *fhir.Set, numbers []care.NHSNumber) (of *fhir.Patients, sent []fhir.Resource, held []care.Registration, half, err error) {
	var found []fhir.Resource
	for _, n := range numbers {
		f, err := p.person(ctx, fhir.Query{
			Type: "Patient", Private: true, Filter: []string{"identifier"},
			Params: url.Values{"identifier": {fhir.NHSNumberSystem + "|" + n.Digits()}},
		})
		if err != nil {
			return nil, nil, nil, nil, err
		}
		set.Add(f.Resources)
		found = append(found, f.Resources...)
	}
	own := lo.Map(numbers, func(n care.NHSNumber, _ int) string { return n.Digits() })
	patients := fhir.NewPatients(set, nil, own...)
	var mine []fhir.Resource
	for _, r := range found {
		switch {
		case r.Type != "Patient" || r.Mode == "include":
		case patients.About(r) != fhir.Mine:
			return nil, nil, nil, nil, &fhir.Failure{Why: care.WhyPerson}
		case slices.ContainsFunc(mine, func(m fhir.Resource) bool { return m.ID == r.ID }):
			// found by both its numbers
		default:
			mine = append(mine, r)
		}
	}
	more, replaced, all := p.follow(ctx, set, patients, mine)
	if !all {
		half = &fhir.Failure{Why: care.WhySuperseded}
	}
	set.Add(more)
	sent = append(mine, more...)
	for _, r := range sent {
		at := registration(r, numbers[0])
		at.Replaced = replaced[r.ID]
		held = append(held, at)
	}
	return fhir.NewPatients(set, sent, own...), sent, held, half, nil
}

// one asks for a type, once for each registration.
func (p *Partner) one(ctx context.Context, held []care.Registration, ask fhir.Ask) Reply {
	r := Reply{Key: ask.Key()}
	for _, at := range held {
		params := url.Values{"patient": {at.ID}, "_count": {p.endpoint.PageSize()}}
		for k, v := range ask.Params {
			params[k] = v
		}
		f, err := p.endpoint.Search(ctx, fhir.Query{Type: ask.Type, Params: params, Filter: []string{"patient", "subject"}})
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

// versionGood is how long a partner's word that it speaks R4 is believed: a
// server that is changed within a session is found out (decision 14). Its word
// that it does not is never kept, since it may have been mended.
const versionGood = 10 * time.Minute

// checkVersion refuses a server that is not R4 (decision 14).
func (p *Partner) checkVersion(ctx context.Context) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if age := p.now().Sub(p.checked); p.r4 && age >= 0 && age < versionGood {
		return nil
	}
	is, err := p.endpoint.Metadata(ctx)
	if err != nil {
		return err
	}
	if p.r4, p.checked = is.R4(), p.now(); !p.r4 {
		return &fhir.Failure{Why: care.WhyVersion}
	}
	return nil
}

// doubtVersion has the version asked anew at the next open.
func (p *Partner) doubtVersion() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.r4 = false
}

// Document fetches what an attachment points to.
func (p *Partner) Document(ctx context.Context, rc receipt.Receipt, ref, contentType string) (body []byte, kind string, err error) {
	if err := rc.Check(); err != nil {
		return nil, "", err
	}
	return p.endpoint.Bytes(ctx, ref, contentType)
}
