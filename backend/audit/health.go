package audit

import (
	"context"
	"fmt"
	"strings"
	"time"

	"shcr/backend/care"
)

// Health is how forwarding goes.
type Health struct {
	Waiting int       // events the repository has not taken
	Oldest  time.Time // of the first of them; zero when none waits
	Failing bool      // the last attempt failed
	Wrong   string    // what the repository and the journal disagree about
	Refused int       // events that it refused for good, and that were set aside
	Since   time.Time // of the first of them; zero when there is none
	Status  string    // what it answered to them: "413", or several with commas
}

// Health tells how forwarding goes; the error is the journal's.
func (f *Forwarder) Health(ctx context.Context) (h Health, err error) {
	if h, err = standing(ctx, f.journal.db); err != nil {
		return h, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	h.Failing, h.Wrong = f.state.failing, f.state.wrong
	return h, nil
}

// Thresholds of the warning (safety N3).
const (
	warnAfter = 24 * time.Hour
	warnAt    = 10_000
)

// Say is the warning for the screen, "" when there is nothing to warn of.
func (h Health) Say(now time.Time) string {
	if h.Wrong != "" {
		return "The audit trail of this computer and the region’s audit repository do not agree. Tell your IT helpdesk and your privacy officer. " + h.Wrong
	}
	say := h.SayRefused()
	if h.Late(now) {
		say = fmt.Sprintf("%s of this computer have not reached the region’s audit repository, the oldest from %s. Tell your IT helpdesk. %s", events(h.Waiting), h.Oldest.Local().Format(dayTime), say)
	}
	return strings.TrimSpace(say)
}

// Late tells whether events have waited for so long, or so many, that somebody has
// to see to it.
func (h Health) Late(now time.Time) bool {
	return h.Waiting > 0 && h.Failing && now.Sub(h.Oldest) >= warnAfter || h.Waiting >= warnAt
}

// SayRefused says how many events were set aside and what becomes of them, "" for none.
func (h Health) SayRefused() string {
	if h.Refused == 0 {
		return ""
	}
	return fmt.Sprintf("The region’s audit repository refuses %s of this computer (status %s), the oldest from %s. They are kept here and sent again once a day; all others go on. Tell your IT helpdesk: whoever runs the repository has to find out why.",
		events(h.Refused), h.Status, h.Since.Local().Format(dayTime))
}

// dayTime is how the screen writes a time.
const dayTime = "02-Jan-2006 15:04"

func events(n int) string {
	return fmt.Sprintf("%d audit event%s", n, map[bool]string{false: "s"}[n == 1])
}

// Blocked is an error when the region lets nobody open a record any more because
// events have waited for this long; 0 never blocks. It needs an attempt that
// failed: a computer that was off over a long weekend first gets to send.
func (h Health) Blocked(now time.Time, most time.Duration) error {
	if most == 0 || !h.Failing || h.Waiting == 0 || now.Sub(h.Oldest) < most {
		return nil
	}
	return &care.Error{Code: care.CodeAudit, Op: "open record", Retry: true,
		Say: fmt.Sprintf("No record can be opened here: for more than %d hours the audit of this computer has not reached your region. Tell your IT helpdesk, and use another computer meanwhile.", int(most.Hours()))}
}
