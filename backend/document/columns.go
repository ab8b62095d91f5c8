package document

import (
	"slices"

	"shcr/backend/care"
)

// near is how far apart, in twips, edges may be that are meant as one: 0.7 mm.
// Programs round, and hands that drag an edge are not steady.
const near = 40

// columns finds the columns of a table whose cells say where they stand, and how
// many each cell covers: rows of one table may be cut in other places, and what
// stands below a heading on paper must not come to stand below the next. A cell of
// which nothing is said follows the one before it.
func (g *grid) columns() {
	if len(g.places) == 0 {
		return
	}
	// Two edges of one cell are never taken for one.
	var ends []int
	apart := near
	for _, p := range g.places {
		ends = append(ends, p.to)
		apart = min(apart, (p.to-p.from-1)/2)
	}
	slices.Sort(ends)
	var edges []int // the right one of each column
	for _, e := range ends {
		if n := len(edges); n == 0 || e > edges[n-1]+apart {
			edges = append(edges, e)
		}
	}
	if len(edges) > mostAcross {
		return
	}
	upTo := func(x int) int { // how many columns end there, or before
		n, _ := slices.BinarySearch(edges, x+1)
		return n
	}
	for i, row := range g.rows {
		at := 0
		var cells []gridCell
		if row[0].placed() {
			if at = upTo(row[0].from + apart); at > 0 { // it begins further to the right
				cells = append(cells, gridCell{Cell: care.Cell{Across: at, Runs: []care.Run{}}})
			}
		}
		for _, c := range row {
			if c.placed() {
				c.Across = max(1, upTo(c.to)-at)
			}
			at += max(1, c.Across)
			cells = append(cells, c)
		}
		g.rows[i] = cells
	}
}
