package app_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// hazard is one of build/hazards.yaml.
type hazard struct {
	ID, Hazard, Cause, Effect string
	Risk                      [2]int // before and after the controls, 1 to 5
	Tags                      []string
	Control, Region           string
}

// hazards is build/hazards.yaml.
type hazards struct {
	Hazards []hazard
	Case    struct {
		Scope, Use, Method string
		Run                []string
		NotRun             []string `yaml:"not_run"`
		Residual, Actions  []string
	}
}

// tags are what a hazard may be: the first three are M143's.
var tags = []string{"out-of-date", "incorrect", "incomplete", "unavailable", "disclosed"}

func readHazards(t *testing.T) (h hazards) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "build", "hazards.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.UnmarshalWithOptions(text, &h, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	return h
}

// M143: every hazard of the safety file is in the log once, with all that DCB0129
// asks of an entry, tagged as out of date, incorrect, incomplete or what else it is,
// and never riskier after its controls.
func TestH41_M143_EveryHazardIsLogged(t *testing.T) {
	h := readHazards(t)
	used := map[string]bool{}
	for i, x := range h.Hazards {
		if want := "H" + strconv.Itoa(i+1); x.ID != want {
			t.Errorf("%s stands where %s should", x.ID, want)
		}
		for what, text := range map[string]string{"hazard": x.Hazard, "cause": x.Cause, "effect": x.Effect, "control": x.Control, "region": x.Region} {
			if text == "" || strings.ContainsAny(text, "|\n") {
				t.Errorf("%s: %s is %q", x.ID, what, text)
			}
		}
		if before, after := x.Risk[0], x.Risk[1]; before < 1 || before > 5 || after < 1 || after > before {
			t.Errorf("%s: risk %v", x.ID, x.Risk)
		}
		if len(x.Tags) == 0 {
			t.Errorf("%s has no tag", x.ID)
		}
		for _, tag := range x.Tags {
			if used[tag] = true; !slices.Contains(tags, tag) {
				t.Errorf("%s: tag %q is none of %q", x.ID, tag, tags)
			}
		}
	}
	if len(h.Hazards) != rows["H"] || len(used) != len(tags) {
		t.Errorf("%d hazards of %d, tags %v", len(h.Hazards), rows["H"], used)
	}
	for what, list := range map[string][]string{"run": h.Case.Run, "not_run": h.Case.NotRun, "residual": h.Case.Residual, "actions": h.Case.Actions} {
		if len(list) == 0 {
			t.Errorf("the safety case says nothing of %s", what)
		}
	}
}

// The hazard log and the safety case are made from build/hazards.yaml and the tests'
// own names: a test that is gone, or a hazard that changed, makes this fail.
func TestH41_HazardLogIsFresh(t *testing.T) {
	h, found := readHazards(t), proofs(t)
	for name, got := range map[string]string{"hazard-log.md": hazardLog(h, found), "safety-case.md": safetyCase(h, found)} {
		path := filepath.Join("..", "build", name)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if have, err := os.ReadFile(path); err != nil || string(have) != got {
			t.Errorf("build/%s is not what build/hazards.yaml and the tests' names say (%v): run 'go test ./app -run Hazard -update' and look at the difference", name, err)
		}
	}
}

// unsigned is said where somebody might take the paper for more than it is.
const unsigned = "Nobody has signed this. Ratings and status are the makers' proposal; only a Clinical Safety Officer can confirm and sign them."

func status(x hazard, found map[string][]string) string {
	switch {
	case len(found[x.ID]) == 0:
		return "Open: nothing proves the control"
	case x.Region == "Nothing":
		return "Controlled in software; awaits the Clinical Safety Officer"
	}
	return "Controlled in software; the region's part and the Clinical Safety Officer are awaited"
}

