package fhir

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// sheet is a page without a fault, which is read in one strict pass: nothing in
// it is given twice, and everything is of its kind. Its objects are walked by hand,
// which takes two thirds of the time that reflection does.
type sheet struct {
	Bundle
	dec *jsontext.Decoder
	at  [][2]int64 // where each entry's resource begins and ends
}

// usualPage is the page size of many servers.
const usualPage = 100

var errNoSheet = errors.New("not a page without a fault")

// readSheet reads a Bundle without a fault. Any other is read by [DecodeBundle]
// piece by piece, which finds what is wrong and what can be kept.
func readSheet(data []byte) (*Bundle, bool) {
	s := sheet{dec: jsontext.NewDecoder(bytes.NewBuffer(data), jsontext.AllowInvalidUTF8(true))}
	s.Links = map[string]string{}
	kind := ""
	err := s.walk(func(name []byte) error {
		switch string(name) {
		case "entry":
			return s.entries()
		case "resourceType", "type", "id", "total", "meta", "link":
			v, err := s.dec.ReadValue()
			if err != nil {
				return err
			}
			return s.field(&kind, string(name), v)
		}
		return s.pass()
	})
	if err != nil || kind != "Bundle" {
		return nil, false
	}
	if _, err := s.dec.ReadToken(); !errors.Is(err, io.EOF) {
		return nil, false
	}
	for i, at := range s.at {
		for data[at[0]] != '{' { // what parts it from its name
			at[0]++
		}
		r := &s.Entries[i]
		r.Raw = data[at[0]:at[1]:at[1]]
		r.Damaged = !utf8.Valid(r.Raw)
	}
	return &s.Bundle, true
}

// entries reads the list of entries.
func (s *sheet) entries() error {
	if t, err := s.dec.ReadToken(); err != nil || t.Kind() != '[' {
		return errNoSheet
	}
	s.Entries, s.at = make([]Resource, 0, usualPage), make([][2]int64, 0, usualPage)
	var before Resource
	for s.dec.PeekKind() != ']' {
		r, at, err := s.entry(before)
		if err != nil {
			return err
		}
		s.Entries, s.at, before = append(s.Entries, r), append(s.at, at), r
	}
	_, err := s.dec.ReadToken()
	return err
}

// entry reads one entry. Texts that are those of the entry before share its
// letters.
func (s *sheet) entry(before Resource) (r Resource, at [2]int64, err error) {
	err = s.walk(func(name []byte) (err error) {
		switch string(name) {
		case "fullUrl":
			r.FullURL, err = s.text("")
		case "resource":
			at[0] = s.dec.InputOffset()
			err = s.head(&r, before)
			at[1] = s.dec.InputOffset()
		case "search":
			err = s.walk(func(name []byte) (err error) {
				if string(name) != "mode" {
					return s.pass()
				}
				r.Mode, err = s.text(before.Mode)
				return err
			})
		default:
			err = s.pass()
		}
		return err
	})
	if err == nil && r.Type == "" {
		err = errNoSheet
	}
	return r, at, err
}

// head reads what is read of every resource: what it is and whose.
func (s *sheet) head(r *Resource, before Resource) error {
	var h head
	err := s.walk(func(name []byte) (err error) {
		switch string(name) {
		case "resourceType":
			h.ResourceType, err = s.text(before.Type)
		case "id":
			h.ID, err = s.text("")
		case "subject":
			h.Subject, err = s.ref(before.whose)
		case "patient":
			h.Patient, err = s.ref(before.whose)
		case "for":
			h.For, err = s.ref(before.whose)
		case "contained":
			h.Contained, err = s.dec.ReadValue()
		case "text":
			err = s.walk(func(name []byte) (err error) {
				if string(name) != "status" {
					return s.pass()
				}
				h.Text.Status, err = s.text("generated")
				return err
			})
		default:
			err = s.pass()
		}
		return err
	})
	r.Type, r.ID, r.whose, r.sound, r.plain = h.ResourceType, h.ID, h.whose(), true, h.plain()
	return err
}

// ref reads a Reference.
func (s *sheet) ref(before string) (*plainRef, error) {
	out := new(plainRef)
	return out, s.walk(func(name []byte) (err error) {
		switch string(name) {
		case "reference":
			out.Reference, err = s.text(before)
		case "identifier":
			out.Identifier, err = s.dec.ReadValue()
		default:
			err = s.pass()
		}
		return err
	})
}

// walk reads the object that comes next; f must read the value of each name. The
// decoder refuses a name given twice.
func (s *sheet) walk(f func(name []byte) error) error {
	if t, err := s.dec.ReadToken(); err != nil || t.Kind() != '{' {
		return cmp.Or(err, errNoSheet)
	}
	for s.dec.PeekKind() != '}' {
		name, err := s.letters()
		if err == nil {
			err = f(name)
		}
		if err != nil {
			return err
		}
	}
	_, err := s.dec.ReadToken()
	return err
}

// pass reads a value and lets it be.
func (s *sheet) pass() error {
	_, err := s.dec.ReadValue()
	return err
}

// text reads a text; one that is the same as before is before.
func (s *sheet) text(before string) (string, error) {
	v, err := s.letters()
	if err != nil || string(v) == before {
		return before, err
	}
	return string(v), nil
}

// letters reads a text. They are valid until the next is read.
func (s *sheet) letters() ([]byte, error) {
	v, err := s.dec.ReadValue()
	switch {
	case err != nil:
		return nil, err
	case v.Kind() != '"' || !utf8.Valid(v):
		return nil, errNoSheet
	case bytes.IndexByte(v, '\\') >= 0:
		return jsontext.AppendUnquote(nil, v)
	}
	return v[1 : len(v)-1], nil
}
