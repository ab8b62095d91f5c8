package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"shcr/backend/care"
)

// docxReader walks the XML of a part in document order.
type docxReader struct {
	*sheet
	formats map[string]string // of lists
	counts  map[string][]int  // how far each list has come

	run            style
	raised, hidden bool
	symbol         bool // the run is in the Symbol font
	deleted        int  // within tracked deletions
	heading        int
	list           string
	listLevel      int
	deep           int // open tables that are too deep to be one
}

// passed are the elements whose content is no text of the page.
var passed = map[string]string{
	"pict": "image", "drawing": "image", "object": "embedded object", "altChunk": "embedded object", "Fallback": "",
	"instrText": "", "delInstrText": "", "sectPr": "", "pPrChange": "", "rPrChange": "", "tblPrChange": "", "tcPrChange": "", "sdtPr": "", "tblGrid": "", "fldData": "", "tabs": "",
}

// read walks one part. Its XML must be sound: what comes after a fault would not
// be known to be right.
func (d *docxReader) read(text []byte) error {
	x := xml.NewDecoder(bytes.NewReader(text))
	var open []string
	for {
		t, err := x.Token()
		if errors.Is(err, io.EOF) {
			for len(d.grids) > 0 {
				d.close()
			}
			d.deep = 0
			d.endParagraph()
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.Directive:
			return errors.New("a document type within a Word document")
		case xml.StartElement:
			if len(open) > maxDepth {
				return errors.New("nested too deep")
			}
			if d.full() {
				return nil
			}
			if what, pass := passed[t.Name.Local]; pass {
				if err := d.pass(x, t, what); err != nil {
					return err
				}
				continue
			}
			open = append(open, t.Name.Local)
			d.start(t)
		case xml.EndElement:
			open = open[:len(open)-1]
			d.finish(t.Name.Local)
		case xml.CharData:
			if n := len(open); n > 0 && (open[n-1] == "t" || open[n-1] == "delText") {
				d.text(string(t))
			}
		}
	}
}

// pass leaves an element out and counts it. Text boxes within a drawing are text
// of the page all the same, and so are the words for a picture.
func (d *docxReader) pass(x *xml.Decoder, start xml.StartElement, what string) error {
	boxes, depth, box := false, 1, 0
	for depth > 0 {
		t, err := x.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return errors.New("nested too deep")
			}
			if d.full() {
				return x.Skip()
			}
			switch {
			case t.Name.Local == "txbxContent" && what != "":
				boxes = true
				box++
				d.endParagraph()
			case t.Name.Local == "docPr" && box == 0:
				if words := value(t, "descr"); words != "" {
					d.text("[image: " + words + "]")
				}
			case box > 0:
				d.start(t)
			}
		case xml.EndElement:
			depth--
			switch {
			case t.Name.Local == "txbxContent" && box > 0:
				box--
				d.endParagraph()
			case box > 0:
				d.finish(t.Name.Local)
			}
		case xml.CharData:
			if box > 0 && strings.TrimSpace(string(t)) != "" {
				d.text(string(t))
			}
		}
	}
	if what != "" && !boxes {
		d.left[what]++
	}
	return nil
}

// start acts on an element that begins.
func (d *docxReader) start(t xml.StartElement) {
	val := value(t, "val")
	on := val != "0" && val != "false" && val != "off" && val != "none"
	switch t.Name.Local {
	case "p":
		d.heading, d.list, d.listLevel = 0, "", 0
		d.run, d.raised, d.hidden, d.symbol = style{}, false, false, false
	case "pStyle":
		name := strings.ToLower(strings.ReplaceAll(val, " ", ""))
		switch {
		case name == "title":
			d.heading = 1
		case strings.HasPrefix(name, "heading"):
			if n, err := strconv.Atoi(name[len("heading"):]); err == nil {
				d.heading = min(max(n, 1), 6)
			}
		}
	case "outlineLvl":
		if n, err := strconv.Atoi(val); err == nil && n < 9 {
			d.heading = min(n+1, 6)
		}
	case "numId":
		if d.list = val; val == "0" {
			d.list = ""
		}
	case "ilvl":
		n, _ := strconv.Atoi(val)
		d.listLevel = min(max(n, 0), 8)
	case "r":
		d.run, d.raised, d.hidden, d.symbol = style{}, false, false, false
	case "b":
		d.run.strong = on
	case "i":
		d.run.em = on
	case "strike", "dstrike":
		d.run.deleted = on
	case "vanish":
		d.hidden = on
	case "vertAlign":
		d.raised = val == "superscript"
	case "rFonts":
		d.symbol = strings.EqualFold(value(t, "ascii"), "Symbol") || strings.EqualFold(value(t, "hAnsi"), "Symbol")
	case "del", "moveFrom":
		d.deleted++
	case "tab":
		d.text("\t")
	case "br", "cr":
		d.text("\n")
	case "noBreakHyphen":
		d.text("\u2011")
	case "footnoteReference", "endnoteReference":
		d.text("[note " + value(t, "id") + "]")
	case "footnote", "endnote":
		d.hidden = false
		if n, err := strconv.Atoi(value(t, "id")); err == nil && n > 0 { // the others are the lines above notes
			d.text("[note " + strconv.Itoa(n) + "] ")
		}
	case "sym":
		if n, err := strconv.ParseUint(value(t, "char"), 16, 16); err == nil {
			d.text(string(pictured(rune(0xf000|n&0xff), strings.EqualFold(value(t, "font"), "Symbol"))))
		}
	case "tbl":
		if len(d.grids) >= maxTables {
			d.deep++
			return
		}
		d.open()
	default:
		d.tablePart(t.Name.Local, val, on)
	}
}

// tablePart acts on an element that says how a row or a cell of the innermost table is.
func (d *docxReader) tablePart(name, val string, on bool) {
	if len(d.grids) == 0 || d.deep > 0 {
		return
	}
	g := d.grids[len(d.grids)-1]
	n, _ := strconv.Atoi(val)
	switch name {
	case "tr":
		g.head = false
	case "tblHeader":
		g.head = on
	case "gridBefore": // the row begins further to the right
		if n > 0 {
			g.row = append(g.row, gridCell{Cell: care.Cell{Across: min(n, mostAcross), Runs: []care.Run{}}})
		}
	case "tc":
		g.next = merge{}
	case "gridSpan":
		g.next.across = max(1, n)
	case "hMerge":
		g.next.left = val != "restart"
	case "vMerge":
		g.next.begins, g.next.goesOn = val == "restart", val != "restart"
	}
}

// finish acts on an element that ends.
func (d *docxReader) finish(name string) {
	table := len(d.grids) > 0 && d.deep == 0
	switch {
	case name == "p":
		d.endParagraph()
	case name == "del", name == "moveFrom":
		d.deleted--
	case name == "tbl" && d.deep > 0:
		d.deep--
	case name == "tc" && table:
		d.cell()
	case name == "tr" && table:
		d.row()
	case name == "tbl" && table:
		d.close()
	}
}

func (d *docxReader) text(t string) {
	if d.hidden {
		d.left["hidden text"]++
		return
	}
	st := d.run
	st.deleted = st.deleted || d.deleted > 0
	d.put(strings.Map(func(r rune) rune { return pictured(r, d.symbol) }, t), st, d.raised)
}

func (d *docxReader) endParagraph() {
	switch {
	case d.heading > 0:
		d.para("heading", d.heading, "")
	case d.list != "" && len(d.runs) > 0:
		d.para("item", d.listLevel+1, d.mark(d.list, d.listLevel))
	default:
		d.para("", 0, "")
	}
}

// value reads an attribute by its name without its prefix.
func value(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
