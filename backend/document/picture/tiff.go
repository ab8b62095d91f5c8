package picture

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/draw"
	"image/jpeg"
	"io"

	"golang.org/x/image/tiff"
)

// openTIFF measures each page of a file. The Go library reads one page of most
// forms; faxes and JPEG within TIFF are read here.
func openTIFF(body []byte) (*File, error) {
	dirs, whole := directories(body, mostDirectories)
	if len(dirs) == 0 {
		return nil, ErrBroken
	}
	f := &File{body: body, total: len(dirs)}
	for _, d := range dirs[:min(len(dirs), MostPages)] {
		f.pages = append(f.pages, pageOf(d))
	}
	if !whole && f.total < MostPages {
		f.total++
		f.pages = append(f.pages, page{err: errEndMissing})
	}
	return f, nil
}

// mostDirectories is how far pages are counted beyond those shown.
const mostDirectories = 20 * MostPages

var errEndMissing = errorString("the file breaks off here, and further pages may be missing")

type errorString string

// Error is the sentence itself.
func (e errorString) Error() string { return string(e) }

func pageOf(d ifd) page {
	p := page{width: int(d.first(tagWidth, 0)), height: int(d.first(tagHeight, 0)), x: d.ratio(tagXResolution), y: d.ratio(tagYResolution), turn: turnOf(d), ifd: d}
	bytesEach := 0
	for _, bits := range d[tagBits] {
		bytesEach += int(bits+7) / 8
	}
	p.err = fits(p.width, p.height, max(1, bytesEach))
	if d.first(tagUnit, 2) == 3 {
		p.x, p.y = 2.54*p.x, 2.54*p.y
	}
	if p.x < 50 || p.y < 50 || p.x > 2400 || p.y > 2400 {
		p.x, p.y = 96, 96
	}
	if p.turn >= 5 {
		p.width, p.height, p.x, p.y = p.height, p.width, p.y, p.x
	}
	return p
}

func (f *File) decodeTIFF(ctx context.Context, d ifd) (image.Image, error) {
	switch d.first(tagCompression, 1) {
	case 2, 3, 4:
		return f.fax(ctx, d)
	case 6:
		start, length := int64(d.first(tagJPEGStart, 0)), int64(d.first(tagJPEGLength, 0))
		if start == 0 || start+length > int64(len(f.body)) {
			return nil, ErrForm
		}
		return jpegWithin(ctx, f.body[start:start+length])
	case 7:
		return f.jpegs(ctx, d)
	}
	img, err := tiff.Decode(&from{timed{ctx, bytes.NewReader(f.body)}, f.header(d)})
	if _, unknown := err.(tiff.UnsupportedError); unknown {
		return nil, ErrForm
	}
	return img, err
}

// from has the library read a page that is not the first, by a header that points
// to it.
type from struct {
	timed
	header [8]byte
}

// ReadAt gives the bytes at a place.
func (r *from) ReadAt(p []byte, at int64) (int, error) {
	n, err := r.timed.ReadAt(p, at)
	for i := range n {
		if at+int64(i) >= int64(len(r.header)) {
			break
		}
		p[i] = r.header[at+int64(i)]
	}
	return n, err
}

func (f *File) header(d ifd) (h [8]byte) {
	copy(h[:], f.body)
	if h[0] == 'M' {
		binary.BigEndian.PutUint32(h[4:], d[where][0])
	} else {
		binary.LittleEndian.PutUint32(h[4:], d[where][0])
	}
	return h
}

// pieces visits the strips or tiles of a page with their places on it.
func (f *File) pieces(d ifd, visit func(at image.Rectangle, data []byte) error) error {
	width, height := int(d.first(tagWidth, 0)), int(d.first(tagHeight, 0))
	wide, high := width, int(min(d.first(tagRowsPerStrip, uint32(height)), uint32(height)))
	offsets, counts := d[tagStripOffsets], d[tagStripCounts]
	if tw := d.first(tagTileWidth, 0); tw > 0 {
		wide, high = int(tw), int(d.first(tagTileHeight, 0))
		offsets, counts = d[tagTileOffsets], d[tagTileCounts]
	}
	if wide < 1 || high < 1 || fits(wide, high, 1) != nil {
		return ErrBroken
	}
	across, down := (width+wide-1)/wide, (height+high-1)/high
	if len(counts) == 0 && len(offsets) == 1 && int64(offsets[0]) < int64(len(f.body)) { // some senders leave the length out
		counts = []uint32{uint32(len(f.body)) - offsets[0]}
	}
	for i := range across * down {
		if i >= len(offsets) || i >= len(counts) {
			return ErrBroken
		}
		start, end := int64(offsets[i]), int64(offsets[i])+int64(counts[i])
		cut := end > int64(len(f.body))
		if start >= int64(len(f.body)) {
			return ErrBroken
		}
		x, y := i%across*wide, i/across*high
		if err := visit(image.Rect(x, y, x+wide, y+high), f.body[start:min(end, int64(len(f.body)))]); err != nil {
			return err
		}
		if cut {
			return ErrBroken
		}
	}
	return nil
}

// jpegs joins a page's strips or tiles, each a JPEG that shares its tables with
// the others.
func (f *File) jpegs(ctx context.Context, d ifd) (image.Image, error) {
	var tables []byte
	for _, v := range d[tagJPEGTables] {
		tables = append(tables, byte(v))
	}
	if len(tables) >= 4 {
		tables = tables[2 : len(tables)-2] // without its own beginning and end
	}
	if d.first(tagPhotometric, 6) == 2 { // red, green and blue as they are: said as Adobe says it
		tables = append(tables, 0xff, 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0)
	}
	out := image.NewRGBA(image.Rect(0, 0, int(d.first(tagWidth, 0)), int(d.first(tagHeight, 0))))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	some := false
	err := f.pieces(d, func(at image.Rectangle, data []byte) error {
		if len(data) < 4 {
			return ErrBroken
		}
		img, err := jpegWithin(ctx, append(append([]byte{0xff, 0xd8}, tables...), data[2:]...))
		if err != nil {
			return err
		}
		some = true
		draw.Draw(out, at.Intersect(out.Rect), img, img.Bounds().Min, draw.Src)
		return nil
	})
	if !some {
		return nil, err
	}
	return out, err
}

func jpegWithin(ctx context.Context, data []byte) (image.Image, error) {
	c, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, ErrBroken
	}
	if err := fits(c.Width, c.Height, depth(c.ColorModel)); err != nil {
		return nil, err
	}
	return jpeg.Decode(&timed{ctx: ctx, from: bytes.NewReader(data)})
}

var _ io.ReaderAt = (*from)(nil)
