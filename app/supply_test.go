package app_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shcr/backend/window/windowtest"
)

// floor is the first version of a module or package without a vulnerability that
// is known. It is needed because no database can be asked from everywhere; where
// one can, "task vulns" does.
type floor struct{ name, version, why string }

// goFloors are of go.mod. The last column has the advisory, or who asks for more.
var goFloors = []floor{
	{"github.com/go-jose/go-jose/v4", "v4.1.8", "CVE-2026-34986 (4.1.4), CVE-2025-27144 (4.0.5)"},
	{"github.com/sirupsen/logrus", "v1.9.4", "CVE-2025-65637 (1.9.3)"},
	{"github.com/wailsapp/wails/v2", "v2.15.0", "safety U2"},
	{"github.com/zitadel/oidc/v3", "v3.48.1", "the project: go-jose by its own floor"},
	{"modernc.org/sqlite", "v1.60.0", "the project: SQLite 3.53"},
	{"golang.org/x/crypto", "v0.45.0", "CVE-2025-47914, CVE-2025-58181 (0.45.0), CVE-2025-22869 (0.35.0), CVE-2024-45337 (0.31.0)"},
	{"golang.org/x/net", "v0.38.0", "CVE-2025-22872 (0.38.0), CVE-2025-22870 (0.36.0), CVE-2024-45338 (0.33.0)"},
	{"golang.org/x/oauth2", "v0.27.0", "CVE-2025-22868"},
	{"golang.org/x/image", "v0.18.0", "CVE-2024-24792"},
	{"golang.org/x/text", "v0.3.8", "CVE-2022-32149"},
	{"google.golang.org/protobuf", "v1.33.0", "CVE-2024-24786"},
	{"github.com/go-chi/chi/v5", "v5.2.2", "GHSA-vrw8-fxc6-2r93"},
	{"github.com/rs/cors", "v1.11.0", "GHSA-mh55-gqvf-xfwm"},
	{"github.com/labstack/echo/v4", "v4.9.0", "CVE-2022-40083"},
	{"github.com/gorilla/websocket", "v1.4.1", "CVE-2020-27813"},
	{"github.com/prometheus/client_golang", "v1.11.1", "CVE-2022-21698"},
}

// npmFloors are of the front end's lock file, what only builds and tests it too.
var npmFloors = []floor{
	{"vite", "7.1.11", "CVE-2025-62522"},
	{"vitest", "3.0.5", "CVE-2025-24964"},
	{"jsdom", "16.5.0", "CVE-2021-20066"},
	{"undici", "7.5.0", "CVE-2025-47279 (7.5.0), CVE-2025-22150 (7.2.3)"},
	{"nanoid", "3.3.8", "CVE-2024-55565"},
	{"postcss", "8.4.31", "CVE-2023-44270"},
	{"tough-cookie", "4.1.3", "CVE-2023-26136"},
}

// lockFile is what is read of a package-lock.json.
type lockFile struct {
	Packages map[string]struct {
		Version, Integrity, Resolved string
		Optional, Link               bool
	}
}

func lockIn(t *testing.T, path string) (l lockFile) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(text, &l)
	}
	if err != nil || len(l.Packages) < 2 {
		t.Fatalf("%s: %d packages, %v", path, len(l.Packages), err)
	}
	return l
}

// U2: nothing that was vulnerable below a version is there in such a one. A row of
// what is not there any more has to go.
func TestU2_Floors(t *testing.T) {
	text, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	have := map[string][]string{}
	for _, line := range strings.Split(string(text), "\n") {
		if f := strings.Fields(strings.TrimPrefix(line, "require ")); len(f) >= 2 && strings.HasPrefix(f[1], "v") {
			have[f[0]] = append(have[f[0]], f[1])
		}
	}
	for path, p := range lockIn(t, "../frontend/package-lock.json").Packages {
		at := strings.Split(path, "node_modules/")
		name := "npm " + at[len(at)-1]
		have[name] = append(have[name], p.Version) // each of several that are nested
	}
	check := func(kind string, floors []floor) {
		for _, f := range floors {
			got := have[kind+f.name]
			if len(got) == 0 {
				t.Errorf("%s is not used: take its row out", f.name)
			}
			for _, v := range got {
				if older(v, f.version) {
					t.Errorf("%s is %s; it must be %s or later: %s", f.name, v, f.version, f.why)
				}
			}
		}
	}
	check("", goFloors)
	check("npm ", npmFloors)
	if !older("v1.9.3", "v1.9.4") || !older("v0.9.0", "v0.38.0") || older("v2.0.0", "v1.9.9") || older("8.5.33", "8.4.31") {
		t.Error("versions are not compared number by number")
	}
}

