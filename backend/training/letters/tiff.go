package letters

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// glyphs is a plain 5 by 7 type for scanned pages: each letter is seven rows of
// five dots, from the top, the leftmost dot the highest bit.
var glyphs = map[rune][7]byte{
	'A': {14, 17, 17, 31, 17, 17, 17}, 'B': {30, 17, 17, 30, 17, 17, 30}, 'C': {14, 17, 16, 16, 16, 17, 14}, 'D': {30, 17, 17, 17, 17, 17, 30},
	'E': {31, 16, 16, 30, 16, 16, 31}, 'F': {31, 16, 16, 30, 16, 16, 16}, 'G': {14, 17, 16, 23, 17, 17, 15}, 'H': {17, 17, 17, 31, 17, 17, 17},
	'I': {14, 4, 4, 4, 4, 4, 14}, 'J': {7, 2, 2, 2, 2, 18, 12}, 'K': {17, 18, 20, 24, 20, 18, 17}, 'L': {16, 16, 16, 16, 16, 16, 31},
	'M': {17, 27, 21, 21, 17, 17, 17}, 'N': {17, 25, 21, 19, 17, 17, 17}, 'O': {14, 17, 17, 17, 17, 17, 14}, 'P': {30, 17, 17, 30, 16, 16, 16},
	'Q': {14, 17, 17, 17, 21, 18, 13}, 'R': {30, 17, 17, 30, 20, 18, 17}, 'S': {15, 16, 16, 14, 1, 1, 30}, 'T': {31, 4, 4, 4, 4, 4, 4},
	'U': {17, 17, 17, 17, 17, 17, 14}, 'V': {17, 17, 17, 17, 17, 10, 4}, 'W': {17, 17, 17, 21, 21, 27, 17}, 'X': {17, 17, 10, 4, 10, 17, 17},
	'Y': {17, 17, 10, 4, 4, 4, 4}, 'Z': {31, 1, 2, 4, 8, 16, 31},
	'0': {14, 17, 19, 21, 25, 17, 14}, '1': {4, 12, 4, 4, 4, 4, 14}, '2': {14, 17, 1, 6, 8, 16, 31}, '3': {30, 1, 1, 14, 1, 1, 30}, '4': {2, 6, 10, 18, 31, 2, 2},
	'5': {31, 16, 30, 1, 1, 17, 14}, '6': {6, 8, 16, 30, 17, 17, 14}, '7': {31, 1, 2, 4, 8, 8, 8}, '8': {14, 17, 17, 14, 17, 17, 14}, '9': {14, 17, 17, 15, 1, 2, 12},
	'.': {0, 0, 0, 0, 0, 12, 12}, ',': {0, 0, 0, 0, 4, 4, 8}, ':': {0, 12, 12, 0, 12, 12, 0}, '-': {0, 0, 0, 14, 0, 0, 0}, '/': {1, 1, 2, 4, 8, 16, 16},
	'\'': {4, 4, 8, 0, 0, 0, 0}, '?': {14, 17, 1, 2, 4, 0, 4}, '+': {0, 4, 4, 31, 4, 4, 0}, '(': {2, 4, 8, 8, 8, 4, 2}, ')': {8, 4, 2, 2, 2, 4, 8}, '%': {25, 25, 2, 4, 8, 19, 19},
}

// Scan of a page, in dots: about A4 at 72 to the inch, one bit a dot.
const (
	scanWidth, scanHeight = 624, 840
	scanColumns           = 48
)

// TIFF sets a letter as a scan: two-level pages without any text layer. A new
// page starts at "===" or when one is full.
func (l Letter) TIFF() []byte {
	var pages [][]string
	page := append(append(append([]string{}, l.Heading...), "", l.Title, "OUR REF "+l.Ref), l.Dates...)
	page = append(append(page, l.About...), "")
	end := func() { pages = append(pages, page); page = nil }
	for _, bl := range blocks(l.Body) {
		if bl.kind == newPage {
			end()
			continue
		}
		text := plain(bl.runs)
		for _, row := range bl.rows {
			for _, c := range row {
				text += plain(c) + "  "
			}
		}
		page = append(append(page, wrap(strings.TrimSpace(bl.marker+" "+text), scanColumns)...), "")
		if len(page) > 50 {
			end()
		}
	}
	page = append(page, l.Sign...)
	end()
	return tiffFile(pages)
}

// tiffFile writes a little-endian TIFF: for each page one uncompressed strip
// and its directory.
func tiffFile(pages [][]string) []byte {
	var b bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&b, binary.LittleEndian, v)
		}
	}
	b.WriteString("II")
	put(uint16(42))
	pointer := b.Len() // where the offset of the next directory goes
	put(uint32(0))
	for _, lines := range pages {
		strip := b.Len()
		b.Write(draw(lines))
		directory := uint32(b.Len())
		binary.LittleEndian.PutUint32(b.Bytes()[pointer:], directory)
		fields := [][3]uint32{
			{254, 4, 2}, {256, 4, scanWidth}, {257, 4, scanHeight}, {258, 3, 1}, {259, 3, 1}, {262, 3, 0}, // part of several; width; height; bits; no compression; white is zero
			{273, 4, uint32(strip)}, {277, 3, 1}, {278, 4, scanHeight}, {279, 4, scanWidth / 8 * scanHeight},
		}
		put(uint16(len(fields)))
		for _, f := range fields {
			put(uint16(f[0]), uint16(f[1]), uint32(1), f[2])
		}
		pointer = b.Len()
		put(uint32(0))
	}
	return b.Bytes()
}

// draw sets lines of type as dots.
func draw(lines []string) []byte {
	const perRow = scanWidth / 8
	dots := make([]byte, perRow*scanHeight)
	for i, line := range lines {
		for j, r := range []rune(strings.ToUpper(line)) {
			for y, row := range glyphs[r] {
				for x := range 5 {
					if row&(16>>x) == 0 {
						continue
					}
					px, py := 24+j*12+2*x, 20+i*16+2*y
					if px+1 < scanWidth && py+1 < scanHeight {
						for _, at := range [4][2]int{{px, py}, {px + 1, py}, {px, py + 1}, {px + 1, py + 1}} {
							dots[at[1]*perRow+at[0]/8] |= 0x80 >> (at[0] % 8)
						}
					}
				}
			}
		}
	}
	return dots
}
