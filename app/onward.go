package app

import (
	"context"
	"net/url"
	"time"

	"github.com/samber/lo"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/neighbour"
	"shcr/backend/region"
)

// NeighboursView is what can be opened beside this record (M46 to M48).
type NeighboursView struct {
	Neighbours []NeighbourView `json:"neighbours"` // in region-file order
	Links      []LinkView      `json:"links"`
}

// NeighbourView is a record of another region.
type NeighbourView struct {
	Name string `json:"name"`
	Note string `json:"note"` // what it holds, or ""
	Why  string `json:"why"`  // it cannot be opened for this person; "" when it can
	// Guide is the address of a page on what it shows, or "".
	Guide string `json:"guide"`
}

// LinkView is a service that is opened without anybody being handed over.
type LinkView struct {
	Name    string `json:"name"`
	Note    string `json:"note"`
	Address string `json:"address"`
}

// Neighbours lists what other records there are, each with why it cannot be
// opened for the open person.
func (r *Record) Neighbours(handle string) (NeighboursView, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return NeighboursView{}, err
	}
	if _, err := d.room.View(handle); err != nil {
		return NeighboursView{}, err
	}
	barred := ""
	if err := d.room.MayHandOn(handle); err != nil {
		barred = ProblemOf(err).Say
	}
	today := r.app.o.Now().In(care.London).Format(time.DateOnly)
	return NeighboursView{
		Neighbours: lo.Map(r.app.o.Region.Neighbours, func(n region.Neighbour, _ int) NeighbourView {
			v := NeighbourView{Name: n.Name, Note: n.Note, Why: barred, Guide: n.Guide}
			if !n.Open(today) {
				v.Why = "Not yet: planned from " + dayText(n.Planned) + "."
			}
			return v
		}),
		Links: lo.Map(r.app.o.Region.Links, func(l region.Link, _ int) LinkView { return LinkView{l.Name, l.Note, l.Address} }),
	}, nil
}

// HandOn opens the open person in a neighbouring record, by its name: recorded
// first, then told to the neighbour in the user's name, then opened in the
// system's browser.
func (r *Record) HandOn(handle, name string) error {
	d, err := r.app.signedIn()
	if err != nil {
		return err
	}
	n, ok := lo.Find(r.app.o.Region.Neighbours, func(n region.Neighbour) bool { return n.Name == name })
	if !ok || !n.Open(r.app.o.Now().In(care.London).Format(time.DateOnly)) {
		return &care.Error{Code: care.CodeInput, Op: "hand on", Say: "This record cannot be opened from here."}
	}
	leave, err := r.app.gate.enter("hand on")
	if err != nil {
		return err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(context.Background(), callWait)
	defer cancel()
	err = d.room.HandOn(ctx, handle, n.Name, func(ctx context.Context, rc receipt.Receipt, p care.Person, why care.Reason) error {
		return r.send(ctx, rc, d, n, neighbour.Context{Person: p, Who: d.who, Reason: why})
	})
	return r.app.note("hand on", err)
}

func (r *Record) send(ctx context.Context, rc receipt.Receipt, d *desk, n region.Neighbour, x neighbour.Context) error {
	way, err := r.app.network.way(n.TLS)
	if err != nil {
		return err
	}
	base, err := url.Parse(n.Address)
	if err != nil {
		return err
	}
	client := way.Client(base, fhir.DefaultLimits())
	defer client.CloseIdleConnections()
	token, err := d.session.Token(ctx, n.Audience)
	if err != nil {
		return err
	}
	address, err := neighbour.Ask(ctx, rc, client, neighbour.Record{Name: n.Name, Address: n.Address, Hosts: n.HostNames}, token, x, r.app.o.Now())
	if err == nil {
		err = ctx.Err() // closed while the neighbour was thinking: whoever it was must not appear (H4)
	}
	if err != nil {
		return err
	}
	return r.browse(address)
}

// OpenPage opens a neighbour's guide or a service's page of the region file, by
// name, in the system's browser. Nothing of the open person goes with it (M47,
// M48).
func (r *Record) OpenPage(name string) error {
	for _, l := range r.app.o.Region.Links {
		if l.Name == name {
			return r.app.note("open page", r.browse(l.Address))
		}
	}
	for _, n := range r.app.o.Region.Neighbours {
		if n.Name == name && n.Guide != "" {
			return r.app.note("open page", r.browse(n.Guide))
		}
	}
	return &care.Error{Code: care.CodeInput, Op: "open page", Say: "There is no such page in this region."}
}

func (r *Record) browse(address string) error {
	leave, err := r.app.gate.enter("open page")
	if err != nil {
		return err
	}
	time.AfterFunc(time.Second, leave) // that many in a second at most
	if err := r.app.o.Browse(address); err != nil {
		return &care.Error{Code: care.CodeInternal, Op: "open browser", Say: "The browser could not be opened on this computer. Tell your IT helpdesk.", Err: err}
	}
	return nil
}
