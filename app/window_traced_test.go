//go:build e2e && linux

package app_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"shcr/backend/window/windowtest"
)

// mayCarry are the calls by which a link may pass: from the command line that it
// came in, into a pipe, and to the viewer that runs.
var mayCarry = regexp.MustCompile(`^\d+ +(<\.\.\. )?(write|read|sendto|recvfrom)\(\d+<(pipe|socket|UNIX)`)

// K2, K13: what a link says is in the command line of the one process that the
// desktop started for it; no other program, no file and no environment gets it,
// neither on its way to the viewer nor after.
func TestK2_K13_WindowLinkIsNowhere(t *testing.T) {
	program := tracer(t)
	f := atFront(t, "")
	f.signIn()
	link := f.link(t, "P01")
	_, assertion, _ := strings.Cut(link, "assertion=")
	parts := strings.Split(assertion, ".")
	if len(parts) != 3 {
		t.Fatalf("%d parts", len(parts))
	}
	trace := filepath.Join(t.TempDir(), "trace")
	args := append([]string{"-f", "-y", "-v", "-qq", "-s", "9000", "-e", "signal=none", "-o", trace, f.binary, "open"}, f.args...)
	cmd := exec.Command(program, append(args, "--", link)...)
	cmd.Env = f.env()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	f.banner("PATEL")
	text, err := os.ReadFile(trace)
	f.must(err)
	started, carried := 0, 0
	for _, line := range strings.Split(string(text), "\n") {
		if !strings.Contains(line, parts[1]) && !strings.Contains(line, parts[2]) {
			continue
		}
		switch {
		case started == 0 && strings.Contains(line, " execve("):
			started++
		case mayCarry.MatchString(line):
			carried++
		default:
			t.Errorf("the link goes by %.120s…", line)
		}
	}
	if started != 1 || carried == 0 {
		t.Errorf("started %d times with the link, handed over %d times: the test looked at too little", started, carried)
	}
	files := 0
	f.must(filepath.WalkDir(filepath.Dir(f.Home()), func(path string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) || err == nil && !d.Type().IsRegular() {
			return nil
		}
		if err != nil {
			return err
		}
		text, err := os.ReadFile(path)
		if os.IsNotExist(err) { // the web view's own go as they come
			return nil
		}
		files++
		for _, part := range append(parts[1:], p01, "999 012 3454") {
			if strings.Contains(string(text), part) {
				t.Errorf("%s has it", path)
			}
		}
		return err
	}))
	if files < 3 {
		t.Errorf("%d files", files)
	}
}

// mayChange are the files that the viewer and its web view may write: the journal,
// the user's own sealed lists, and what lives in memory or for this run only.
var mayChange = regexp.MustCompile(`^(/dev/|/proc/|RUN/shcr-run-\d+(/in-use)?$|HOME/\.(config|local(/state)?)(/shcr(/training(/(running|lock|spill.*|checkpoint\.json(\.new)?|audit\.(key|db(-wal|-shm|-journal)?)))?)?)?$)`)

// B15, L10: in a journey with a letter, as the system sees it, no process of the viewer
// opens a file for writing outside a short list.
func TestB15_L10_WindowWritesOnlyItsOwn(t *testing.T) {
	program := tracer(t)
	dir, err := built()
	if err != nil {
		t.Fatal(err)
	}
	trace, wrapper := filepath.Join(t.TempDir(), "trace"), filepath.Join(t.TempDir(), "shcr")
	text := "#!/bin/sh\nexec " + program + " -f -qq -s 400 --seccomp-bpf -e signal=none -e trace=openat,?open,?creat,mkdirat,?mkdir,renameat,renameat2,?rename,linkat,?link -o " + trace + " " + filepath.Join(dir, "shcr") + " \"$@\"\n"
	if err := os.WriteFile(wrapper, []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
	w, err := windowtest.Open(windowtest.Options{Binary: wrapper, Browser: filepath.Join(dir, "browser"), Args: []string{"training"}, Wait: 30 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	run := filepath.Join(filepath.Dir(w.Home()), "run")
	err = windowtest.Walk(w, windowtest.Journey(windowtest.Training()), "", nil)
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	said, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, line := range strings.Split(string(said), "\n") {
		m := opensToWrite.FindStringSubmatch(line)
		if m == nil || strings.Contains(line, "ENOENT") || strings.Contains(line, "EACCES") {
			continue
		}
		seen[strings.Replace(strings.Replace(m[1], run, "RUN", 1), w.Home(), "HOME", 1)]++
	}
	for path, n := range seen {
		if !mayChange.MatchString(path) {
			t.Errorf("%s, %d times", path, n)
		}
	}
	if seen["HOME/.config/shcr/training/audit.db"] == 0 || len(seen) < 10 {
		t.Errorf("only %d files were seen: the test looks at too little", len(seen))
	}
}

// opensToWrite finds the path of a call that makes or may change a file.
var opensToWrite = regexp.MustCompile(`(?:openat\(AT_FDCWD, |open\(|creat\(|mkdir\(|mkdirat\(AT_FDCWD, |rename\(|renameat2?\(AT_FDCWD, |link\(|linkat\(AT_FDCWD, )"([^"]*)"(?:, [A-Z_|]*(?:O_WRONLY|O_RDWR|O_CREAT)|, 0[0-7]+|, "|\.\.\., )`)
