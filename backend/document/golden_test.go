package document

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shcr/backend/care"
	"shcr/backend/training/letters"
)

// goldenFiles are PDF files of sixty pages and more: letters in the training
// region's hand of several lengths and alphabets, long scans, and the sample that
// a national project publishes, where it is there.
func goldenFiles(t *testing.T) map[string][]byte {
	all := map[string][]byte{}
	for n := range 8 {
		l := letters.Letter{Heading: []string{"Estuary Hospitals", "41 Mill Reach"}, Title: fmt.Sprintf("Clinic letter %d", n), Ref: "EST/00/ABCDEF", Dates: []string{"Dictated 01-Jan-2026"},
			About: []string{"Re: Mrs Zoë O'Test", "PHẠM Thị Hương"}, To: []string{"Dr Ø & Co"}, Sign: []string{"Dr A"}, Copies: []string{"Patient"}}
		for p := range 12 + 20*n {
			l.Body += fmt.Sprintf("# Problem %d\n\nThank you for referring this lady, seen on %d-Nov-2026; **stop** ~~40 mg~~ %d mg daily.\n\n1. Check U&E\n2. Weigh daily\n\n| Medicine | Dose |\n| Furosemide | %d mg |\n| Bisoprolol | 2.5 mg |\n\n", p, n+1, 10*p, 20*p)
		}
		all[fmt.Sprint("letter ", n)] = l.PDF()
		if n < 2 {
			l.Pages = 12
			all[fmt.Sprint("scan ", n)] = l.PDF()
		}
	}
	if body, err := os.ReadFile(filepath.Join(shared, "gp2gp-application-pdf.pdf")); err == nil {
		all["gp2gp"] = body
	}
	return all
}

// H31: pages look as another renderer draws them, and say the words that it reads.
func TestB25_PagesAreAsAnotherRendererShowsThem(t *testing.T) {
	if testing.Short() {
		t.Skip("left out with -short, as the race detector is run: run it without")
	}
	for _, program := range []string{"pdftoppm", "pdftotext"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed; build/setup.sh installs it (package poppler-utils)", program)
		}
	}
	inFull := os.Getenv("SHCR_BAR") != ""
	dir, pages, least := t.TempDir(), 0, 1.0
	for name, body := range goldenFiles(t) {
		if !inFull && !slices.Contains([]string{"letter 1", "scan 0", "gp2gp"}, name) {
			continue
		}
		path := filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(path, body, 0o600); err != nil {
			t.Fatal(err)
		}
		l, its := reader.Read(t.Context(), body, "application/pdf")
		if its == nil {
			t.Fatalf("%s: %s", name, l.Cannot)
		}
		for n := 1; n <= len(l.Pages) && (n <= 1 || inFull); n++ {
			pages++
			ours, err := its.PNG(t.Context(), n, int(l.Pages[n-1].Width/72*dots))
			for again := 0; again < 2 && err != nil; again++ { // on a busy machine a page may overrun its time, which others test
				ours, err = its.PNG(t.Context(), n, int(l.Pages[n-1].Width/72*dots))
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			size, err := png.DecodeConfig(bytes.NewReader(ours))
			if err != nil {
				t.Fatal(err)
			}
			// To the pixel: a page two pixels shorter has its last lines elsewhere.
			theirs, err := exec.Command("pdftoppm", "-f", fmt.Sprint(n), "-l", fmt.Sprint(n), "-scale-to-x", fmt.Sprint(size.Width), "-scale-to-y", fmt.Sprint(size.Height), "-png", path).Output()
			if err != nil {
				t.Fatal(err)
			}
			alike := ssim(quarter(t, ours), quarter(t, theirs))
			if least = min(least, alike); alike < 0.95 {
				t.Errorf("%s, page %d: SSIM %.3f", name, n, alike)
			}
			// Raw: else it drops each hyphen at the end of a line, a word's own too.
			said, err := exec.Command("pdftotext", "-raw", "-f", fmt.Sprint(n), "-l", fmt.Sprint(n), "-nopgbrk", path, "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Fields(overLines.ReplaceAllString(string(said), "-"))
			got := wordsOf(its.Text(t.Context(), n).Words)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s, page %d: words\n%q\nwant\n%q", name, n, got, want)
			}
		}
		its.Close()
	}
	t.Logf("%d pages, least SSIM %.3f", pages, least)
	if inFull {
		t.Logf("bar B25-golden-pages required 60 measured %d %s", pages, map[bool]string{true: "ok", false: "short"}[pages >= 60 && !t.Failed()])
	}
}

// overLines is a hyphen that ends a line. Whether it parts a word or is its own
// cannot be told, and programs differ: so the two halves are one word on both
// sides, with the hyphen, and every hyphen is compared.
var overLines = regexp.MustCompile(`-[ \t]*\n`)

// wordsOf are a page's words, those that a hyphen carries over a line as one.
func wordsOf(words []care.Word) (out []string) {
	over := false
	for i, w := range words {
		if over {
			out[len(out)-1] += w.Text
		} else {
			out = append(out, w.Text)
		}
		over = strings.HasSuffix(w.Text, "-") && i+1 < len(words) && words[i+1].Y > w.Y+w.H
	}
	return out
}

// quarter is a picture's grays at a quarter of its size.
func quarter(t *testing.T, data []byte) *image.Gray {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	b := img.Bounds()
	g := image.NewGray(b)
	draw.Draw(g, b, img, b.Min, draw.Src)
	out := image.NewGray(image.Rect(0, 0, b.Dx()/4, b.Dy()/4))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			sum := 0
			for i := range 16 {
				sum += int(g.Pix[(4*y+i/4)*g.Stride+4*x+i%4])
			}
			out.Pix[y*out.Stride+x] = byte(sum / 16)
		}
	}
	return out
}

// ssim is the mean structural similarity of two pictures in windows of 8 by 8
// (Wang and others, 2004).
func ssim(a, b *image.Gray) float64 {
	if a.Rect != b.Rect {
		return 0
	}
	const c1, c2 = 0.01 * 255 * 0.01 * 255, 0.03 * 255 * 0.03 * 255
	total, windows := 0.0, 0.0
	for y := 0; y+8 <= a.Rect.Dy(); y += 4 {
		for x := 0; x+8 <= a.Rect.Dx(); x += 4 {
			var sa, sb, saa, sbb, sab float64
			for i := range 64 {
				p, q := float64(a.Pix[(y+i/8)*a.Stride+x+i%8]), float64(b.Pix[(y+i/8)*b.Stride+x+i%8])
				sa, sb, saa, sbb, sab = sa+p, sb+q, saa+p*p, sbb+q*q, sab+p*q
			}
			ma, mb := sa/64, sb/64
			va, vb, cov := saa/64-ma*ma, sbb/64-mb*mb, sab/64-ma*mb
			total += (2*ma*mb + c1) * (2*cov + c2) / ((ma*ma + mb*mb + c1) * (va + vb + c2))
			windows++
		}
	}
	return total / windows
}
