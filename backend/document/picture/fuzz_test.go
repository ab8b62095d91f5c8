package picture

import (
	"encoding/binary"
	"image"
	"testing"

	"shcr/backend/care/fuzztest"
)

// FuzzTIFF: any bytes are a file of pages or not; each page is decoded or refused
// (B1). Pages above four million pixels are measured only: what they take is the
// page's own size.
func FuzzTIFF(f *testing.F) {
	g := scan(40, 20)
	for _, c := range []int{2, 3, 4} {
		f.Add(tiffOf(binary.LittleEndian, tiffPage{faxTags(g, c, 20), [][]byte{faxOf(g, c, false)}}))
	}
	deep := faxTags(g, 3, 20)
	deep[tagFaxOptions] = []uint32{1}
	f.Add(tiffOf(binary.BigEndian, tiffPage{deep, [][]byte{faxOf(g, 3, true)}}))
	f.Add(tiffOf(binary.BigEndian, tiffPage{map[int][]uint32{tagWidth: {8}, tagHeight: {4}, tagBits: {8}, tagCompression: {5}, tagPhotometric: {1}, tagRowsPerStrip: {4}}, [][]byte{{0x80, 0, 0x40}}}))
	f.Fuzz(func(t *testing.T, body []byte) {
		defer fuzztest.Within(t)()
		file, err := openTIFF(body)
		if err != nil {
			return
		}
		for n, p := range file.pages[:min(len(file.pages), 2)] {
			if p.err == nil && p.width*p.height > 1<<20 {
				continue
			}
			img, err := file.Decode(t.Context(), n+1)
			if img == nil && err == nil {
				t.Error("neither shown nor refused")
			}
			if img != nil && img.Bounds().Size() != (image.Point{p.width, p.height}) {
				t.Errorf("%v of %d by %d", img.Bounds(), p.width, p.height)
			}
		}
	})
}
