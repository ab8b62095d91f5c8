package fhir

import (
	"errors"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// sheet is a page without a fault, which is read in one strict pass: nothing in
// it is given twice, and everything is of its kind.
type sheet struct {
	ResourceType string         `json:"resourceType"`
	Type         jsontext.Value `json:"type"`
	ID           jsontext.Value `json:"id"`
	Total        jsontext.Value `json:"total"`
	Meta         jsontext.Value `json:"meta"`
	Link         jsontext.Value `json:"link"`
	Entry        leaves         `json:"entry"`
}

// leaves are the entries of a sheet, and where in it their resources stand.
type leaves struct {
	list []Resource
	at   [][2]int64
}

// leaf is one entry.
type leaf struct {
	FullURL  string   `json:"fullUrl"`
	Resource leafHead `json:"resource"`
	Search   struct {
		Mode string `json:"mode"`
	} `json:"search"`
}

// leafHead is the head of a resource with where it begins and ends.
type leafHead struct {
	head
	at [2]int64
}

// usualPage is the page size of many servers.
const usualPage = 100

var errNoSheet = errors.New("not a page without a fault")

// UnmarshalJSONFrom reads a resource's head and notes where it stood.
func (h *leafHead) UnmarshalJSONFrom(dec *jsontext.Decoder) error {
	if dec.PeekKind() != '{' {
		return errNoSheet
	}
	h.at[0] = dec.InputOffset()
	err := json.UnmarshalDecode(dec, &h.head)
	h.at[1] = dec.InputOffset()
	return err
}

// UnmarshalJSONFrom reads the entries one by one.
func (l *leaves) UnmarshalJSONFrom(dec *jsontext.Decoder) error {
	if t, err := dec.ReadToken(); err != nil || t.Kind() != '[' {
		return errNoSheet
	}
	l.list, l.at = make([]Resource, 0, usualPage), make([][2]int64, 0, usualPage)
	for dec.PeekKind() != ']' {
		var e leaf
		if err := json.UnmarshalDecode(dec, &e); err != nil {
			return err
		}
		if e.Resource.ResourceType == "" {
			return errNoSheet
		}
		l.list = append(l.list, Resource{Type: e.Resource.ResourceType, ID: e.Resource.ID, FullURL: e.FullURL, Mode: e.Search.Mode, whose: e.Resource.whose(), sound: true, plain: e.Resource.plain()})
		l.at = append(l.at, e.Resource.at)
	}
	_, err := dec.ReadToken()
	return err
}

// readSheet reads a Bundle without a fault. Any other is read by [DecodeBundle]
// piece by piece, which finds what is wrong and what can be kept.
func readSheet(data []byte) (*Bundle, bool) {
	var s sheet
	if unmarshal(data, &s) != nil || s.ResourceType != "Bundle" {
		return nil, false
	}
	b := &Bundle{Links: map[string]string{}, Entries: s.Entry.list}
	for name, v := range map[string]jsontext.Value{"type": s.Type, "id": s.ID, "total": s.Total, "meta": s.Meta, "link": s.Link} {
		if v != nil && b.field(nil, name, v) != nil {
			return nil, false
		}
	}
	for i, at := range s.Entry.at {
		for data[at[0]] != '{' { // what parts it from its name
			at[0]++
		}
		r := &b.Entries[i]
		r.Raw = data[at[0]:at[1]:at[1]]
		r.Damaged = !utf8.Valid(r.Raw)
	}
	return b, true
}
