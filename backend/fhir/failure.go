package fhir

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"shcr/backend/care"
)

// Failure is why a request gave no usable answer. Its text names a code and a
// status only, so it is safe to log; nothing of the body is in it (A16).
type Failure struct {
	Why    care.Why
	Status int // HTTP status, 0 when none came
	// Until is when a busy server asked to be left alone, by this computer's
	// clock; zero when it named no time (A18).
	Until time.Time
	Err   error
}

// Error gives the closed code.
func (f *Failure) Error() string { return fmt.Sprintf("fhir: %s (%d)", f.Why, f.Status) }

// Unwrap gives the cause; its text may hold a URL and must not be logged.
func (f *Failure) Unwrap() error { return f.Err }

// WhyOf finds the reason in any error of this package.
func WhyOf(err error) (care.Why, int) {
	var f *Failure
	if errors.As(err, &f) {
		return f.Why, f.Status
	}
	return care.WhyMalformed, 0
}

// UntilOf finds the time until which a server asked to be left alone; zero when
// it asked for none.
func UntilOf(err error) time.Time {
	var f *Failure
	if errors.As(err, &f) {
		return f.Until
	}
	return time.Time{}
}

func fail(why care.Why, err error) *Failure { return &Failure{Why: why, Err: err} }

// TransportFailure sorts what net/http returns into our reasons, for a request
// that another package sent.
func TransportFailure(ctx context.Context, err error) error { return transportFailure(ctx, err) }

// transportFailure sorts what net/http returns into our reasons.
func transportFailure(ctx context.Context, err error) *Failure {
	var netErr net.Error
	var f *Failure
	switch {
	case errors.As(err, &f):
		return f
	case errors.Is(context.Cause(ctx), errSlow):
		return fail(care.WhyTimeout, errSlow)
	case errors.Is(ctx.Err(), context.Canceled):
		return fail(care.WhyCancelled, err)
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &netErr) && netErr.Timeout():
		return fail(care.WhyTimeout, err)
	case errors.Is(err, errRedirect):
		return fail(care.WhyRedirect, err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fail(care.WhyCut, err)
	// A flood of headers (A3). Of one far beyond the limit, net/http's HTTP/2 says
	// only that the protocol was broken; a server that breaks it otherwise is rarer.
	case saysAny(err, "response headers exceeded", "response header list larger than", "connection error: PROTOCOL_ERROR"):
		return fail(care.WhySize, err)
	}
	if _, ok := Untrusted(err); ok {
		return fail(care.WhyCertificate, err)
	}
	return fail(care.WhyRefused, err)
}

// saysAny sorts errors to which net/http gives no type: the server was reached,
// and what it sent was no answer. A test holds their words.
func saysAny(err error, words ...string) bool {
	text := err.Error()
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// statusFailure sorts an answer whose HTTP status is not 200.
func statusFailure(resp *http.Response) *Failure {
	status := resp.StatusCode
	why := care.WhyStatus
	switch {
	case status == http.StatusUnauthorized:
		why = care.WhyUnauthorised
	case status == http.StatusForbidden:
		why = care.WhyDenied
	case status >= 300 && status < 400:
		why = care.WhyRedirect
	}
	f := &Failure{Why: why, Status: status}
	if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
		now := time.Now()
		if wait, ok := retryAfter(resp.Header, now); ok && wait > 0 {
			f.Until = now.Add(wait)
		}
	}
	return f
}
