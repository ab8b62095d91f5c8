package record

import (
	"slices"
	"testing"

	"shcr/backend/care"
)

// H30: a document that names somebody else in its own header says so above it.
func TestH30_SomebodyElseNamedInTheDocument(t *testing.T) {
	p := care.Person{NHSNumber: "9990123454", AskedAs: "999 510 2250", BirthISO: "1948-03-14", Name: care.Name{Family: "O'Neill-Patél"}}
	for _, c := range []struct {
		lines []string
		want  []string
	}{
		{[]string{"NHS No. 999 012 3454", "Mother: NHS number 999 824 5915"}, nil},
		{[]string{"NHS number as sent: 9990123454", "About, as sent: Amina ONEILL PATEL", "Born, as sent: 19480314"}, nil},
		{[]string{"NHS No: 999 510 2250"}, nil}, // the number that was asked for
		{[]string{"Dear Dr", "NHS Number: 999-824-5915"}, []string{sayOtherNumber}},
		{[]string{"NHS No. 999 824 5915 and NHS No. 999 012 3454"}, []string{sayOtherNumber}},
		{[]string{"NHS No. 999 824 5914"}, nil}, // no such number
		{[]string{"Ring 999 824 5915"}, nil},    // not called one
		{[]string{"About, as sent: Frederick Hollis"}, []string{sayOtherName}},
		{[]string{"Born, as sent: 19480413120000"}, []string{sayOtherBirth}},
	} {
		if got := otherPerson(p, c.lines); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.lines, got, c.want)
		}
	}
	within := []care.Block{{Kind: "table", Rows: [][]care.Cell{{{Blocks: []care.Block{{Kind: "para", Runs: []care.Run{{Text: "NHS No. 999 824 5915"}}}}}}}}}
	if lines := linesOf(within); !slices.Equal(otherPerson(p, lines), []string{sayOtherNumber}) {
		t.Errorf("a table within a cell is not read: %q", lines)
	}
	rows := []care.Block{{Kind: "table", Rows: [][]care.Cell{{{Runs: []care.Run{{Text: "NHS No."}}}, {Runs: []care.Run{{Text: "999 824 5915"}}}}}}}
	if got := otherPerson(p, linesOf(rows)); !slices.Equal(got, []string{sayOtherNumber}) {
		t.Errorf("in a table: %q", got)
	}
	if got := otherPerson(p, []string{wordsOf(care.PageText{Words: []care.Word{{Text: "NHS"}, {Text: "No."}, {Text: "999"}, {Text: "824"}, {Text: "5915"}}})}); !slices.Equal(got, []string{sayOtherNumber}) {
		t.Errorf("on a page: %q", got)
	}
}
