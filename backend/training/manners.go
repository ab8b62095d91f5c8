package training

import (
	"net/http"
	"sync"
	"time"

	"shcr/backend/training/cast"
	"shcr/backend/training/holding"
)

// habit is how one partner is reached and behaves: its server's manner and what
// stands before it.
type habit struct {
	holding.Manner
	Path   string        // below the partner's root
	HTTPS  bool          // an address of its own, with HTTP/2, when Options.TLS
	P50    time.Duration // time to the first byte on the demo profile: median
	P95    time.Duration // and 95th percentile
	Stall  time.Duration // demo profile: one request in 20 takes this long
	Sleepy bool          // the first call of a session may find it asleep: 503, Retry-After 2
}

// usual is the path of partners that have no other.
const usual = "fhir/"

const ms = time.Millisecond

// habits is the column "behaviour to imitate" of the partners' table, as data.
// What the records themselves are like (codes, contained practitioners, logical
// references, degraded entries) is written where they are written: package cast.
func habits() map[string]habit {
	return map[string]habit{
		cast.EST: {HTTPS: true, P50: 120 * ms, P95: 220 * ms, Manner: holding.Manner{PageSize: 100, MaxCount: 250, Gzip: true}},
		cast.FAI: {P50: 40 * ms, P95: 90 * ms, Manner: holding.Manner{PageSize: 20, MaxCount: 100, Gzip: true, ContentType: "application/fhir+json; charset=utf-8"}},
		cast.SAL: {P50: 90 * ms, P95: 160 * ms, Manner: holding.Manner{PageSize: 50, MaxCount: 100, NoTotal: true, Cursor: true, CursorLife: time.Hour}},
		cast.LAN: {Path: "practice/records/fhir/R4/", Sleepy: true, P50: 150 * ms, P95: 300 * ms,
			Manner: holding.Manner{PageSize: 20, MaxCount: 20, FixedPage: true, Pretty: true}},
		cast.SMH: {HTTPS: true, P50: 200 * ms, P95: 350 * ms, Manner: holding.Manner{PageSize: 50, MaxCount: 100, Gzip: true, Cursor: true, CursorLife: time.Minute}},
		cast.CRV: {P50: 80 * ms, P95: 140 * ms, Manner: holding.Manner{PageSize: 50, MaxCount: 100, Gzip: true, Estimate: true}},
		cast.NSC: {P50: 100 * ms, P95: 180 * ms,
			Manner: holding.Manner{PageSize: 50, MaxCount: 100, Chunked: true, CloseAfter: 20, Strict: true, Lacks: []string{"_lastUpdated"}}},
		cast.EAM: {P50: 60 * ms, P95: 110 * ms, Manner: holding.Manner{PageSize: 50, MaxCount: 100, Gzip: true, ClockAhead: 3 * time.Minute}},
		cast.NGU: {P50: 30 * ms, P95: 60 * ms, Manner: holding.Manner{PageSize: 50, MaxCount: 100, Gzip: true, FeedMark: true}},
		cast.MCC: {P50: 350 * ms, P95: 500 * ms, Manner: holding.Manner{PageSize: 50, MaxCount: 100}},
		cast.SCC: {P50: 110 * ms, P95: 170 * ms, Manner: holding.Manner{PageSize: 50, MaxCount: 100, Gzip: true, URNs: true}},
		cast.TWC: {P50: 2200 * ms, P95: 4 * time.Second, Stall: 9 * time.Second,
			Manner: holding.Manner{PageSize: 50, MaxCount: 100, CloseAfter: 1, EchoSelf: true, ContentType: "application/fhir+json; charset=UTF-8; fhirVersion=4.0"}},
	}
}

// habitOf completes a partner's habit with what follows from the partner itself.
func (r *Region) habitOf(p cast.Partner) habit {
	h := habits()[p.Key]
	if h.Path == "" {
		h.Path = usual
	}
	h.Software, h.Types = "Training "+p.Setting+" system", p.ServedTypes()
	// Nothing is fed in the time a trainer skips: skipping is how feeds grow old.
	h.AsOf = func(time.Time) time.Time {
		if len(p.Feed) == 0 {
			return r.Now()
		}
		return cast.LastFeed(r.clock.real(), p.Feed)
	}
	return h
}

// sleepAfter is how long a sleepy server stays awake after a caller's last call.
const sleepAfter = 10 * time.Minute

// sleepy answers a caller's first call with 503 and a wish to be asked again in
// two seconds, as a gateway does that starts its service on demand.
type sleepy struct {
	next http.Handler
	now  func() time.Time

	mu   sync.Mutex
	last map[string]time.Time // by the caller's sub
}

// ServeHTTP implements http.Handler.
func (s *sleepy) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	caller, now := "", s.now()
	if sub, ok := q.Context().Value(who{}).(*string); ok {
		caller = *sub
	}
	s.mu.Lock()
	if s.last == nil {
		s.last = map[string]time.Time{}
	}
	for c, at := range s.last {
		if now.Sub(at) > sleepAfter {
			delete(s.last, c)
		}
	}
	_, awake := s.last[caller]
	s.last[caller] = now
	s.mu.Unlock()
	if awake {
		s.next.ServeHTTP(w, q)
		return
	}
	w.Header().Set("Retry-After", "2")
	outcome(w, http.StatusServiceUnavailable, holding.Outcome("error", "transient", "The service is starting. Ask again in two seconds."))
}
