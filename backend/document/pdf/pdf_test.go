package pdf

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"go.uber.org/goleak"

	"shcr/backend/care"
)

// engine is one for all tests, as the program has one.
var engine Engine

// B28: nothing that a test began goes on after all have ended.
func TestMain(m *testing.M) { goleak.VerifyTestMain(warm{m}) }

// warm has an engine for all tests.
type warm struct{ *testing.M }

func (w warm) Run() int {
	engine.Warm()
	defer engine.Close()
	return w.M.Run()
}

func opened(t *testing.T, body []byte) *Document {
	t.Helper()
	d, err := engine.Open(t.Context(), body)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func said(words []care.Word) string {
	var all []string
	for _, w := range words {
		all = append(all, w.Text)
	}
	return strings.Join(all, " ")
}

// A13: a guest finds no file of the host. The same guest in the library's own
// configuration finds it, so the test can tell.
func TestA13_TheGuestHasNoFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "host.pdf")
	if err := os.WriteFile(path, onePage(font, "BT /F 12 Tf 10 10 Td (secret) Tj ET"), 0o600); err != nil {
		t.Fatal(err)
	}
	g, err := engine.take()
	if err != nil {
		t.Fatal(err)
	}
	defer g.kill()
	if _, err := g.calls.OpenDocument(&requests.OpenDocument{FilePath: &path}); err == nil {
		t.Error("the guest opened a file of the host")
	}
	if runtime.GOOS == "windows" || testing.Short() {
		return
	}
	open, err := newGuest(webassembly.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer open.kill()
	if _, err := open.calls.OpenDocument(&requests.OpenDocument{FilePath: &path}); err != nil {
		t.Errorf("the test cannot tell: %v", err)
	}
}

// A13, B25: a page without end is stopped in its time, its guest is gone, and the
// next page begins in a new one.
func TestA13_APageWithoutEndIsStopped(t *testing.T) {
	d := opened(t, endless())
	began := time.Now()
	_, err := d.Draw(t.Context(), 1, 200, 100)
	if took := time.Since(began); !errors.Is(err, ErrTooLong) || took < PageTime || took > PageTime+time.Second {
		t.Errorf("%v after %s", err, took)
	}
	if d.guest != nil {
		t.Error("its guest lives on")
	}
	if _, err := d.Words(t.Context(), 1); err != nil && !errors.Is(err, ErrTooLong) {
		t.Errorf("a new guest: %v", err)
	}
	if _, err := opened(t, onePage("", "0 0 9 9 re f")).Draw(t.Context(), 1, 20, 10); err != nil {
		t.Errorf("the next document: %v", err)
	}
}

// A page is given up when nobody waits for it any more.
func TestAPageNobodyWaitsForIsStopped(t *testing.T) {
	d := opened(t, endless())
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	began := time.Now()
	if _, err := d.Draw(ctx, 1, 200, 100); !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > PageTime {
		t.Error(err, time.Since(began))
	}
}

// A13: the guest's memory ends at 128 MiB, and asking for more ends the page, not
// the viewer.
func TestA13_TheGuestsMemoryEnds(t *testing.T) {
	d := opened(t, onePage("", "0 0 9 9 re f"))
	err := d.run(t.Context(), func(g *guest) error {
		for range 20 {
			if made, err := g.calls.FPDFBitmap_Create(&requests.FPDFBitmap_Create{Width: 4096, Height: 1024}); err != nil {
				return err
			} else if s, err := g.calls.FPDFBitmap_GetStride(&requests.FPDFBitmap_GetStride{Bitmap: made.Bitmap}); err != nil || s.Stride == 0 {
				return fmt.Errorf("out of memory")
			}
		}
		return nil
	})
	if err == nil {
		t.Error("320 MiB were had")
	}
	if _, err := d.Draw(t.Context(), 1, 20, 10); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

func TestWhatCannotBeOpenedIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		body []byte
		want error
	}{
		"password": {locked(), ErrEncrypted},
		"rubbish":  {[]byte("%PDF-1.7 nothing at all"), ErrBroken},
		"empty":    {[]byte{}, ErrBroken},
		"no pages": {file("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"), ErrNoPages},
	} {
		if d, err := engine.Open(t.Context(), c.body); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
			if d != nil {
				d.Close()
			}
		}
	}
}

