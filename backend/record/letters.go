package record

import (
	"context"
	"slices"
	"strings"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// States of View.Letters.
const (
	lettersOpen     = ""         // the record is not sensitive
	lettersWithheld = "withheld" // and the role may not open them
	lettersPossible = "possible" // for a reason
	lettersGiven    = "in-force" // which was given
)

// lettersState tells whether letters are to be had. They are withheld of a
// sensitive person unless the role itself holds the restricted right and a reason
// was given for this open (decision 9). Emergency access lends that right for
// items with a restricted label only (decision 25), so that it opens no letter.
func (o *openRecord) lettersState() string {
	switch {
	case !o.person.Sensitive:
		return lettersOpen
	case !o.who.May(care.RightRestricted) || !o.who.Sees(care.Documents) || o.reason.Code == care.BreakGlass().Code:
		return lettersWithheld
	case o.lettersWhy == "":
		return lettersPossible
	}
	return lettersGiven
}

// openLetters makes the rows of a sensitive person's letters ones that can be
// asked for, once a reason was given. What the row says stays as it is: neither
// its sender nor its own title comes back.
func (o *openRecord) openLetters(rows []care.Entry) {
	if o.lettersState() != lettersGiven {
		return
	}
	for i, e := range rows {
		if l := o.items[e.ID].entry.Letter; l != nil {
			rows[i].Letter = &care.LetterRef{ContentType: l.ContentType, Kind: l.Kind, Size: l.Size}
		}
	}
}

// SensitiveLetters lets the letters of a sensitive person be opened until the
// record closes, for a reason in the user's own words (4–500 characters). The
// reason is in the audit before anything can be opened, and again with each
// letter. The error is of [care.CodeInput] or, also audited, [care.CodeNoRole].
func (r *Room) SensitiveLetters(ctx context.Context, handle, why string) error {
	o, err := r.find(handle)
	if err != nil {
		return err
	}
	if err := care.InWords(why); err != nil {
		return err
	}
	o.mu.Lock()
	state := o.lettersState()
	e := because(o.event(receipt.SensitiveLetters, "success"), why)
	o.mu.Unlock()
	if state == lettersOpen {
		return nil // nothing is withheld
	}
	if state == lettersWithheld {
		e.Kind, e.Outcome = receipt.Refused, string(care.CodeNoRole)
		if _, err := r.deps.Audit.Commit(ctx, e); err != nil {
			return err
		}
		return &care.Error{Code: care.CodeNoRole, Op: "letters of a sensitive record",
			Say: "Your role does not allow opening letters of a sensitive record. Ask the organisation that wrote them."}
	}
	if _, err := r.deps.Audit.Commit(ctx, e); err != nil {
		return err
	}
	o.mu.Lock()
	o.lettersWhy = strings.TrimSpace(why)
	var changed []string
	for _, it := range o.items {
		if s := it.entry.Section; it.entry.Letter != nil && !slices.Contains(changed, s) {
			changed = append(changed, s)
			o.revision[s]++
		}
	}
	o.mu.Unlock()
	for _, key := range append(changed, "") {
		r.deps.Changed(o.handle, key)
	}
	return nil
}

// letterEvent is of a letter that is asked for. For a sensitive person it has the
// reason that was given for their letters, or there is none: ok is false.
func (o *openRecord) letterEvent() (e receipt.Event, ok bool) {
	e = o.event(receipt.Document, "success")
	switch o.lettersState() {
	case lettersOpen:
		return e, true
	case lettersGiven:
		return because(e, o.lettersWhy), true
	}
	return e, false
}

func because(e receipt.Event, why string) receipt.Event {
	e.Note, e.Flags = strings.TrimSpace(why), append(slices.Clone(e.Flags), receipt.FlagSensitive)
	return e
}
