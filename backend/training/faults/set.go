package faults

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
)

// set is a searchset taken apart. Resources stay the bytes they were.
type set struct {
	meta    json.RawMessage
	total   *int
	links   []link
	entries []entry
}

type link struct {
	Relation string `json:"relation"`
	URL      string `json:"url"`
}

type entry struct {
	FullURL  string          `json:"fullUrl"`
	Resource json.RawMessage `json:"resource"`
	Search   json.RawMessage `json:"search"`
}

// readSet takes a body apart; ok is false for anything but a searchset.
func readSet(body []byte) (*set, bool) {
	var flat bytes.Buffer
	if json.Compact(&flat, body) != nil {
		return nil, false
	}
	var b struct {
		ResourceType string
		Type         string
		Meta         json.RawMessage
		Total        *int
		Link         []link
		Entry        []entry
	}
	if json.Unmarshal(flat.Bytes(), &b) != nil || b.ResourceType != "Bundle" || b.Type != "searchset" {
		return nil, false
	}
	return &set{b.Meta, b.Total, b.Link, b.Entry}, true
}

// bytes puts it together by hand: what a fault made of a resource may not be
// JSON any more.
func (s *set) bytes() []byte {
	var b bytes.Buffer
	b.WriteString(`{"resourceType":"Bundle"`)
	if s.meta != nil {
		b.WriteString(`,"meta":`)
		b.Write(s.meta)
	}
	b.WriteString(`,"type":"searchset"`)
	if s.total != nil {
		b.WriteString(`,"total":` + strconv.Itoa(*s.total))
	}
	b.WriteString(`,"link":`)
	b.Write(plain(s.links))
	for i, e := range s.entries {
		b.WriteString(map[bool]string{true: `,"entry":[`, false: `,`}[i == 0] + "{")
		if e.FullURL != "" {
			b.WriteString(`"fullUrl":`)
			b.Write(plain(e.FullURL))
			b.WriteString(",")
		}
		b.WriteString(`"resource":`)
		b.Write(e.Resource)
		if e.Search != nil {
			b.WriteString(`,"search":`)
			b.Write(e.Search)
		}
		b.WriteString("}")
	}
	if len(s.entries) > 0 {
		b.WriteString("]")
	}
	b.WriteString("}")
	return b.Bytes()
}

// plain writes JSON without changing < > and &.
func plain(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // strings and structs of strings
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// relate sets a link, or takes it out where the address is "".
func (s *set) relate(relation, url string) {
	kept := s.links[:0:0]
	for _, l := range s.links {
		if l.Relation != relation {
			kept = append(kept, l)
		}
	}
	if url != "" {
		kept = append(kept, link{relation, url})
	}
	s.links = kept
}

// matches are the entries that answer the search.
func (s *set) matches() []*entry {
	var all []*entry
	for i := range s.entries {
		if bytes.Contains(s.entries[i].Search, []byte(`"match"`)) {
			all = append(all, &s.entries[i])
		}
	}
	return all
}

// edit sends the true answer with its list changed. What is no list (a refusal,
// a resource read by its id) goes out as it is.
func (t *turn) edit(change func(*set)) {
	a := t.truth(t.q)
	s, ok := readSet(a.body)
	if a.status == http.StatusOK && ok {
		change(s)
		a.body = s.bytes()
	}
	t.send(a)
}

// editItems changes each resource that answers the search.
func (t *turn) editItems(change func(raw json.RawMessage) json.RawMessage) {
	t.edit(func(s *set) {
		for _, e := range s.matches() {
			e.Resource = change(e.Resource)
		}
	})
}

// members names the members of a resource.
func members(raw json.RawMessage) map[string]json.RawMessage {
	var m map[string]json.RawMessage
	_ = json.Unmarshal(raw, &m) // held resources are objects
	return m
}

// prefix puts a member before all others of a resource, also one it has already.
func prefix(raw json.RawMessage, member string) json.RawMessage {
	if len(raw) < 2 || raw[0] != '{' {
		return raw
	}
	return append(json.RawMessage("{"+member+","), raw[1:]...)
}
