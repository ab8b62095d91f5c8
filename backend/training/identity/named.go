package identity

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"github.com/zitadel/oidc/v3/pkg/oidc"
)

// named adds to the library what RFC 9207 asks: the answer to an authorization
// request says who gave it, and discovery announces that it will. It also
// refuses redirect addresses that only look like loopback ones.
func (p *Provider) named(inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == oidc.DiscoveryEndpoint:
			p.discovery(w, r, inner)
		case r.Method == http.MethodPost && r.URL.Path == tokenPath && r.PostFormValue("grant_type") == exchangeGrant:
			p.exchange(w, r)
		case r.URL.Path == "/end_session":
			if to := r.FormValue("post_logout_redirect_uri"); to != "" && !isLoopback(to) {
				http.Error(w, "After signing out, the way back must be http with a loopback address, given as a literal.", http.StatusBadRequest)
				return
			}
			inner.ServeHTTP(w, r)
		case strings.HasPrefix(r.URL.Path, "/authorize"):
			if to := r.FormValue("redirect_uri"); to != "" && !isLoopback(to) {
				http.Error(w, "The redirect address must be http with a loopback address, given as a literal.", http.StatusBadRequest)
				return
			}
			inner.ServeHTTP(&issNamer{ResponseWriter: w, issuer: p.issuer}, r)
		default:
			inner.ServeHTTP(w, r)
		}
	})
}

func (p *Provider) discovery(w http.ResponseWriter, r *http.Request, inner http.Handler) {
	rec := httptest.NewRecorder()
	inner.ServeHTTP(rec, r)
	var doc map[string]any
	if rec.Code != http.StatusOK || json.Unmarshal(rec.Body.Bytes(), &doc) != nil {
		http.Error(w, "discovery failed", http.StatusInternalServerError)
		return
	}
	doc["authorization_response_iss_parameter_supported"] = true
	doc["grant_types_supported"] = []string{"authorization_code", "refresh_token", exchangeGrant}
	doc["response_types_supported"] = []string{"code"}
	doc["code_challenge_methods_supported"] = []string{"S256"}
	doc["token_endpoint_auth_methods_supported"] = []string{"none"}
	doc["acr_values_supported"] = []string{acr}
	var body bytes.Buffer
	if err := json.NewEncoder(&body).Encode(doc); err != nil {
		http.Error(w, "discovery failed", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(body.Len()))
	_, _ = w.Write(body.Bytes())
}

// issNamer adds iss to a redirect that leaves the provider.
type issNamer struct {
	http.ResponseWriter
	issuer string
}

// WriteHeader rewrites the Location of a redirect to the client.
func (n *issNamer) WriteHeader(status int) {
	if to, err := url.Parse(n.Header().Get("Location")); err == nil && status/100 == 3 && n.leaves(to) {
		q := to.Query()
		q.Set("iss", n.issuer)
		to.RawQuery = q.Encode()
		n.Header().Set("Location", to.String())
	}
	n.ResponseWriter.WriteHeader(status)
}

func (n *issNamer) leaves(to *url.URL) bool {
	own, err := url.Parse(n.issuer)
	return err == nil && to.Host != "" && !(to.Host == own.Host && strings.HasPrefix(to.Path, own.Path))
}

// isLoopback accepts http://127.0.0.1:PORT/... and http://[::1]:PORT/..., with
// no user part and no fragment (RFC 8252, 7.3). Names are refused: localhost
// may resolve elsewhere.
func isLoopback(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" || u.User != nil || u.Fragment != "" || u.Opaque != "" {
		return false
	}
	ip, err := netip.ParseAddr(u.Hostname())
	return err == nil && ip.IsLoopback()
}
