package window

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// L10: what the web view insists on writing goes to a folder of this run that only this
// user can read and that is gone with it; one that a crash left goes with the next run.
func TestL10_RunFolder(t *testing.T) {
	base := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", base)
	stale := filepath.Join(base, folderPrefix+"stale")
	if err := os.MkdirAll(filepath.Join(stale, "cache"), 0o700); err != nil {
		t.Fatal(err)
	}
	one, wipeOne, err := RunFolder()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(stale); err == nil {
		t.Error("what an earlier run left is still there")
	}
	_, wipeTwo, err := RunFolder()
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(one); err != nil || (runtime.GOOS != "windows" && info.Mode().Perm() != 0o700) {
		t.Errorf("a second run touched the first one's folder: %v %v", info, err)
	}
	for _, wipe := range []func() error{wipeOne, wipeTwo} {
		if err := wipe(); err != nil {
			t.Error(err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(base, "*")); len(left) != 0 {
		t.Errorf("left behind: %q", left)
	}
}
