package fhir

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"shcr/backend/care"
)

// unraced leaves a test out of the run with the race detector, which would slow it
// past the viewer's own deadlines.
func unraced(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("left out with -short, as the race detector is run: run it without")
	}
}

// endless is a body without end.
type endless struct{ sent *atomic.Int64 }

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	e.sent.Add(int64(len(p)))
	return len(p), nil
}

// A1: eight servers that send without end, to sixteen requests each at once: each
// is refused by size, and memory stays within the budget of an open.
func TestA1_HugeBodies(t *testing.T) {
	unraced(t)
	const open = 128 << 20
	var sent atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/fhir+json")
		if r.URL.Query().Get("patient") == "stated" {
			w.Header().Set("Content-Length", "1073741824")
		}
		_, _ = io.Copy(w, io.LimitReader(endless{&sent}, 1<<30))
	}))
	defer s.Close()
	var before runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var peak atomic.Uint64
	stop := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() {
		for {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
				var now runtime.MemStats
				runtime.GC() // what is held, not what was let go
				runtime.ReadMemStats(&now)
				peak.Store(max(peak.Load(), now.HeapAlloc))
			}
		}
	})
	ctx := WithBudget(context.Background(), open)
	began := time.Now()
	var group sync.WaitGroup
	for source := range 8 {
		e, err := NewEndpoint(s.URL, token, DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		defer e.Close()
		of := WithBudget(ctx, open/2)
		for i := range 8 {
			group.Go(func() {
				how := []string{"stated", "chunked"}[i%2]
				_, err := e.Search(of, Query{Type: "Condition", Params: url.Values{"patient": {how}}})
				if why, _ := WhyOf(err); why != care.WhySize {
					t.Errorf("source %d, %s: %v", source, how, err)
				}
			})
		}
	}
	group.Wait()
	close(stop)
	watching.Wait()
	if took := time.Since(began); took > 13*time.Second {
		t.Errorf("took %s", took)
	}
	// A buffer that grows is copied, and the servers are in this process too.
	grown := int64(peak.Load()) - int64(before.HeapAlloc)
	if grown > 3*open {
		t.Errorf("%d MiB more at most, after %d MiB sent", grown>>20, sent.Load()>>20)
	}
	t.Logf("at most %d MiB more than before", grown>>20)
	if left := budgetOf(ctx).left.Load(); left != open {
		t.Errorf("%d bytes of refused bodies are still charged", open-left)
	}
}

// A1: what an open holds is counted as decoded, whole answers are kept until the
// budget is spent, and one partner cannot spend more than its part of it.
func TestA1_OneOpenHoldsSoMuch(t *testing.T) {
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	page := `{"resourceType":"Bundle","type":"searchset","id":"` + strings.Repeat("x", 100<<10) + `"}`
	_, _ = io.WriteString(z, page)
	_ = z.Close()
	e, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("patient") == "zip" {
			w.Header().Set("Content-Encoding", "gzip")
			send(w, zipped.String())
			return
		}
		send(w, page)
	})
	for _, how := range []string{"zip", "plain"} {
		ctx := WithBudget(context.Background(), 1<<20)
		one := WithBudget(ctx, 500<<10)
		kept := 0
		for range 12 {
			_, err := e.Search(one, Query{Type: "Condition", Params: url.Values{"patient": {how}}})
			if err == nil {
				kept++
			} else {
				wantWhy(t, err, care.WhySize)
			}
		}
		if kept != 4 {
			t.Errorf("%s: %d of 100 KiB within 500 KiB", how, kept)
		}
		if _, err := e.Search(WithBudget(ctx, 500<<10), Query{Type: "Condition", Params: url.Values{"patient": {how}}}); err != nil {
			t.Errorf("%s: another partner has nothing left: %v", how, err)
		}
	}
}

// A3: what is deep, wide, long or extreme is refused or kept as unreadable, each
// within a second, and nothing falls over.
func TestA3_ShapesThatWearOut(t *testing.T) {
	unraced(t)
	of := func(member string) string {
		return `{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Observation","id":"1",` + member + `}},{"resource":{"resourceType":"Observation","id":"2"}}]}`
	}
	var wide strings.Builder
	wide.WriteString(`"a":{`)
	for i := range 1_000_000 {
		fmt.Fprintf(&wide, `"%d":1,`, i)
	}
	wide.WriteString(`"z":1}`)
	var few strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&few, `"%d":1,`, i)
	}
	for name, c := range map[string]struct {
		body     string
		refused  bool
		readable int
	}{
		"hundred thousand brackets": {strings.Repeat(`[`, 100_000), true, 0},
		"depth 70":                  {of(`"a":` + strings.Repeat("[", 70) + strings.Repeat("]", 70)), true, 0},
		"depth 20":                  {of(`"a":` + strings.Repeat("[", 20) + strings.Repeat("]", 20)), false, 2},
		"a million keys":            {of(wide.String()), false, 1},
		"a million keys, on top":    {of(wide.String()[5 : wide.Len()-1]), false, 1},
		"five thousand keys":        {of(`"a":{` + few.String() + `"z":1}`), false, 2},
		"1e400":                     {of(`"valueQuantity":{"value":1e400}`), false, 2},
		"64 digits":                 {of(`"v":` + strings.Repeat("9", 64)), false, 2},
		"65 digits":                 {of(`"v":` + strings.Repeat("9", 65)), false, 1},
		"65 digits in a string":     {of(`"v":"\\\"` + strings.Repeat("9", 65) + `"`), false, 2},
		"10 MB of digits":           {of(`"v":` + strings.Repeat("9", 10<<20)), false, 1},
		"a long exponent":           {of(`"v":[1,-1.5e` + strings.Repeat("1", 80) + `]`), false, 1},
		"a long string":             {of(`"v":"` + strings.Repeat(`9\"`, 1<<20) + `"`), false, 2},
		"a number given twice":      {of(`"v":1,"v":2`), false, 1},
	} {
		began := time.Now()
		b, err := DecodeBundle([]byte(c.body))
		if took := time.Since(began); took > 3*time.Second { // one, and two more for a busy computer
			t.Errorf("%s took %s", name, took)
		}
		readable := 0
		if err == nil {
			for _, r := range b.Entries {
				if r.Problem == "" {
					readable++
				}
			}
			if len(b.Entries) != 2 {
				t.Errorf("%s: %d entries", name, len(b.Entries))
			}
		}
		if (err != nil) != c.refused || readable != c.readable {
			t.Errorf("%s: %v, %d readable", name, err, readable)
		}
	}
}

