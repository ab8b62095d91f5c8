// Package reconcile puts what all organisations say of one medicine or substance
// side by side (M117, H9). It is pure: it sees the rows that a section shows, and
// puts each of them in exactly one place.
//
// What is the same is told by identity alone, never by likeness. Statements of one
// medicine carry the same set of dm+d or SNOMED CT codes (dm+d's identifiers are
// SNOMED CT's), the same words in the same order but for case, punctuation and plural, the
// same route and the same form, as far as they are stated. A statement without a
// route is not joined with one that has a route, even where the product could have
// only one: a code does not tell whether it names a product or a mere substance
// (VMP or VTM), and the viewer holds no dictionary that would. For the same reason
// the words count beside the code: organisations send a substance's code with a
// product's words, and one code must not join two strengths. Allergies go by their
// codes alone. A statement without such a code stands alone. What may be the same
// is offered beside it and joined by nobody.
package reconcile

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"shcr/backend/care"
)

// products are the systems whose codes say what a product or substance is.
var products = map[string]bool{"snomed.info/sct": true, "dmd.nhs.uk": true}

// nameless are SNOMED CT codes that name no product or substance: what was meant
// stands in the words alone, as with the codes of transfers that lost the real one.
var nameless = []string{"196421000000109", "196461000000101", "196471000000108", "763158003", "410942007", "373873005", "105590001",
	"416098002", "414285001", "419199007", "418038007", "419511003", "418471000", "420134006"}

// codesOf are a row's identifying codes, sorted; none where any names nothing.
func codesOf(e care.Entry) (out []string) {
	for _, c := range e.Codes {
		system := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(c.System, "https://"), "http://"), "/")
		switch {
		case slices.Contains(nameless, c.Code):
			return nil
		case products[system] && c.Code != "":
			out = append(out, c.Code)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// row is a group in the making.
type row struct {
	statements []care.SideStatement
	codes      []string
	words      []string
	rank       int
	route      string
	form       string
}

// Rows puts the entries of a section into columns and rows. The columns name the
// organisations that have something to say and those with a gap; the entries'
// organisations that are in none are added. In which order anything comes in makes
// no difference.
func Rows(section care.Section, entries []care.Entry, gaps []care.SideColumn) ([]care.SideColumn, []care.SideRow) {
	columns := columnsOf(entries, gaps)
	entries = slices.Clone(entries)
	prints := make(map[string]string, len(entries))
	for _, e := range entries {
		prints[e.ID] = print(e)
	}
	slices.SortFunc(entries, func(a, b care.Entry) int {
		return cmp.Or(rankOf(section, a)-rankOf(section, b), a.Rank-b.Rank, strings.Compare(b.When.ISO, a.When.ISO), strings.Compare(prints[a.ID], prints[b.ID]), strings.Compare(a.ID, b.ID))
	})
	at, rows := map[string]*row{}, []*row{}
	for _, e := range entries {
		key := keyOf(e, prints[e.ID])
		r := at[key]
		if r == nil {
			r = &row{codes: codesOf(e), words: wordsOf(e.Term), rank: rankOf(section, e), route: stated(e, "route"), form: stated(e, "form")}
			at[key], rows = r, append(rows, r)
		}
		same := slices.IndexFunc(r.statements, func(s care.SideStatement) bool { return prints[s.Entry.ID] == prints[e.ID] })
		if same >= 0 {
			r.statements[same].Copies = append(r.statements[same].Copies, e)
			continue
		}
		r.statements = append(r.statements, care.SideStatement{Entry: e, Copies: []care.Entry{}})
	}
	slices.SortStableFunc(rows, func(a, b *row) int {
		return cmp.Or(a.rank-b.rank, strings.Compare(strings.ToLower(a.first().Term), strings.ToLower(b.first().Term)))
	})
	allergy := slices.ContainsFunc(entries, func(e care.Entry) bool { return e.Section == care.Allergies && e.Group == "current" })
	similar, more := likenesses(rows)
	out := make([]care.SideRow, 0, len(rows))
	for i, r := range rows {
		e := r.first()
		shown := care.SideRow{Key: e.ID, Term: e.Term, Route: r.route, Form: r.form, Coded: len(r.codes) > 0, Over: e.Group != "current" && e.Group != "statement",
			Notes: notes(r, columns, allergy), Last: lastIssued(r), Cells: make([]care.SideCell, len(columns)), Similar: similar[i], More: more[i]}
		for c := range columns {
			shown.Cells[c] = cellOf(r, columns[c])
		}
		out = append(out, shown)
	}
	return columns, out
}

func (r *row) first() care.Entry { return r.statements[0].Entry }

func rankOf(section care.Section, e care.Entry) int {
	i := slices.IndexFunc(section.Groups, func(g care.Group) bool { return g.Key == e.Group })
	if i < 0 {
		return len(section.Groups)
	}
	return i
}

// keyOf is what makes two statements one row's. One that no code identifies is
// joined only with itself, sent again.
func keyOf(e care.Entry, print string) string {
	codes := codesOf(e)
	if len(codes) == 0 {
		return "alone " + print
	}
	key := []string{e.Section, strings.Join(codes, " ")}
	if e.Section == care.Medications {
		key = append(key, strings.Join(wordsOf(e.Term), " "), strings.ToLower(stated(e, "route")), strings.ToLower(stated(e, "form")))
	}
	return fmt.Sprintf("%q", key)
}

// print is all that a row says: two with the same are one statement sent twice.
func print(e care.Entry) string {
	e.ID, e.Of = "", nil
	if e.Letter != nil {
		return fmt.Sprintf("%#v %#v", *e.Letter, e)
	}
	return fmt.Sprintf("%#v", e)
}

// stated are the facts of a kind, as sent, each once.
func stated(e care.Entry, key string) string {
	var out []string
	for _, f := range e.Facts {
		if f.Key == key {
			out = append(out, f.Text)
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), ", ")
}

// wordsOf are the words of a name in their order: numbers stand apart from their unit, so
// that "40mg" is "40 mg", and keep their point; a plural is its singular.
func wordsOf(term string) []string {
	var out []string
	var word strings.Builder
	last := 0 // 1 letter, 2 digit
	end := func() {
		if w := strings.Trim(word.String(), ".,"); w != "" {
			if len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
				w = strings.TrimSuffix(w, "s")
			}
			out = append(out, w)
		}
		word.Reset()
		last = 0
	}
	for _, r := range strings.ToLower(term) {
		kind := 0
		switch {
		case unicode.IsLetter(r):
			kind = 1
		case unicode.IsDigit(r), last == 2 && (r == '.' || r == ','):
			kind = 2
		case r == '%' || r == '/' || r == '+': // these tell products apart
			end()
			out = append(out, string(r))
			continue
		}
		if kind != last {
			end()
		}
		if kind > 0 {
			word.WriteRune(r)
			last = kind
		}
	}
	end()
	return out
}

