package record

import (
	"context"
	"slices"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// think asks for words before a record opens that may be the user's own or of
// somebody close to them (I1). With words it goes on, and the trail has an event
// of its own that says why.
func (r *Room) think(ctx context.Context, q *Request, p care.Person) error {
	if r.deps.Concerns == nil {
		return nil
	}
	for _, c := range r.deps.Concerns(q.Who, p) {
		q.flags = append(q.flags, string(c))
	}
	if len(q.flags) == 0 {
		return nil
	}
	if care.InWords(q.Note) != nil {
		return &care.Error{Code: care.CodeThink, Op: "open record",
			Say: "Stop and think: this may be your own record, or of somebody close to you. If it is right that you open it, say why in a few words. Your privacy officer can see them."}
	}
	_, err := r.deps.Audit.Commit(ctx, event(receipt.Thought, *q, "success"))
	return err
}

// States of View.BreakGlass.
const (
	glassWhole    = ""         // not allowed, not needed, or nothing to open
	glassPossible = "possible" // something restricted is withheld that it would open
	glassBroken   = "in-force"
)

// BreakGlass opens the record anew with the restricted items that partners
// delivered, for this record alone and as long as it is open (decision 25). It
// asks nothing of a partner that it would not be asked otherwise, so that whoever
// refuses or objects goes on to; and items with a right of their own stay closed.
// The note is needed. The open stands flagged in the audit, with the purpose BTG.
func (r *Room) BreakGlass(ctx context.Context, handle, note string) (View, error) {
	o, err := r.find(handle)
	if err != nil {
		return View{}, err
	}
	if err := care.InWords(note); err != nil {
		return View{}, err
	}
	q := Request{Who: o.who, Number: o.numbers[len(o.numbers)-1], Reason: care.BreakGlass(), Note: note, Search: o.search, Alone: o.person.Unconfirmed, Access: o.access, flags: []string{receipt.FlagBreakGlass}}
	if !r.mayBreak(o) {
		return View{}, r.refuse(ctx, q, &care.Error{Code: care.CodeNoRole, Op: "emergency access",
			Say: "Your role, or this region, does not allow emergency access to restricted items. Ask somebody whose role does, or the organisation that holds them."})
	}
	q.Who.Rights = append(slices.Clone(q.Who.Rights), care.RightRestricted)
	return r.Open(ctx, q)
}

func (r *Room) mayBreak(o *openRecord) bool {
	return r.deps.BreakGlass && o.who.May(care.RightEmergency) && !o.who.May(care.RightRestricted)
}

// glass tells whether emergency access is in force, or would open something.
func (r *Room) glass(o *openRecord) string {
	if o.reason.Code == care.BreakGlass().Code {
		return glassBroken
	}
	if !r.mayBreak(o) {
		return glassWhole
	}
	for _, st := range o.sources {
		for _, c := range st.cells {
			if slices.ContainsFunc(c.answer.Excluded, func(x care.Excluded) bool { return x.Reason == restrictedReason }) {
				return glassPossible
			}
		}
	}
	return glassWhole
}
