package app_test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// tracer gives the program that shows what the system is asked for; a test that
// needs it is skipped where it is not.
func tracer(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed; build/setup.sh installs it")
	}
	if out, err := exec.Command(program, "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("strace may not be used here; in a container, allow ptrace (SYS_PTRACE): %s", out)
	}
	return program
}

// traced runs a test of this binary as a process of its own, which env starts, and
// gives the system's calls that it made, one a line, as the options choose them.
func traced(t *testing.T, child, env string, options ...string) *bufio.Scanner {
	t.Helper()
	trace := filepath.Join(t.TempDir(), "trace")
	args := append([]string{"-f", "-qq", "--seccomp-bpf", "-e", "signal=none", "-o", trace}, options...)
	cmd := exec.Command(tracer(t), append(args, os.Args[0], "-test.run", "^"+child+"$", "-test.count=1")...)
	cmd.Env = append(os.Environ(), env)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	calls, err := os.Open(trace)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = calls.Close() })
	lines := bufio.NewScanner(calls)
	lines.Buffer(nil, 1<<20)
	return lines
}
