package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shcr/backend/window"
)

// goFiles visits every Go file of the project that is not a test.
func goFiles(t *testing.T, visit func(path string, f *ast.File, lines int)) {
	t.Helper()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git" || d.Name() == "out") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ParseComments)
		if err != nil {
			return err
		}
		visit(filepath.ToSlash(strings.TrimPrefix(path, "../")), f, strings.Count(string(text), "\n"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The top level of the project is fixed: what is new belongs in a folder of it.
func TestHouse_TopLevel(t *testing.T) {
	fixed := []string{"app", "backend", "build", "frontend", "go.mod", "go.sum", "LICENSE", "main.go", "README.md", "Taskfile.yml", "wails.json"}
	found, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if !strings.HasPrefix(f.Name(), ".") && !slices.Contains(fixed, f.Name()) {
			t.Errorf("%s stands at the top level: it belongs in app, backend, build or frontend", f.Name())
		}
	}
}

// words are the packages any backend package may import.
var words = []string{"shcr/backend/care", "shcr/backend/fhir", "shcr/backend/patient", "shcr/backend/seal", "shcr/backend/sqlite", "shcr/backend/audit/receipt",
	"shcr/backend/brief", "shcr/backend/find", "shcr/backend/keys", "shcr/backend/reconcile", "shcr/backend/trend"}

// The dependency rule: words know little, neighbours do not know each other, and
// only the door knows all.
func TestHouse_Imports(t *testing.T) {
	goFiles(t, func(path string, f *ast.File, _ int) {
		dir := filepath.ToSlash(filepath.Dir(path))
		for _, spec := range f.Imports {
			imp, _ := strconv.Unquote(spec.Path.Value)
			if why := forbidden(dir, imp); why != "" {
				t.Errorf("%s imports %s: %s", path, imp, why)
			}
		}
	})
}

func forbidden(dir, imp string) string {
	outside := strings.Contains(strings.SplitN(imp, "/", 2)[0], ".")
	if strings.HasPrefix(imp, "github.com/wailsapp/") && dir != "." && dir != "build/tools/hostile" {
		return "Wails belongs in main.go"
	}
	if strings.HasPrefix(imp, "shcr/") && strings.HasSuffix(imp, "test") && !strings.HasPrefix(dir, "build/tools/") {
		return "a package for tests is imported by tests only"
	}
	if !strings.HasPrefix(dir, "backend/") {
		return ""
	}
	own := strings.Join(strings.SplitN(dir, "/", 4)[:2], "/") // backend/NAME
	switch {
	case own == "backend/care" && (outside || strings.HasPrefix(imp, "shcr/")):
		return "care imports only the standard library"
	case !strings.HasPrefix(imp, "shcr/"), strings.HasPrefix(imp, "shcr/"+own):
		return ""
	case slices.Contains([]string{"backend/fhir", "backend/find", "backend/reconcile", "backend/seal", "backend/sqlite", "backend/trend"}, own) && imp != "shcr/backend/care":
		return "a word imports only care"
	case slices.Contains(words, imp), own == "backend/training", strings.HasSuffix(own, "test"):
		return ""
	}
	return "neighbours do not import each other; declare a small interface and let app/build.go hand it in"
}

// A file over 400 lines is two nouns.
func TestHouse_FileSizes(t *testing.T) {
	goFiles(t, func(path string, _ *ast.File, lines int) {
		if lines > 400 {
			t.Errorf("%s has %d lines", path, lines)
		}
	})
}

// The same for the front end's sources.
func TestHouse_FrontEndFileSizes(t *testing.T) {
	err := filepath.WalkDir("../frontend/src", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if n := strings.Count(string(text), "\n"); n > 400 {
			t.Errorf("%s has %d lines", path, n)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The page carries the policy of the asset server in itself too, so that it
// keeps it when served without headers (W1, W2).
func TestHouse_PagePolicyIsTheServersPolicy(t *testing.T) {
	text, err := os.ReadFile("../frontend/vite.config.ts")
	if err != nil {
		t.Fatal(err)
	}
	for _, directive := range strings.Split(window.Policy(), "; ") {
		if !strings.HasPrefix(directive, "frame-ancestors") && !strings.Contains(string(text), directive) {
			t.Errorf("frontend/vite.config.ts lacks %q", directive)
		}
	}
}

// Public names explain themselves, and every package says why it exists.
func TestHouse_Docstrings(t *testing.T) {
	documented := map[string]bool{}
	goFiles(t, func(path string, f *ast.File, _ int) {
		dir := filepath.Dir(path)
		documented[dir] = documented[dir] || f.Doc != nil
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && d.Doc == nil && (d.Recv == nil || exportedReceiver(d)) {
					t.Errorf("%s: %s has no docstring", path, d.Name)
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if ts, ok := s.(*ast.TypeSpec); ok && ts.Name.IsExported() && d.Doc == nil && ts.Doc == nil {
						t.Errorf("%s: %s has no docstring", path, ts.Name)
					}
				}
			}
		}
	})
	for dir, ok := range documented {
		if !ok {
			t.Errorf("package %s has no comment", dir)
		}
	}
}

func exportedReceiver(d *ast.FuncDecl) bool {
	x := d.Recv.List[0].Type
	if star, ok := x.(*ast.StarExpr); ok {
		x = star.X
	}
	id, ok := x.(*ast.Ident)
	return ok && id.IsExported()
}

// A2, N1, A16: what must not stand anywhere in the program.
func TestHouse_NotInTheCode(t *testing.T) {
	goFiles(t, func(path string, f *ast.File, _ int) {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if id, ok := n.Key.(*ast.Ident); ok && id.Name == "InsecureSkipVerify" {
					t.Errorf("%s: TLS verification must not be switched off", path)
				}
			case *ast.SelectorExpr:
				id, ok := n.X.(*ast.Ident)
				if ok && id.Name == "http" && (n.Sel.Name == "DefaultClient" || n.Sel.Name == "Get" || n.Sel.Name == "Post") && strings.HasPrefix(path, "backend/") && !strings.HasPrefix(path, "backend/training") {
					t.Errorf("%s: http.%s has no limits; use fhir.NewHTTPClient", path, n.Sel.Name)
				}
			}
			return true
		})
	})
}

func older(a, b string) bool {
	pa, pb := strings.Split(strings.TrimPrefix(a, "v"), "."), strings.Split(strings.TrimPrefix(b, "v"), ".")
	for i := range min(len(pa), len(pb)) {
		x, _ := strconv.Atoi(pa[i])
		y, _ := strconv.Atoi(pb[i])
		if x != y {
			return x < y
		}
	}
	return false
}

// go.mod holds what is used and nothing else is checked by tidying; here, that
// every direct module is imported somewhere, so that none lingers (U2).
func TestU2_DirectModulesAreUsed(t *testing.T) {
	text, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	block := strings.SplitN(strings.SplitN(string(text), "require (", 2)[1], ")", 2)[0]
	used := map[string]bool{}
	err = filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.Contains(path, "node_modules") {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, line := range strings.Split(strings.TrimSpace(block), "\n") {
			module := strings.Fields(line)[0]
			used[module] = used[module] || strings.Contains(string(source), `"`+module)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for module, yes := range used {
		if !yes && module != "github.com/go-jose/go-jose/v4" { // required for its version only
			t.Errorf("%s is required and never imported", module)
		}
	}
}
