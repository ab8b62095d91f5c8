// Package since tells what changed in a record since its user last looked at it
// from this computer, where the region wants that. Of a look it keeps what each
// organisation's answers were worth, and of every row two keyed hashes: what it is,
// and what was shown of it. Neither gives anything back without the key, and not
// much with it: what is gone can be counted, and not named. Of a sensitive person
// nothing is kept.
//
// Absence is no change. A row is new only where all was given before, and gone only
// where all is given now, to somebody who may see the same; of everything else the
// answer is that it cannot be told. We would know this broke if an organisation that
// did not answer could make a row look new or gone; the whole table of answers then,
// answers now and rows is tested.
package since

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"shcr/backend/care"
)

// Store keeps looks (package lists). A person is named by NHS number; what a look
// holds of each organisation is opaque to it.
type Store interface {
	// Keyed gives bytes that are equal for equal texts, and tell nothing without the
	// user's key.
	Keyed(text string) []byte
	// LastLook gives the newest look; a zero time when none is kept.
	LastLook(person string) (at time.Time, organisations [][]byte, err error)
	// KeepLook puts a look in the place of those before.
	KeepLook(person string, at time.Time, organisations map[string][]byte) error
	// ForgetLooks leaves nothing of a person's.
	ForgetLooks(person string) error
}

// Terms are under what a look is made. Rights are what decides on single rows
// besides the sections that are asked for; Viewer is its version, for another may
// show the same item in other words.
type Terms struct{ Viewer, Rights string }

// Look is one look at one person's record, from its open to its close.
type Look struct {
	store  Store
	person string
	terms  Terms
	last   time.Time
	before map[string]kept // by ODS code
	say    string          // why nothing is compared
	keeps  bool
}

// Begin reads the look before. Of a sensitive person what was kept is forgotten.
func Begin(store Store, p care.Person, terms Terms) *Look {
	l := &Look{store: store, person: p.NHSNumber.Digits(), terms: terms, before: map[string]kept{}, keeps: !p.Sensitive}
	if p.Sensitive {
		l.say = saySensitive
		if !p.Unconfirmed && store.ForgetLooks(l.person) != nil {
			l.say = sayUnread
		}
		return l
	}
	at, texts, err := store.LastLook(l.person)
	switch {
	case err != nil:
		l.say = sayUnread
	case at.IsZero():
		l.say = sayFirst
	}
	l.last = at
	for _, text := range texts {
		var k kept
		if json.Unmarshal(text, &k) == nil {
			l.before[k.ODS] = k
		}
	}
	return l
}

const (
	saySensitive = "This record is marked sensitive: what you saw of it is not kept, so nothing can be compared."
	sayFirst     = "There is no earlier look of yours to compare with: it is your first on this computer, or the last was too long ago."
	sayUnread    = "What is kept of your earlier looks could not be read, so nothing can be compared."
)

// kept is what is kept of one organisation's answers.
type kept struct {
	ODS    string              `json:"o"`
	Viewer string              `json:"v"`
	Rights string              `json:"r"`
	Cells  map[string]keptCell `json:"c"` // by section
}

// keptCell holds the hashes of a section's rows, one after the other: of each item
// which it is, and what was shown of it.
type keptCell struct {
	Heard heard  `json:"h"`
	Items []byte `json:"i,omitempty"`
}

// size of a hash: of a million rows two are confused once in 10^16 looks.
const size = 12

// Keep keeps what is there now as the last look. A look to which nobody answered
// showed nothing, and leaves the one before.
func (l *Look) Keep(now []care.Square, at time.Time) error {
	if !l.keeps || !slices.ContainsFunc(now, func(c care.Square) bool { return hear(c.Answer).seen() }) {
		return nil
	}
	all := map[string]kept{}
	for _, c := range now {
		ods := c.Answer.ODS
		if all[ods].Cells == nil {
			all[ods] = kept{ODS: ods, Viewer: l.terms.Viewer, Rights: l.terms.Rights, Cells: map[string]keptCell{}}
		}
		k := keptCell{Heard: hear(c.Answer)}
		for _, r := range l.rows(c) {
			for _, item := range r.items {
				k.Items = append(append(k.Items, item[:]...), r.shown[:]...)
			}
		}
		all[ods].Cells[c.Section.Key] = k
	}
	texts := map[string][]byte{}
	for ods, k := range all {
		text, err := json.Marshal(k)
		if err != nil {
			return fmt.Errorf("since: %w", err)
		}
		texts[ods] = text
	}
	return l.store.KeepLook(l.person, at, texts)
}

type hash [size]byte

// row is a row by its hashes: the items it shows, and what it shows of them.
type row struct {
	entry care.Entry
	items []hash
	shown hash
}

func (l *Look) rows(c care.Square) []row {
	out := make([]row, 0, len(c.Entries))
	for _, e := range c.Entries {
		if len(e.Of) == 0 {
			continue // nothing tells it from others
		}
		place := l.person + "|" + c.Answer.ODS + "|" + c.Section.Key + "|"
		r := row{entry: e, shown: l.hash("shown|" + place + shown(e))}
		for _, ref := range e.Of {
			r.items = append(r.items, l.hash("item|"+place+ref))
		}
		out = append(out, r)
	}
	return out
}

func (l *Look) hash(text string) (h hash) {
	copy(h[:], l.store.Keyed(text))
	return h
}

// shown is what is to be read of a row, without what time alone changes: how long
// ago, the heading it stands under, and what other rows make be said of it.
func shown(e care.Entry) string {
	e.ID, e.Section, e.Group, e.Cautions = "", "", "", nil
	e.When.Relative = ""
	e.Of = slices.Sorted(slices.Values(e.Of)) // so that two rows alike are two
	e.Values = slices.Clone(e.Values)
	for i := range e.Values {
		e.Values[i].When.Relative = ""
	}
	text, _ := json.Marshal(e) // plain values always marshal
	return string(text)
}
