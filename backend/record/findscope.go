package record

import (
	"fmt"
	"slices"
	"strings"

	"shcr/backend/care"
)

// scope says what is searched and what is not. Called with the finder's lock.
func (r *Room) scope(o *openRecord) care.FoundScope {
	o.mu.Lock()
	defer o.mu.Unlock()
	f := &o.finder
	s := care.FoundScope{Loading: o.loading > 0, Not: []string{}, Letters: len(f.order), MayFetch: r.deps.FetchLetters && !o.person.Sensitive}
	var seen, hidden []string
	for _, sec := range r.deps.Sections {
		if o.who.Sees(sec.Key) {
			seen = append(seen, sec.Key)
		} else {
			hidden = append(hidden, sec.Title)
		}
	}
	organisations := 0
	for _, st := range o.sources {
		if slices.ContainsFunc(seen, func(key string) bool { return len(st.rowsOf(key)) > 0 }) {
			organisations++
		}
	}
	for _, p := range f.parts {
		s.Items += len(p.rows)
	}
	s.Say = "Searched: the full demographics. Nothing else has come yet that could be searched."
	if s.Items > 0 {
		searched := []string{plural(s.Items, "item") + " from " + plural(organisations, "organisation"), "the full demographics"}
		if s.Letters > 0 {
			searched = append(searched, "the text of "+plural(s.Letters, "letter"))
		}
		s.Say = "Searched: " + list(searched) + "."
	}
	s.Not = append(s.Not, o.gaps("something", seen...)...)
	if len(hidden) > 0 {
		s.Not = append(s.Not, "Not searched, hidden by your role: "+strings.Join(hidden, "; ")+".")
	}
	s.Not = append(s.Not, o.keptBack(seen)...)
	for _, note := range f.person.notes {
		s.Not = append(s.Not, "Full demographics: "+note)
	}
	if o.person.Sensitive {
		s.Not = append(s.Not, "Not searched: letters of a sensitive record.")
	} else {
		f.letterScope(&s)
	}
	if f.asked != nil {
		s.Done, s.Of = f.asked.done, f.asked.of
	}
	return s
}

// keptBack counts what was sent and is not shown.
func (o *openRecord) keptBack(seen []string) (out []string) {
	restricted, others := 0, 0
	for _, st := range o.sources {
		for _, key := range seen {
			for _, x := range st.cells[key].answer.Excluded {
				switch x.Reason {
				case restrictedReason:
					restricted++
				case sentTwice, reasonUnasked: // shown, or of no section
				default:
					others++
				}
			}
		}
	}
	if restricted > 0 {
		out = append(out, "Not searched: "+plural(restricted, "restricted item")+" that your role may not see.")
	}
	if others > 0 {
		out = append(out, "Not searched: "+plural(others, "item")+" that could not be shown.")
	}
	return out
}

// letterScope says of which letters the text is not searched.
func (f *finder) letterScope(s *care.FoundScope) {
	unread, withdrawn, failed, pictures, partly := 0, 0, 0, 0, 0
	for _, p := range f.parts {
		for _, i := range p.letters {
			e := &p.rows[i]
			t := f.letters[e.ID]
			switch {
			case e.Group == "retracted":
				withdrawn++
			case t == nil:
				unread++
			case t.failed:
				failed++
			case t.unread > 0:
				partly++
			case t.pictures > 0:
				pictures++
			}
		}
	}
	s.Unread = unread
	say := func(n int, one, many string) {
		switch {
		case n == 1:
			s.Not = append(s.Not, one)
		case n > 1:
			s.Not = append(s.Not, fmt.Sprintf(many, n))
		}
	}
	say(unread, "Not searched: the text of 1 letter that has not been opened.", "Not searched: the text of %d letters that have not been opened.")
	say(pictures, "Not searched: the words in 1 letter that is a picture, or has pages that are.", "Not searched: the words in %d letters that are pictures, or have pages that are.")
	say(partly, "Not searched whole: 1 letter that was not read to its end.", "Not searched whole: %d letters that were not read to their end.")
	say(failed, "Not searched: the text of 1 letter that could not be fetched or read.", "Not searched: the text of %d letters that could not be fetched or read.")
	say(withdrawn, "Not searched: the text of 1 letter that its organisation withdrew.", "Not searched: the text of %d letters that their organisations withdrew.")
}
