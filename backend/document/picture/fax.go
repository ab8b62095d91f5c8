package picture

import (
	"context"
	"errors"
	"image"
	"math/bits"
)

// fax decodes a page of black and white: compression 2, 3 and 4 of TIFF 6.0, which
// are ITU-T T.4 in one and two dimensions and T.6. Lines that came before damage
// are kept.
func (f *File) fax(ctx context.Context, d ifd) (image.Image, error) {
	width, height := int(d.first(tagWidth, 0)), int(d.first(tagHeight, 0))
	if d.first(tagBits, 1) != 1 || d.first(tagSamples, 1) != 1 {
		return nil, ErrForm
	}
	out := image.NewGray(image.Rect(0, 0, width, height))
	for i := range out.Pix {
		out.Pix[i] = 0xff
	}
	black := d.first(tagPhotometric, 0) == 0 // black is black, as faxes have it; else all is the other way round
	r := faxReader{compression: int(d.first(tagCompression, 0)), flat: d.first(tagFaxOptions, 0)&1 == 0, width: width}
	lines := 0
	err := f.pieces(d, func(at image.Rectangle, data []byte) error {
		if at.Dx() != width {
			return ErrForm // tiles, which no fax has
		}
		if d.first(tagFillOrder, 1) == 2 {
			data = mirrored(data)
		}
		r.begin(data)
		for y := at.Min.Y; y < min(at.Max.Y, height); y++ {
			if y%64 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if err := r.line(); err != nil {
				return err
			}
			r.paint(out.Pix[y*out.Stride:][:width])
			lines++
		}
		return nil
	})
	if lines == 0 || errors.Is(err, ErrForm) || ctx.Err() != nil {
		return nil, err
	}
	if !black {
		for i := range out.Pix[:lines*out.Stride] {
			out.Pix[i] ^= 0xff
		}
	}
	if err != nil {
		err = errLower
	}
	return out, err
}

const errLower = errorString("its lower part is damaged or did not come")

func mirrored(data []byte) []byte {
	out := make([]byte, len(data))
	for i, b := range data {
		out[i] = bits.Reverse8(b)
	}
	return out
}

// faxReader reads line after line. A line is where its colour changes, beginning
// with white.
type faxReader struct {
	compression int
	flat        bool // T.4 in one dimension
	width       int

	data      []byte
	at        int // bits read
	line0, by []int
}

func (r *faxReader) begin(data []byte) {
	r.data, r.at, r.by = data, 0, r.by[:0]
}

// peek gives the next n bits, with 0 after the end.
func (r *faxReader) peek(n int) int {
	v := 0
	for i := range 4 {
		v <<= 8
		if p := r.at/8 + i; p < len(r.data) {
			v |= int(r.data[p])
		}
	}
	return v >> (32 - r.at%8 - n) & (1<<n - 1)
}

// line reads the next line into by.
func (r *faxReader) line() error {
	r.line0, r.by = r.by, r.line0[:0]
	switch r.compression {
	case 2:
		r.at = (r.at + 7) / 8 * 8
		return r.runs()
	case 3:
		marked, err := r.endOfLine()
		if err != nil {
			return err
		}
		if r.flat {
			return r.runs()
		}
		if !marked {
			return ErrBroken
		}
		r.at++
		if r.peekBack() {
			return r.runs()
		}
	}
	return r.changes()
}

// peekBack is the bit just read.
func (r *faxReader) peekBack() bool {
	p := r.at - 1
	return p/8 < len(r.data) && r.data[p/8]>>(7-p%8)&1 == 1
}

// endOfLine passes the mark before a line, with the zeros that fill it up. Two
// marks on end are the end of the page.
func (r *faxReader) endOfLine() (bool, error) {
	marked := false
	for r.peek(11) == 0 {
		for r.peek(1) == 0 {
			if r.at++; r.at >= 8*len(r.data) {
				return false, ErrBroken
			}
		}
		r.at++
		if marked {
			return false, ErrBroken
		}
		marked = true
	}
	return marked, nil
}

// run reads the length of one run.
func (r *faxReader) run(colour int) (int, error) {
	for total := 0; ; {
		c := codes()[colour][r.peek(longest)]
		if c.bits == 0 || r.at >= 8*len(r.data) {
			return 0, ErrBroken
		}
		r.at += int(c.bits)
		if total += int(c.run); total > r.width {
			return 0, ErrBroken
		}
		if c.run < 64 {
			return total, nil
		}
	}
}

// runs reads a line in one dimension.
func (r *faxReader) runs() error {
	for x, colour := 0, 0; x < r.width; colour = 1 - colour {
		n, err := r.run(colour)
		if err != nil {
			return err
		}
		if x += n; x > r.width {
			return ErrBroken
		}
		r.change(x)
	}
	return nil
}

// change notes a change of colour; a run of no length is none.
func (r *faxReader) change(x int) {
	if n := len(r.by); n > 0 && r.by[n-1] == x {
		r.by = r.by[:n-1]
		return
	}
	r.by = append(r.by, x)
}

// changes reads a line in two dimensions: by how its changes of colour stand to
// those of the line above (T.6, 2.2).
func (r *faxReader) changes() error {
	x, colour, above := -1, 0, 0
	for x < r.width {
		// b1 is the first change above to the right of x, to the other colour than ours.
		for above > 0 && r.changeAbove(above-1) > x {
			above--
		}
		for r.changeAbove(above) <= x && above < len(r.line0) || above%2 != colour {
			above++
		}
		b1, b2 := r.changeAbove(above), r.changeAbove(above+1)
		if r.at >= 8*len(r.data) {
			return ErrBroken
		}
		move, bits := 0, 0
		switch next := r.peek(7); {
		case next>>6 == 1:
			bits = 1
		case next>>4 == 0b011:
			move, bits = 1, 3
		case next>>4 == 0b010:
			move, bits = -1, 3
		case next>>1 == 0b000011:
			move, bits = 2, 6
		case next>>1 == 0b000010:
			move, bits = -2, 6
		case next == 0b0000011:
			move, bits = 3, 7
		case next == 0b0000010:
			move, bits = -3, 7
		case next>>3 == 0b0001: // pass
			r.at += 4
			x = b2
			continue
		case next>>4 == 0b001: // two runs
			r.at += 3
			x = max(x, 0)
			for i := range 2 {
				n, err := r.run((colour + i) % 2)
				if err != nil {
					return err
				}
				if x += n; x > r.width {
					return ErrBroken
				}
				r.change(x)
			}
			continue
		default:
			return ErrBroken
		}
		r.at += bits
		to := b1 + move
		if to < max(x, 0) || to > r.width {
			return ErrBroken
		}
		r.change(to)
		x, colour = to, 1-colour
	}
	return nil
}

func (r *faxReader) changeAbove(i int) int {
	if i < len(r.line0) {
		return r.line0[i]
	}
	return r.width
}

// paint blackens a white line.
func (r *faxReader) paint(pix []byte) {
	for i := 0; i < len(r.by); i += 2 {
		end := r.width
		if i+1 < len(r.by) {
			end = r.by[i+1]
		}
		clear(pix[r.by[i]:end])
	}
}
