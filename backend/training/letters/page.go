package letters

import (
	"fmt"
	"strings"
)

// Paper is A4, in millimetres.
const paperWide, paperHigh = 210.0, 297.0

// mark is one thing on a drawn page: text, or a ruled line when text is empty.
type mark struct {
	x, y   float64
	x2, y2 float64
	text   string
	style
}

// layout sets a letter on pages to be drawn.
type layout struct {
	wide, high, margin float64
	body               style
	pages              [][]mark
	y                  float64
}

func (p *layout) room(need float64) {
	if len(p.pages) == 0 || p.high > 0 && p.y+need > p.high-p.margin {
		p.pages = append(p.pages, nil)
		p.y = p.margin
	}
}

func (p *layout) add(m mark) { p.pages[len(p.pages)-1] = append(p.pages[len(p.pages)-1], m) }

// text sets one text, wrapped, from x on.
func (p *layout) text(text string, x float64, s style) {
	if text == "" {
		return
	}
	for _, line := range fit(text, p.wide-p.margin-x, s) {
		p.room(s.tall * 2)
		p.add(mark{x: x, y: p.y, text: line, style: s})
		p.y += s.tall * 2
	}
}

func (p *layout) lines(all []string, s style) {
	for _, t := range all {
		p.text(plain(runs(t)), p.margin, s)
	}
}

// grid sets a table as ruled boxes: on a form the first column is printed and
// the others are filled in.
func (p *layout) grid(rows [][][]run, filled style) {
	columns := 1
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	share := make([]float64, columns)
	for i := range share {
		share[i] = (p.wide - 2*p.margin) / float64(columns)
	}
	if columns == 2 {
		share[0], share[1] = share[0]*0.6, share[1]*1.4
	}
	for n, row := range rows {
		cells, tallest := make([][]string, columns), 1
		styles := make([]style, columns)
		for i := range cells {
			styles[i] = filled
			if i == 0 || n == 0 && !filled.hand {
				styles[i] = p.body
				styles[i].bold = n == 0 || filled.hand
			}
			if i < len(row) {
				cells[i] = fit(plain(row[i]), share[i]-4, styles[i])
				tallest = max(tallest, len(cells[i]))
			}
		}
		step := max(p.body.tall, filled.tall) * 2
		high := float64(tallest)*step + 2.5
		p.room(high)
		x := p.margin
		for i := range cells {
			for j, line := range cells[i] {
				if line == "" {
					continue
				}
				p.add(mark{x: x + 2, y: p.y + 2.5 + float64(j)*step, text: line, style: styles[i]})
			}
			for _, m := range []mark{{x: x, y: p.y, x2: x + share[i], y2: p.y}, {x: x, y: p.y + high, x2: x + share[i], y2: p.y + high}, {x: x, y: p.y, x2: x, y2: p.y + high}, {x: x + share[i], y: p.y, x2: x + share[i], y2: p.y + high}} {
				p.add(m)
			}
			x += share[i]
		}
		p.y += high
	}
	p.y += p.body.tall
}

// fit breaks a text to a width in millimetres.
func fit(text string, wide float64, s style) []string {
	var lines []string
	line := ""
	for _, w := range strings.Fields(text) {
		if line != "" && s.long(line+" "+w) > wide {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	return append(lines, line)
}

// drawn sets the letter on a surface of a size; high 0 is as long as it needs.
func (l Letter) drawn(wide, high, margin, tall float64) *layout {
	p := &layout{wide: wide, high: high, margin: margin, body: style{tall: tall}}
	bold := style{tall: tall, bold: true}
	body := p.body
	if l.Hand {
		body = style{tall: tall * 1.2, hand: true}
	}
	p.room(0)
	for i, h := range l.Heading {
		s := p.body
		if i == 0 {
			s = style{tall: tall * 1.15, bold: true}
		}
		p.lines([]string{h}, s)
	}
	p.y += tall
	p.text(l.Title, margin, style{tall: tall * 1.4, bold: true})
	if l.Ref != "" {
		p.text("Our ref: "+l.Ref, margin, p.body)
	}
	p.lines(l.Dates, p.body)
	p.lines(l.About, p.body)
	p.lines(l.To, p.body)
	p.y += tall
	for _, b := range blocks(l.Body) {
		switch b.kind {
		case newPage:
			if high > 0 {
				p.pages = append(p.pages, nil)
				p.y = margin
			}
		case heading:
			p.text(plain(b.runs), margin, bold)
		case item:
			p.room(body.tall * 2)
			p.add(mark{x: margin, y: p.y, text: b.marker, style: p.body})
			p.text(plain(b.runs), margin+tall*3, body)
		case table:
			p.grid(b.rows, body)
		default:
			p.text(plain(b.runs), margin, body)
			p.y += tall
		}
	}
	p.y += tall
	p.lines(l.Sign, body)
	for _, c := range l.Copies {
		p.text("cc "+c, margin, p.body)
	}
	return p
}

// sheets pads pages to the number the letter says and numbers them.
func (l Letter) sheets(p *layout) [][]mark {
	for len(p.pages) < l.Pages {
		p.pages = append(p.pages, l.blank(p.body))
	}
	for i := range p.pages {
		p.pages[i] = append(p.pages[i], mark{x: p.margin, y: p.high - 12, text: fmt.Sprintf("Our ref %s    Page %d of %d", l.Ref, i+1, len(p.pages)), style: style{tall: 1.9}})
	}
	return p.pages
}

// blank is a ruled continuation sheet with nothing written on it.
func (l Letter) blank(s style) []mark {
	page := []mark{{x: 20, y: 18, text: "Continuation sheet", style: style{tall: s.tall, bold: true}}, {x: 110, y: 18, text: "Nothing written on this sheet", style: s}}
	for y := 32.0; y < 275; y += 9 {
		page = append(page, mark{x: 20, y: y, x2: 190, y2: y})
	}
	return append(page, mark{x: 40, y: 28, x2: 40, y2: 275})
}
