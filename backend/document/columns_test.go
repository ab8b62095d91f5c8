package document

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"shcr/backend/care"
)

// H32: rows that are cut in other places keep what stands below what.
func TestH32_CellsStandInTheColumnTheyStoodIn(t *testing.T) {
	row := func(shape string, cells ...string) string {
		return `\trowd` + shape + `\pard\intbl ` + strings.Join(cells, `\cell `) + `\cell\row`
	}
	thirds := row(`\cellx1000\cellx2000\cellx3000`, "Drug", "Dose", "Route")
	for name, c := range map[string]struct{ in, want string }{
		"the same":         {thirds + row(`\cellx1000\cellx2000\cellx3000`, "a", "b", "c"), "|Drug|Dose|Route|\n|a|b|c|\n"},
		"wide at the left": {thirds + row(`\cellx2000\cellx3000`, "stopped", "oral"), "|Drug|Dose|Route|\n|2×1:stopped|oral|\n"},
		"wide at the end":  {row(`\cellx3000`, "Medicines") + thirds, "|3×1:Medicines|\n|Drug|Dose|Route|\n"},
		"across an edge":   {thirds + row(`\cellx1500\cellx3000`, "a", "b"), "|Drug|2×1:Dose|Route|\n|2×1:a|2×1:b|\n"},
		"nearly the same":  {thirds + row(`\cellx1012\cellx1985\cellx3000`, "a", "b", "c"), "|Drug|Dose|Route|\n|a|b|c|\n"},
		"not a hand apart": {row(`\cellx20\cellx1000`, "!", "Drug") + row(`\cellx1000`, "a"), "|!|Drug|\n|2×1:a|\n"},
		"further on":       {thirds + row(`\trleft1000\cellx2000\cellx3000`, "80 mg", "oral"), "|Drug|Dose|Route|\n||80 mg|oral|\n"},
		"a little further": {thirds + row(`\trleft108\cellx1000\cellx2000\cellx3000`, "a", "b", "c"), "|Drug|Dose|Route|\n|a|b|c|\n"},
		"in the margin":    {row(`\trleft-108\cellx-20\cellx1000`, "1", "a") + row(`\trleft-108\cellx1000`, "b"), "|1|a|\n|2×1:b|\n"},
		"merged":           {thirds + row(`\clmgf\cellx1000\clmrg\cellx2000\cellx3000`, "a", "b", "c"), "|Drug|Dose|Route|\n|2×1:a\nb|c|\n"},
		"down":             {row(`\clvmgf\cellx1000\cellx3000`, "Drug", "Dose") + row(`\clvmrg\cellx1000\cellx2000\cellx3000`, "", "am", "pm"), "|1×2:Drug|2×1:Dose|\n|am|pm|\n"},
		"down elsewhere":   {row(`\cellx1000\clvmgf\cellx3000`, "a", "b") + row(`\clvmrg\cellx2000\cellx3000`, "c", "d"), "|a|2×1:b|\n|2×1:c|d|\n"},
		"said afterwards":  {thirds + `\pard\intbl stopped\cell oral\cell\trowd\cellx2000\cellx3000\row`, "|Drug|Dose|Route|\n|2×1:stopped|oral|\n"},
		"more than said":   {thirds + row(`\cellx1000\cellx2000`, "a", "b", "c", "d"), "|Drug|Dose|Route|\n|a|b|c|d|\n"},
		"none said":        {thirds + row(``, "a", "b"), "|Drug|Dose|Route|\n|a|b|\n"},
		"out of order":     {thirds + row(`\cellx2000\cellx1000`, "a", "b"), "|Drug|Dose|Route|\n|2×1:a|b|\n"},
		"cut within":       {thirds + `\trowd\cellx2000\cellx3000\pard\intbl stopped\cell or`, "|Drug|Dose|Route|\n|2×1:stopped|or|\n"},
		"one within": {`\trowd\cellx9000\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}\pard\intbl\itap2 all\nestcell{\*\nesttableprops\trowd\cellx900\nestrow}\pard\intbl\itap1\cell\row`,
			"|{<table>|a|b|\n|2×1:all|\n}|\n"},
	} {
		if got := flat(Read([]byte(`{\rtf1 `+c.in+`}`), "text/rtf").Blocks); got != "<table>"+c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	many := row(`\cellx%d\cellx%d\cellx%d`, "a", "b", "c")
	all := ""
	for n := range 50 { // 150 edges
		all += fmt.Sprintf(many, 1000+100*n, 11000+100*n, 21000+100*n)
	}
	if got := flat(Read([]byte(`{\rtf1 `+all+`}`), "text/rtf").Blocks); got != "<table>"+strings.Repeat("|a|b|c|\n", 50) {
		t.Errorf("too many columns: %q", got)
	}
}

// standing are the first and the last column of each cell, by its text, as a page
// that is given rows of cells places them.
func standing(t *testing.T, rows [][]care.Cell) map[string][2]int {
	t.Helper()
	taken, out := map[[2]int]bool{}, map[string][2]int{}
	for r, row := range rows {
		at := 0
		for _, c := range row {
			for taken[[2]int{r, at}] {
				at++
			}
			across := max(1, c.Across)
			for down := range max(1, c.Down) {
				for i := range across {
					if taken[[2]int{r + down, at + i}] {
						t.Fatalf("two cells in one place: %+v", rows)
					}
					taken[[2]int{r + down, at + i}] = true
				}
			}
			if len(c.Runs) > 0 {
				text, _, _ := strings.Cut(c.Runs[0].Text, "\n")
				out[text] = [2]int{at, at + across}
			}
			at += across
		}
	}
	return out
}

// H32: wherever the edges of its rows are, cells of a table begin and end in one
// column exactly where they did so on paper.
func TestH32_ColumnsAreThoseOnPaper(t *testing.T) {
	for seed := range uint64(400) {
		of := rand.New(rand.NewPCG(seed, 2))
		var rtf strings.Builder
		places := map[string][2]int{}
		for r := range 1 + of.IntN(6) {
			var edges []int
			for e := range 8 {
				if of.IntN(2) == 0 {
					edges = append(edges, (e+1)*700)
				}
			}
			if len(edges) == 0 {
				edges = []int{5600}
			}
			fmt.Fprintf(&rtf, `\trowd`)
			for _, e := range edges {
				fmt.Fprintf(&rtf, `%s\cellx%d`, []string{"", "", `\clvmgf`, `\clvmrg`}[of.IntN(4)], e+of.IntN(11)-5)
			}
			rtf.WriteString(`\pard\intbl`)
			from := 0
			for i, e := range edges {
				text := fmt.Sprintf("w%d.%dw", r, i)
				fmt.Fprintf(&rtf, ` %s\cell`, text)
				places[text], from = [2]int{from, e}, e
			}
			rtf.WriteString(`\row `)
		}
		blocks := Read([]byte(`{\rtf1 `+rtf.String()+`}`), "text/rtf").Blocks
		var ends []int // edges that are of any cell
		for _, p := range places {
			ends = append(ends, p[1])
		}
		slices.Sort(ends)
		ends = slices.Compact(ends)
		for text, got := range standing(t, blocks[0].Rows) {
			p := places[text]
			first, _ := slices.BinarySearch(ends, p[0]+1)
			last, _ := slices.BinarySearch(ends, p[1]+1)
			if got != [2]int{first, last} {
				t.Fatalf("seed %d: %s stands in columns %v, on paper in %v: %s", seed, text, got, [2]int{first, last}, rtf.String())
			}
		}
	}
}
