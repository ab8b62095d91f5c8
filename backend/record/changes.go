package record

import (
	"strings"
	"time"

	"shcr/backend/care"
)

// Look is one look at a person's record (package since). It is given the rows as
// they are shown, and what every answer was worth.
type Look interface {
	Changed(now []care.Square) care.Changes
	Keep(now []care.Square, at time.Time) error
}

// lookAt begins a look where the region lets one be kept.
func (r *Room) lookAt(o *openRecord) {
	if r.deps.Look == nil {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.look = r.deps.Look(o.person, rightsOf(o.who))
}

// changesPart is what the audit calls what changed since the last look.
const changesPart = "changes"

// Changes gives what is other than at the user's last look. The first time, that it
// was shown is written before it leaves (M63).
func (r *Room) Changes(handle string) (care.Changes, error) {
	o, err := r.find(handle)
	if err != nil {
		return care.Changes{}, err
	}
	o.mu.Lock()
	look := o.look
	o.mu.Unlock()
	if look == nil {
		return care.Changes{Record: handle, Organisations: []care.ChangesOf{}, New: []care.Changed{}, Altered: []care.Changed{}, Notes: []string{}}, nil
	}
	now, sensitive := o.squares(r.deps)
	v := look.Changed(now) // a long record takes its time: nobody waits for it
	v.Record = handle
	if sensitive || v.Say != "" {
		return v, nil
	}
	o.mu.Lock()
	write := r.shown(o, changesPart, len(v.New)+len(v.Altered))
	o.mu.Unlock()
	if err := o.told(changesPart, write); err != nil {
		return care.Changes{}, err
	}
	return v, nil
}

// keepLook keeps what is there now as the user's last look. That it cannot be kept
// keeps nobody from the record: the next look is compared with one before, or with
// none.
func (o *openRecord) keepLook(deps Deps) {
	if o.look == nil {
		return
	}
	if now, sensitive := o.squares(deps); !sensitive {
		_ = o.look.Keep(now, deps.Now())
	}
}

// squares are the cells of the ledger with their rows, none of a sensitive person's:
// what is compared is kept.
func (o *openRecord) squares(deps Deps) (all []care.Square, sensitive bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.person.Sensitive {
		return nil, true
	}
	for _, st := range o.sources {
		for _, sec := range deps.Sections {
			c := st.cells[sec.Key]
			all = append(all, care.Square{Section: sec.Section, Answer: c.answer, Entries: c.rows.Entries})
		}
	}
	return all, false
}

// deciding are the rights that let single items of a section be seen.
var deciding = []care.Right{care.RightFGM, care.RightProtection, care.RightRestricted, care.RightSafeguarding}

// rightsOf is equal for who may see the same rows of a section.
func rightsOf(who care.Professional) string {
	var all []string
	for _, r := range deciding {
		if who.May(r) {
			all = append(all, string(r))
		}
	}
	return strings.Join(all, ",")
}
