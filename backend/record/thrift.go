package record

import (
	"slices"

	"shcr/backend/care"
)

// thrift has the rows of one section share what is the same in many of them: the
// term and codes of a test done a hundred times, the name of who did it. A long
// record is held in a twentieth less memory for it. Nothing that a row shows is
// other than before, and the rows are not written to afterwards.
type thrift struct {
	words map[string]string
	codes map[care.Coded][]care.Coded // lists by their first
}

// newThrift is for so many rows; for a few it does nothing.
func newThrift(rows int) *thrift {
	if rows < 20 {
		return nil
	}
	return &thrift{words: map[string]string{}, codes: map[care.Coded][]care.Coded{}}
}

// entry puts what was met before in place of what is the same, and takes away the
// room that growing left.
func (t *thrift) entry(e *care.Entry) {
	e.Facts = fitted(e.Facts)
	if t == nil {
		return
	}
	t.text(&e.Term, &e.Source.Unit, &e.Source.Author, &e.Source.Stated)
	e.Codes = t.list(e.Codes)
	for i := range e.Facts {
		t.text(&e.Facts[i].Text)
	}
	for i := range e.Values {
		v := &e.Values[i]
		t.text(&v.Name, &v.Text, &v.Unit, &v.Flag, &v.Range)
		v.Codes = t.list(v.Codes)
	}
}

// maxShared is the longest text that is looked for among others: a longer one is
// hardly ever said twice.
const maxShared = 128

func (t *thrift) text(all ...*string) {
	for _, s := range all {
		if *s == "" || len(*s) > maxShared {
			continue
		}
		if was, ok := t.words[*s]; ok {
			*s = was
		} else {
			t.words[*s] = *s
		}
	}
}

func (t *thrift) list(codes []care.Coded) []care.Coded {
	if len(codes) == 0 {
		return codes
	}
	was, ok := t.codes[codes[0]]
	if !ok {
		was = slices.Clip(codes)
		t.codes[codes[0]] = was
	}
	if slices.Equal(was, codes) {
		return was
	}
	return codes
}

// fitted gives facts without the room that growing left: a long record keeps
// thousands of such lists.
func fitted(facts []care.Fact) []care.Fact {
	if cap(facts) == len(facts) {
		return facts
	}
	return append(make([]care.Fact, 0, len(facts)), facts...)
}
