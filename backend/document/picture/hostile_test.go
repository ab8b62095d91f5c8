package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// scans is a JPEG of 36 million pixels that is refined ten thousand times by some
// bytes each, every time from end to end.
func scans() []byte {
	big := binary.BigEndian
	b := []byte{0xff, 0xd8, 0xff, 0xdb, 0, 67, 0}
	b = append(b, bytes.Repeat([]byte{1}, 64)...)
	b = append(b, 0xff, 0xc2, 0, 11, 8)
	b = big.AppendUint16(big.AppendUint16(b, 6000), 6000)
	b = append(b, 1, 1, 0x11, 0)
	for _, class := range []byte{0x00, 0x10} { // one code each: the bit 0
		b = append(b, 0xff, 0xc4, 0, 20, class, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
		if class == 0x10 {
			b = append(b, 0xe0) // the rest of this block and of 2^14 more is nothing
		} else {
			b = append(b, 0)
		}
	}
	for range 10_000 {
		b = append(b, 0xff, 0xda, 0, 8, 1, 1, 0, 1, 63, 0)
		b = append(b, make([]byte, 70)...)
	}
	return append(b, 0xff, 0xd9)
}

// B25, A14: pictures made to harm are refused, or shown, in their time.
func TestB25_HostilePictures(t *testing.T) {
	if testing.Short() {
		t.Skip("left out with -short, as the race detector is run: run it without")
	}
	many := 20
	if os.Getenv("SHCR_BAR") != "" {
		many = 100
	}
	type hostile struct {
		name, kind string
		body       []byte
	}
	var files []hostile
	for kind, body := range bombs(t) {
		files = append(files, hostile{"bomb", kind, body})
	}
	files = append(files, hostile{"scans", "JPEG", scans()})
	one := image.NewGray(image.Rect(0, 0, 64, 64))
	tags := faxTags(one, 4, 64)
	ring := tiffOf(binary.LittleEndian, tiffPage{tags, [][]byte{faxOf(one, 4, false)}})
	copy(ring[len(ring)-4:], ring[4:8]) // its next page is itself
	files = append(files, hostile{"ring", "TIFF", ring})
	tags = faxTags(image.NewGray(image.Rect(0, 0, 6000, 6000)), 4, 1)
	tags[tagRowsPerStrip] = []uint32{1}
	files = append(files, hostile{"strips on one place", "TIFF", tiffOf(binary.LittleEndian, tiffPage{tags, slices.Repeat([][]byte{{1, 2, 3}}, 6000)})})
	var seeds []hostile
	for kind, encode := range map[string]func(*bytes.Buffer) error{
		"PNG":  func(b *bytes.Buffer) error { return png.Encode(b, photo(200, 100)) },
		"JPEG": func(b *bytes.Buffer) error { return jpeg.Encode(b, photo(200, 100), nil) },
		"GIF":  func(b *bytes.Buffer) error { return gif.Encode(b, photo(200, 100), nil) },
		"BMP":  func(b *bytes.Buffer) error { return bmp.Encode(b, photo(200, 100)) },
		"TIFF": func(b *bytes.Buffer) error {
			return tiff.Encode(b, photo(200, 100), &tiff.Options{Compression: tiff.Deflate, Predictor: true})
		},
	} {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		seeds = append(seeds, hostile{"mutant", kind, b.Bytes()})
	}
	g := scan(300, 100)
	for _, c := range []int{2, 3, 4} {
		seeds = append(seeds, hostile{"mutant", "TIFF", tiffOf(binary.BigEndian, tiffPage{faxTags(g, c, 100), [][]byte{faxOf(g, c, false)}})})
	}
	chance := rand.New(rand.NewPCG(14, 14))
	for n := len(files); n < many; n++ {
		seed := seeds[n%len(seeds)]
		b := slices.Clone(seed.body)
		for range 1 + chance.IntN(12) {
			at := chance.IntN(min(len(b), 400)) // where sizes stand
			b[at] = byte(chance.Uint32())
		}
		if chance.IntN(4) == 0 {
			b = b[:chance.IntN(len(b))]
		}
		files = append(files, hostile{fmt.Sprint("mutant ", n), seed.kind, b})
	}
	shown, slowest := 0, time.Duration(0)
	for _, h := range files {
		began := time.Now()
		f, err := Open(h.body, h.kind)
		if err == nil {
			for n := 1; n <= min(2, len(f.pages)); n++ {
				began = time.Now()
				img, why := f.Decode(t.Context(), n)
				if img != nil {
					shown++
				} else if err = why; err == nil {
					t.Errorf("%s of %s: neither shown nor refused", h.name, h.kind)
				}
				if h.name == "scans" && !errors.Is(why, ErrTooLong) {
					t.Errorf("endless scans: %v", why)
				}
			}
		}
		took := time.Since(began)
		slowest = max(slowest, took)
		if took > PageTime+300*time.Millisecond || h.name == "bomb" && took > 50*time.Millisecond {
			t.Errorf("%s of %s: %s (%v)", h.name, h.kind, took, err)
		}
	}
	t.Logf("%d pictures, %d shown, slowest %s", len(files), shown, slowest)
	if many == 100 {
		t.Logf("bar B25-pictures required 100 measured %d %s", len(files), map[bool]string{true: "ok", false: "short"}[!t.Failed()])
	}
}
