//go:build darwin || freebsd

package handover

import "golang.org/x/sys/unix"

// peer gives the user of the process at the other end; -1 when that is not known.
func peer(fd int) int {
	c, err := unix.GetsockoptXucred(fd, unix.SOL_LOCAL, unix.LOCAL_PEERCRED)
	if err != nil {
		return -1
	}
	return int(c.Uid)
}
