package training

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"shcr/backend/training/demographics"
	"shcr/backend/training/holding"
	"shcr/backend/training/identity"
)

// Request is one request the region was asked, for tests: who asked whom. It
// holds the names of the query parameters and never their values.
type Request struct {
	At        time.Time
	Method    string
	Path      string
	Query     []string
	Partner   string // ODS code, "people", "audit", "identity" or ""
	Status    int    // 0 when the connection was closed without an answer
	Principal string // sub of the caller
	RequestID string // X-Request-ID
	Took      time.Duration
}

// maxRequests bounds the list; the oldest go first.
const maxRequests = 20000

// Requests gives what was asked so far, oldest first.
func (r *Region) Requests() []Request {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.requests)
}

// gate is what stands before a service: it may be shut or slow.
type gate struct {
	habit *latency // nil: none of its own

	mu      sync.Mutex
	stopped bool
	delay   time.Duration
}

func (g *gate) state() (bool, time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.stopped, g.delay
}

// Stop has a partner (or "people", "audit", "identity") close connections
// without an answer.
func (r *Region) Stop(ods string) error {
	return r.turn(ods, func(g *gate) { g.stopped = true })
}

// Restart undoes Stop.
func (r *Region) Restart(ods string) error {
	return r.turn(ods, func(g *gate) { g.stopped = false })
}

// Slow delays every answer of a partner; 0 undoes it.
func (r *Region) Slow(ods string, d time.Duration) error {
	return r.turn(ods, func(g *gate) { g.delay = max(d, 0) })
}

// turn changes the gate of a partner (by ODS code or key) or a service.
func (r *Region) turn(ods string, change func(*gate)) error {
	g := r.gates[ods]
	if s := r.site(ods); s != nil {
		g = r.gates[s.ODS]
	}
	if g == nil {
		return fmt.Errorf("training region: there is no partner %q", ods)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	change(g)
	return nil
}

// who is where a handler leaves the caller for the list of requests.
type who struct{}

// routes joins the services under one address.
func (r *Region) routes() http.Handler {
	mux := http.NewServeMux()
	r.control(mux)
	mux.Handle("/identity/", r.through("identity", r.provider))
	mux.Handle("/people/FHIR/R4/", r.through("people", http.HandlerFunc(r.askPeople)))
	mux.Handle("/audit/fhir/", r.through("audit", r.guarded("audit", r.audit)))
	r.launchRoutes(mux)
	for _, s := range r.sites {
		if s.door == nil {
			mux.Handle(s.root+s.habit.Path, r.handler(s))
		}
	}
	return mux
}

// sameHost refuses requests that reached loopback by another name: a web page
// elsewhere cannot point a name of its own here.
func (r *Region) sameHost(origin string, next http.Handler) http.Handler {
	_, own, _ := strings.Cut(origin, "://")
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if q.Host != own {
			http.Error(w, "This is not the address of the training region.", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, q)
	})
}

// through applies a service's gate and notes the request, also one that is
// broken off.
func (r *Region) through(service string, next http.Handler) http.Handler {
	g := r.gates[service]
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		entry := Request{At: time.Now(), Method: q.Method, Path: q.URL.Path, Partner: service, RequestID: q.Header.Get("X-Request-ID")}
		for name := range q.URL.Query() {
			entry.Query = append(entry.Query, name)
		}
		slices.Sort(entry.Query)
		s := &statusWriter{ResponseWriter: w}
		defer func() {
			entry.Status, entry.Took = s.status, time.Since(entry.At)
			r.note(entry)
		}()
		stopped, delay := g.state()
		if delay += g.habit.next(); delay > 0 && !stopped {
			select {
			case <-time.After(delay):
			case <-q.Context().Done():
				return
			}
			stopped, _ = g.state()
		}
		if stopped {
			panic(http.ErrAbortHandler) // closes the connection, no answer
		}
		next.ServeHTTP(s, q.WithContext(context.WithValue(q.Context(), who{}, &entry.Principal)))
		s.ended()
	})
}

func (r *Region) note(entry Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.requests) >= maxRequests {
		r.requests = append(r.requests[:0], r.requests[maxRequests/10:]...)
	}
	r.requests = append(r.requests, entry)
}

// verify checks the caller's token and leaves who it is for the list.
func (r *Region) verify(q *http.Request, audience string) (identity.Principal, error) {
	p, err := r.provider.Verify(q, audience)
	if to, ok := q.Context().Value(who{}).(*string); ok && err == nil {
		*to = p.Sub
	}
	return p, err
}

// guarded lets through what carries a token for the audience. What a server
// can do may be read without one.
func (r *Region) guarded(audience string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if _, err := r.verify(q, audience); err != nil && !strings.HasSuffix(q.URL.Path, "/metadata") {
			w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
			outcome(w, http.StatusUnauthorized, holding.Outcome("error", "login", "A valid access token for this organisation is needed."))
			return
		}
		next.ServeHTTP(w, q)
	})
}

func (r *Region) askPeople(w http.ResponseWriter, q *http.Request) {
	p, err := r.verify(q, "people")
	if err != nil {
		demographics.Unauthorised(w)
		return
	}
	r.people.Answer(w, q, demographics.Caller{RoleProfile: p.RoleProfile, HasRole: p.HasRole()})
}

// outcome answers with an OperationOutcome.
func outcome(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "application/fhir+json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

// statusWriter remembers the status: 0 while nothing was answered, and for a
// connection that was taken away.
type statusWriter struct {
	http.ResponseWriter
	status int
	taken  bool
}

// WriteHeader implements http.ResponseWriter.
func (s *statusWriter) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (s *statusWriter) Write(b []byte) (int, error) {
	s.status = cmp.Or(s.status, http.StatusOK)
	return s.ResponseWriter.Write(b)
}

// Hijack implements http.Hijacker where the connection does.
func (s *statusWriter) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	s.taken = true
	return http.NewResponseController(s.ResponseWriter).Hijack()
}

// ended notes the answer of a handler that returned without writing.
func (s *statusWriter) ended() {
	if !s.taken {
		s.status = cmp.Or(s.status, http.StatusOK)
	}
}

// Unwrap lets http.ResponseController reach the connection.
func (s *statusWriter) Unwrap() http.ResponseWriter { return s.ResponseWriter }
