package window

import (
	"encoding/json"
	"strings"
)

// maxMessage is the longest message from the page that reaches Wails. The
// longest honest one is a reason for access of 500 characters.
const maxMessage = 64 << 10

// messageAllowed says whether a message from the page may reach Wails. The
// page may call the app's bound methods, listen to events and say that it is
// ready. Wails would also let it open any address in the system browser, read
// the clipboard, quit, log, and move or rename the window: none of that is the
// page's business (row W5).
func messageAllowed(m string) bool {
	switch {
	case len(m) > maxMessage:
		return false
	case m == "runtime:ready":
		return true
	case strings.HasPrefix(m, "EX"): // stops listening to an event
		return true
	case strings.HasPrefix(m, "C"):
		return callAllowed(m[1:])
	}
	return false
}

// callAllowed refuses Wails' own services, which are called by names that
// start with a colon. A call that cannot be read is refused here, because
// Wails would write the whole of it to its log.
func callAllowed(call string) bool {
	var c struct {
		Name       string            `json:"name"`
		Args       []json.RawMessage `json:"args"`
		CallbackID string            `json:"callbackID"`
	}
	if err := json.Unmarshal([]byte(call), &c); err != nil {
		return false
	}
	return c.Name != "" && !strings.HasPrefix(c.Name, ":")
}
