package app

import (
	"context"

	"shcr/backend/care"
	"shcr/backend/record"
)

// Record is the open record. Every method but Open takes the handle that Open
// gave; any other handle finds nothing (W4).
type Record struct{ app *App }

// Open opens a person's record for a reason from [People.Reasons].
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
	why, err := care.ReasonFor(reason, note)
	if err != nil {
		return record.View{}, err
	}
	search, _ := d.found.Load(n.Digits())
	led, _ := search.(int64)
	v, err := r.open(d, record.Request{Who: d.who, Number: n, Reason: why, Note: note, Search: led, Alone: alone})
	if err == nil {
		r.Forget() // which record the last lock closed is of no more use
	}
	return v, err
}

func (r *Record) open(d *desk, q record.Request) (record.View, error) {
	if err := r.app.mayOpen(d, q.Number); err != nil {
		return record.View{}, r.app.note("open record", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), callWait)
	defer cancel()
	v, err := d.room.Open(ctx, q)
	if err == nil {
		err = r.app.still(d)
	}
	if err != nil {
		return record.View{}, r.app.note("open record", err)
	}
	return v, nil
}

// Reload opens the same record anew, for the same reason.
func (r *Record) Reload(handle string) (record.View, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.View{}, err
	}
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

// Demographics gives all that is known of who the person is, and by whom.
func (r *Record) Demographics(handle string) (record.DemographicsView, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.DemographicsView{}, err
	}
	return d.room.Demographics(handle)
}

// Letter fetches a document as structured text.
func (r *Record) Letter(handle, entry string) (care.Letter, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return care.Letter{}, err
	}
	l, err := d.room.Letter(context.Background(), handle, entry)
	if err == nil {
		err = r.app.still(d)
	}
	if err != nil {
		return care.Letter{}, r.app.note("open document", err)
	}
	return l, nil
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
