package document

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"shcr/backend/care"
)

// maxGroups is how deep RTF may nest.
const maxGroups = 200

// rtf reads Rich Text Format (its specification 1.9.1) as far as it is text: words
// in their character sets, emphasis, deletions, tables and lists. What is no text
// is counted; whole is false where the file ends before its last brace.
func rtf(src []byte) (blocks []care.Block, left []string, whole bool) {
	r := &rtfReader{src: src, sheet: newSheet(), fonts: map[int]charset{}}
	r.state.uc, r.state.set = 1, latin
	r.ansi = latin
	for r.at < len(src) && !r.done && !r.full() {
		r.token()
	}
	r.flushBytes()
	blocks, left = r.end()
	return blocks, left, r.done || r.left["part"] > 0
}

// rtfState is what braces save and bring back.
type rtfState struct {
	style
	raised, hidden bool
	dest           string // what the text belongs to: "" is the page, "skip" nothing
	uc             int    // characters that stand for a \u in old readers
	set            charset
	tables         int  // that the paragraph is in, one within the other
	inner          bool // what is said of a row is of one of a table within a cell
	level          int  // of a heading, 0 for none
	fontAt         int  // being described in the font table
}

type rtfReader struct {
	*sheet
	src    []byte
	at     int
	state  rtfState
	saved  []rtfState
	done   bool
	skip   int // characters that a \u stands for
	high   rune
	ansi   charset
	fonts  map[int]charset
	bytes  []byte      // of one character set, not yet read
	rows   [2]rowShape // of the table, and of one within a cell
	marker strings.Builder
}

// token reads one brace, control or character.
func (r *rtfReader) token() {
	c := r.src[r.at]
	r.at++
	switch c {
	case '{':
		r.flushBytes()
		if len(r.saved) >= maxGroups {
			r.left["part"], r.done = 1, true
			return
		}
		r.saved = append(r.saved, r.state)
		r.skip = 0
	case '}':
		r.flushBytes()
		r.skip = 0
		if n := len(r.saved); n > 0 {
			r.state, r.saved = r.saved[n-1], r.saved[:n-1]
		}
		r.done = len(r.saved) == 0
	case '\\':
		r.control()
	case '\r', '\n':
	default:
		r.char(c)
	}
}

// control reads a control word with its number, or a control sign.
func (r *rtfReader) control() {
	start := r.at
	for r.at < len(r.src) && (r.src[r.at]|0x20 >= 'a' && r.src[r.at]|0x20 <= 'z') && r.at-start < 32 {
		r.at++
	}
	if r.at == start {
		if r.at < len(r.src) {
			r.at++
			r.sign(r.src[r.at-1])
		}
		return
	}
	word := string(r.src[start:r.at])
	start = r.at
	if r.at < len(r.src) && r.src[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.src) && r.src[r.at] >= '0' && r.src[r.at] <= '9' && r.at-start < 11 {
		r.at++
	}
	n, err := strconv.Atoi(string(r.src[start:r.at]))
	given := err == nil
	if r.at < len(r.src) && r.src[r.at] == ' ' {
		r.at++
	}
	if word == "bin" { // raw bytes follow
		r.at = min(len(r.src), r.at+max(0, n))
		return
	}
	if word == "u" && given {
		r.unicode(rune(n))
		return
	}
	if r.skip > 0 { // a control word stands for one character too
		r.skip--
		return
	}
	r.flushBytes()
	r.word(word, n, given)
}

// sign reads a control of one sign.
func (r *rtfReader) sign(c byte) {
	switch c {
	case '\'':
		if r.at+2 <= len(r.src) {
			if v, err := strconv.ParseUint(string(r.src[r.at:r.at+2]), 16, 8); err == nil {
				r.at += 2
				r.char(byte(v))
			}
		}
	case '*':
		r.flushBytes()
		if r.state.dest == "" { // a destination old readers pass over; known ones say otherwise
			r.state.dest = "maybe"
		}
	case '~':
		r.text("\u00a0")
	case '_':
		r.text("\u2011")
	case '-', '|', ':':
	case '\r', '\n':
		r.flushBytes()
		r.paragraph()
	default:
		r.char(c)
	}
}

// char takes one byte of text in the character set of its font.
func (r *rtfReader) char(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	r.bytes = append(r.bytes, c)
}

// flushBytes reads the bytes gathered so far as text.
func (r *rtfReader) flushBytes() {
	if len(r.bytes) > 0 {
		text := r.state.set.read(r.bytes)
		r.bytes = r.bytes[:0]
		r.text(text)
	}
}

func (r *rtfReader) unicode(n rune) {
	r.flushBytes()
	if n < 0 {
		n += 1 << 16
	}
	switch {
	case utf16.IsSurrogate(n) && r.high == 0:
		r.high = n
	default:
		if r.high != 0 {
			n, r.high = utf16.DecodeRune(r.high, n), 0
		}
		set, _ := r.state.set.Encoding.(pictures)
		r.text(string(pictured(n, set.letters['a'] == 'α')))
	}
	r.skip = r.state.uc
}

// text puts text where the state says.
func (r *rtfReader) text(t string) {
	r.flushBytes()
	switch r.state.dest {
	case "":
		switch {
		case r.state.hidden:
			r.left["hidden text"]++
		default:
			r.put(strings.ReplaceAll(t, "\x00", ""), r.state.style, r.state.raised)
		}
	case "marker":
		r.marker.WriteString(t)
	case "fonts":
		if _, of := r.fonts[r.state.fontAt].Encoding.(pictures); of && strings.Contains(t, "Symbol") {
			r.fonts[r.state.fontAt] = charset{pictures{letters: greek}}
		}
	}
}

// paragraph ends a paragraph, and the table if it is not in it.
func (r *rtfReader) paragraph() {
	if r.state.dest != "" {
		return
	}
	r.nest(r.state.tables)
	marker := strings.TrimSpace(r.marker.String())
	r.marker.Reset()
	switch {
	case r.state.level > 0:
		r.para("heading", min(r.state.level, 6), "")
	case marker != "":
		r.para("item", 1, marker)
	default:
		r.para("", 0, "")
	}
}
