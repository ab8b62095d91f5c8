package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// atOnce is how many requests the viewer has under way at one partner.
const atOnce = 16

func (t task) client() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxConnsPerHost: atOnce, MaxIdleConnsPerHost: atOnce, DisableCompression: true, TLSClientConfig: t.tls(), ForceAttemptHTTP2: true}}
}

// null sends the viewer's requests in the viewer's order and as many at once,
// reads every body to its end and decodes nothing. It knows the pages beforehand
// but asks for the later ones of a search when its first has come, as who must
// read the total there.
func (t task) null() (out result, err error) {
	var requests, first atomic.Int64
	var failed atomic.Pointer[error]
	c := t.client()
	get := func(method, at, form string) {
		req, _ := http.NewRequest(method, at, strings.NewReader(form))
		req.Header.Set("Accept-Encoding", "gzip")
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		requests.Add(1)
		resp, err := c.Do(req)
		if err == nil {
			_, err = io.Copy(io.Discard, resp.Body)
			_ = resp.Body.Close()
		}
		if err != nil {
			failed.Store(&err)
		}
	}
	began := time.Now()
	each(t.Partners, func(p *Partner) { get(http.MethodGet, p.Base+"metadata", "") })
	out.SetupMS = ms(time.Since(began))
	began = time.Now()
	each(t.Partners, func(p *Partner) {
		get(http.MethodPost, p.Base+"Patient/_search", url.Values{"identifier": {"https://fhir.nhs.uk/Id/nhs-number|" + t.NHS}}.Encode())
		gate := make(chan struct{}, atOnce)
		turn := func(at string) {
			gate <- struct{}{}
			get(http.MethodGet, at, "")
			<-gate
		}
		each(p.Pages, func(search []string) {
			turn(search[0])
			first.CompareAndSwap(0, int64(time.Since(began)))
			each(search[1:], turn)
		})
	})
	out.MS, out.FirstMS, out.Requests = ms(time.Since(began)), ms(time.Duration(first.Load())), requests.Load()
	if e := failed.Load(); e != nil {
		err = *e
	}
	return out, err
}

// maps is the client one writes first: all partners at once, the searches of
// each in turn, next links followed to their end, everything into maps.
func (t task) maps() (out result, err error) {
	var requests, resources atomic.Int64
	var failed atomic.Pointer[error]
	c := &http.Client{Transport: &http.Transport{TLSClientConfig: t.tls(), ForceAttemptHTTP2: true}}
	kept := make([][]map[string]any, len(t.Partners))
	began := time.Now()
	index := map[*Partner]int{}
	for i, p := range t.Partners {
		index[p] = i
	}
	each(t.Partners, func(p *Partner) {
		get := func(at string) map[string]any {
			requests.Add(1)
			v := map[string]any{}
			resp, err := c.Get(at)
			if err == nil {
				err = json.NewDecoder(resp.Body).Decode(&v)
				_ = resp.Body.Close()
			}
			if err != nil {
				failed.Store(&err)
			}
			return v
		}
		get(p.Base + "Patient?" + url.Values{"identifier": {"https://fhir.nhs.uk/Id/nhs-number|" + t.NHS}}.Encode())
		for _, search := range p.Pages {
			for at := search[0]; at != ""; {
				page := get(at)
				kept[index[p]] = append(kept[index[p]], page)
				entries, _ := page["entry"].([]any)
				resources.Add(int64(len(entries)))
				at = next(page)
			}
		}
	})
	out.MS, out.Resources, out.Requests = ms(time.Since(began)), int(resources.Load()), requests.Load()
	if e := failed.Load(); e != nil {
		err = *e
	}
	if len(kept) == 0 {
		return out, fmt.Errorf("nothing kept")
	}
	return out, err
}

func next(page map[string]any) string {
	links, _ := page["link"].([]any)
	for _, l := range links {
		if m, _ := l.(map[string]any); m["relation"] == "next" {
			at, _ := m["url"].(string)
			return at
		}
	}
	return ""
}

// each runs f for all at once and waits.
func each[T any](all []T, f func(T)) {
	var group sync.WaitGroup
	for _, x := range all {
		group.Go(func() { f(x) })
	}
	group.Wait()
}
