//go:build e2e

package idle

import (
	"os"
	"strconv"
	"time"
)

// faster lets the window under test see ten minutes pass in seconds: as many times
// faster as SHCR_TEST_FASTER says. It never ships.
func faster(c Clock) Clock {
	n, err := strconv.Atoi(os.Getenv("SHCR_TEST_FASTER"))
	if err != nil || n < 2 {
		return c
	}
	by := time.Duration(n)
	return Clock{
		Wall:  func() time.Time { return started.Add(by * c.Wall().Sub(started)) },
		Boot:  func() time.Duration { return by * c.Boot() },
		Awake: func() time.Duration { return by * c.Awake() },
	}
}
