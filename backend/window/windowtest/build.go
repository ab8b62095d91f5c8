package windowtest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Root is the project's folder: the nearest one upwards that holds go.mod.
func Root() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("no go.mod here or above")
		}
		dir = up
	}
}

// driven are the tags of a window that can be driven.
const driven = "desktop,production,webkit2_41,e2e"

// BuildApp builds a program with a window that can be driven: pkg is "." for
// the viewer, relative to the project's folder; out is the file to write. More
// tags may be given. Go's cache makes a second call cheap, so a test can always
// drive what the sources say now.
func BuildApp(pkg, out string, tags ...string) error {
	return build(pkg, out, "1", strings.Join(append([]string{driven}, tags...), ","))
}

// BuildShipped builds a program with a window as it ships, without automation.
// It can be opened with [Options.Undriven].
func BuildShipped(pkg, out string) error {
	return build(pkg, out, "1", "desktop,production,webkit2_41")
}

// BuildChromium builds the program that shows the viewer's page to Chromium, for
// [Options.Chromium].
func BuildChromium(out string) error { return build("./build/tools/chromium", out, "1", "e2e") }

// BuildBrowser builds the scripted system browser for [Options.Browser].
func BuildBrowser(out string) error {
	return build("./build/tools/browser", out, "0", "")
}

// Forgets are the linker's flags in every build of the viewer, FORGETS of Taskfile.yml:
// Go's collector overwrites what it frees (package forget).
const Forgets = "-X runtime.godebugDefault=clobberfree=1"

func build(pkg, out, cgo, tags string) error {
	root, err := Root()
	if err != nil {
		return err
	}
	if out, err = filepath.Abs(out); err != nil {
		return err
	}
	cmd := exec.Command("go", "build", "-tags", tags, "-ldflags", Forgets, "-o", out, pkg)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED="+cgo)
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build %s: %w\n%s", pkg, err, said)
	}
	return nil
}
