package idle

import (
	"time"

	"golang.org/x/sys/unix"
)

func boot() time.Duration  { return read(unix.CLOCK_BOOTTIME) }
func awake() time.Duration { return read(unix.CLOCK_MONOTONIC) }

func read(clock int32) time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(clock, &t); err != nil {
		return time.Since(started) // no Linux that runs a web view lacks these clocks
	}
	return time.Duration(t.Nano())
}
