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
	runs := tidy(s.runs, false)
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

// end closes what is open and gives the blocks with what was left out.
func (s *sheet) end() ([]care.Block, []string) {
	for len(s.grids) > 0 {
		s.close()
	}
	s.para("", 0, "")
	return s.blocks, s.leftOut()
}

// counted words a number of things: "1 image", "2 images".
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}
