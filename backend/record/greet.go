package record

import (
	"context"
	"slices"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// greeter is an Asker that can ask its server what it is before it asks about
// anybody.
type greeter interface {
	Greet(ctx context.Context, rc receipt.Receipt) <-chan struct{}
}

// greet has the partners that will be asked say what they are while demographics
// are looked up. It comes after the receipt, like all that is asked. stop ends it
// when nothing is to be opened.
func (r *Room) greet(rc receipt.Receipt, who care.Professional) (stop context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	for _, s := range r.deps.Sources {
		wanted := slices.ContainsFunc(r.deps.Sections, func(sec Section) bool {
			share := s.Share(sec.Key)
			return who.Sees(sec.Key) && share.Shared && share.Planned == ""
		})
		if g, ok := s.Asker.(greeter); ok && wanted {
			g.Greet(ctx, rc)
		}
	}
	return cancel
}
