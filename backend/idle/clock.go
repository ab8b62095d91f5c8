package idle

import "time"

var started = time.Now()

// System reads the computer's own clocks.
func System() Clock {
	return faster(Clock{Wall: time.Now, Boot: boot, Awake: awake})
}
