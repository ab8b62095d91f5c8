package record

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// settle derives one cell of the ledger, and its rows, from what happened on the
// wire. It may run several times as more arrives and depends on nothing but the
// replies there are. Only its last step needs the record's lock; one partner is
// settled by one goroutine at a time. It tells whether anything is other than it
// was: what is the same need not be read again by the page.
func (r *Room) settle(o *openRecord, st *sourceState, sec Section) (changed bool) {
	c := st.cells[sec.Key]
	a, share := c.answer, st.Share(sec.Key)
	a.Excluded, a.Received, a.Shown, a.Why, a.Until = []care.Excluded{}, 0, 0, care.WhyNone, ""
	a.Millis = st.took.Milliseconds()
	rows := care.Rows{}
	switch {
	case st.err != nil:
		a.State, a.Why, a.Until = failed(st.err, r.deps.Now())
	case st.ended && !st.known:
		a.State, a.Why = care.StateEmpty, care.WhyNotKnown
	case !st.has(sec):
		a.State = care.StatePending
	default:
		rows = r.read(o, st, sec, &a)
	}
	if a.State != care.StatePending {
		a.AsOf, a.State, a.Why = currency(st, sec, a, r.deps.Now())
	}
	o.withoutLegalStatus(rows.Entries)
	items := make(map[string]item, len(rows.Entries))
	same := newThrift(len(rows.Entries))
	for i := range rows.Entries {
		rows.Entries[i].Section = sec.Key
		same.entry(&rows.Entries[i])
		o.itemID(st, &rows.Entries[i], items)
	}
	if o.person.Sensitive {
		if withoutPlaces(&rows, st.Organisation()); a.State == care.StateComplete && withheldAsSensitive(rows) {
			a.State, a.Why = care.StatePartial, care.WhySensitive
		}
		if len(rows.Warnings) > 0 { // they are the partner's own words
			rows.Warnings = []string{settingWords[st.Organisation().Setting] + " warns that this may not be complete."}
		}
	}
	a.Shown = len(rows.Entries)
	a.Excluded = append(a.Excluded, rows.Excluded...)
	a.Say = o.say(a, share)
	rows.Elsewhere = nil // counted, and of no more use
	was := c.answer
	was.Millis = a.Millis // no card shows it
	changed = !reflect.DeepEqual(was, a) || !reflect.DeepEqual(c.rows, rows)
	o.mu.Lock()
	defer o.mu.Unlock()
	maps.Copy(o.items, items)
	if changed {
		o.revision[sec.Key]++
	}
	c.answer, c.rows, c.decided = a, rows, decisionsIn(sec.Key, rows.Entries)
	return changed
}

// settleAgain settles a section once its partner has ended and every reference
// can be followed. What has been read is kept where reading it again would find
// the same: a long record is not read twice. It tells whether anything is other
// than it was.
func (r *Room) settleAgain(o *openRecord, st *sourceState, sec Section) (changed bool) {
	c := st.cells[sec.Key]
	defer func() { c.watch = nil }()
	if st.err == nil && st.known && c.watch != nil && c.watch.Same(st.set) {
		o.mu.Lock()
		defer o.mu.Unlock()
		c.answer.Millis = st.took.Milliseconds()
		return false
	}
	return r.settle(o, st, sec)
}

// read hands the section's resources to its reader and weighs the replies.
func (r *Room) read(o *openRecord, st *sourceState, sec Section, a *care.Answer) care.Rows {
	in := fhir.Sent{Partner: st.Organisation(), Now: r.deps.Now()}
	if st.set == nil {
		st.set = fhir.NewSet("", nil)
	}
	in.Set, st.cells[sec.Key].watch = st.set.Watched()
	var worst error
	var unclear, restricted int
	var warnings []string
	withheld, suppressed := false, false
	for _, ask := range st.asks(sec) {
		reply := st.replies[queryKey(ask)]
		if reply.Err != nil && worst == nil {
			worst = reply.Err
		}
		in.Resources = slices.Grow(in.Resources, len(reply.Found.Resources))
		for _, res := range reply.Found.Resources {
			switch {
			case res.Mode == "include":
			case res.Type == ask.Type:
				in.Resources = append(in.Resources, res)
				a.Received++
			case res.Mode == "match" || !supporting(res.Type):
				unclear++ // an answer to another question: no reader looks at it here
				a.Received++
				a.Excluded = append(a.Excluded, care.Excluded{Ref: res.Ref(), Reason: reasonUnasked})
			}
		}
		for _, res := range reply.Unclear {
			unclear++
			a.Received++
			a.Excluded = append(a.Excluded, care.Excluded{Ref: res.Ref(), Reason: reasonUnclear})
		}
		for _, res := range reply.Found.Repeated {
			if res.Mode == "include" {
				continue // not an item: a page may bring it along again
			}
			a.Received++
			a.Excluded = append(a.Excluded, care.Excluded{Ref: res.Ref(), Reason: sentTwice})
		}
		restricted += reply.restricted(a)
		for _, out := range reply.Found.Outcomes {
			if w, partial := outcomeWords(st.Organisation(), out); w != "" {
				warnings, withheld = append(warnings, w), withheld || partial
				suppressed = suppressed || out.Has("suppressed")
			}
		}
	}
	rows := sec.Read(in)
	st.label(&rows, in.Resources)
	rows.Warnings = append(rows.Warnings, warnings...)
	a.Received -= r.elsewhere(st, sec, &rows)
	unplaced := conserve(in.Resources, &rows)
	switch {
	case worst != nil && a.Received == 0:
		a.State, a.Why, a.Until = failed(worst, r.deps.Now())
	case worst != nil:
		_, _, a.Until = failed(worst, r.deps.Now())
		a.State = care.StatePartial
		a.Why, _ = fhir.WhyOf(worst)
	case suppressed && a.Received == 0: // all of it is held back: that is not "nothing recorded"
		a.State, a.Why = care.StateWithheldPolicy, care.WhyWithheld
	case withheld || rows.Held:
		a.State, a.Why = care.StatePartial, care.WhyWithheld
	case len(rows.Warnings) > 0:
		a.State, a.Why = care.StatePartial, care.WhyNotAll
	case restricted > 0:
		a.State, a.Why = care.StatePartial, care.WhyRole
	case rows.Unreadable+unclear+unplaced > 0:
		a.State, a.Why = care.StatePartial, care.WhyUnreadable
	case rows.None != "" && onlyStatements(rows.Entries):
		a.State = care.StateAssertedNone
	case len(rows.Entries) == 0 && len(rows.Excluded) == 0:
		a.State = care.StateEmpty
	default:
		a.State = care.StateComplete
	}
	return rows
}

