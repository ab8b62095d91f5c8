package partner

import (
	"context"

	"shcr/backend/fhir"
)

// Greet asks the server what it is, before any record is opened: its
// CapabilityStatement is read once a session and says nothing about anybody. It
// also leaves a connection open, so that an open does not wait for either.
// A failure is not kept: Ask tries again and says it.
func (p *Partner) Greet(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, whole)
	defer cancel()
	_ = p.checkVersion(ctx)
}

// At makes the person be read by this local Patient id, for a server that cannot
// be searched by NHS number. What it answers must still carry the number: the id
// alone proves nobody.
func (p *Partner) At(id string) { p.patient = id }

// person finds the person's Patient by NHS number, or by the id given with At.
func (p *Partner) person(ctx context.Context, q fhir.Query) (fhir.Found, error) {
	if p.patient == "" {
		return p.search(ctx, q)
	}
	r, _, err := p.endpoint.Read(ctx, "Patient", p.patient)
	if err != nil {
		return fhir.Found{}, err
	}
	return fhir.Found{Resources: []fhir.Resource{r}}, nil
}
