package faults

import (
	"net/http"
	"time"

	"shcr/backend/training/holding"
)

// nowhere is a host that cannot exist (RFC 2606); nothing should ask for it.
const nowhere = "http://elsewhere.invalid/"

func (t *turn) outcome(status int, code, say string) {
	t.say(status, holding.Outcome("error", code, say))
}

func (t *turn) unauthorised() {
	t.w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token", error_description="The access token expired"`)
	t.outcome(http.StatusUnauthorized, "expired", "The access token has expired.")
}

func (t *turn) forbidden() {
	t.outcome(http.StatusForbidden, "forbidden", "This person has not agreed to sharing.")
}

func (t *turn) unknownPerson() {
	t.outcome(http.StatusNotFound, "not-found", "No such person.")
}

func (t *turn) tooMany() {
	t.w.Header().Set("Retry-After", "120")
	t.outcome(http.StatusTooManyRequests, "throttled", "Too many requests. Ask again in two minutes.")
}

func (t *turn) unavailable() {
	t.w.Header().Set("Retry-After", "2")
	t.outcome(http.StatusServiceUnavailable, "transient", "The service is not available.")
}

func (t *turn) serverError() {
	t.outcome(http.StatusInternalServerError, "exception", "java.lang.NullPointerException at RecordService.find")
}

func (t *turn) outcomeOnly() {
	t.outcome(http.StatusOK, "processing", "The search could not be run.")
}

func (t *turn) redirect() {
	t.w.Header().Set("Location", nowhere+t.kind)
	t.outcome(http.StatusTemporaryRedirect, "informational", "The service has moved.")
}

func (t *turn) webPage() {
	t.send(answer{http.StatusOK, http.Header{"Content-Type": {"text/html; charset=utf-8"}},
		[]byte("<!doctype html><title>Sign in</title><form><input name=password type=password></form>\n")})
}

func (t *turn) clockSkew() {
	a := t.truth(t.q)
	a.header.Set("Date", time.Now().Add(2*time.Hour).UTC().Format(http.TimeFormat))
	t.send(a)
}
