package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/bmp"
	"golang.org/x/image/ccitt"
	"golang.org/x/image/tiff"
)

// scan is a two-level picture with thin and long runs, empty and full lines.
func scan(width, height int) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, width, height))
	chance := rand.New(rand.NewPCG(1, 2))
	for y := range height {
		line := g.Pix[y*g.Stride:][:width]
		switch {
		case y%11 == 0:
			for x := range line {
				line[x] = 255
			}
		case y%17 == 0: // all black
		case y%3 == 0 && y > 0: // nearly the line above
			copy(line, g.Pix[(y-1)*g.Stride:][:width])
			at := chance.IntN(width)
			line[at] ^= 255
		default:
			colour := byte(255 * chance.IntN(2))
			for x := 0; x < width; {
				n := 1 + chance.IntN([]int{2, 9, 70, width}[chance.IntN(4)])
				for ; n > 0 && x < width; n, x = n-1, x+1 {
					line[x] = colour
				}
				colour ^= 255
			}
		}
	}
	return g
}

func decoded(t *testing.T, body []byte, kind string, page int) image.Image {
	t.Helper()
	f, err := Open(body, kind)
	if err != nil {
		t.Fatal(err)
	}
	img, err := f.Decode(t.Context(), page)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// far is the largest difference of any colour of any pixel.
func far(a, b image.Image) int {
	if a.Bounds().Size() != b.Bounds().Size() {
		return 1 << 20
	}
	to := func(m image.Image) []byte {
		out := image.NewRGBA(image.Rectangle{Max: m.Bounds().Size()})
		draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Src)
		return out.Pix
	}
	most, pa, pb := 0, to(a), to(b)
	for i := range pa {
		most = max(most, int(pa[i])-int(pb[i]), int(pb[i])-int(pa[i]))
	}
	return most
}

func faxTags(g *image.Gray, compression, rows int) map[int][]uint32 {
	return map[int][]uint32{tagWidth: {uint32(g.Rect.Dx())}, tagHeight: {uint32(g.Rect.Dy())}, tagBits: {1}, tagCompression: {uint32(compression)},
		tagPhotometric: {0}, tagSamples: {1}, tagRowsPerStrip: {uint32(rows)}, tagXResolution: {204, 1}, tagYResolution: {196, 1}}
}

// Every fax compression gives the dots that were sent, in one strip or several,
// either byte order and either order of bits.
func TestFaxesGiveTheirDots(t *testing.T) {
	for _, width := range []int{1, 7, 64, 2700} {
		g := scan(width, 60)
		for _, c := range []struct {
			compression int
			deep        bool
		}{{2, false}, {3, false}, {3, true}, {4, false}} {
			name := fmt.Sprintf("compression %d, deep %v, width %d", c.compression, c.deep, width)
			tags := faxTags(g, c.compression, 60)
			if c.deep {
				tags[tagFaxOptions] = []uint32{1}
			}
			data := faxOf(g, c.compression, c.deep)
			if n := far(decoded(t, tiffOf(binary.LittleEndian, tiffPage{tags, [][]byte{data}}), "TIFF", 1), g); n != 0 {
				t.Errorf("%s: differs by %d", name, n)
			}
			tags[tagFillOrder] = []uint32{2}
			tags[tagRowsPerStrip] = []uint32{25}
			var strips [][]byte
			for y := 0; y < 60; y += 25 {
				part := g.SubImage(image.Rect(0, y, width, min(60, y+25))).(*image.Gray)
				strips = append(strips, mirrored(faxOf(&image.Gray{Pix: part.Pix, Stride: part.Stride, Rect: image.Rect(0, 0, width, part.Rect.Dy())}, c.compression, c.deep)))
			}
			if n := far(decoded(t, tiffOf(binary.BigEndian, tiffPage{tags, strips}), "TIFF", 1), g); n != 0 {
				t.Errorf("%s, in strips: differs by %d", name, n)
			}
		}
		// That the tests' own encoder writes faxes, another reader says.
		for form, compression := range map[ccitt.SubFormat]int{ccitt.Group3: 3, ccitt.Group4: 4} {
			other := image.NewGray(g.Rect)
			if err := ccitt.DecodeIntoGray(other, bytes.NewReader(faxOf(g, compression, false)), ccitt.MSB, form, nil); err != nil || far(other, g) != 0 {
				t.Errorf("the encoder: compression %d, width %d: %v", compression, width, err)
			}
		}
	}
}

// Faxes of another maker's.
func TestFaxesOfAnotherMaker(t *testing.T) {
	convert, err := exec.LookPath("convert")
	if err != nil {
		t.Skip("ImageMagick is not installed; build/setup.sh installs it")
	}
	g, dir := scan(1000, 300), t.TempDir()
	var b bytes.Buffer
	if err := png.Encode(&b, g); err != nil {
		t.Fatal(err)
	}
	for _, how := range []string{"Fax", "Group4", "LZW", "RLE", "Zip", "JPEG", "None"} {
		to := filepath.Join(dir, how+".tif")
		cmd := exec.Command(convert, "png:-", "-depth", "8", "-compress", how, to)
		if how == "Fax" || how == "Group4" {
			cmd = exec.Command(convert, "png:-", "-monochrome", "-compress", how, to)
		}
		cmd.Stdin = bytes.NewReader(b.Bytes())
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v %s", how, err, out)
		}
		body, err := os.ReadFile(to)
		if err != nil {
			t.Fatal(err)
		}
		if n := far(decoded(t, body, "TIFF", 1), g); n > 0 && how != "JPEG" || n > 250 {
			t.Errorf("%s: differs by %d", how, n)
		}
	}
}

