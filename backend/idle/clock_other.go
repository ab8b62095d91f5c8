//go:build !linux && !windows

package idle

import "time"

// Only Go's own clock is read here, which on macOS stands still in sleep: that a
// computer slept is seen by the wall clock alone, so a sleep shorter than the idle
// limit does not lock by itself. The screen that locks on waking is the system's.
func boot() time.Duration  { return time.Since(started) }
func awake() time.Duration { return time.Since(started) }
