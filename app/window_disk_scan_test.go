//go:build e2e && linux

package app_test

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/hex"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// forms are all ways in which the scan looks for a text: as it is, in capitals or
// not, in two bytes a letter, in hexadecimal digits, with every letter escaped as in
// an address, and the part of it in base64 that does not depend on what is around it,
// wherever in three bytes it begins.
func forms(text string) (all [][]byte) {
	for _, s := range []string{text, strings.ToLower(text)} {
		utf16, escaped := []byte{}, ""
		for _, b := range []byte(s) {
			utf16 = append(utf16, b, 0)
			escaped += "%" + strings.ToUpper(hex.EncodeToString([]byte{b}))
		}
		digits := hex.EncodeToString([]byte(s))
		all = append(all, []byte(s), utf16, []byte(digits), []byte(strings.ToUpper(digits)), []byte(escaped), []byte(strings.ToLower(escaped)))
		for before := range 3 {
			whole := base64.RawStdEncoding.EncodeToString(append(make([]byte, before), s...))
			core := whole[(before*8+5)/6 : (before+len(s))*8/6]
			all = append(all, []byte(core), []byte(strings.NewReplacer("+", "-", "/", "_").Replace(core)))
		}
	}
	slices.SortFunc(all, bytes.Compare)
	return slices.CompactFunc(all, bytes.Equal)
}

// used gives of a raw image every block that is not empty, in order.
func used(t *testing.T, image string) []byte {
	t.Helper()
	f, err := os.Open(image)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	const seekData, block = 3, 4096
	var all []byte
	empty, buf := make([]byte, block), make([]byte, 256*block)
	for at := int64(0); ; {
		if next, err := f.Seek(at, seekData); err == nil {
			at = next &^ (block - 1)
		} else {
			return all // nothing but a hole is left
		}
		n, err := f.ReadAt(buf, at)
		for b := 0; b < n; b += block {
			if piece := buf[b:min(b+block, n)]; !bytes.Equal(piece, empty[:len(piece)]) {
				all = append(all, piece...)
			}
		}
		if at += int64(n); err != nil || n == 0 {
			return all
		}
	}
}

// search looks for many needles at once, by the three bytes that each begins with.
type search struct {
	begins [1 << 24]bool
	by     map[int][][]byte
}

func newSearch(needles [][]byte) *search {
	s := &search{by: map[int][][]byte{}}
	for _, n := range needles {
		first := int(n[0])<<16 | int(n[1])<<8 | int(n[2])
		s.begins[first], s.by[first] = true, append(s.by[first], n)
	}
	return s
}

// in looks in bytes and in every gzip, zlib and zstd stream that begins anywhere in
// them, streams in streams to that depth, and hands every hit with what is around it
// to found. It gives the number of streams.
func (s *search) in(data []byte, depth int, found func(needle, around []byte)) (streams int) {
	three := 0
	for i, b := range data {
		if three = (three<<8 | int(b)) & 0xffffff; i < 2 || !s.begins[three] {
			continue
		}
		for _, n := range s.by[three] {
			if bytes.HasPrefix(data[i-2:], n) {
				found(n, data[max(0, i-82):min(len(data), i+len(n)+78)])
			}
		}
	}
	if depth == 0 {
		return 0
	}
	open := map[byte]func(io.Reader) (io.Reader, error){
		0x1f: func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		0x78: func(r io.Reader) (io.Reader, error) { return zlib.NewReader(r) },
		0x28: func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r, zstd.WithDecoderConcurrency(1)) },
	}
	begins := map[byte]func(b []byte) bool{
		0x1f: func(b []byte) bool { return b[1] == 0x8b && b[2] == 8 },
		0x78: func(b []byte) bool { return (int(b[0])<<8|int(b[1]))%31 == 0 && b[1]&0x20 == 0 },
		0x28: func(b []byte) bool { return b[1] == 0xb5 && b[2] == 0x2f && b[3] == 0xfd },
	}
	for first, is := range begins {
		for at := 0; at < len(data)-4; at++ {
			i := bytes.IndexByte(data[at:len(data)-4], first)
			if i < 0 {
				break
			}
			if at += i; !is(data[at:]) {
				continue
			}
			r, err := open[first](bytes.NewReader(data[at:min(len(data), at+16<<20)]))
			if err != nil {
				continue
			}
			text, _ := io.ReadAll(io.LimitReader(r, 16<<20)) // as much as there is of it
			if d, yes := r.(*zstd.Decoder); yes {
				d.Close()
			}
			if len(text) > 0 {
				streams += 1 + s.in(text, depth-1, found)
			}
		}
	}
	return streams
}
