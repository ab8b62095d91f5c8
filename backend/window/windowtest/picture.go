package windowtest

import (
	"fmt"
	"image"
	_ "image/png" // to read the picture back
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// settled waits for two frames, so that what was just changed is on the screen.
const settled = `const done = arguments[0];
document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));`

// Screenshot writes the whole screen to a PNG file. It is taken from the X
// server, not from the web view: it is what a person would see. Chromium paints its
// page itself.
func (w *Window) Screenshot(path string) error {
	if err := w.ScriptAsync(nil, settled); err != nil {
		return fmt.Errorf("wait for the page to settle: %w", err)
	}
	time.Sleep(60 * time.Millisecond) // from the web process to the screen
	return w.Grab(path)
}

// Grab is Screenshot without waiting for the page, for when it is gone or busy.
func (w *Window) Grab(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if w.chromium {
		return w.painted(path)
	}
	cmd := exec.Command("import", "-silent", "-window", "root", "png:"+path)
	cmd.Env = append(os.Environ(), "DISPLAY="+w.display)
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("screenshot (package imagemagick): %w %s", err, strings.TrimSpace(string(said)))
	}
	return nil
}

// Colours counts the different colours of a PNG file, up to 1,000: a blank
// screen has one, a page with text has many.
func Colours(path string) (int, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	picture, _, err := image.Decode(f)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", path, err)
	}
	seen := map[[3]uint32]bool{}
	b := picture.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X && len(seen) < 1000; x++ {
			r, g, bl, _ := picture.At(x, y).RGBA()
			seen[[3]uint32{r, g, bl}] = true
		}
	}
	return len(seen), nil
}
