package imports

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// edit replaces some bytes of a resource; all others stay as they are, so that
// numbers, spacing and unknown fields are served as they were written.
type edit struct {
	from, to int
	with     string
}

// rewriter says what a string at a path becomes. The path is that of object
// names, without the positions in lists: "content.attachment.url".
type rewriter func(path []string, value string) (string, bool)

// rewrite applies a rewriter to every string value, and gives the resource the
// id it is to have.
func rewrite(raw json.RawMessage, id string, change rewriter) (json.RawMessage, error) {
	dec := jsontext.NewDecoder(bytes.NewReader(raw), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	var edits []edit
	var stack []frame
	hasID := false
	for {
		kind := dec.PeekKind()
		switch kind {
		case '{', '[':
			if _, err := dec.ReadToken(); err != nil {
				return nil, err
			}
			stack = append(stack, frame{object: kind == '{', name: true})
			continue
		case '}', ']':
			if _, err := dec.ReadToken(); err != nil {
				return nil, err
			}
			stack = stack[:len(stack)-1]
		default:
			v, err := dec.ReadValue()
			if errors.Is(err, io.EOF) {
				return finish(raw, edits, id, hasID), nil
			}
			if err != nil {
				return nil, err
			}
			if top := len(stack) - 1; top >= 0 && stack[top].object && stack[top].name {
				var name string
				_ = json.Unmarshal(v, &name)
				stack[top].key, stack[top].name = name, false
				continue
			}
			if kind == '"' {
				end := int(dec.InputOffset())
				at := edit{from: end - len(v), to: end}
				path := pathOf(stack)
				if len(path) == 1 && path[0] == "id" {
					hasID = true
					at.with = quote(id)
					edits = append(edits, at)
				} else {
					var value string
					_ = json.Unmarshal(v, &value)
					if to, ok := change(path, value); ok && to != value {
						at.with = quote(to)
						edits = append(edits, at)
					}
				}
			}
		}
		if top := len(stack) - 1; top >= 0 {
			stack[top].name = true
		}
	}
}

// frame is an object or list being read.
type frame struct {
	object bool
	name   bool // the next string is a name
	key    string
}

func pathOf(stack []frame) []string {
	var path []string
	for _, f := range stack {
		if f.object {
			path = append(path, f.key)
		}
	}
	return path
}

func finish(raw []byte, edits []edit, id string, hasID bool) json.RawMessage {
	var out bytes.Buffer
	at := 0
	if !hasID {
		open := bytes.IndexByte(raw, '{') + 1
		out.Write(raw[:open])
		out.WriteString(`"id":` + quote(id) + ",")
		at = open
	}
	for _, e := range edits {
		out.Write(raw[at:e.from])
		out.WriteString(e.with)
		at = e.to
	}
	out.Write(raw[at:])
	return out.Bytes()
}

func quote(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s)
	return string(bytes.TrimSpace(b.Bytes()))
}

// replaceMember replaces the value of a top-level member, or adds it.
func replaceMember(raw json.RawMessage, name string, value json.RawMessage) (json.RawMessage, error) {
	dec := jsontext.NewDecoder(bytes.NewReader(raw), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if _, err := dec.ReadToken(); err != nil {
		return nil, err
	}
	for dec.PeekKind() != '}' {
		n, err := dec.ReadValue()
		if err != nil {
			return nil, err
		}
		key := string(n)
		v, err := dec.ReadValue()
		if err != nil {
			return nil, err
		}
		if key == quote(name) {
			end := int(dec.InputOffset())
			return append(append(append([]byte(nil), raw[:end-len(v)]...), value...), raw[end:]...), nil
		}
	}
	open := bytes.IndexByte(raw, '{') + 1
	return fmt.Appendf(append([]byte(nil), raw[:open]...), "%s:%s,%s", quote(name), value, raw[open:]), nil
}