func photo(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{uint8(255 * x / w), uint8(255 * y / h), uint8(128 + 64*(x/8%2)), 255})
		}
	}
	return m
}

// JPEG within TIFF: tables apart, strips and tiles, and colours stored as they are.
func TestJPEGWithinTIFF(t *testing.T) {
	m := photo(96, 64)
	top, bottom := m.SubImage(image.Rect(0, 0, 96, 32)), m.SubImage(image.Rect(0, 32, 96, 64))
	tables, first := splitJPEG(t, top)
	_, second := splitJPEG(t, bottom)
	long := func(b []byte) (v []uint32) {
		for _, x := range b {
			v = append(v, uint32(x))
		}
		return v
	}
	tags := map[int][]uint32{tagWidth: {96}, tagHeight: {64}, tagBits: {8, 8, 8}, tagCompression: {7}, tagPhotometric: {6}, tagSamples: {3}, tagRowsPerStrip: {32}, tagJPEGTables: long(tables)}
	if n := far(decoded(t, tiffOf(binary.LittleEndian, tiffPage{tags, [][]byte{first, second}}), "TIFF", 1), m); n > 30 {
		t.Errorf("strips: differs by %d", n)
	}
	tags[tagTileWidth], tags[tagTileHeight] = []uint32{96}, []uint32{32}
	if n := far(decoded(t, tiffOf(binary.BigEndian, tiffPage{tags, [][]byte{first, second}}), "TIFF", 1), m); n > 30 {
		t.Errorf("tiles: differs by %d", n)
	}
	// Said to be red, green and blue, the same numbers are other colours.
	tags[tagPhotometric] = []uint32{2}
	if n := far(decoded(t, tiffOf(binary.BigEndian, tiffPage{tags, [][]byte{first, second}}), "TIFF", 1), m); n < 60 {
		t.Errorf("the kind of colours is not heeded: differs by %d", n)
	}
}

// Many pages of several kinds in one file, each with its own size.
func TestAFileOfManyPages(t *testing.T) {
	g := scan(400, 100)
	lzw := tiffPage{map[int][]uint32{tagWidth: {8}, tagHeight: {4}, tagBits: {8}, tagCompression: {1}, tagPhotometric: {1}, tagSamples: {1}, tagRowsPerStrip: {4}}, [][]byte{bytes.Repeat([]byte{7}, 32)}}
	low := faxTags(g, 4, 100)
	low[tagYResolution] = []uint32{98, 1}
	body := tiffOf(binary.LittleEndian, tiffPage{faxTags(g, 4, 100), [][]byte{faxOf(g, 4, false)}}, lzw, tiffPage{low, [][]byte{faxOf(g, 4, false)}})
	f, err := Open(body, "TIFF")
	if err != nil {
		t.Fatal(err)
	}
	pages, total := f.Pages()
	if total != 3 || len(pages) != 3 || pages[0].Height*1.9 > pages[2].Height || pages[2].Height > 2.1*pages[0].Height {
		t.Errorf("%d pages: %+v", total, pages)
	}
	if n := far(decoded(t, body, "TIFF", 3), g); n != 0 {
		t.Errorf("the third differs by %d", n)
	}
	if img := decoded(t, body, "TIFF", 2); img.Bounds().Dx() != 8 || color.GrayModel.Convert(img.At(3, 3)).(color.Gray).Y != 7 {
		t.Error("the second is not itself")
	}
	// H30: of a file that was cut, the page is named.
	f, err = Open(body[:len(body)-60], "TIFF")
	if err != nil {
		t.Fatal(err)
	}
	pages, _ = f.Pages()
	if last := pages[len(pages)-1]; len(pages) != 3 || !strings.HasPrefix(last.Problem, "Page 3 of 3 is not shown: the file breaks off") {
		t.Errorf("%+v", pages)
	}
}

// H30: what came of a page before it broke off is shown, and said to be a part.
func TestH30_AFaxThatBreaksOff(t *testing.T) {
	g := scan(400, 100)
	data := faxOf(g, 3, false)
	f, err := Open(tiffOf(binary.LittleEndian, tiffPage{faxTags(g, 3, 100), [][]byte{data[:len(data)/2]}}), "TIFF")
	if err != nil {
		t.Fatal(err)
	}
	img, err := f.Decode(t.Context(), 1)
	if img == nil || err != errLower {
		t.Fatal(img == nil, err)
	}
	if far(img.(*image.Gray).SubImage(image.Rect(0, 0, 400, 30)), g.SubImage(image.Rect(0, 0, 400, 30))) != 0 || color.GrayModel.Convert(img.At(200, 99)).(color.Gray).Y != 255 {
		t.Error("the upper part is not what was sent, or the lower not blank")
	}
}

