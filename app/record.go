package app

import (
	"context"

	"shcr/backend/care"
	"shcr/backend/record"
)

// Record is the open record. Every method but Open takes the handle that Open
// gave; any other handle finds nothing (W4).
type Record struct{ app *App }

// Open opens a person's record for a reason from [People.Prompt]; "" is the one
// that was given in this session before. The note is in the user's own words, as
// the reason or a concern asks.
func (r *Record) Open(nhsNumber, reason, note string) (record.View, error) {
	return r.openFor(nhsNumber, reason, note, false)
}

// OpenAlone opens a record by its NHS number alone, should the identity service
// not answer: the person is then unconfirmed, and treated as sensitive (decision 9).
func (r *Record) OpenAlone(nhsNumber, reason, note string) (record.View, error) {
	return r.openFor(nhsNumber, reason, note, true)
}

func (r *Record) openFor(nhsNumber, reason, note string, alone bool) (record.View, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.View{}, err
	}
	n, err := care.ParseNHSNumber(nhsNumber)
	if err != nil {
		return record.View{}, err
	}
	why, err := r.app.reason(d, n, reason, note)
	if err != nil {
		return record.View{}, err
	}
	v, err := r.open(d, record.Request{Who: d.who, Number: n, Reason: why.reason, Note: why.note, Search: d.finding(n).search, Alone: alone})
	if err == nil {
		d.gave(why, n, v.Person.NHSNumber)
		r.app.followed(d, n)
		r.Forget() // which record the last lock closed is of no more use
	}
	return v, err
}

func (r *Record) open(d *desk, q record.Request) (record.View, error) {
	r.app.accessFor(d, &q)
	if err := r.app.mayOpen(d, q.Number); err != nil {
		return record.View{}, r.app.note("open record", err)
	}
	leave, err := r.app.gate.enter("open record")
	if err != nil {
		return record.View{}, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(context.Background(), callWait)
	defer cancel()
	v, err := d.room.Open(ctx, q)
	if err == nil {
		err = r.app.still(d)
	}
	if err != nil {
		return record.View{}, r.app.note("open record", err)
	}
	d.opened(q.Number, v.Person)
	return v, nil
}

// BreakGlass opens the record anew with the restricted items in it, for a reason
// in the user's own words (decision 25).
func (r *Record) BreakGlass(handle, note string) (record.View, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.View{}, err
	}
	leave, err := r.app.gate.enter("open record")
	if err != nil {
		return record.View{}, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(context.Background(), callWait)
	defer cancel()
	v, err := d.room.BreakGlass(ctx, handle, note)
	return v, r.app.note("emergency access", err)
}

// SensitiveLetters lets the letters of the open record's sensitive person be
// opened, for a reason in the user's own words (decision 9); 500 characters at most.
func (r *Record) SensitiveLetters(handle, why string) error {
	d, err := r.app.signedIn()
	if err != nil {
		return err
	}
	return r.app.note("letters of a sensitive record", d.room.SensitiveLetters(context.Background(), handle, why))
}

// Reload opens the same record anew, for the same reason.
func (r *Record) Reload(handle string) (record.View, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.View{}, err
	}
	leave, err := r.app.gate.enter("open record")
	if err != nil {
		return record.View{}, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(context.Background(), callWait)
	defer cancel()
	v, err := d.room.Reload(ctx, handle)
	if err == nil {
		err = r.app.still(d)
	}
	if err != nil {
		return record.View{}, r.app.note("reload record", err)
	}
	return v, nil
}

// View gives the head of the record: person, completeness, sections.
func (r *Record) View(handle string) (record.View, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.View{}, err
	}
	return d.room.View(handle)
}

// Section gives one section's rows with its partners' answers.
func (r *Record) Section(handle, key string) (record.SectionView, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.SectionView{}, err
	}
	return d.room.Section(handle, key)
}

// SideBySide gives "medications" or "allergies" with what all organisations say of
// one product or substance in one row; another section is an error of code input.
func (r *Record) SideBySide(handle, key string) (care.SideBySide, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return care.SideBySide{}, err
	}
	return d.room.SideBySide(handle, key)
}

// Demographics gives all that is known of who the person is, and by whom.
func (r *Record) Demographics(handle string) (record.DemographicsView, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.DemographicsView{}, err
	}
	return d.room.Demographics(handle)
}

// Now gives where the person is, and what is dated since the last discharge.
func (r *Record) Now(handle string) (record.NowView, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.NowView{}, err
	}
	return d.room.Now(handle)
}

// Phone gives whom to ring now, and who is open at this moment.
func (r *Record) Phone(handle string) (record.PhoneView, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.PhoneView{}, err
	}
	return d.room.Phone(handle)
}

// Timeline gives all rows of the record by their dates.
func (r *Record) Timeline(handle string) (care.Timeline, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return care.Timeline{}, err
	}
	return d.room.Timeline(handle)
}

// Brief gives what is needed first on one page, in the order of a kind:
// "emergency", "gp", "pharmacy" or "social-care"; "" is that of the user's role.
func (r *Record) Brief(handle string, kind care.BriefKind) (record.BriefView, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.BriefView{}, err
	}
	v, err := d.room.Brief(handle, kind)
	return v, r.app.note("brief", err)
}

// Letter fetches a document as structured text.
func (r *Record) Letter(handle, entry string) (care.Letter, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return care.Letter{}, err
	}
	leave, err := r.app.gate.enter("open document")
	if err != nil {
		return care.Letter{}, err
	}
	defer leave()
	l, err := d.room.Letter(context.Background(), handle, entry)
	if err == nil {
		err = r.app.still(d)
	}
	if err != nil {
		return care.Letter{}, r.app.note("open document", err)
	}
	return l, nil
}

// PageText gives the words of a page of a document that Letter opened; pages count
// from 1.
func (r *Record) PageText(handle, entry string, page int) (care.PageText, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return care.PageText{}, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), callWait)
	defer cancel()
	return d.room.PageText(ctx, handle, entry, page)
}

// CloseLetter drops the pages of a document that is no longer looked at, by its
// token.
func (r *Record) CloseLetter(handle, token string) {
	if d, err := r.app.signedIn(); err == nil {
		d.room.CloseLetter(handle, token)
	}
}

// Source gives an item as its sender sent it.
func (r *Record) Source(handle, entry string) (string, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return "", err
	}
	return d.room.Source(context.Background(), handle, entry)
}

// Copy puts the reference to an item on the clipboard and gives it, so that the
// page can say what was copied (M131).
func (r *Record) Copy(handle, entry string) (string, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return "", err
	}
	text, err := d.room.Reference(context.Background(), handle, entry)
	if err == nil {
		err = r.app.copied.put(text)
	}
	return text, r.app.note("copy reference", err)
}

// Narrowed records a filter that the user set on a page of the open record.
func (r *Record) Narrowed(handle string, n record.Narrowing) error {
	d, err := r.app.signedIn()
	if err != nil {
		return err
	}
	return r.app.note("record a filter", d.room.Narrowed(context.Background(), handle, n))
}

// Retry asks the organisations again that did not answer; ods "" means all.
func (r *Record) Retry(handle, ods string) error {
	d, err := r.app.signedIn()
	if err != nil {
		return err
	}
	return d.room.Retry(context.Background(), handle, ods)
}

// Close closes the record and drops its data.
func (r *Record) Close(handle string) {
	if d, err := r.app.signedIn(); err == nil && handle != "" {
		d.room.Close(handle)
	}
}
