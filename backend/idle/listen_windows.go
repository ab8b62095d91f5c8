package idle

import (
	"context"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	terminal = windows.NewLazySystemDLL("wtsapi32.dll")
	query    = terminal.NewProc("WTSQuerySessionInformationW")
	free     = terminal.NewProc("WTSFreeMemory")
)

// Values of the Windows Terminal Services API (wtsapi32.h).
const (
	wtsSessionInfoEx  = 25
	wtsCurrentSession = 0xffffffff
	wtsActive         = 0
	wtsLocked         = 0 // of SessionFlags; 1 is unlocked, -1 unknown
)

// sessionInfo is the beginning of WTSINFOEXW, whose union starts at 8 bytes.
type sessionInfo struct {
	level, _  uint32
	sessionID uint32
	state     int32
	flags     int32
}

// Listen calls lock when the screen was locked, or another user was switched to or
// the remote connection ended, until the context ends. It asks once a second, since
// this process has no window of its own that notifications could go to. That the
// computer slept the clocks see. Written from documentation; never run yet.
func Listen(ctx context.Context, lock func(Reason)) {
	was := Reason("")
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now := away()
		if now != "" && was == "" {
			lock(now)
		}
		was = now
	}
}

// away gives why nobody can be in front of this session, "" when somebody may be.
func away() Reason {
	if query.Find() != nil {
		return ""
	}
	var info *sessionInfo
	var size uint32
	ok, _, _ := query.Call(0, wtsCurrentSession, wtsSessionInfoEx, uintptr(unsafe.Pointer(&info)), uintptr(unsafe.Pointer(&size)))
	if ok == 0 || info == nil {
		return ""
	}
	defer func() { _, _, _ = free.Call(uintptr(unsafe.Pointer(info))) }()
	switch {
	case uintptr(size) < unsafe.Sizeof(sessionInfo{}) || info.level != 1:
		return ""
	case info.state != wtsActive:
		return Seat
	case info.flags == wtsLocked:
		return Screen
	}
	return ""
}
