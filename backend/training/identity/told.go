package identity

import (
	"maps"
	"net/http"
	"net/http/httptest"
)

// OnTokens has f told each answer of the token endpoint, of whatever status, before
// it is sent; nil tells nobody any more. With it a test sees every token there is
// (row C8), and lets a sign-in expire at one certain step (H27).
func (p *Provider) OnTokens(f func(answer []byte)) {
	p.store.mu.Lock()
	defer p.store.mu.Unlock()
	p.store.told = f
}

// telling stands before all of the provider.
func (p *Provider) telling(inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.store.mu.Lock()
		tell := p.store.told
		p.store.mu.Unlock()
		if tell == nil || r.URL.Path != tokenPath {
			inner.ServeHTTP(w, r)
			return
		}
		rec := httptest.NewRecorder()
		inner.ServeHTTP(rec, r)
		tell(rec.Body.Bytes())
		maps.Copy(w.Header(), rec.Header())
		w.WriteHeader(rec.Code)
		_, _ = w.Write(rec.Body.Bytes())
	})
}
