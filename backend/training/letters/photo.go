package letters

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"math/rand/v2"
)

// Picture says what a JPEG or PNG shows when it is not the letter's own text.
type Picture struct {
	Kind         string   // "ecg" or "wound"; "" is the text: on paper (JPEG) or on a card (PNG)
	Rate         int      // heart rate in beats a minute, default 72
	Irregular    bool     // atrial fibrillation: no P waves, uneven beats
	Lifted       []string // leads with ST elevation ("V1")
	Across, Down float64  // wound in millimetres
}

// JPEG sets a letter as a telephone's photograph of it: paper on a table, askew,
// lit from one side; or the wound or trace that Picture asks for.
func (l Letter) JPEG() []byte {
	var pic image.Image
	switch l.Picture.Kind {
	case "wound":
		pic = l.wound()
	case "ecg":
		pic = l.ecg()
	default:
		pic = l.paper()
	}
	return jpegFile(pic, 80)
}

func jpegFile(pic image.Image, quality int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, pic, &jpeg.Options{Quality: quality}); err != nil {
		panic("letter: " + err.Error()) // writes to memory
	}
	return b.Bytes()
}

// paper photographs the first page.
func (l Letter) paper() image.Image {
	const perMM, edge = 5.0, 60.0
	chance := l.luck()
	wide, high := int(paperWide*perMM+2*edge), int(paperHigh*perMM+2*edge)
	turn := (chance.Float64() - 0.5) * 0.05
	sin, cos := math.Sincos(turn)
	lean := 0.00012 // the far edge is a little smaller
	at := func(x, y float64) [2]float64 {
		x, y = x-paperWide/2, y-paperHigh/2
		far := 1 / (1 + lean*(paperHigh/2-y))
		return [2]float64{(x*cos-y*sin)*perMM*far + float64(wide)/2, (x*sin+y*cos)*perMM*far + float64(high)/2}
	}
	back := func(px, py float64) (float64, float64) { // where on the paper a dot lies
		px, py = (px-float64(wide)/2)/perMM, (py-float64(high)/2)/perMM
		y := -px*sin + py*cos
		far := 1 / (1 + lean*(paperHigh/2-y))
		return (px*cos+py*sin)/far + paperWide/2, y/far + paperHigh/2
	}
	k := newInk(wide, high)
	k.put(l.drawn(paperWide, paperHigh, 20, 2.6).pages[0], at, chance)
	pic := image.NewRGBA(image.Rect(0, 0, wide, high))
	for py := range high {
		for px := range wide {
			x, y := back(float64(px), float64(py))
			light := 1.04 - 0.16*float64(px)/float64(wide) - 0.06*float64(py)/float64(high) + (chance.Float64()-0.5)*0.02
			r, g, b := 246.0, 243.0, 232.0
			off := max(-x, x-paperWide, -y, y-paperHigh)
			if off > 0 { // the table, darker under the edge of the paper
				grain := 10 * math.Sin(float64(py)/7+3*math.Sin(float64(px)/190))
				shade := 1 - 0.35*math.Exp(-off/3)
				r, g, b = (126+grain)*shade, (88+grain)*shade, (58+grain/2)*shade
			} else if fold := math.Abs(y - paperHigh/2); fold < 1.2 { // it was folded once
				light *= 0.93 + 0.05*fold
			}
			dark := 1 - 0.82*float64(k.dots[py*wide+px])/255
			pic.SetRGBA(px, py, tone(r*light*dark, g*light*dark, b*light*(dark+0.06*(1-dark))))
		}
	}
	return pic
}

// wound photographs a wound beside a paper ruler, to scale.
func (l Letter) wound() image.Image {
	const wide, high = 900, 700
	across, down := l.Picture.Across, l.Picture.Down
	if across == 0 || down == 0 {
		across, down = 40, 30
	}
	chance := l.luck()
	perMM := min(560/across, 360/down, 9)
	midX, midY := 450.0, 280.0
	patches := make([][3]float64, 7)
	for i := range patches {
		patches[i] = [3]float64{(chance.Float64() - 0.5) * across * 0.8, (chance.Float64() - 0.5) * down * 0.8, 1 + chance.Float64()*across/12}
	}
	pic := image.NewRGBA(image.Rect(0, 0, wide, high))
	for py := range high {
		for px := range wide {
			x, y := (float64(px)-midX)/perMM, (float64(py)-midY)/perMM
			angle := math.Atan2(y/down, x/across)
			rim := 1 + 0.05*math.Sin(3*angle+1) + 0.03*math.Sin(7*angle)
			d := math.Hypot(2*x/across, 2*y/down) / rim
			rough := (chance.Float64()-0.5)*8 + 6*math.Sin(float64(px)/31)*math.Sin(float64(py)/27)
			r, g, b := 222+rough, 172+rough, 148+rough
			switch {
			case d < 1:
				r, g, b = 150+rough*1.5, 38+rough, 42+rough
				for _, s := range patches {
					if math.Hypot(x-s[0], y-s[1]) < s[2]*(1+0.2*math.Sin(5*angle)) {
						r, g, b = 206+rough, 176+rough, 96+rough
					}
				}
				if d > 0.93 {
					r, g, b = r*0.8, g*0.8, b*0.8
				}
			case d < 1.4: // red skin round it
				glow := (1.4 - d) / 0.4
				g, b = g-70*glow, b-60*glow
			}
			light := 1.05 - 0.25*math.Hypot(float64(px)-midX, float64(py)-midY)/700
			pic.SetRGBA(px, py, tone(r*light, g*light, b*light))
		}
	}
	l.ruler(pic, perMM, chance)
	return pic
}

// ruler lays a paper ruler with the label under the wound.
func (l Letter) ruler(pic *image.RGBA, perMM float64, chance *rand.Rand) {
	const top, left = 580, 60
	wide := pic.Bounds().Dx()
	k := newInk(wide, pic.Bounds().Dy())
	plainPlace := func(x, y float64) [2]float64 { return [2]float64{left + x*perMM, top + y*perMM} }
	for mm := 0; left+float64(mm)*perMM < float64(wide-left); mm++ {
		tall := 1.6
		if mm%10 == 0 {
			tall = 3.2
		} else if mm%5 == 0 {
			tall = 2.4
		}
		k.line(plainPlace(float64(mm), 0), plainPlace(float64(mm), tall), 0.7, 255)
	}
	dots := func(x, y float64) [2]float64 { return [2]float64{left + x, top + y} }
	k.write(dots, 0, 42, l.Title, style{tall: 15, bold: true}, chance)
	if len(l.Dates) > 0 {
		k.write(dots, 0, 74, l.Dates[0]+"   "+l.Ref+"   scale in mm", style{tall: 13}, chance)
	}
	for y := top - 6; y < pic.Bounds().Dy()-8; y++ {
		for x := left - 20; x < wide-left+20; x++ {
			dark := 1 - float64(k.dots[y*wide+x])/255*0.9
			pic.SetRGBA(x, y, tone(248*dark, 247*dark, 240*dark))
		}
	}
}

func tone(r, g, b float64) color.RGBA {
	bound := func(v float64) uint8 { return uint8(max(0, min(255, v))) }
	return color.RGBA{bound(r), bound(g), bound(b), 255}
}
