package record

import (
	"context"
	"crypto/rand"
	"slices"
	"strings"

	"shcr/backend/care"
)

// Pages are those of an opened letter, drawn when they are looked at. Its methods
// may be called from anywhere at once, and fail after Close.
type Pages interface {
	PNG(ctx context.Context, page, width int) ([]byte, error)
	Text(ctx context.Context, page int) care.PageText
	Close()
}

// mostLetters is how many letters stay open at once; the oldest is closed for the
// next.
const mostLetters = 3

// openLetter is a letter whose pages can be fetched. Only [Room.Letter], which
// audits, makes one.
type openLetter struct {
	token, entry string
	pages        Pages
	read         chan struct{} // closed when its words have been read to be found
}

// keep makes a letter's pages reachable under a token until it, or the record, is
// closed.
func (o *openRecord) keep(entry string, pages Pages) (openLetter, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.ctx.Err() != nil { // closed while it was read
		go pages.Close()
		return openLetter{}, errNoRecord()
	}
	if o.letters == nil {
		context.AfterFunc(o.ctx, o.closeLetters)
	}
	if len(o.letters) == mostLetters {
		go o.letters[0].pages.Close() // it may have to wait for a page under way
		o.letters = slices.Delete(o.letters, 0, 1)
	}
	l := openLetter{token: rand.Text(), entry: entry, pages: pages, read: make(chan struct{})}
	o.letters = append(o.letters, l)
	return l, nil
}

func (o *openRecord) closeLetters() {
	o.mu.Lock()
	all := o.letters
	o.letters = nil
	o.mu.Unlock()
	for _, l := range all {
		l.pages.Close()
	}
}

// letter finds the newest open letter that fits.
func (o *openRecord) letter(fits func(openLetter) bool) (Pages, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, l := range slices.Backward(o.letters) {
		if fits(l) {
			return l.pages, nil
		}
	}
	return nil, &care.Error{Code: care.CodeNoRecord, Op: "find page", Say: "This document is no longer open. Open it again."}
}

// PagePNG gives the picture of a page, width pixels wide, of the letter that was
// opened under a token; pages count from 1.
func (r *Room) PagePNG(ctx context.Context, token string, page, width int) ([]byte, error) {
	r.mu.Lock()
	o := r.open
	r.mu.Unlock()
	if o == nil || token == "" {
		return nil, errNoRecord()
	}
	pages, err := o.letter(func(l openLetter) bool { return l.token == token })
	if err != nil {
		return nil, err
	}
	return pages.PNG(ctx, page, width)
}

// PageText gives the words of a page of a letter that was opened.
func (r *Room) PageText(ctx context.Context, handle, entry string, page int) (care.PageText, error) {
	o, err := r.find(handle)
	if err != nil {
		return care.PageText{}, err
	}
	pages, err := o.letter(func(l openLetter) bool { return l.entry == entry })
	if err != nil {
		return care.PageText{}, err
	}
	text := pages.Text(ctx, page)
	o.mu.Lock()
	who := o.person
	o.mu.Unlock()
	if notes := otherPerson(who, []string{wordsOf(text)}); page == 1 && text.Problem == "" {
		text.Problem = strings.Join(notes, " ")
	}
	if _, err := r.find(handle); err != nil { // closed meanwhile (H4)
		return care.PageText{}, err
	}
	return text, nil
}

// CloseLetter drops a letter's pages: nobody looks at them any more.
func (r *Room) CloseLetter(handle, token string) {
	o, err := r.find(handle)
	if err != nil {
		return
	}
	o.mu.Lock()
	i := slices.IndexFunc(o.letters, func(l openLetter) bool { return l.token == token })
	if i < 0 {
		o.mu.Unlock()
		return
	}
	l := o.letters[i]
	o.letters = slices.Delete(o.letters, i, i+1)
	o.mu.Unlock()
	go func() { // its words are found also when it was looked at for a moment
		select {
		case <-l.read:
		case <-o.ctx.Done():
		}
		l.pages.Close()
	}()
}
