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
	// Problem says why the resource cannot be read ("" if it can). It is kept so
	// that it can be shown and counted as unreadable (B2).
	Problem string
	// Damaged tells that the bytes were not UTF-8: broken characters show as U+FFFD.
	Damaged bool

	sound bool   // Raw is known to be valid JSON without a name given twice
	plain bool   // its narrative, by its own word, says no more than its elements
	whose string // the one plain reference to its person, "" when it takes more to tell
}

// Ref gives "Type/id", the name by which items are counted.
func (r Resource) Ref() string {
	if r.ID == "" {
		return r.Type + "/" + r.FullURL
	}
	if n := len(r.FullURL) - len(r.Type) - 1 - len(r.ID); n >= 0 && isRef(r.FullURL[n:], &r) {
		return r.FullURL[n:] // nearly always: one text serves the resource, its row and the set
	}
	return r.Type + "/" + r.ID
}

// MaySayMore tells whether its narrative may say more than its elements do, as
// its sender states (R4 narrative.html#status).
func (r Resource) MaySayMore() bool { return !r.plain }

// Into decodes the elements v names. Names are case-sensitive, a duplicate name
// is an error, unknown elements are left in Raw.
func (r Resource) Into(v any) error {
	if r.Problem != "" {
		return errors.New(r.Problem)
	}
	if r.sound { // no name is given twice: that need not be looked for again
		return json.Unmarshal(r.Raw, v, jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true))
	}
	return unmarshal(r.Raw, v)
}

func unmarshal(raw jsontext.Value, v any) error {
	return json.Unmarshal(raw, v, jsontext.AllowInvalidUTF8(true))
}

// NewResource wraps one resource's JSON. It never fails: what cannot be read is
// kept with its Problem.
func NewResource(raw []byte, fullURL, mode string) Resource {
	return wrap(bytes.Clone(raw), fullURL, mode)
}

// head is what is read of every resource: what it is and whose.
type head struct {
	ResourceType string         `json:"resourceType"`
	ID           string         `json:"id"`
	Subject      *plainRef      `json:"subject"`
	Patient      *plainRef      `json:"patient"`
	For          *plainRef      `json:"for"`
	Contained    jsontext.Value `json:"contained"`
	Text         struct {
		Status string `json:"status"`
	} `json:"text"`
}

// plain tells whether no narrative is there that says more than the elements.
func (h *head) plain() bool { return h.Text.Status != "additional" && h.Text.Status != "extensions" }

// plainRef is a Reference as nearly all are: an address and nothing else that
// could say who is meant.
type plainRef struct {
	Reference  string         `json:"reference"`
	Identifier jsontext.Value `json:"identifier"`
}

// whose gives the address of the person, if there is one address and no more.
// What is contained may be about another (B7) and is looked at more closely.
func (h *head) whose() string {
	if h.Contained != nil {
		return ""
	}
	var one *plainRef
	for _, ref := range [...]*plainRef{h.Subject, h.Patient, h.For} {
		switch {
		case ref == nil:
		case one != nil:
			return ""
		default:
			one = ref
		}
	}
	if one == nil || one.Identifier != nil {
		return ""
	}
	return one.Reference
}

// wrap is NewResource for bytes that nobody changes. One strict pass tells what
// it is, whose, and that no name in it is given twice; what that pass refuses is
// looked at more closely for what can still be said of it.
func wrap(raw []byte, fullURL, mode string) Resource {
	r := Resource{Raw: raw, FullURL: fullURL, Mode: mode, Damaged: !utf8.Valid(raw)}
	var h head
	much := excess(raw)
	if much == "" && unmarshal(raw, &h) == nil && h.ResourceType != "" {
		r.Type, r.ID, r.whose, r.sound, r.plain = h.ResourceType, h.ID, h.whose(), true, h.plain()
		return r
	}
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
	case much != "":
		r.Problem = much
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
			return errMany
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
