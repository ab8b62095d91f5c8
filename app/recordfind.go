package app

import "shcr/backend/care"

// Find gives what of the open record holds every word of a text of up to 200
// characters, and says what was searched and what was not. group "" is the first
// hits of every group; the key of one is up to 50 of its hits from a place on. The
// text is neither logged nor audited.
func (r *Record) Find(handle, typed, group string, from int) (care.Found, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return care.Found{}, err
	}
	return d.room.Find(handle, typed, group, from)
}

// FindLetters begins to fetch the record's letters that were not opened yet, up to
// 300, so that words are found in their text; each is audited as fetched. It fails
// where the region forbids it. [EventFind] tells how far it is, by [Record.Find].
func (r *Record) FindLetters(handle string) error {
	d, err := r.app.signedIn()
	if err != nil {
		return err
	}
	return r.app.note("fetch letters", d.room.FindLetters(handle))
}

// StopLetters ends what FindLetters began; what has come can be found.
func (r *Record) StopLetters(handle string) error {
	d, err := r.app.signedIn()
	if err != nil {
		return err
	}
	return d.room.StopLetters(handle)
}
