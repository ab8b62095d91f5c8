package main

import (
	"bytes"
	"cmp"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"

	"shcr/backend/record"
)

// Contenders. Each runs in a process of its own, so that its memory is its own
// and nothing is warm; curl is one already.
const (
	asViewer = "viewer" // the product's own loader: partners, reading room, readers
	asLoader = "loader" // its part up to the resources, without rows
	asNull   = "null"   // the same requests, bodies read to the end, nothing decoded
	asMaps   = "maps"   // a plain Go client: follows next links, decodes into maps
)

// task is what a contender is told.
type task struct {
	As       string
	Partners []*Partner
	NHS      string
	Patient  string // the local id, where it is known and not to be searched for
	// Authority is whose certificates are believed, in PEM; "" for the system's.
	Authority string
}

// result is what a contender says of itself. The first five fields are the line
// that -bases prints.
type result struct {
	MS        float64 `json:"ms"`       // from opening to the last section
	FirstMS   float64 `json:"first_ms"` // to the first section
	Resources int     `json:"resources"`
	Requests  int64   `json:"requests"`
	PeakRSS   float64 `json:"peak_rss_mib"`
	SetupMS   float64 `json:"setup_ms"` // once a session: connecting, CapabilityStatement
	// SettledMS is when each partner had ended, in order.
	SettledMS []float64      `json:"settled_ms,omitempty"`
	LiveMiB   float64        `json:"live_mib,omitempty"` // heap kept with the record open
	Mallocs   uint64         `json:"mallocs,omitempty"`  // allocations of the whole open
	Servers   []serverLedger `json:"servers,omitempty"`
	Error     string         `json:"error,omitempty"`
}

// serverLedger is what one server said, by section.
type serverLedger struct {
	Base     string            `json:"base"`
	State    string            `json:"state"` // "answered", "missing", "not-known", "not-asked"
	Say      string            `json:"say,omitempty"`
	Sections map[string]string `json:"sections"` // "complete 12 of 12"
}

// contend runs one contender in a process of its own.
func contend(t task) (result, error) {
	self, err := os.Executable()
	if err != nil {
		return result{}, err
	}
	told, err := json.Marshal(t)
	if err != nil {
		return result{}, err
	}
	c := exec.Command(self, "-contend")
	var out bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(told), &out, os.Stderr
	if err := c.Run(); err != nil {
		return result{}, fmt.Errorf("%s: %w", t.As, err)
	}
	var r result
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		return result{}, fmt.Errorf("%s: %w", t.As, err)
	}
	if r.Error != "" {
		return r, errors.New(t.As + ": " + r.Error)
	}
	return r, nil
}

// contender is the other side of contend: it reads a task and writes a result.
func contender() error {
	var t task
	if err := json.NewDecoder(os.Stdin).Decode(&t); err != nil {
		return err
	}
	r, err := t.run()
	if err != nil {
		r.Error = err.Error()
	}
	r.PeakRSS = cmp.Or(r.PeakRSS, peakRSS())
	return json.NewEncoder(os.Stdout).Encode(r)
}

// tls believes the task's authority.
func (t task) tls() *tls.Config {
	if t.Authority == "" {
		return nil
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM([]byte(t.Authority))
	return &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
}

func (t task) run() (result, error) {
	switch t.As {
	case asViewer:
		record.Frugal() // as the program does at its start
		return t.viewer()
	case asLoader:
		record.Frugal()
		return t.loader()
	case asNull:
		return t.null()
	case asMaps:
		return t.maps()
	}
	return result{}, fmt.Errorf("no contender %q", t.As)
}

// peakRSS is the most memory this process has had, in MiB; where the system does
// not tell, what Go has taken from it.
func peakRSS() float64 {
	if text, err := os.ReadFile("/proc/self/status"); err == nil {
		for line := range strings.Lines(string(text)) {
			if f := strings.Fields(line); len(f) == 3 && f[0] == "VmHWM:" {
				if kib, err := strconv.Atoi(f[1]); err == nil {
					return float64(kib) / 1024
				}
			}
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.Sys) / (1 << 20)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
