package find

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"shcr/backend/care"
)

const (
	whole  = 400 // bytes up to which a text is shown whole
	around = 160 // bytes of a longer one to either side: "no history of" must stay
)

// stretch is where a hit stands in a text, in bytes.
type stretch struct{ from, to int }

// places gives where the words of a query stand in a text, in order and apart;
// words that follow one another are one place.
func (q Query) places(text string) (out []stretch) {
	var at []int
	folded := string(fold(make([]byte, 0, len(text)), text, &at))
	for _, w := range q.words {
		for from := 0; ; {
			i := strings.Index(folded[from:], w)
			if i < 0 {
				break
			}
			i += from
			from = i + len(w)
			last := from
			for last < len(at) && at[last] == at[from-1] { // half of a letter that is two
				last++
			}
			s := stretch{at[i], len(text)}
			if last < len(at) {
				s.to = at[last]
			}
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b stretch) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	apart := out[:0]
	for _, s := range out {
		if n := len(apart); n > 0 && (s.from <= apart[n-1].to || text[apart[n-1].to:s.from] == " ") {
			apart[n-1].to = max(apart[n-1].to, s.to)
			continue
		}
		apart = append(apart, s)
	}
	return apart
}

// Mark gives a text in pieces, those that the query seeks marked. Together they are
// the text; of "" there are none.
func (q Query) Mark(text string) []care.Piece { return pieces(text, q.places(text)) }

func pieces(text string, hits []stretch) []care.Piece {
	out := []care.Piece{}
	add := func(from, to int, hit bool) {
		if from < to {
			out = append(out, care.Piece{Text: text[from:to], Hit: hit})
		}
	}
	done := 0
	for _, s := range hits {
		add(done, s.from, false)
		add(s.from, s.to, true)
		done = s.to
	}
	add(done, len(text), false)
	return out
}

// Without gives the query without the words that stand in one of the texts.
func (q Query) Without(texts ...string) Query {
	left := slices.Clone(q.words)
	for _, t := range texts {
		folded := string(fold(nil, t, nil))
		left = slices.DeleteFunc(left, func(w string) bool { return strings.Contains(folded, w) })
	}
	return Query{left}
}

// Excerpts gives pieces of an item's fields in which each word of wanted stands at
// least once, every word of the query marked, with as much around as says what it
// is about.
func (q Query) Excerpts(fields iter.Seq[Field], wanted Query) []care.Excerpt {
	out := []care.Excerpt{}
	for f := range fields {
		if wanted.None() {
			break
		}
		text, label, sought := f.text(), f.Label, q
		if f.Ours {
			label, sought = "", Query{}
		}
		at := wanted.places(text)
		if len(at) == 0 && len(wanted.Without(label).words) < len(wanted.words) {
			at = []stretch{{0, 0}} // the label alone: the text begins beside it
		}
		for _, s := range at {
			from, to := window(text, s)
			left := wanted.Without(label, text[from:to])
			if len(left.words) == len(wanted.words) { // an excerpt before has them
				continue
			}
			wanted = left
			out = append(out, care.Excerpt{Label: sought.Mark(f.Label), Text: ended(q.Mark(text[from:to]), from > 0, to < len(text))})
		}
	}
	return out
}

func (f Field) text() string {
	return strings.Join(slices.DeleteFunc(f.Words[:], func(w string) bool { return w == "" }), " ")
}

// window is what is shown of a text around a hit, from one space to another.
func window(text string, s stretch) (from, to int) {
	if len(text) <= whole {
		return 0, len(text)
	}
	from, to = max(0, s.from-around), min(len(text), s.to+around)
	if from > 0 {
		if i := strings.IndexByte(text[from:s.from], ' '); i >= 0 {
			from += i + 1
		} else {
			from = s.from
		}
	}
	if to < len(text) {
		if i := strings.LastIndexByte(text[s.to:to], ' '); i >= 0 {
			to = s.to + i
		} else {
			to = s.to
		}
	}
	return from, to
}

// ended says with an ellipsis where a text goes on.
func ended(p []care.Piece, before, after bool) []care.Piece {
	if before {
		p = append([]care.Piece{{Text: "… "}}, p...)
	}
	if after {
		p = append(p, care.Piece{Text: " …"})
	}
	return p
}
