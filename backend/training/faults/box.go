package faults

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"shcr/backend/training/holding"
)

// Box stands before one partner's server.
type Box struct {
	server *holding.Server // to see who a request is about, and what others hold
	next   http.Handler    // the server behind its guard: makes the true answer
	pace   time.Duration   // between two bytes of a slow answer
	done   chan struct{}

	mu       sync.Mutex
	fault    Kind
	people   []string // local Patient ids; nil means everybody
	stranger string
	changed  chan struct{} // closed when another fault is set
}

// New makes a box. next answers for server, as callers see it. Pace is the time
// between two bytes of the slow faults; a second when 0.
func New(server *holding.Server, next http.Handler, pace time.Duration) *Box {
	if pace == 0 {
		pace = time.Second
	}
	return &Box{server: server, next: next, pace: pace, done: make(chan struct{}), changed: make(chan struct{})}
}

// Set sets a fault, for these local Patient ids only or, with nil, for
// everybody. The zero Kind mends.
func (b *Box) Set(k Kind, people []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fault, b.people = k, slices.Clone(people)
	close(b.changed)
	b.changed = make(chan struct{})
}

// Fault tells what is set, None when nothing is.
func (b *Box) Fault() Fault {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.fault.Fault
}

// Stranger names the local Patient whose data the wrong-person faults send; ""
// means the first other person who is held.
func (b *Box) Stranger(patient string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.stranger = patient
}

// Close ends what is kept waiting. It may be called once.
func (b *Box) Close() { close(b.done) }

// turn is one request that a fault concerns.
type turn struct {
	*Box
	w       http.ResponseWriter
	q       *http.Request
	about   []string // local Patient ids of the request
	kind    string   // FHIR type asked for, "metadata" for that
	changed chan struct{}
}

// ServeHTTP implements http.Handler.
func (b *Box) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	b.mu.Lock()
	k, people, changed := b.fault, b.people, b.changed
	b.mu.Unlock()
	if k.Fault == None {
		b.next.ServeHTTP(w, q)
		return
	}
	if q.Body != nil {
		q.Body = http.MaxBytesReader(w, q.Body, 64<<10)
	}
	t := &turn{Box: b, w: w, q: q, changed: changed, about: b.server.About(q)}
	t.kind, _, _ = strings.Cut(q.URL.Path[min(len(q.URL.Path), len(b.path())):], "/")
	if !t.concerned(k.about) || people != nil && !slices.ContainsFunc(t.about, func(id string) bool { return slices.Contains(people, id) }) {
		b.next.ServeHTTP(w, q)
		return
	}
	k.does(t)
}

func (b *Box) path() string {
	_, rest, _ := strings.Cut(b.server.Base(), "://")
	return rest[strings.Index(rest, "/"):]
}

func (t *turn) concerned(s scope) bool {
	switch s {
	case asking:
		return t.kind != "metadata"
	case clinical:
		return t.kind != "metadata" && t.kind != "Patient"
	case finding:
		return t.kind == "Patient"
	case metadata:
		return t.kind == "metadata"
	}
	return true
}

// answer is what the partner would have said.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// truth asks the partner itself, for an answer that is not zipped.
func (t *turn) truth(q *http.Request) answer {
	q = q.Clone(q.Context())
	q.Header.Del("Accept-Encoding")
	q.Header.Del("If-None-Match")
	r := &recorder{answer{status: http.StatusOK, header: http.Header{}}}
	t.next.ServeHTTP(r, q)
	return r.answer
}

// send sends an answer with its true length.
func (t *turn) send(a answer) {
	h := t.w.Header()
	for name, values := range a.header {
		h[name] = values
	}
	h.Set("Content-Length", strconv.Itoa(len(a.body)))
	t.w.WriteHeader(a.status)
	_, _ = t.w.Write(a.body)
}

// say answers with a FHIR body of our own.
func (t *turn) say(status int, body []byte) {
	t.send(answer{status, http.Header{"Content-Type": {"application/fhir+json"}, "Cache-Control": {"no-store"}}, body})
}

// recorder keeps an answer.
type recorder struct{ answer }

// Header implements http.ResponseWriter.
func (r *recorder) Header() http.Header { return r.header }

// WriteHeader implements http.ResponseWriter.
func (r *recorder) WriteHeader(status int) { r.status = status }

// Write implements http.ResponseWriter.
func (r *recorder) Write(b []byte) (int, error) {
	r.body = append(r.body, b...)
	return len(b), nil
}
