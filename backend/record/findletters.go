package record

import (
	"context"
	"sync"

	"shcr/backend/care"
)

const (
	mostFetched = 300 // letters for one asking
	fetchAtOnce = 3
)

// fetching is the letters of a record being fetched to be found.
type fetching struct {
	done, of int // guarded by the finder's lock
	stop     context.CancelFunc
}

// FindLetters fetches the letters of the open record that were not opened yet, the
// first 300 in the order of the record, so that words are found in their text. Each
// is audited as fetched, not as shown. It returns at once; [Deps.Found] tells of each.
// A region may forbid it (decision 18).
func (r *Room) FindLetters(handle string) error {
	o, err := r.find(handle)
	if err != nil {
		return err
	}
	o.mu.Lock()
	sensitive := o.person.Sensitive
	o.mu.Unlock()
	f := &o.finder
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case sensitive:
		return &care.Error{Code: care.CodeCannotShow, Op: "find letters", Say: "This record is marked sensitive: letters are withheld, because they may tell where the person is."}
	case !r.deps.FetchLetters:
		return &care.Error{Code: care.CodeInput, Op: "find letters", Say: "This region does not let all letters be fetched at once. Open those that matter."}
	case f.asked != nil:
		return nil
	}
	if err := r.keepUp(o); err != nil {
		return err
	}
	var ids []string
	for _, sec := range r.deps.Sections {
		if p := f.parts[sec.Key]; p != nil {
			for _, i := range p.letters {
				if e := &p.rows[i]; e.Group != "retracted" && f.letters[e.ID] == nil && len(ids) < mostFetched {
					ids = append(ids, e.ID)
				}
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	ctx, stop := context.WithCancel(o.ctx)
	f.asked = &fetching{of: len(ids), stop: stop}
	f.reading.Go(func() { r.fetchLetters(ctx, o, ids) })
	return nil
}

// StopLetters ends what FindLetters began; what has come stays.
func (r *Room) StopLetters(handle string) error {
	o, err := r.find(handle)
	if err != nil {
		return err
	}
	o.finder.mu.Lock()
	defer o.finder.mu.Unlock()
	if o.finder.asked != nil {
		o.finder.asked.stop()
	}
	return nil
}

func (r *Room) fetchLetters(ctx context.Context, o *openRecord, ids []string) {
	f := &o.finder
	next := make(chan string)
	var workers sync.WaitGroup
	for range fetchAtOnce {
		workers.Go(func() {
			for id := range next {
				r.fetchLetter(ctx, o, id)
			}
		})
	}
	for _, id := range ids {
		if ctx.Err() != nil {
			break
		}
		select {
		case next <- id:
		case <-ctx.Done():
		}
	}
	close(next)
	workers.Wait()
	f.mu.Lock()
	f.asked.stop()
	f.asked = nil
	f.mu.Unlock()
	f.changed()
}

func (r *Room) fetchLetter(ctx context.Context, o *openRecord, id string) {
	_, it, st, err := r.item(o.handle, id)
	if err != nil {
		return
	}
	letter, pages, _, err := r.fetched(ctx, o, id, it, st)
	if ctx.Err() == nil || err == nil {
		t := letterTextOf(letter)
		t.failed = t.failed || err != nil
		if pages != nil {
			o.mu.Lock()
			who := o.person
			o.mu.Unlock()
			t.read(ctx, who, pages, len(letter.Pages))
		}
		if ctx.Err() == nil {
			o.finder.put(ctx, id, t)
		}
	}
	if pages != nil {
		pages.Close()
	}
	o.finder.mu.Lock()
	if o.finder.asked != nil {
		o.finder.asked.done++
	}
	o.finder.mu.Unlock()
	o.finder.changed()
}