func hazardLog(h hazards, found map[string][]string) string {
	var b strings.Builder
	b.WriteString("# Hazard log\n\nMade from build/hazards.yaml and the tests' own names by `go test ./app -run Hazard -update`, in the shape of DCB0129.\n" + unsigned + "\n\n" +
		"Risk is 1 to 5 on the NHS matrix of severity and likelihood, before and after the controls. Tags: out-of-date, incorrect or incomplete\ndata (M143); unavailable, and disclosed, where harm comes without wrong data.\n")
	for _, x := range h.Hazards {
		fmt.Fprintf(&b, "\n## %s %s\n\n| | |\n|---|---|\n", x.ID, x.Hazard)
		tests := slices.Clone(found[x.ID])
		slices.Sort(tests)
		for _, row := range [][2]string{
			{"Tags", strings.Join(x.Tags, ", ")}, {"Cause", x.Cause}, {"Effect", x.Effect}, {"Initial risk", strconv.Itoa(x.Risk[0])},
			{"Controls in software", x.Control}, {"Proved by", strings.ReplaceAll(strings.Join(slices.Compact(tests), "<br>"), "|", "\\|")},
			{"The region must", x.Region}, {"Residual risk", strconv.Itoa(x.Risk[1])}, {"Status", status(x, found)},
		} {
			fmt.Fprintf(&b, "| %s | %s |\n", row[0], row[1])
		}
	}
	return b.String()
}

func safetyCase(h hazards, found map[string][]string) string {
	var b strings.Builder
	list := func(title string, of []string) {
		fmt.Fprintf(&b, "\n## %s\n\n", title)
		for _, s := range of {
			fmt.Fprintf(&b, "- %s.\n", s)
		}
	}
	fmt.Fprintf(&b, "# Summary of the clinical safety case\n\nFor the region's Clinical Safety Officer. Made from build/hazards.yaml by `go test ./app -run Hazard -update`.\n%s\n", unsigned)
	fmt.Fprintf(&b, "\n## Scope\n\n%s\n\n## Intended use\n\n%s\n\n## Method\n\n%s\n", h.Case.Scope, h.Case.Use, h.Case.Method)
	list("What was run", h.Case.Run)
	list("What was not run", h.Case.NotRun)
	b.WriteString("\n## Hazards\n\nThe hazard log, build/hazard-log.md, has each with its causes, controls and tests.\n\n| risk | hazards before the controls | after |\n|---|---|---|\n")
	open := []string{}
	for risk := 5; risk >= 1; risk-- {
		var n [2]int
		for _, x := range h.Hazards {
			for i := range n {
				if x.Risk[i] == risk {
					n[i]++
				}
			}
		}
		fmt.Fprintf(&b, "| %d | %d | %d |\n", risk, n[0], n[1])
	}
	b.WriteString("\n| tag | hazards |\n|---|---|\n")
	for _, tag := range tags {
		var of []string
		for _, x := range h.Hazards {
			if slices.Contains(x.Tags, tag) {
				of = append(of, x.ID)
			}
		}
		fmt.Fprintf(&b, "| %s | %s |\n", tag, strings.Join(of, ", "))
	}
	for _, x := range h.Hazards {
		if len(found[x.ID]) == 0 {
			open = append(open, x.ID)
		}
	}
	fmt.Fprintf(&b, "\n%d of %d hazards have tests that carry their id", len(h.Hazards)-len(open), len(h.Hazards))
	if len(open) > 0 {
		fmt.Fprintf(&b, "; without any: %s", strings.Join(open, ", "))
	}
	b.WriteString(". The map of all rows is build/safety-map.md.\n")
	list("Residual risks to be accepted", h.Case.Residual)
	b.WriteString("\n## Open actions\n\n| who | what |\n|---|---|\n")
	for _, a := range h.Case.Actions {
		who, what, _ := strings.Cut(a, "; ")
		fmt.Fprintf(&b, "| %s | %s |\n", who, what)
	}
	b.WriteString("\n## Signature\n\n| Clinical Safety Officer | registration | date |\n|---|---|---|\n| | | |\n")
	return b.String()
}
