package report

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Question is what a report asks, and for whom.
type Question struct {
	Persons  []string // NHS number digits; none for a report by staff
	Staff    string   // id at the sign-in service; "" for a report by person
	From, To time.Time
	Of       Subject // who the person is, as far as known
	// Scope is the ODS code of the officer's organisation (decision 26): its own
	// users' accesses, and those of others to what it supplied. "" is no bound,
	// for a report about oneself.
	Scope string
	Rules Rules
	Words Words
}

// Report is the whole answer, newest first.
type Report struct {
	Rows   []*Row
	Notes  []string // what the reader has to know of it
	Events int      // that it was made of
}

// Make makes a report of what the repository holds and what was not sent yet. An
// event that is in both, or twice in one, counts once.
func Make(q Question, kept, unsent []json.RawMessage) Report {
	var out Report
	seen, unreadable := map[string]bool{}, 0
	events := make([]Event, 0, len(kept)+len(unsent))
	take := func(texts []json.RawMessage, waits bool) {
		for _, text := range texts {
			e, ok := Read(text, waits)
			switch {
			case !ok:
				unreadable++
			case !seen[e.ID] && q.asks(e):
				seen[e.ID] = true
				events = append(events, e)
			}
		}
	}
	take(kept, false)
	take(unsent, true)
	out.Events = len(events)
	others := 0
	for _, r := range rows(events, q.Words) {
		if q.Scope == "" || r.ODS == q.Scope || slices.ContainsFunc(r.ledger, func(l Line) bool { return l.ODS == q.Scope && l.State != "not-asked" }) {
			out.Rows = append(out.Rows, r)
		} else {
			others++
		}
	}
	q.Rules.flag(out.Rows, q.Of)
	if unreadable > 0 {
		out.Notes = append(out.Notes, fmt.Sprintf("%d events of the repository could not be read: this report may not be whole.", unreadable))
	}
	if others > 0 {
		out.Notes = append(out.Notes, fmt.Sprintf("%d more, by people of other organisations who were shown nothing of yours, are theirs to report: ask their privacy officers.", others))
	}
	if n := len(unsent); n > 0 {
		out.Notes = append(out.Notes, "Events that this computer has not sent to the repository yet are included, and marked.")
	}
	return out
}

// asks tells whether an event is one the question is about: a repository that
// does not know a parameter may have sent others.
func (q Question) asks(e Event) bool {
	if e.At.Before(q.From) || !e.At.Before(q.To) {
		return false
	}
	if q.Staff != "" {
		return e.Subject == q.Staff
	}
	return slices.Contains(q.Persons, e.Person)
}
