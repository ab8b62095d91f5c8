package windowtest

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Chromium are the programs that [Options.Chromium] needs, and their Debian packages.
var Chromium = map[string]string{"chromium": "chromium", "chromedriver": "chromium-driver"}

// openChromium starts the program that serves the page, then Chromium, with a profile
// that ends with the window, on a page of the window's size. It runs without a sandbox,
// which root cannot have, and calls nobody by itself.
func (w *Window) openChromium(binary string, args, env []string) error {
	root, err := Root()
	if err != nil {
		return err
	}
	list := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/wailsapp/wails/v2")
	list.Dir = root
	wails, err := list.Output()
	if err != nil {
		return fmt.Errorf("where Wails is: %w", err)
	}
	cmd := exec.Command(binary, append([]string{"-dist", filepath.Join(root, "frontend", "dist"), "-wails", strings.TrimSpace(string(wails))}, args...)...)
	cmd.Env, cmd.Stdout, cmd.Stderr = env, w.log, w.log
	page, err := w.nursery.startTelling(cmd, 30*time.Second)
	if err != nil {
		return err
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		return fmt.Errorf("no Chromium (package chromium): %w", err)
	}
	if w.wire.base, err = startDriver(w.nursery, env, w.log, "chromedriver", Chromium["chromedriver"]); err != nil {
		return err
	}
	w.chromium = true
	err = w.wire.open("goog:chromeOptions", map[string]any{"binary": chromium, "args": []string{
		"--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--user-data-dir=" + filepath.Join(w.dir, "chromium"),
	}})
	if err != nil {
		return err
	}
	err = w.devtools("Emulation.setDeviceMetricsOverride", map[string]any{"width": w.size[0], "height": w.size[1], "deviceScaleFactor": 1, "mobile": false})
	if err != nil {
		return err
	}
	return w.Go(page)
}

// ForceColours shows Chromium's page as a dark contrast theme of Windows does, which takes
// the page's own colours away; or ends that.
func (w *Window) ForceColours(on bool) error {
	features := []map[string]string{}
	if on {
		features = append(features, map[string]string{"name": "forced-colors", "value": "active"}, map[string]string{"name": "prefers-color-scheme", "value": "dark"})
	}
	return w.devtools("Emulation.setEmulatedMedia", map[string]any{"features": features})
}

// devtools sends a command of Chromium's own protocol.
func (w *Window) devtools(command string, with map[string]any) error {
	err := w.wire.do(http.MethodPost, "/goog/cdp/execute", map[string]any{"cmd": command, "params": with}, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", command, err)
	}
	return nil
}

// painted writes what Chromium paints to a PNG file.
func (w *Window) painted(path string) error {
	var picture []byte // base64 on the wire
	if err := w.wire.do(http.MethodGet, "/screenshot", nil, &picture); err != nil {
		return fmt.Errorf("screenshot: %w", err)
	}
	return os.WriteFile(path, picture, 0o644)
}
