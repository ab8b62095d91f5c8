package letters

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand/v2"
	"slices"
)

// PNG sets a letter as a drawn picture: a card, or what Picture asks for.
func (l Letter) PNG() []byte {
	var pic image.Image
	switch l.Picture.Kind {
	case "ecg":
		pic = l.ecg()
	case "wound":
		pic = l.wound()
	default:
		pic = l.card()
	}
	var b bytes.Buffer
	if err := png.Encode(&b, pic); err != nil {
		panic("letter: " + err.Error()) // writes to memory
	}
	return b.Bytes()
}

// shades are the colours of a drawing on a ground: from it to black.
func shades(ground ...color.RGBA) color.Palette {
	var all color.Palette
	for _, g := range ground {
		for step := range 8 {
			left := 1 - float64(step)/7
			all = append(all, tone(float64(g.R)*left, float64(g.G)*left, float64(g.B)*left))
		}
	}
	return all
}

// card is a card to carry: a yellow band with the title, the text below. It is
// as long as the text.
func (l Letter) card() image.Image {
	const perMM, wide, band = 10.0, 110.0, 12.0
	text := l
	text.Title = "" // stands in the band
	p := text.drawn(wide, 0, 5, 2.2)
	flat := func(x, y float64) [2]float64 { return [2]float64{x * perMM, (y + band - 3) * perMM} }
	k := newInk(int(wide*perMM), int((p.y+band+3)*perMM))
	k.put(p.pages[0], flat, nil)
	title := style{tall: 3.6, bold: true}
	title.tall *= min(1, (wide-10)/title.long(l.Title))
	k.write(func(x, y float64) [2]float64 { return [2]float64{x * perMM, y * perMM} }, 5, 4, l.Title, title, nil)
	pic := image.NewPaletted(image.Rect(0, 0, k.wide, k.high), shades(color.RGBA{255, 255, 255, 255}, color.RGBA{255, 214, 0, 255}))
	for y := range k.high {
		ground := uint8(0)
		if y < int(band*perMM) || y > k.high-20 || y < 8 {
			ground = 8
		}
		for x := range k.wide {
			pic.Pix[y*pic.Stride+x] = ground + k.dots[y*k.wide+x]/32
		}
	}
	return pic
}

// leads of a trace, in the rows they are printed in.
var leads = [3][4]string{{"I", "aVR", "V1", "V4"}, {"II", "aVL", "V2", "V5"}, {"III", "aVF", "V3", "V6"}}

// high is the tallest deflection of each lead in millivolts: R, or S below zero.
var high = map[string]float64{"I": 0.7, "II": 1.0, "III": 0.5, "aVR": -0.8, "aVL": 0.4, "aVF": 0.7, "V1": -0.7, "V2": -0.9, "V3": 0.6, "V4": 1.2, "V5": 1.3, "V6": 1.0}

// ecg draws a twelve-lead trace on its paper: 25 mm a second, 10 mm a millivolt,
// lead II again along the foot.
func (l Letter) ecg() image.Image {
	const perMM, wide, tall, head = 5.0, 280.0, 200.0, 34.0
	chance := l.luck()
	k := newInk(int(wide*perMM), int(tall*perMM))
	flat := func(x, y float64) [2]float64 { return [2]float64{x * perMM, y * perMM} }
	row := 6.0
	for i, t := range append(append(append([]string{l.Title}, l.About...), l.Dates...), "Our ref: "+l.Ref) {
		k.write(flat, 8, row, t, style{tall: 2.6, bold: i == 0}, chance)
		row += 5.2
	}
	row = 6
	for _, b := range blocks(l.Body) {
		for _, t := range fit(plain(b.runs), wide/2-12, style{tall: 2.6}) {
			k.write(flat, wide/2, row, t, style{tall: 2.6}, chance)
			row += 5.2
		}
	}
	beats := l.beats(chance)
	trace := func(lead string, from, to, base float64) {
		var last [2]float64
		for x := from; x <= to; x += 0.2 {
			next := flat(x, base-10*l.volts(lead, (x-10)/25, beats)+(chance.Float64()-0.5)*0.15)
			if x > from {
				k.line(last, next, 0.9, 255)
			}
			last = next
		}
	}
	for i, names := range leads {
		base := head + 26 + float64(i)*36
		for j, lead := range names {
			from := 10 + float64(j)*65
			trace(lead, from, from+64, base)
			k.write(flat, from+2, base-18, lead, style{tall: 2.8, bold: true}, chance)
		}
	}
	trace("II", 10, 270, head+140)
	k.write(flat, 12, head+122, "II", style{tall: 2.8, bold: true}, chance)
	k.write(flat, 8, tall-7, "25 mm/s   10 mm/mV   0.05-150 Hz", style{tall: 2.2}, chance)
	pic := image.NewPaletted(image.Rect(0, 0, k.wide, k.high), shades(color.RGBA{255, 248, 246, 255}, color.RGBA{250, 218, 214, 255}, color.RGBA{240, 170, 165, 255}))
	for y := range k.high {
		for x := range k.wide {
			ground := uint8(0)
			if y > int(head*perMM) && y < int((tall-9)*perMM) {
				switch {
				case x%25 == 0 || y%25 == 0:
					ground = 16
				case x%5 == 0 || y%5 == 0:
					ground = 8
				}
			}
			pic.Pix[y*pic.Stride+x] = ground + k.dots[y*k.wide+x]/32
		}
	}
	return pic
}

// beats gives when the heart beats, in seconds of the strip.
func (l Letter) beats(chance *rand.Rand) []float64 {
	gap := 60.0 / 72
	if l.Picture.Rate > 0 {
		gap = 60 / float64(l.Picture.Rate)
	}
	var all []float64
	for t := 0.15; t < 12; {
		all = append(all, t)
		next := gap
		if l.Picture.Irregular {
			next *= 0.65 + 0.7*chance.Float64()
		}
		t += next
	}
	return all
}

// volts gives a lead's deflection in millivolts at a time.
func (l Letter) volts(lead string, at float64, beats []float64) float64 {
	v, tall := 0.0, high[lead]
	wave := func(d, mid, broad, height float64) float64 {
		return height * math.Exp(-(d-mid)*(d-mid)/(2*broad*broad))
	}
	side := math.Copysign(1, tall)
	if lead == "V2" {
		side = 1 // its T wave stands up though its S is deep
	}
	for _, b := range beats {
		d := at - b
		if d < -0.3 || d > 0.6 {
			continue
		}
		if !l.Picture.Irregular {
			v += wave(d, -0.16, 0.022, 0.12*side)
		}
		v += wave(d, 0, 0.011, tall) - wave(d, -0.028, 0.008, tall*0.12) - wave(d, 0.03, 0.01, tall*0.22)
		v += wave(d, 0.27, 0.045, 0.24*side)
		if slices.Contains(l.Picture.Lifted, lead) {
			v += wave(d, 0.13, 0.06, 0.28) + wave(d, 0.2, 0.05, 0.2)
		}
	}
	return v
}
