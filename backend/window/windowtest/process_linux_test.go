package windowtest

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestParseStat(t *testing.T) {
	tail := " S 1 7 42 0 -1 4194560 1 0 0 0 1 2 0 0 20 0 1 0 100 1000000 25 18446744073709551615"
	p, session, ok := parseStat("77 (odd) name)" + tail)
	if !ok || p.PID != 77 || p.Name != "odd) name" || session != 42 || p.RSS != 25*int64(os.Getpagesize()) {
		t.Errorf("read %+v of session %d, %v", p, session, ok)
	}
	for _, text := range []string{"", "77", "77 (dead)" + strings.Replace(tail, " S", " Z", 1), ") ("} {
		if _, _, ok := parseStat(text); ok {
			t.Errorf("%q counts as living", text)
		}
	}
}

// TestNurseryLeavesNobody starts a program that starts others, one of which
// does not care for its parent or for a polite signal.
func TestNurseryLeavesNobody(t *testing.T) {
	n := newNursery()
	line, err := n.startTelling(exec.Command("sh", "-c", `(trap '' TERM HUP; sleep 60) & sleep 60 & echo ready >&3; wait`), 5*time.Second)
	if err != nil || line != "ready" {
		t.Fatalf("%q %v", line, err)
	}
	sessions := n.sessions
	if len(members(sessions)) < 3 {
		t.Errorf("running: %v", members(sessions))
	}
	if err := n.end(); err != nil {
		t.Error(err)
	}
	if left := members(sessions); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}
