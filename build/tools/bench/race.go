package main

import (
	"fmt"
	"io"
	"slices"
	"time"
)

// measured is what one size and latency gave: medians of all rounds.
type measured struct {
	name                         string
	latency, secure              bool
	slowest, fastest             time.Duration
	resources, bytes             int
	viewer, loader, null, maps   result
	curl, lookup                 float64 // ms; 0 without curl
	requests                     int64   // the viewer's, counted by the servers
	againstNull, firstAfterFloor float64
	againstMaps, againstLookup   float64
}

// race runs every contender on every record and prints what came of it.
func race(rounds int, out io.Writer) error {
	haveCurl := findCurl()
	if !haveCurl {
		fmt.Fprintln(out, "There is no curl here; its rows are left out.")
	}
	fmt.Fprintf(out, "Twelve partners on this computer; medians of %d rounds, contenders in turn. Times in ms.\n\n", rounds)
	fmt.Fprintf(out, "%9s %7s | %8s %8s %8s %8s | %8s %8s %8s %8s | %6s %7s %7s %6s %6s\n", "resources", "latency", "viewer", "set-up", "first", "floor", "null", "curl", "lookup", "maps", "asked", "peak", "live", "allocs", "+rows")
	var all []measured
	for _, c := range []struct {
		n               int
		latency, secure bool
	}{{200, false, false}, {200, true, false}, {3_000, false, false}, {3_000, true, false}, {3_000, true, true}, {20_000, false, false}, {20_000, true, false}} {
		m, err := raceOne(c.n, c.latency, c.secure, rounds, haveCurl && !c.secure)
		if err != nil {
			return err
		}
		m.print(out)
		all = append(all, m)
	}
	late, err := hanging()
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "\nset-up: once a session. floor: the null client's first page. lookup: curl that asks for the Patient first. peak, live: against the record's JSON. *: TLS and HTTP/2.")
	fmt.Fprintln(out, "allocs: for each resource, from the request until it is handed over, checked; +rows: until its row is there.")
	fmt.Fprintln(out)
	bars(out, all, late, haveCurl)
	return nil
}

// raceOne measures one record. Each round runs the contenders in turn, so that
// what else this computer does falls on all of them; ratios are taken within a
// round.
func raceOne(n int, latency, secure bool, rounds int, haveCurl bool) (measured, error) {
	w, err := open(n, latency, secure)
	if err != nil {
		return measured{}, err
	}
	defer w.close()
	m := measured{name: fmt.Sprint(n) + map[bool]string{true: "-http2"}[secure], latency: latency, secure: secure, resources: w.resources, bytes: w.bytes, fastest: time.Hour}
	for _, s := range w.servers {
		m.slowest, m.fastest = max(m.slowest, s.latency), min(m.fastest, s.latency)
	}
	var viewers, loaders, nulls, plains []result
	var curls, lookups, toNull, toFloor, toMaps, toLookup []float64
	for round := range rounds {
		w.count()
		v, err := contend(w.task(asViewer))
		if err != nil {
			return m, err
		}
		m.requests = w.count()
		if v.Resources != w.resources {
			return m, fmt.Errorf("the viewer read %d of %d resources", v.Resources, w.resources)
		}
		loader, err := contend(w.task(asLoader))
		if err != nil {
			return m, err
		}
		loaders = append(loaders, loader)
		null, err := contend(w.task(asNull))
		if err != nil {
			return m, err
		}
		viewers, nulls = append(viewers, v), append(nulls, null)
		toNull, toFloor = append(toNull, v.MS/null.MS), append(toFloor, v.FirstMS-null.FirstMS)
		if haveCurl {
			c, err := curl(w.partners(), false)
			if err != nil {
				return m, err
			}
			l, err := curl(w.partners(), true)
			if err != nil {
				return m, err
			}
			curls, lookups, toLookup = append(curls, ms(c)), append(lookups, ms(l)), append(toLookup, v.MS/ms(l))
		}
		if round > 0 && latency {
			continue // it is many times slower: once is enough
		}
		plain, err := contend(w.task(asMaps))
		if err != nil {
			return m, err
		}
		plains, toMaps = append(plains, plain), append(toMaps, v.MS/plain.MS)
	}
	if secure {
		if err := w.http2(); err != nil {
			return m, err
		}
	}
	m.viewer, m.loader, m.null, m.maps = middle(viewers), middle(loaders), middle(nulls), middle(plains)
	m.curl, m.lookup = median(curls), median(lookups)
	m.againstNull, m.firstAfterFloor, m.againstMaps, m.againstLookup = median(toNull), median(toFloor), median(toMaps), median(toLookup)
	return m, nil
}

// hanging tells how much later the healthy partners are all there when another
// accepts connections and never answers.
func hanging() (float64, error) {
	w, err := open(3_000, true, false)
	if err != nil {
		return 0, err
	}
	defer w.close()
	healthy := len(w.servers) - 1
	slowest := slices.MaxFunc(w.servers, func(a, b *server) int { return int(a.latency - b.latency) })
	var at [2][]float64
	for i := range 6 { // in turn, without and with; the last healthy one of each
		hangs := i % 2
		slowest.hang.Store(hangs == 1)
		asked := slices.DeleteFunc(w.partners(), func(p *Partner) bool { return hangs == 0 && p == slowest.Partner })
		r, err := contend(task{As: asViewer, Partners: asked, NHS: nhsNumber})
		if err != nil {
			return 0, err
		}
		if len(r.SettledMS) < healthy {
			return 0, fmt.Errorf("%d partners ended", len(r.SettledMS))
		}
		at[hangs] = append(at[hangs], r.SettledMS[healthy-1])
	}
	return median(at[1]) - median(at[0]), nil
}

// middle takes the run of median time, with the medians of what else is compared.
func middle(all []result) result {
	of := func(f func(result) float64) float64 {
		var values []float64
		for _, r := range all {
			values = append(values, f(r))
		}
		return median(values)
	}
	out := all[0]
	out.MS, out.FirstMS, out.SetupMS = of(func(r result) float64 { return r.MS }), of(func(r result) float64 { return r.FirstMS }), of(func(r result) float64 { return r.SetupMS })
	out.PeakRSS, out.LiveMiB = of(func(r result) float64 { return r.PeakRSS }), of(func(r result) float64 { return r.LiveMiB })
	out.Mallocs = uint64(of(func(r result) float64 { return float64(r.Mallocs) }))
	return out
}

func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	values = slices.Sorted(slices.Values(values))
	return (values[(len(values)-1)/2] + values[len(values)/2]) / 2
}

func (m measured) json() float64 { return float64(m.bytes) / (1 << 20) }

func (m measured) print(out io.Writer) {
	fmt.Fprintf(out, "%9d %7s | %8.0f %8.0f %8.0f %8.0f | %8.0f %8.0f %8.0f %8.0f | %6d %7.2f %7.2f %6.1f %6.1f\n", m.resources, map[bool]string{true: "20-400", false: "0"}[m.latency]+map[bool]string{true: "*"}[m.secure],
		m.viewer.MS, m.viewer.SetupMS, m.viewer.FirstMS, m.null.FirstMS, m.null.MS, m.curl, m.lookup, m.maps.MS,
		m.requests, m.viewer.PeakRSS/m.json(), m.viewer.LiveMiB/m.json(), m.each(m.loader), m.each(m.viewer))
}

// each is a run's allocations for each resource.
func (m measured) each(r result) float64 { return float64(r.Mallocs) / float64(m.resources) }
