//go:build !e2e

package window

// keepsPage tells whether the web process may stay at a lock: never.
func keepsPage() bool { return false }
