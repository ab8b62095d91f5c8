package faults

import (
	"bytes"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"time"
)

// raw takes the connection away from the server, to write bytes that net/http
// would not. Where that cannot be (HTTP/2), the answer is broken off instead.
func (t *turn) raw() net.Conn {
	conn, _, err := http.NewResponseController(t.w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	return conn
}

// abort closes a connection with a reset instead of a farewell.
func abort(conn net.Conn) {
	inner := conn
	if t, ok := conn.(*tls.Conn); ok {
		inner = t.NetConn()
	}
	if tcp, ok := inner.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = inner.Close()
}

func (t *turn) reset() { abort(t.raw()) }

// alert is what a caller of plain HTTP gets from a server that expects TLS:
// record type 21, version 3.3, fatal handshake_failure (RFC 5246, 7.2).
func (t *turn) alert() {
	conn := t.raw()
	_, _ = conn.Write([]byte{21, 3, 3, 0, 2, 2, 40})
	_ = conn.Close()
}

// wait returns false when waiting is over: the caller went, the fault was
// mended, or the region closes.
func (t *turn) wait(d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-t.q.Context().Done():
	case <-t.changed:
	case <-t.done:
	}
	return false
}

func (t *turn) silent() {
	for t.wait(time.Hour) { // no caller waits so long
	}
	panic(http.ErrAbortHandler)
}

// head writes an HTTP/1.1 header of our own.
func head(a answer, framing ...string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\r\nContent-Type: %s\r\n", a.status, http.StatusText(a.status), a.header.Get("Content-Type"))
	for _, line := range framing {
		b.WriteString(line + "\r\n")
	}
	b.WriteString("\r\n")
	return b.Bytes()
}

func length(n int) string { return "Content-Length: " + strconv.Itoa(n) }

func (t *turn) slowHeaders() {
	a := t.truth(t.q)
	conn := t.raw()
	defer func() { _ = conn.Close() }()
	for _, c := range append(head(a, length(len(a.body)), "Connection: close"), a.body...) {
		if _, err := conn.Write([]byte{c}); err != nil || !t.wait(t.pace) {
			return
		}
	}
}

func (t *turn) drip() {
	a := t.truth(t.q)
	h := t.w.Header()
	for name, values := range a.header {
		h[name] = values
	}
	h.Set("Content-Length", strconv.Itoa(len(a.body)))
	t.w.WriteHeader(a.status)
	control := http.NewResponseController(t.w)
	_ = control.Flush()
	for i := range a.body {
		if _, err := t.w.Write(a.body[i : i+1]); err != nil || control.Flush() != nil || !t.wait(t.pace) {
			panic(http.ErrAbortHandler)
		}
	}
}

// settle lets bytes arrive before a reset, which would overtake them.
const settle = 30 * time.Millisecond

func (t *turn) cutBody() {
	a := t.truth(t.q)
	conn := t.raw()
	_, _ = conn.Write(append(head(a, length(len(a.body))), a.body[:len(a.body)/2]...))
	t.wait(settle)
	abort(conn)
}

func (t *turn) shortLength() {
	a := t.truth(t.q)
	conn := t.raw()
	_, _ = conn.Write(append(head(a, length(len(a.body))), shorter(a.body)...))
	_ = conn.Close()
}

func (t *turn) cutChunked() {
	a := t.truth(t.q)
	body := shorter(a.body)
	conn := t.raw()
	_, _ = fmt.Fprintf(conn, "%s%x\r\n%s\r\n", head(a, "Transfer-Encoding: chunked"), len(body), body)
	_ = conn.Close()
}

func (t *turn) closeDelimited() {
	a := t.truth(t.q)
	conn := t.raw()
	_, _ = conn.Write(append(head(a, "Connection: close"), shorter(a.body)...))
	_ = conn.Close()
}

// shorter gives a valid body with less in it: half of a list's entries and no
// total, so that only the framing can tell that something is missing.
func shorter(body []byte) []byte {
	s, ok := readSet(body)
	if !ok {
		return body[:len(body)-1]
	}
	s.entries, s.total = s.entries[:len(s.entries)/2], nil
	short := s.bytes()
	if len(short) >= len(body) { // an empty list cannot be shortened otherwise
		return body[:len(body)-1]
	}
	return short
}
