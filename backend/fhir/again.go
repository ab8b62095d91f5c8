package fhir

import (
	"context"
	"net/http"
	"time"

	"github.com/cenkalti/backoff/v5"

	"shcr/backend/care"
)

// pauseBefore is the rest before the one retry when the partner named none, and
// longestPause the longest one inside a load (A18).
const (
	pauseBefore  = 500 * time.Millisecond
	longestPause = 2 * time.Second
)

// pause is a backoff that waits as long as was last said.
type pause struct{ next time.Duration }

// NextBackOff implements backoff.BackOff.
func (p *pause) NextBackOff() time.Duration { return p.next }

// Reset implements backoff.BackOff.
func (p *pause) Reset() { p.next = pauseBefore }

// again asks with one retry of what may pass: a refused or cut connection, too
// many requests, a busy server. Who asks to be left alone for longer than two
// seconds, or than the load has left, is not asked again (A18, decision 18). It
// stands around one page, not around a search: the pages that came well are kept.
func again[T any](ctx context.Context, ask func() (T, error)) (T, error) {
	var last error
	wait := &pause{}
	out, err := backoff.Retry(ctx, func() (T, error) {
		var out T
		if out, last = ask(); last == nil {
			return out, nil
		}
		wait.next = pauseBefore
		if until := UntilOf(last); !until.IsZero() {
			wait.next = max(wait.next, time.Until(until))
		}
		end, bounded := ctx.Deadline()
		if !passing(last) || wait.next > longestPause || bounded && time.Until(end) <= wait.next {
			return out, backoff.Permanent(last)
		}
		return out, last
	}, backoff.WithMaxTries(2), backoff.WithBackOff(wait))
	if err != nil {
		err = last // a context that ended while waiting changes nothing of why
	}
	return out, err
}

// passing tells of a failure that may be over in a moment.
func passing(err error) bool {
	why, status := WhyOf(err)
	switch why {
	case care.WhyRefused, care.WhyCut:
		return true
	}
	return status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable || status == http.StatusBadGateway
}
