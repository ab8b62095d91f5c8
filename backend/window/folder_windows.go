package window

import (
	"os"
	"path/filepath"
	"syscall"
)

// holdFolder opens a file that nobody else may open meanwhile; an error means
// that a living process holds it.
func holdFolder(path string) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(filepath.Join(path, "in-use"))
	if err != nil {
		return nil, err
	}
	const shareNothing = 0
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, shareNothing, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(h), path), nil
}
