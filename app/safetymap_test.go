package app_test

import (
	"cmp"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write generated files anew")

// rows are the ids of the safety file: threats by where they come from, hazards
// and bars.
var rows = map[string]int{"A": 20, "K": 14, "C": 11, "L": 17, "W": 7, "I": 3, "N": 3, "U": 3, "H": 41, "B": 30}

// items are the checklist's items of the record on screen (issue 6, parts A, F, G,
// H, K, L and N): first and last of each range.
var items = [][2]int{{1, 31}, {69, 79}, {80, 115}, {126, 126}, {128, 136}, {146, 146}, {154, 164}}

// notYet are the items of the ranges that no test can prove, and why. One that has
// a test must go from here.
var notYet = map[int]string{
	135: "videos of users' experience: out of scope",
}

var (
	goTest   = regexp.MustCompile(`(?m)^func (Test\w+)\(t \*testing\.T\)`)
	tsTest   = regexp.MustCompile("(?m)\\b(?:it|test|describe)(?:\\.each\\([^)]*\\))?\\(\\s*[\"'`]([^\"'`]+)")
	goPrefix = regexp.MustCompile(`^Test((?:[A-Z]\d{1,3}_?)+)`) // TestL4L5Harden, TestA17_A19_Cut
	rowID    = regexp.MustCompile(`([AKCLWINUHBM])(\d{1,3})`)
	titleID  = regexp.MustCompile(`\b[AKCLWINUHBM]\d{1,3}\b`)
	// goPart is the name of a part of a Go test that begins with its rows or items,
	// written where it is run or in a table of them.
	goPart = regexp.MustCompile(`"((?:[AKCLWINUHBM]\d{1,3} )+[^"\n]*)"`)
)

// proofs collects the tests whose names begin with a row's id, by that id.
func proofs(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains([]string{"node_modules", ".git", "out", "dist"}, d.Name()) {
			return fs.SkipDir
		}
		inGo := strings.HasSuffix(path, "_test.go")
		if !inGo && !strings.HasSuffix(path, ".test.ts") && !strings.HasSuffix(path, ".test.tsx") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		where := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
		note := func(name, ids string) {
			for _, id := range rowID.FindAllString(ids, -1) {
				found[id] = append(found[id], name+" ("+where+")")
			}
		}
		if !inGo {
			for _, m := range tsTest.FindAllSubmatch(text, -1) {
				note(string(m[1]), strings.Join(titleID.FindAllString(string(m[1]), -1), " "))
			}
			return nil
		}
		for _, m := range goTest.FindAllSubmatch(text, -1) {
			note(string(m[1]), goPrefix.FindString(string(m[1])))
		}
		for _, m := range goPart.FindAllSubmatch(text, -1) {
			note(string(m[1]), strings.Join(titleID.FindAllString(string(m[1]), -1), " "))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// The map from safety rows and checklist items to the tests that prove them is made
// from the tests' own names and kept in build/safety-map.md. A row that loses its
// last test makes this fail, until somebody says so by writing the map anew.
func TestSafetyMapIsFresh(t *testing.T) {
	got := safetyMap(proofs(t))
	path := filepath.Join("..", "build", "safety-map.md")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != got {
		t.Errorf("build/safety-map.md is not what the tests' names say (%v): run 'go test ./app -run SafetyMap -update' and look at the difference", err)
	}
}

// Every threat, hazard and bar of the safety file has a test that carries its id, so
// that no release goes out in which one is no longer looked at.
func TestH41_EveryRowHasATest(t *testing.T) {
	found := proofs(t)
	for letter, last := range rows {
		for n := 1; n <= last; n++ {
			id := letter + strconv.Itoa(n)
			if len(found[id]) == 0 {
				t.Errorf("%s has no test named after it", id)
			}
		}
	}
}

// Every item of the checklist that is on the screen has a test named after it.
func TestEveryItemHasATest(t *testing.T) {
	found := proofs(t)
	for _, r := range items {
		for n := r[0]; n <= r[1]; n++ {
			tests, why := found["M"+strconv.Itoa(n)], notYet[n]
			switch {
			case len(tests) == 0 && why == "":
				t.Errorf("M%d has no test named after it", n)
			case len(tests) > 0 && why != "":
				t.Errorf("M%d is proved by %q: take it out of notYet", n, tests)
			}
		}
	}
}

func safetyMap(found map[string][]string) string {
	var b strings.Builder
	b.WriteString("# Safety rows and the tests that prove them\n\nMade from the names of the tests by `go test ./app -run SafetyMap -update`. A: source servers, K: launch links,\nC: sign-in, L: local machine, W: web view, I: insiders, N: network, U: supply chain, H: clinical hazards, B: bars.\nA row without a test is not covered yet.\n\n| row | tests |\n|---|---|\n")
	proved, all := 0, 0
	row := func(id, none string) {
		all++
		tests := found[id]
		slices.Sort(tests)
		cell := none
		if len(tests) > 0 {
			proved++
			cell = strings.ReplaceAll(strings.Join(slices.Compact(tests), "<br>"), "|", "\\|")
		}
		fmt.Fprintf(&b, "| %s | %s |\n", id, cell)
	}
	for _, letter := range []string{"A", "K", "C", "L", "W", "I", "N", "U", "H", "B"} {
		for n := 1; n <= rows[letter]; n++ {
			row(letter+strconv.Itoa(n), "none yet")
		}
	}
	fmt.Fprintf(&b, "\n%d of %d rows have a test.\n", proved, all)
	b.WriteString("\n# Items of the checklist and the tests that prove them\n\nThe record on screen: what it says of itself, banner, demographics, summary, no print, support, and the guides' own details.\n\n| item | tests |\n|---|---|\n")
	proved, all = 0, 0
	for _, r := range items {
		for n := r[0]; n <= r[1]; n++ {
			row("M"+strconv.Itoa(n), cmp.Or(notYet[n], "none yet"))
		}
	}
	fmt.Fprintf(&b, "\n%d of %d items have a test.\n", proved, all)
	return b.String()
}
