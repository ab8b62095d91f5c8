package people

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"shcr/backend/care"
)

// life is how old demographics may be: they are updated once every 24 hours
// (M71). The rest is for a refresh that takes its time, and for the day of 25
// hours in October.
const life = 24*time.Hour + 90*time.Minute

// updated is what is known of any answer.
const updated = "Demographics are updated once every 24 hours."

// dated says how old an answer is. A service that answers from a copy gives the
// copy's age in seconds (the Age header, RFC 9111 section 5.1). One that does
// not, or gives a figure that cannot be, leaves only what holds of any answer.
func dated(p *care.Person, h http.Header, now time.Time) {
	seconds, err := strconv.Atoi(h.Get("Age"))
	if err != nil || seconds < 0 || seconds > 10*365*24*3600 {
		return
	}
	at := now.Add(-time.Duration(seconds) * time.Second)
	p.AsOf = care.ShowTime(at)
	if strings.HasPrefix(p.AsOf, care.ShowDate(now)) {
		p.AsOf = at.In(care.London).Format("15:04") + " today"
	}
	p.Refreshed = "As of " + p.AsOf + ". " + updated
	if p.Late = now.Sub(at) > life; p.Late {
		p.Refreshed = "As of " + p.AsOf + ": older than the 24 hours that they may be. Check them with the person."
	}
}
