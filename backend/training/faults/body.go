package faults

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

func (t *turn) truncated() {
	a := t.truth(t.q)
	a.body = a.body[:len(a.body)/2]
	t.send(a)
}

// bomb is 64 MiB of one letter, zipped: past every limit. A gzip stream is a row of
// members (RFC 1952 2.2), so one block is zipped once and sent often: made in a moment,
// even where a race detector looks on.
var bomb = sync.OnceValue(func() []byte {
	const blocks = 256
	head, tail := zipped([]byte(`{"resourceType":"Bundle","type":"searchset","id":"`)), zipped([]byte(`"}`))
	block := zipped(bytes.Repeat([]byte("a"), 64<<20/blocks))
	return slices.Concat(head, bytes.Repeat(block, blocks), tail)
})

func zipped(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write(b)
	_ = z.Close()
	return out.Bytes()
}

func (t *turn) gzipBomb() {
	t.send(answer{http.StatusOK, http.Header{"Content-Type": {"application/fhir+json"}, "Content-Encoding": {"gzip"}}, bomb()})
}

const deep = 100_000

func (t *turn) depthBomb() {
	t.say(http.StatusOK, []byte(`{"resourceType":"Bundle","type":"searchset","extension":`+strings.Repeat("[", deep)+strings.Repeat("]", deep)+`}`))
}

func (t *turn) headerFlood() {
	a := t.truth(t.q)
	for i := range 128 {
		a.header.Set("X-Padding-"+strconv.Itoa(i), strings.Repeat("p", 1024))
	}
	t.send(a)
}

// duplicateIDs sends the first item again, after all others.
func (t *turn) duplicateIDs() {
	t.edit(func(s *set) {
		if m := s.matches(); len(m) > 0 {
			s.entries = append(s.entries, *m[0])
		}
	})
}

// owner names the element by which a resource says whose it is.
func owner(raw json.RawMessage) string {
	m := members(raw)
	for _, name := range []string{"subject", "patient", "for", "participant"} {
		if m[name] != nil {
			return name
		}
	}
	return "id"
}

func (t *turn) duplicateKeys() {
	t.editItems(func(raw json.RawMessage) json.RawMessage {
		value := `{"reference":"Patient/somebody-else"}`
		switch name := owner(raw); name {
		case "participant":
			value = `[{"actor":` + value + `,"status":"accepted"}]`
		case "id":
			value = `"something-else"`
		}
		return prefix(raw, `"`+owner(raw)+`":`+value)
	})
}

func (t *turn) caseKeys() {
	t.editItems(func(raw json.RawMessage) json.RawMessage {
		return prefix(raw, `"Status":"entered-in-error","Subject":{"reference":"Patient/somebody-else"}`)
	})
}

var words = regexp.MustCompile(`"(?:text|display|description|name)":"`)

// spoil is invalid UTF-8, a right-to-left override, and a NUL as JSON writes it.
const spoil = "\xff\xfe\u202e\\u0000"

func (t *turn) badUTF8() {
	t.editItems(func(raw json.RawMessage) json.RawMessage {
		at := words.FindIndex(raw)
		if at == nil {
			return raw
		}
		return bytes.Join([][]byte{raw[:at[1]], raw[at[1]:]}, []byte(spoil))
	})
}

var value = regexp.MustCompile(`("value":)-?[0-9][0-9.eE+-]*`)

// numberExtremes makes an item's first value 1e400, which no float holds, and
// the others three hundred digits. An item without a value gets an extension
// that has one.
func (t *turn) numberExtremes() {
	t.editItems(func(raw json.RawMessage) json.RawMessage {
		if !value.Match(raw) {
			if members(raw)["extension"] != nil {
				return raw
			}
			return prefix(raw, `"extension":[{"url":"https://training.example/extreme","valueDecimal":1e400}]`)
		}
		first := true
		return value.ReplaceAllFunc(raw, func(found []byte) []byte {
			if first {
				first = false
				return []byte(`"value":1e400`)
			}
			return []byte(`"value":` + strings.Repeat("9", 300))
		})
	})
}

// staleFeed sets what a page says of its age, in the Bundle and in the header.
func (t *turn) staleFeed() {
	a := t.truth(t.q)
	if s, ok := readSet(a.body); ok && a.status == http.StatusOK {
		s.meta = older(s.meta)
		a.body = s.bytes()
	}
	if at, err := http.ParseTime(a.header.Get("Last-Modified")); err == nil {
		a.header.Set("Last-Modified", at.Add(-staleBy).Format(http.TimeFormat))
		a.header.Del("ETag")
	}
	t.send(a)
}

var version = regexp.MustCompile(`("fhirVersion":\s*")4\.0\.1"`)

func (t *turn) stu3() {
	a := t.truth(t.q)
	a.body = version.ReplaceAll(a.body, []byte(`${1}3.0.2"`))
	t.send(a)
}
