package windowtest

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"time"
)

// nursery starts programs and ends them, with all that they started. Programs
// are started from one locked thread, because the kernel ties "end with your
// parent" to the thread that started them.
type nursery struct {
	mu       sync.Mutex
	sessions []int
	starts   chan func()
}

func newNursery() *nursery {
	n := &nursery{starts: make(chan func())}
	go func() {
		runtime.LockOSThread()
		for start := range n.starts {
			start()
		}
	}()
	return n
}

// start runs cmd in a session of its own.
func (n *nursery) start(cmd *exec.Cmd) error {
	ownSession(cmd)
	result := make(chan error)
	n.starts <- func() { result <- cmd.Start() }
	if err := <-result; err != nil {
		return fmt.Errorf("start %s: %w", cmd.Path, err)
	}
	n.mu.Lock()
	n.sessions = append(n.sessions, cmd.Process.Pid)
	n.mu.Unlock()
	go cmd.Wait()
	return nil
}

// startTelling runs a program that writes one line to the file descriptor 3
// once it is ready, and gives that line.
func (n *nursery) startTelling(cmd *exec.Cmd, wait time.Duration) (string, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer r.Close()
	cmd.ExtraFiles = []*os.File{w}
	err = n.start(cmd)
	w.Close()
	if err != nil {
		return "", err
	}
	r.SetReadDeadline(time.Now().Add(wait))
	line := make([]byte, 0, 256)
	for one := make([]byte, 1); ; {
		if _, err := io.ReadFull(r, one); err != nil {
			return "", fmt.Errorf("%s did not get ready in %v: %w", cmd.Path, wait, err)
		}
		if one[0] == '\n' {
			return string(line), nil
		}
		line = append(line, one[0])
	}
}

// end kills every process of every session that was started here and waits
// until none is left.
func (n *nursery) end() error {
	n.mu.Lock()
	sessions := n.sessions
	n.sessions = nil
	n.mu.Unlock()
	defer func() {
		if n.starts != nil {
			close(n.starts)
			n.starts = nil
		}
	}()
	deadline := time.Now().Add(5 * time.Second)
	for {
		left := members(sessions)
		if len(left) == 0 {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("still running: %v", left)
		}
		for _, p := range left {
			if child, err := os.FindProcess(p.PID); err == nil {
				child.Kill()
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
}
