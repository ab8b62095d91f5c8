package document

// rowShape is what is said of a row, before its cells or after them.
type rowShape struct {
	head  bool
	edge  int // where the next cell begins, in twips
	cells []merge
	next  merge
}

// word takes what is said of a row or of its next cell.
func (w *rowShape) word(word string, n int) {
	switch word {
	case "trowd":
		*w = rowShape{}
	case "trhdr":
		w.head = true
	case "trleft":
		w.edge = n
	case "clmrg":
		w.next.left = true
	case "clvmgf":
		w.next.begins = true
	case "clvmrg":
		w.next.goesOn = true
	case "cellx":
		w.next.from, w.next.to, w.edge = w.edge, n, n
		w.cells, w.next = append(w.cells, w.next), merge{}
	}
}

// fit gives what is said of a row to its cells, from one of them on.
func (w *rowShape) fit(row []gridCell, first int) {
	for i := first; i < len(row); i++ {
		row[i].Head, row[i].merge = w.head, merge{}
		if i < len(w.cells) {
			row[i].merge = w.cells[i]
		}
	}
}

func (r *rtfReader) shape() *rowShape {
	if r.state.inner {
		return &r.rows[1]
	}
	return &r.rows[0]
}

// nest opens or closes tables until so many are open. The words of the paragraph
// under way belong to the innermost.
func (r *rtfReader) nest(tables int) {
	kept := r.runs
	r.runs = nil
	for len(r.grids) > tables {
		r.close()
	}
	for len(r.grids) < tables {
		r.open()
	}
	r.runs = kept
}

// table ends a cell or a row.
func (r *rtfReader) table(word string) {
	if r.state.dest != "" {
		return
	}
	of, shape := 1, &r.rows[0]
	if word == "nestcell" || word == "nestrow" {
		of, shape = max(2, r.state.tables), &r.rows[1]
	}
	r.nest(of)
	switch word {
	case "cell", "nestcell":
		r.cell()
		if of == 1 { // said before most cells, and in a file that is cut not after them
			shape.fit(r.grids[0].row, len(r.grids[0].row)-1)
		}
	default:
		g := r.grids[of-1]
		if len(r.runs) > 0 || len(g.runs) > 0 || len(g.blocks) > 0 {
			r.cell()
		}
		shape.fit(g.row, 0)
		r.row()
	}
	r.marker.Reset()
}
