//go:build !windows

package handover

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// place is the socket of a data folder: in the user's runtime folder where there
// is one, which nobody else can enter; else in the data folder, which is as
// private. Its name is short: a socket's path has 108 bytes at most.
func place(dir string) string {
	sum := sha256.Sum256([]byte(dir))
	name := "shcr-" + hex.EncodeToString(sum[:6])
	if run := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(run) && private(run) {
		return filepath.Join(run, name)
	}
	return filepath.Join(dir, name)
}

// private tells whether a folder is this user's alone.
func private(dir string) bool {
	var s unix.Stat_t
	return unix.Lstat(dir, &s) == nil && s.Mode&unix.S_IFMT == unix.S_IFDIR && int(s.Uid) == os.Geteuid() && s.Mode&0o077 == 0
}

// listen makes the socket anew: whoever holds the lock owns its place.
func listen(dir string) (net.Listener, error) {
	path := place(dir)
	if !private(filepath.Dir(path)) {
		return nil, errors.New("handover: others can enter the folder")
	}
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

func dial(ctx context.Context, dir string) (net.Conn, error) {
	var d net.Dialer
	return d.DialContext(ctx, "unix", place(dir))
}

func tryLock(f *os.File) (bool, error) {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) || errors.Is(err, unix.EINTR) {
		return false, nil
	}
	return err == nil, err
}

// sameUser asks the system whose process is at the other end.
func sameUser(c net.Conn) bool {
	u, ok := c.(*net.UnixConn)
	if !ok {
		return false
	}
	raw, err := u.SyscallConn()
	if err != nil {
		return false
	}
	same := false
	err = raw.Control(func(fd uintptr) { same = peer(int(fd)) == os.Geteuid() })
	return err == nil && same
}
