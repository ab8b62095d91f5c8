//go:build e2e

package window

import "os"

// keepsPage tells whether the web process may stay at a lock: the driver's session
// ends with it, so that a test which goes on after a lock has the page loaded anew
// in the same process. It never ships.
func keepsPage() bool { return os.Getenv("SHCR_TEST_KEEP_PAGE") != "" }
