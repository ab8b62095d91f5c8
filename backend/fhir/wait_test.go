package fhir

import (
	"net/http"
	"testing"
	"time"

	"shcr/backend/care/fuzztest"
)

// B1, A18: whatever a Retry-After holds, the wait is between nothing and a day.
func FuzzRetryAfter(f *testing.F) {
	for _, s := range []string{"", "0", "120", "-1", "-", "+5", "1e3", "99999999999999999999", "Sun, 22 Nov 2026 14:00:00 GMT", "Sunday, 22-Nov-26 14:00:00 GMT", "1.5", " 7 ", "０"} {
		f.Add(s)
	}
	now := time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		defer fuzztest.Within(t)()
		wait, ok := retryAfter(http.Header{"Retry-After": {text}}, now)
		if wait < 0 || wait > longestWait || !ok && wait != 0 {
			t.Errorf("%q: %s %v", text, wait, ok)
		}
	})
}

// A18: seconds and dates are read, and what is neither asks for nothing.
func TestA18_RetryAfterIsRead(t *testing.T) {
	now := time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Duration{
		"120": 2 * time.Minute, " 7 ": 7 * time.Second, "0": 0, "-5": 0, "soon": -1, "": -1, "1.5": -1, "+5": -1, "86400": longestWait, "86401": longestWait,
		"Sun, 22 Nov 2026 14:01:00 GMT": time.Minute, "Sun, 22 Nov 2026 13:00:00 GMT": 0, "Tue, 22 Nov 2044 14:00:00 GMT": longestWait,
	} {
		wait, ok := retryAfter(http.Header{"Retry-After": {text}}, now)
		if !ok {
			wait = -1
		}
		if wait != want {
			t.Errorf("%q: %s, want %s", text, wait, want)
		}
	}
}
