package document

// maxTables is how deep tables may stand within one another in RTF.
const maxTables = 8

// rowShape is what is said of a row, before its cells or after them.
type rowShape struct {
	head  bool
	cells []merge
	next  merge
}

// word takes what is said of a row or of its next cell.
func (w *rowShape) word(word string) {
	switch word {
	case "trowd":
		*w = rowShape{}
	case "trhdr":
		w.head = true
	case "clmrg":
		w.next.left = true
	case "clvmgf":
		w.next.begins = true
	case "clvmrg":
		w.next.goesOn = true
	case "cellx":
		w.cells, w.next = append(w.cells, w.next), merge{}
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
	default:
		g := r.grids[of-1]
		if len(r.runs) > 0 || len(g.runs) > 0 || len(g.blocks) > 0 {
			r.cell()
		}
		for i := range g.row {
			if g.row[i].Head = shape.head; i < len(shape.cells) {
				g.row[i].merge = shape.cells[i]
			}
		}
		r.row()
	}
	r.marker.Reset()
}
