package audit

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// strace finds the program, or says why a test is left out.
func strace(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed; build/setup.sh installs it")
	}
	if out, err := exec.Command(path, "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("strace may not be used here; in a container, allow ptrace (SYS_PTRACE): %s", out)
	}
	return path
}

// B11, L15: every call to the system that the journal and its second place make
// fails once, or from there on. What was said to be written is there afterwards,
// once; the chain holds; one failure refuses nobody.
func TestB11_EveryCallFails(t *testing.T) {
	if testing.Short() {
		t.Skip("the short run is the race detector's: what is tested here is a process of its own; run it without -short")
	}
	program := strace(t)
	calls := []string{"?open", "openat", "pwrite64", "pread64", "write", "fsync", "ftruncate", "renameat", "?unlink", "unlinkat", "mkdirat", "flock"}
	faults, step := []string{"EIO", "ENOSPC", "EACCES", "EROFS"}, 1
	if !inFull() {
		faults, step = []string{"ENOSPC"}, 6
	}
	runs, bad := 0, 0
	for _, call := range calls {
		for _, fault := range faults {
			for _, after := range []string{"", "+"} {
				for k := 1; k < 400; k += step {
					struck, fine := strike(t, program, fmt.Sprintf("%s:error=%s:when=%d%s", call, fault, k, after))
					if !struck {
						break
					}
					runs++
					if !fine {
						bad++
					}
				}
			}
		}
	}
	if runs < 8*len(faults) {
		t.Errorf("only %d failures were injected", runs)
	}
	t.Logf("%d failures injected", runs)
	t.Logf("bar B11 required 0 measured %d %s", bad, map[bool]string{true: "ok", false: "short"}[!t.Failed()])
}

// strike lets a child write with one kind of failure injected. struck is false
// when it never came to it.
func strike(t *testing.T, program, inject string) (struck, fine bool) {
	t.Helper()
	wrong := func(format string, a ...any) {
		t.Helper()
		fine = false
		t.Errorf(inject+": "+format, a...)
	}
	fine = true
	top := t.TempDir()
	dir, trace := filepath.Join(top, "j"), filepath.Join(top, "trace")
	before := []string{program, "-f", "-qq", "-o", trace, "-e", "trace=" + strings.SplitN(inject, ":", 2)[0], "-e", "inject=" + inject} // "?": not every system has it
	for _, name := range []string{"", file, file + "-wal", file + "-shm", file + "-journal", "spare", "spare/" + lockFile, "spare/" + spillFile, "spare/" + markFile, "spare/" + markFile + ".new"} {
		before = append(before, "-P", filepath.Join(dir, name))
	}
	said, err := child(dir, "6", before...).CombinedOutput()
	if err != nil || !bytes.HasPrefix(said, []byte("ready")) {
		wrong("the child ended with %v: %s", err, said)
		return true, false
	}
	calls, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(calls, []byte("(INJECTED)")) {
		return false, true
	}
	j := journal(t, dir) // well again: what waited comes home
	notice := j.Notice()
	_ = j.Close()
	r := intact(t, dir)
	there, written, refused := items(t, dir), 0, 0
	for _, l := range strings.Split(string(said), "\n") {
		name, ok := strings.CutPrefix(l, "written ")
		if ok {
			written++
		}
		if ok && there[name] != 1 {
			wrong("%s was said to be written and is there %d times", name, there[name])
		}
		if strings.HasPrefix(l, "refused ") {
			refused++
		}
	}
	if written+refused != 6 || notice != "" || len(r.Aside)+r.Waiting > 0 {
		wrong("%d written, %d refused, then %q %+v", written, refused, notice, r)
	}
	if refused > 0 && !strings.HasSuffix(inject, "+") {
		wrong("one failure refused %d", refused)
	}
	return true, fine
}
