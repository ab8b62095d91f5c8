//go:build e2e

package idle

import (
	"os"
	"strconv"
	"time"
)

// faster lets the window under test see ten minutes pass in seconds: as many times
// faster as SHCR_TEST_FASTER says; and it lets the computer sleep for as long, in all,
// as the file says that SHCR_TEST_SLEPT names. It never ships.
func faster(c Clock) Clock {
	if file := os.Getenv("SHCR_TEST_SLEPT"); file != "" {
		wall, boot := c.Wall, c.Boot
		slept := func() time.Duration {
			text, _ := os.ReadFile(file)
			d, _ := time.ParseDuration(string(text))
			return d
		}
		c.Wall = func() time.Time { return wall().Add(slept()) }
		c.Boot = func() time.Duration { return boot() + slept() }
	}
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
