//go:build !linux

package windowtest

import "os/exec"

// Process is one program of the window under test.
type Process struct {
	PID  int
	Name string
	RSS  int64
}

func ownSession(*exec.Cmd) {}

// members is empty: the window can only be driven on Linux.
func members([]int) []Process { return nil }
