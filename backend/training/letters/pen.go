package letters

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
)

// ink is what was drawn on a surface: how dark each dot is, 0 to 255.
type ink struct {
	wide, high int
	dots       []uint8
}

func newInk(wide, high int) *ink { return &ink{wide, high, make([]uint8, wide*high)} }

// line draws with a round pen; points are dots, half is half the pen's width.
func (k *ink) line(a, b [2]float64, half float64, dark uint8) {
	reach := half + 1
	x0, x1 := int(min(a[0], b[0])-reach), int(max(a[0], b[0])+reach)
	y0, y1 := int(min(a[1], b[1])-reach), int(max(a[1], b[1])+reach)
	dx, dy := b[0]-a[0], b[1]-a[1]
	length := dx*dx + dy*dy
	for y := max(y0, 0); y <= min(y1, k.high-1); y++ {
		for x := max(x0, 0); x <= min(x1, k.wide-1); x++ {
			px, py := float64(x)-a[0], float64(y)-a[1]
			t := 0.0
			if length > 0 {
				t = min(1, max(0, (px*dx+py*dy)/length))
			}
			cover := half + 0.5 - math.Hypot(px-t*dx, py-t*dy)
			if cover <= 0 {
				continue
			}
			if v := uint8(float64(dark) * min(1, cover)); v > k.dots[y*k.wide+x] {
				k.dots[y*k.wide+x] = v
			}
		}
	}
}

// place says where a point of the paper, in millimetres, is on the surface.
type place func(x, y float64) [2]float64

// scan is a page fed a little askew: turned by degrees round its middle.
func scan(perMM, turned float64) place {
	sin, cos := math.Sincos(turned * math.Pi / 180)
	return func(x, y float64) [2]float64 {
		x, y = x-paperWide/2, y-paperHigh/2
		return [2]float64{(x*cos - y*sin + paperWide/2) * perMM, (x*sin + y*cos + paperHigh/2) * perMM}
	}
}

// style is how text is written.
type style struct {
	tall float64 // of a capital, in millimetres
	bold bool
	hand bool // with a pen, by hand
}

// between is the gap after a letter, in units.
const between = 2.7

// long gives the length of a text in millimetres.
func (s style) long(text string) float64 {
	total := 0.0
	for _, g := range shapes(text) {
		total += g.wide + between
	}
	return total * s.tall / 9
}

// write draws text whose capitals' top left is at x, y.
func (k *ink) write(at place, x, y float64, text string, s style, chance *rand.Rand) {
	unit := s.tall / 9
	half := 0.55
	if s.bold {
		half = 0.95
	}
	one := at(x, y)
	up := at(x, y+1)
	perMM := math.Hypot(up[0]-one[0], up[1]-one[1])
	half = max(half*unit*perMM, 0.6)
	shake := func() float64 { return 0 }
	slant, dark := 0.0, uint8(255)
	if s.hand {
		slant, dark = 0.22, 225
		shake = func() float64 { return (chance.Float64() - 0.5) * 0.9 }
	}
	for _, g := range shapes(text) {
		lift := shake()
		for _, stroke := range g.strokes {
			last := [2]float64{}
			for i, p := range stroke {
				px := x + (p[0]+(9-p[1])*slant+shake()*0.5)*unit
				py := y + (p[1]+lift+shake()*0.5)*unit
				next := at(px, py)
				if i == 0 {
					last = next
				}
				if i > 0 || len(stroke) == 1 {
					k.line(last, next, half, dark)
				}
				last = next
			}
		}
		x += (g.wide + between + shake()*0.6) * unit
	}
}

// luck is the chance of a letter, the same for the same letter.
func (l Letter) luck() *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(l.Ref + l.Title))
	return rand.New(rand.NewPCG(h.Sum64(), 1))
}
