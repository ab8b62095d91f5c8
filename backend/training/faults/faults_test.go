package faults

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"syscall"
	"testing"
	"time"

	"shcr/backend/training/holding"
)

const pace = 8 * time.Millisecond

// stage is a partner behind a box, over real HTTP.
type stage struct {
	*testing.T
	box    *Box
	server *httptest.Server
	base   string
}

func put(t *testing.T, h *holding.Server, patient, raw string) {
	t.Helper()
	if err := h.Put(json.RawMessage(raw), patient); err != nil {
		t.Fatal(err)
	}
}

// set up two persons, a1 and b1, and break the partner.
func broken(t *testing.T, f Fault, people ...string) *stage {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	base := "http://" + server.Listener.Addr().String() + "/r4/"
	now := time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC)
	h, err := holding.New(base, "Box Surgery", holding.Manner{Types: []string{"Condition", "Observation", "Appointment"}, PageSize: 50, MaxCount: 50, FeedMark: true},
		func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	for i, id := range []string{"a1", "b1"} {
		put(t, h, id, fmt.Sprintf(`{"resourceType":"Patient","id":%q,"active":true,"identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"999000000%d"}]}`, id, i))
		for n := range 4 - i {
			put(t, h, id, fmt.Sprintf(`{"resourceType":"Condition","id":"%s-c%d","code":{"text":"Asthma <%s>"},"subject":{"reference":"Patient/%s"}}`, id, n, id, id))
		}
		put(t, h, id, fmt.Sprintf(`{"resourceType":"Observation","id":"%s-o","status":"final","valueQuantity":{"value":5.0},"referenceRange":[{"high":{"value":5.3}}],"subject":{"reference":"Patient/%s"}}`, id, id))
		put(t, h, id, fmt.Sprintf(`{"resourceType":"Appointment","id":"%s-a","status":"booked","participant":[{"actor":{"reference":"Patient/%s"},"status":"accepted"}]}`, id, id))
	}
	s := &stage{T: t, box: New(h, h, pace), server: server, base: base}
	kind, ok := Find(string(f))
	if f != None && !ok {
		t.Fatalf("no fault %q", f)
	}
	s.box.Set(kind, people)
	server.Config.Handler = s.box
	server.Start()
	t.Cleanup(func() { s.box.Close(); server.Close() })
	return s
}

// get asks over HTTP, without unzipping or following.
func (s *stage) get(path string) (*http.Response, []byte) {
	s.Helper()
	client := &http.Client{Transport: &http.Transport{DisableCompression: true, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	if !strings.HasPrefix(path, "http") {
		path = s.base + path
	}
	a, err := client.Get(path)
	if err != nil {
		s.Fatal(err)
	}
	defer func() { _ = a.Body.Close() }()
	body, err := io.ReadAll(a.Body)
	if err != nil {
		s.Fatal(err)
	}
	return a, body
}

const search = "Condition?patient=a1"

// bundle is a page; it must be readable unless the fault is there to prevent it.
func (s *stage) bundle(path string) *set {
	s.Helper()
	a, body := s.get(path)
	b, ok := readSet(body)
	if a.StatusCode != http.StatusOK || !ok {
		s.Fatalf("%s: %d %s", path, a.StatusCode, body)
	}
	return b
}

func (b *set) link(relation string) string {
	for _, l := range b.links {
		if l.Relation == relation {
			return l.URL
		}
	}
	return ""
}

// dial writes a request by hand, to read what comes byte by byte.
func (s *stage) dial(path string) net.Conn {
	s.Helper()
	u, _ := url.Parse(s.base + path)
	c, err := net.Dial("tcp", u.Host)
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { _ = c.Close() })
	_ = c.SetDeadline(time.Now().Add(5 * time.Second))
	if _, err := fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: application/fhir+json\r\n\r\n", u.RequestURI(), u.Host); err != nil {
		s.Fatal(err)
	}
	return c
}

// wire gives every byte of an answer, and how it ended.
func (s *stage) wire(path string) (header, body []byte, end error) {
	s.Helper()
	c := s.dial(path)
	var all []byte
	buf := make([]byte, 4096)
	for {
		n, err := c.Read(buf)
		all = append(all, buf[:n]...)
		if err != nil {
			header, body, _ = bytes.Cut(all, []byte("\r\n\r\n"))
			return header, body, err
		}
	}
}

// truth is what the partner says when it is whole; the fault stays.
func (s *stage) truth(path string) []byte {
	s.Helper()
	k, _ := Find(string(s.box.Fault()))
	s.box.Set(Kind{}, nil)
	_, body := s.get(path)
	s.box.Set(k, nil)
	return body
}

