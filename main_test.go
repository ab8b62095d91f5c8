package main

import (
	"testing"

	"shcr/backend/region"
)

// L12: on Windows and macOS the window is kept out of pictures of the screen,
// unless the region allows them. That the systems then keep it out is for a look on
// each of them; Linux has no such means.
func TestL12_ContentProtection(t *testing.T) {
	if p := region.DefaultPolicy(); !onWindows(p, "").ContentProtection || !onMac(p, nil).ContentProtection {
		t.Error("a region that says nothing has no protection")
	}
	allows := region.DefaultPolicy()
	allows.ScreenCapture = true
	if onWindows(allows, "").ContentProtection || onMac(allows, nil).ContentProtection {
		t.Error("a region that allows pictures has protection")
	}
	if got := onWindows(allows, "/run/x"); got.WebviewUserDataPath != "/run/x" || got.IsZoomControlEnabled {
		t.Errorf("%+v", got)
	}
}
