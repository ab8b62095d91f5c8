package holding

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"sync/atomic"
	"time"
)

// Manner is how one partner's server behaves. The zero manner is a plain, exact
// server with counted pages.
type Manner struct {
	Software string
	Types    []string // clinical types shared, besides those every server has

	PageSize   int           // when _count is absent
	MaxCount   int           // a larger _count is cut to this
	FixedPage  bool          // _count is ignored: PageSize always
	NoTotal    bool          // Bundle.total is left out
	Estimate   bool          // Bundle.total is a round number below the truth, see estimate
	Cursor     bool          // opaque pages that die
	CursorLife time.Duration // 60 s when 0

	Lacks    []string // search parameters other servers have and this one does not
	Strict   bool     // an unknown parameter is a 400, whatever the caller prefers
	EchoSelf bool     // the self link repeats what was asked, honoured or not

	ContentType string // "application/fhir+json" when ""
	Pretty      bool   // JSON over many lines
	Gzip        bool   // for callers that can
	Chunked     bool   // no Content-Length (HTTP/1.1)
	URNs        bool   // fullUrl is a urn:uuid, references stay relative

	CloseAfter int           // closes each connection after so many requests; 0 never
	ClockAhead time.Duration // how far the Date header is off

	AsOf     func(now time.Time) time.Time // how far the data goes; now when nil
	FeedMark bool                          // says it in Last-Modified, ETag and a Bundle tag too
}

// FeedTag is the system of the Bundle tag by which a partner of a periodic feed
// says when it was last fed; the code is the time (RFC 3339).
const FeedTag = "https://northgate.example/CodeSystem/feed-time"

// estimate rounds a total down to tens. A server that only estimates is wrong
// either way. Too high cannot be told from a list that was cut, so a viewer must
// call it partial (the fault total-mismatch does that); too low is survived by
// following next links to their end and never stopping at the total (H7).
func estimate(total int) int {
	if total <= 10 {
		return total
	}
	return total - total%10
}

// served counts the requests of one connection.
type served struct{}

// CountRequests is for http.Server.ConnContext: it lets a Manner close a
// connection after so many requests. Without it none is closed early.
func CountRequests(ctx context.Context, _ net.Conn) context.Context {
	return context.WithValue(ctx, served{}, new(atomic.Int64))
}

// behave does what concerns every answer: the clock and the connection.
func (s *Server) behave(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	if id := r.Header.Get("X-Request-ID"); id != "" && len(id) <= 64 {
		w.Header().Set("X-Request-ID", id)
	}
	if s.manner.ClockAhead != 0 {
		w.Header().Set("Date", time.Now().Add(s.manner.ClockAhead).UTC().Format(http.TimeFormat))
	}
	if n, ok := r.Context().Value(served{}).(*atomic.Int64); ok && s.manner.CloseAfter > 0 && n.Add(1) >= int64(s.manner.CloseAfter) {
		w.Header().Set("Connection", "close")
	}
}

// fed gives the time up to which the data goes.
func (s *Server) fed() time.Time {
	if s.manner.AsOf == nil {
		return s.now()
	}
	return s.manner.AsOf(s.now())
}

// unchanged sends the feed's headers, and 304 to who has this feed already.
func (s *Server) unchanged(w http.ResponseWriter, r *http.Request) bool {
	if !s.manner.FeedMark {
		return false
	}
	at := s.fed().UTC()
	tag := `W/"` + at.Format("20060102T1504") + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Last-Modified", at.Format(http.TimeFormat))
	if r.Method == http.MethodGet && r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return true
	}
	return false
}

// self is the address of the page that is sent.
func (s *Server) self(q query) string {
	if s.manner.EchoSelf {
		return s.link(q.resourceType, q.asked)
	}
	return s.link(q.resourceType, q.honoured)
}

func (s *Server) link(resourceType string, v url.Values) string {
	return s.base + resourceType + "?" + v.Encode()
}

// fullURL names a resource in a Bundle, always by the same name.
func (s *Server) fullURL(r *Resource) string {
	if !s.manner.URNs {
		return s.base + r.Key()
	}
	h := sha256.Sum256([]byte(s.base + r.Key()))
	h[6], h[8] = h[6]&0x0f|0x80, h[8]&0x3f|0x80 // version 8: made by our own rule (RFC 9562)
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", h[:4], h[4:6], h[6:8], h[8:10], h[10:16])
}

// knows tells whether a search parameter exists here.
func (s *Server) knows(name string) bool { return !slices.Contains(s.manner.Lacks, name) }

// pretty sets JSON over many lines; numbers and order stay.
func pretty(body []byte) []byte {
	var b bytes.Buffer
	if json.Indent(&b, body, "", "  ") != nil {
		return body
	}
	b.WriteByte('\n')
	return b.Bytes()
}
