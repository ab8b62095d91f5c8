package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/pem"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// server is one partner's FHIR server, as lean as can be: its pages are written
// and zipped once, so that what is measured is the client and not the server.
type server struct {
	*Partner
	latency  time.Duration
	hang     atomic.Bool // never answers about anybody
	held     map[string][][]byte
	requests atomic.Int64
	oldHTTP  atomic.Bool // was asked over HTTP/1.1
	http     *httptest.Server

	mu    sync.Mutex
	pages map[string]*page // by path and query
}

// page is one answer, plain and zipped.
type page struct{ plain, zipped []byte }

// world is all servers of one size and latency.
type world struct {
	servers   []*server
	resources int
	bytes     int    // of JSON, of all pages of the record
	authority string // PEM of whom the servers' certificate is from, "" for plain http
}

// open starts the twelve servers with a record of n resources; without latency
// they answer at once. Secure ones speak TLS and HTTP/2.
func open(n int, latency, secure bool) (*world, error) {
	w := &world{}
	for _, p := range partners() {
		s := &server{Partner: p, held: p.holding(n), pages: map[string]*page{}}
		s.http = httptest.NewUnstartedServer(s)
		if secure {
			s.http.EnableHTTP2 = true
			s.http.StartTLS()
			w.authority = string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.http.Certificate().Raw}))
		} else {
			s.http.Start()
		}
		p.Base = s.http.URL + "/fhir/"
		if latency {
			s.latency = p.Latency
		}
		for _, a := range p.asks() {
			var search []string
			for offset := 0; ; offset += pageCap {
				at := p.address(a, 250, offset)
				if offset > 0 {
					at = p.address(a, pageCap, offset)
				}
				search = append(search, at)
				u, err := url.Parse(at)
				if err != nil {
					return nil, err
				}
				w.bytes += len(s.page(u).plain)
				if offset+pageCap >= len(s.held[a.Type]) {
					break
				}
			}
			p.Pages = append(p.Pages, search)
		}
		for _, all := range s.held {
			w.resources += len(all)
		}
		w.servers = append(w.servers, s)
	}
	return w, nil
}

// close stops all servers.
func (w *world) close() {
	for _, s := range w.servers {
		_ = s.http.Config.Close() // its test server's own would wait for an answer that hangs
	}
}

// partners lists what a contender is told.
func (w *world) partners() (all []*Partner) {
	for _, s := range w.servers {
		all = append(all, s.Partner)
	}
	return all
}

// task is what a contender is told.
func (w *world) task(as string) task {
	return task{As: as, Partners: w.partners(), NHS: nhsNumber, Authority: w.authority}
}

// http2 fails when a server was asked over anything else.
func (w *world) http2() error {
	for _, s := range w.servers {
		if s.oldHTTP.Load() {
			return errors.New("a server was not asked over HTTP/2")
		}
	}
	return nil
}

// count gives the requests since the last count.
func (w *world) count() (n int64) {
	for _, s := range w.servers {
		n += s.requests.Swap(0)
	}
	return n
}

// ServeHTTP answers after the latency of the partner.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.requests.Add(1)
	if r.ProtoMajor < 2 {
		s.oldHTTP.Store(true)
	}
	if s.hang.Load() && !strings.HasSuffix(r.URL.Path, "metadata") {
		<-r.Context().Done()
		return
	}
	body, status := s.answer(r)
	if !s.wait(r.Context()) {
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/fhir+json")
	data := body.plain
	if body.zipped != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		data = body.zipped
	}
	h.Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	_, _ = w.Write(data)
}

func (s *server) wait(ctx context.Context) bool {
	if s.latency == 0 {
		return true
	}
	select {
	case <-time.After(s.latency):
		return true
	case <-ctx.Done():
		return false
	}
}

func (s *server) answer(r *http.Request) (*page, int) {
	path := strings.TrimPrefix(r.URL.Path, "/fhir/")
	switch path {
	case "metadata":
		return &page{plain: []byte(`{"resourceType":"CapabilityStatement","status":"active","kind":"instance","fhirVersion":"4.0.1","format":["json"],"rest":[{"mode":"server"}]}`)}, http.StatusOK
	case "Patient", "Patient/_search":
		_ = r.ParseForm()
		person := fmt.Sprintf(`{"resourceType":"Patient","id":"P1","active":true,"identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}],"name":[{"family":"Bench","given":["Person"]}]}`, nhsNumber)
		if !strings.HasSuffix(r.Form.Get("identifier"), "|"+nhsNumber) {
			return &page{plain: []byte(`{"resourceType":"Bundle","type":"searchset","total":0}`)}, http.StatusOK
		}
		return &page{plain: fmt.Appendf(nil, `{"resourceType":"Bundle","type":"searchset","total":1,"entry":[{"fullUrl":"%sPatient/P1","resource":%s,"search":{"mode":"match"}}]}`, s.Base, person)}, http.StatusOK
	case "Patient/P1":
		return &page{plain: fmt.Appendf(nil, `{"resourceType":"Patient","id":"P1","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}]}`, nhsNumber)}, http.StatusOK
	}
	if r.Method != http.MethodGet || r.URL.Query().Get("patient") != "P1" {
		return &page{plain: []byte(`{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"required"}]}`)}, http.StatusBadRequest
	}
	return s.page(r.URL), http.StatusOK
}

// page writes an answer once and keeps it.
func (s *server) page(u *url.URL) *page {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := u.Path + "?" + u.RawQuery
	if p := s.pages[key]; p != nil {
		return p
	}
	kind, q := strings.TrimPrefix(u.Path, "/fhir/"), u.Query()
	count, offset := pageCap, 0
	if n, err := strconv.Atoi(q.Get("_count")); err == nil && n > 0 {
		count = min(n, pageCap)
	}
	if n, err := strconv.Atoi(q.Get("_offset")); err == nil && n > 0 {
		offset = n
	}
	q.Set("_count", strconv.Itoa(count))
	all := s.held[kind]
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"resourceType":"Bundle","type":"searchset","total":%d,"link":[{"relation":"self","url":"%s%s?%s"}`, len(all), s.Base, kind, q.Encode())
	last := min(offset+count, len(all))
	if last < len(all) {
		q.Set("_offset", strconv.Itoa(last))
		fmt.Fprintf(&b, `,{"relation":"next","url":"%s%s?%s"}`, s.Base, kind, q.Encode())
	}
	b.WriteString(`]`)
	for i := min(offset, last); i < last; i++ {
		b.WriteString(map[bool]string{true: `,"entry":[`, false: `,`}[i == offset])
		fmt.Fprintf(&b, `{"fullUrl":"%s%s/%s","resource":%s,"search":{"mode":"match"}}`, s.Base, kind, idOf(all[i]), all[i])
	}
	if last > offset {
		b.WriteString(`]`)
	}
	b.WriteString(`}`)
	p := &page{plain: b.Bytes()}
	if len(p.plain) > 1024 {
		var z bytes.Buffer
		zip, _ := gzip.NewWriterLevel(&z, gzip.DefaultCompression)
		_, _ = zip.Write(p.plain)
		_ = zip.Close()
		p.zipped = z.Bytes()
	}
	s.pages[key] = p
	return p
}

// idOf finds the id that resource wrote.
func idOf(raw []byte) string {
	_, rest, _ := strings.Cut(string(raw[:min(len(raw), 120)]), `"id":"`)
	id, _, _ := strings.Cut(rest, `"`)
	return id
}
