package record

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"shcr/backend/care"
)

// A document is filed under the person that its organisation says it is about.
// What stands inside it is not trusted over the banner: where a header of its own
// names somebody else, that is said above it (H30).
var (
	labelledNumber = regexp.MustCompile(`(?i)\bNHS\s*(?:number|no\.?|num\.?|#)?(?:\s*\(?as sent\)?)?\s*[:.]?\s*(\d{3}[ \x{a0}-]?\d{3}[ \x{a0}-]?\d{4})\b`)
	aboutLine      = regexp.MustCompile(`^About, as sent: (.+)$`)
	bornLine       = regexp.MustCompile(`^Born, as sent: (\d{8})`)
)

const (
	sayOtherNumber = "This document gives another NHS number than this person's. It may be about somebody else: check before you rely on it, and tell the organisation that sent it."
	sayOtherName   = "The person named in this document has another family name than this record's. Check that it is about the same person."
	sayOtherBirth  = "The person named in this document has another date of birth than this record's. Check that it is about the same person."
)

// otherPerson says what in the lines of a document does not fit the person whose
// record it came with. Only the first NHS number counts: a letter may name a
// mother or a child further down. A number with a wrong check digit says nothing.
func otherPerson(p care.Person, lines []string) (notes []string) {
	number := false
	for _, line := range lines {
		for _, m := range labelledNumber.FindAllStringSubmatch(line, -1) {
			n, err := care.ParseNHSNumber(m[1])
			if number || err != nil {
				continue
			}
			number = true
			if n != p.NHSNumber && n.Spaced() != p.AskedAs {
				notes = append(notes, sayOtherNumber)
			}
		}
		if m := aboutLine.FindStringSubmatch(line); m != nil && p.Name.Family != "" && !strings.Contains(plainName(m[1]), plainName(p.Name.Family)) {
			notes = append(notes, sayOtherName)
		}
		if m := bornLine.FindStringSubmatch(line); m != nil && len(p.BirthISO) == 10 && m[1] != strings.ReplaceAll(p.BirthISO, "-", "") {
			notes = append(notes, sayOtherBirth)
		}
	}
	return notes
}

// plainName is a name in capitals without marks, spaces or hyphens.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, norm.NFD.String(s))
}

// linesOf gives the text of a letter's blocks, a line for each block or row.
func linesOf(blocks []care.Block) (out []string) {
	text := func(b *strings.Builder, runs []care.Run) {
		for _, r := range runs {
			if !r.Deleted {
				b.WriteString(r.Text)
			}
		}
	}
	for _, block := range blocks {
		var b strings.Builder
		text(&b, block.Runs)
		out = append(out, b.String())
		for _, row := range block.Rows {
			b.Reset()
			for _, cell := range row {
				text(&b, cell.Runs)
				b.WriteByte(' ')
				out = append(out, linesOf(cell.Blocks)...)
			}
			out = append(out, b.String())
		}
	}
	return out
}

// wordsOf gives the words of a page as one line.
func wordsOf(t care.PageText) string {
	words := make([]string, len(t.Words))
	for i, w := range t.Words {
		words[i] = w.Text
	}
	return strings.Join(words, " ")
}
