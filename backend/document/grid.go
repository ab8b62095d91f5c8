package document

import "shcr/backend/care"

// mostAcross is how many columns a cell may say that it covers.
const mostAcross = 100

// maxTables is how deep tables may stand within one another. What is in one deeper
// than that is text of the cell around it.
const maxTables = 8

// grid is a table under way.
type grid struct {
	rows   [][]gridCell
	row    []gridCell
	places []merge      // of cells of which it is said where they stand
	runs   []care.Run   // paragraphs of the cell that have ended
	blocks []care.Block // of the cell, once a table was in it
	head   bool         // the row repeats at the top of pages
	next   merge        // of the cell under way
}

// gridCell is a cell before those that are merged become one.
type gridCell struct {
	care.Cell
	merge
}

// merge is how a cell goes together with others: across is its columns, left says
// that it is part of the cell before it, begins and goesOn that it is the first, or
// another, of cells that stand one below the other. Where the file says on what
// stretch of the line the cell stands, that is from its left edge to its right one.
type merge struct {
	across               int
	left, begins, goesOn bool
	from, to             int
}

// placed tells that the file says where the cell stands.
func (m merge) placed() bool { return m.to > m.from }

// cell ends a cell.
func (s *sheet) cell() {
	s.para("", 0, "")
	g := s.grids[len(s.grids)-1]
	c := gridCell{care.Cell{Head: g.head, Across: min(g.next.across, mostAcross), Runs: g.runs}, g.next}
	if len(g.blocks) > 0 {
		g.settle()
		c.Runs, c.Blocks = nil, g.blocks
	}
	if c.Runs == nil {
		c.Runs = []care.Run{}
	}
	g.row = append(g.row, c)
	g.runs, g.blocks, g.next = nil, nil, merge{}
}

// row ends a row.
func (s *sheet) row() {
	g := s.grids[len(s.grids)-1]
	if len(g.row) == 0 {
		return
	}
	var row []gridCell
	for _, c := range g.row {
		if c.placed() {
			g.places = append(g.places, c.merge)
		}
		if n := len(row) - 1; n >= 0 && c.left {
			row[n].Across = min(max(1, row[n].Across)+max(1, c.Across), mostAcross)
			row[n].to = max(row[n].to, c.to)
			join(&row[n].Cell, c.Cell)
			continue
		}
		row = append(row, c)
	}
	g.rows, g.row = append(g.rows, row), nil
}

// close ends the innermost table. One within a cell is a block of the cell.
func (s *sheet) close() {
	g := s.grids[len(s.grids)-1]
	if len(s.runs) > 0 || len(g.runs) > 0 || len(g.blocks) > 0 { // a cell that was never ended
		s.cell()
	}
	s.row()
	s.grids = s.grids[:len(s.grids)-1]
	if len(g.rows) == 0 {
		return
	}
	table := care.Block{Kind: "table", Runs: []care.Run{}, Rows: g.table()}
	if len(s.grids) == 0 {
		s.add(table)
		return
	}
	outer := s.grids[len(s.grids)-1]
	outer.settle()
	outer.blocks = append(outer.blocks, table)
}

// settle makes a paragraph of what stands before or after a table within the cell.
func (g *grid) settle() {
	if len(g.runs) > 0 {
		g.blocks = append(g.blocks, paragraph(g.runs))
		g.runs = nil
	}
}

// table makes one cell of those that stand one below the other. What is written in
// any of them is kept, also where a word processor would not show it; one whose
// first cell is not above it stays a cell.
func (g *grid) table() [][]care.Cell {
	g.columns()
	type place struct{ row, cell, across int }
	out := make([][]care.Cell, len(g.rows))
	above := map[int]place{} // by column
	for i, row := range g.rows {
		out[i] = []care.Cell{}
		here, at := map[int]place{}, 0
		for _, c := range row {
			column, across := at, max(1, c.Across)
			at += across
			if p, ok := above[column]; ok && c.goesOn && p.across == across {
				first := &out[p.row][p.cell]
				first.Down = i - p.row + 1
				join(first, c.Cell)
				here[column] = p
				continue
			}
			if c.begins || c.goesOn {
				here[column] = place{i, len(out[i]), across}
			}
			out[i] = append(out[i], c.Cell)
		}
		above = here
	}
	return out
}

// join adds to a cell what another holds.
func join(c *care.Cell, other care.Cell) {
	switch {
	case len(other.Runs) == 0 && len(other.Blocks) == 0:
	case len(c.Blocks) == 0 && len(other.Blocks) == 0:
		if len(c.Runs) > 0 {
			c.Runs = append(c.Runs, care.Run{Text: "\n"})
		}
		c.Runs = append(c.Runs, other.Runs...)
	default:
		c.Blocks, c.Runs = append(blocksOf(*c), blocksOf(other)...), []care.Run{}
	}
}

// blocksOf gives what a cell holds as blocks.
func blocksOf(c care.Cell) []care.Block {
	if len(c.Runs) > 0 {
		return append(c.Blocks, paragraph(c.Runs))
	}
	return c.Blocks
}

func paragraph(runs []care.Run) care.Block {
	return care.Block{Kind: "para", Runs: runs, Rows: [][]care.Cell{}}
}
