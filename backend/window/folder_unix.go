//go:build unix

package window

import (
	"os"
	"path/filepath"
	"syscall"
)

// holdFolder takes a lock that ends with the process; an error means that a
// living process holds it.
func holdFolder(path string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(path, "in-use"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}
