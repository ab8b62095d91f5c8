package audit

// notices are what is wrong with the journal now.
type notices struct {
	none    bool   // neither place takes an event
	second  bool   // events go to the second place
	damaged string // the folder where a damaged journal was put aside
}

// Notice says in a sentence or two what is wrong with the journal and what to
// do, for a band on every screen; "" when all is well. It names nobody.
func (j *Journal) Notice() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	switch {
	case j.notice.none:
		return "Nothing can be recorded in the audit journal on this computer, so no record opens. Check that the disk is not full, then try again. If it goes on, use another computer and tell your IT helpdesk."
	case j.notice.second:
		return "The audit journal on this computer cannot be written. You can go on working: what you do is recorded in a second place. Tell your IT helpdesk today."
	case j.notice.damaged != "":
		return "The audit journal on this computer was damaged or changed. It was kept, and a new one was begun, so you can go on working. Tell your IT helpdesk today; they need the folder " + j.notice.damaged + "."
	}
	return ""
}

func (j *Journal) say(change func(*notices)) {
	j.mu.Lock()
	before := j.notice
	change(&j.notice)
	told := j.notice != before && j.changed != nil
	j.mu.Unlock()
	if told {
		go j.changed() // it may ask for the notice, and must not wait for a commit
	}
}
