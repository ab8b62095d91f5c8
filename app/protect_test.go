package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"testing"

	"shcr/app"
	"shcr/backend/region"
)

// L12: on Windows and macOS the window is kept out of pictures of the screen,
// unless the region allows them. That the systems then keep it out is for a look on
// each of them; Linux has no such means.
func TestL12_ContentProtection(t *testing.T) {
	if !app.Unpictured(region.DefaultPolicy()) {
		t.Error("a region that says nothing has no protection")
	}
	allows := region.DefaultPolicy()
	allows.ScreenCapture = true
	if app.Unpictured(allows) {
		t.Error("a region that allows pictures has protection")
	}
	for system, want := range map[string]map[string]string{
		"windows": {"WebviewUserDataPath": "folder", "ContentProtection": "app.Unpictured(r.Policy)", "DisablePinchZoom": "true"},
		"mac":     {"ContentProtection": "app.Unpictured(r.Policy)", "OnUrlOpen": "a.Arrive"},
	} {
		if got := optionsOf(t, system); !maps.Equal(got, want) {
			t.Errorf("main.go opens the window on %s with %q", system, got)
		}
	}
}

// optionsOf reads from main.go what the toolkit is told of a system: that program
// cannot be imported, and only it knows the toolkit.
func optionsOf(t *testing.T, system string) map[string]string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../main.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		if l, ok := n.(*ast.CompositeLit); ok && l.Type != nil && types.ExprString(l.Type) == system+".Options" {
			for _, e := range l.Elts {
				kv := e.(*ast.KeyValueExpr)
				found[types.ExprString(kv.Key)] = types.ExprString(kv.Value)
			}
		}
		return true
	})
	return found
}
