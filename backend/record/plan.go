package record

import (
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// plan decides what one partner is asked: a cell for every section, and the
// reason where it is not asked at all.
func (r *Room) plan(o *openRecord, s Source) *sourceState {
	st := &sourceState{Source: s, key: s.Organisation().ODS, waiting: true, replies: map[string]Reply{}, cells: map[string]*cell{}}
	org := s.Organisation()
	asked := false
	for _, sec := range r.deps.Sections {
		a := care.Answer{ODS: org.ODS, Name: org.Name, Setting: org.Setting, Section: sec.Key, State: care.StateNotAsked, Excluded: []care.Excluded{}}
		share := s.Share(sec.Key)
		if share.Since != "" {
			a.Since = care.ParseMoment(share.Since).Text()
		}
		switch {
		case !o.who.Sees(sec.Key):
			a.Why = care.WhyRole
		case share.Planned != "":
			a.Why = care.WhyPlanned
		case !share.Shared:
			a.Why = care.WhyNotShared
		default:
			a.State, asked = care.StatePending, true
		}
		a.Say = o.say(a, share)
		st.cells[sec.Key] = &cell{answer: a, rows: care.Rows{Entries: []care.Entry{}, Excluded: []care.Excluded{}}}
	}
	st.waiting = asked
	return st
}

// say puts an answer into words, without the name where that would locate a
// sensitive person.
func (o *openRecord) say(a care.Answer, share Share) string {
	if o.person.Sensitive {
		a, share = withoutName(a), withoutDates(share)
	}
	return sayAnswer(a, share)
}

// asks lists each type once, however many sections read it.
func (r *Room) asks(st *sourceState) []fhir.Ask {
	var out []fhir.Ask
	seen := map[string]bool{}
	for _, sec := range r.deps.Sections {
		if st.cells[sec.Key].answer.State != care.StatePending {
			continue
		}
		for _, a := range st.asks(sec) {
			if k := queryKey(a); !seen[k] {
				seen[k] = true
				out = append(out, a)
			}
		}
	}
	return out
}
