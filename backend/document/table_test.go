package document

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"shcr/backend/care"
)

// H32: cells that were merged stay one cell of so many columns and rows, a table
// within a cell stays a table, and what a merged cell hides is kept.
func TestH32_TablesKeepTheirShape(t *testing.T) {
	tc := func(text string, properties ...string) string {
		return "<w:tc><w:tcPr>" + strings.Join(properties, "") + "</w:tcPr><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>"
	}
	tr := func(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }
	const first, on, two = `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`, `<w:gridSpan w:val="2"/>`
	for name, c := range map[string]struct{ in, want string }{
		"down":         {tr(tc("Drug", first), tc("am")) + tr(tc("", on), tc("pm")) + tr(tc("next"), tc("x")), "|1×2:Drug|am|\n|pm|\n|next|x|\n"},
		"both":         {tr(tc("Plan", two, first), tc("a")) + tr(tc("", two, on), tc("b")), "|2×2:Plan|a|\n|b|\n"},
		"hidden":       {tr(tc("5 mg", first)) + tr(tc("stopped", on)), "|1×2:5 mg\nstopped|\n|\n"},
		"no beginning": {tr(tc("a"), tc("b")) + tr(tc("c", on), tc("d")), "|a|b|\n|c|d|\n"},
		"other widths": {tr(tc("a", first), tc("b")) + tr(tc("c", two, on)), "|a|b|\n|2×1:c|\n"},
		"further on":   {tr(tc("a"), tc("b", first)) + "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + tc("", on) + "</w:tr>", "|a|1×2:b|\n||\n"},
		"across":       {tr(tc("a"), tc("b", "<w:hMerge/>")), "|2×1:a\nb|\n"},
		"span within":  {tr("<w:tc><w:tcPr>" + two + "</w:tcPr><w:tbl>" + tr(tc("x"), tc("y")) + "</w:tbl><w:p/></w:tc>"), "|2×1:{<table>|x|y|\n}|\n"},
	} {
		if got := flat(Read(wordFile(t, "<w:tbl>"+c.in+"</w:tbl>"), wordType).Blocks); got != "<table>"+c.want {
			t.Errorf("Word, %s: %q, want %q", name, got, c.want)
		}
	}
	for name, c := range map[string]struct{ in, want string }{
		"across":     {`\trowd\clmgf\cellx1\clmrg\cellx2\cellx3\pard\intbl Plan\cell\cell x\cell\row`, "|2×1:Plan|x|\n"},
		"down":       {`\trowd\clvmgf\cellx1\cellx2\pard\intbl Drug\cell am\cell\row\trowd\clvmrg\cellx1\cellx2\pard\intbl\cell pm\cell\row`, "|1×2:Drug|am|\n|pm|\n"},
		"hidden":     {`\trowd\clmgf\cellx1\clmrg\cellx2\pard\intbl 5 mg\cell stopped\cell\row`, "|2×1:5 mg\nstopped|\n"},
		"said after": {`\pard\intbl a\cell b\cell\trowd\trhdr\clmgf\cellx1\clmrg\cellx2\row`, "|2×1:a\nb|\n"},
		"within":     {`\trowd\cellx1\cellx2\pard\intbl\itap1 above\par\pard\intbl\itap2 x\nestcell y\par z\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}\pard\intbl\itap1 below\cell b\cell\row`, "|{<para>above<table>|x|y\nz|\n<para>below}|b|\n"},
		"two lines":  {`\trowd\cellx1\pard\intbl one\par two\cell\row`, "|one\ntwo|\n"},
	} {
		if got := flat(Read([]byte(`{\rtf1 `+c.in+`}`), "text/rtf").Blocks); got != "<table>"+c.want {
			t.Errorf("RTF, %s: %q, want %q", name, got, c.want)
		}
	}
}

// author makes random tables, in Word's XML, in RTF, in HTML and in CDA, of words
// that are each written once.
type author struct {
	*rand.Rand
	words                int
	word, rtf, html, cda strings.Builder
}

func (a *author) say(depth int) {
	a.words++
	fmt.Fprintf(&a.html, "<p>w%dw</p>", a.words)
	fmt.Fprintf(&a.cda, "<paragraph>w%dw</paragraph>", a.words)
	fmt.Fprintf(&a.word, "<w:p><w:r><w:t>w%dw</w:t></w:r></w:p>", a.words)
	fmt.Fprintf(&a.rtf, `\pard%s w%dw`, strings.Repeat(`\intbl`, min(1, depth))+fmt.Sprintf(`\itap%d`, depth), a.words)
}

func (a *author) table(depth int) {
	cell, row := `\cell`, `\row `
	if depth > 1 {
		cell, row = `\nestcell`, `\nestrow`
	}
	a.word.WriteString("<w:tbl>")
	a.html.WriteString([]string{"<table>", "<table>", "<div><table role=presentation>", "<ol><li><table><tbody>"}[a.IntN(4)])
	a.cda.WriteString("<table><tbody>")
	for range 1 + a.IntN(4) {
		a.word.WriteString("<w:tr>")
		a.html.WriteString("<tr>")
		a.cda.WriteString("<tr>")
		shape, edge := `\trowd`, 0
		for range 1 + a.IntN(4) {
			merge := a.IntN(6)
			edge += 500 * a.IntN(4)
			a.word.WriteString("<w:tc><w:tcPr>" + []string{"", "", `<w:gridSpan w:val="2"/>`, `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`, `<w:hMerge w:val="continue"/>`}[merge] + "</w:tcPr>")
			a.html.WriteString("<td" + []string{"", "", " colspan=2", " rowspan=2", " rowspan=0", ""}[merge] + ">")
			a.cda.WriteString("<td" + []string{"", "", ` colspan="2"`, ` rowspan="2"`, "", ""}[merge] + ">")
			shape += []string{"", "", `\clmgf`, `\clvmgf`, `\clvmrg`, `\clmrg`}[merge] + fmt.Sprintf(`\cellx%d`, edge)
			for range a.IntN(3) {
				a.say(depth)
				a.rtf.WriteString(`\par`)
				if depth < 4 && a.IntN(4) == 0 {
					a.table(depth + 1)
				}
			}
			a.say(depth)
			a.rtf.WriteString(cell)
			a.word.WriteString("</w:tc>")
			a.html.WriteString("</td>")
			a.cda.WriteString("</td>")
		}
		a.word.WriteString("</w:tr>")
		a.html.WriteString("</tr>")
		a.cda.WriteString("</tr>")
		if depth > 1 {
			shape = `{\*\nesttableprops` + shape + row + `}`
		} else {
			shape += row
		}
		a.rtf.WriteString(shape)
	}
	a.word.WriteString("</w:tbl>")
	a.html.WriteString("</table>")
	a.cda.WriteString("</tbody></table>")
}

// H32: however tables are merged and nested, every word of the file is shown, once.
func TestH32_NoWordOfATableIsLost(t *testing.T) {
	for seed := range uint64(400) {
		a := &author{Rand: rand.New(rand.NewPCG(seed, 1))}
		for range 1 + a.IntN(3) {
			a.table(1)
			a.say(0)
			a.rtf.WriteString(`\par`)
		}
		for kind, blocks := range map[string][]care.Block{
			"Word": Read(wordFile(t, a.word.String()), wordType).Blocks,
			"RTF":  Read([]byte(`{\rtf1 `+a.rtf.String()+`}`), "text/rtf").Blocks,
			"HTML": Read([]byte(a.html.String()), "text/html").Blocks,
			"CDA":  Read([]byte(narrative(a.cda.String())), "text/xml").Blocks,
		} {
			got := flat(blocks)
			for n := 1; n <= a.words; n++ {
				if strings.Count(got, fmt.Sprintf("w%dw", n)) != 1 {
					t.Fatalf("seed %d, %s: word %d of %d is there %d times: %q", seed, kind, n, a.words, strings.Count(got, fmt.Sprintf("w%dw", n)), got)
				}
			}
		}
	}
}
