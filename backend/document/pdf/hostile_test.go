package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tetratelabs/wazero/api"

	"shcr/backend/training/letters"
)

// handmade are files that ask for what they must not have, or for more than
// there is.
func handmade() map[string][]byte {
	page := func(extra, content string, more ...string) []byte { return onePage(extra, content, more...) }
	action := func(a string) []byte {
		return file("", "<< /Type /Catalog /Pages 2 0 R /OpenAction "+a+" /AA << /WC "+a+" >> >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
			"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /AA << /O "+a+" >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 200 100] /A "+a+" >>] >>", stream("", "0 0 9 9 re f"))
	}
	var bomb bytes.Buffer
	z := zlib.NewWriter(&bomb)
	for range 512 {
		_, _ = z.Write(make([]byte, 1<<20))
	}
	_ = z.Close()
	xobject := "/Resources << /XObject << /X 5 0 R >> >>"
	return map[string][]byte{
		"script":          action(`<< /S /JavaScript /JS (while(true){app.alert\(1\)}) >>`),
		"launch":          action("<< /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"),
		"address":         action("<< /S /URI /URI (http://127.0.0.1:1/x) >>"),
		"submit":          action("<< /S /SubmitForm /F (http://127.0.0.1:1/x) >>"),
		"other file":      action("<< /S /GoToR /F (/etc/passwd) /D [0 /Fit] >>"),
		"file of content": page("", "", "<< /F (/etc/passwd) /Length 0 >>"),
		"content apart":   file("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R >>", "<< /F << /FS /URL /F (file:///etc/passwd) >> /Length 0 >>\nstream\n\nendstream"),
		"embedded file":   file("", "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(x.exe) << /Type /Filespec /F (x.exe) /EF << /F 4 0 R >> >>] >> >> >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>", stream("/Type /EmbeddedFile", "MZ")),
		"without end":     endless(),
		"unpacks to much": page("/Resources << /XObject << /X 5 0 R >> >>", "/X Do", stream("/Type /XObject /Subtype /Image /Width 65535 /Height 65535 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode", bomb.String())),
		"form in itself":  page(xobject, "/X Do", stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>", "/X Do /X Do")),
		"pages in a ring": file("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>"),
		"parent ring":     file("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Parent 3 0 R /Count 1 >>", "<< /Type /Page /Parent 2 0 R >>"),
		"xref ring":       file("/Prev 9", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>"),
		"huge page":       file("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e30 1e30] /UserUnit 1e9 >>"),
		"no page":         file("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 0 0] >>"),
		"deep arrays":     page("", strings.Repeat("[", 200_000)+" TJ"),
		"deep objects":    file("", "<< /Type /Catalog /Pages 2 0 R >>", strings.Repeat("<< /A ", 50_000), "<< >>"),
		"deep states":     page("", strings.Repeat("q ", 2_000_000)),
		"tiny pattern": page("/Resources << /Pattern << /P 5 0 R >> >>", "/Pattern cs /P scn -1e6 -1e6 2e6 2e6 re f",
			stream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001 /Resources << >>", "0 0 1 1 re f")),
		"broken font":   page("/Resources << /Font << /F << /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor << /Type /FontDescriptor /FontFile2 5 0 R >> >> >> >>", "BT /F 12 Tf (x) Tj ET", stream("", "\x00\x01\x00\x00\xff\xff"+strings.Repeat("glyf\xff\xff\xff\xff", 50))),
		"font of fonts": page("/Resources << /Font << /F 5 0 R >> >>", "BT /F 12 Tf (aaaa) Tj ET", "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 /Widths [1] /Encoding << /Differences [97 /a] >> /CharProcs << /a 6 0 R >> /Resources << /Font << /F 5 0 R >> >> >>", stream("", "BT /F 1 Tf (aaaa) Tj ET")),
		"broken JPX":    page(xobject, "/X Do", stream("/Type /XObject /Subtype /Image /Width 9999 /Height 9999 /Filter /JPXDecode", "\x00\x00\x00\x0cjP  \r\n\x87\n\xff\x4f\xff\x51"+strings.Repeat("\xff", 500))),
		"broken JBIG2":  page(xobject, "/X Do", stream("/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", strings.Repeat("\x00\x00\x00\x00\x30\x00\x01", 90))),
		"long lines":    page("", "0.001 w "+strings.Repeat("0 0 m 1e9 1e9 l -1e9 1e9 l S ", 20_000)),
		"dashes":        page("", "[0.00001 0.00001] 0 d 0 0 m 1e6 1e6 l S"),
		"many notes":    page("/Annots ["+strings.Repeat("<< /Type /Annot /Subtype /Highlight /Rect [0 0 9 9] /QuadPoints [0 0 9 0 0 9 9 9] >> ", 20_000)+"]", ""),
		"locked":        locked(),
		"lies of size":  []byte(strings.Replace(string(page("", "0 0 9 9 re f")), "/Length 12", "/Length 2147483647", 1)),
	}
}

// mutant damages a file as chance will: bytes, pieces, numbers, its end.
func mutant(chance *rand.Rand, seed []byte) []byte {
	b := slices.Clone(seed)
	for range 1 + chance.IntN(30) {
		if len(b) < 16 {
			break
		}
		at := chance.IntN(len(b) - 8)
		switch chance.IntN(7) {
		case 0:
			b[at] ^= 1 << chance.IntN(8)
		case 1:
			b[at] = byte(chance.Uint32())
		case 2: // a number becomes a large one
			if i := bytes.IndexAny(b[at:], "123456789"); i >= 0 {
				b = slices.Insert(b, at+i, []byte("99999999")...)
			}
		case 3:
			b = slices.Delete(b, at, min(len(b), at+chance.IntN(200)))
		case 4: // a piece elsewhere
			piece := slices.Clone(b[at:min(len(b), at+chance.IntN(300))])
			b = slices.Insert(b, chance.IntN(len(b)), piece...)
		case 5: // a reference to another object
			if i := bytes.Index(b[at:], []byte(" 0 R")); i > 0 {
				b[at+i-1] = byte('0' + chance.IntN(10))
			}
		case 6:
			if chance.IntN(10) == 0 {
				b = b[:at]
			}
		}
	}
	return b
}

// B25, A13: files made to harm open, or are refused, or lose a page; each page in
// its time and its guest's memory, and the viewer goes on.
func TestB25_HostilePDFs(t *testing.T) {
	if testing.Short() {
		t.Skip("left out with -short, as the race detector is run: run it without")
	}
	many := 30
	if os.Getenv("SHCR_BAR") != "" {
		many = 200
	}
	files := [][2]any{}
	for name, body := range handmade() {
		files = append(files, [2]any{name, body})
	}
	slices.SortFunc(files, func(a, b [2]any) int { return strings.Compare(a[0].(string), b[0].(string)) })
	letter := letters.Letter{Heading: []string{"Estuary"}, Title: "Letter", About: []string{"PHẠM Thị Hương"}, Body: "Seen **today**.\n\n| a | b |\n| c | d |\n===\nMore."}
	seeds := [][]byte{letter.PDF(), onePage(font, "BT /F 12 Tf 10 10 Td (whole) Tj ET"), onePage("/Resources << /XObject << /X 5 0 R >> >>", "/X Do", stream("/Type /XObject /Subtype /Form /BBox [0 0 100 100]", "1 0 0 rg 0 0 50 50 re f"))}
	chance := rand.New(rand.NewPCG(25, 25))
	if many == 30 { // a sample of those that take long, and of all others
		files = slices.DeleteFunc(files, func(f [2]any) bool {
			return f[0] != "without end" && f[0] != "unpacks to much" && f[0] != "script" && f[0] != "pages in a ring" && f[0] != "broken font" && chance.IntN(2) == 0
		})
	}
	for n := len(files); n < many; n++ {
		files = append(files, [2]any{fmt.Sprint("mutant ", n), mutant(chance, seeds[n%len(seeds)])})
	}
	slowest, largest, opens := time.Duration(0), uint32(0), 0
	for _, f := range files[:many] {
		name, body := f[0].(string), f[1].([]byte)
		timed := func(what string, do func() error) {
			began := time.Now()
			err := do()
			took := time.Since(began)
			slowest = max(slowest, took)
			if took > PageTime+700*time.Millisecond { // with its end and a new guest
				t.Errorf("%s: %s took %s (%v)", name, what, took, err)
			}
		}
		var d *Document
		timed("open", func() (err error) { d, err = engine.Open(t.Context(), body); return err })
		if d == nil {
			continue
		}
		opens++
		for page := 1; page <= min(2, len(d.sizes)); page++ {
			timed("draw", func() error { _, err := d.Draw(t.Context(), page, 400, 200); return err })
			largest = max(largest, memoryOf(d))
			timed("words", func() error { _, err := d.Words(t.Context(), page); return err })
			largest = max(largest, memoryOf(d))
		}
		d.Close()
	}
	if _, err := opened(t, seeds[1]).Draw(t.Context(), 1, 200, 100); err != nil {
		t.Errorf("afterwards: %v", err)
	}
	if largest > 128<<20 || largest == 0 {
		t.Errorf("a guest had %d MiB", largest>>20)
	}
	t.Logf("%d files, %d opened, slowest %s, largest guest %d MiB", many, opens, slowest, largest>>20)
	if many == 200 {
		t.Logf("bar B25 required 200 measured %d %s", many, map[bool]string{true: "ok", false: "short"}[!t.Failed()])
	}
}

// memoryOf is how much memory a document's guest has, 0 when it has ended.
func memoryOf(d *Document) uint32 {
	if d.guest == nil {
		return 0
	}
	m, ok := reflect.ValueOf(d.guest.calls).Elem().FieldByName("Module").Interface().(api.Module)
	if !ok {
		return 0
	}
	return m.Memory().Size()
}
