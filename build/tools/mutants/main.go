// Command mutants puts safety bugs into the source, one at a time, and demands
// that the test that stands guard over each fails (B29): a test that passes with
// its control taken out proves nothing. The bugs are in table.go. The tree is left
// alone: the compiler is given the changed file in place of the real one.
//
// Every test is run without a bug first, and must pass then. A bug that does not
// compile, or whose place in the source is not there any more, is a fault of the
// table, and not caught.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// mutant is one bug: old becomes new in file, and the test in pkg must notice.
type mutant struct {
	what           string // the bug, in words
	file, old, new string
	pkg, test      string
}

func main() {
	only := flag.String("only", "", "run only the bugs whose words hold this")
	flag.Parse()
	if err := run(*only); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

func run(only string) error {
	chosen := slices.DeleteFunc(slices.Clone(mutants), func(m mutant) bool { return !strings.Contains(m.what, only) })
	if err := guards(chosen); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "shcr-mutants-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	caught, faults := 0, error(nil)
	for _, m := range chosen {
		said, err := m.try(dir)
		switch {
		case err != nil:
			faults = errors.Join(faults, fmt.Errorf("%s: %w", m.what, err))
		case said:
			caught++
			fmt.Printf("caught   %s\n", m.what)
		default:
			fmt.Printf("SURVIVED %s: %s in %s passes with it\n", m.what, m.test, m.pkg)
		}
	}
	fmt.Printf("bar B29 required %d measured %d %s\n", len(chosen), caught, map[bool]string{true: "ok", false: "short"}[caught == len(chosen)])
	if faults == nil && caught < len(chosen) {
		return errors.New("a bug went unnoticed")
	}
	return faults
}

// guards runs every test named without a bug: each must be there and pass.
func guards(chosen []mutant) error {
	tests := map[string][]string{}
	for _, m := range chosen {
		if !slices.Contains(tests[m.pkg], m.test) {
			tests[m.pkg] = append(tests[m.pkg], m.test)
		}
	}
	for pkg, names := range tests {
		out, err := goTest(pkg, names)
		if err != nil {
			return fmt.Errorf("without a bug, in %s: %w\n%s", pkg, err, out)
		}
		for _, name := range names {
			if !strings.Contains(out, "--- PASS: "+name+" ") {
				return fmt.Errorf("%s has no test %s that runs here", pkg, name)
			}
		}
	}
	return nil
}

// try tells whether the test fails with the bug in.
func (m mutant) try(dir string) (caught bool, err error) {
	text, err := os.ReadFile(m.file)
	if err != nil {
		return false, err
	}
	changed, err := m.apply(string(text))
	if err != nil {
		return false, err
	}
	bad, overlay := filepath.Join(dir, filepath.Base(m.file)), filepath.Join(dir, "overlay.json")
	real, err := filepath.Abs(m.file)
	if err != nil {
		return false, err
	}
	places, _ := json.Marshal(map[string]any{"Replace": map[string]string{real: bad}}) // plain values always marshal
	if err := errors.Join(os.WriteFile(bad, []byte(changed), 0o600), os.WriteFile(overlay, places, 0o600)); err != nil {
		return false, err
	}
	out, err := goTest(m.pkg, []string{m.test}, "-overlay", overlay)
	switch {
	case err == nil:
		return false, nil
	case strings.Contains(out, "--- FAIL: "+m.test+" "):
		return true, nil
	}
	return false, fmt.Errorf("%s neither passed nor failed: %w\n%.2000s", m.test, err, out)
}

// apply puts the bug into a file's text.
func (m mutant) apply(text string) (string, error) {
	if n := strings.Count(text, m.old); n != 1 || m.old == m.new {
		return "", fmt.Errorf("its place is %d times in %s, must be once", n, m.file)
	}
	return strings.Replace(text, m.old, m.new, 1), nil
}

// goTest runs tests of a package as they run daily.
func goTest(pkg string, names []string, more ...string) (string, error) {
	args := append([]string{"test", "-short", "-v", "-vet=off", "-count=1", "-timeout", "5m", "-run", "^(" + strings.Join(names, "|") + ")$"}, more...)
	cmd := exec.Command("go", append(args, pkg)...)
	cmd.Env = append(os.Environ(), "SHCR_BAR=")
	out, err := cmd.CombinedOutput()
	return string(out), err
}
