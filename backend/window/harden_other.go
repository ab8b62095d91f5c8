//go:build !linux && !windows

package window

// hardenProcess has nothing to do on systems that are only built for trial.
func hardenProcess() error { return nil }
