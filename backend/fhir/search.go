package fhir

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"shcr/backend/care"
)

// Query is one search of a type; Params are its parameters.
type Query struct {
	Type   string
	Params url.Values
	// Private sends the parameters in a POST body (_search), so that an NHS
	// number stands in no URL; a server without _search is asked by GET.
	Private bool
	// Filter names the parameters of which the server's self link must show at
	// least one; if it shows none, the server ignored the filter.
	Filter []string
}

// Found is everything one search gave, over all its pages.
type Found struct {
	Resources []Resource // matches and, with their Mode, includes; never outcomes
	Outcomes  []Outcome  // mode=outcome entries: warnings to show
	Repeated  []Resource // sent a second time on a later page
	Total     *int       // as stated, if stated
	Meta      Meta       // of the first page
	Pages     int
}

// Search asks and follows next links to the end. On an error the Found so far
// comes too: the caller may show it as partial, never as complete (H7).
func (e *Endpoint) Search(ctx context.Context, q Query) (Found, error) {
	var out Found
	r, err := e.first(ctx, q)
	if err != nil {
		return out, withOutcome(r, err)
	}
	if filterIgnored(r.bundle.Links["self"], q.Filter) {
		return out, fail(care.WhyFilter, nil)
	}
	out.Total, out.Meta = r.bundle.Total, r.bundle.Meta
	seenItems, seenPages, idle := map[string]bool{}, map[string]bool{}, 0
	var pages ahead
	defer pages.end()
	pages.start(ctx, e, r.bundle)
	for {
		if err := out.take(r.bundle, seenItems); err != nil {
			return out, err
		}
		next := r.bundle.Links["next"]
		if next == "" {
			return out, out.checkTotal()
		}
		if idle++; len(r.bundle.Entries) > 0 {
			idle = 0
		}
		u, err := e.under(next)
		switch {
		case err != nil:
			return out, err
		case seenPages[u.String()], idle > 1, out.Pages >= e.limits.Pages:
			return out, fail(care.WhyPaging, errors.New("pages do not end"))
		case len(out.Resources) > e.limits.Entries:
			return out, fail(care.WhySize, nil)
		}
		seenPages[u.String()] = true
		if r, err = pages.get(ctx, e, u); err != nil {
			if _, status := WhyOf(err); status == http.StatusGone || status == http.StatusNotFound {
				err = fail(care.WhyPaging, err) // an expired page
			}
			return out, err
		}
	}
}

func (e *Endpoint) first(ctx context.Context, q Query) (*reply, error) {
	if q.Private {
		r, err := e.page(ctx, e.base.JoinPath(q.Type, "_search"), q.Params)
		if _, status := WhyOf(err); err == nil || (status != http.StatusNotFound && status != http.StatusMethodNotAllowed) {
			return r, err
		}
	}
	u := e.base.JoinPath(q.Type)
	u.RawQuery = q.Params.Encode()
	return e.page(ctx, u, nil)
}

// take adds a page. A 200 that is an OperationOutcome is a failure: the partner
// refused in words (F17).
func (f *Found) take(b *Bundle, seen map[string]bool) error {
	f.Pages++
	if b.Type == "" && len(b.Entries) == 1 {
		var o Outcome
		if b.Entries[0].Type == "OperationOutcome" && b.Entries[0].Into(&o) == nil {
			return &OutcomeError{Failure: Failure{Why: care.WhyOutcome, Status: http.StatusOK}, Outcome: o}
		}
		return fail(care.WhyMalformed, errors.New("not a Bundle"))
	}
	for _, r := range b.Entries {
		if r.Type == "OperationOutcome" || r.Mode == "outcome" {
			var o Outcome
			if err := r.Into(&o); err != nil {
				return fail(care.WhyMalformed, err)
			}
			f.Outcomes = append(f.Outcomes, o)
			continue
		}
		key := r.Ref()
		if r.ID != "" && seen[key] {
			f.Repeated = append(f.Repeated, r)
			continue
		}
		seen[key] = true
		f.Resources = append(f.Resources, r)
	}
	return nil
}

// checkTotal compares the stated total with the matches received.
func (f *Found) checkTotal() error {
	if f.Total == nil {
		return nil
	}
	matches := 0
	for _, r := range f.Resources {
		if r.Mode != "include" {
			matches++
		}
	}
	if matches < *f.Total {
		return fail(care.WhyCount, errors.New("fewer than the stated total"))
	}
	return nil
}

// filterIgnored reads a self link that has a query: it tells which parameters
// the server honoured (FHIR R4 §3.1.1.1.2).
func filterIgnored(self string, filter []string) bool {
	if self == "" || len(filter) == 0 {
		return false
	}
	u, err := url.Parse(self)
	if err != nil || u.RawQuery == "" {
		return false
	}
	for name := range u.Query() {
		if oneOf(strings.SplitN(strings.SplitN(name, ":", 2)[0], ".", 2)[0], filter) {
			return false
		}
	}
	return true
}
