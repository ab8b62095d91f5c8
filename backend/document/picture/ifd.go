package picture

import (
	"encoding/binary"
	"slices"
)

// The TIFF tags that are read (TIFF 6.0; 347 and 513 of its technical notes).
const (
	tagWidth        = 256
	tagHeight       = 257
	tagBits         = 258
	tagCompression  = 259
	tagPhotometric  = 262
	tagFillOrder    = 266
	tagStripOffsets = 273
	tagOrientation  = 274
	tagSamples      = 277
	tagRowsPerStrip = 278
	tagStripCounts  = 279
	tagXResolution  = 282
	tagYResolution  = 283
	tagFaxOptions   = 292
	tagUnit         = 296
	tagTileWidth    = 322
	tagTileHeight   = 323
	tagTileOffsets  = 324
	tagTileCounts   = 325
	tagJPEGTables   = 347
	tagJPEGStart    = 513
	tagJPEGLength   = 514
)

// mostValues bounds what one tag may hold.
const mostValues = 1 << 20

// ifd is one directory of a TIFF file: the whole numbers of each tag. of a
// fraction, its two parts; where is the directory's own place.
type ifd map[int][]uint32

const where = -1 // stands among the tags for the directory's place

func (d ifd) first(tag int, otherwise uint32) uint32 {
	if v := d[tag]; len(v) > 0 {
		return v[0]
	}
	return otherwise
}

// ratio reads a fraction, 0 where there is none.
func (d ifd) ratio(tag int) float64 {
	if v := d[tag]; len(v) >= 2 && v[1] > 0 {
		return float64(v[0]) / float64(v[1])
	}
	return 0
}

// sizes of the types of values: byte, text, short, long, fraction.
var sizes = map[uint16]int{1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1}

// directories walks a TIFF file's directories, at most most of them; whole is
// false where the chain breaks off or turns back on itself.
func directories(body []byte, most int) (dirs []ifd, whole bool) {
	if len(body) < 8 {
		return nil, false
	}
	var order binary.ByteOrder = binary.LittleEndian
	if body[0] == 'M' {
		order = binary.BigEndian
	}
	seen := []uint32{}
	for at := order.Uint32(body[4:]); at != 0; {
		if len(dirs) == most {
			return dirs, true
		}
		if slices.Contains(seen, at) || int64(at)+2 > int64(len(body)) {
			return dirs, false
		}
		seen = append(seen, at)
		n := int(order.Uint16(body[at:]))
		end := int(at) + 2 + 12*n
		if end+4 > len(body) {
			return dirs, false
		}
		d := ifd{where: {at}}
		for i := range n {
			d.add(body, order, body[int(at)+2+12*i:][:12])
		}
		dirs = append(dirs, d)
		at = order.Uint32(body[end:])
	}
	return dirs, true
}

// add reads one entry; one that points outside the file is left out, and missed
// where it is needed.
func (d ifd) add(body []byte, order binary.ByteOrder, entry []byte) {
	tag, kind, count := int(order.Uint16(entry)), order.Uint16(entry[2:]), order.Uint32(entry[4:])
	each := sizes[kind]
	if each == 0 || count > mostValues {
		return
	}
	raw := entry[8:]
	if size := each * int(count); size > 4 {
		at := int64(order.Uint32(entry[8:]))
		if at+int64(size) > int64(len(body)) {
			return
		}
		raw = body[at:]
	}
	var values []uint32
	switch kind {
	case 3:
		for i := range int(count) {
			values = append(values, uint32(order.Uint16(raw[2*i:])))
		}
	case 4:
		for i := range int(count) {
			values = append(values, order.Uint32(raw[4*i:]))
		}
	case 5:
		for i := range int(count) {
			values = append(values, order.Uint32(raw[8*i:]), order.Uint32(raw[8*i+4:]))
		}
	default:
		for i := range int(count) {
			values = append(values, uint32(raw[i]))
		}
	}
	d[tag] = values
}
