package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
)

// orientation reads from a JPEG how the camera was held (EXIF tag 274); 1, which
// is upright, where it does not say.
func orientation(body []byte) int {
	for at := 2; at+4 <= len(body) && body[at] == 0xff; {
		marker, size := body[at+1], int(binary.BigEndian.Uint16(body[at+2:]))
		if marker == 0xda || size < 2 || at+2+size > len(body) {
			break
		}
		segment := body[at+4 : at+2+size]
		if marker == 0xe1 && bytes.HasPrefix(segment, []byte("Exif\x00\x00")) {
			dirs, _ := directories(segment[6:], 1)
			if len(dirs) > 0 {
				return turnOf(dirs[0])
			}
		}
		at += 2 + size
	}
	return 1
}

func turnOf(d ifd) int {
	if turn := d.first(tagOrientation, 1); turn >= 1 && turn <= 8 {
		return int(turn)
	}
	return 1
}

// turned sets a picture upright.
func turned(img image.Image, turn int) image.Image {
	if turn <= 1 {
		return img
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if turn >= 5 {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	from := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(from, from.Rect, img, b.Min, draw.Src)
	for y := range h {
		for x := range w {
			tx, ty := place(x, y, w, h, turn)
			copy(out.Pix[out.PixOffset(tx, ty):][:4], from.Pix[from.PixOffset(x, y):][:4])
		}
	}
	return out
}

// place is where a pixel goes.
func place(x, y, w, h, turn int) (int, int) {
	switch turn {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	}
	return y, w - 1 - x
}
