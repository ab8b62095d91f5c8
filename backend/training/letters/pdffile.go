package letters

import (
	"bytes"
	"fmt"
	"image"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// assemble writes the file: catalogue, pages, fonts, contents, the table of
// offsets. Pages after the written ones carry the picture, each its own copy as
// a scanner's software leaves it.
func assemble(s *sheet, title string, written int, picture []byte) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(body string) int {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
		return len(offsets)
	}
	b.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	offsets = append(offsets, 0) // the list of pages is written when they are known
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
	object("<< /Title (" + pdfText(title) + ") >>")
	fonts := "/F1 3 0 R /F2 4 0 R"
	if len(s.rare.used) > 0 {
		fonts += fmt.Sprintf(" /F3 %d 0 R", s.rare.font(object))
	}
	var kids strings.Builder
	for i, p := range s.pages {
		resources := "/Font << " + fonts + " >>"
		if i >= written {
			resources += fmt.Sprintf(" /XObject << /Im %d 0 R >>", object(fmt.Sprintf("<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream", sheetWide, sheetHigh, len(picture), picture)))
		}
		contents := object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", p.Len(), p.String()))
		page := object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << %s >> /Contents %d 0 R >>", pageWidth, pageHeight, resources, contents))
		fmt.Fprintf(&kids, "%d 0 R ", page)
	}
	offsets[1] = b.Len()
	fmt.Fprintf(&b, "2 0 obj\n<< /Type /Pages /Kids [%s] /Count %d >>\nendobj\n", kids.String(), len(s.pages))
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}

// A scanned sheet within a PDF, in dots: 100 to the inch.
const sheetWide, sheetHigh = 827, 1169

// scannedSheet is a blank continuation sheet as a grey scan.
func (l Letter) scannedSheet() []byte {
	chance := l.luck()
	k := scanned(l.blank(style{tall: 2.6}), sheetWide, sheetHigh, 100/25.4, chance)
	pic := image.NewGray(image.Rect(0, 0, sheetWide, sheetHigh))
	for i, dark := range k.dots {
		pic.Pix[i] = uint8(max(0, 240-int(dark)*3/4+chance.IntN(15)))
	}
	return jpegFile(pic, 75)
}

// rare is a font of the file's own for words outside the usual 224 characters:
// the single-stroke type, with a table that gives the text back. The fonts every
// reader brings know no Polish and no Vietnamese.
type rare struct {
	used []rune // code 33 and on
}

// inRare is how long a unit of the type is, in thousandths of the size: capitals
// are as tall as Helvetica's.
const inRare = 718.0 / 9

func (f *rare) text(s string) string {
	var b strings.Builder
	for _, r := range s {
		at := -1
		for i, u := range f.used {
			if u == r {
				at = i
			}
		}
		if at < 0 {
			at = len(f.used)
			f.used = append(f.used, r)
		}
		if at+33 > 255 {
			b.WriteByte('?')
			continue
		}
		fmt.Fprintf(&b, `\%03o`, at+33)
	}
	return b.String()
}

func (f *rare) width(s string, points float64) float64 {
	total := 0.0
	for _, r := range norm.NFC.String(s) {
		total += advance(r)
	}
	return total * points / 1000
}

// advance is the room a letter takes; a space takes as much as Helvetica's, so
// that lines are as long as they were measured.
func advance(r rune) float64 {
	if r == ' ' {
		return float64(widths[0])
	}
	return (shapes(string(r))[0].wide + between) * inRare
}

// font writes the font's objects and gives the number of the font.
func (f *rare) font(object func(string) int) int {
	var procs, names, wide, table strings.Builder
	used := f.used[:min(len(f.used), 223)]
	for i, r := range used {
		g := shapes(string(r))[0]
		var b strings.Builder
		fmt.Fprintf(&b, "%.0f 0 d0 1 J 1 j 75 w\n", advance(r))
		for _, stroke := range g.strokes {
			for n, p := range stroke {
				fmt.Fprintf(&b, "%.0f %.0f %s\n", (p[0]+1)*inRare, (9-p[1])*inRare, map[bool]string{true: "m", false: "l"}[n == 0])
			}
			if len(stroke) == 1 {
				fmt.Fprintf(&b, "%.0f %.0f l\n", (stroke[0][0]+1)*inRare, (9-stroke[0][1])*inRare)
			}
			b.WriteString("S\n")
		}
		proc := object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", b.Len(), b.String()))
		fmt.Fprintf(&procs, "/g%d %d 0 R ", i, proc)
		fmt.Fprintf(&names, "/g%d ", i)
		fmt.Fprintf(&wide, "%.0f ", advance(r))
		fmt.Fprintf(&table, "<%02X> <%04X>\n", i+33, r)
	}
	head := "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Rare def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange\n"
	body := head
	rows := strings.SplitAfter(strings.TrimSuffix(table.String(), "\n"), "\n")
	for len(rows) > 0 { // at most a hundred to a block
		n := min(len(rows), 100)
		body += fmt.Sprintf("%d beginbfchar\n%s\nendbfchar\n", n, strings.TrimSuffix(strings.Join(rows[:n], ""), "\n"))
		rows = rows[n:]
	}
	body += "endcmap CMapName currentdict /CMap defineresource pop end end"
	toText := object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(body), body))
	return object(fmt.Sprintf("<< /Type /Font /Subtype /Type3 /FontBBox [0 -300 1500 1000] /FontMatrix [0.001 0 0 0.001 0 0] /Resources << >> /FirstChar 33 /LastChar %d /Widths [%s] /Encoding << /Type /Encoding /Differences [33 %s] >> /CharProcs << %s >> /ToUnicode %d 0 R >>", 32+len(used), wide.String(), names.String(), procs.String(), toText))
}

// encodable says whether the usual fonts have every letter.
func encodable(s string) bool {
	for _, r := range s {
		if _, ok := charmap.Windows1252.EncodeRune(r); !ok {
			return false
		}
	}
	return true
}

// pdfText gives a string in the encoding of the fonts, escaped.
func pdfText(s string) string {
	var b strings.Builder
	for _, r := range s {
		c, ok := charmap.Windows1252.EncodeRune(r)
		switch {
		case !ok:
			b.WriteByte('?')
		case c == '(' || c == ')' || c == '\\':
			b.WriteString(`\` + string(rune(c)))
		case c < 0x80:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, `\%03o`, c)
		}
	}
	return b.String()
}

func width(s string, points float64) float64 {
	total := 0
	for _, r := range s {
		if r >= 32 && int(r-32) < len(widths) {
			total += widths[r-32]
		} else {
			total += 556
		}
	}
	return float64(total) * points / 1000
}
