package fhir

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"shcr/backend/care"
)

func token(context.Context) (string, error) { return "secret", nil }

func serve(t *testing.T, h http.HandlerFunc) (*Endpoint, *httptest.Server) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	l := DefaultLimits()
	l.FirstByte, l.Whole, l.Pages = time.Second, 2*time.Second, 5
	e, err := NewEndpoint(s.URL+"/fhir", token, l)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	return e, s
}

func send(w http.ResponseWriter, body string) {
	w.Header().Set("Content-Type", "application/fhir+json")
	_, _ = w.Write([]byte(body))
}

func search(e *Endpoint) (Found, error) {
	return e.Search(context.Background(), Query{Type: "Condition", Params: url.Values{"patient": {"1"}}, Filter: []string{"patient"}})
}

func wantWhy(t *testing.T, err error, want care.Why) {
	t.Helper()
	if got, _ := WhyOf(err); err == nil || got != want {
		t.Errorf("got %v (%s), want %s", err, got, want)
	}
}

func TestA17_A19_AnswersThatAreNone(t *testing.T) {
	bundle := `{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Condition","id":"1"}}]}`
	for name, c := range map[string]struct {
		h    http.HandlerFunc
		want care.Why
	}{
		"a log-in page": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<html>")
		}, care.WhyContentType},
		"plain json": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprint(w, bundle)
		}, care.WhyContentType},
		"cut before its length": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/fhir+json")
			w.Header().Set("Content-Length", strconv.Itoa(len(bundle)+50))
			fmt.Fprint(w, bundle)
		}, care.WhyCut},
		"reset in the middle": {func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Length: %d\r\n\r\n%s", len(bundle)+10, bundle)
			time.Sleep(30 * time.Millisecond) // a reset overtakes what was written before it
			_ = conn.(*net.TCPConn).SetLinger(0)
			_ = conn.Close()
		}, care.WhyCut},
		"cut chunk": {func(w http.ResponseWriter, _ *http.Request) {
			send(w, bundle)
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}, care.WhyCut},
		"no length at all": {func(w http.ResponseWriter, _ *http.Request) {
			c, b, _ := w.(http.Hijacker).Hijack()
			fmt.Fprintf(b, "HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nConnection: close\r\n\r\n%s", bundle)
			_ = b.Flush()
			_ = c.Close()
		}, care.WhyCut},
		"half a bundle":     {func(w http.ResponseWriter, _ *http.Request) { send(w, bundle[:60]) }, care.WhyMalformed},
		"two bundles":       {func(w http.ResponseWriter, _ *http.Request) { send(w, bundle+bundle) }, care.WhyMalformed},
		"total given twice": {func(w http.ResponseWriter, _ *http.Request) { send(w, `{"resourceType":"Bundle","total":0,"total":3}`) }, care.WhyMalformed},
		"too deep": {func(w http.ResponseWriter, _ *http.Request) {
			send(w, strings.Repeat(`{"a":`, 70)+"1"+strings.Repeat("}", 70))
		}, care.WhyMalformed},
		"fewer than total": {func(w http.ResponseWriter, _ *http.Request) {
			send(w, strings.Replace(bundle, `"type"`, `"total":2,"type"`, 1))
		}, care.WhyCount},
		"an OperationOutcome": {func(w http.ResponseWriter, _ *http.Request) {
			send(w, `{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"suppressed"}]}`)
		}, care.WhyOutcome},
		"forbidden":  {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, care.WhyDenied},
		"signed out": {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) }, care.WhyUnauthorised},
		"filter ignored": {func(w http.ResponseWriter, r *http.Request) {
			send(w, strings.Replace(bundle, `"type"`, `"link":[{"relation":"self","url":"http://`+r.Host+`/fhir/Condition?_count=5"}],"type"`, 1))
		}, care.WhyFilter},
		"silence": {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, care.WhyTimeout},
		"huge": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "99999999999")
			send(w, bundle)
		}, care.WhySize},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := serve(t, c.h)
			_, err := search(e)
			wantWhy(t, err, c.want)
		})
	}
}

func TestA2_GzipBomb(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	_, _ = z.Write(bytes.Repeat([]byte(" "), 64<<20))
	_ = z.Close()
	e, _ := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/fhir+json")
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(bomb.Bytes())
	})
	_, err := search(e)
	wantWhy(t, err, care.WhySize)
	e, _ = serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip, gzip")
		send(w, "x")
	})
	_, err = search(e)
	wantWhy(t, err, care.WhyContentType)
}

