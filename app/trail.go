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

// auditSays gives the warning about the audit trail, "" for none (N3).
func (a *App) auditSays(d *desk) string {
	h, err := d.forwarder.Health(context.Background())
	if err != nil {
		return "The audit journal of this computer cannot be read. Tell your IT helpdesk."
	}
	return h.Say(a.o.Now())
}

// mayOpen keeps the region's rule that no record opens here when the repository
// has not been reached for too long. The refusal is recorded.
func (a *App) mayOpen(d *desk, n care.NHSNumber) error {
	ctx := context.Background()
	h, err := d.forwarder.Health(ctx)
	if err != nil {
		return &care.Error{Code: care.CodeAudit, Op: "open record", Err: err, Retry: true,
			Say: "The audit journal of this computer cannot be read, so nothing was opened. Tell your IT helpdesk."}
	}
	why := h.Blocked(a.o.Now(), time.Duration(a.o.Region.Policy.AuditBlockHours)*time.Hour)
	if why != nil {
		_, err = a.journal.Commit(ctx, receipt.Event{Kind: receipt.Refused, Who: d.who, Person: n.Digits(), Outcome: string(care.CodeOf(why))})
		if err != nil {
			return err
		}
	}
	return why
}
