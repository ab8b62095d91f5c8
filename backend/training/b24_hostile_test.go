//go:build linux

package training_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/partner"
	"shcr/backend/record"
)

// hostile are ways of sending too much, too slowly, too deep or without end
// (A1 to A5), for any search.
func hostile() []http.HandlerFunc {
	blank := bytes.Repeat([]byte(" "), 64<<10)
	var bomb bytes.Buffer // a gigabyte in a megabyte
	z := gzip.NewWriter(&bomb)
	for range 16 << 20 / len(blank) {
		_, _ = z.Write(blank)
	}
	_ = z.Close()
	gigabyte := bytes.Repeat(bomb.Bytes(), 64)
	var wide strings.Builder
	for i := range 1_000_000 {
		fmt.Fprintf(&wide, `"%d":1,`, i)
	}
	shapes := []string{
		strings.Repeat("[", 1<<20), `{"resourceType":"Bundle","a":` + strings.Repeat(`{"a":`, 1000),
		`{"resourceType":"Bundle",` + wide.String() + `"entry":7}`, `{"resourceType":"Bundle","total":` + strings.Repeat("9", 10<<20) + `}`,
	}
	flood := func(w http.ResponseWriter) {
		for n := 0; n < 1<<30; n += len(blank) {
			if _, err := w.Write(blank); err != nil {
				return
			}
		}
	}
	zipped := func(encoding string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", encoding)
			_, _ = w.Write(gigabyte)
		}
	}
	drip := func(w http.ResponseWriter, q *http.Request) {
		for range 200 {
			if _, err := w.Write([]byte(" ")); err != nil || q.Context().Err() != nil {
				return
			}
			_ = http.NewResponseController(w).Flush()
			time.Sleep(100 * time.Millisecond)
		}
	}
	return []http.HandlerFunc{
		func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", strconv.Itoa(1<<30))
			flood(w)
		},
		func(w http.ResponseWriter, _ *http.Request) { flood(w) },
		zipped("gzip"), zipped("gzip, gzip"),
		func(w http.ResponseWriter, q *http.Request) {
			_, _ = io.WriteString(w, shapes[len(q.URL.RawQuery)%len(shapes)])
		},
		func(w http.ResponseWriter, q *http.Request) { // not a byte of a header
			select {
			case <-q.Context().Done():
			case <-time.After(15 * time.Second):
			}
		},
		drip,
		func(w http.ResponseWriter, q *http.Request) { // a million pages
			n, _ := strconv.Atoi(q.URL.Query().Get("page"))
			typ := q.URL.Path[strings.LastIndex(q.URL.Path, "/")+1:]
			fmt.Fprintf(w, `{"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"%s?page=%d"}],"entry":[{"resource":{"resourceType":%q,"id":"x%d","subject":{"reference":"Patient/p1"},"patient":{"reference":"Patient/p1"},"code":{"text":"x"}}}]}`, typ, n+1, typ, n)
		},
	}
}

// wicked is set in the process that serves what is hostile.
const wicked = "SHCR_TEST_WICKED"

// TestB24_Serve is no test: it is the hostile sources, in a process of their own, so
// that neither their memory nor their work counts as the viewer's. It ends with its
// standard input.
func TestB24_Serve(t *testing.T) {
	if os.Getenv(wicked) == "" {
		t.Skip("started by TestB24_EightHostileSources")
	}
	for _, h := range hostile() {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
			w.Header().Set("Content-Type", "application/fhir+json")
			switch {
			case strings.HasSuffix(q.URL.Path, "/metadata"):
				fmt.Fprint(w, `{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1"}`)
			case strings.Contains(q.URL.Path, "/Patient"):
				fmt.Fprintf(w, `{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Patient","id":"p1",`+numberOf+`}}]}`, trial)
			default:
				h(w, q)
			}
		}))
		fmt.Println("at", server.Listener.Addr())
	}
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// hostiles starts the hostile sources and tells where they are.
func hostiles(t *testing.T) (at []string) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run", "^TestB24_Serve$")
	c.Env = append(os.Environ(), wicked+"=1")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close(); _ = c.Wait() })
	for lines := bufio.NewScanner(out); len(at) < 8 && lines.Scan(); {
		if addr, ok := strings.CutPrefix(lines.Text(), "at "); ok {
			at = append(at, addr)
		}
	}
	if len(at) < 8 {
		t.Fatal("the hostile sources did not start")
	}
	return at
}

