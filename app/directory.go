package app

import (
	"context"
	"slices"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/people"
)

// place puts the region's own name and setting to the organisation that the
// provider's claims name by code, and takes direct access from everybody where
// the region does without (decision 2).
func (a *App) place(who *care.Professional) {
	who.Organisation = a.organisation(who.Organisation)
	if !a.o.Region.Policy.DirectAccess {
		if who.May(care.RightDirectAccess) {
			who.Denied = "region"
		}
		who.Rights = slices.DeleteFunc(slices.Clone(who.Rights), func(r care.Right) bool { return r == care.RightDirectAccess })
	}
}

// organisation gives the region's own name and setting in place of the claim's.
func (a *App) organisation(o care.Organisation) care.Organisation {
	if p, ok := a.o.Region.Partner(o.ODS); ok {
		return p.Organisation()
	}
	if name, ok := a.o.Region.NameOf(o.ODS); ok {
		o.Name = name
	}
	return o
}

// trace adds what only the region knows: the name of the practice whose code the
// identity service gives.
func (a *App) trace(s *people.Service) func(context.Context, receipt.Receipt, care.NHSNumber) (care.Person, error) {
	return func(ctx context.Context, rc receipt.Receipt, n care.NHSNumber) (care.Person, error) {
		p, err := s.Trace(ctx, rc, n)
		a.nameGP(&p)
		return p, err
	}
}

// nameGP puts the practice's name for its code. Whether it shares anything is
// said, since a name that is no partner's would look as if it had been asked.
func (a *App) nameGP(p *care.Person) {
	if p.GP == "" {
		return
	}
	p.GP = a.practice(p.GP)
}

// practice is the name of the practice of a code.
func (a *App) practice(ods string) string {
	name, ok := a.o.Region.NameOf(ods)
	if !ok {
		name = "Practice " + ods
	}
	if _, shares := a.o.Region.Partner(ods); !shares {
		name += " (not a partner)"
	}
	return name
}
