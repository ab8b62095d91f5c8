// Package auditbook is the audit repository of the training region: it takes
// AuditEvents, gives each an id, takes a repeated one only once, and lists them
// newest first. As IHE asks of a repository, it does not refuse an event for
// not conforming, only for not being an AuditEvent at all.
package auditbook

import (
	"bytes"
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

	mu     sync.Mutex
	events []event
	known  map[string]int // identifier -> index
}

type event struct {
	id       string
	raw      json.RawMessage
	recorded time.Time
}

// New makes a repository at an absolute base address that ends in a slash.
func New(base string, now func() time.Time) *Repository {
	u, _ := url.Parse(base)
	return &Repository{base: base, path: u.Path, now: now, known: map[string]int{}}
}

// Events gives what was received, oldest first, as it was sent.
func (a *Repository) Events() []json.RawMessage {
	a.mu.Lock()
	defer a.mu.Unlock()
	all := make([]json.RawMessage, len(a.events))
	for i, e := range a.events {
		all[i] = slices.Clone(e.raw)
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
	case rest == "AuditEvent" && r.Method == http.MethodGet:
		a.list(w, r)
	case read && r.Method == http.MethodGet:
		a.one(w, id)
	case rest == "metadata" && r.Method == http.MethodGet:
		send(w, http.StatusOK, []byte(`{"resourceType":"CapabilityStatement","status":"active","kind":"instance","fhirVersion":"4.0.1","format":["application/fhir+json"],"rest":[{"mode":"server","resource":[{"type":"AuditEvent","interaction":[{"code":"create"},{"code":"read"},{"code":"search-type"}]}]}]}`))
	default:
		refuse(w, http.StatusNotFound, "not-supported", "Only AuditEvent is taken here.")
	}
}

// take stores an event once. The same identifier (the event's own, as an
// identifier extension or in If-None-Exist) is answered 200 with the first id.
func (a *Repository) take(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxEvent))
	if err != nil {
		refuse(w, http.StatusRequestEntityTooLarge, "too-long", "The event is too large or was cut.")
		return
	}
	var seen struct {
		ResourceType string
		Recorded     string
		Extension    []struct {
			URL             string
			ValueIdentifier struct{ System, Value string }
			ValueString     string
			ValueURI        string `json:"valueUri"`
		}
	}
	if err := json.Unmarshal(raw, &seen); err != nil || seen.ResourceType != "AuditEvent" {
		refuse(w, http.StatusBadRequest, "structure", "The body is not an AuditEvent.")
		return
	}
	var names []string
	if q, err := url.ParseQuery(strings.TrimPrefix(r.Header.Get("If-None-Exist"), "?")); err == nil {
		names = append(names, nonEmpty(q.Get("identifier"))...)
	}
	for _, e := range seen.Extension {
		if v := e.ValueIdentifier; strings.HasSuffix(strings.ToLower(e.URL), "identifier") {
			if v.Value != "" {
				names = append(names, v.System+"|"+v.Value)
			}
			names = append(names, nonEmpty(e.ValueString)...)
			names = append(names, nonEmpty(e.ValueURI)...)
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, n := range names {
		if i, ok := a.known[n]; ok {
			a.created(w, http.StatusOK, a.events[i].id)
			return
		}
	}
	recorded, err := time.Parse(time.RFC3339Nano, seen.Recorded)
	if err != nil {
		recorded = a.now()
	}
	id := strconv.Itoa(len(a.events) + 1)
	a.events = append(a.events, event{id: id, raw: raw, recorded: recorded})
	for _, n := range names {
		a.known[n] = len(a.events) - 1
	}
	a.created(w, http.StatusCreated, id)
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func (a *Repository) created(w http.ResponseWriter, status int, id string) {
	w.Header().Set("Location", a.base+"AuditEvent/"+id+"/_history/1")
	w.Header().Set("ETag", `W/"1"`)
	send(w, status, []byte(`{"resourceType":"OperationOutcome","id":"`+id+`","issue":[{"severity":"information","code":"informational"}]}`))
}

// list answers a search: _count, and _sort by recorded either way.
func (a *Repository) list(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	count, err := strconv.Atoi(q.Get("_count"))
	if err != nil || count < 0 {
		count = 50
	}
	offset, _ := strconv.Atoi(q.Get("_offset"))
	a.mu.Lock()
	all := slices.Clone(a.events)
	a.mu.Unlock()
	switch q.Get("_sort") {
	case "-recorded", "-date":
		slices.Reverse(all)
		slices.SortStableFunc(all, func(x, y event) int { return y.recorded.Compare(x.recorded) })
	case "recorded", "date":
		slices.SortStableFunc(all, func(x, y event) int { return x.recorded.Compare(y.recorded) })
	}
	total := len(all)
	start := min(max(offset, 0), total)
	end := min(start+count, total)
	var b bytes.Buffer
	b.WriteString(`{"resourceType":"Bundle","type":"searchset","total":` + strconv.Itoa(total))
	if end < total && count > 0 {
		q.Set("_offset", strconv.Itoa(end))
		next, _ := json.Marshal(a.base + "AuditEvent?" + q.Encode())
		b.WriteString(`,"link":[{"relation":"next","url":` + string(next) + `}]`)
	}
	for i, e := range all[start:end] {
		b.WriteString(map[bool]string{true: `,"entry":[`, false: ","}[i == 0])
		b.WriteString(`{"fullUrl":"` + a.base + "AuditEvent/" + e.id + `","resource":`)
		b.Write(e.raw)
		b.WriteString(`,"search":{"mode":"match"}}`)
	}
	if end > start {
		b.WriteString("]")
	}
	b.WriteString("}")
	send(w, http.StatusOK, b.Bytes())
}

func (a *Repository) one(w http.ResponseWriter, id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, e := range a.events {
		if e.id == id {
			send(w, http.StatusOK, e.raw)
			return
		}
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