func TestEveryKindOfPicture(t *testing.T) {
	m := photo(60, 40)
	for kind, encode := range map[string]func(*bytes.Buffer) error{
		"PNG":  func(b *bytes.Buffer) error { return png.Encode(b, m) },
		"JPEG": func(b *bytes.Buffer) error { return jpeg.Encode(b, m, &jpeg.Options{Quality: 95}) },
		"GIF":  func(b *bytes.Buffer) error { return gif.Encode(b, m, nil) },
		"BMP":  func(b *bytes.Buffer) error { return bmp.Encode(b, m) },
		"TIFF": func(b *bytes.Buffer) error { return tiff.Encode(b, m, &tiff.Options{Compression: tiff.Deflate}) },
	} {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		if n := far(decoded(t, b.Bytes(), kind, 1), m); n > 90 || kind != "GIF" && n > 40 {
			t.Errorf("%s: differs by %d", kind, n)
		}
		if _, err := Open(b.Bytes()[:8], kind); err == nil {
			t.Errorf("%s: a stump is opened", kind)
		}
	}
}

// Photographs are set upright: of all eight ways a camera may be held, the red
// corner comes to the upper left and the green to the upper right.
func TestPhotographsAreSetUpright(t *testing.T) {
	upright := image.NewRGBA(image.Rect(0, 0, 64, 32))
	draw.Draw(upright, upright.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(upright, image.Rect(0, 0, 16, 16), image.NewUniform(color.RGBA{255, 0, 0, 255}), image.Point{}, draw.Src)
	draw.Draw(upright, image.Rect(48, 0, 64, 16), image.NewUniform(color.RGBA{0, 255, 0, 255}), image.Point{}, draw.Src)
	for turn := 1; turn <= 8; turn++ {
		back := []int{0, 1, 2, 3, 4, 5, 8, 7, 6}[turn]
		var b bytes.Buffer
		if err := jpeg.Encode(&b, turned(upright, back), &jpeg.Options{Quality: 95}); err != nil {
			t.Fatal(err)
		}
		exif := append([]byte("Exif\x00\x00"), tiffOf(binary.BigEndian, tiffPage{tags: map[int][]uint32{tagOrientation: {uint32(turn)}}})...)
		body := slices.Concat(b.Bytes()[:2], []byte{0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(exif)+2)), exif, b.Bytes()[2:])
		f, err := Open(body, "JPEG")
		if err != nil {
			t.Fatal(err)
		}
		if pages, _ := f.Pages(); pages[0].Width != 48 || pages[0].Height != 24 {
			t.Errorf("held as %d: measured as %+v", turn, pages[0])
		}
		if n := far(decoded(t, body, "JPEG", 1), upright); n > 120 {
			t.Errorf("held as %d: differs by %d", turn, n)
		}
	}
}

// A14: a picture of 65,535² is refused by its measure, at once.
func TestA14_BombsAreRefusedBeforeTheyAreDecoded(t *testing.T) {
	for kind, body := range bombs(t) {
		began := time.Now()
		f, err := Open(body, kind)
		if err == nil {
			_, err = f.Decode(t.Context(), 1)
		}
		if took := time.Since(began); !errors.Is(err, ErrTooMany) || took > 50*time.Millisecond {
			t.Errorf("%s: %v after %s", kind, err, took)
		}
	}
}

// bombs are small files of 65,535 by 65,535 pixels.
func bombs(t *testing.T) map[string][]byte {
	t.Helper()
	var p, j, g, m bytes.Buffer
	small := image.NewPaletted(image.Rect(0, 0, 2, 2), color.Palette{color.White, color.Black})
	if png.Encode(&p, small) != nil || jpeg.Encode(&j, small, nil) != nil || gif.Encode(&g, small, nil) != nil || bmp.Encode(&m, photo(2, 2)) != nil {
		t.Fatal("cannot encode")
	}
	big := binary.BigEndian
	pb := p.Bytes()
	big.PutUint32(pb[16:], 65535)
	big.PutUint32(pb[20:], 65535)
	big.PutUint32(pb[29:], crc(pb[12:29]))
	jb := j.Bytes()
	at := bytes.Index(jb, []byte{0xff, 0xc0})
	big.PutUint16(jb[at+5:], 65535)
	big.PutUint16(jb[at+7:], 65535)
	gb := g.Bytes()
	copy(gb[6:], []byte{255, 255, 255, 255})
	mb := m.Bytes()
	binary.LittleEndian.PutUint32(mb[18:], 65535)
	binary.LittleEndian.PutUint32(mb[22:], 65535)
	tags := faxTags(image.NewGray(image.Rect(0, 0, 65535, 65535)), 4, 65535)
	return map[string][]byte{"PNG": pb, "JPEG": jb, "GIF": gb, "BMP": mb, "TIFF": tiffOf(binary.LittleEndian, tiffPage{tags, [][]byte{{0}}})}
}

func crc(b []byte) uint32 { return crc32.ChecksumIEEE(b) }
