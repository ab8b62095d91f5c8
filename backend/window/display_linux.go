//go:build linux && !bindings

package window

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// HasDisplay says whether a window can be opened. Without one, GTK's start-up
// fails in a panic, which tells a user nothing.
func HasDisplay() bool {
	return waylandAnswers(os.Getenv("WAYLAND_DISPLAY"), os.Getenv("XDG_RUNTIME_DIR")) ||
		x11Answers(os.Getenv("DISPLAY"))
}

func waylandAnswers(display, runtimeDir string) bool {
	if display == "" {
		return false
	}
	if !filepath.IsAbs(display) {
		display = filepath.Join(runtimeDir, display)
	}
	return answers("unix", display)
}

// x11Answers tries the sockets of a display such as ":0", ":0.0", "unix:0" or
// "host:10.0". A form that is not known is believed: X may understand it.
func x11Answers(display string) bool {
	host, number, found := cutLast(display, ":")
	if !found {
		return false
	}
	number, _, _ = strings.Cut(number, ".")
	switch {
	case strings.HasPrefix(display, "/"):
		return answers("unix", display)
	case host == "" || host == "unix":
		path := "/tmp/.X11-unix/X" + number
		return answers("unix", "@"+path) || answers("unix", path)
	case strings.ContainsAny(host, "/:"):
		return true
	}
	port := map[bool]string{true: "60" + number, false: "600" + number}[len(number) > 1]
	return answers("tcp", net.JoinHostPort(host, port))
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func answers(network, address string) bool {
	c, err := net.DialTimeout(network, address, 2*time.Second)
	if err != nil {
		return false
	}
	c.Close()
	return true
}
