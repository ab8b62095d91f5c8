//go:build e2e

package window_test

import (
	"slices"
	"strings"
	"testing"
)

// W7, A12: no string becomes code or markup in the window's engine, neither by the
// content policy nor by Trusted Types, which it keeps; without the policy each does,
// so that the refusals are the policy's.
func TestW7_A12_NoTextBecomesCode(t *testing.T) {
	want := []string{"document-write TypeError", "eval EvalError", "function EvalError", "inner-html TypeError", "insert-html TypeError", "own-policy TypeError",
		"parse-html TypeError", "script-text TypeError", "script-url TypeError", "srcdoc TypeError", "timer TypeError"}
	ended := func(csp string) (told []string) {
		tr := start(t, "guarded", csp, "SHCR_HOSTILE_PAGE=code")
		eventually(t, "the page has tried", func() bool {
			told = tr.said("call code ")
			return len(told) == len(want)
		})
		slices.Sort(told)
		return told
	}
	if told := ended("on"); !slices.Equal(told, want) {
		t.Errorf("with the policy: %q", told)
	}
	ran := make([]string, len(want))
	for i, w := range want {
		ran[i] = w[:strings.Index(w, " ")] + " ran"
	}
	if told := ended("off"); !slices.Equal(told, ran) {
		t.Errorf("without the policy: %q", told)
	}
}
