//go:build e2e && linux

package window

import (
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"
)

// init lets a soak ask, by SIGUSR2, how much the viewer holds after everything that
// can go has gone. It never ships.
func init() {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGUSR2)
	go func() {
		for range asked {
			runtime.GC()
			runtime.GC() // what the first one's finalizers let go of
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			fmt.Fprintf(os.Stderr, "figures: heap %d, goroutines %d\n", m.HeapAlloc, runtime.NumGoroutine())
		}
	}()
}
