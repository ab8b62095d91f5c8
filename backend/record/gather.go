package record

import (
	"context"
	"sync"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// gather asks partners at once and settles each section as its answers come.
// When all have ended it writes what was shown to the audit.
func (r *Room) gather(o *openRecord, rc receipt.Receipt, sources []*sourceState) {
	o.mu.Lock()
	if o.ctx.Err() != nil {
		o.mu.Unlock()
		return // closed meanwhile
	}
	ctx, done := context.WithDeadline(fhir.WithBudget(o.ctx, openBytes), o.deadline)
	o.loading++
	o.gathering.Add(1)
	o.mu.Unlock()
	var group sync.WaitGroup
	for _, st := range sources {
		asks := r.asks(st)
		if len(asks) == 0 {
			continue
		}
		group.Go(func() { r.askOne(ctx, o, rc, st, asks) })
	}
	go func() {
		defer o.gathering.Done()
		group.Wait()
		done()
		o.mu.Lock()
		o.loading--
		e := o.event(receipt.OpenOutcome, "success")
		closed := o.ctx.Err() != nil
		if closed {
			e.Outcome = string(care.WhyCancelled)
		}
		e.Ledger, e.Count = r.ledger(o)
		e.Rights = rightsOf(o.who)
		versions := r.versions(o)
		o.mu.Unlock()
		for i, l := range e.Ledger {
			e.Ledger[i].Versions = versions(l)
		}
		// The outcome of what was already shown: if it cannot be written, the
		// record closes, since no row may stand without its trail.
		if _, err := r.deps.Audit.Commit(context.Background(), e); err != nil {
			r.failAudit(o)
			closed = true
		}
		r.deps.Changed(o.handle, "")
		if !closed {
			o.keepLook(r.deps)
		}
	}()
}

// failAudit closes the record from inside.
func (r *Room) failAudit(o *openRecord) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open == o {
		r.open = nil
	}
	o.cancel()
}

// openTime is how long anything of an open may take, from the click on, and
// openBytes how much all answers to it may hold (A1, B6).
const (
	openTime  = 12400 * time.Millisecond
	openBytes = 128 << 20
)

func (r *Room) askOne(ctx context.Context, o *openRecord, rc receipt.Receipt, st *sourceState, asks []fhir.Ask) {
	o.mu.Lock()
	st.started = r.deps.Now()
	o.mu.Unlock()
	var turn sync.Mutex // one reply at a time: all the partner sent is one set
	known, err := st.Ask(ctx, rc, o.numbers, asks, func(reply Reply) {
		turn.Lock()
		keys, protected := r.take(o, st, reply)
		turn.Unlock()
		if !r.auditProtected(o, st, protected) {
			return
		}
		for _, k := range keys {
			r.deps.Changed(o.handle, k)
		}
	})
	o.mu.Lock()
	st.took, st.ended, st.known, st.err = r.deps.Now().Sub(st.started), true, known, err
	o.mu.Unlock()
	var changed []string
	for _, sec := range r.deps.Sections {
		if c := st.cells[sec.Key]; c.answer.State != care.StateNotAsked && r.settleAgain(o, st, sec) {
			changed = append(changed, sec.Key)
		}
	}
	st.set.Forget()
	o.mu.Lock()
	st.waiting = false
	o.revision[demographicsPage]++
	changed = o.alsoChanged(append(changed, o.nothingToCome(st)...))
	why, _ := fhir.WhyOf(err)
	var replaced []receipt.Event
	if err == nil {
		replaced = o.replaced(st)
	}
	foreign := err != nil && (why == care.WhyPerson || why == care.WhyFilter)
	if foreign {
		o.security = securityNotice(o.person, st.Organisation())
	}
	o.mu.Unlock()
	if foreign {
		e := o.event(receipt.Security, string(care.CodeIntegrity))
		e.Ledger = []receipt.Line{{ODS: st.Organisation().ODS, State: care.StateWithheldIntegrity, Why: why}}
		_, _ = r.deps.Audit.Commit(context.Background(), e) // the outcome event carries it too
	}
	for _, e := range replaced {
		if _, err := r.deps.Audit.Commit(context.Background(), e); err != nil {
			r.failAudit(o)
		}
	}
	for _, key := range changed {
		r.deps.Changed(o.handle, key)
	}
	r.deps.Changed(o.handle, "")
	o.mu.Lock()
	versions := st.versions()
	o.mu.Unlock()
	for _, hash := range versions { // for the audit, while slower partners are waited for
		hash()
	}
}

