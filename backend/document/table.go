package document

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"shcr/backend/care"
)

// table reads rows and cells; a table within a cell becomes the cell's text, so
// that no value is lost.
func (w *walker) table(n *html.Node, s style) {
	var rows [][]care.Cell
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Tr:
				rows = append(rows, w.row(c, s))
			case atom.Caption:
				w.block(c, s, "para", 0, "")
			default:
				visit(c)
			}
		}
	}
	visit(n)
	if len(rows) > 0 {
		w.add(care.Block{Kind: "table", Rows: rows})
	}
}

func (w *walker) row(tr *html.Node, s style) []care.Cell {
	row := []care.Cell{}
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		inner := &walker{cell: true, left: w.left, nodes: w.nodes}
		inner.children(c, s)
		w.nodes = inner.nodes
		runs := tidy(inner.runs)
		if runs == nil {
			runs = []care.Run{}
		}
		across, _ := strconv.Atoi(attr(c, "colspan"))
		down, _ := strconv.Atoi(attr(c, "rowspan"))
		row = append(row, care.Cell{Head: c.DataAtom == atom.Th, Across: max(0, min(across, mostAcross)), Down: max(0, min(down, 1000)), Runs: runs})
	}
	return row
}

// tidy joins runs of one style, folds spaces that meet, and trims the ends. A
// space is never invented: "1" and "0" in two styles stay "10".
func tidy(in []care.Run) []care.Run {
	var out []care.Run
	var text []byte // of the last of out, which may be made of very many
	for _, r := range in {
		if len(out) == 0 || endsInSpace(text) {
			r.Text = strings.TrimLeft(r.Text, " ")
		}
		if r.Text == "" {
			continue
		}
		if len(out) > 0 && r.Text[0] == '\n' {
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
		if last.Text = strings.TrimRight(last.Text, " \n"); last.Text != "" {
			break
		}
		out = out[:len(out)-1]
	}
	for len(out) > 0 {
		if out[0].Text = strings.TrimLeft(out[0].Text, " \n"); out[0].Text != "" {
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
