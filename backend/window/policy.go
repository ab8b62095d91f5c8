package window

import (
	"net/http"
	"strings"
)

// policy is what the page may load and do. Everything is served by the app
// itself; nothing is framed; no string becomes markup or script.
var policy = strings.Join([]string{
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' blob:",
	"font-src 'self'",
	"connect-src 'self'",
	"worker-src 'none'",
	"frame-src 'none'",
	"child-src 'none'",
	"object-src 'none'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
}, "; ")

// Features of the platform that the page may not use.
var features = []string{
	"accelerometer", "ambient-light-sensor", "autoplay", "battery", "bluetooth",
	"camera", "clipboard-read", "clipboard-write", "display-capture",
	"encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope",
	"hid", "idle-detection", "local-fonts", "magnetometer", "microphone",
	"midi", "payment", "picture-in-picture", "publickey-credentials-get",
	"screen-wake-lock", "serial", "speaker-selection", "storage-access", "usb",
	"web-share", "xr-spatial-tracking",
}

var permissions = strings.Join(features, "=(), ") + "=()"

// Policy is the Content-Security-Policy of every answer of the asset server.
// The front end repeats it in a meta element (without frame-ancestors, which
// has no meaning there), so that a page served without headers keeps it too.
func Policy() string { return policy }

// Middleware puts the policy and its companions on every answer of the asset
// server, and refuses anything but reading.
func Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("Permissions-Policy", permissions)
		h.Set("Cache-Control", "no-store")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "read only", http.StatusMethodNotAllowed)
			return
		}
		next.ServeHTTP(w, r)
	})
}
