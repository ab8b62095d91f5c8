package fhir

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"shcr/backend/care"
)

// At most one retry, and none for which the load has no time left; what went
// wrong keeps its name.
func TestA18_NoRetryBeyondTheDeadline(t *testing.T) {
	var n atomic.Int64
	ask := func() (int, error) {
		n.Add(1)
		return 0, &Failure{Why: care.WhyRefused}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	began := time.Now()
	if _, err := again(ctx, ask); whyOnly(err) != care.WhyRefused || n.Load() != 1 || time.Since(began) > 150*time.Millisecond {
		t.Errorf("%v, asked %d times in %s", err, n.Load(), time.Since(began))
	}
	ctx, cancel = context.WithCancel(context.Background())
	n.Store(0)
	time.AfterFunc(100*time.Millisecond, cancel)
	if _, err := again(ctx, ask); whyOnly(err) != care.WhyRefused || n.Load() != 1 {
		t.Errorf("%v, asked %d times", err, n.Load())
	}
	n.Store(0)
	if _, err := again(context.Background(), ask); whyOnly(err) != care.WhyRefused || n.Load() != 2 {
		t.Errorf("%v, asked %d times", err, n.Load())
	}
}

func whyOnly(err error) care.Why {
	why, _ := WhyOf(err)
	return why
}

// A page that fails once is asked for again, and it alone: what came well is kept,
// nothing is there twice, and the stated total holds. One that fails twice leaves
// what came before it.
func TestH7_OnePageIsAskedAgain(t *testing.T) {
	for name, how := range map[string]func(w http.ResponseWriter){
		"cut": func(w http.ResponseWriter) {
			w.Header().Set("Content-Length", "5000")
			send(w, emptySet)
		},
		"busy":    func(w http.ResponseWriter) { w.WriteHeader(http.StatusServiceUnavailable) },
		"gateway": func(w http.ResponseWriter) { w.WriteHeader(http.StatusBadGateway) },
	} {
		for _, param := range []string{"_offset", "cursor"} { // asked for ahead, and one by one
			for _, fails := range []int{1, 2} {
				t.Run(fmt.Sprint(name, " ", param, " ", fails), func(t *testing.T) {
					t.Parallel()
					var mu sync.Mutex
					asked := map[int]int{}
					e, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
						at, _ := strconv.Atoi(r.URL.Query().Get(param))
						mu.Lock()
						asked[at]++
						n := asked[at]
						mu.Unlock()
						if at == 20 && n <= fails {
							how(w)
							return
						}
						sendPage(w, param, at, 50)
					})
					e.Again = true
					f, err := search(e)
					want, pages := 50, 5
					if fails == 2 {
						want, pages = 20, 2
					}
					if (err == nil) != (fails == 1) || len(f.Resources) != want || len(f.Repeated) > 0 || f.Pages != pages || f.Total == nil || *f.Total != 50 {
						t.Errorf("%v: %d resources, %d repeated, %d pages, total %v", err, len(f.Resources), len(f.Repeated), f.Pages, f.Total)
					}
					mu.Lock()
					defer mu.Unlock()
					for at, n := range asked {
						if most := map[bool]int{true: 2, false: 1}[at == 20]; n != most {
							t.Errorf("the page at %d was asked for %d times", at, n)
						}
					}
				})
			}
		}
	}
}

// sendPage sends ten conditions of total, from at on.
func sendPage(w http.ResponseWriter, param string, at, total int) {
	var entries []string
	for i := at; i < min(at+10, total); i++ {
		entries = append(entries, fmt.Sprintf(`{"resource":{"resourceType":"Condition","id":"%d"}}`, i))
	}
	next := ""
	if at+10 < total {
		next = fmt.Sprintf(`"link":[{"relation":"next","url":"Condition?%s=%d"}],`, param, at+10)
	}
	send(w, fmt.Sprintf(`{"resourceType":"Bundle","type":"searchset","total":%d,%s"entry":[%s]}`, total, next, strings.Join(entries, ",")))
}

// A18: a server that bears only so many requests at once, and says so, is given
// fewer until all of the record is there; the next open begins anew. Its
// Retry-After is kept by all requests, not only by the one that was refused.
func TestA18_FewerAtOnce(t *testing.T) {
	for _, c := range []struct {
		bears int64
		wait  string
	}{{8, ""}, {3, "1"}, {1, ""}} {
		t.Run(fmt.Sprint(c), func(t *testing.T) {
			t.Parallel()
			var now, refused, early atomic.Int64
			var rest atomic.Pointer[time.Time]
			e, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
				defer now.Add(-1)
				if now.Add(1) > c.bears {
					refused.Add(1)
					if c.wait != "" {
						w.Header().Set("Retry-After", c.wait)
						until := time.Now().Add(900 * time.Millisecond)
						rest.CompareAndSwap(nil, &until)
					}
					time.Sleep(20 * time.Millisecond)
					w.WriteHeader(http.StatusTooManyRequests)
					return
				}
				if until := rest.Load(); until != nil && time.Now().Before(*until) && time.Now().After(until.Add(-700*time.Millisecond)) {
					early.Add(1) // those before were sent before it said so
				}
				time.Sleep(40 * time.Millisecond)
				at, _ := strconv.Atoi(r.URL.Query().Get("_offset"))
				sendPage(w, "_offset", at, 300)
			})
			e.Again, e.limits.Pages, e.limits.Whole = true, 100, 12*time.Second
			f, err := search(e)
			if err != nil || len(f.Resources) != 300 || len(f.Repeated) > 0 {
				t.Errorf("%v: %d resources, %d repeated", err, len(f.Resources), len(f.Repeated))
			}
			if refused.Load() == 0 || early.Load() > 0 {
				t.Errorf("%d refused, %d sent while it asked to be left alone", refused.Load(), early.Load())
			}
			most := e.gate.most
			if want := max(e.limits.AtOnce>>refused.Load(), 1); most != want {
				t.Errorf("%d at once after %d refusals, want %d", most, refused.Load(), want)
			}
			e.Begin()
			if e.gate.most != e.limits.AtOnce {
				t.Errorf("the next open may send %d at once", e.gate.most)
			}
		})
	}
}

// A turn that nobody waits for any more goes to the next.
func TestGate(t *testing.T) {
	g := newGate(2)
	ctx, cancel := context.WithCancel(context.Background())
	for range 2 {
		if err := g.enter(ctx); err != nil {
			t.Fatal(err)
		}
	}
	var given, in atomic.Int64
	var group sync.WaitGroup
	for range 50 {
		group.Go(func() {
			if g.enter(ctx) != nil {
				given.Add(1)
				return
			}
			in.Add(1)
			g.leave()
		})
	}
	time.Sleep(20 * time.Millisecond)
	g.busy(time.Time{})
	g.leave()
	go cancel() // beside turns being given
	g.leave()
	group.Wait()
	if g.used != 0 || len(g.queue) != 0 || g.most != 1 || given.Load()+in.Load() != 50 {
		t.Errorf("%d on their way, %d waiting, %d at most; %d gave up, %d went", g.used, len(g.queue), g.most, given.Load(), in.Load())
	}
}
