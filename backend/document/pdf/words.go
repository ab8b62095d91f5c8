package pdf

import (
	"context"
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"

	"shcr/backend/care"
)

// side is the edge of the square that places on a page are measured on.
const side = 1 << 20

// Words gives the words of a page in reading order with their places.
func (d *Document) Words(ctx context.Context, page int) ([]care.Word, error) {
	if page < 1 || page > len(d.sizes) {
		return nil, ErrPage
	}
	words := []care.Word{}
	err := d.run(ctx, func(g *guest) error {
		at, err := d.placer(g, page)
		if err != nil {
			return err
		}
		text, err := g.calls.GetPageTextStructured(&requests.GetPageTextStructured{Page: d.page(page), Mode: requests.GetPageTextStructuredModeChars})
		if err != nil {
			return err
		}
		words = split(text.Chars, at)
		return nil
	})
	return words, err
}

// placer turns places on the page as its author counts them, from any corner and
// with any rotation, into fractions of the page as it is drawn.
func (d *Document) placer(g *guest, page int) (func(x, y float64) (float64, float64), error) {
	const far = 1000 // points
	var at [3][2]float64
	for i, p := range [3][2]float64{{0, 0}, {far, 0}, {0, far}} {
		on, err := g.calls.FPDF_PageToDevice(&requests.FPDF_PageToDevice{Page: d.page(page), SizeX: side, SizeY: side, PageX: p[0], PageY: p[1]})
		if err != nil {
			return nil, err
		}
		at[i] = [2]float64{float64(on.DeviceX) / side, float64(on.DeviceY) / side}
	}
	return func(x, y float64) (float64, float64) {
		x, y = x/far, y/far
		return at[0][0] + x*(at[1][0]-at[0][0]) + y*(at[2][0]-at[0][0]),
			at[0][1] + x*(at[1][1]-at[0][1]) + y*(at[2][1]-at[0][1])
	}, nil
}

// split gathers characters to words. A hyphen that PDFium marks as made by the
// end of a line stays a hyphen: it may be one of the word's own.
func split(chars []*responses.GetPageTextStructuredChar, at func(x, y float64) (float64, float64)) []care.Word {
	words := []care.Word{}
	var text strings.Builder
	var left, top, right, bottom float64
	end := func() {
		if text.Len() > 0 {
			words = append(words, care.Word{Text: text.String(), X: clamp(left), Y: clamp(top), W: clamp(right) - clamp(left), H: clamp(bottom) - clamp(top)})
			text.Reset()
		}
	}
	for _, c := range chars {
		switch c.Text {
		case "\x02", "\ufffe":
			c.Text = "-"
		}
		if strings.TrimFunc(c.Text, func(r rune) bool { return unicode.IsSpace(r) || r == 0 }) == "" {
			end()
			continue
		}
		x1, y1 := at(c.PointPosition.Left, c.PointPosition.Top)
		x2, y2 := at(c.PointPosition.Right, c.PointPosition.Bottom)
		x1, x2, y1, y2 = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
		if text.Len() == 0 {
			left, top, right, bottom = x1, y1, x2, y2
		} else {
			left, top, right, bottom = min(left, x1), min(top, y1), max(right, x2), max(bottom, y2)
		}
		text.WriteString(strings.ToValidUTF8(c.Text, "\uFFFD"))
	}
	end()
	return words
}

func clamp(v float64) float64 {
	if !(v > 0) { // also not a number
		return 0
	}
	return min(v, 1)
}
