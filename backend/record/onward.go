package record

import (
	"context"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// HandOn hands the open person on to a neighbouring record (M46): it says that
// this is about to happen, in the audit, before anything leaves, and then has
// send do it. It is refused without the right, and for every sensitive person,
// whatever the role (decision 9): that somebody is known here may tell where
// they are.
func (r *Room) HandOn(ctx context.Context, handle, to string, send func(context.Context, receipt.Receipt, care.Person, care.Reason) error) error {
	o, err := r.find(handle)
	if err != nil {
		return err
	}
	o.mu.Lock()
	person, reason := o.person, o.reason
	e := o.event(receipt.Onward, "success")
	o.mu.Unlock()
	e.Item = to
	if why := mayNotHandOn(o.who, person); why != nil {
		e.Outcome = string(why.Code)
		if _, err := r.deps.Audit.Commit(ctx, e); err != nil {
			return err
		}
		return why
	}
	rc, err := r.deps.Audit.Commit(ctx, e)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer context.AfterFunc(o.ctx, stop)() // with the record closed, nobody waits for this
	if err := send(ctx, rc, person, reason); err != nil {
		e.Outcome = string(care.CodeOf(err))
		_, _ = r.deps.Audit.Commit(ctx, e) // that it was tried is in the journal
		return err
	}
	return nil
}

// MayHandOn says why the open person cannot be handed on to any neighbour; nil
// when they can.
func (r *Room) MayHandOn(handle string) error {
	o, err := r.find(handle)
	if err != nil {
		return err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if why := mayNotHandOn(o.who, o.person); why != nil {
		return why
	}
	return nil
}

func mayNotHandOn(who care.Professional, p care.Person) *care.Error {
	switch {
	case !who.May(care.RightOnward):
		return &care.Error{Code: care.CodeNoRole, Op: "hand on", Say: "Your role does not open other records from here. Ask your organisation if you need it to."}
	case p.Unconfirmed:
		return &care.Error{Code: care.CodeRefused, Op: "hand on", Say: "The identity service has not confirmed who this is, so the person is not handed on to another record."}
	case p.Sensitive:
		return &care.Error{Code: care.CodeRefused, Op: "hand on", Say: "This person’s record is marked sensitive, so they are not handed on to another record."}
	}
	return nil
}
