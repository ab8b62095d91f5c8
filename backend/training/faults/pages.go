package faults

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"shcr/backend/training/holding"
)

// pageParam marks the pages that only a fault makes.
const pageParam = "_page"

// page is the number of the page asked for; 1 for those of the partner's own.
func (t *turn) page() int {
	n, err := strconv.Atoi(t.q.Form.Get(pageParam))
	if err != nil {
		return 1
	}
	return n
}

// address is that of this search with one parameter changed.
func (t *turn) address(change func(url.Values)) string {
	v := maps.Clone(t.q.Form)
	change(v)
	return t.server.Base() + t.kind + "?" + v.Encode()
}

// further is the address of another page of this search.
func (t *turn) further(n int) string {
	return t.address(func(v url.Values) { v.Set(pageParam, strconv.Itoa(n)) })
}

func (t *turn) pageLoop() {
	t.edit(func(s *set) { s.relate("next", t.address(func(url.Values) {})) })
}

func (t *turn) endlessPages() {
	n := t.page()
	if n == 1 {
		t.edit(func(s *set) { s.relate("next", t.further(2)) })
		return
	}
	t.first(func(s *set) {
		s.entries = nil
		s.relate("self", t.further(n))
		s.relate("next", t.further(n+1))
	})
}

func (t *turn) foreignNext() {
	t.edit(func(s *set) { s.relate("next", nowhere+t.kind+"?page=2") })
}

func (t *turn) expiredPage() {
	if t.page() > 1 {
		t.outcome(http.StatusGone, "expired", "This page has expired.")
		return
	}
	t.edit(func(s *set) { s.relate("next", t.further(2)) })
}

// first edits the first page of this search, whatever page was asked for.
func (t *turn) first(change func(*set)) {
	a := t.truth(t.with(func(v url.Values) { v.Del(pageParam) }))
	if s, ok := readSet(a.body); ok && a.status == http.StatusOK {
		change(s)
		a.body = s.bytes()
	}
	t.send(a)
}

// with gives the request with its search changed.
func (t *turn) with(change func(url.Values)) *http.Request {
	q := t.q.Clone(t.q.Context())
	change(q.Form)
	if q.Method == http.MethodGet {
		q.URL.RawQuery = q.Form.Encode()
	}
	return q
}

// other finds somebody else's local id: the stranger that was named, or the
// first person held who has something of the type asked for.
func (t *turn) other() string {
	t.mu.Lock()
	named := t.stranger
	t.mu.Unlock()
	if named != "" && !slices.Contains(t.about, named) {
		return named
	}
	for _, r := range t.server.Held() {
		if r.Type == t.kind && r.Patient != "" && !slices.Contains(t.about, r.Patient) {
			return r.Patient
		}
	}
	return ""
}

// theirs are somebody else's resources of the type asked for.
func (t *turn) theirs() (all []entry) {
	who := t.other()
	for _, r := range t.server.Held() {
		if r.Type == t.kind && r.Patient == who && who != "" {
			all = append(all, t.held(r))
		}
	}
	return all
}

func (t *turn) held(r *holding.Resource) entry {
	return entry{FullURL: t.server.Base() + r.Key(), Resource: r.Raw, Search: json.RawMessage(`{"mode":"match"}`)}
}

// wrongPerson answers as if somebody else had been asked for, and its self link
// says what was asked: the server believes itself.
func (t *turn) wrongPerson() {
	who := t.other()
	if len(t.about) == 0 || who == "" {
		t.send(t.truth(t.q))
		return
	}
	own := t.address(func(url.Values) {})
	a := t.truth(t.with(func(v url.Values) {
		if t.kind == "Patient" {
			v.Del("identifier")
			v.Set("_id", who)
			return
		}
		for name := range v {
			if strings.HasPrefix(name, "patient") || strings.HasPrefix(name, "subject") {
				v.Del(name)
			}
		}
		v.Set("patient", who)
	}))
	if s, ok := readSet(a.body); ok && a.status == http.StatusOK {
		s.relate("self", own)
		a.body = s.bytes()
	}
	t.send(a)
}

func (t *turn) wrongPersonOne() {
	t.edit(func(s *set) {
		if others := t.theirs(); len(others) > 0 {
			s.entries = append(s.entries, others[0])
			t.count(s, 1)
		}
	})
}

func (t *turn) wrongPersonAfterPage1() {
	others := t.theirs()
	if t.page() > 1 {
		t.first(func(s *set) {
			s.entries = others
			s.relate("self", t.further(2))
			s.relate("next", "")
		})
		return
	}
	t.edit(func(s *set) {
		if len(others) > 0 {
			s.relate("next", t.further(2))
			t.count(s, len(others))
		}
	})
}

// count keeps a stated total in step with what is sent.
func (t *turn) count(s *set, more int) {
	if s.total != nil {
		n := *s.total + more
		s.total = &n
	}
}

// tooFew is how many items a total promises beyond those sent.
const tooFew = 7

func (t *turn) totalMismatch() {
	t.edit(func(s *set) {
		if s.total == nil {
			n := len(s.matches())
			s.total = &n
		}
		t.count(s, tooFew)
	})
}

// everybody bounds what filter-ignored sends.
const everybody = 20

func (t *turn) filterIgnored() {
	t.edit(func(s *set) {
		s.entries = nil
		for _, r := range t.server.Held() {
			if r.Type == t.kind && len(s.entries) < everybody {
				s.entries = append(s.entries, t.held(r))
			}
		}
		n := len(s.entries)
		s.total = &n
		s.relate("next", "")
		s.relate("self", t.server.Base()+t.kind+"?_count="+strconv.Itoa(everybody))
	})
}

func (t *turn) outcomeEntry() {
	t.edit(func(s *set) {
		n := 0
		s.total = &n
		s.relate("next", "")
		s.entries = []entry{{
			Resource: holding.Outcome("warning", "suppressed", "All items are withheld at the person's request."),
			Search:   json.RawMessage(`{"mode":"outcome"}`),
		}}
	})
}

func (t *turn) superseded() {
	t.editItems(func(raw json.RawMessage) json.RawMessage {
		m := members(raw)
		var id string
		_ = json.Unmarshal(m["id"], &id)
		m["active"] = json.RawMessage("false")
		m["link"] = plain([]any{map[string]any{"other": map[string]string{"reference": "Patient/" + id + "-merged"}, "type": "replaced-by"}})
		return plain(m)
	})
}

// staleBy is how old a stale feed is.
const staleBy = 72 * time.Hour

// older sets a page's age back, in whatever members say it.
func older(meta json.RawMessage) json.RawMessage {
	var m struct {
		LastUpdated time.Time `json:"lastUpdated"`
		Tag         []struct {
			System string `json:"system"`
			Code   string `json:"code"`
		} `json:"tag,omitempty"`
	}
	if json.Unmarshal(meta, &m) != nil {
		return meta
	}
	m.LastUpdated = m.LastUpdated.Add(-staleBy)
	for i := range m.Tag {
		if m.Tag[i].System == holding.FeedTag {
			m.Tag[i].Code = m.LastUpdated.Format(time.RFC3339)
		}
	}
	return plain(m)
}