// U1: whoever installs gets the bytes that were locked, and no package runs a
// program of its own while it is installed.
func TestU1_LockedAndWithoutScripts(t *testing.T) {
	for _, path := range []string{"../frontend/package-lock.json", "../build/testservers/medplum/package-lock.json", "../build/testservers/oidc/package-lock.json"} {
		for name, p := range lockIn(t, path).Packages {
			if name != "" && !p.Optional && (p.Link || !strings.HasPrefix(p.Integrity, "sha512-")) {
				t.Errorf("%s: %s has no SHA-512", path, name)
			}
		}
	}
	install := regexp.MustCompile(`npm["', ]+(ci|install|i|add|exec)\b[^\n]*|\bnpx [^\n]*`)
	found := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if slices.Contains([]string{"node_modules", ".git", "out", "dist", "bin", "src"}, d.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		if d.Name() == "supply_test.go" || !slices.Contains([]string{".yml", ".sh", ".json", ".go", ".mjs"}, filepath.Ext(path)) {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, line := range strings.Split(string(text), "\n") {
			said := strings.TrimSpace(line)
			if strings.HasPrefix(said, "//") || strings.HasPrefix(said, "#") || strings.Contains(said, "Fatal") || !install.MatchString(said) {
				continue
			}
			found++
			if !strings.Contains(said, "--ignore-scripts") {
				t.Errorf("%s: %s", path, said)
			}
		}
		return nil
	})
	if err != nil || found < 3 {
		t.Errorf("%d places install packages, %v", found, err)
	}
}

// U1, B18: whatever is shipped is built without the paths of the machine that built it,
// and overwrites what it frees.
func TestU1_B18_ShippedBuilds(t *testing.T) {
	text, err := os.ReadFile("../Taskfile.yml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "\n  FORGETS: "+windowtest.Forgets+"\n") {
		t.Errorf("FORGETS is not %q, with which the lock was measured", windowtest.Forgets)
	}
	shipped := 0
	for _, line := range strings.Split(string(text), "\n") {
		if strings.Contains(line, "-o build/bin/shcr ") || strings.Contains(line, "-o build/bin/shcr.exe ") || strings.Contains(line, "wails@") && strings.Contains(line, " build ") {
			if shipped++; !strings.Contains(line, "-trimpath") {
				t.Errorf("not trimmed: %s", line)
			}
			if !strings.Contains(line, "{{.FORGETS}}") {
				t.Errorf("overwrites nothing: %s", line)
			}
		}
	}
	if shipped != 3 {
		t.Errorf("%d builds are shipped", shipped)
	}
}

// U1: two builds of the same source in two places, one of them from nothing that
// was compiled before, give the same bytes. Minutes, so for the bar alone.
func TestU1_TwoBuildsAreEqual(t *testing.T) {
	if os.Getenv("SHCR_BAR") == "" {
		t.Skip(`compiles everything anew: "task bar -- U1"`)
	}
	var built [][]byte
	for i := range 2 {
		dir := t.TempDir()
		for _, part := range []string{"main.go", "go.mod", "go.sum", "wails.json", "LICENSE", "app", "backend", "build", "frontend/dist", "frontend/wailsjs"} {
			if err := copyTree(filepath.Join("..", part), filepath.Join(dir, part)); err != nil {
				t.Fatal(err)
			}
		}
		tags := "desktop,production"
		if runtime.GOOS == "linux" {
			tags += ",webkit2_41"
		}
		cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-mod=readonly", "-tags", tags, "-ldflags", "-s -w "+windowtest.Forgets, "-o", "shcr", ".")
		cmd.Dir, cmd.Env = dir, os.Environ()
		if i == 1 {
			cmd.Env = append(cmd.Env, "GOCACHE="+t.TempDir())
		}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		text, err := os.ReadFile(filepath.Join(dir, "shcr"))
		if err != nil {
			t.Fatal(err)
		}
		built = append(built, text)
	}
	same := string(built[0]) == string(built[1])
	if !same {
		t.Error("two builds of the same source differ")
	}
	t.Logf("bar U1 required 0 measured %d %s", map[bool]int{false: 1}[same], map[bool]string{true: "ok", false: "short"}[same && len(built[0]) > 1<<20])
}

// copyTree copies a file or a folder, without what was built there.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rest, _ := filepath.Rel(from, path)
		if d.IsDir() {
			if slices.Contains([]string{"node_modules", "out", "bin"}, d.Name()) {
				return fs.SkipDir
			}
			return os.MkdirAll(filepath.Join(to, rest), 0o755)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		at := filepath.Join(to, rest)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			return err
		}
		return os.WriteFile(at, text, 0o644)
	})
}

// Every row of the bar that a test is named after, or that a test prints, is among
// those that "task bar" misses when they are not there.
func TestHouse_TheBarNamesEveryRow(t *testing.T) {
	text, err := os.ReadFile("../Taskfile.yml")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "ROWS: ")
	line, _, _ := strings.Cut(rest, "\n")
	wanted := strings.Fields(line)
	has := func(row string) bool {
		return slices.ContainsFunc(wanted, func(w string) bool { return w == row || strings.HasPrefix(w, row+"-") })
	}
	for id := range proofs(t) {
		if n, _ := strconv.Atoi(strings.TrimPrefix(id, "B")); id[0] == 'B' && n <= rows["B"] && !has(id) {
			t.Errorf("%s has a test and is no row of the bar", id)
		}
	}
	printed := regexp.MustCompile(`"bar ([A-Z][\w-]*) required`)
	err = filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "node_modules" {
			if err == nil {
				err = fs.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		source, err := os.ReadFile(path)
		for _, m := range printed.FindAllSubmatch(source, -1) {
			if !slices.Contains(wanted, string(m[1])) {
				t.Errorf("%s prints row %s, which nobody misses", path, m[1])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
