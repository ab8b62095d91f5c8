package letters

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
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
	rare  rare
}

func (s *sheet) page() *bytes.Buffer {
	if len(s.pages) == 0 || s.y < margin+2*leading {
		s.pages = append(s.pages, &bytes.Buffer{})
		s.y = pageHeight - margin
	}
	return s.pages[len(s.pages)-1]
}

// word is a word in one style, at its place in a line.
type word struct {
	run
	glue bool // no space before
	x    float64
}

// flow breaks runs into lines of a width in points.
func (s *sheet) flow(rs []run, wide, points float64) [][]word {
	lines := [][]word{nil}
	x, spaced := 0.0, true
	for _, r := range rs {
		for i, w := range strings.Split(norm.NFC.String(r.text), " ") {
			if w == "" {
				continue
			}
			last := len(lines) - 1
			one := word{run: run{w, r.strong, r.struck}, glue: i == 0 && !spaced}
			if len(lines[last]) > 0 && !one.glue {
				x += width(" ", points)
			}
			if x+s.wide(w, r.strong, points) > wide && len(lines[last]) > 0 {
				lines, x = append(lines, nil), 0
				last++
			}
			one.x = x
			lines[last] = append(lines[last], one)
			x += s.wide(w, r.strong, points)
		}
		if r.text != "" {
			spaced = strings.HasSuffix(r.text, " ")
		}
	}
	return lines
}

// wide gives a text's length in points; bold is about a fifteenth wider.
func (s *sheet) wide(w string, strong bool, points float64) float64 {
	if encodable(w) && strong {
		return width(w, points) * 1.07
	}
	if encodable(w) {
		return width(w, points)
	}
	return s.rare.width(w, points)
}

// line sets one line at x; words of one style are one piece of text.
func (s *sheet) line(words []word, x, points float64) {
	page := s.page()
	for i := 0; i < len(words); {
		first, text := words[i], words[i].text
		plain := encodable(text)
		for i++; i < len(words) && words[i].strong == first.strong && words[i].struck == first.struck && encodable(words[i].text) == plain; i++ {
			if !words[i].glue {
				text += " "
			}
			text += words[i].text
		}
		long := s.wide(text, first.strong, points)
		if i < len(words) && !words[i].glue {
			text += " "
		}
		font, coded := map[bool]string{true: "F2", false: "F1"}[first.strong], pdfText(text)
		if !plain {
			font, coded = "F3", s.rare.text(text)
		}
		fmt.Fprintf(page, "BT /%s %.1f Tf %.2f %.2f Td (%s) Tj ET\n", font, points, x+first.x, s.y, coded)
		if first.struck {
			fmt.Fprintf(page, "%.2f %.2f m %.2f %.2f l S\n", x+first.x, s.y+points/3, x+first.x+long, s.y+points/3)
		}
	}
}

// put sets runs at an indent, wrapped at the margin.
func (s *sheet) put(rs []run, indent, points float64) {
	for _, words := range s.flow(rs, pageWidth-2*margin-indent, points) {
		s.page()
		s.line(words, margin+indent, points)
		s.y -= points + 4
	}
}

// table sets rows in columns as wide as their text needs, between thin rules. A
// row that does not fit goes to the next page whole.
func (s *sheet) table(rows [][][]run) {
	const whole = pageWidth - 2*margin
	var need []float64
	for _, row := range rows {
		for j, c := range row {
			if j == len(need) {
				need = append(need, 0)
			}
			need[j] = min(max(need[j], width(plain(c), size)*1.07+14), whole*0.6)
		}
	}
	total := 0.0
	for _, n := range need {
		total += n
	}
	if total > whole {
		for j := range need {
			need[j] *= whole / total
		}
		total = whole
	}
	rule := func() {
		fmt.Fprintf(s.page(), "0.5 w %d %.2f m %.2f %.2f l S\n", margin, s.y+size, margin+total, s.y+size)
	}
	for i, row := range rows {
		cells, tallest := make([][][]word, len(row)), 1
		for j, c := range row {
			if i == 0 {
				c = embolden(c)
			}
			cells[j] = s.flow(c, need[j]-8, size)
			tallest = max(tallest, len(cells[j]))
		}
		if s.y-float64(tallest)*leading < margin+leading {
			s.y = 0
		}
		s.page()
		rule()
		top, x := s.y-3, float64(margin)
		for j, lines := range cells {
			for n, words := range lines {
				s.y = top - float64(n)*leading
				s.line(words, x+4, size)
			}
			x += need[j]
		}
		s.y = top - float64(tallest)*leading
	}
	rule()
}

func (s *sheet) gap() { s.y -= leading / 2 }

// PDF sets a letter on A4 with a text layer, page numbers and the reference on
// every page. Pages beyond the text, up to l.Pages, are scanned blank sheets.
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
			s.page()
			s.line([]word{{run: run{text: b.marker}}}, margin, size)
			s.put(b.runs, 18, size)
			continue
		case table:
			s.table(b.rows)
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
	var picture []byte
	written := len(s.pages)
	if written < l.Pages {
		picture = l.scannedSheet()
	}
	for i := written; i < l.Pages; i++ {
		s.pages = append(s.pages, bytes.NewBufferString(fmt.Sprintf("q %d 0 0 %d 0 0 cm /Im Do Q\n", pageWidth, pageHeight)))
	}
	for i, p := range s.pages {
		fmt.Fprintf(p, "BT /F1 8.0 Tf %d 30 Td (%s) Tj ET\n", margin, pdfText(fmt.Sprintf("Our ref %s    Page %d of %d", l.Ref, i+1, len(s.pages))))
	}
	return assemble(s, l.Title, written, picture)
}

func embolden(rs []run) []run {
	out := make([]run, len(rs))
	for i, r := range rs {
		r.strong = true
		out[i] = r
	}
	return out
}
