package training_test

import (
	"math/rand"
	"slices"
	"sync"
	"testing"
	"time"
)

// TestH10_SameRowsWhateverTheOrderOfArrival has every answer of every partner come
// after a while of its own, so that pages, sections and partners overtake each
// other. The screen is the same to the byte, rows in the same order, as when all
// came at once.
func TestH10_SameRowsWhateverTheOrderOfArrival(t *testing.T) {
	unraced(t)
	w := newWard(t, 6)
	whole := w.open(t, nil)
	orders := 4
	if everything {
		orders = 200
	}
	right := 0
	for seed := range orders {
		rnd, mu := rand.New(rand.NewSource(int64(seed))), sync.Mutex{}
		w.delay = func() time.Duration {
			mu.Lock()
			defer mu.Unlock()
			return time.Duration(rnd.Intn(400)) * time.Millisecond
		}
		now := w.open(t, nil)
		switch {
		case now.took < 400*time.Millisecond:
			t.Fatalf("nothing was delayed: %v", now.took)
		case !slices.Equal(now.order, whole.order):
			for i := range min(len(now.order), len(whole.order)) {
				if now.order[i] != whole.order[i] {
					t.Errorf("order %d: row %d is\n%s\nnot\n%s", seed, i, now.order[i], whole.order[i])
					break
				}
			}
		case !slices.Equal(now.ledger, whole.ledger) || !now.audited():
			t.Errorf("order %d: the ledger is not the same", seed)
		default:
			right++
		}
	}
	t.Logf("%d of %d orders of arrival give the same screen", right, orders)
}
