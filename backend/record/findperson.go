package record

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"strings"

	"shcr/backend/care"
	"shcr/backend/find"
)

// foundPerson is the full demographics page as it was at a turn of the record: what
// that page withholds is not here either (H24).
type foundPerson struct {
	turn   int
	values []foundValue
	notes  []string // of the page: what could not be read or is withheld
	index  *find.Index
}

// foundValue is a value of a field, in the box and the field that it stands in.
type foundValue struct {
	box   string
	field *DemographicsField
	*DemographicsValue
}

// turn grows with all that the page of demographics is made from, rows of the
// sections among it. Called with the lock.
func (o *openRecord) turn() (n int) {
	for _, revision := range o.revision {
		n += revision
	}
	return n
}

// keepUpPerson brings what can be found of who the person is in step with its page,
// which counts as shown. Called with the finder's lock.
func (r *Room) keepUpPerson(o *openRecord) error {
	o.mu.Lock()
	turn := o.turn()
	o.mu.Unlock()
	if was := o.finder.person; was != nil && was.turn == turn {
		return nil
	}
	v, write := r.demographics(o)
	if err := o.told(demographicsPage, write); err != nil {
		return err
	}
	p := &foundPerson{turn: turn, notes: v.Notes}
	for _, g := range v.Groups {
		for i := range g.Fields {
			f := &g.Fields[i]
			for j := range f.Values {
				p.values = append(p.values, foundValue{g.Title, f, &f.Values[j]})
			}
		}
	}
	p.index = find.New(len(p.values), func(i int) iter.Seq[find.Field] {
		return func(yield func(find.Field) bool) {
			x := p.values[i]
			yield(find.Field{Label: x.field.Label, Words: [4]string{x.Text, x.Note, strings.Join(x.Sources, " ")}})
		}
	})
	o.finder.person = p
	return nil
}

func (p *foundPerson) hit(q find.Query, i int) care.Hit {
	x := p.values[i]
	text := x.Text
	if x.Note != "" {
		text += " (" + x.Note + ")"
	}
	h := care.Hit{Entry: x.ID, Section: care.FoundPerson, Group: x.box, Negation: []care.Piece{}, Term: q.Mark(x.field.Label), Cautions: []string{},
		From: strings.Join(x.Sources, "; "), Excerpts: []care.Excerpt{{Label: []care.Piece{}, Text: q.Mark(text)}}}
	if x.field.Differs {
		h.Cautions = append(h.Cautions, "Differs: not all who hold this say the same.")
	}
	return h
}

// valueID names a value of a field for the window, as itemID names a row.
func (o *openRecord) valueID(field string, v DemographicsValue) string {
	sum := sha256.Sum256([]byte(o.handle + "|" + field + "|" + v.Text + "|" + v.Note))
	return hex.EncodeToString(sum[:12])
}
