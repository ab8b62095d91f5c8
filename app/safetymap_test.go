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

var (
	goTest   = regexp.MustCompile(`(?m)^func (Test\w+)\(t \*testing\.T\)`)
	tsTest   = regexp.MustCompile("(?m)\\b(?:it|test|describe)(?:\\.each\\([^)]*\\))?\\(\\s*[\"'`]([^\"'`]+)")
	goPrefix = regexp.MustCompile(`^Test((?:[A-Z]\d{1,2}_?)+)`) // TestL4L5Harden, TestA17_A19_Cut
	rowID    = regexp.MustCompile(`([AKCLWINUHB])(\d{1,2})`)
	titleID  = regexp.MustCompile(`\b[AKCLWINUHB]\d{1,2}\b`)
)

// The map from safety rows to the tests that prove them is made from the tests'
// own names and kept in build/safety-map.md. A row that loses its last test
// makes this fail, until somebody says so by writing the map anew.
func TestSafetyMapIsFresh(t *testing.T) {
	found := map[string][]string{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains([]string{"node_modules", ".git", "out", "dist"}, d.Name()) {
			return fs.SkipDir
		}
		tests, inGo := goTest, true
		switch {
		case strings.HasSuffix(path, "_test.go"):
		case strings.HasSuffix(path, ".test.ts"), strings.HasSuffix(path, ".test.tsx"):
			tests, inGo = tsTest, false
		default:
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range tests.FindAllSubmatch(text, -1) {
			name := string(m[1])
			prefix := strings.Join(titleID.FindAllString(name, -1), " ")
			if inGo {
				prefix = goPrefix.FindString(name)
			}
			for _, id := range rowID.FindAllStringSubmatch(prefix, -1) {
				if n, _ := strconv.Atoi(id[2]); n >= 1 && n <= rows[id[1]] {
					where := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
					found[id[1]+id[2]] = append(found[id[1]+id[2]], fmt.Sprintf("%s (%s)", m[1], where))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	got := safetyMap(found)
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

func safetyMap(found map[string][]string) string {
	var b strings.Builder
	b.WriteString("# Safety rows and the tests that prove them\n\nMade from the names of the tests by `go test ./app -run SafetyMap -update`. A: source servers, K: launch links,\nC: sign-in, L: local machine, W: web view, I: insiders, N: network, U: supply chain, H: clinical hazards, B: bars.\nA row without a test is not covered yet.\n\n| row | tests |\n|---|---|\n")
	proved, all := 0, 0
	for _, letter := range []string{"A", "K", "C", "L", "W", "I", "N", "U", "H", "B"} {
		for n := 1; n <= rows[letter]; n++ {
			all++
			id := letter + strconv.Itoa(n)
			tests := found[id]
			slices.SortFunc(tests, func(a, b string) int { return cmp.Compare(a, b) })
			cell := "none yet"
			if len(tests) > 0 {
				proved++
				cell = strings.ReplaceAll(strings.Join(slices.Compact(tests), "<br>"), "|", "\\|")
			}
			fmt.Fprintf(&b, "| %s | %s |\n", id, cell)
		}
	}
	fmt.Fprintf(&b, "\n%d of %d rows have a test.\n", proved, all)
	return b.String()
}
