package letters

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
)

// Scan of a page: 150 dots to the inch, one bit a dot, as a surgery's scanner gives.
const (
	scanDPI    = 150
	scanPerMM  = scanDPI / 25.4
	scanWidth  = 1240
	scanHeight = 1754
)

// TIFF sets a letter as a scan: two-level pages, each fed a little askew, with
// the specks and the dark edge a scanner leaves, and no text layer. A new page
// starts at "===" or when one is full; there are at least l.Pages.
func (l Letter) TIFF() []byte {
	chance := l.luck()
	var all [][]byte
	for _, page := range l.sheets(l.drawn(paperWide, paperHigh, 20, 2.6)) {
		all = append(all, packed(bits(scanned(page, scanWidth, scanHeight, scanPerMM, chance), chance)))
	}
	return tiffFile(all)
}

// scanned draws a page askew.
func scanned(page []mark, wide, high int, perMM float64, chance *rand.Rand) *ink {
	k := newInk(wide, high)
	turned := 0.5 + chance.Float64()*0.7
	if chance.IntN(2) == 0 {
		turned = -turned
	}
	k.put(page, scan(perMM, turned), chance)
	return k
}

// put draws all marks of a page.
func (k *ink) put(page []mark, at place, chance *rand.Rand) {
	for _, m := range page {
		if m.text == "" {
			k.line(at(m.x, m.y), at(m.x2, m.y2), 0.7, 200)
			continue
		}
		k.write(at, m.x, m.y, m.text, m.style, chance)
	}
}

// bits makes a page two-level, a row to whole bytes, and soils it.
func bits(k *ink, chance *rand.Rand) (rows [][]byte) {
	for range 60 {
		x, y := chance.Float64()*float64(k.wide), chance.Float64()*float64(k.high)
		k.line([2]float64{x, y}, [2]float64{x, y}, 0.4+chance.Float64(), 255)
	}
	edge := float64(3 + chance.IntN(8))
	k.line([2]float64{0, 0}, [2]float64{0, float64(k.high)}, edge, 255)
	for y := range k.high {
		row := make([]byte, (k.wide+7)/8)
		for x := range k.wide {
			if k.dots[y*k.wide+x] > 110 {
				row[x/8] |= 0x80 >> (x % 8)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// packed is PackBits: a count and one byte, or a count and that many bytes.
// Every row is packed by itself, as TIFF wants it.
func packed(rows [][]byte) []byte {
	var out []byte
	for _, row := range rows {
		for i := 0; i < len(row); {
			same := 1
			for i+same < len(row) && same < 128 && row[i+same] == row[i] {
				same++
			}
			if same > 1 {
				out = append(out, byte(1-same), row[i])
				i += same
				continue
			}
			n := 1
			for i+n < len(row) && n < 128 && (i+n+1 >= len(row) || row[i+n] != row[i+n+1]) {
				n++
			}
			out = append(append(out, byte(n-1)), row[i:i+n]...)
			i += n
		}
	}
	return out
}

// tiffFile writes a little-endian TIFF: for each page one strip and its
// directory.
func tiffFile(strips [][]byte) []byte {
	var b bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&b, binary.LittleEndian, v)
		}
	}
	even := func() { // directories and values begin at even offsets
		if b.Len()%2 == 1 {
			b.WriteByte(0)
		}
	}
	b.WriteString("II")
	put(uint16(42))
	pointer := b.Len() // where the offset of the next directory goes
	put(uint32(0))
	for n, strip := range strips {
		at := b.Len()
		b.Write(strip)
		even()
		dpi := b.Len()
		put(uint32(scanDPI), uint32(1))
		binary.LittleEndian.PutUint32(b.Bytes()[pointer:], uint32(b.Len()))
		fields := [][4]uint32{ // tag, type (3 short, 4 long, 5 ratio), count, value or offset
			{254, 4, 1, 2}, {256, 4, 1, scanWidth}, {257, 4, 1, scanHeight}, {258, 3, 1, 1}, {259, 3, 1, 32773}, {262, 3, 1, 0}, // one of several pages; size; a bit; PackBits; white is zero
			{273, 4, 1, uint32(at)}, {277, 3, 1, 1}, {278, 4, 1, scanHeight}, {279, 4, 1, uint32(len(strip))},
			{282, 5, 1, uint32(dpi)}, {283, 5, 1, uint32(dpi)}, {296, 3, 1, 2}, {297, 3, 2, uint32(n) | uint32(len(strips))<<16}, // dots to the inch; page n of all
		}
		put(uint16(len(fields)))
		for _, f := range fields {
			put(uint16(f[0]), uint16(f[1]), f[2], f[3])
		}
		pointer = b.Len()
		put(uint32(0))
	}
	return b.Bytes()
}