func TestA5_EndlessPaging(t *testing.T) {
	for name, next := range map[string]func(n int64, host string) string{
		"always another page": func(n int64, host string) string { return fmt.Sprintf("http://%s/fhir/Condition?page=%d", host, n) },
		"the same page":       func(_ int64, host string) string { return "http://" + host + "/fhir/Condition?page=1" },
	} {
		t.Run(name, func(t *testing.T) {
			var n atomic.Int64
			e, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
				send(w, fmt.Sprintf(`{"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":%q}],"entry":[{"resource":{"resourceType":"Condition","id":"%d"}}]}`,
					next(n.Add(1), r.Host), n.Load()))
			})
			found, err := search(e)
			wantWhy(t, err, care.WhyPaging)
			if n.Load() > 6 || len(found.Resources) == 0 {
				t.Errorf("%d requests, %d kept", n.Load(), len(found.Resources))
			}
		})
	}
}

// No token and no request leaves for an address that a payload named.
func TestA6_A8_ForeignAddresses(t *testing.T) {
	var strays atomic.Int64
	canary := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { strays.Add(1) }))
	defer canary.Close()
	host := strings.TrimPrefix(canary.URL, "http://")
	var own string
	evil := []string{
		canary.URL + "/fhir/Condition?page=2", "//" + host + "/fhir/Condition", "http://OWN@" + host + "/fhir/x", "http://" + host + "\\@OWN/fhir/",
		"https://OWN/fhir/Condition", "http://OWN.evil.example/fhir/Condition", "http://OWN/fhirx/Condition", "http://OWN/other",
		"http://OWN/fhir/../admin", "http://OWN/fhir/%2e%2e/admin", "http://OWN/fhir/..%2fadmin", "http://user:pw@OWN/fhir/Condition",
		"/admin", "../admin", "file:///etc/passwd", "http:OWN", "javascript:alert(1)", "http://OWN:1/fhir/Condition", "http://OWN/fhir/Condition#x",
		"\thttp://OWN/fhir/Condition", "http://OWN/fhir/Con dition",
	}
	for _, next := range evil {
		e, s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Query().Get("patient") == "" {
				t.Errorf("%q reached %s", next, r.URL)
				strays.Add(1)
			}
			send(w, fmt.Sprintf(`{"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":%q}]}`, strings.ReplaceAll(next, "OWN", own)))
		})
		own = strings.TrimPrefix(s.URL, "http://")
		_, err := search(e)
		if why, _ := WhyOf(err); err == nil || why != care.WhyPaging {
			t.Errorf("%q: %v", next, err)
		}
		if _, _, err := e.Bytes(context.Background(), strings.ReplaceAll(next, "OWN", own), ""); err == nil {
			t.Errorf("%q was fetched as a document", next)
		}
	}
	if strays.Load() != 0 {
		t.Errorf("%d requests left for a foreign address", strays.Load())
	}
	e, s := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "letter") })
	for _, good := range []string{"Binary/1", s.URL + "/fhir/Binary/1"} {
		if body, _, err := e.Bytes(context.Background(), good, "text/plain"); err != nil || string(body) != "letter" {
			t.Errorf("%q: %v", good, err)
		}
	}
}

func TestA7_RedirectsAreRefused(t *testing.T) {
	var strays atomic.Int64
	canary := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { strays.Add(1) }))
	defer canary.Close()
	for _, code := range []int{301, 302, 303, 307, 308} {
		for _, to := range []string{canary.URL, "/fhir/elsewhere"} {
			e, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if strings.HasSuffix(r.URL.Path, "elsewhere") {
					strays.Add(1)
				}
				http.Redirect(w, r, to, code)
			})
			_, err := search(e)
			wantWhy(t, err, care.WhyRedirect)
		}
	}
	if strays.Load() != 0 {
		t.Errorf("%d redirects were followed", strays.Load())
	}
}

// H7: every page is followed, and repeats and outcomes are told apart.
func TestH7_AllPages(t *testing.T) {
	e, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		next := `"link":[{"relation":"next","url":"Condition?page=2"}],`
		ids := []string{"1", "2"}
		if r.URL.Query().Get("page") == "2" {
			next, ids = "", []string{"2", "3"}
		}
		var entries []string
		for _, id := range ids {
			entries = append(entries, `{"resource":{"resourceType":"Condition","id":"`+id+`"},"search":{"mode":"match"}}`)
		}
		entries = append(entries, `{"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"suppressed"}]},"search":{"mode":"outcome"}}`)
		send(w, `{"resourceType":"Bundle","type":"searchset",`+next+`"entry":[`+strings.Join(entries, ",")+`]}`)
	})
	f, err := search(e)
	if err != nil || len(f.Resources) != 3 || len(f.Repeated) != 1 || len(f.Outcomes) != 2 || f.Pages != 2 {
		t.Errorf("%v: %d resources, %d repeated, %d outcomes, %d pages", err, len(f.Resources), len(f.Repeated), len(f.Outcomes), f.Pages)
	}
}
