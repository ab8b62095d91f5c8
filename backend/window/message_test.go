package window

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestW5MessagesFromThePage(t *testing.T) {
	call := func(name string, args ...any) string {
		text, err := json.Marshal(map[string]any{"name": name, "args": args, "callbackID": name + "-1"})
		if err != nil {
			t.Fatal(err)
		}
		return "C" + string(text)
	}
	for message, want := range map[string]bool{
		"runtime:ready":                     true,
		"EXrecord:changed":                  true,
		call("app.Record.View", "a-handle"): true,
		call("app.Session.Status"):          true,
		call(":wails:ClipboardGetText"):     false,
		call(":wails:Environment"):          false,
		call(""):                            false,
		call("app.People.Search", strings.Repeat("x", maxMessage)): false,
		"C{":                       false,
		"C[]":                      false,
		`C{"name":7}`:              false,
		"c{}":                      false,
		"":                         false,
		"BO:http://127.0.0.1/":     false,
		`EE{"name":"x"}`:           false,
		"LEanything for the log":   false,
		"Q":                        false,
		"H":                        false,
		"S":                        false,
		"WTYour session has ended": false,
		"WF":                       false,
		"drag":                     false,
		"DD:1:2:/etc/passwd":       false,
		"wails:showInspector":      false,
		"DomReady":                 false,
		"resize:n-resize":          false,
	} {
		if got := messageAllowed(message); got != want {
			t.Errorf("%.60q allowed: %v, want %v", message, got, want)
		}
	}
}
