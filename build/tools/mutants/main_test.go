package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// B29 daily: the thirty bugs still have their places, and the tests that stand
// guard over them are still there.
func TestB29_EveryBugHasItsPlaceAndItsTest(t *testing.T) {
	t.Chdir("../../..")
	if len(mutants) != 30 {
		t.Errorf("%d bugs, want 30", len(mutants))
	}
	seen := map[string]bool{}
	for _, m := range mutants {
		text, err := os.ReadFile(m.file)
		if err != nil {
			t.Error(err)
			continue
		}
		changed, err := m.apply(string(text))
		if err != nil {
			t.Errorf("%s: %v", m.what, err)
		}
		if seen[changed] && err == nil {
			t.Errorf("%s is there twice", m.what)
		}
		seen[changed] = true
		said, err := exec.Command("grep", "-l", "func "+m.test+"(t ", "-r", "--include=*_test.go", m.pkg).Output()
		if err != nil || strings.TrimSpace(string(said)) == "" {
			t.Errorf("%s: there is no %s in %s", m.what, m.test, m.pkg)
		}
	}
}

// B29 in full: each of them is noticed.
func TestB29_EveryBugIsNoticed(t *testing.T) {
	if os.Getenv("SHCR_BAR") == "" {
		t.Skip(`takes minutes: "task bar -- B29"`)
	}
	t.Chdir("../../..")
	if err := run(""); err != nil {
		t.Error(err)
	}
}

// A place that is gone, or there twice, is no bug put in.
func TestAPlaceThatIsGone(t *testing.T) {
	m := mutant{file: "x.go", old: "a == b", new: "true"}
	for text, fine := range map[string]bool{"if a == b {": true, "if b == a {": false, "a == b, a == b": false} {
		if _, err := m.apply(text); (err == nil) != fine {
			t.Errorf("%q: %v", text, err)
		}
	}
}
