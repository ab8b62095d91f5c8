package document

import "golang.org/x/text/encoding"

// pictures stands for a font whose letters are pictures or of another alphabet.
type pictures struct {
	letters map[byte]rune
	encoding.Encoding
}

// of gives the picture; one without a letter of its own is shown as missing, never
// as another.
func (p pictures) of(b byte) rune {
	if r, ok := p.letters[b]; ok {
		return r
	}
	if b == ' ' || b == '\n' || b == '\t' {
		return rune(b)
	}
	return '\uFFFD'
}

// wingdings are the pictures that matter in a letter: boxes ticked or not, arrows
// and bullets.
var wingdings = map[byte]rune{
	0x6f: '☐', 0x71: '☐', 0x72: '☐', 0xa8: '☐', 0xfe: '☑', 0xfd: '☒', 0x78: '☒', 0xfc: '✓', 0xfb: '✗', 0x9f: '•', 0xb7: '•', 0xa7: '▪', 0x6e: '■', 0x6c: '●', 0xa1: '○',
	0xd8: '➢', 0x76: '❖', 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓', 0x22: '✂', 0x28: '☎', 0x2a: '✉',
}

// greek is the Symbol font, whose arrows, signs and letters stand in doses and
// results: ↑, ≤, µg.
var greek = func() map[byte]rune {
	m := map[byte]rune{
		0xa3: '≤', 0xb3: '≥', 0xb1: '±', 0xb0: '°', 0xb4: '×', 0xb8: '÷', 0xb9: '≠', 0xbb: '≈', 0xa5: '∞', 0xb7: '•', 0xac: '←', 0xad: '↑', 0xae: '→', 0xaf: '↓',
		0xab: '↔', 0xa2: '′', 0xb2: '″', 0xd6: '√', 0xe5: '∑', 0xde: '⇒', 0xdb: '⇔', 0x40: '≅', 0xa0: '€',
	}
	for i, r := range []rune("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ") {
		m['A'+byte(i)] = r
	}
	for i, r := range []rune("αβχδεφγηιϕκλμνοπθρστυϖωξψζ") {
		m['a'+byte(i)] = r
	}
	for _, same := range "0123456789.,:;()[]{}+/<=>%&!?|_#" {
		m[byte(same)] = same
	}
	m['-'], m['*'] = '−', '∗'
	return m
}()

// pictured reads the private letters U+F000–F0FF, by which word processors write
// the letters of such fonts; symbol tells the Symbol font.
func pictured(r rune, symbol bool) rune {
	if r < 0xf000 || r > 0xf0ff {
		return r
	}
	if symbol {
		return pictures{letters: greek}.of(byte(r))
	}
	return pictures{letters: wingdings}.of(byte(r))
}
