// Package picture decodes the pictures that partners send: photographs, cards and
// scans of one page or many. Each is measured before it is decoded, decoded in Go
// and handed on as pixels only; nothing of the file itself reaches the web view
// (A14). A page that is damaged is named and leaves the others readable.
package picture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"time"

	"golang.org/x/image/bmp"

	"shcr/backend/care"
)

const (
	// MostPixels is the largest page that is decoded: 40 megapixels.
	MostPixels = 40_000_000
	// MostPages is how many pages of a file are shown.
	MostPages = 500
	// PageTime is how long one page may take.
	PageTime = 2 * time.Second
	// mostBytes is the largest page once decoded; deep colours reach it before
	// MostPixels does.
	mostBytes = 4 * MostPixels
)

// Why a file or a page is not shown.
var (
	ErrBroken  = errors.New("it is damaged")
	ErrTooMany = errors.New("it has more than 40 million pixels")
	ErrTooLong = errors.New("it took longer than 2 seconds, and was stopped")
	ErrForm    = errors.New("it is of a form that is not shown here")
)

// File is a picture file that has been measured and not yet decoded.
type File struct {
	body  []byte
	pages []page
	total int
}

// page is one picture of a file.
type page struct {
	width, height int     // pixels as they are to be seen
	x, y          float64 // pixels an inch
	turn          int     // how it is turned and mirrored, as EXIF counts it, 1–8
	err           error   // why it cannot be shown
	decode        func(io.Reader) (image.Image, error)
	ifd           ifd // of a TIFF
}

// Open measures a file; kind is "PNG", "JPEG", "GIF", "BMP" or "TIFF".
func Open(body []byte, kind string) (*File, error) {
	if kind == "TIFF" {
		return openTIFF(body)
	}
	size, decode := png.DecodeConfig, png.Decode
	turn := 1
	switch kind {
	case "JPEG":
		size, decode = jpeg.DecodeConfig, jpeg.Decode
		turn = orientation(body)
	case "GIF":
		size, decode = gif.DecodeConfig, gif.Decode
	case "BMP":
		size, decode = bmp.DecodeConfig, bmp.Decode
	}
	c, err := size(bytes.NewReader(body))
	if err != nil {
		return nil, ErrBroken
	}
	if err := fits(c.Width, c.Height, depth(c.ColorModel)); err != nil {
		return nil, err
	}
	p := page{width: c.Width, height: c.Height, x: 96, y: 96, turn: turn, decode: decode}
	if turn >= 5 {
		p.width, p.height = p.height, p.width
	}
	return &File{body: body, pages: []page{p}, total: 1}, nil
}

// fits tells whether a picture may be decoded.
func fits(width, height, bytesEach int) error {
	switch {
	case width < 1 || height < 1:
		return ErrBroken
	case width > MostPixels || height > MostPixels || width*height > MostPixels || width*height*bytesEach > mostBytes:
		return ErrTooMany
	}
	return nil
}

// depth is how many bytes a decoded pixel takes at most.
func depth(m color.Model) int {
	switch m {
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	case color.GrayModel:
		return 1
	}
	return 4
}

// Pages gives the size of each page and how many the file has, which may be more.
func (f *File) Pages() (pages []care.Page, total int) {
	for i, p := range f.pages {
		out := care.Page{Number: i + 1, Width: 72 * float64(p.width) / p.x, Height: 72 * float64(p.height) / p.y}
		if p.err != nil {
			out = care.Page{Number: i + 1, Width: 595, Height: 842, Problem: fmt.Sprintf("Page %d of %d is not shown: %v.", i+1, f.total, p.err)}
		}
		pages = append(pages, out)
	}
	return pages, f.total
}

// Width is how many pixels a page is wide: asking for more gives nothing.
func (f *File) Width(page int) int {
	if page < 1 || page > len(f.pages) {
		return 1
	}
	return max(1, f.pages[page-1].width)
}

// Decode gives a page as it is to be seen, upright and on white; pages count from
// 1. A page whose end is missing comes with an error beside what there is.
func (f *File) Decode(ctx context.Context, n int) (image.Image, error) {
	if n < 1 || n > len(f.pages) {
		return nil, ErrBroken
	}
	p := f.pages[n-1]
	if p.err != nil {
		return nil, p.err
	}
	ctx, cancel := context.WithTimeout(ctx, PageTime)
	defer cancel()
	var img image.Image
	var err error
	if p.ifd != nil {
		img, err = f.decodeTIFF(ctx, p.ifd)
	} else {
		img, err = p.decode(&timed{ctx: ctx, from: bytes.NewReader(f.body)})
	}
	if img == nil {
		switch {
		case ctx.Err() != nil:
			return nil, ErrTooLong
		case errors.Is(err, ErrForm), errors.Is(err, ErrTooMany):
			return nil, err
		}
		return nil, ErrBroken
	}
	return turned(onWhite(img), p.turn), err
}

// timed ends a decoder that goes on past its time. It gives little at once, for
// some decoders do much work for a few bytes.
type timed struct {
	ctx  context.Context
	from *bytes.Reader
}

// Read gives the next few bytes.
func (t *timed) Read(p []byte) (int, error) {
	if err := t.ctx.Err(); err != nil {
		return 0, err
	}
	return t.from.Read(p[:min(len(p), 512)])
}

// ReadAt gives the bytes at a place.
func (t *timed) ReadAt(p []byte, at int64) (int, error) {
	if err := t.ctx.Err(); err != nil {
		return 0, err
	}
	return t.from.ReadAt(p, at)
}

// onWhite lays a picture with transparent parts on white paper.
func onWhite(img image.Image) image.Image {
	if o, ok := img.(interface{ Opaque() bool }); !ok || o.Opaque() {
		return img
	}
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Over)
	return out
}
