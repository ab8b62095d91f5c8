package handover

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net"
	"os"

	"github.com/Microsoft/go-winio"
	"golang.org/x/sys/windows"
)

// self gives the user's SID as text.
func self() (string, error) {
	user, err := windows.GetCurrentProcessToken().GetTokenUser()
	if err != nil {
		return "", err
	}
	return user.User.Sid.String(), nil
}

// place is the pipe of a data folder and a user.
func place(dir, sid string) string {
	sum := sha256.Sum256([]byte(dir))
	return `\\.\pipe\shcr-` + sid + "-" + hex.EncodeToString(sum[:6])
}

// listen makes the first pipe of that name, or fails: nobody else may have it. It
// lets in this user, and nobody over the network.
func listen(dir string) (net.Listener, error) {
	sid, err := self()
	if err != nil {
		return nil, err
	}
	return winio.ListenPipe(place(dir, sid), &winio.PipeConfig{SecurityDescriptor: "D:P(D;;GA;;;NU)(A;;GA;;;" + sid + ")", InputBufferSize: MaxMessage, OutputBufferSize: 64})
}

func dial(ctx context.Context, dir string) (net.Conn, error) {
	sid, err := self()
	if err != nil {
		return nil, err
	}
	return winio.DialPipeContext(ctx, place(dir, sid))
}

func tryLock(f *os.File) (bool, error) {
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// sameUser compares the owner of the pipe with this user. Who comes in was let in
// by the pipe's own list.
func sameUser(c net.Conn) bool {
	p, ok := c.(interface{ Fd() uintptr })
	if !ok {
		return false
	}
	sd, err := windows.GetSecurityInfo(windows.Handle(p.Fd()), windows.SE_KERNEL_OBJECT, windows.OWNER_SECURITY_INFORMATION)
	if err != nil {
		return false
	}
	owner, _, err := sd.Owner()
	if err != nil {
		return false
	}
	user, err := windows.GetCurrentProcessToken().GetTokenUser()
	return err == nil && (owner.Equals(user.User.Sid) || owner.IsWellKnown(windows.WinBuiltinAdministratorsSid)) // what an administrator makes is theirs together
}
