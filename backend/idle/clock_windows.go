package idle

import (
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

var unbiased = windows.NewLazySystemDLL("kernel32.dll").NewProc("QueryUnbiasedInterruptTime")

// boot counts sleep and hibernation (GetTickCount64).
func boot() time.Duration { return windows.DurationSinceBoot() }

// awake does not, in steps of 100 ns.
func awake() time.Duration {
	var steps uint64
	if ok, _, _ := unbiased.Call(uintptr(unsafe.Pointer(&steps))); ok == 0 {
		return boot()
	}
	return time.Duration(steps) * 100
}
