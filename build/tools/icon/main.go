// Command icon draws build/appicon.png: a record card before several sources,
// in the viewer's blue. Run it from the project's folder.
package main

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
)

const (
	size   = 512
	finer  = 4 // points a pixel, each way: the edges' smoothness
	target = "build/appicon.png"
)

var (
	bar   = color.RGBA{0x00, 0x30, 0x87, 0xff}
	act   = color.RGBA{0x00, 0x5e, 0xb8, 0xff}
	pale  = color.RGBA{0x9f, 0xc4, 0xea, 0xff}
	paper = color.RGBA{0xff, 0xff, 0xff, 0xff}
	clear = color.RGBA{}
)

// box is a rectangle with round corners; a circle when the radius is half.
type box struct {
	x, y, w, h, r float64
	c             color.RGBA
}

// What is drawn, from back to front, on a square of 100 by 100.
var shapes = []box{
	{4, 4, 92, 92, 18, bar},
	{30, 18, 52, 56, 5, act},
	{24, 23, 52, 58, 5, pale},
	{18, 28, 52, 56, 5, paper},
	{25, 35, 14, 14, 7, act},
	{44, 36, 20, 4, 2, bar},
	{44, 44, 14, 4, 2, pale},
	{25, 56, 38, 4, 2, pale},
	{25, 64, 38, 4, 2, pale},
	{25, 72, 24, 4, 2, pale},
}

func (b box) holds(x, y float64) bool {
	dx := math.Max(math.Max(b.x+b.r-x, x-(b.x+b.w-b.r)), 0)
	dy := math.Max(math.Max(b.y+b.r-y, y-(b.y+b.h-b.r)), 0)
	return dx*dx+dy*dy <= b.r*b.r
}

func at(x, y float64) color.RGBA {
	c := clear
	for _, s := range shapes {
		if s.holds(x, y) {
			c = s.c
		}
	}
	return c
}

// pixel is the mean of its points.
func pixel(px, py int) color.RGBA {
	var r, g, b, a int
	for i := range finer * finer {
		x := (float64(px) + (float64(i%finer)+0.5)/finer) * 100 / size
		y := (float64(py) + (float64(i/finer)+0.5)/finer) * 100 / size
		c := at(x, y)
		r, g, b, a = r+int(c.R), g+int(c.G), b+int(c.B), a+int(c.A)
	}
	const n = finer * finer
	return color.RGBA{uint8(r / n), uint8(g / n), uint8(b / n), uint8(a / n)}
}

func main() {
	picture := image.NewRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			picture.SetRGBA(x, y, pixel(x, y))
		}
	}
	f, err := os.Create(target)
	if err == nil {
		err = png.Encode(f, picture)
	}
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
