// Package letters sets the training region's letters in the formats partners
// really send: HTML, plain text, RTF, PDF with a text layer, DOCX, scanned TIFF,
// photographs (JPEG), cards and traces (PNG) and clinical documents (CDA). One
// letter is written once, in a small markup, and set by each.
//
// The markup: paragraphs are separated by an empty line; "# " is a heading,
// "- " and "1. " are items, "| a | b |" is a table row (the first row is the
// head), **strong**, ~~struck out~~, and a line "===" starts a new page.
// The same letter always gives the same bytes.
package letters

import (
	"strings"
)

// Letter is what is written, before it is set.
type Letter struct {
	Heading []string // the sender
	Title   string
	Ref     string // "Our ref"
	Dates   []string
	About   []string // the person, as the sender writes them
	To      []string
	Body    string
	Sign    []string
	Copies  []string
	Pages   int     // least number of pages of a PDF or TIFF; the rest are blank sheets
	Hand    bool    // drawn formats write the body, and a table's later columns, by hand
	Picture Picture // what a JPEG or PNG shows
	Subject Subject // who it is about, for a format that has fields for that (CDA)
	On      string  // "2026-10-29" or with a time; for such a format too
}

// Subject is the person a clinical document is about.
type Subject struct {
	Given, Family, NHS, Gender, Born string // Born as recorded, "1948-03-14" or less
}

type kind int

const (
	paragraph kind = iota
	heading
	item
	table
	newPage
)

// block is a piece of the body.
type block struct {
	kind   kind
	marker string
	runs   []run
	rows   [][][]run
}

// run is text in one style.
type run struct {
	text           string
	strong, struck bool
}

// blocks reads the markup.
func blocks(body string) []block {
	var all []block
	for _, chunk := range strings.Split(strings.TrimSpace(body), "\n\n") {
		var lines []string
		flush := func() {
			if len(lines) > 0 {
				all = append(all, block{kind: paragraph, runs: runs(strings.Join(lines, " "))})
				lines = nil
			}
		}
		for line := range strings.Lines(chunk) {
			line = strings.TrimSpace(line)
			marker, rest, numbered := strings.Cut(line, ". ")
			switch {
			case line == "":
			case line == "===":
				flush()
				all = append(all, block{kind: newPage})
			case strings.HasPrefix(line, "# "):
				flush()
				all = append(all, block{kind: heading, runs: runs(line[2:])})
			case strings.HasPrefix(line, "- "):
				flush()
				all = append(all, block{kind: item, marker: "•", runs: runs(line[2:])})
			case numbered && len(marker) < 3 && strings.Trim(marker, "0123456789") == "":
				flush()
				all = append(all, block{kind: item, marker: marker + ".", runs: runs(rest)})
			case strings.HasPrefix(line, "|"):
				flush()
				var row [][]run
				for _, cell := range strings.Split(strings.Trim(line, "|"), "|") {
					row = append(row, runs(strings.TrimSpace(cell)))
				}
				if n := len(all); n > 0 && all[n-1].kind == table {
					all[n-1].rows = append(all[n-1].rows, row)
				} else {
					all = append(all, block{kind: table, rows: [][][]run{row}})
				}
			default:
				lines = append(lines, line)
			}
		}
		flush()
	}
	return all
}

// runs splits a line at ** and ~~.
func runs(line string) []run {
	var all []run
	var strong, struck bool
	for line != "" {
		b, s := strings.Index(line, "**"), strings.Index(line, "~~")
		next := b
		if b < 0 || s >= 0 && s < b {
			next = s
		}
		if next < 0 {
			return append(all, run{line, strong, struck})
		}
		if next > 0 {
			all = append(all, run{line[:next], strong, struck})
		}
		if next == b {
			strong = !strong
		} else {
			struck = !struck
		}
		line = line[next+2:]
	}
	return all
}

func plain(rs []run) string {
	var b strings.Builder
	for _, r := range rs {
		b.WriteString(r.text)
	}
	return b.String()
}

// wrap breaks text at spaces to a width of characters.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len([]rune(line))+1+len([]rune(word)) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}
