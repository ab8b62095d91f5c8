package training

import (
	"time"

	"shcr/backend/training/holding"
)

// Holding lets tests furnish a partner.
func (r *Region) Holding(key string) *holding.Server { return r.site(key).holding }

// Habits gives how a partner's server behaves, to put one like it elsewhere.
func (r *Region) Habits(key string) (m holding.Manner, base string) {
	s := r.site(key)
	return s.habit.Manner, s.base()
}

// Draw gives the first times of a partner's latency on the demo profile.
func Draw(key string, seed int64, n int) (all []time.Duration) {
	l := newLatency(habits()[key], seed, key)
	for range n {
		all = append(all, l.next())
	}
	return all
}
