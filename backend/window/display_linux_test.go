package window

import (
	"net"
	"path/filepath"
	"testing"
)

func TestHasDisplay(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if HasDisplay() {
		t.Error("a display without any variable")
	}
	t.Setenv("DISPLAY", ":64999")
	if HasDisplay() {
		t.Error("a display at which nothing answers")
	}
	dir := t.TempDir()
	l, err := net.Listen("unix", filepath.Join(dir, "wayland-7"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	t.Setenv("XDG_RUNTIME_DIR", dir)
	t.Setenv("WAYLAND_DISPLAY", "wayland-7")
	if !HasDisplay() {
		t.Error("a Wayland display that answers was not found")
	}
}
