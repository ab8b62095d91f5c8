package record

import "testing"

// The heap may grow by the same whether little or much is held, within bounds.
func TestFrugal_Headroom(t *testing.T) {
	for live, want := range map[uint64]int{
		0: mostPercent, 1 << 20: mostPercent, // little is held
		headroom: 100, 2 * headroom: 50,
		1 << 30: leastPercent, // much is
	} {
		if got := percent(live); got != want {
			t.Errorf("%d bytes: %d percent, not %d", live, got, want)
		}
	}
}