// columnOf is the column's key: the organisation, or what stands in its place for
// a sensitive person.
func columnOf(e care.Entry) string { return cmp.Or(e.Source.ODS, e.Source.Name) }

// columnsOf orders by name; gaps come with their keys, several of one are joined.
func columnsOf(entries []care.Entry, gaps []care.SideColumn) []care.SideColumn {
	out := []care.SideColumn{}
	find := func(key string) int {
		return slices.IndexFunc(out, func(c care.SideColumn) bool { return c.Key == key })
	}
	for _, g := range gaps {
		i := find(g.Key)
		if i < 0 {
			out = append(out, g)
			continue
		}
		if !strings.Contains(out[i].Gap, g.Gap) {
			out[i].Gap = strings.TrimSpace(out[i].Gap + " " + g.Gap)
		}
		out[i].Waiting = out[i].Waiting && g.Waiting
	}
	for _, e := range entries {
		if find(columnOf(e)) < 0 {
			out = append(out, care.SideColumn{Key: columnOf(e), Name: e.Source.Name, Setting: e.Source.Setting})
		}
	}
	slices.SortFunc(out, func(a, b care.SideColumn) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Key, b.Key))
	})
	return out
}

func cellOf(r *row, c care.SideColumn) care.SideCell {
	cell := care.SideCell{Statements: []care.SideStatement{}}
	for _, s := range r.statements {
		if columnOf(s.Entry) == c.Key {
			cell.Statements = append(cell.Statements, s)
		}
	}
	switch {
	case len(cell.Statements) > 0:
	case c.Waiting:
		cell.Say = "Waiting"
	case c.Gap != "":
		cell.Say = "Not known"
	default:
		cell.Say = "None sent"
	}
	return cell
}

// Count is the line above the rows. Received are the statements that the section
// shows: none is hidden, and were one lost the line would say so. What the section
// itself leaves out is counted apart, by why.
func Count(rows []care.SideRow, received int, excluded []care.Excluded) string {
	n := 0
	for _, r := range rows {
		for _, c := range r.Cells {
			for _, s := range c.Statements {
				n += 1 + len(s.Copies)
			}
		}
	}
	say := plural(n, "statement") + ", " + plural(len(rows), "group") + ", " + strconv.Itoa(received-n) + " hidden"
	if len(excluded) > 0 {
		var why []string
		for _, h := range excluded {
			why = append(why, h.Reason)
		}
		slices.Sort(why)
		say += ". Received and not shown: " + plural(len(excluded), "item") + " (" + strings.Join(slices.Compact(why), "; ") + ")"
	}
	return say
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}
