//go:build e2e && linux

package app_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
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
