package training

import (
	"math"
	"math/rand/v2"
	"sync"
	"time"
)

// stallEvery is how rare the long waits of a partner are: one request in 20.
const stallEvery = 20

// p95 is the 95th percentile of the standard normal distribution.
const p95 = 1.6449

// latency draws times to the first byte: log-normal, as real ones are near
// enough, through the partner's median and 95th percentile. The same seed gives
// the same times in the same order.
type latency struct {
	median, sigma float64
	stall         time.Duration

	mu     sync.Mutex
	random *rand.Rand
	asked  int
}

func newLatency(h habit, seed int64, name string) *latency {
	var salt uint64
	for _, c := range name {
		salt = salt*131 + uint64(c)
	}
	return &latency{median: float64(h.P50), sigma: math.Log(float64(h.P95)/float64(h.P50)) / p95, stall: h.Stall, random: rand.New(rand.NewPCG(uint64(seed), salt))}
}

// next gives the wait of one request; none when there is no profile.
func (l *latency) next() time.Duration {
	if l == nil {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.asked++; l.stall > 0 && l.asked%stallEvery == 0 {
		return l.stall
	}
	// Beyond three deviations it would be a fault, not a habit.
	z := min(max(l.random.NormFloat64(), -3), 3)
	return time.Duration(l.median * math.Exp(z*l.sigma))
}
