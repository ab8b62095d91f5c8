//go:build e2e

// Package fuzz runs every fuzz target of the project for a while, as a row of the
// bar; the seeds of all of them run every day as ordinary tests.
package fuzz

import (
	"cmp"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// while is how long each target runs, and million how long that of links, which
// any page of the web can send; SHCR_FUZZ gives another for all.
const while, million = "15s", "1000000x"

var (
	target = regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)
	execs  = regexp.MustCompile(`execs: (\d+)`)
)

// TestB1_ParsersNeverCrash finds the targets and lets each make up input.
func TestB1_ParsersNeverCrash(t *testing.T) {
	targets, crashed := 0, 0
	err := filepath.WalkDir("../../../backend", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range target.FindAllStringSubmatch(string(text), -1) {
			targets++
			long := while
			if m[1] == "FuzzLink" {
				long = million
			}
			long = cmp.Or(os.Getenv("SHCR_FUZZ"), long)
			out, err := exec.Command("go", "test", "./"+filepath.ToSlash(filepath.Dir(path)), "-run", "^$", "-fuzz", "^"+m[1]+"$", "-fuzztime", long).CombinedOutput()
			if err != nil {
				crashed++
				t.Errorf("%s: %v\n%s", m[1], err, out)
			}
			if n := execs.FindAllStringSubmatch(string(out), -1); len(n) > 0 {
				t.Logf("%s: %s inputs", m[1], n[len(n)-1][1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if targets < 10 {
		t.Errorf("only %d targets were found", targets)
	}
	t.Logf("bar B1 required 0 measured %d %s", crashed, map[bool]string{true: "ok", false: "short"}[crashed == 0 && targets >= 10])
}