// TestB24_EightHostileSources has eight of the twelve partners wear the viewer out
// together, on real sockets: its memory stays within bounds, the open ends in time,
// what the window asks meanwhile is answered at once, the four others are whole, and
// nothing of the eight passes for an answer.
func TestB24_EightHostileSources(t *testing.T) {
	unraced(t)
	if !everything {
		t.Skip(`twelve seconds of both cores: "task bar -- B24"`)
	}
	w := newWard(t, 2)
	w.clock = func() time.Time { return story }
	bad := hostiles(t)
	var sources []record.Source
	for i, p := range w.partners {
		var addr string
		if i < len(bad) {
			addr = bad[i]
		} else {
			server := httptest.NewServer(w.servers[i])
			t.Cleanup(server.Close)
			addr = server.Listener.Addr().String()
		}
		dial := func(ctx context.Context, network, _ string) (net.Conn, error) {
			var d net.Dialer
			return d.DialContext(ctx, network, addr)
		}
		e, err := fhir.Way{Dial: dial}.Endpoint(p.BaseURL, func(context.Context) (string, error) { return "t", nil }, fhir.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(e.Close)
		sources = append(sources, w.source(p, partner.New(p.Organisation(), e, time.Now)))
	}
	done := make(chan struct{})
	var watching sync.WaitGroup
	var peak int64
	var slowest time.Duration
	w.beside = func(r *record.Room, handle string) {
		watching.Go(func() { // as a page does whose reader goes from section to section
			for n := 0; ; n++ {
				select {
				case <-done:
					return
				case <-time.After(10 * time.Millisecond):
				}
				asked := time.Now()
				v, err := r.View(handle)
				if err != nil {
					return // closed
				}
				section, err := r.Section(handle, w.sections[n%len(w.sections)].Key)
				if err != nil {
					return
				}
				if _, err := json.Marshal([]any{v, section}); err != nil {
					t.Error(err)
				}
				slowest = max(slowest, time.Since(asked))
				peak = max(peak, resident(t))
			}
		})
	}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(record.Memory)) // as the program does
	debug.FreeOSMemory()
	before := resident(t)
	now := w.consult(t, sources, func() {})
	close(done)
	watching.Wait()
	for i, p := range w.partners {
		for key, a := range now.answers[p.ODS] {
			if hurt := a.State == care.StateFailed || a.State == care.StatePartial; hurt != (i < len(bad)) || hurt && a.Why == "" {
				t.Errorf("%s, %s: %s/%s", p.ODS, key, a.State, a.Why)
			}
		}
	}
	if len(now.missing) != len(bad) || !now.audited() {
		t.Errorf("missing %v, audited %v", now.missing, now.audited())
	}
	for _, row := range []struct {
		id        string
		most, got int64
	}{{"B24-rss-mib", 256, (peak - before) >> 20}, {"B24-open-ms", 12_500, now.took.Milliseconds()}, {"B24-answer-ms", 100, slowest.Milliseconds()}} {
		t.Logf("bar %s required %d measured %d %s", row.id, row.most, row.got, map[bool]string{true: "ok", false: "short"}[row.got <= row.most])
		if row.got > row.most {
			t.Errorf("%s: %d", row.id, row.got)
		}
	}
}

// resident is how many bytes of memory this process has.
func resident(t *testing.T) int64 {
	t.Helper()
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := strconv.ParseInt(strings.Fields(string(text))[1], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return pages * int64(os.Getpagesize())
}
