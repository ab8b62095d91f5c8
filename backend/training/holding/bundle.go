package holding

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// page is one searchset to be sent.
type page struct {
	total      int
	self, next string
	matches    []*Resource
	notes      bool // first page: OperationOutcomes go along
}

// sendPage writes a searchset around the resources' own bytes.
func (s *Server) sendPage(w http.ResponseWriter, r *http.Request, q query, p page) {
	if s.unchanged(w, r) {
		return
	}
	var b bytes.Buffer
	b.WriteString(`{"resourceType":"Bundle","meta":{"lastUpdated":`)
	asOf := s.fed().Format(time.RFC3339)
	writeJSON(&b, asOf)
	if s.manner.FeedMark {
		b.WriteString(`,"tag":[{"system":"` + FeedTag + `","code":"` + asOf + `"}]`)
	}
	b.WriteString(`},"type":"searchset"`)
	switch {
	case q.countOnly || !s.manner.NoTotal && !s.manner.Estimate:
		b.WriteString(`,"total":` + strconv.Itoa(p.total))
	case s.manner.Estimate:
		b.WriteString(`,"total":` + strconv.Itoa(estimate(p.total)))
	}
	b.WriteString(`,"link":[{"relation":"self","url":`)
	writeJSON(&b, p.self)
	b.WriteString("}")
	if p.next != "" {
		b.WriteString(`,{"relation":"next","url":`)
		writeJSON(&b, p.next)
		b.WriteString("}")
	}
	b.WriteString("]")
	entries := 0
	entry := func(fullURL string, raw []byte, mode string) {
		if entries++; entries == 1 {
			b.WriteString(`,"entry":[`)
		} else {
			b.WriteString(",")
		}
		b.WriteString("{")
		if fullURL != "" {
			b.WriteString(`"fullUrl":`)
			writeJSON(&b, fullURL)
			b.WriteString(",")
		}
		b.WriteString(`"resource":`)
		b.Write(raw)
		b.WriteString(`,"search":{"mode":"` + mode + `"}}`)
	}
	for _, m := range p.matches {
		entry(s.fullURL(m), m.Raw, "match")
	}
	for _, m := range s.included(q, p.matches) {
		entry(s.fullURL(m), m.Raw, "include")
	}
	if p.notes {
		for _, n := range s.notesFor(q) {
			entry("", n, "outcome")
		}
	}
	if entries > 0 {
		b.WriteString("]")
	}
	b.WriteString("}")
	s.send(w, r, http.StatusOK, b.Bytes())
}

func (s *Server) included(q query, matches []*Resource) []*Resource {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var all []*Resource
	seen := map[string]bool{}
	for _, m := range matches {
		for _, param := range q.includes {
			for _, ref := range m.links[param] {
				if held := s.held.byKey[strings.TrimPrefix(ref, s.base)]; held != nil && !seen[held.Key()] {
					seen[held.Key()] = true
					all = append(all, held)
				}
			}
		}
	}
	return all
}

func (s *Server) notesFor(q query) []json.RawMessage {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var all []json.RawMessage
	for _, p := range q.patients {
		all = append(all, s.held.notes[p+"/"+q.resourceType]...)
		if q.resourceType != "Patient" {
			all = append(all, s.held.notes[p+"/*"]...)
		}
	}
	return all
}

// binary serves a document raw for its own type, as a FHIR resource when that
// is what the caller asks for.
func (s *Server) binary(w http.ResponseWriter, r *http.Request, id string) {
	s.mu.RLock()
	held := s.held.byKey["Binary/"+id]
	s.mu.RUnlock()
	if held == nil {
		s.refuse(w, r, http.StatusNotFound, "not-found", "This document is not held here.")
		return
	}
	if accept := r.Header.Get("Accept"); strings.Contains(accept, "json") {
		s.send(w, r, http.StatusOK, held.Raw)
		return
	}
	var b struct{ ContentType, Data string }
	if err := json.Unmarshal(held.Raw, &b); err != nil {
		s.refuse(w, r, http.StatusInternalServerError, "exception", "The document cannot be read.")
		return
	}
	data, err := base64.StdEncoding.DecodeString(b.Data)
	if err != nil {
		s.refuse(w, r, http.StatusInternalServerError, "exception", "The document cannot be read.")
		return
	}
	w.Header().Set("Content-Type", b.ContentType)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Disposition", "attachment")
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data)
}

// Outcome gives an OperationOutcome with one issue.
func Outcome(severity, code, say string) json.RawMessage {
	var b bytes.Buffer
	b.WriteString(`{"resourceType":"OperationOutcome","issue":[{"severity":"` + severity + `","code":"` + code + `","details":{"text":`)
	writeJSON(&b, say)
	b.WriteString(`}}]}`)
	return b.Bytes()
}

func (s *Server) refuse(w http.ResponseWriter, r *http.Request, status int, code, say string) {
	s.send(w, r, status, Outcome("error", code, say))
}

// send writes a FHIR body, zipped when the partner does and the caller can.
func (s *Server) send(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	w.Header().Set("Content-Type", cmp.Or(s.manner.ContentType, "application/fhir+json"))
	if s.manner.Pretty {
		body = pretty(body)
	}
	if s.manner.Gzip && len(body) > 512 && acceptsGzip(r) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Add("Vary", "Accept-Encoding")
		w.WriteHeader(status)
		z := zippers.Get().(*gzip.Writer)
		defer zippers.Put(z)
		z.Reset(w)
		_, _ = z.Write(body)
		_ = z.Close()
		return
	}
	if s.manner.Chunked {
		w.WriteHeader(status)
		_ = http.NewResponseController(w).Flush() // before the body: its length is then not known
		_, _ = w.Write(body)
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

// zippers are kept, since one is a megabyte that is made anew for every answer; they
// are quick, since the partners share the computer with the viewer.
var zippers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // a level that there is
	return z
}}

func acceptsGzip(r *http.Request) bool {
	return slices.ContainsFunc(strings.Split(r.Header.Get("Accept-Encoding"), ","), func(e string) bool {
		name, q, _ := strings.Cut(strings.TrimSpace(e), ";")
		return name == "gzip" && strings.TrimSpace(q) != "q=0"
	})
}

// writeJSON writes a string as JSON without changing < > and &.
func writeJSON(b *bytes.Buffer, v string) {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v)
	b.Truncate(b.Len() - 1) // the newline Encode adds
}
