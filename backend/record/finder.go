package record

import (
	"context"
	"iter"
	"strings"
	"sync"
	"time"

	"shcr/backend/care"
	"shcr/backend/find"
)

// finder holds what can be found in an open record. It is made from what the pages
// show and from nothing else, it is kept in step with that, and it ends with the
// record.
type finder struct {
	tell func() // there is more to find; may be nil

	reading sync.WaitGroup // what reads or fetches letters; it begins by begin

	mu      sync.Mutex // one search at a time
	closed  bool
	parts   map[string]*foundPart
	person  *foundPerson
	letters map[string]*letterText // by the row's id
	texts   *find.Index            // of the letters in order; nil when one has come or gone
	order   []letterPlace
	asked   *fetching // letters being fetched to be found; nil when none are
}

// foundPart is one section as it was at a revision.
type foundPart struct {
	revision int
	section  care.Section
	rows     []care.Entry
	letters  []int // of rows, those with a text of their own
	index    *find.Index
}

// letterText is what is known of the text of a letter that was opened or fetched.
type letterText struct {
	title    string
	blocks   []care.Block
	pages    []string // by their number less one; "" without words
	pictures int      // pages without words
	unread   int      // pages that are there and were not, or could not be, read
	notes    []string // that it may be about another person (H1)
	failed   bool     // it could not be fetched, or is of a kind that is not shown
}

// letterPlace is the row of a letter.
type letterPlace struct {
	part *foundPart
	row  int
}

func (l letterPlace) entry() *care.Entry { return &l.part.rows[l.row] }

// readTime bounds the reading of one letter's pages to find words in them.
const readTime = 20 * time.Second

// forget lets go of all text, and returns when nobody reads any more.
func (f *finder) forget() {
	f.mu.Lock()
	f.closed, f.parts, f.person, f.letters, f.texts, f.order = true, nil, nil, nil, nil, nil
	f.mu.Unlock()
	f.reading.Wait()
}

// begin runs what reads letters, unless the record is closed. Called without the
// finder's lock.
func (f *finder) begin(work func()) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return false
	}
	f.reading.Go(work)
	return true
}

// changed tells the window, once the lock is let go of.
func (f *finder) changed() {
	if f.tell != nil {
		f.tell()
	}
}

// put keeps what was read of a letter, in place of what was before.
func (f *finder) put(ctx context.Context, id string, t *letterText) {
	f.mu.Lock()
	if f.closed || ctx.Err() != nil {
		f.mu.Unlock()
		return
	}
	if f.letters == nil {
		f.letters = map[string]*letterText{}
	}
	f.letters[id], f.texts = t, nil
	f.mu.Unlock()
	f.changed()
}

// came keeps the text of a letter that was opened; its pages are read after it.
func (f *finder) came(ctx context.Context, id string, l care.Letter) {
	f.mu.Lock()
	was := f.letters[id]
	f.mu.Unlock()
	t := letterTextOf(l)
	if was != nil && len(was.pages) == len(l.Pages) { // opened again
		t.pages, t.pictures, t.unread = was.pages, was.pictures, was.unread
	}
	f.put(ctx, id, t)
}

func letterTextOf(l care.Letter) *letterText {
	return &letterText{title: l.Title, blocks: l.Blocks, unread: max(len(l.Pages), l.PageTotal), notes: l.Notes, failed: l.Cannot != ""}
}

// readToFind reads the words of an open letter's pages in the background.
func (o *openRecord) readToFind(l openLetter, total int) {
	o.mu.Lock()
	who := o.person
	o.mu.Unlock()
	begun := o.finder.begin(func() {
		defer close(l.read)
		o.finder.readPages(o.ctx, who, l.entry, l.pages, total)
	})
	if !begun {
		close(l.read)
	}
}

// readPages reads the words of a letter's pages, one page after the other.
func (f *finder) readPages(ctx context.Context, who care.Person, id string, pages Pages, total int) {
	f.mu.Lock()
	was := f.letters[id]
	f.mu.Unlock()
	if was == nil || len(was.pages) == total {
		return
	}
	t := *was
	t.read(ctx, who, pages, total)
	f.put(ctx, id, &t)
}

func (t *letterText) read(ctx context.Context, who care.Person, pages Pages, total int) {
	ctx, done := context.WithTimeout(ctx, readTime)
	defer done()
	t.pages = make([]string, total)
	for i := range total {
		if ctx.Err() != nil {
			return
		}
		page := pages.Text(ctx, i+1)
		t.pages[i] = wordsOf(page)
		switch {
		case t.pages[i] != "":
			t.unread--
		case page.Problem == "":
			t.unread--
			t.pictures++
		}
		if i == 0 {
			t.notes = append(t.notes, otherPerson(who, t.pages[:1])...)
		}
	}
}

// fields of the text, for the index.
func (t *letterText) fields() iter.Seq[find.Field] { return find.Letter(t.blocks, t.pages) }

// searched tells whether there is text of it to find.
func (t *letterText) searched() bool {
	return !t.failed && (len(t.blocks) > 0 || strings.Join(t.pages, "") != "")
}
