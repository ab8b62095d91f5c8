// Package auditbook is the audit repository of the training region, as any plain
// FHIR server would be one: it creates AuditEvents (once where If-None-Exist asks
// for that), reads them, and searches them by R4's own parameters with sorting
// and paging. As IHE asks of a repository, it does not refuse an event for not
// conforming, only for not being an AuditEvent at all; nothing can be changed or
// deleted.
package auditbook

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// maxEvent is the largest event taken.
const maxEvent = 256 << 10

// Repository holds the events in memory, in the order they came.
type Repository struct {
	base string
	path string
	now  func() time.Time

	mu     sync.RWMutex
	events []*event
	index  map[string][]*event // by parameter and value, in the order they came
}

type event struct {
	id       string
	sent     json.RawMessage // as it came
	recorded time.Time
}

// body is the event with the id it was given here.
func (e *event) body() []byte { return append([]byte(`{"id":"`+e.id+`",`), e.sent[1:]...) }

// New makes a repository at an absolute base address that ends in a slash.
func New(base string, now func() time.Time) *Repository {
	u, _ := url.Parse(base)
	return &Repository{base: base, path: u.Path, now: now, index: map[string][]*event{}}
}

// Events gives what was received, oldest first, as it was sent.
func (a *Repository) Events() []json.RawMessage {
	a.mu.RLock()
	defer a.mu.RUnlock()
	all := make([]json.RawMessage, len(a.events))
	for i, e := range a.events {
		all[i] = slices.Clone(e.sent)
	}
	return all
}

// ServeHTTP answers one request below the base address.
func (a *Repository) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rest := strings.Trim(strings.TrimPrefix(r.URL.Path, a.path), "/")
	id, read := strings.CutPrefix(rest, "AuditEvent/")
	switch {
	case rest == "AuditEvent" && r.Method == http.MethodPost:
		a.take(w, r)
	case rest == "AuditEvent" && r.Method == http.MethodGet, rest == "AuditEvent/_search" && r.Method == http.MethodPost:
		r.Body = http.MaxBytesReader(w, r.Body, maxEvent)
		if err := r.ParseForm(); err != nil {
			refuse(w, http.StatusBadRequest, "structure", "The parameters cannot be read.")
			return
		}
		a.list(w, r.Form)
	case read && r.Method == http.MethodGet:
		a.one(w, id)
	case rest == "metadata" && r.Method == http.MethodGet:
		send(w, http.StatusOK, []byte(`{"resourceType":"CapabilityStatement","status":"active","kind":"instance","fhirVersion":"4.0.1","format":["application/fhir+json"],"rest":[{"mode":"server","resource":[{"type":"AuditEvent","interaction":[{"code":"create"},{"code":"read"},{"code":"search-type"}],"conditionalCreate":true}]}]}`))
	default:
		refuse(w, http.StatusNotFound, "not-supported", "Only AuditEvent is taken here, and nothing of it is changed.")
	}
}

// take stores an event. With If-None-Exist it is stored only when the search in
// it finds none; one found is answered 200, more 412 (FHIR R4 http.html#ccreate).
func (a *Repository) take(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxEvent))
	if err != nil {
		refuse(w, http.StatusRequestEntityTooLarge, "too-long", "The event is too large or was cut.")
		return
	}
	e := &event{sent: raw}
	keys, err := e.read(a.now)
	if err != nil {
		refuse(w, http.StatusBadRequest, "structure", "The body is not an AuditEvent.")
		return
	}
	unless, err := url.ParseQuery(strings.TrimPrefix(r.Header.Get("If-None-Exist"), "?"))
	if err != nil {
		refuse(w, http.StatusBadRequest, "structure", "If-None-Exist cannot be read.")
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(unless) > 0 {
		found, unknown := a.find(unless)
		switch {
		case unknown != "":
			refuse(w, http.StatusBadRequest, "not-supported", "There is no search by "+unknown+".")
			return
		case len(found) > 1:
			refuse(w, http.StatusPreconditionFailed, "multiple-matches", "More than one event has that.")
			return
		case len(found) == 1:
			a.answer(w, r, http.StatusOK, found[0])
			return
		}
	}
	e.id = strconv.Itoa(len(a.events) + 1)
	a.events = append(a.events, e)
	for _, k := range keys {
		if all := a.index[k]; len(all) == 0 || all[len(all)-1] != e {
			a.index[k] = append(all, e)
		}
	}
	a.answer(w, r, http.StatusCreated, e)
}

// answer gives what Prefer asks for: nothing unless the event itself.
func (a *Repository) answer(w http.ResponseWriter, r *http.Request, status int, e *event) {
	w.Header().Set("Location", a.base+"AuditEvent/"+e.id+"/_history/1")
	w.Header().Set("ETag", `W/"1"`)
	if strings.Contains(r.Header.Get("Prefer"), "return=representation") {
		send(w, status, e.body())
		return
	}
	send(w, status, []byte(`{"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational"}]}`))
}

// list answers a search.
func (a *Repository) list(w http.ResponseWriter, q url.Values) {
	a.mu.RLock()
	all, unknown := a.find(q)
	a.mu.RUnlock()
	if unknown != "" {
		refuse(w, http.StatusBadRequest, "not-supported", "There is no search by "+unknown+".")
		return
	}
	switch q.Get("_sort") {
	case "-date":
		all = slices.Clone(all)
		slices.Reverse(all)
		slices.SortStableFunc(all, func(x, y *event) int { return y.recorded.Compare(x.recorded) })
	case "date":
		all = slices.Clone(all)
		slices.SortStableFunc(all, func(x, y *event) int { return x.recorded.Compare(y.recorded) })
	}
	count, err := strconv.Atoi(q.Get("_count"))
	if err != nil || count < 0 {
		count = 50
	}
	offset, _ := strconv.Atoi(q.Get("_offset"))
	start := min(max(offset, 0), len(all))
	end := min(start+min(count, 1000), len(all))
	link := func(relation string) map[string]string {
		return map[string]string{"relation": relation, "url": a.base + "AuditEvent?" + q.Encode()}
	}
	links := []map[string]string{link("self")}
	if end < len(all) && count > 0 {
		q.Set("_offset", strconv.Itoa(end))
		links = append(links, link("next"))
	}
	head, _ := json.Marshal(links) // texts always marshal
	size := 256 + len(head)
	for _, e := range all[start:end] {
		size += len(e.sent) + len(a.base) + 100
	}
	b := make([]byte, 0, size)
	b = append(b, `{"resourceType":"Bundle","type":"searchset","total":`+strconv.Itoa(len(all))+`,"link":`...)
	b = append(b, head...)
	for i, e := range all[start:end] {
		b = append(b, map[bool]string{true: `,"entry":[`, false: ","}[i == 0]...)
		b = append(b, `{"fullUrl":"`+a.base+"AuditEvent/"+e.id+`","resource":`...)
		b = append(append(b, e.body()...), `,"search":{"mode":"match"}}`...)
	}
	if end > start {
		b = append(b, ']')
	}
	send(w, http.StatusOK, append(b, '}'))
}

func (a *Repository) one(w http.ResponseWriter, id string) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	if n, err := strconv.Atoi(id); err == nil && n > 0 && n <= len(a.events) {
		send(w, http.StatusOK, a.events[n-1].body())
		return
	}
	refuse(w, http.StatusNotFound, "not-found", "There is no such event.")
}

func send(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "application/fhir+json")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

func refuse(w http.ResponseWriter, status int, code, say string) {
	text, _ := json.Marshal(say)
	send(w, status, []byte(`{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"`+code+`","details":{"text":`+string(text)+`}}]}`))
}
