package fhir

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longestWait bounds what a Retry-After may say: beyond it the figure is absurd
// and is read as "not today" (A18).
const longestWait = 24 * time.Hour

// retryAfter reads a Retry-After header (RFC 9110 §10.2.3: seconds, or a date)
// as a wait from now, clamped to 0 … 24 h. ok is false when there is none that
// can be read; a negative figure or a past date asks for no wait.
func retryAfter(h http.Header, now time.Time) (wait time.Duration, ok bool) {
	text := strings.TrimSpace(h.Get("Retry-After"))
	if text == "" || len(text) > 64 {
		return 0, false
	}
	digits := strings.TrimPrefix(text, "-")
	if strings.Trim(digits, "0123456789") == "" && digits != "" {
		seconds, err := strconv.ParseInt(text, 10, 64)
		switch {
		case text[0] == '-':
			return 0, true
		case err != nil || seconds > int64(longestWait/time.Second): // too long a number is too long a wait
			return longestWait, true
		}
		return time.Duration(seconds) * time.Second, true
	}
	at, err := http.ParseTime(text)
	if err != nil {
		return 0, false
	}
	return min(max(at.Sub(now), 0), longestWait), true
}
