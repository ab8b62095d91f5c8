package document

import (
	"strconv"

	"shcr/backend/care"
)

// sheet gathers paragraphs and tables of a word processor's file. Text is put into
// the paragraph under way with run; para, cell and row end what they say.
type sheet struct {
	walker
	grids  []*grid // open tables, the innermost last
	raised bool    // the last text was superscript
}

// grid is a table under way.
type grid struct {
	rows [][]care.Cell
	row  []care.Cell
	runs []care.Run // paragraphs of the cell that have ended
}

func newSheet() *sheet { return &sheet{walker: walker{left: map[string]int{}, blocks: []care.Block{}}} }

// put adds text; the first of superscript gets a mark, for 10⁹ must not read as 109.
func (s *sheet) put(text string, st style, raised bool) {
	if raised && !s.raised && text != "" {
		text = "^" + text
	}
	s.raised = raised && text != ""
	s.run(text, st)
}

// para ends the paragraph: in a table it is a line of the cell.
func (s *sheet) para(kind string, level int, marker string) {
	s.raised = false
	if len(s.grids) == 0 {
		s.kind, s.level, s.marker = kind, level, marker
		s.flush()
		return
	}
	g := s.grids[len(s.grids)-1]
	runs := tidy(s.runs)
	s.runs = nil
	if len(runs) == 0 {
		return
	}
	if len(g.runs) > 0 {
		g.runs = append(g.runs, care.Run{Text: "\n"})
	}
	if marker != "" {
		g.runs = append(g.runs, care.Run{Text: marker + " "})
	}
	g.runs = append(g.runs, runs...)
}

// open begins a table.
func (s *sheet) open() {
	s.para("", 0, "")
	s.grids = append(s.grids, &grid{})
}

// cell ends a cell that is span columns wide.
func (s *sheet) cell(head bool, span int) {
	s.para("", 0, "")
	g := s.grids[len(s.grids)-1]
	if g.runs == nil {
		g.runs = []care.Run{}
	}
	g.row = append(g.row, care.Cell{Head: head, Runs: g.runs})
	g.runs = nil
	for range min(span, 50) - 1 {
		g.row = append(g.row, care.Cell{Head: head, Runs: []care.Run{}})
	}
}

// row ends a row.
func (s *sheet) row() {
	g := s.grids[len(s.grids)-1]
	if len(g.row) > 0 {
		g.rows = append(g.rows, g.row)
		g.row = nil
	}
}

// close ends the innermost table. One within a cell becomes lines of the cell.
func (s *sheet) close() {
	g := s.grids[len(s.grids)-1]
	if len(s.runs) > 0 || len(g.runs) > 0 { // a cell that was never ended
		s.cell(false, 1)
	}
	s.row()
	s.grids = s.grids[:len(s.grids)-1]
	if len(g.rows) == 0 {
		return
	}
	if len(s.grids) == 0 {
		s.add(care.Block{Kind: "table", Rows: g.rows})
		return
	}
	for _, row := range g.rows {
		for i, c := range row {
			if i > 0 {
				s.runs = append(s.runs, care.Run{Text: " | "})
			}
			s.runs = append(s.runs, c.Runs...)
		}
		s.para("", 0, "")
	}
}

// end closes what is open and gives the blocks with what was left out.
func (s *sheet) end() ([]care.Block, []string) {
	for len(s.grids) > 0 {
		s.close()
	}
	s.para("", 0, "")
	return s.blocks, s.leftOut()
}

// full tells that the document is longer than is shown, and counts it so.
func (s *sheet) full() bool {
	if s.nodes++; s.nodes > maxNodes {
		s.left["part"] = 1
	}
	return s.nodes > maxNodes
}

// counted words a number of things: "1 image", "2 images".
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}