// A3: no HTTP at all is as if nobody were there; too much of a header is not.
func TestA3_NoHTTPAtAll(t *testing.T) {
	for said, want := range map[string]care.Why{
		"SSH-2.0-OpenSSH_9.6\r\n": care.WhyRefused, "HTTP/1.1 200 OK\r\nno header\r\n\r\n": care.WhyRefused, "": care.WhyRefused,
		"HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 70<<10) + "\r\n\r\n": care.WhySize,
	} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			for conn, err := l.Accept(); err == nil; conn, err = l.Accept() {
				_, _ = conn.Read(make([]byte, 4096))
				_, _ = io.WriteString(conn, said)
				_ = conn.Close()
			}
		}()
		if why, _ := WhyOf(over(t, Way{}, "http://"+l.Addr().String())); why != want {
			t.Errorf("%.30q: %s", said, why)
		}
		_ = l.Close()
	}
}

// A3: a flood of headers is told from a server that cannot be reached, over
// HTTP/1.1 and HTTP/2, however great it is.
func TestA3_HeaderFlood(t *testing.T) {
	ours := newAuthority(t)
	for _, two := range []bool{false, true} {
		for _, headers := range []int{80, 200, 2000} {
			s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				for i := range headers {
					w.Header().Set(fmt.Sprintf("X-Flood-%d", i), strings.Repeat("x", 1000))
				}
				send(w, emptySet)
			}))
			s.EnableHTTP2 = two
			s.TLS = tlsOf(ours.leaf(t, time.Now().Add(time.Hour), "127.0.0.1"))
			s.StartTLS()
			err := over(t, Way{TLS: rootsOf(ours)}, s.URL+"/fhir")
			if why, _ := WhyOf(err); why != care.WhySize {
				t.Errorf("HTTP/2 %v, %d headers: %v, %v", two, headers, why, errors.Unwrap(err))
			}
			s.Close()
		}
	}
}

// A4: a server that drips, in its header or its body, is given up for its pace
// after two seconds and for its deadline at the latest; one that pauses but is
// fast on the whole is not. Nothing stays behind.
func TestA4_Slowloris(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	fast := `{"resourceType":"Bundle","type":"searchset","id":"` + strings.Repeat("x", 8<<10) + `"}`
	for name, c := range map[string]struct {
		head, body func(c net.Conn)
		want       care.Why
		atMost     time.Duration
	}{
		"header":    {head: drip("HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\n", 50*time.Millisecond), want: care.WhyTimeout, atMost: 2 * time.Second},
		"body":      {body: drip(emptySet, 100*time.Millisecond), want: care.WhyTimeout, atMost: 3 * time.Second},
		"in pieces": {body: pieces(fast, 2500*time.Millisecond), want: care.WhyNone, atMost: 5 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			var serving sync.WaitGroup
			serving.Go(func() {
				conn, err := l.Accept()
				if err != nil {
					return
				}
				defer conn.Close()
				_, _ = conn.Read(make([]byte, 4096))
				if c.head != nil {
					c.head(conn)
					return
				}
				size := len(emptySet)
				if c.want == care.WhyNone {
					size = len(fast)
				}
				fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Length: %d\r\n\r\n", size)
				c.body(conn)
			})
			limits := DefaultLimits()
			limits.FirstByte = time.Second
			e, err := NewEndpoint("http://"+l.Addr().String(), token, limits)
			if err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			_, err = search(e)
			e.Close()
			if c.want == care.WhyNone && err != nil || c.want != care.WhyNone && err == nil {
				t.Errorf("%v", err)
			} else if c.want != care.WhyNone {
				wantWhy(t, err, c.want)
			}
			if took := time.Since(began); took > c.atMost {
				t.Errorf("took %s", took)
			}
			serving.Wait()
		})
	}
}

// drip writes a text letter by letter until nobody listens any more.
func drip(text string, every time.Duration) func(net.Conn) {
	return func(c net.Conn) {
		for i := range text {
			if _, err := c.Write([]byte{text[i]}); err != nil {
				return
			}
			time.Sleep(every)
		}
	}
}

// pieces writes a text in two halves with a rest between.
func pieces(text string, rest time.Duration) func(net.Conn) {
	return func(c net.Conn) {
		_, _ = io.WriteString(c, text[:len(text)/2])
		time.Sleep(rest)
		_, _ = io.WriteString(c, text[len(text)/2:])
	}
}