// entries counts those of a body that must be valid JSON.
func entries(t *testing.T, body []byte) int {
	t.Helper()
	b, ok := readSet(body)
	if !ok {
		t.Fatalf("not a Bundle: %s", body)
	}
	return len(b.entries)
}

func ofTheConnection(t *testing.T) {
	tell := func(s *stage, ok bool, format string, args ...any) {
		s.Helper()
		if !ok {
			s.Errorf(format, args...)
		}
	}
	resets := func(s *stage, _ int) {
		header, _, end := s.wire(search)
		tell(s, len(header) == 0 && errors.Is(end, syscall.ECONNRESET), "%q, %v", header, end)
	}
	alerts := func(s *stage, _ int) {
		header, _, end := s.wire(search)
		tell(s, bytes.Equal(header, []byte{21, 3, 3, 0, 2, 2, 40}) && errors.Is(end, io.EOF), "%v, %v", header, end)
	}
	for f, check := range map[Fault]func(*stage, int){
		Refused: resets, NoDNS: resets, TLSExpired: alerts, TLSName: alerts, TLSSelfSigned: alerts,
		Silence: func(s *stage, _ int) {
			c := s.dial(search)
			_ = c.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
			_, err := c.Read(make([]byte, 1))
			var n net.Error
			tell(s, errors.As(err, &n) && n.Timeout(), "it said something: %v", err)
			_ = c.SetReadDeadline(time.Now().Add(2 * time.Second))
			s.box.Set(Kind{}, nil) // mending lets go
			_, err = c.Read(make([]byte, 1))
			tell(s, errors.Is(err, io.EOF), "mended: %v", err)
		},
		SlowHeaders: func(s *stage, _ int) {
			began, start := time.Now(), make([]byte, 12)
			_, err := io.ReadFull(s.dial(search), start)
			tell(s, err == nil && string(start) == "HTTP/1.1 200" && time.Since(began) >= 10*pace, "%q after %s, %v", start, time.Since(began), err)
		},
		Drip: func(s *stage, whole int) {
			r := bufio.NewReader(s.dial(search))
			a, err := http.ReadResponse(r, nil)
			tell(s, err == nil && a.ContentLength == int64(whole), "%v", err)
			began, start := time.Now(), make([]byte, 12)
			_, err = io.ReadFull(a.Body, start)
			tell(s, err == nil && string(start) == `{"resourceTy` && time.Since(began) >= 9*pace, "%q after %s, %v", start, time.Since(began), err)
		},
		CutBody: func(s *stage, whole int) {
			header, body, end := s.wire(search)
			tell(s, bytes.Contains(header, []byte(length(whole))) && len(body) == whole/2 && errors.Is(end, syscall.ECONNRESET), "%d of %d, %v", len(body), whole, end)
		},
		ShortLength: func(s *stage, whole int) {
			header, body, end := s.wire(search)
			tell(s, bytes.Contains(header, []byte(length(whole))) && len(body) < whole && errors.Is(end, io.EOF), "%s: %d of %d, %v", header, len(body), whole, end)
			tell(s, entries(s.T, body) == 2, "%s", body)
		},
		CutChunked: func(s *stage, _ int) {
			header, body, end := s.wire(search)
			_, chunk, _ := bytes.Cut(body, []byte("\r\n"))
			tell(s, bytes.Contains(header, []byte("Transfer-Encoding: chunked")) && errors.Is(end, io.EOF), "%s, %v", header, end)
			tell(s, !bytes.HasSuffix(body, []byte("0\r\n\r\n")) && entries(s.T, bytes.TrimSpace(chunk)) == 2, "%s", body)
		},
		CloseDelimited: func(s *stage, _ int) {
			header, body, end := s.wire(search)
			tell(s, !bytes.Contains(header, []byte("Content-Length")) && !bytes.Contains(header, []byte("Transfer-Encoding")) && errors.Is(end, io.EOF), "%s, %v", header, end)
			tell(s, entries(s.T, body) == 2, "%s", body)
		},
	} {
		seen[f] = true
		t.Run(string(f), func(t *testing.T) {
			s := broken(t, f)
			check(s, len(s.truth(search)))
		})
	}
}

// seen are the faults that something was broken with.
var seen = map[Fault]bool{}

func TestFaults(t *testing.T) {
	ofTheConnection(t)
	ofTheStatus(t)
	ofTheBody(t)
	ofTheList(t)
	numbers := map[int]bool{}
	for _, k := range List() {
		numbers[k.Number] = true
		if !seen[k.Fault] {
			t.Errorf("no test for %s", k.Fault)
		}
	}
	for n := 1; n <= 32; n++ {
		if !numbers[n] {
			t.Errorf("F%d is not there", n)
		}
	}
}
