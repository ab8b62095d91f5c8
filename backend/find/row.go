package find

import (
	"iter"
	"strings"

	"shcr/backend/care"
)

// Row gives all that a row of the record says, as the page shows it, its codes and
// their words too.
func Row(e *care.Entry) iter.Seq[Field] {
	return func(yield func(Field) bool) {
		give := func(f Field) bool { return f.Words == [4]string{} || yield(f) }
		sent := func(label string, words [4]string) bool {
			if words == [4]string{} {
				label, words[0] = "", label
			}
			return give(Field{Label: label, Words: words})
		}
		ours := func(label string, words ...string) bool {
			f := Field{Label: label, Ours: true}
			copy(f.Words[:], words)
			return give(f)
		}
		all := ours("", e.Negation) && ours("", e.Term) && sent(e.When.Kind, [4]string{e.When.Text, e.When.Time}) && ours("Status", e.Status.Text)
		for i := 0; all && i < len(e.Facts); i++ {
			all = sent(e.Facts[i].Label, [4]string{e.Facts[i].Text})
		}
		for i := 0; all && i < len(e.Values); i++ {
			v := &e.Values[i]
			all = sent(v.Name, [4]string{v.Text, v.Unit, v.Flag, v.Status.Text}) && (v.Range == "" || ours("Reference range", v.Name, v.Range)) && sent(v.When.Kind, [4]string{v.When.Text, v.When.Time})
			for j := 0; all && j < len(v.Notes); j++ {
				all = sent(v.Name, [4]string{v.Notes[j]})
			}
			all = all && codes(v.Codes, ours)
		}
		for i := 0; all && i < len(e.Cautions); i++ {
			all = ours("", e.Cautions[i])
		}
		all = all && codes(e.Codes, ours)
		if all && e.Letter != nil {
			all = ours("Filed under", e.Letter.Heading)
		}
		_ = all && ours("Organisation", e.Source.Name) && ours("Department", e.Source.Unit) && ours("Author", e.Source.Author) && ours("Recorded at", e.Source.Stated)
	}
}

func codes(list []care.Coded, one func(string, ...string) bool) bool {
	for _, c := range list {
		if !one("Code", c.Code, c.Display) {
			return false
		}
	}
	return true
}

// Letter gives the text of a document by its blocks, each below its nearest
// heading, and by its pages. What a cell holds in blocks, a table say, follows its
// row. Struck-out text says so in words (H32).
func Letter(blocks []care.Block, pages []string) iter.Seq[Field] {
	return func(yield func(Field) bool) {
		if !fieldsOf(blocks, "", yield) {
			return
		}
		for _, p := range pages {
			if p != "" && !yield(Field{Words: [4]string{p}}) {
				return
			}
		}
	}
}

func fieldsOf(blocks []care.Block, heading string, yield func(Field) bool) bool {
	for _, b := range blocks {
		if text := textOf(b.Runs); text != "" && !yield(Field{Label: heading, Words: [4]string{text}}) {
			return false
		} else if b.Kind == "heading" {
			heading = text
		}
		for _, row := range b.Rows {
			cells := make([]string, len(row))
			for i, c := range row {
				cells[i] = textOf(c.Runs)
			}
			if !yield(Field{Label: heading, Words: [4]string{strings.Join(cells, " | ")}}) {
				return false
			}
			for _, c := range row {
				if !fieldsOf(c.Blocks, heading, yield) {
					return false
				}
			}
		}
	}
	return true
}

func textOf(runs []care.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Deleted {
			b.WriteString(" [deleted: " + r.Text + "] ")
			continue
		}
		b.WriteString(r.Text)
	}
	return strings.TrimSpace(b.String())
}
