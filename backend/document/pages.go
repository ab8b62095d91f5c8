package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"math"
	"sync"

	"golang.org/x/image/draw"

	"shcr/backend/care"
	"shcr/backend/document/pdf"
	"shcr/backend/document/picture"
)

const (
	maxZoom    = 4                  // times the 150 dots to the inch that a page is first drawn with
	dots       = 150.0              // to the inch
	maxShots   = 6                  // drawn pages kept
	shotsBytes = 48 << 20           // and their bytes
	maxPixels  = picture.MostPixels // of one drawn page
)

// source is what pages are drawn from.
type source interface {
	// widest is how many pixels a page may be wide.
	widest(page int) int
	// draw gives a page; what there is beside an error is shown with it.
	draw(ctx context.Context, page, width, height int) (image.Image, error)
	words(ctx context.Context, page int) ([]care.Word, error)
	close()
}

// Pages are the pages of an open document, drawn when they are looked at. Close
// drops all of it. The methods may be called from anywhere at once.
type Pages struct {
	from  source
	pages []care.Page
	total int
	early bool // the file ends early, so that an empty page may be one that did not come

	ctx    context.Context
	cancel context.CancelFunc
	end    sync.Mutex // between what begins ahead and the end
	ahead  sync.WaitGroup

	mu       sync.Mutex // held while a page is drawn: one at a time
	shots    []shot     // newest last
	problems sync.Map   // by page: what went wrong when it was drawn
}

// shot is a page drawn and packed.
type shot struct {
	page, width int
	png         []byte
}

func newPages(from source, pages []care.Page, total int, early bool) *Pages {
	ctx, cancel := context.WithCancel(context.Background())
	return &Pages{from: from, pages: pages, total: total, early: early, ctx: ctx, cancel: cancel}
}

// PNG gives the picture of a page that is width pixels wide, or as near to it as
// the page allows; pages count from 1. The error is a sentence for the reader.
// The next page is drawn while this one is read.
func (p *Pages) PNG(ctx context.Context, page, width int) ([]byte, error) {
	out, err := p.shot(ctx, page, width)
	p.end.Lock()
	defer p.end.Unlock()
	if err == nil && page < len(p.pages) && p.ctx.Err() == nil {
		p.ahead.Go(func() { _, _ = p.shot(p.ctx, page+1, width) })
	}
	return out, err
}

func (p *Pages) shot(ctx context.Context, page, width int) ([]byte, error) {
	if page < 1 || page > len(p.pages) {
		return nil, p.problem(page, errors.New("there is no such page"))
	}
	if said := p.pages[page-1].Problem; said != "" {
		return nil, errors.New(said)
	}
	width, height := p.size(page, width)
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, s := range p.shots {
		if s.page == page && s.width == width {
			return s.png, nil
		}
	}
	if p.ctx.Err() != nil {
		return nil, p.problem(page, pdf.ErrClosed)
	}
	if known, ok := p.problems.Load(page); ok && errors.Is(known.(error), pdf.ErrTooLong) { // it would take as long again
		return nil, p.problem(page, pdf.ErrTooLong)
	}
	ctx, done := context.WithCancel(ctx)
	defer done()
	defer context.AfterFunc(p.ctx, done)()
	img, err := p.from.draw(ctx, page, width, height)
	if err == nil && p.early && blank(img) {
		err = errNotCome
	}
	switch {
	case err != nil && ctx.Err() != nil: // nobody waits for it any more
		return nil, ctx.Err()
	case err != nil:
		p.problems.Store(page, err)
		if img == nil || errors.Is(err, errNotCome) {
			return nil, p.problem(page, err)
		}
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, plainest(img)); err != nil {
		return nil, p.problem(page, err)
	}
	p.keep(shot{page, width, b.Bytes()})
	return b.Bytes(), nil
}

// errNotCome is said of an empty page of a file that was cut: an empty sheet would
// look as if nothing was written on it.
var errNotCome = errors.New("nothing of it came, for the file is cut")

func (p *Pages) problem(page int, why error) error {
	return fmt.Errorf("Page %d of %d is not shown: %w.", page, p.total, why) //nolint:staticcheck // a sentence on the screen
}

