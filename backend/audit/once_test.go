package audit_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"shcr/backend/audit"
	"shcr/backend/audit/receipt"
	"shcr/backend/seal"
)

func onceJournal(t *testing.T, dir string) *audit.Journal {
	t.Helper()
	box, err := seal.New(make([]byte, 32), "audit")
	if err != nil {
		t.Fatal(err)
	}
	j, err := audit.OpenJournal(dir, box, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// K3: one id, a thousand at once over two journals of the same file: one is first,
// and after a restart, with the clock set back, none is.
func TestK3_SpentOnce(t *testing.T) {
	dir := t.TempDir()
	a, b := onceJournal(t, dir), onceJournal(t, dir)
	defer b.Close()
	var first, later atomic.Int64
	var running sync.WaitGroup
	for i := range 1000 {
		running.Go(func() {
			_, err := []*audit.Journal{a, b}[i%2].CommitOnce(receipt.Event{Kind: receipt.Launch, Outcome: "accepted"}, "one")
			switch {
			case err == nil:
				first.Add(1)
			case errors.Is(err, audit.ErrSpent):
				later.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	running.Wait()
	if first.Load() != 1 || later.Load() != 999 {
		t.Fatalf("%d first, %d later", first.Load(), later.Load())
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	box, _ := seal.New(make([]byte, 32), "audit")
	c, err := audit.OpenJournal(dir, box, func() time.Time { return time.Now().Add(-24 * time.Hour) })
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.CommitOnce(receipt.Event{Kind: receipt.Launch, Outcome: "accepted"}, "one"); !errors.Is(err, audit.ErrSpent) {
		t.Errorf("after a restart: %v", err)
	}
	if rc, err := c.CommitOnce(receipt.Event{Kind: receipt.Launch, Outcome: "accepted"}, "two"); err != nil || rc.Check() != nil {
		t.Errorf("another: %v", err)
	}
}

// K3: killed (-9) the moment it was told that it was first, nobody is first again.
func TestK3_SpentStaysAfterAKill(t *testing.T) {
	if dir := os.Getenv("SHCR_ONCE_DIR"); dir != "" {
		if _, err := onceJournal(t, dir).CommitOnce(receipt.Event{Kind: receipt.Launch, Outcome: "accepted"}, "one"); err != nil {
			os.Exit(3)
		}
		p, _ := os.FindProcess(os.Getpid())
		_ = p.Kill()
		select {}
	}
	dir := t.TempDir()
	again := func() error {
		cmd := exec.Command(os.Args[0], "-test.run=^TestK3_SpentStaysAfterAKill$")
		cmd.Env = append(os.Environ(), "SHCR_ONCE_DIR="+dir)
		return cmd.Run()
	}
	var e *exec.ExitError
	if err := again(); !errors.As(err, &e) || e.ExitCode() == 3 {
		t.Fatalf("the first was not killed: %v", err)
	}
	if err := again(); !errors.As(err, &e) || e.ExitCode() != 3 {
		t.Errorf("after the kill: %v", err)
	}
}

// K3: while the journal cannot be written, nothing that works once is used: the
// second place takes events, and knows of no use.
func TestK3_WithoutTheJournalNothingIsSpent(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(dir, nil, 0o600); err != nil { // no folder can be there
		t.Fatal(err)
	}
	j := onceJournal(t, dir)
	defer j.Close()
	if _, err := j.CommitOnce(receipt.Event{Kind: receipt.Launch, Outcome: "accepted"}, "one"); err == nil || errors.Is(err, audit.ErrSpent) {
		t.Errorf("%v", err)
	}
}
