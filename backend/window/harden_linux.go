package window

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

const prSetDumpable = 4

// hardenProcess keeps what is in memory there. RLIMIT_CORE and the filter pass
// to WebKit's processes; a core_pattern that pipes to a program ignores the
// limit but not the filter. Not being dumpable is lost on exec, so it guards
// this process only: no other process of the same user can read its memory or
// environment. It comes last, because after it the files under /proc/self
// belong to root.
func hardenProcess() error {
	var errs []error
	if err := syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}); err != nil {
		errs = append(errs, fmt.Errorf("core limit: %w", err))
	}
	if err := os.WriteFile("/proc/self/coredump_filter", []byte("0"), 0); err != nil {
		errs = append(errs, fmt.Errorf("core filter: %w", err))
	}
	if _, _, e := syscall.RawSyscall(syscall.SYS_PRCTL, prSetDumpable, 0, 0); e != 0 {
		errs = append(errs, fmt.Errorf("dumpable: %w", e))
	}
	return errors.Join(errs...)
}