// elsewhere counts what another section shows that reads the same search. Where
// no such section is read from this partner for this role, it is excluded here
// with its reason: it arrived, and nobody else accounts for it (H10).
func (r *Room) elsewhere(st *sourceState, sec Section, rows *care.Rows) (n int) {
	read := map[string]bool{}
	for _, other := range r.deps.Sections {
		c := st.cells[other.Key]
		if other.Key == sec.Key || c == nil || c.answer.State == care.StateNotAsked {
			continue
		}
		for _, ask := range st.asks(other) {
			read[ask.Type] = true
		}
	}
	for _, ref := range rows.Elsewhere {
		if typ, _, _ := strings.Cut(ref, "/"); read[typ] {
			n++
			continue
		}
		rows.Excluded = append(rows.Excluded, care.Excluded{Ref: ref, Reason: reasonElsewhere})
	}
	return n
}

const reasonElsewhere = "Belongs to another section, which this organisation does not share or your role does not see"

// sentTwice is given for what is shown already.
const sentTwice = "Sent twice; shown once"

const reasonUnasked = "Sent, but of another kind than was asked for"

// supporting tells of types that come with others to be referred to; senders
// often do not mark them as included.
func supporting(typ string) bool {
	switch typ {
	case "Patient", "Medication", "Practitioner", "PractitionerRole", "Organization", "Location", "HealthcareService", "Substance", "Device",
		"Specimen", "Binary", "Provenance", "Questionnaire", "Endpoint", "Schedule", "Slot", "ImagingStudy", "Media":
		return true
	}
	return false
}

const reasonUnclear = "Could not be read; it may be about another person"

// onlyStatements tells whether every row is the partner's word that there is
// nothing.
func onlyStatements(rows []care.Entry) bool {
	for _, e := range rows {
		if e.Group != "statement" {
			return false
		}
	}
	return true
}

// conserve keeps the law that what was received is shown or excluded with a
// reason (H10). A reader that lost a resource is a fault of ours: it is counted
// and said, never silent.
func conserve(received []fhir.Resource, rows *care.Rows) (lost int) {
	placed := map[string]bool{}
	for _, e := range rows.Entries {
		for _, ref := range e.Of {
			placed[ref] = true
		}
	}
	for _, x := range rows.Excluded {
		placed[x.Ref] = true
	}
	for _, ref := range rows.Elsewhere {
		placed[ref] = true
	}
	for _, res := range received {
		if !placed[res.Ref()] {
			lost++
			rows.Excluded = append(rows.Excluded, care.Excluded{Ref: res.Ref(), Reason: "This viewer has no place for it yet"})
		}
	}
	return lost
}

// failed sorts an error into a state of the ledger; until is when a busy partner
// asked to be left alone ("14:32 today"), or "".
func failed(err error, now time.Time) (state care.State, why care.Why, until string) {
	why, _ = fhir.WhyOf(err)
	if at := fhir.UntilOf(err); !at.IsZero() {
		until = showAsOf(at, now)
	}
	state, why = stateOf(err, why)
	return state, why, until
}

func stateOf(err error, why care.Why) (care.State, care.Why) {
	if o, ok := fhir.OutcomeOf(err); ok && (o.Has("NO_PATIENT_CONSENT") || o.Has("suppressed")) {
		return care.StateWithheldPolicy, care.WhyDenied
	}
	switch why {
	case care.WhyPerson, care.WhyFilter:
		return care.StateWithheldIntegrity, why
	case care.WhyDenied:
		return care.StateWithheldPolicy, why
	case care.WhyBreaker, care.WhySignIn:
		return care.StateNotAsked, why
	}
	return care.StateFailed, why
}
