//go:build e2e

package window_test

import (
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
)

// listener is the address that nothing may reach: TCP and UDP on one port of
// this machine. It counts connections as well as requests, because some
// attempts only connect.
type listener struct {
	address string

	mu          sync.Mutex
	hits        []string // in order of arrival: the last part of the path
	connections int
	packets     int
}

func listen(t *testing.T) *listener {
	t.Helper()
	tcp, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := &listener{address: "http://" + tcp.Addr().String()}
	server := &http.Server{Handler: http.HandlerFunc(l.serve), ConnState: func(_ net.Conn, s http.ConnState) {
		if s == http.StateNew {
			l.count(func() { l.connections++ })
		}
	}}
	go server.Serve(tcp)
	t.Cleanup(func() { server.Close() })
	udp, err := net.ListenPacket("udp", tcp.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { udp.Close() })
	go func() {
		for buffer := make([]byte, 2048); ; {
			if _, _, err := udp.ReadFrom(buffer); err != nil {
				return
			}
			l.count(func() { l.packets++ })
		}
	}()
	return l
}

func (l *listener) serve(w http.ResponseWriter, r *http.Request) {
	l.count(func() { l.hits = append(l.hits, r.URL.Path[strings.LastIndex(r.URL.Path, "/")+1:]) })
	w.Header().Set("Content-Type", "text/html")
	fmt.Fprint(w, "<!doctype html><title>left</title>outside")
}

func (l *listener) count(f func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f()
}

// reached lists, sorted and once each, what got out.
func (l *listener) reached() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := slices.Clone(l.hits)
	if l.packets > 0 {
		all = append(all, "(packet)")
	}
	if len(all) == 0 && l.connections > 0 {
		all = append(all, "(connection)")
	}
	slices.Sort(all)
	return slices.Compact(all)
}
