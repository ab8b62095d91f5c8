package record

import (
	"cmp"
	"context"
	"crypto/rand"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// Request is who wants to open whom, and why.
type Request struct {
	Who    care.Professional
	Number care.NHSNumber
	Reason care.Reason
	Note   string
	Search int64 // number of the search event that showed this person; 0 when none did
	// Alone says that the user goes by the NHS number alone, should the identity
	// service not answer ([Unconfirmed]).
	Alone bool
	// Access is [receipt.Launched] or [receipt.Unproven] for a person who was handed
	// over, for whom the right of direct access is not needed; "" else. Whoever fills
	// it in has checked that this is that person.
	Access string

	flags []string // of the audit
}

// Open opens a record: access, audit, demographics, asking. It returns when the
// person is known and the partners have been asked; rows come as they answer. A
// record that was open before is closed when this one takes its place.
func (r *Room) Open(ctx context.Context, q Request) (View, error) {
	if !q.Who.May(care.RightDirectAccess) && q.Access == "" {
		return View{}, r.refuse(ctx, q, &care.Error{Code: care.CodeNoRole, Op: "open record",
			Say: "Your role does not allow opening a record from here. Ask your organisation to nominate you for direct access."})
	}
	rc, err := r.deps.Audit.Commit(ctx, event(receipt.Open, q, "success"))
	if err != nil {
		return View{}, err
	}
	turn, began := r.begin(), time.Now()
	stop := r.greet(rc, q.Who)
	traceCtx, done := context.WithTimeout(ctx, traceTime)
	person, err := r.deps.Trace(traceCtx, rc, q.Number)
	done()
	if q.Alone && care.CodeOf(err) == care.CodeUnavailable {
		person, err = Unconfirmed(q.Number, r.deps.Now()), nil
	}
	if err == nil {
		err = r.think(ctx, &q, person)
	}
	if err != nil {
		stop()
		return View{}, r.refuse(ctx, q, err)
	}
	o := r.newRecord(q, person)
	o.deadline = began.Add(openTime)
	context.AfterFunc(o.ctx, stop)
	old, entered := r.enter(o, turn)
	if !entered {
		return View{}, r.refuse(ctx, q, errOvertaken)
	}
	closed := old.drop()
	r.lookAt(o) // once the look before is kept
	r.relate(o, rc)
	r.gather(o, rc, o.sources)
	r.recordClosed(closed)
	return r.View(o.handle)
}

// traceTime bounds the look-up of the person: what is left of the open is the
// partners' (B6).
const traceTime = 8 * time.Second

// Reload opens the same record anew for the same reason: nothing is kept from
// the last open, and it is audited like any (M69, M102).
func (r *Room) Reload(ctx context.Context, handle string) (View, error) {
	o, err := r.find(handle)
	if err != nil {
		return View{}, err
	}
	q, ok := r.Opened()
	if !ok || o.handle != handle {
		return View{}, errNoRecord()
	}
	return r.Open(ctx, q)
}

func (r *Room) begin() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.turns++
	return r.turns
}

// enter puts a record in the room in place of another, unless a newer open has
// begun (H4). Until here the other stays, so that an open that fails loses nothing.
func (r *Room) enter(o *openRecord, turn int) (old *openRecord, entered bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if turn != r.turns || r.shut {
		o.cancel()
		return nil, false
	}
	old, r.open = r.open, o
	return old, true
}

// refuse records that nothing was opened; the reason given to the person stays.
func (r *Room) refuse(ctx context.Context, q Request, why error) error {
	kind := receipt.Refused
	switch care.CodeOf(why) {
	case care.CodeUnavailable, care.CodeIntegrity, care.CodeInternal:
		kind = receipt.Failed
	case care.CodeNoRecord:
		kind = receipt.Cancelled
	}
	if _, err := r.deps.Audit.Commit(ctx, event(kind, q, string(care.CodeOf(why)))); err != nil {
		return err
	}
	return why
}

var errOvertaken = &care.Error{Code: care.CodeNoRecord, Op: "open record", Say: "Another record was opened meanwhile. This one was not."}

// recordClosed writes the end of an open; there was none when e is nil.
func (r *Room) recordClosed(e *receipt.Event) {
	if e != nil {
		_, _ = r.deps.Audit.Commit(context.Background(), *e) // nothing is shown after it
	}
}

