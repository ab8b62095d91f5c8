package training_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	toxiproxy "github.com/Shopify/toxiproxy/v2"
	"github.com/rs/zerolog"

	"shcr/backend/fhir"
	"shcr/backend/partner"
	"shcr/backend/record"
	"shcr/backend/training"
	"shcr/backend/training/faults"
	"shcr/backend/training/holding"
)

// toxics are what a network does to a connection. A partner behind one that only
// slows is as it was; one that breaks has the ledger of B3.
var toxics = []struct {
	kind, attributes string
	breaks           bool
}{
	{"latency", `"latency":20,"jitter":10`, false},
	{"bandwidth", `"rate":2000`, false},
	{"slicer", `"average_size":400,"size_variation":200,"delay":10`, false},
	{"slow_close", `"delay":50`, false},
	{"timeout", `"timeout":50`, true},
	{"reset_peer", `"timeout":0`, true},
	{"limit_data", `"bytes":100`, true},
}

// TestB5_RealSocketsAgree puts every partner behind a fault-injecting TCP proxy,
// with real TLS, and has the network slow or break each in seven ways, towards it
// and from it, beside three that are whole: the same as B3, on sockets of the
// operating system.
func TestB5_RealSocketsAgree(t *testing.T) {
	unraced(t)
	w := newWard(t, 2)
	w.clock = func() time.Time { return story }
	api := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop())
	var proxies []*toxiproxy.Proxy
	var bases []string
	roots := x509.NewCertPool()
	r := start(t, training.Options{})
	items := fixtures(t, 2)
	// again puts a proxy without a toxic in the place of one that may have one.
	again := func(n int) {
		old := proxies[n]
		old.Stop()
		proxies[n] = toxiproxy.NewProxy(api, old.Name, old.Listen, old.Upstream)
		if err := proxies[n].Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(proxies[n].Stop)
	}
	var every []int
	for i, p := range w.partners {
		every = append(every, i)
		server := httptest.NewUnstartedServer(nil)
		proxy := toxiproxy.NewProxy(api, p.ODS, "127.0.0.1:0", server.Listener.Addr().String())
		if err := proxy.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(proxy.Stop)
		m, _ := r.Habits(p.ODS)
		base := "https://" + proxy.Listen + "/fhir/"
		s, err := holding.New(base, p.Name, m, func() time.Time { return story })
		if err != nil {
			t.Fatal(err)
		}
		furnished(t, s, items)
		server.Config.Handler, server.Config.ErrorLog = s, log.New(io.Discard, "", 0)
		server.StartTLS()
		t.Cleanup(server.Close)
		roots.AddCert(server.Certificate())
		w.servers[i], proxies, bases = s, append(proxies, proxy), append(bases, base)
	}
	open := func(which ...int) seen {
		var sources []record.Source
		for _, i := range which {
			p := w.partners[i]
			e, err := fhir.Way{TLS: &tls.Config{RootCAs: roots}}.Endpoint(bases[i], func(context.Context) (string, error) { return "t", nil }, fhir.DefaultLimits())
			if err != nil {
				t.Fatal(err)
			}
			defer e.Close()
			sources = append(sources, w.source(p, partner.New(p.Organisation(), e, time.Now)))
		}
		few := w.only(which...)
		few.clock = w.clock
		return few.consult(t, sources, func() {})
	}
	whole := open(every...)
	if len(whole.missing) > 0 {
		t.Fatalf("with no toxic: %v", whole.missing)
	}
	right, done := 0, 0
	for n, p := range w.partners {
		for i, toxic := range toxics {
			for j, stream := range []string{"upstream", "downstream"} {
				if !everything && (i%3 != 0 || j != 1 || i != n) { // three of them
					continue
				}
				done++
				if _, err := proxies[n].Toxics.AddToxicJson(strings.NewReader(fmt.Sprintf(`{"name":"x","type":%q,"stream":%q,"attributes":{%s}}`, toxic.kind, stream, toxic.attributes))); err != nil {
					t.Fatal(err)
				}
				now := open(beside(done, len(w.partners), n)...)
				again(n)       // to take a toxic from a proxy with connections can hang
				now.late = nil // real time says nothing here
				wrong := now.unlike(whole, p.ODS)
				for key, a := range now.answers[p.ODS] {
					was := whole.answers[p.ODS][key]
					said := string(a.State) + "/" + string(a.Why)
					switch same := a.State == was.State && a.Shown == was.Shown; {
					case !toxic.breaks && !same:
						wrong = append(wrong, key+" became "+said)
					case toxic.breaks && !slices.Contains([]string{ledger[faults.Refused][0], ledger[faults.CutBody][0]}, said):
						wrong = append(wrong, key+" is "+said)
					}
				}
				if len(wrong) > 0 {
					t.Errorf("%s %s at %s: %v", toxic.kind, stream, p.ODS, wrong)
					continue
				}
				right++
			}
		}
	}
	sayBar(t, "B5", int64(2*len(toxics)*len(w.partners)), int64(right), int64(done))
}
