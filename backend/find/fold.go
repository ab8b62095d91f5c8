package find

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// small gives the folded form of a byte of ASCII: small letters, and a space for
// what does not print.
var small = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		t[c] = byte(c)
		switch {
		case c >= 'A' && c <= 'Z':
			t[c] += 'a' - 'A'
		case c < ' ' || c == 0x7f:
			t[c] = ' '
		}
	}
	return t
}()

// fold appends a text without capitals, accents and other forms of one letter. at
// gets for every byte the place in the text that it came from, where it is wanted.
func fold(to []byte, text string, at *[]int) []byte {
	begin := len(to)
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= utf8.RuneSelf {
			return foldAny(to[:begin], text, at)
		}
		to = append(to, small[c])
	}
	if at != nil {
		for i := range len(text) {
			*at = append(*at, i)
		}
	}
	return to
}

// foldAny is fold for text of any script, letter by letter by the compatibility
// decomposition of Unicode (UAX 15, NFKD). Its order of accents does not matter
// here, for they are left out.
func foldAny(to []byte, text string, at *[]int) []byte {
	common := common()
	for from, r := range text {
		begin := len(to)
		if int(r) < len(common) {
			to = append(to, common[r]...)
		} else {
			to = foldRune(to, r)
		}
		if at != nil {
			for range len(to) - begin {
				*at = append(*at, from)
			}
		}
	}
	return to
}

// common are the folded letters of Latin, Greek and Cyrillic script, and signs.
var common = sync.OnceValue(func() []string {
	t := make([]string, 0x2200)
	for r := range t {
		t[r] = string(foldRune(nil, rune(r)))
	}
	return t
})

func foldRune(to []byte, r rune) []byte {
	for _, part := range norm.NFKD.String(string(r)) {
		to = foldPart(to, part)
	}
	return to
}

func foldPart(to []byte, r rune) []byte {
	switch {
	case r < utf8.RuneSelf:
		return append(to, small[r])
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf): // accents, joiners, marks of direction
		return to
	case unicode.IsSpace(r) || unicode.IsControl(r):
		return append(to, ' ')
	case unicode.Is(unicode.Pd, r) || r == '−':
		return append(to, '-')
	}
	switch r {
	case '‘', '’', 'ʼ':
		return append(to, '\'')
	case '“', '”':
		return append(to, '"')
	case 'ß', 'ẞ':
		return append(to, "ss"...)
	case 'ς':
		r = 'σ'
	case 'ø', 'Ø':
		r = 'o'
	case 'ł', 'Ł':
		r = 'l'
	case 'đ', 'Đ':
		r = 'd'
	}
	return utf8.AppendRune(to, unicode.ToLower(r))
}

// Query is what was typed, ready to be sought: every word of it must be in an
// item, in any order.
type Query struct{ words []string }

// Words makes a query; one without a word finds nothing.
func Words(typed string) Query {
	return Query{strings.Fields(string(fold(nil, typed, nil)))}
}

// None tells that there is no word in the query.
func (q Query) None() bool { return len(q.words) == 0 }
