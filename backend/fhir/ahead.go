package fhir

import (
	"context"
	"net/url"
	"strconv"
	"sync"
)

// offsetNames are the parameters by which servers count pages: by resources
// ("_offset" and the like), or by pages ("page").
var offsetNames = map[string]bool{"_offset": true, "offset": true, "_getpagesoffset": true, "_skip": true, "page": false, "_page": false}

// ahead holds pages that were asked for before the link to them was seen. The
// links are still followed one by one and decide what is taken: a page that no
// link leads to counts for nothing. So what is found is the same as without.
type ahead struct {
	cancel context.CancelFunc
	group  sync.WaitGroup
	pages  map[string]*early
}

// early is one page on its way.
type early struct {
	done chan struct{}
	r    *reply
	err  error
}

// end gives up what is still on its way.
func (a *ahead) end() {
	if a.cancel != nil {
		a.cancel()
		a.group.Wait()
	}
}

// get takes a page that was asked for, or asks for it.
func (a *ahead) get(ctx context.Context, e *Endpoint, u *url.URL) (*reply, error) {
	p := a.pages[u.String()]
	if p == nil {
		return e.page(ctx, u, nil)
	}
	delete(a.pages, u.String()) // taken once; its bytes are not kept here
	<-p.done
	return p.r, p.err
}

// start asks for the pages after the next at once, where the first page tells
// which there are: its total, and a next link that counts.
func (a *ahead) start(ctx context.Context, e *Endpoint, first *Bundle) {
	next, err := e.under(first.Links["next"])
	if err != nil {
		return
	}
	all := following(next, first, e.limits.Pages)
	if len(all) < 2 { // the next one alone is no sooner there
		return
	}
	ctx, a.cancel = context.WithCancel(ctx)
	a.pages = make(map[string]*early, len(all))
	for _, u := range all {
		p := &early{done: make(chan struct{})}
		a.pages[u.String()] = p
		a.group.Go(func() {
			defer close(p.done)
			p.r, p.err = e.page(ctx, u, nil)
		})
	}
}

// following lists the addresses of the pages after the first, as the server
// would write them. It gives none where the next link has not exactly one
// parameter that counts, or where it does not count what the first page held.
func following(next *url.URL, first *Bundle, most int) (all []*url.URL) {
	matches := 0
	for _, r := range first.Entries {
		if r.Type != "OperationOutcome" && r.Mode != "include" && r.Mode != "outcome" {
			matches++
		}
	}
	if first.Total == nil || matches == 0 || *first.Total <= matches || *first.Total > most*matches {
		return nil
	}
	q, name := next.Query(), ""
	for n := range q {
		if _, ok := offsetNames[n]; !ok {
			continue
		}
		if name != "" {
			return nil
		}
		name = n
	}
	if name == "" || len(q[name]) != 1 {
		return nil
	}
	at, err := strconv.Atoi(q.Get(name))
	step := 1
	if offsetNames[name] {
		step = matches
	}
	if err != nil || step > 1 && at != step || step == 1 && at != 1 && at != 2 {
		return nil
	}
	for got := matches; got < *first.Total; got += matches {
		u, ok := with(next, name, strconv.Itoa(at))
		if !ok {
			return nil
		}
		all = append(all, u)
		at += step
	}
	return all
}

// with gives an address with one parameter changed and all else as it was, also
// the order: just what the server will write, if it counts on.
func with(u *url.URL, name, value string) (*url.URL, bool) {
	out := *u
	q := u.RawQuery
	for start := 0; start < len(q); {
		end := start
		for end < len(q) && q[end] != '&' {
			end++
		}
		if part := q[start:end]; len(part) > len(name) && part[:len(name)] == name && part[len(name)] == '=' {
			out.RawQuery = q[:start] + name + "=" + value + q[end:]
			return &out, true
		}
		start = end + 1
	}
	return nil, false
}
