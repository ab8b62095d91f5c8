package app_test

import (
	"go/ast"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// B28: every package that sets something going has its tests end with a look at what
// still goes. The window under test and the doors (app, main) end with their process.
func TestB28_WhatIsSetGoingIsLookedFor(t *testing.T) {
	going := map[string]bool{}
	goFiles(t, func(path string, f *ast.File, _ int) {
		dir := filepath.Dir(path)
		if !strings.HasPrefix(dir, "backend/") || dir == "backend/window/windowtest" {
			return
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				going[dir] = true
			case *ast.SelectorExpr:
				going[dir] = going[dir] || n.Sel.Name == "Go"
			}
			return true
		})
	})
	without, looked := 0, 0
	for dir, goes := range going {
		if !goes {
			continue
		}
		looked++
		tests, _ := filepath.Glob(filepath.Join("..", dir, "*_test.go"))
		found := false
		for _, name := range tests {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			found = found || strings.Contains(string(text), "goleak.VerifyTestMain(")
		}
		if !found {
			without++
			t.Errorf("%s sets something going, and its tests do not look whether it ends", dir)
		}
	}
	if looked < 10 {
		t.Errorf("only %d packages set something going: the test looks at too little", looked)
	}
	t.Logf("bar B28 required 0 measured %d %s", without, map[bool]string{true: "ok", false: "short"}[without == 0 && looked >= 10])
}
