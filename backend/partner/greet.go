package partner

import (
	"context"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// greeting is a CapabilityStatement on its way, for the open of one receipt.
type greeting struct {
	rc   receipt.Receipt
	done chan struct{}
	err  error
}

// Greet asks the server what it is, once a session, while an open that is
// already in the audit waits for something else. It says nothing about anybody,
// and leaves a connection open. Ask takes what came of it, also its failure, so
// that nothing is asked twice. It does not wait; the channel closes at its end.
func (p *Partner) Greet(ctx context.Context, rc receipt.Receipt) <-chan struct{} {
	g := &greeting{rc: rc, done: make(chan struct{})}
	if g.err = rc.Check(); g.err != nil {
		close(g.done)
		return g.done
	}
	p.greetings.Store(g)
	go func() {
		defer close(g.done)
		ctx, cancel := context.WithTimeout(ctx, whole)
		defer cancel()
		g.err = p.checkVersion(ctx)
	}()
	return g.done
}

// greeted waits for the greeting of this open, or asks what the server is.
func (p *Partner) greeted(ctx context.Context, rc receipt.Receipt) error {
	g := p.greetings.Load()
	if g == nil || g.rc != rc {
		return p.checkVersion(ctx)
	}
	select {
	case <-g.done:
		return g.err
	case <-ctx.Done():
		return &fhir.Failure{Why: care.WhyTimeout, Err: ctx.Err()}
	}
}

// At makes the person be read by this local Patient id, for a server that cannot
// be searched by NHS number. What it answers must still carry the number: the id
// alone proves nobody.
func (p *Partner) At(id string) { p.patient = id }

// person finds the person's Patient by NHS number, or by the id given with At.
func (p *Partner) person(ctx context.Context, q fhir.Query) (fhir.Found, error) {
	if p.patient == "" {
		return p.endpoint.Search(ctx, q)
	}
	r, _, err := p.endpoint.Read(ctx, "Patient", p.patient)
	if err != nil {
		return fhir.Found{}, err
	}
	return fhir.Found{Resources: []fhir.Resource{r}}, nil
}
