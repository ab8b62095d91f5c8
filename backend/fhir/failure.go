package fhir

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"

	"shcr/backend/care"
)

// Failure is why a request gave no usable answer. Its text names a code and a
// status only, so it is safe to log; nothing of the body is in it (A16).
type Failure struct {
	Why    care.Why
	Status int // HTTP status, 0 when none came
	Err    error
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
	case errors.Is(ctx.Err(), context.Canceled):
		return fail(care.WhyCancelled, err)
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &netErr) && netErr.Timeout():
		return fail(care.WhyTimeout, err)
	case errors.Is(err, errRedirect):
		return fail(care.WhyRedirect, err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fail(care.WhyCut, err)
	}
	if _, ok := Untrusted(err); ok {
		return fail(care.WhyCertificate, err)
	}
	return fail(care.WhyRefused, err)
}

// statusFailure sorts an HTTP status that is not 200.
func statusFailure(status int) *Failure {
	why := care.WhyStatus
	switch {
	case status == http.StatusUnauthorized:
		why = care.WhyUnauthorised
	case status == http.StatusForbidden:
		why = care.WhyDenied
	case status >= 300 && status < 400:
		why = care.WhyRedirect
	}
	return &Failure{Why: why, Status: status}
}
