package handover_test

import (
	"bufio"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"shcr/backend/handover"
)

// folder is a data folder with a runtime folder beside it.
func folder(t *testing.T) string {
	t.Helper()
	run, err := os.MkdirTemp("", "run") // short: a socket's path has 108 bytes
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(run) })
	t.Setenv("XDG_RUNTIME_DIR", run)
	return filepath.Join(run, "data")
}

type inbox struct {
	mu  sync.Mutex
	got []string
}

func (b *inbox) take(m string) { b.mu.Lock(); b.got = append(b.got, m); b.mu.Unlock() }

func (b *inbox) all() []string { b.mu.Lock(); defer b.mu.Unlock(); return append([]string{}, b.got...) }

// L9: fifty processes at once: one is the first, and has the links of all others,
// which ended well.
func TestL9_H40_FiftyStarts(t *testing.T) {
	if dir := os.Getenv("SHCR_HANDOVER_DIR"); dir != "" {
		first, err := handover.Begin(dir, "shcr://launch?from="+os.Getenv("SHCR_HANDOVER_NAME"))
		if err != nil {
			os.Exit(4)
		}
		if first == nil {
			os.Exit(0)
		}
		var n atomic.Int64
		go first.Serve(func(string) { n.Add(1) })
		for deadline := time.Now().Add(30 * time.Second); n.Load() < 49 && time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		}
		_ = first.Close()
		if n.Load() != 49 {
			os.Exit(5)
		}
		os.Exit(9)
	}
	dir := folder(t)
	var first, second atomic.Int64
	var running sync.WaitGroup
	for i := range 50 {
		running.Go(func() {
			cmd := exec.Command(os.Args[0], "-test.run=^TestL9_H40_FiftyStarts$")
			cmd.Env = append(os.Environ(), "SHCR_HANDOVER_DIR="+dir, "SHCR_HANDOVER_NAME="+string(rune('A'+i)))
			_ = cmd.Run()
			switch code := cmd.ProcessState.ExitCode(); code {
			case 9:
				first.Add(1)
			case 0:
				second.Add(1)
			default:
				t.Errorf("a start ended with %d", code)
			}
		})
	}
	running.Wait()
	if first.Load() != 1 || second.Load() != 49 {
		t.Errorf("%d first, %d handed over", first.Load(), second.Load())
	}
}

// K11, K12: what is not one line of a link's length is not taken, a slow one holds
// nobody up for long, and those after it are.
func TestK11_ForgedMessages(t *testing.T) {
	dir := folder(t)
	first, err := handover.Begin(dir, "")
	if err != nil || first == nil || !first.Reachable() {
		t.Fatal(err)
	}
	defer first.Close()
	box := &inbox{}
	go first.Serve(box.take)
	for _, message := range []string{"", "no end", strings.Repeat("a", handover.MaxMessage) + "\n", strings.Repeat("\x00", 1<<20)} {
		raw(t, message)
	}
	if err := handover.Send(dir, "two\nlines"); err == nil {
		t.Error("two lines were sent")
	}
	if err := handover.Send(dir, strings.Repeat("a", handover.MaxMessage)); err == nil {
		t.Error("a long one was taken")
	}
	long := strings.Repeat("b", handover.MaxMessage-1)
	for _, m := range []string{"shcr://launch?v=1", handover.Wake, long} {
		if err := handover.Send(dir, m); err != nil {
			t.Errorf("%d bytes: %v", len(m), err)
		}
	}
	if got := box.all(); len(got) != 3 || got[0] != "shcr://launch?v=1" || got[1] != handover.Wake || got[2] != long {
		t.Errorf("%d messages", len(got))
	}
}

// raw writes bytes to the socket as another program could.
func raw(t *testing.T, message string) {
	t.Helper()
	c, err := net.Dial("unix", socket(t))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, _ = c.Write([]byte(message))
	_ = c.(*net.UnixConn).CloseWrite()
	if answer, err := bufio.NewReader(c).ReadString('\n'); err == nil {
		t.Errorf("%d bytes were answered %q", len(message), answer)
	}
}

func socket(t *testing.T) string {
	t.Helper()
	found, _ := filepath.Glob(filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "shcr-*"))
	if len(found) != 1 {
		t.Fatalf("sockets: %v", found)
	}
	return found[0]
}

// K12: the socket is this user's alone, also where another left a file in its
// place; a runtime folder that others can enter is not used.
func TestK12_OnlyThisUser(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("on Windows it is a pipe, which has no mode: run it on Linux or macOS")
	}
	dir := folder(t)
	first, err := handover.Begin(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(socket(t))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	path := socket(t)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("squatter"), 0o600); err != nil {
		t.Fatal(err)
	}
	if first, err = handover.Begin(dir, ""); err != nil || !first.Reachable() {
		t.Fatalf("over a squatter's file: %v", err)
	}
	_ = first.Close()
	if err := os.Chmod(os.Getenv("XDG_RUNTIME_DIR"), 0o777); err != nil {
		t.Fatal(err)
	}
	if first, err = handover.Begin(dir, ""); err != nil || !first.Reachable() {
		t.Fatal(err)
	}
	defer first.Close()
	if found, _ := filepath.Glob(filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "shcr-*")); len(found) != 0 {
		t.Errorf("made in a folder of all: %v", found)
	}
}

// L9: killed, it leaves nothing that keeps the next one out.
func TestL9_AfterAKill(t *testing.T) {
	if dir := os.Getenv("SHCR_KILL_DIR"); dir != "" {
		if first, err := handover.Begin(dir, ""); err != nil || first == nil {
			os.Exit(4)
		}
		p, _ := os.FindProcess(os.Getpid())
		_ = p.Kill()
		select {}
	}
	dir := folder(t)
	cmd := exec.Command(os.Args[0], "-test.run=^TestL9_AfterAKill$")
	cmd.Env = append(os.Environ(), "SHCR_KILL_DIR="+dir)
	_ = cmd.Run()
	if cmd.ProcessState.ExitCode() == 4 {
		t.Fatal("the first did not begin")
	}
	first, err := handover.Begin(dir, "")
	if err != nil || first == nil || !first.Reachable() {
		t.Fatal(err)
	}
	_ = first.Close()
}
