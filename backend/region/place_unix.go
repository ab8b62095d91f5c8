//go:build !windows

package region

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

func machinePlace() string {
	if runtime.GOOS == "darwin" {
		return "/Library/Application Support/ShCR/region.yaml"
	}
	return "/etc/shcr/region.yaml"
}

// writable tells whether somebody other than the administrator could change
// the file: it, or a folder above it, belongs to or may be written by them.
func writable(path string) bool {
	p, err := filepath.Abs(path)
	if err != nil {
		return true
	}
	if p, err = filepath.EvalSymlinks(p); err != nil {
		return true
	}
	for {
		info, err := os.Stat(p)
		if err != nil {
			return true
		}
		st, ok := info.Sys().(*syscall.Stat_t)
		sticky := info.Mode()&fs.ModeSticky != 0
		if !ok || st.Uid != 0 || (info.Mode().Perm()&0o022 != 0 && !sticky) {
			return true
		}
		up := filepath.Dir(p)
		if up == p {
			return false
		}
		p = up
	}
}
