package window

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

const folderPrefix = "shcr-run-"

// RunFolder makes a folder that only this user can read and that lasts as long
// as this run: the place for what a web view insists on writing (WebView2's
// user data). Call wipe at the end. What a run left behind that ended without
// it, and that no other run still uses, is wiped first.
func RunFolder() (path string, wipe func() error, err error) {
	base := os.Getenv("XDG_RUNTIME_DIR") // memory, not disk, where there is one
	if base == "" {
		base = os.TempDir()
	}
	wipeStale(base)
	path, err = os.MkdirTemp(base, folderPrefix)
	if err != nil {
		return "", nil, fmt.Errorf("folder for this run: %w", err)
	}
	lock, err := holdFolder(path)
	if err != nil {
		os.RemoveAll(path)
		return "", nil, fmt.Errorf("folder for this run: %w", err)
	}
	return path, func() error {
		lock.Close()
		return removeSoon(path)
	}, nil
}

func wipeStale(base string) {
	found, _ := filepath.Glob(filepath.Join(base, folderPrefix+"*"))
	for _, path := range found {
		if info, err := os.Lstat(path); err != nil || !info.IsDir() {
			continue
		}
		if lock, err := holdFolder(path); err == nil {
			lock.Close()
			os.RemoveAll(path)
		}
	}
}

// removeSoon gives the web view's own processes a moment to let go of files.
func removeSoon(path string) (err error) {
	for range 20 {
		if err = os.RemoveAll(path); err == nil {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return err
}
