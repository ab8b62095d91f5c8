package letters

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// widths of Helvetica for characters 32 to 126, in thousandths of the size.
var widths = [...]int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

// Page of A4 in points.
const (
	pageWidth, pageHeight = 595, 842
	margin                = 56
	size                  = 11.0
	leading               = 15.0
)

// sheet sets lines on pages.
type sheet struct {
	pages []*bytes.Buffer
	y     float64
}

func (s *sheet) page() *bytes.Buffer {
	if len(s.pages) == 0 || s.y < margin+2*leading {
		s.pages = append(s.pages, &bytes.Buffer{})
		s.y = pageHeight - margin
	}
	return s.pages[len(s.pages)-1]
}

// word is a word in one style.
type word struct {
	run
	glue bool // no space before
}

// put sets runs at an indent, wrapped at the margin.
func (s *sheet) put(rs []run, indent, points float64) {
	var words []word
	for _, r := range rs {
		for i, w := range strings.Split(r.text, " ") {
			if w != "" {
				words = append(words, word{run{w, r.strong, r.struck}, i == 0 && len(words) > 0 && !strings.HasPrefix(r.text, " ")})
			}
		}
	}
	limit := pageWidth - margin
	x := margin + indent
	page := s.page()
	for i, w := range words {
		wide := width(w.text, points)
		if i > 0 && !w.glue {
			x += width(" ", points)
		}
		if x+wide > float64(limit) {
			s.y -= points + 4
			page, x = s.page(), margin+indent
		}
		font := map[bool]string{true: "F2", false: "F1"}[w.strong]
		fmt.Fprintf(page, "BT /%s %.1f Tf %.2f %.2f Td (%s ) Tj ET\n", font, points, x, s.y, pdfText(w.text))
		if w.struck {
			fmt.Fprintf(page, "%.2f %.2f m %.2f %.2f l S\n", x, s.y+points/3, x+wide, s.y+points/3)
		}
		x += wide
	}
	s.y -= points + 4
}

func (s *sheet) gap() { s.y -= leading / 2 }

// PDF sets a letter on A4 with a text layer, page numbers and the reference on
// every page.
func (l Letter) PDF() []byte {
	s := &sheet{}
	lines := func(points float64, strong bool, all ...string) {
		for _, t := range all {
			s.put([]run{{text: t, strong: strong}}, 0, points)
		}
	}
	if len(l.Heading) > 0 {
		lines(13, true, l.Heading[0])
		for _, h := range l.Heading[1:] {
			s.put(runs(h), 0, size)
		}
	}
	s.gap()
	lines(14, true, l.Title)
	lines(size, false, "Our ref: "+l.Ref)
	lines(size, false, l.Dates...)
	s.gap()
	for _, a := range l.About {
		s.put(runs(a), 0, size)
	}
	lines(size, false, l.To...)
	s.gap()
	for _, b := range blocks(l.Body) {
		switch b.kind {
		case heading:
			s.gap()
			s.put(embolden(b.runs), 0, 12)
			continue
		case item:
			fmt.Fprintf(s.page(), "BT /F1 %.1f Tf %d %.2f Td (%s ) Tj ET\n", size, margin, s.y, pdfText(b.marker))
			s.put(b.runs, 18, size)
			continue
		case table:
			for i, row := range b.rows {
				var all []run
				for j, c := range row {
					if j > 0 {
						all = append(all, run{text: " | "})
					}
					if i == 0 {
						c = embolden(c)
					}
					all = append(all, c...)
				}
				s.put(all, 0, size)
			}
		case newPage:
			s.y = 0
		default:
			s.put(b.runs, 0, size)
		}
		s.gap()
	}
	s.gap()
	lines(size, false, l.Sign...)
	for _, c := range l.Copies {
		lines(9, false, "cc "+c)
	}
	for i, p := range s.pages {
		fmt.Fprintf(p, "BT /F1 8.0 Tf %d 30 Td (%s) Tj ET\n", margin, pdfText(fmt.Sprintf("Our ref %s    Page %d of %d", l.Ref, i+1, len(s.pages))))
	}
	return assemble(s.pages, l.Title)
}

func embolden(rs []run) []run {
	out := make([]run, len(rs))
	for i, r := range rs {
		r.strong = true
		out[i] = r
	}
	return out
}

// assemble writes the file: catalogue, pages, two fonts, contents, the table
// of offsets.
func assemble(pages []*bytes.Buffer, title string) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(body string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	b.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 6+2*i)
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), len(pages)))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
	object("<< /Title (" + pdfText(title) + ") >>")
	for i, p := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>", pageWidth, pageHeight, 7+2*i))
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", p.Len(), p.String()))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
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
