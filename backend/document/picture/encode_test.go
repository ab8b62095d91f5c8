package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"strings"
	"testing"
)

// tiffOf writes a TIFF whose pages have these tags and pieces of data.
type tiffPage struct {
	tags   map[int][]uint32 // all written as long, but bytes where the tag is tagJPEGTables
	pieces [][]byte
}

func tiffOf(order binary.AppendByteOrder, pages ...tiffPage) []byte {
	b := []byte("II*\x00\x00\x00\x00\x00")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		b = []byte("MM\x00*\x00\x00\x00\x00")
	}
	set := order.(binary.ByteOrder)
	pointer := 4
	for _, p := range pages {
		var offsets, counts []uint32
		for _, piece := range p.pieces {
			offsets, counts = append(offsets, uint32(len(b))), append(counts, uint32(len(piece)))
			b = append(b, piece...)
		}
		tags := map[int][]uint32{}
		for k, v := range p.tags {
			tags[k] = v
		}
		if tags[tagTileWidth] != nil {
			tags[tagTileOffsets], tags[tagTileCounts] = offsets, counts
		} else {
			tags[tagStripOffsets], tags[tagStripCounts] = offsets, counts
		}
		entries, n := []byte{}, 0
		for tag := range 1024 {
			v := tags[tag]
			if v == nil {
				continue
			}
			n++
			kind, count := uint16(4), uint32(len(v))
			var raw []byte
			for _, x := range v {
				raw = order.AppendUint32(raw, x)
			}
			switch tag {
			case tagJPEGTables:
				kind, raw = 7, nil
				for _, x := range v {
					raw = append(raw, byte(x))
				}
			case tagXResolution, tagYResolution:
				kind, count = 5, 1
			}
			entries = order.AppendUint16(order.AppendUint16(entries, uint16(tag)), kind)
			entries = order.AppendUint32(entries, count)
			if len(raw) > 4 {
				entries = order.AppendUint32(entries, uint32(len(b)))
				b = append(b, raw...)
			} else {
				entries = append(entries, append(raw, 0, 0, 0, 0)[:4]...)
			}
		}
		set.PutUint32(b[pointer:], uint32(len(b)))
		b = append(order.AppendUint16(b, uint16(n)), entries...)
		pointer = len(b)
		b = append(b, 0, 0, 0, 0)
	}
	return b
}

// bitsOut gathers codes.
type bitsOut struct{ text strings.Builder }

func (o *bitsOut) put(code string) { o.text.WriteString(code) }

func (o *bitsOut) bytes() []byte {
	s := o.text.String()
	var out []byte
	for ; len(s) > 0; s = s[min(8, len(s)):] {
		v := byte(0)
		for i := range 8 {
			v <<= 1
			if i < len(s) {
				v |= s[i] - '0'
			}
		}
		out = append(out, v)
	}
	return out
}

const endOfLine = "000000000001"

// changesOf gives where a line changes its colour, beginning with white; black is 0.
func changesOf(line []byte) (at []int) {
	colour := byte(255)
	for x, v := range line {
		if v != colour {
			at, colour = append(at, x), v
		}
	}
	return at
}

func (o *bitsOut) runOf(n, colour int) {
	short := strings.Fields([]string{whiteCodes, blackCodes}[colour])
	for n >= 2560 {
		o.put(strings.Fields(longCodes)[12])
		n -= 2560
	}
	switch {
	case n >= 1792:
		o.put(strings.Fields(longCodes)[(n-1792)/64])
		n %= 64
	case n >= 64:
		o.put(short[63+n/64])
		n %= 64
	}
	o.put(short[n])
}

func (o *bitsOut) flatLine(line []byte) {
	x, colour := 0, 0
	for _, to := range append(changesOf(line), len(line)) {
		o.runOf(to-x, colour)
		x, colour = to, 1-colour
	}
}

// deepLine encodes a line by the one above.
func (o *bitsOut) deepLine(above, line []byte) {
	width := len(line)
	next := func(l []byte, x int, colour int) int { // the first change right of x to the other colour than ours
		for _, c := range changesOf(l) {
			if c > x && (l[c] == 0) == (colour == 0) {
				return c
			}
		}
		return width
	}
	after := func(l []byte, x int) int {
		for _, c := range changesOf(l) {
			if c > x {
				return c
			}
		}
		return width
	}
	for x, colour := -1, 0; x < width; {
		a1, b1 := next(line, x, colour), next(above, x, colour)
		b2 := after(above, b1)
		switch move := a1 - b1; {
		case b2 < a1:
			o.put("0001")
			x = b2
		case move >= -3 && move <= 3:
			o.put([]string{"0000010", "000010", "010", "1", "011", "000011", "0000011"}[move+3])
			x, colour = a1, 1-colour
		default:
			a2 := after(line, a1)
			o.put("001")
			o.runOf(a1-max(x, 0), colour)
			o.runOf(a2-a1, 1-colour)
			x = a2
		}
	}
}

// faxOf encodes a picture as a fax.
func faxOf(g *image.Gray, compression int, deep bool) []byte {
	var o bitsOut
	above := bytes.Repeat([]byte{255}, g.Rect.Dx())
	for y := range g.Rect.Dy() {
		line := g.Pix[y*g.Stride:][:g.Rect.Dx()]
		switch {
		case compression == 2:
			for o.text.Len()%8 != 0 {
				o.put("0")
			}
			o.flatLine(line)
		case compression == 4:
			o.deepLine(above, line)
		case !deep:
			o.put(endOfLine)
			o.flatLine(line)
		case y%4 == 0:
			o.put(endOfLine + "1")
			o.flatLine(line)
		default:
			o.put(endOfLine + "0")
			o.deepLine(above, line)
		}
		above = line
	}
	switch compression {
	case 3:
		o.put(strings.Repeat(endOfLine, 6))
	case 4:
		o.put(endOfLine + endOfLine)
	}
	return o.bytes()
}

// splitJPEG gives a picture's JPEG without its tables, and the tables.
func splitJPEG(t *testing.T, img image.Image) (tables, rest []byte) {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	whole := b.Bytes()
	tables, rest = []byte{0xff, 0xd8}, []byte{0xff, 0xd8}
	at := 2
	for whole[at+1] != 0xda {
		end := at + 2 + int(binary.BigEndian.Uint16(whole[at+2:]))
		if m := whole[at+1]; m == 0xdb || m == 0xc4 {
			tables = append(tables, whole[at:end]...)
		} else {
			rest = append(rest, whole[at:end]...)
		}
		at = end
	}
	return append(tables, 0xff, 0xd9), append(rest, whole[at:]...)
}
