//go:build e2e

package window

// kept is the address at which WebKitWebDriver waits for the window under test.
var kept = map[string]bool{"WEBKIT_INSPECTOR_SERVER": true}
