package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"io"
	"strings"
	"time"

	"shcr/backend/care"
)

// Head says what a CSV is of: pairs of a name and a value, such as the criteria
// and who made it.
type Head [][2]string

// WriteCSV writes the report for a spreadsheet: the head, the time zone, the rows
// with local times and their offset, the notes, and last the SHA-256 of all lines
// before it (reference §8). No cell begins as a formula would.
func (r Report) WriteCSV(w io.Writer, head Head) error {
	var b bytes.Buffer
	c := csv.NewWriter(&b)
	c.UseCRLF = true
	line := func(cells ...string) {
		for i := range cells {
			cells[i] = plain(cells[i])
		}
		_ = c.Write(cells) // to memory
	}
	for _, h := range head {
		line(h[0], h[1])
	}
	line("Time zone", "Europe/London, with the offset in each time")
	for _, n := range r.Notes {
		line("Note", n)
	}
	line("When", "Lasted", "What", "Name", "User", "Role", "Organisation", "ODS", "NHS number", "Reason", "In their words", "Shown", "Nothing shown because", "Emergency", "Flags", "How", "Computer", "In the repository")
	for _, x := range r.Rows {
		line(x.began.In(care.London).Format(time.RFC3339), x.Lasted, x.What, x.Name, x.User, x.Role, x.Organisation, x.ODS, x.Person, x.Reason, x.Note,
			strings.Join(x.Shown, "; "), x.Failed, yes(x.Emergency), strings.Join(x.Flags, "; "), x.How, x.Device, yes(!x.Unsent))
	}
	c.Flush()
	sum := sha256.Sum256(b.Bytes())
	line("SHA-256 of the lines above", hex.EncodeToString(sum[:]))
	c.Flush()
	_, err := b.WriteTo(w)
	return err
}

// plain keeps a spreadsheet from taking a cell for a formula: such a one, also
// after spaces, begins with an apostrophe.
func plain(cell string) string {
	cell = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, cell)
	if t := strings.TrimSpace(cell); t != "" && strings.ContainsRune("=+-@|%＝＋－＠", []rune(t)[0]) {
		return "'" + cell
	}
	return cell
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
