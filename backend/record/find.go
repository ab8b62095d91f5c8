package record

import (
	"cmp"
	"iter"
	"slices"
	"unicode/utf8"

	"shcr/backend/care"
	"shcr/backend/find"
)

const (
	mostTyped = 200 // characters of a query
	pageHits  = 50  // hits of one group that are given at once
	allHits   = 20  // and of all groups together, when every group is asked for: more than are in view
	fewHits   = 2   // though at least so many of each
)

// Find gives what of the open record holds every word that was typed, in any
// order. group "" asks for the first hits of every section, of who the person is and
// of the text of letters; the key of one asks for its hits from a place on. Without a word it says
// what would be searched. That the sections and the demographics are shown is written before (M63); the
// words are kept nowhere.
func (r *Room) Find(handle, typed, group string, from int) (care.Found, error) {
	o, err := r.find(handle)
	if err != nil {
		return care.Found{}, err
	}
	if utf8.RuneCountInString(typed) > mostTyped || from < 0 {
		return care.Found{}, &care.Error{Code: care.CodeInput, Op: "find", Say: "That is too long to be searched for. Type a few words."}
	}
	f, q := &o.finder, find.Words(typed)
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := r.keepUp(o); err != nil {
		return care.Found{}, err
	}
	out := care.Found{Record: o.handle, Query: typed, Groups: []care.FoundGroup{}, Scope: r.scope(o)}
	type found struct {
		key, title string
		items      []int
		hit        func(item int) care.Hit
	}
	var all []found
	for _, sec := range r.deps.Sections {
		if p := f.parts[sec.Key]; p != nil && (group == "" || group == sec.Key) {
			all = append(all, found{sec.Key, sec.Title, p.index.Find(q), func(i int) care.Hit { return p.hit(q, i) }})
		}
	}
	if group == "" || group == care.FoundPerson {
		all = append(all, found{care.FoundPerson, "Full demographics", f.person.index.Find(q), func(i int) care.Hit { return f.person.hit(q, i) }})
	}
	if group == "" || group == care.FoundLetters {
		all = append(all, found{care.FoundLetters, "In the text of letters", f.texts.Find(q), func(i int) care.Hit { return f.letterHit(q, i) }})
	}
	all = slices.DeleteFunc(all, func(g found) bool { return len(g.items) == 0 })
	most := pageHits
	if group == "" && len(all) > 0 {
		most = min(pageHits, max(fewHits, allHits/len(all)))
	}
	for _, g := range all {
		hits := []care.Hit{}
		for _, i := range g.items[min(from, len(g.items)):min(from+most, len(g.items))] {
			hits = append(hits, g.hit(i))
		}
		out.Groups = append(out.Groups, care.FoundGroup{Key: g.key, Title: g.title, Total: len(g.items), From: from, Hits: hits})
	}
	if _, err := r.find(handle); err != nil { // closed meanwhile (H4)
		return care.Found{}, err
	}
	return out, nil
}

// keepUp brings what can be found in step with what the pages show. Called with the
// finder's lock.
func (r *Room) keepUp(o *openRecord) error {
	f := &o.finder
	if f.closed {
		return errNoRecord()
	}
	if f.parts == nil {
		f.parts = map[string]*foundPart{}
	}
	for _, sec := range r.deps.Sections {
		o.mu.Lock()
		revision, was := o.revision[sec.Key], f.parts[sec.Key]
		o.mu.Unlock()
		if !o.who.Sees(sec.Key) || was != nil && was.revision == revision {
			continue
		}
		v, err := r.showSection(o, sec.Key)
		if err != nil {
			return err
		}
		rows := v.Entries
		p := &foundPart{revision: v.Revision, section: sec.Section, rows: rows,
			index: find.New(len(rows), func(i int) iter.Seq[find.Field] { return find.Row(&rows[i]) })}
		for i, e := range rows {
			if e.Letter != nil {
				p.letters = append(p.letters, i)
			}
		}
		f.parts[sec.Key] = p
		f.texts = nil // letters stand in the order of their rows
	}
	if err := r.keepUpPerson(o); err != nil {
		return err
	}
	if f.texts == nil {
		f.order = f.order[:0]
		for _, sec := range r.deps.Sections {
			if p := f.parts[sec.Key]; p != nil {
				for _, i := range p.letters {
					if t := f.letters[p.rows[i].ID]; t != nil && t.searched() && p.rows[i].Group != "retracted" {
						f.order = append(f.order, letterPlace{p, i})
					}
				}
			}
		}
		f.texts = find.New(len(f.order), func(i int) iter.Seq[find.Field] { return f.letters[f.order[i].entry().ID].fields() })
	}
	return nil
}

func (p *foundPart) hit(q find.Query, i int) care.Hit {
	e := &p.rows[i]
	h := p.head(q, e)
	h.Excerpts = q.Excerpts(find.Row(e), q.Without(e.Negation, e.Term))
	return h
}

// head is what a hit says of its row wherever in it the words stand.
func (p *foundPart) head(q find.Query, e *care.Entry) care.Hit {
	h := care.Hit{Entry: e.ID, Section: e.Section, Negation: q.Mark(e.Negation), Term: q.Mark(cmp.Or(e.Term, "No title sent")), When: e.When, Status: e.Status,
		Cautions: append([]string{}, e.Cautions...), Setting: e.Source.Setting, From: e.Source.Name}
	if len(p.section.Groups) > 1 {
		for _, g := range p.section.Groups {
			if g.Key == e.Group {
				h.Group = g.Title
			}
		}
	}
	return h
}

func (f *finder) letterHit(q find.Query, i int) care.Hit {
	at := f.order[i]
	t := f.letters[at.entry().ID]
	h := at.part.head(find.Query{}, at.entry())
	h.Cautions = append(h.Cautions, t.notes...)
	h.Excerpts = q.Excerpts(t.fields(), q)
	h.Seek = seek(h.Excerpts)
	return h
}

// seek is the first run of sought words in an excerpt, to open the letter at.
func seek(list []care.Excerpt) string {
	for _, e := range list {
		for _, p := range e.Text {
			if p.Hit {
				return p.Text
			}
		}
	}
	return ""
}
