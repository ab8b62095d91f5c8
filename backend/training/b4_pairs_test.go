package training_test

import (
	"fmt"
	"maps"
	"math/rand"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"shcr/backend/record"
	"shcr/backend/training/faults"
	"shcr/backend/training/holding"
)

// small makes a ward of two sections a partner with two items each, for so many
// opens that more would take a day.
func small(t *testing.T) *ward {
	w := newWard(t, 2, func(m *holding.Manner) { m.Gzip = false }) // a fifth of the time
	w.shared = map[string][]string{}
	used := map[string]bool{}
	for _, p := range w.partners {
		w.shared[p.ODS] = []string{}
		for _, s := range w.sections {
			if d, ok := p.Share(s.Key); ok && d.Planned == "" && len(w.shared[p.ODS]) < 2 {
				w.shared[p.ODS], used[s.Key] = append(w.shared[p.ODS], s.Key), true
			}
		}
	}
	w.sections = slices.DeleteFunc(w.sections, func(s record.Section) bool { return !used[s.Key] })
	return w
}

// pair is two partners, each with its fault.
type pair struct {
	p, q int
	f, g faults.Kind
}

// pairs are all two faults at all two partners, or so many of them by a fixed
// draw, among which every fault is.
func pairs(partners, sample int) (list []pair, all int) {
	kinds := faults.List()
	for p := range partners {
		for q := range p {
			for _, f := range kinds {
				for _, g := range kinds {
					list = append(list, pair{p, q, f, g})
				}
			}
		}
	}
	all = len(list)
	if sample > 0 {
		rand.New(rand.NewSource(4)).Shuffle(all, func(i, j int) { list[i], list[j] = list[j], list[i] })
		list = list[:sample]
	}
	return list, all
}

// TestB4_TwoFaultsAtOnce has every two partners fail at once in every two ways, in
// virtual time, beside two that are whole, which change from pair to pair. Each must
// come to exactly what it comes to alone (which B3 has looked at), and the others
// stay as they are.
func TestB4_TwoFaultsAtOnce(t *testing.T) {
	unraced(t)
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	w := small(t)
	whole := w.open(t, nil)
	single := w.singles()
	var group sync.WaitGroup
	sample := 40
	if everything {
		sample = 0
	}
	list, all := pairs(len(w.partners), sample)
	var next, right atomic.Int64
	for range 4 {
		group.Go(func() {
			for {
				n := int(next.Add(1)) - 1
				if n >= len(list) || t.Failed() && n > 100 {
					return
				}
				c := list[n]
				p, q := w.partners[c.p].ODS, w.partners[c.q].ODS
				now := w.only(beside(n, len(w.partners), c.p, c.q)...).open(t, map[string]faults.Kind{p: c.f, q: c.g})
				if wrong := now.both(whole, p, q, single(t, c.p, c.f), single(t, c.q, c.g)); len(wrong) > 0 {
					t.Errorf("%s at %s and %s at %s: %v", c.f.Fault, p, c.g.Fault, q, wrong)
					continue
				}
				right.Add(1)
			}
		})
	}
	group.Wait()
	sayBar(t, "B4", int64(all), right.Load(), int64(len(list)))
}

// singles gives what one partner comes to with one fault, and remembers it.
func (w *ward) singles() func(t *testing.T, p int, k faults.Kind) seen {
	var mu sync.Mutex
	known := map[string]func() seen{}
	return func(t *testing.T, p int, k faults.Kind) seen {
		ods := w.partners[p].ODS
		mu.Lock()
		f := known[ods+string(k.Fault)]
		if f == nil {
			f = sync.OnceValue(func() seen {
				return w.only(beside(p, len(w.partners), p)...).open(t, map[string]faults.Kind{ods: k})
			})
			known[ods+string(k.Fault)] = f
		}
		mu.Unlock()
		return f()
	}
}

// beside adds partners that are whole, up to four, others each time.
func beside(n, partners int, pair ...int) []int {
	for i := n; len(pair) < 4; i++ {
		if who := i % partners; !slices.Contains(pair, who) {
			pair = append(pair, who)
		}
	}
	slices.Sort(pair)
	return pair
}

// both compares an open with two faults with the opens that had one of them each.
func (s seen) both(whole seen, p, q string, onlyP, onlyQ seen) []string {
	wrong := s.unlike(whole, p, q)
	for ods, one := range map[string]seen{p: onlyP, q: onlyQ} {
		if s.rows[ods] != one.rows[ods] {
			wrong = append(wrong, fmt.Sprintf("%s is not what it is alone:\n%s\nalone:\n%s", ods, s.rows[ods], one.rows[ods]))
		}
	}
	want := map[string]bool{}
	for _, name := range append(slices.Clone(onlyP.missing), onlyQ.missing...) {
		want[name] = true
	}
	if got := slices.Sorted(slices.Values(s.missing)); !slices.Equal(got, slices.Sorted(maps.Keys(want))) {
		wrong = append(wrong, fmt.Sprintf("missing %v, want %v", got, want))
	}
	if s.security != (onlyP.security || onlyQ.security) {
		wrong = append(wrong, fmt.Sprintf("security notice %v", s.security))
	}
	return wrong
}
