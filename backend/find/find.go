// Package find finds words in the items of an open record, as they are typed.
//
// All text lies folded in one piece of memory, item after item, and is gone
// through from its beginning to its end: for a record of 20,000 items that takes
// a few milliseconds, needs no index of words, and cannot miss one. It lives as
// long as whoever holds it and is written nowhere.
package find

import (
	"bytes"
	"iter"
	"slices"
)

// Field is a part of an item: its words are read one after the other, below or
// beside a label. Empty words are nothing. Ours is a label in the viewer's own
// words, which is shown but not sought: all items have it.
type Field struct {
	Label string
	Words [4]string
	Ours  bool
}

// Index finds items by the words in them.
type Index struct {
	text []byte // folded; a byte that no word has ends each item
	ends []int  // of the items in text
}

const end = 0

// New makes an index of n items by their fields.
func New(n int, fields func(item int) iter.Seq[Field]) *Index {
	x := &Index{text: make([]byte, 0, n*usual), ends: make([]int, 0, n)}
	for i := range n {
		for f := range fields(i) {
			if f.Label != "" && !f.Ours {
				x.text = append(fold(x.text, f.Label, nil), ' ')
			}
			for _, w := range f.Words {
				if w != "" {
					x.text = append(fold(x.text, w, nil), ' ')
				}
			}
		}
		x.text = append(x.text, end)
		x.ends = append(x.ends, len(x.text))
	}
	x.text = bytes.Clone(x.text) // without the room that was left
	return x
}

// usual is about how many bytes of text an item has.
const usual = 320

// Find gives the items that hold every word of the query, in their order.
func (x *Index) Find(q Query) []int {
	if q.None() {
		return nil
	}
	anchor := slices.MaxFunc(q.words, func(a, b string) int { return len(a) - len(b) })
	sought, others := []byte(anchor), [][]byte{}
	for _, w := range q.words {
		if w != anchor {
			others = append(others, []byte(w))
		}
	}
	items := make([]int, 0, 64)
	item := 0
	for from := 0; from < len(x.text); {
		i := bytes.Index(x.text[from:], sought)
		if i < 0 {
			return items
		}
		i += from
		for x.ends[item] <= i {
			item++
		}
		start := 0
		if item > 0 {
			start = x.ends[item-1]
		}
		own := x.text[start:x.ends[item]]
		if !slices.ContainsFunc(others, func(w []byte) bool { return !bytes.Contains(own, w) }) {
			items = append(items, item)
		}
		from = x.ends[item]
	}
	return items
}
