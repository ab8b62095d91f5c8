package partner

import (
	"net/http"
	"sync"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// breakAfter opens without any answer in a row keep a partner from being asked,
// for coolDown; the next open after that asks it, and its answer decides. Nobody
// waits twelve seconds each time for a partner that is down, and one that
// recovers is asked again within half a minute (H29).
const (
	breakAfter = 3
	coolDown   = 20 * time.Second
)

// breaker keeps count of how a partner answered this session's opens.
type breaker struct {
	now func() time.Time

	mu      sync.Mutex
	silent  int       // opens in a row without any answer
	asked   time.Time // when the last of them ended
	probing bool      // one asks whether it is back
	forced  bool      // the next is asked whatever was before: Try now
}

// try tells whether the partner is to be asked now.
func (b *breaker) try() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.forced:
		b.forced = false
	case b.silent < breakAfter:
	case b.probing || b.now().Sub(b.asked) < coolDown && !b.now().Before(b.asked):
		return false
	}
	b.probing = b.silent >= breakAfter
	return true
}

// force has the next open ask, whatever was before.
func (b *breaker) force() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forced = true
}

// tell counts how an open went: silent when nothing came, cancelled when it was
// us who did not wait.
func (b *breaker) tell(silent, cancelled bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.probing = false
	switch {
	case cancelled:
	case silent:
		b.silent, b.asked = b.silent+1, b.now()
	default:
		b.silent = 0
	}
}

// absent tells whether a failure means that the partner is not there at all, as
// against one that answers with something wrong.
func absent(err error) bool {
	switch why, status := fhir.WhyOf(err); why {
	case care.WhyRefused, care.WhyTimeout:
		return true
	case care.WhyStatus:
		return status == http.StatusBadGateway || status == http.StatusServiceUnavailable || status == http.StatusGatewayTimeout || status == http.StatusTooManyRequests
	}
	return false
}