// nothingToCome lists the sections that no longer say what the partner will share
// later, since it does not know the person.
func (o *openRecord) nothingToCome(st *sourceState) (changed []string) {
	for key, c := range st.cells {
		if c.answer.Why == care.WhyPlanned && st.stranger() {
			o.revision[key]++
			changed = append(changed, key)
		}
	}
	return changed
}

// take stores a reply and settles the sections that now have all of theirs. The
// record is locked only while something is put down in it: reading rows takes its
// time, and must keep neither the page nor another partner's rows waiting. As
// many read at once as there are cores: more would only hold more in memory.
func (r *Room) take(o *openRecord, st *sourceState, reply Reply) (changed, protected []string) {
	if o.ctx.Err() != nil {
		return nil, nil
	}
	r.reading <- struct{}{}
	defer func() { <-r.reading }()
	o.withholdRestricted(&reply)
	reply.version = sync.OnceValue(func() string { return hashOf(reply.Found.Resources) })
	o.mu.Lock()
	st.replies[reply.Key], st.set, st.registered, st.patients = reply, reply.Set, reply.Held, reply.Patients
	o.revision[demographicsPage]++
	o.mu.Unlock()
	for _, sec := range r.deps.Sections {
		if st.cells[sec.Key].answer.State == care.StateNotAsked || !st.has(sec) || !st.concerns(sec, reply.Key) {
			continue
		}
		if r.settle(o, st, sec) {
			changed = append(changed, sec.Key)
		}
	}
	pace()
	st.set.Forget() // what these sections shared: kept to the end it would double the record
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.alsoChanged(changed), reply.protected
}

// auditProtected writes an event for each item that needs a right of its own
// before the page is told of it (record-data §10). If it cannot be written the
// record closes.
func (r *Room) auditProtected(o *openRecord, st *sourceState, refs []string) bool {
	for _, ref := range refs {
		e := o.event(receipt.Document, "success")
		e.Item = st.Organisation().ODS + "|" + ref
		if _, err := r.deps.Audit.Commit(context.Background(), e); err != nil {
			r.failAudit(o)
			return false
		}
	}
	return true
}

func (st *sourceState) has(sec Section) bool {
	for _, a := range st.asks(sec) {
		if _, ok := st.replies[queryKey(a)]; !ok {
			return false
		}
	}
	return true
}

func (st *sourceState) concerns(sec Section, key string) bool {
	for _, a := range st.asks(sec) {
		if queryKey(a) == key {
			return true
		}
	}
	return false
}

// Retry asks one partner again, or all that did not answer when ods is "". The
// rows of the others stay.
func (r *Room) Retry(ctx context.Context, handle, ods string) error {
	o, err := r.find(handle)
	if err != nil {
		return err
	}
	o.mu.Lock()
	e := o.event(receipt.Retry, "success")
	var again []*sourceState
	for _, st := range o.sources {
		if !st.waiting && st.retryable() && (ods == "" || st.key == ods) {
			again = append(again, st)
			e.Ledger = append(e.Ledger, receipt.Line{ODS: st.Organisation().ODS, State: care.StatePending})
		}
	}
	o.mu.Unlock()
	if len(again) == 0 {
		return nil
	}
	rc, err := r.deps.Audit.Commit(ctx, e)
	if err != nil {
		return err
	}
	o.mu.Lock()
	o.deadline = time.Now().Add(openTime)
	for _, st := range again {
		if st.TryNow != nil {
			st.TryNow()
		}
		key := st.key
		*st = *r.plan(o, st.Source)
		st.key = key
	}
	o.mu.Unlock()
	r.gather(o, rc, again)
	return nil
}

// retryable tells whether asking again could help: something is missing.
func (st *sourceState) retryable() bool {
	for _, c := range st.cells {
		if c.answer.Missing() && !c.answer.Decided() {
			return true
		}
	}
	return st.err != nil
}
