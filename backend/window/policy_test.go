package window

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestMiddlewareSetsThePolicyOnEveryAnswer(t *testing.T) {
	reached := 0
	h := Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reached++
		http.NotFound(w, r)
	}))
	for method, want := range map[string]int{"GET": 404, "HEAD": 404, "POST": 405, "PUT": 405, "DELETE": 405} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(method, "/x", nil))
		if w.Code != want {
			t.Errorf("%s: %d, want %d", method, w.Code, want)
		}
		for name, value := range map[string]string{
			"Content-Security-Policy": Policy(), "Cache-Control": "no-store",
			"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff",
		} {
			if got := w.Header().Get(name); got != value {
				t.Errorf("%s: %s is %q, want %q", method, name, got, value)
			}
		}
		if p := w.Header().Get("Permissions-Policy"); !strings.Contains(p, "camera=()") || strings.Contains(p, "=(self") {
			t.Errorf("%s: permissions %q", method, p)
		}
	}
	if reached != 2 {
		t.Errorf("the handler was reached %d times, want 2", reached)
	}
}

func TestW7_PolicyAllowsNothingOfOthers(t *testing.T) {
	for _, directive := range strings.Split(Policy(), "; ") {
		name, sources, _ := strings.Cut(directive, " ")
		for _, s := range strings.Fields(sources) {
			if s != "'none'" && s != "'self'" && !(name == "img-src" && s == "blob:") && !(name == "require-trusted-types-for" && s == "'script'") {
				t.Errorf("%s allows %s", name, s)
			}
		}
	}
}
