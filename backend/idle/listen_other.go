//go:build !linux && !windows

package idle

import "context"

// Listen hears nothing here: macOS tells of a locked screen only by Objective-C
// notifications, which are not wired up. The idle limit and the system's own lock
// screen are what protects an unattended window there.
func Listen(ctx context.Context, _ func(Reason)) { <-ctx.Done() }
