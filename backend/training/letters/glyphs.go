package letters

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// glyphs is a single-stroke type for whatever is drawn: scans, photographs and
// cards. A letter is its strokes, parted by spaces; a stroke is points of two
// hexadecimal digits, across and down: capitals stand from 0 to 9, small letters
// from 3, tails reach c. A stroke that begins with ~ is rounded off. Strokes can
// be drawn at any size and slant, which a type of dots could not.
var glyphs = map[rune]string{
	'A': "093069 1656", 'B': "0009 ~00505404 ~04646909", 'C': "~626000096967", 'D': "0009 ~00606909", 'E': "60000969 0454",
	'F': "600009 0454", 'G': "~626000096965 6535", 'H': "0009 6069 0464", 'I': "0040 2029 0949", 'J': "~50590906",
	'K': "0009 6005 2369", 'L': "000969", 'M': "0900456080 8089", 'N': "09006960", 'O': "~306069090030",
	'P': "0009 ~00606505", 'Q': "~306069090030 466a", 'R': "0009 ~00606505 3569", 'S': "~6260000465690907", 'T': "0060 3039",
	'U': "~00096960", 'V': "003960", 'W': "0029426980", 'X': "0069 6009", 'Y': "003460 3439", 'Z': "00600969",
	'a': "~53030959 5359", 'b': "0009 ~03535909", 'c': "~545303095958", 'd': "5059 ~53030959", 'e': "0656 ~565303095958",
	'f': "~402029 0343", 'g': "~53030959 ~535c0c0b", 'h': "0009 ~035359", 'i': "0309 0101", 'j': "~232c0c 2121",
	'k': "0009 5307 2559", 'l': "~000929", 'm': "0309 ~034349 ~438389", 'n': "0309 ~035359", 'o': "~235359090323",
	'p': "030c ~03535909", 'q': "535c ~53030959", 'r': "0309 ~051343", 's': "~5453030656590908", 't': "~111949 0343",
	'u': "~030959 5359", 'v': "033963", 'w': "0329446983", 'x': "0359 5309", 'y': "0339 632c", 'z': "03530959", 'ı': "0309",
	'0': "~205059090020", '1': "0220 2029 0949", '2': "~0200505409 0959", '3': "~0100505424 ~2464690908", '4': "49400666",
	'5': "500004 ~0464690908", '6': "~51500009595404", '7': "005029", '8': "~205054040020 ~245459090424", '9': "~08095950000555",
	'.': "0909", ',': "190b", ':': "0404 0909", ';': "1414 190b", '-': "0646", '–': "0666", '—': "0696", '/': "5009", '\\': "0059",
	'\'': "0002", '"': "0002 2022", '?': "~0200505436 3939", '!': "0006 0909", '+': "0666 3339", '=': "0464 0767", '_': "0a6a",
	'(': "~20030629", ')': "~00232609", '[': "20000929", ']': "00202909", '<': "510559", '>': "015509", '|': "000a", '^': "032053",
	'%': "5009 ~102023030010 ~566669494656", '&': "~691210404206094965", '*': "3137 0266 6206", '#': "2019 5049 0363 0666",
	'@': "~56532326567670000969", '~': "~06244664", '°': "~102023030010", '×': "0448 4408", 'µ': "~030959 5359 030c", '£': "~5150202909 0969 0444",
	'•': "15262516 1626 1525", '·': "1515", '≥': "005306 0959", '≤': "500356 0959", '→': "0686 6486 6886", '↑': "3039 1230 3052", '↓': "3039 1739 3957",
	'✓': "062962", '☐': "0262690902", '☒': "0262690902 0269 6209", '±': "0464 3136 0969", '√': "052960",
	'ß': "0009 ~00504424 ~24646929", 'ø': "~235359090323 6209", 'Ø': "~306069090030 700a", 'đ': "5059 ~53030959 3161", 'Đ': "0009 ~00606909 0434",
	'ł': "~000929 0634", 'Ł': "000969 0634", 'æ': "~43030949 4349 4676 ~767343497978", 'Æ': "09308060 3039 3989 3474",
}

