package document

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"shcr/backend/care"
)

// markupRow is a row of a table: its cells, and how many rows of its section are
// left, with itself. No cell reaches down beyond that.
type markupRow struct {
	style
	cells []*html.Node
	left  int
}

// table reads a table, also one within a cell. One that only places things on the
// page is read as what is in it, and so is one too deep within others: there too no
// value is lost.
func (w *walker) table(n *html.Node, s style) {
	w.flush()
	rows := w.rows(n, w.styled(n, s))
	w.flush()
	if w.tables >= maxTables || places(n, rows) {
		for _, row := range rows {
			w.line(row)
		}
		return
	}
	table := care.Block{Kind: "table"}
	w.bare()
	for _, row := range rows {
		cells := []care.Cell{}
		for _, n := range row.cells {
			c := w.cellOf(n, row)
			if w.nodes > maxNodes && len(c.Runs)+len(c.Blocks) == 0 { // not read, which must not look like nothing said
				break
			}
			cells = append(cells, c)
		}
		if w.full() && len(cells) == 0 {
			break
		}
		table.Rows = append(table.Rows, cells)
	}
	if len(table.Rows) > 0 {
		w.add(table)
	}
}

// rows gathers the rows of a table or of a section of one. What else stands there
// comes before the table.
func (w *walker) rows(n *html.Node, s style) (out []markupRow) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot:
			section := w.rows(c, w.styled(c, s))
			for i := range section {
				section[i].left = len(section) - i
			}
			out = append(out, section...)
		case atom.Tr:
			row := markupRow{style: w.styled(c, s)}
			for d := c.FirstChild; d != nil; d = d.NextSibling {
				if d.DataAtom == atom.Td || d.DataAtom == atom.Th {
					row.cells = append(row.cells, d)
				} else {
					w.walk(d, row.style)
				}
			}
			out = append(out, row)
		case atom.Caption:
			w.block(c, w.styled(c, s), "para", 0, "")
		default:
			w.walk(c, s)
		}
	}
	return out
}

// places tells a table that has no meaning of its own: it has one cell, or says
// that it is there for its looks and has no heading that would say otherwise.
func places(n *html.Node, rows []markupRow) bool {
	cells, heads := 0, 0
	for _, row := range rows {
		cells += len(row.cells)
		for _, c := range row.cells {
			if c.DataAtom == atom.Th {
				heads++
			}
		}
	}
	role := strings.ToLower(strings.TrimSpace(attr(n, "role")))
	return cells <= 1 || heads == 0 && (role == "presentation" || role == "none")
}

// line reads a row of a table that only places things. A label and its value, and
// whatever else is short, stay in one line.
func (w *walker) line(row markupRow) {
	start, short := len(w.blocks), true
	for _, c := range row.cells {
		from, s := len(w.blocks), w.styled(c, row.style)
		s.strong = s.strong || c.DataAtom == atom.Th
		w.children(c, s)
		w.flush()
		switch its := w.blocks[from:]; {
		case len(its) == 1 && its[0].Kind == "para" && isBlank(its[0].Runs):
			w.blocks = w.blocks[:from]
		case len(its) > 0:
			short = short && len(its) == 1 && isShort(its[0])
		}
	}
	if its := w.blocks[start:]; short && len(its) > 1 {
		for _, b := range its[1:] {
			its[0].Runs = append(append(its[0].Runs, care.Run{Text: "\t"}), b.Runs...)
		}
		w.blocks = w.blocks[:start+1]
	}
}

func isBlank(runs []care.Run) bool {
	return !slices.ContainsFunc(runs, func(r care.Run) bool { return strings.TrimSpace(r.Text) != "" })
}

// isShort tells a paragraph that may stand in a line with others.
func isShort(b care.Block) bool {
	if b.Kind != "para" || len(b.Runs) > 12 {
		return false
	}
	length := 0
	for _, r := range b.Runs {
		if length += len(r.Text); length > 120 || strings.Contains(r.Text, "\n") {
			return false
		}
	}
	return true
}

// cellOf reads a cell: as lines of text, or as blocks where it holds a table or
// text of fixed layout.
func (w *walker) cellOf(n *html.Node, row markupRow) care.Cell {
	s := w.styled(n, row.style)
	s.listDepth, s.ordered, s.fixed = 0, false, false // but what a style keeps stays kept
	inner := &walker{left: w.left, nodes: w.nodes + 1, tables: w.tables + 1}
	inner.children(n, s)
	inner.flush()
	w.nodes = inner.nodes
	across, _ := strconv.Atoi(attr(n, "colspan"))
	down, err := strconv.Atoi(attr(n, "rowspan"))
	if err == nil && down == 0 { // all that are left
		down = row.left
	}
	c := care.Cell{Head: n.DataAtom == atom.Th, Across: max(0, min(across, mostAcross)), Down: max(0, min(down, row.left)), Runs: []care.Run{}}
	for _, b := range inner.blocks {
		if b.Kind == "table" || b.Kind == "fixed" {
			c.Blocks = inner.blocks
			return c
		}
	}
	for _, b := range inner.blocks {
		if len(c.Runs) > 0 && b.Kind != "rule" {
			c.Runs = append(c.Runs, care.Run{Text: "\n"})
		}
		if b.Marker != "" {
			c.Runs = append(c.Runs, care.Run{Text: b.Marker + " "})
		}
		c.Runs = append(c.Runs, b.Runs...)
	}
	return c
}

// tidy joins runs of one style, folds spaces that meet, and trims the ends; of
// fixed layout only lines that are empty at its ends. A space is never invented: "1"
// and "0" in two styles stay "10".
func tidy(in []care.Run, fixed bool) []care.Run {
	around := " \n"
	if fixed {
		around = "\n"
	}
	var out []care.Run
	var text []byte // of the last of out, which may be made of very many
	for _, r := range in {
		if !fixed && (len(out) == 0 || endsInSpace(text)) {
			r.Text = strings.TrimLeft(r.Text, " ")
		}
		if r.Text == "" {
			continue
		}
		if !fixed && len(out) > 0 && r.Text[0] == '\n' {
			text = bytes.TrimRight(text, " ")
		}
		if n := len(out) - 1; n >= 0 && out[n].Strong == r.Strong && out[n].Em == r.Em && out[n].Deleted == r.Deleted {
			text = append(text, r.Text...)
			continue
		}
		if n := len(out) - 1; n >= 0 {
			out[n].Text = string(text)
		}
		text = append(text[:0], r.Text...)
		out = append(out, r)
	}
	if n := len(out) - 1; n >= 0 {
		out[n].Text = string(text)
	}
	for len(out) > 0 {
		last := &out[len(out)-1]
		if last.Text = strings.TrimRight(last.Text, around); last.Text != "" {
			break
		}
		out = out[:len(out)-1]
	}
	for len(out) > 0 {
		if out[0].Text = strings.TrimLeft(out[0].Text, around); out[0].Text != "" {
			break
		}
		out = out[1:]
	}
	return out
}

func endsInSpace(s []byte) bool {
	return bytes.HasSuffix(s, []byte(" ")) || bytes.HasSuffix(s, []byte("\n"))
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func innerText(n *html.Node) string {
	var b strings.Builder
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(n)
	return b.String()
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
