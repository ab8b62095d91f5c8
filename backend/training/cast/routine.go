package cast

import (
	"math/rand/v2"
	"regexp"
	"time"
)

// Routine is the believable filler of a GP record: short contacts in office
// hours over the last year. It never touches problems, allergies, medicines or
// results, so it cannot contradict a story.
type Routine struct {
	Visits  int // a year
	Reasons []string
	By      []string
	Away    [][2]string // from and to day: in hospital, so not at the surgery
}

// handsOn finds what nobody does by telephone.
var handsOn = regexp.MustCompile(`(?i)\b(pressure|bp|weights?|pulse|bloods?|ears?|smear|dressings?|injections?|vaccin\w*|jabs?|foot|feet|legs)\b`)

func (r Routine) put(d *desk) {
	rng := rand.New(rand.NewPCG(uint64(d.region.seed), uint64(len(d.person.Key))<<32|hash32(d.person.Key+d.partner.Key)))
	day := storyDay.AddDate(-1, 0, 0)
	gap := 365 / max(r.Visits, 1)
	for range r.Visits {
		day = day.AddDate(0, 0, gap-4+rng.IntN(8))
		on := d.region.cal.weekday(day)
		// Keep clear of the last weeks, which the stories fill themselves.
		if !on.Before(storyDay.AddDate(0, 0, -28)) {
			break
		}
		if r.away(on.Format(time.DateOnly)) {
			continue
		}
		start := time.Date(on.Year(), on.Month(), on.Day(), 8+rng.IntN(10), 10*rng.IntN(6), 0, 0, time.UTC)
		v := Visit{Type: "Seen in GP's surgery", From: start.Format("2006-01-02T15:04"), To: start.Add(10 * time.Minute).Format("2006-01-02T15:04"),
			Reason: r.Reasons[rng.IntN(len(r.Reasons))], By: r.By[rng.IntN(len(r.By))]}
		if rng.IntN(3) == 0 && !handsOn.MatchString(v.Reason) {
			v.Type, v.Class = "Telephone consultation", "VR"
		}
		v.put(d)
	}
}

func (r Routine) away(on string) bool {
	for _, a := range r.Away {
		if on >= a[0] && on <= a[1] {
			return true
		}
	}
	return false
}

func hash32(s string) uint64 {
	h := uint64(14695981039346656037)
	for _, b := range []byte(s) {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h & 0xffffffff
}
