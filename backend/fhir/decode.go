package fhir

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// maxDepth bounds nesting (A3); the deepest real resource seen has 14.
const maxDepth = 64

// Resource is one resource as it was sent. Raw is untouched; a reader decodes
// the elements it needs with Into.
type Resource struct {
	Type    string
	ID      string
	FullURL string
	Mode    string // search.mode of its entry: "match", "include", ""
	Raw     jsontext.Value
	// Patient is the local id of the registration that it was asked for, "" when
	// it came otherwise.
	Patient string
	// Damaged tells that the bytes were not UTF-8: broken characters show as U+FFFD.
	Damaged bool
	// Problem says why the resource cannot be read ("" if it can). It is kept so
	// that it can be shown and counted as unreadable (B2).
	Problem string
}

// Ref gives "Type/id", the name by which items are counted.
func (r Resource) Ref() string {
	id := r.ID
	if id == "" {
		id = r.FullURL
	}
	return r.Type + "/" + id
}

// Into decodes the elements v names. Names are case-sensitive, a duplicate name
// is an error, unknown elements are left in Raw.
func (r Resource) Into(v any) error {
	if r.Problem != "" {
		return errors.New(r.Problem)
	}
	return unmarshal(r.Raw, v)
}

func unmarshal(raw jsontext.Value, v any) error {
	return json.Unmarshal(raw, v, jsontext.AllowInvalidUTF8(true))
}

// Bundle is a decoded searchset or other bundle.
type Bundle struct {
	Type    string
	ID      string
	Total   *int
	Links   map[string]string // relation to URL
	Meta    Meta
	Entries []Resource
}

// DecodeBundle reads a Bundle or a single resource (an OperationOutcome, say,
// which becomes the only entry). The error means the page as a whole cannot be
// trusted: not JSON, trailing bytes, too deep, or a Bundle field given twice.
func DecodeBundle(data []byte) (*Bundle, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if err := checkDepth(data); err != nil {
		return nil, err
	}
	b := &Bundle{Links: map[string]string{}}
	kind := ""
	var rawEntries jsontext.Value
	err := members(data, func(name string, v jsontext.Value) error {
		switch name {
		case "resourceType":
			return unmarshal(v, &kind)
		case "type":
			_ = unmarshal(v, &b.Type) // of another resource this may be an object
		case "id":
			_ = unmarshal(v, &b.ID)
		case "total":
			var n int
			if err := unmarshal(v, &n); err != nil {
				return fmt.Errorf("total: %w", err)
			}
			b.Total = &n
		case "meta":
			return unmarshal(v, &b.Meta)
		case "link":
			var links []struct {
				Relation string `json:"relation"`
				URL      string `json:"url"`
			}
			if unmarshal(v, &links) == nil {
				for _, l := range links {
					b.Links[l.Relation] = l.URL
				}
			}
		case "entry":
			rawEntries = v
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if kind == "" {
		return nil, errors.New("no resourceType")
	}
	if kind != "Bundle" {
		b.Type, b.Entries = "", []Resource{NewResource(data, "", "")}
		return b, nil
	}
	return b, b.decodeEntries(rawEntries)
}

func (b *Bundle) decodeEntries(raw jsontext.Value) error {
	if raw == nil {
		return nil
	}
	dec := jsontext.NewDecoder(bytes.NewReader(raw), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if t, err := dec.ReadToken(); err != nil || t.Kind() != '[' {
		return errors.New("entry is not a list")
	}
	for dec.PeekKind() != ']' {
		v, err := dec.ReadValue()
		if err != nil {
			return err
		}
		var url, mode string
		var resource jsontext.Value
		problem := members(v, func(name string, v jsontext.Value) error {
			switch name {
			case "fullUrl":
				return unmarshal(v, &url)
			case "resource":
				resource = v
			case "search":
				var s struct {
					Mode string `json:"mode"`
				}
				err := unmarshal(v, &s)
				mode = s.Mode
				return err
			}
			return nil
		})
		if resource == nil {
			resource = v.Clone()
		}
		r := NewResource(resource, url, mode)
		if problem != nil && r.Problem == "" {
			r.Problem = problem.Error()
		}
		b.Entries = append(b.Entries, r)
	}
	return nil
}

// NewResource wraps one resource's JSON. It never fails: what cannot be read is
// kept with its Problem.
func NewResource(raw []byte, fullURL, mode string) Resource {
	r := Resource{Raw: bytes.Clone(raw), FullURL: fullURL, Mode: mode, Damaged: !utf8.Valid(raw)}
	err := members(r.Raw, func(name string, v jsontext.Value) error {
		switch name {
		case "resourceType":
			return unmarshal(v, &r.Type)
		case "id":
			return unmarshal(v, &r.ID)
		}
		return nil
	})
	switch {
	case err != nil:
		r.Problem = err.Error()
	case r.Type == "":
		r.Problem = "no resourceType"
	case excess(r.Raw) != "":
		r.Problem = excess(r.Raw)
	default:
		// Duplicate names anywhere inside exclude the resource: two readers of
		// the same bytes could otherwise see two different persons (A11).
		if !r.Raw.IsValid(jsontext.AllowInvalidUTF8(true)) {
			r.Problem = "a name is given twice"
		}
	}
	return r
}

// members walks the members of one JSON object; a name given twice is an error.
// Values are valid for as long as data is.
func members(data []byte, f func(name string, v jsontext.Value) error) error {
	dec := jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	t, err := dec.ReadToken()
	if err != nil {
		return err
	}
	if t.Kind() != '{' {
		return errors.New("not a JSON object")
	}
	seen := map[string]bool{}
	for dec.PeekKind() != '}' {
		t, err := dec.ReadToken()
		if err != nil {
			return err
		}
		name := t.String()
		if seen[name] {
			return fmt.Errorf("%q is given twice", name)
		}
		if seen[name] = true; len(seen) > maxMembers {
			return errors.New("too many names")
		}
		v, err := dec.ReadValue()
		if err != nil {
			return err
		}
		if err := f(name, v.Clone()); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if _, err := dec.ReadToken(); err != nil {
		return err
	}
	if _, err := dec.ReadToken(); !errors.Is(err, io.EOF) {
		return errors.New("bytes after the end")
	}
	return nil
}

// checkDepth counts brackets outside strings, before any parser sees the bytes.
func checkDepth(data []byte) error {
	depth, inString, escaped := 0, false, false
	for _, c := range data {
		switch {
		case escaped:
			escaped = false
		case inString && c == '\\':
			escaped = true
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return errors.New("nested too deeply")
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return nil
}
