package record

import (
	"shcr/backend/care"
	"shcr/backend/reconcile"
)

// SideBySide gives the medicines or the allergies with what all organisations say
// of one product in one row (M117). It is made of what [Room.Section] gives, which
// also writes that it was shown; for any other section it is an error of code input.
func (r *Room) SideBySide(handle, key string) (care.SideBySide, error) {
	if key != care.Medications && key != care.Allergies {
		return care.SideBySide{}, &care.Error{Code: care.CodeInput, Op: "side by side", Say: "Only medicines and allergies are shown side by side."}
	}
	o, err := r.find(handle)
	if err != nil {
		return care.SideBySide{}, err
	}
	s, err := r.showSection(o, key)
	if err != nil {
		return care.SideBySide{}, err
	}
	o.mu.Lock()
	sensitive := o.person.Sensitive
	o.mu.Unlock()
	v := care.SideBySide{Record: s.Record, Section: key, Title: s.Section.Title, Empty: s.Empty, Warnings: s.Warnings, Revision: s.Revision}
	var gaps []care.SideColumn
	var excluded []care.Excluded
	for _, a := range s.Answers {
		excluded = append(excluded, a.Excluded...)
		if pending := a.State == care.StatePending; pending || a.Missing() {
			column := a.ODS
			if sensitive { // whose organisations are not told apart (H24)
				column = a.Name
			}
			gaps = append(gaps, care.SideColumn{Key: column, Name: a.Name, Setting: a.Setting, Gap: a.Say, Waiting: pending})
		}
	}
	v.Columns, v.Rows = reconcile.Rows(s.Section, s.Entries, gaps)
	v.Count = reconcile.Count(v.Rows, len(s.Entries), excluded)
	if len(gaps) > 0 {
		v.Count = "At least " + v.Count
	}
	return v, nil
}