// alike are letters drawn as others.
var alike = map[rune]rune{'’': '\'', '‘': '\'', '“': '"', '”': '"', '−': '-', '‑': '-', 'μ': 'µ', '⁄': '/', '\u00a0': ' '}

// accents stand on a letter 6 across, their foot at 9.
var accents = map[rune]string{
	0x300: "1739", 0x301: "5739", 0x302: "193759", 0x303: "~0917395967", 0x304: "1858", 0x306: "~17195957", 0x307: "3838", 0x308: "1818 5858",
	0x309: "~28374839", 0x30a: "~374849292737", 0x30b: "3719 6749", 0x30c: "173957", 0x31b: "~7a6858",
}

// below are accents that hang under a letter, by the same rule from its foot.
var below = map[rune]string{0x323: "3b3b", 0x326: "3b2c", 0x327: "~3a3c1c", 0x328: "~3a2c4c"}

// unknown is drawn for a letter the type does not have: an empty box, never nothing.
const unknown = "0060690900"

// shape is a letter ready to draw, in units of a ninth of a capital's height.
type shape struct {
	strokes [][][2]float64
	wide    float64
}

// shapes gives a line's letters in order.
func shapes(text string) []shape {
	var all []shape
	for _, r := range norm.NFD.String(text) {
		if to, ok := alike[r]; ok {
			r = to
		}
		if mark, over := accents[r], true; len(all) > 0 && (mark != "" || below[r] != "") {
			if mark == "" {
				mark, over = below[r], false
			}
			all[len(all)-1].accent(mark, over)
			continue
		}
		if r == ' ' {
			all = append(all, shape{wide: 2})
			continue
		}
		code, ok := glyphs[r]
		if !ok {
			code = unknown
		}
		s := shape{strokes: strokes(code)}
		for _, stroke := range s.strokes {
			for _, p := range stroke {
				s.wide = max(s.wide, p[0])
			}
		}
		all = append(all, s)
	}
	return all
}

// accent sets a mark over or under a letter.
func (s *shape) accent(code string, over bool) {
	top := 9.0
	for _, stroke := range s.strokes {
		for _, p := range stroke {
			top = min(top, p[1])
		}
	}
	for _, stroke := range strokes(code) {
		for i := range stroke {
			stroke[i][0] += s.wide/2 - 3
			if over {
				stroke[i][1] += top - 10
			}
		}
		s.strokes = append(s.strokes, stroke)
	}
}

// strokes reads the code of a letter.
func strokes(code string) [][][2]float64 {
	var all [][][2]float64
	for _, one := range strings.Fields(code) {
		digits := strings.TrimPrefix(one, "~")
		var points [][2]float64
		for i := 0; i+1 < len(digits); i += 2 {
			points = append(points, [2]float64{hexDigit(digits[i]), hexDigit(digits[i+1])})
		}
		if digits != one {
			points = round(round(round(points)))
		}
		all = append(all, points)
	}
	return all
}

func hexDigit(c byte) float64 { return float64(strings.IndexByte("0123456789abcdef", c)) }

// round cuts the corners of a line; its ends stay.
func round(p [][2]float64) [][2]float64 {
	if len(p) < 3 {
		return p
	}
	between := func(a, b [2]float64, t float64) [2]float64 {
		return [2]float64{a[0] + (b[0]-a[0])*t, a[1] + (b[1]-a[1])*t}
	}
	out := [][2]float64{p[0]}
	for i := 0; i+1 < len(p); i++ {
		if i > 0 {
			out = append(out, between(p[i], p[i+1], 0.25))
		}
		if i+2 < len(p) {
			out = append(out, between(p[i], p[i+1], 0.75))
		}
	}
	return append(out, p[len(p)-1])
}