func event(kind receipt.Kind, q Request, outcome string) receipt.Event {
	e := receipt.Event{Kind: kind, Who: q.Who, Person: q.Number.Digits(), Reason: q.Reason, Note: q.Note, Outcome: outcome,
		Access: cmp.Or(q.Access, receipt.Direct), Relationship: receipt.SelfClaimed, Search: q.Search, Flags: q.flags}
	if q.Access == receipt.Launched {
		e.Relationship = receipt.HostSystem
	}
	return e
}

func (o *openRecord) event(kind receipt.Kind, outcome string) receipt.Event {
	e := event(kind, Request{Who: o.who, Number: o.person.NHSNumber, Reason: o.reason, Note: o.note, Search: o.search, Access: o.access}, outcome)
	if o.person.Unconfirmed && o.access == "" {
		e.Access = receipt.Unconfirmed
	}
	return e
}

func (r *Room) newRecord(q Request, person care.Person) *openRecord {
	ctx, cancel := context.WithCancel(context.Background())
	o := &openRecord{
		handle: rand.Text(), who: q.Who, reason: q.Reason, note: q.Note, search: q.Search, access: q.Access, ctx: ctx, cancel: cancel,
		person: person, numbers: []care.NHSNumber{person.NHSNumber}, retrieved: r.deps.Now(), revision: map[string]int{}, items: map[string]item{},
		shown: map[string]func() error{},
	}
	if r.deps.Found != nil {
		o.finder.tell = func() { r.deps.Found(o.handle) }
	}
	if person.NHSNumber != q.Number {
		o.numbers = append(o.numbers, q.Number) // partners may still hold the old number (H11)
	}
	sources := r.deps.Sources
	if person.Sensitive {
		sources = inNoOrder(sources, o.handle)
	}
	for _, s := range sources {
		st := r.plan(o, s)
		if person.Sensitive {
			st.key = "organisation-" + itoa(len(o.sources)+1)
		}
		o.sources = append(o.sources, st)
	}
	return o
}

// Close closes a record and drops all its data; "" closes whatever is open. The
// window is told nothing: it asked.
func (r *Room) Close(handle string) {
	r.mu.Lock()
	if handle == "" {
		r.turns++ // also an open still under way, of somebody signing out, comes to nothing
	}
	o := r.open
	if o == nil || handle != "" && o.handle != handle {
		r.mu.Unlock()
		return
	}
	r.open = nil
	r.mu.Unlock()
	r.recordClosed(o.drop())
}

// Shut closes whatever is open, for good: nothing opens in this room again, also
// not an open that has begun before.
func (r *Room) Shut() {
	r.mu.Lock()
	r.shut = true
	r.mu.Unlock()
	r.Close("")
}

// Opened gives the request that the open record came by; ok is false when none is
// open.
func (r *Room) Opened() (q Request, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open == nil {
		return q, false
	}
	o := r.open
	return Request{Who: o.who, Number: o.numbers[len(o.numbers)-1], Reason: o.reason, Note: o.note, Search: o.search, Alone: o.person.Unconfirmed, Access: o.access}, true
}

// Current gives the handle and the person of the open record; ok is false when
// none is open.
func (r *Room) Current() (handle string, p care.Person, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open == nil {
		return "", p, false
	}
	r.open.mu.Lock()
	defer r.open.mu.Unlock()
	return r.open.handle, r.open.person, true
}

// drop cancels what is still asked, lets go of all data, and gives the event that
// says so.
func (o *openRecord) drop() *receipt.Event {
	if o == nil {
		return nil
	}
	o.mu.Lock()
	o.cancel() // under the lock: no gathering begins after it
	o.mu.Unlock()
	o.gathering.Wait() // it writes the outcome event, also when cancelled
	o.finder.forget()
	o.mu.Lock()
	defer o.mu.Unlock()
	e := o.event(receipt.Closed, "success")
	o.sources, o.items, o.person, o.related = nil, nil, care.Person{}, nil
	return &e
}

// Wait returns when everything asked so far has answered; for tests and doctor.
func (r *Room) Wait(handle string) {
	if o, err := r.find(handle); err == nil {
		o.gathering.Wait()
	}
}
