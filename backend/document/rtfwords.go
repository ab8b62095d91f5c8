package document

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"golang.org/x/text/encoding"
)

// destinations are the groups that are no text of the page: "skip" is left out
// without a word, what else is counted under that name.
var destinations = map[string]string{
	"colortbl": "skip", "stylesheet": "skip", "info": "skip", "generator": "skip", "listtable": "skip", "listoverridetable": "skip",
	"rsidtbl": "skip", "themedata": "skip", "colorschememapping": "skip", "latentstyles": "skip", "datastore": "skip", "xmlnstbl": "skip",
	"fldinst": "skip", "bkmkstart": "skip", "bkmkend": "skip", "revtbl": "skip", "filetbl": "skip", "nonesttables": "skip", "mmathPr": "skip",
	"falt": "skip", "panose": "skip", "pnseclvl": "skip", "template": "skip", "shpinst": "", "nonshppict": "skip", "objdata": "skip", "objclass": "skip",
	"sp": "skip", "pgptbl": "skip", "wgrffmtfilter": "skip", "ffdata": "skip", "passwordhash": "skip", "themelang": "skip",
	"atnid": "skip", "atnauthor": "skip", "atntime": "skip", "atnref": "skip", "atndate": "skip", "atrfstart": "skip", "atrfend": "skip",
	"fonttbl": "fonts", "pntext": "marker", "listtext": "marker", "pn": "skip",
	"pict": "image", "object": "embedded object", "annotation": "comment",
}

// shown are the destinations whose text belongs to the page though an old reader
// would pass over them.
var shown = map[string]bool{"shppict": true, "shptxt": true, "nesttableprops": true, "result": true, "fldrslt": true, "footnote": true, "header": true, "headerf": true, "headerl": true, "headerr": true, "footer": true, "footerf": true, "footerl": true, "footerr": true}

// signs are control words that stand for a character.
var signs = map[string]string{
	"tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emdash": "—", "endash": "–",
	"emspace": " ", "enspace": " ", "qmspace": " ", "softline": "\n",
}

// word acts on a control word.
func (r *rtfReader) word(word string, n int, given bool) {
	on := !given || n != 0
	s := &r.state
	if what, known := destinations[word]; known {
		r.destination(what)
		return
	}
	if shown[word] {
		r.shownPart(word)
		return
	}
	if s.dest == "maybe" {
		s.dest = "skip"
	}
	if text, ok := signs[word]; ok {
		r.text(text)
		return
	}
	switch word {
	case "par", "sect", "page", "column":
		r.paragraph()
	case "pard":
		s.tables, s.level = 0, 0
	case "intbl":
		s.tables = max(1, s.tables)
	case "itap":
		s.tables = max(0, min(n, maxTables))
	case "outlinelevel":
		s.level = min(n, 8) + 1
	case "trowd", "trhdr", "trleft", "clmrg", "clvmgf", "clvmrg", "cellx":
		r.shape().word(word, n)
	case "cell", "nestcell", "row", "nestrow":
		r.table(word)
	case "plain":
		s.style, s.raised, s.hidden = style{}, false, false
	case "b":
		s.strong = on
	case "i":
		s.em = on
	case "strike", "striked", "deleted":
		s.deleted = on
	case "super":
		s.raised = on
	case "nosupersub":
		s.raised = false
	case "v":
		s.hidden = on
	case "uc":
		s.uc = max(0, min(n, 8))
	case "ansicpg":
		if set, ok := pages[n]; ok {
			r.ansi, s.set = set, set
		}
	case "mac":
		r.ansi, s.set = charset{charmap.Macintosh}, charset{charmap.Macintosh}
	case "pc":
		r.ansi, s.set = charset{charmap.CodePage437}, charset{charmap.CodePage437}
	case "pca":
		r.ansi, s.set = charset{charmap.CodePage850}, charset{charmap.CodePage850}
	case "f":
		if s.dest == "fonts" {
			s.fontAt = n
			return
		}
		if s.set = r.ansi; r.fonts[n].Encoding != nil {
			s.set = r.fonts[n]
		}
	case "fcharset":
		if page, ok := charsets[n]; ok && s.dest == "fonts" {
			r.fonts[s.fontAt] = page
		}
	}
}

// destination begins a group that is no text of the page.
func (r *rtfReader) destination(what string) {
	s := &r.state
	if s.dest != "" && s.dest != "maybe" { // within another
		return
	}
	switch what {
	case "":
		s.dest = ""
	case "skip", "fonts", "marker":
		s.dest = what
	case "embedded object": // its result is shown in its place
		r.left[what]++
		s.dest = ""
	default:
		r.left[what]++
		s.dest = "skip"
	}
}

// shownPart begins a part that is set apart on paper.
func (r *rtfReader) shownPart(word string) {
	if r.state.dest == "maybe" {
		r.state.dest = ""
	}
	if r.state.dest != "" {
		return
	}
	switch {
	case word == "nesttableprops":
		r.state.inner = true
	case word == "footnote":
		r.text(" [note:] ")
	case strings.HasPrefix(word, "header"), strings.HasPrefix(word, "footer"), word == "shptxt":
		if len(r.runs) > 0 {
			r.paragraph()
		}
	}
}

// charset reads bytes of an older character set.
type charset struct{ encoding.Encoding }

var latin = charset{charmap.Windows1252}

// pages are the character sets by their Windows code page.
var pages = map[int]charset{
	437: {charmap.CodePage437}, 850: {charmap.CodePage850}, 852: {charmap.CodePage852}, 874: {charmap.Windows874}, 932: {japanese.ShiftJIS}, 936: {simplifiedchinese.GBK},
	949: {korean.EUCKR}, 950: {traditionalchinese.Big5}, 1250: {charmap.Windows1250}, 1251: {charmap.Windows1251}, 1252: latin,
	1253: {charmap.Windows1253}, 1254: {charmap.Windows1254}, 1255: {charmap.Windows1255}, 1256: {charmap.Windows1256}, 1257: {charmap.Windows1257}, 1258: {charmap.Windows1258},
	10000: {charmap.Macintosh},
}

// charsets are the same by the number a font table gives.
var charsets = map[int]charset{
	0: latin, 2: {pictures{letters: wingdings}}, 128: pages[932], 129: pages[949], 134: pages[936], 136: pages[950], 161: pages[1253], 162: pages[1254],
	163: pages[1258], 177: pages[1255], 178: pages[1256], 186: pages[1257], 204: pages[1251], 222: pages[874], 238: pages[1250], 255: {charmap.CodePage437},
}

// read gives the text of bytes.
func (c charset) read(b []byte) string {
	if p, ok := c.Encoding.(pictures); ok {
		var out strings.Builder
		for _, x := range b {
			out.WriteRune(p.of(x))
		}
		return out.String()
	}
	out, err := c.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	return string(out)
}
