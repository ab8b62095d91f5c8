package pdf

import (
	"context"
	"errors"
	"image"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
)

// bandPixels is how much of a page is drawn at once: a page at its largest would
// not fit into the guest.
const bandPixels = 4 << 20

// Draw gives a picture of a page, width pixels wide and as high as the page is in
// proportion; pages count from 1. The caller keeps to a size that memory allows.
func (d *Document) Draw(ctx context.Context, page, width, height int) (*image.RGBA, error) {
	if page < 1 || page > len(d.sizes) {
		return nil, ErrPage
	}
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	err := d.run(ctx, func(g *guest) error {
		high := max(1, min(height, bandPixels/width))
		for top := 0; top < height; top += high {
			if err := d.band(g, img, page, top, min(high, height-top)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return img, nil
}

// band draws the lines of a page from top on.
func (d *Document) band(g *guest, img *image.RGBA, page, top, high int) error {
	width, height := img.Rect.Dx(), img.Rect.Dy()
	made, err := g.calls.FPDFBitmap_Create(&requests.FPDFBitmap_Create{Width: width, Height: high})
	if err != nil {
		return err
	}
	if _, err = g.calls.FPDFBitmap_FillRect(&requests.FPDFBitmap_FillRect{Bitmap: made.Bitmap, Width: width, Height: high, Color: 0xffffffff}); err != nil {
		return err
	}
	if _, err = g.calls.FPDF_RenderPageBitmap(&requests.FPDF_RenderPageBitmap{
		Bitmap: made.Bitmap, Page: d.page(page), StartY: -top, SizeX: width, SizeY: height,
		Flags: enums.FPDF_RENDER_FLAG_ANNOT | enums.FPDF_RENDER_FLAG_REVERSE_BYTE_ORDER | enums.FPDF_RENDER_FLAG_RENDER_LIMITEDIMAGECACHE,
	}); err != nil {
		return err
	}
	stride, err := g.calls.FPDFBitmap_GetStride(&requests.FPDFBitmap_GetStride{Bitmap: made.Bitmap})
	if err != nil {
		return err
	}
	drawn, err := g.calls.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: made.Bitmap})
	if err != nil {
		return err
	}
	if stride.Stride < 4*width || len(drawn.Buffer) < stride.Stride*high {
		return errors.New("no bitmap")
	}
	for y := range high {
		line := img.Pix[(top+y)*img.Stride:][:4*width]
		copy(line, drawn.Buffer[y*stride.Stride:])
		for x := 3; x < len(line); x += 4 {
			line[x] = 0xff
		}
	}
	_, err = g.calls.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: made.Bitmap})
	return err
}

func (d *Document) page(n int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: n - 1}}
}