// size is what a page is drawn at: in its own proportion, at most four times 150
// dots to the inch and 40 million pixels.
func (p *Pages) size(page, width int) (wide, high int) {
	at := p.pages[page-1]
	most := min(at.Width/72*dots*maxZoom, float64(p.from.widest(page)), math.Sqrt(maxPixels*at.Width/at.Height))
	w := max(1, math.Floor(min(float64(max(width, 16)), most)))
	h := max(1, math.Round(w*at.Height/at.Width))
	if w*h > maxPixels { // a ribbon
		h = math.Floor(maxPixels / w)
	}
	return int(w), int(h)
}

// keep remembers a drawn page and forgets the oldest. Called with mu held.
func (p *Pages) keep(s shot) {
	p.shots = append(p.shots, s)
	size := 0
	for _, s := range p.shots {
		size += len(s.png)
	}
	for len(p.shots) > 1 && (len(p.shots) > maxShots || size > shotsBytes) {
		size -= len(p.shots[0].png)
		p.shots = append(p.shots[:0:0], p.shots[1:]...)
	}
}

// Text gives the words of a page, and what went wrong with it so far.
func (p *Pages) Text(ctx context.Context, page int) care.PageText {
	out := care.PageText{Words: []care.Word{}}
	if page < 1 || page > len(p.pages) {
		out.Problem = p.problem(page, errors.New("there is no such page")).Error()
		return out
	}
	if out.Problem = p.pages[page-1].Problem; out.Problem != "" {
		return out
	}
	words, err := p.from.words(ctx, page)
	if words != nil {
		out.Words = words
	}
	if err != nil {
		out.Problem = fmt.Sprintf("The words of page %d of %d cannot be selected or searched: %v.", page, p.total, err)
	}
	if known, ok := p.problems.Load(page); ok {
		out.Problem = fmt.Sprintf("Page %d of %d is not shown whole: %v.", page, p.total, known)
	}
	return out
}

// Close stops what is being drawn and drops the document with all its pages.
func (p *Pages) Close() {
	p.end.Lock()
	p.cancel()
	p.end.Unlock()
	p.mu.Lock() // what is being drawn is stopped by now
	p.shots = nil
	p.mu.Unlock()
	p.ahead.Wait()
	p.from.close()
}

// ofPDF draws the pages of a PDF.
type ofPDF struct{ *pdf.Document }

func (d ofPDF) widest(int) int { return math.MaxInt32 }

func (d ofPDF) draw(ctx context.Context, page, width, height int) (image.Image, error) {
	img, err := d.Draw(ctx, page, width, height)
	if err != nil {
		return nil, err
	}
	return img, nil
}

func (d ofPDF) words(ctx context.Context, page int) ([]care.Word, error) { return d.Words(ctx, page) }
func (d ofPDF) close()                                                   { d.Document.Close() }

// ofPicture draws the pages of a picture file. The page looked at stays decoded,
// for another size of it.
type ofPicture struct {
	file *picture.File
	page int
	img  image.Image
	err  error
}

func (o *ofPicture) widest(page int) int { return o.file.Width(page) }

func (o *ofPicture) draw(ctx context.Context, page, width, height int) (image.Image, error) {
	if o.page != page {
		o.img, o.err = o.file.Decode(ctx, page)
		o.page = page
		if o.img == nil { // with what little remains it may go well another time
			o.page = 0
		}
	}
	if o.img == nil || o.img.Bounds().Dx() == width && o.img.Bounds().Dy() == height {
		return o.img, o.err
	}
	to := image.Rect(0, 0, width, height)
	var out draw.Image = image.NewRGBA(to)
	if _, gray := o.img.(*image.Gray); gray {
		out = image.NewGray(to)
	}
	draw.BiLinear.Scale(out, to, o.img, o.img.Bounds(), draw.Src, nil)
	return out, o.err
}

func (o *ofPicture) words(context.Context, int) ([]care.Word, error) { return nil, nil }
func (o *ofPicture) close()                                          {}

// plainest gives a page without colours as grays, which take a third of the time
// to pack.
func plainest(img image.Image) image.Image {
	in, ok := img.(*image.RGBA)
	if !ok {
		return img
	}
	out := image.NewGray(in.Rect)
	for i := range out.Pix {
		p := in.Pix[4*i : 4*i+4 : 4*i+4]
		if p[0] != p[1] || p[1] != p[2] {
			return img
		}
		out.Pix[i] = p[0]
	}
	return out
}

// blank tells that a page shows nothing at all.
func blank(img image.Image) bool {
	in, ok := img.(*image.RGBA)
	if !ok {
		return false
	}
	for _, v := range in.Pix {
		if v != 0xff {
			return false
		}
	}
	return true
}
