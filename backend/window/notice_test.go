package window

import (
	"slices"
	"testing"
	"time"
)

func TestNotices(t *testing.T) {
	told := make(chan Notice, 9)
	OnNotice(func(n Notice) { told <- n })
	defer OnNotice(nil)
	before := Noticed(Print)
	raise(Print)
	if n := <-told; n != Print || Noticed(Print) != before+1 {
		t.Errorf("told %q, counted %d", n, Noticed(Print)-before)
	}
	raise(PageGone)
	if got := []Notice{<-told, <-told}; !slices.Equal(got, []Notice{PageGone, PageLoaded}) {
		t.Errorf("a lost page told %q", got)
	}
}

func TestPause(t *testing.T) {
	for lost, want := range map[int64]time.Duration{1: 0, 2: 100 * time.Millisecond, 5: 400 * time.Millisecond, 99: time.Second} {
		if got := pause(lost); got != want {
			t.Errorf("after loss %d: %v, want %v", lost, got, want)
		}
	}
}
