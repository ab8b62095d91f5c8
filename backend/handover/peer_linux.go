package handover

import "golang.org/x/sys/unix"

// peer gives the user of the process at the other end; -1 when that is not known.
func peer(fd int) int {
	c, err := unix.GetsockoptUcred(fd, unix.SOL_SOCKET, unix.SO_PEERCRED)
	if err != nil {
		return -1
	}
	return int(c.Uid)
}
