package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"strconv"
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
		if got := optionsOf(t, system+".Options"); !maps.Equal(got, want) {
			t.Errorf("main.go opens the window on %s with %q", system, got)
		}
	}
}

// WCAG 1.4.10: on a screen of 1366 by 768 at 200 % the page has 683 by 384 pixels, and
// the taskbar takes 48 of these; no window is wider or higher than it can be there.
// TestWindowReflow has the pages at that size.
func TestReflow_TheWindowFitsAScreenAtTwiceTheSize(t *testing.T) {
	options := optionsOf(t, "options.App")
	for name, most := range map[string]int{"MinWidth": 1366 / 2, "MinHeight": 768/2 - 48} {
		if least, err := strconv.Atoi(options[name]); err != nil || least > most || least < 256 {
			t.Errorf("%s is %q, and the screen has %d", name, options[name], most)
		}
	}
}

// optionsOf reads from main.go what the toolkit is told: that program cannot be
// imported, and only it knows the toolkit.
func optionsOf(t *testing.T, literal string) map[string]string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../main.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		if l, ok := n.(*ast.CompositeLit); ok && l.Type != nil && types.ExprString(l.Type) == literal {
			for _, e := range l.Elts {
				kv := e.(*ast.KeyValueExpr)
				found[types.ExprString(kv.Key)] = types.ExprString(kv.Value)
			}
		}
		return true
	})
	return found
}
