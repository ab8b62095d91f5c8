package app

import (
	"context"
	"os"
	"time"

	"shcr/backend/audit"
	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// lastSend bounds the forwarding of what still waits at sign-out.
const lastSend = 5 * time.Second

// about is what an AuditEvent says of this viewer.
func (a *App) about() audit.About {
	r := a.o.Region
	device, _ := os.Hostname() // without a name the audit says so
	about := audit.About{ASID: r.About.ASID, Issuer: r.Identity.Issuer, Client: r.Identity.ClientID, Device: device,
		Record: r.About.Name, People: r.People.BaseURL, Partners: map[string]string{}}
	for _, p := range r.Partners {
		about.Partners[p.ODS] = p.BaseURL
	}
	return about
}

// repositorySays gives the warning about the region's repository, "" for none (N3).
func (a *App) repositorySays(d *desk) string {
	h, err := d.forwarder.Health(context.Background())
	if err != nil {
		return "" // a journal that cannot be read has a notice of its own
	}
	return h.Say(a.o.Now())
}

// mayOpen keeps the region's rules that no record opens here when the repository
// has not been reached for too long, or where memory may reach a disk in the clear.
// The refusal is recorded.
func (a *App) mayOpen(d *desk, n care.NHSNumber) error {
	ctx := context.Background()
	why := a.swapAllows()
	if h, err := d.forwarder.Health(ctx); err == nil && why == nil { // else the journal itself says whether anything can be recorded
		why = h.Blocked(a.o.Now(), time.Duration(a.o.Region.Policy.AuditBlockHours)*time.Hour)
	}
	if why == nil {
		return nil
	}
	if _, err := a.journal.Commit(ctx, receipt.Event{Kind: receipt.Refused, Who: d.who, Person: n.Digits(), Outcome: string(care.CodeOf(why))}); err != nil {
		return err
	}
	return why
}
