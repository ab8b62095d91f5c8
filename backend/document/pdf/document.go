package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"sync"
	"time"

	pdfium_errors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"shcr/backend/care"
)

const (
	// PageTime is how long one page may take in its guest.
	PageTime = 2 * time.Second
	// MostPages is how many pages of a file are shown.
	MostPages = 500
)

// Why a file or a page is not shown. Those of a file come from [Engine.Open],
// those of a page from the other methods of [Document].
var (
	ErrEncrypted = errors.New("it is protected by a password")
	ErrBroken    = errors.New("it is damaged and cannot be read as a PDF")
	ErrNoPages   = errors.New("it has no pages")
	ErrTooLong   = errors.New("it took longer than 2 seconds, and was stopped")
	ErrPage      = errors.New("it is damaged")
	ErrClosed    = errors.New("the document has been closed")
)

// Document is an open file with a guest of its own.
type Document struct {
	engine *Engine
	body   []byte
	sizes  []care.Page
	total  int
	cut    bool // it was mended

	mu     sync.Mutex // one page at a time
	guest  *guest     // nil until it is needed again
	ref    references.FPDF_DOCUMENT
	closed bool
}

// Open reads a file; the caller closes it.
func (e *Engine) Open(ctx context.Context, body []byte) (*Document, error) {
	d := &Document{engine: e, body: body}
	e.mu.Lock()
	e.open++
	if e.idle != nil {
		e.idle.Stop()
	}
	e.mu.Unlock()
	err := d.run(ctx, d.measure)
	if errors.Is(err, ErrBroken) && d.mend() {
		err = d.run(ctx, d.measure)
	}
	if err != nil {
		d.Close()
		if errors.Is(err, ErrPage) {
			err = ErrBroken
		}
		return nil, err
	}
	go e.Warm() // the next one
	return d, nil
}

// Pages gives the size of each page, in points, and how many the file has, which
// may be more.
func (d *Document) Pages() (pages []care.Page, total int) { return d.sizes, d.total }

// EndsEarly tells that the file lacks the mark every PDF ends with: the rest of
// it did not come, and pages may be missing though those there look whole.
func (d *Document) EndsEarly() bool {
	return d.cut || !bytes.Contains(d.body[max(0, len(d.body)-1024):], []byte("%%EOF"))
}

// catalogue is the object where reading begins.
var catalogue = regexp.MustCompile(`(\d+)\s+(\d+)\s+obj\b[^>]{0,400}/Type\s*/Catalog`)

// mend points a file that lost its end to where reading begins, so that the pages
// which did come can be read. It tells whether it could.
func (d *Document) mend() bool {
	at := catalogue.FindSubmatch(d.body)
	if at == nil || !d.EndsEarly() {
		return false
	}
	d.cut = true
	d.body = fmt.Appendf(d.body[:len(d.body):len(d.body)], "\nendobj\ntrailer\n<< /Root %s %s R >>\n", at[1], at[2])
	return true
}

func (d *Document) measure(g *guest) error {
	count, err := g.calls.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
	if err != nil {
		return err
	}
	if count.PageCount < 1 {
		return ErrNoPages
	}
	d.total = count.PageCount
	for n := range min(d.total, MostPages) {
		p := care.Page{Number: n + 1}
		size, err := g.calls.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: d.ref, Index: n})
		if err == nil && size.Width >= 1 && size.Height >= 1 {
			p.Width, p.Height = size.Width, size.Height
		} else {
			p.Width, p.Height, p.Problem = 595, 842, fmt.Sprintf("Page %d of %d is damaged and is not shown.", n+1, d.total)
		}
		d.sizes = append(d.sizes, p)
	}
	return nil
}

// Close ends the guest and drops the file.
func (d *Document) Close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return
	}
	d.closed = true
	d.end()
	d.body = nil
	d.engine.mu.Lock()
	d.engine.open--
	d.engine.rest()
	d.engine.mu.Unlock()
}

// end kills the guest. Called with mu held.
func (d *Document) end() {
	if d.guest != nil {
		d.guest.kill()
		d.guest = nil
	}
}

// run does one piece of work in the guest, at most PageTime long. A guest that
// trapped, ran out of memory or took too long is killed; the next work finds a
// new one with the file read again.
func (d *Document) run(ctx context.Context, work func(*guest) error) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return ErrClosed
	}
	fresh := d.guest == nil
	if fresh {
		g, err := d.engine.take()
		if err != nil {
			return err
		}
		d.guest = g
	}
	g := d.guest
	done := make(chan error, 1)
	go func() {
		defer func() {
			if recover() != nil { // a call into a guest that has ended
				done <- ErrPage
			}
		}()
		if fresh {
			if err := d.load(g); err != nil {
				done <- err
				return
			}
		}
		done <- work(g)
	}()
	timer := time.NewTimer(PageTime)
	defer timer.Stop()
	var err error
	select {
	case err = <-done:
	case <-timer.C:
		g.kill()
		<-done
		err = ErrTooLong
	case <-ctx.Done():
		g.kill()
		<-done
		err = ctx.Err()
	}
	if err == nil || errors.Is(err, ErrNoPages) {
		return err
	}
	d.end()
	if isNamed(err) {
		return err
	}
	return ErrPage
}

func isNamed(err error) bool {
	for _, named := range []error{ErrEncrypted, ErrBroken, ErrTooLong, ErrClosed, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, named) {
			return true
		}
	}
	return false
}

// load reads the file in a new guest.
func (d *Document) load(g *guest) error {
	opened, err := g.calls.OpenDocument(&requests.OpenDocument{File: &d.body})
	switch {
	case errors.Is(err, pdfium_errors.ErrPassword), errors.Is(err, pdfium_errors.ErrSecurity):
		return ErrEncrypted
	case err != nil:
		return ErrBroken
	}
	d.ref = opened.Document
	return nil
}
