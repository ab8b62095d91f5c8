package fhir

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

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
// Each Raw is a part of data, which must not be changed afterwards.
func DecodeBundle(data []byte) (*Bundle, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	deep, much := survey(data)
	if deep {
		return nil, errors.New("nested too deeply")
	}
	if much == "" {
		if b, ok := readSheet(data); ok {
			return b, nil
		}
	}
	return readPieces(data)
}

// readPieces reads a page value by value, so that a fault in one entry loses
// nothing of another.
func readPieces(data []byte) (*Bundle, error) {
	p := pageReader{data: data, dec: jsontext.NewDecoder(bytes.NewBuffer(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))}
	b := &Bundle{Links: map[string]string{}}
	kind := ""
	err := p.object(func(err error) error { return err }, func(name []byte) error {
		if string(name) == "entry" && p.dec.PeekKind() == '[' {
			return p.entries(b)
		}
		v, err := p.value()
		if err != nil {
			return err
		}
		p.notList = p.notList || string(name) == "entry"
		if err := b.field(&kind, string(name), v); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if _, err := p.dec.ReadToken(); !errors.Is(err, io.EOF) {
		return nil, errors.New("bytes after the end")
	}
	switch {
	case kind == "":
		return nil, errors.New("no resourceType")
	case kind != "Bundle":
		b.Type, b.Entries = "", []Resource{wrap(data, "", "")}
	case p.notList:
		return b, errors.New("entry is not a list")
	}
	return b, nil
}

func (b *Bundle) field(kind *string, name string, v jsontext.Value) error {
	switch name {
	case "resourceType":
		return unmarshal(v, kind)
	case "type":
		_ = unmarshal(v, &b.Type) // of another resource this may be an object
	case "id":
		_ = unmarshal(v, &b.ID)
	case "total":
		var n int
		if err := unmarshal(v, &n); err != nil {
			return err
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
	}
	return nil
}

// pageReader walks a page once, and gives its values as parts of it.
type pageReader struct {
	data    []byte
	dec     *jsontext.Decoder
	notList bool // entry is there and is no list
}

// value reads the next value; it stays valid as long as the page.
func (p *pageReader) value() (jsontext.Value, error) {
	v, err := p.dec.ReadValue()
	if err != nil {
		return nil, err
	}
	end := int(p.dec.InputOffset())
	return p.data[end-len(v) : end : end], nil
}

// twice is the error of a name given twice.
func twice(name []byte) error { return fmt.Errorf("%q is given twice", name) }

// errMany is the error of an object with more names than are held against each
// other.
var errMany = errors.New("too many names")

// object walks the members of the object that comes next. f must read the
// member's value. bad is told of a name given twice, or one too many; if it has no
// error, the value is passed over.
func (p *pageReader) object(bad func(error) error, f func(name []byte) error) error {
	t, err := p.dec.ReadToken()
	if err != nil {
		return err
	}
	if t.Kind() != '{' {
		return errors.New("not a JSON object")
	}
	var seen names
	for p.dec.PeekKind() != '}' {
		v, err := p.value()
		if err != nil {
			return err
		}
		name := v[1 : len(v)-1]
		if bytes.IndexByte(name, '\\') >= 0 {
			if name, err = jsontext.AppendUnquote(nil, v); err != nil {
				return err
			}
		}
		if wrong := seen.add(name); wrong == nil {
			err = f(name)
		} else if err = bad(wrong); err == nil {
			_, err = p.value()
		}
		if err != nil {
			return err
		}
	}
	_, err = p.dec.ReadToken()
	return err
}

// names remembers the names of one object: few in a list, many in a map.
type names struct {
	few  [8][]byte
	n    int
	many map[string]bool
}

// add remembers a name; the error says that it came before, or that there are too
// many (A3).
func (s *names) add(name []byte) error {
	for _, x := range s.few[:s.n] {
		if bytes.Equal(x, name) {
			return twice(name)
		}
	}
	switch {
	case s.n < len(s.few):
		s.few[s.n] = name
		s.n++
	case s.many[string(name)]:
		return twice(name)
	case len(s.many) == maxMembers:
		return errMany
	default:
		if s.many == nil {
			s.many = map[string]bool{}
		}
		s.many[string(name)] = true
	}
	return nil
}

// entries reads the list of entries. What is wrong with one entry is that
// entry's problem.
func (p *pageReader) entries(b *Bundle) error {
	if _, err := p.dec.ReadToken(); err != nil {
		return err
	}
	if b.Total != nil {
		b.Entries = make([]Resource, 0, min(max(*b.Total, 0), len(p.data)/256, 1000))
	}
	for p.dec.PeekKind() != ']' {
		r, err := p.entry()
		if err != nil {
			return err
		}
		b.Entries = append(b.Entries, r)
	}
	_, err := p.dec.ReadToken()
	return err
}

func (p *pageReader) entry() (Resource, error) {
	if p.dec.PeekKind() != '{' {
		v, err := p.value()
		if err != nil {
			return Resource{}, err
		}
		r := wrap(v, "", "")
		r.Problem = "not a JSON object"
		return r, nil
	}
	var problem error
	var url, mode string
	var resource jsontext.Value
	before := int(p.dec.InputOffset())
	err := p.object(func(err error) error { problem = cmp.Or(problem, err); return nil }, func(name []byte) error {
		v, err := p.value()
		if err != nil {
			return err
		}
		switch string(name) {
		case "fullUrl":
			err = unmarshal(v, &url)
		case "resource":
			resource = v
		case "search":
			var s struct {
				Mode string `json:"mode"`
			}
			err = unmarshal(v, &s)
			mode = s.Mode
		}
		if err != nil {
			problem = cmp.Or(problem, fmt.Errorf("%s: %w", name, err))
		}
		return nil
	})
	if err != nil {
		return Resource{}, err
	}
	if resource == nil {
		end := int(p.dec.InputOffset())
		resource = p.data[before+bytes.IndexByte(p.data[before:end], '{') : end : end]
	}
	r := wrap(resource, url, mode)
	if problem != nil && r.Problem == "" {
		r.Problem = problem.Error()
	}
	return r, nil
}