// H31: words stand where they are drawn, whatever the page's rotation and box.
func TestH31_WordsStandWhereTheyAreDrawn(t *testing.T) {
	const text = "BT /F 20 Tf 110 60 Td (Furosemide 40mg) Tj ET"
	for name, page := range map[string]string{
		"upright": font, "turned": font + " /Rotate 90", "on its head": font + " /Rotate 180", "the other way": font + " /Rotate 270",
		"cropped": font + " /CropBox [50 20 190 90]",
	} {
		d := opened(t, onePage(page, strings.Replace(text, "Furosemide 40mg", "40mg", 1)))
		words, err := d.Words(t.Context(), 1)
		if err != nil || said(words) != "40mg" {
			t.Fatalf("%s: %v %v", name, words, err)
		}
		size := d.sizes[0]
		wide, high := int(4*size.Width), int(4*size.Height)
		img, err := d.Draw(t.Context(), 1, wide, high)
		if err != nil {
			t.Fatal(err)
		}
		inside, outside := 0, 0
		w := words[0]
		for y := range high {
			for x := range wide {
				if img.Pix[img.PixOffset(x, y)] < 128 {
					fx, fy := (float64(x)+0.5)/float64(wide), (float64(y)+0.5)/float64(high)
					if fx > w.X-0.01 && fx < w.X+w.W+0.01 && fy > w.Y-0.01 && fy < w.Y+w.H+0.01 {
						inside++
					} else {
						outside++
					}
				}
			}
		}
		if inside < 500 || outside > 0 {
			t.Errorf("%s: %d dark pixels within the word's box, %d outside (%+v, page %v)", name, inside, outside, w, size)
		}
	}
}

// A large page is drawn in bands: they meet without a seam.
func TestABandedPageIsWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, which is run with -short, slows it past the time of a page: run it without")
	}
	d := opened(t, onePage("", "1 0 0 rg 0 0 200 100 re f"))
	img, err := d.Draw(t.Context(), 1, 8000, 4000)
	if err != nil {
		t.Fatal(err)
	}
	for y := range 4000 {
		for _, x := range []int{0, 4000, 7999} {
			if c := img.RGBAAt(x, y); c.R < 250 || c.G > 5 || c.A != 255 {
				t.Fatalf("at %d,%d: %v", x, y, c)
			}
		}
	}
}

// A file that was cut says so, and shows what there is.
func TestH30_ACutFileIsTold(t *testing.T) {
	whole := onePage(font, "BT /F 12 Tf 10 10 Td (whole) Tj ET")
	if opened(t, whole).EndsEarly() {
		t.Error("a whole file is said to be cut")
	}
	for _, lost := range []int{5, 40, 120} {
		cut := opened(t, whole[:len(whole)-lost])
		if words, err := cut.Words(t.Context(), 1); !cut.EndsEarly() || err != nil || said(words) != "whole" {
			t.Error(lost, words, err)
		}
	}
}

func TestMoreThan500PagesAreCutAndCounted(t *testing.T) {
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [" + strings.Repeat("3 0 R ", 812) + "] /Count 812 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>"}
	d := opened(t, file("", objects...))
	if pages, total := d.Pages(); len(pages) != MostPages || total != 812 {
		t.Errorf("%d of %d", len(pages), total)
	}
}

// What is closed answers nothing and holds nothing.
func TestAClosedDocumentIsGone(t *testing.T) {
	d := opened(t, onePage("", "0 0 9 9 re f"))
	d.Close()
	if _, err := d.Draw(t.Context(), 1, 20, 10); !errors.Is(err, ErrClosed) || d.body != nil || d.guest != nil {
		t.Error(err)
	}
}

// An idle engine is freed, and comes back when it is needed.
func TestAnEngineComesBackAfterItWasFreed(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles twice, so it is left out with -short: run it without")
	}
	var own Engine
	defer own.Close()
	own.Warm()
	own.Free()
	if own.cache != nil || own.spare != nil {
		t.Fatal("not freed")
	}
	d, err := own.Open(t.Context(), onePage("", "0 0 9 9 re f"))
	if err != nil {
		t.Fatal(err)
	}
	own.Free()
	if own.cache == nil {
		t.Error("freed under an open document")
	}
	d.Close()
}
