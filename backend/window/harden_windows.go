package window

import "syscall"

const (
	semFailCriticalErrors  = 0x0001
	semNoGPFaultErrorBox   = 0x0002
	werFaultReportNoHeap   = 0x0001
	werFaultReportNoUI     = 0x0020
	setErrorModeProcessing = semFailCriticalErrors | semNoGPFaultErrorBox
)

// hardenProcess keeps the heap out of Windows Error Reporting's dumps. Local
// dumps that an administrator switched on in the registry are device
// management's to forbid.
func hardenProcess() error {
	kernel := syscall.NewLazyDLL("kernel32.dll")
	if p := kernel.NewProc("SetErrorMode"); p.Find() == nil {
		p.Call(setErrorModeProcessing)
	}
	p := kernel.NewProc("WerSetFlags")
	if err := p.Find(); err != nil {
		return err
	}
	if hr, _, _ := p.Call(werFaultReportNoHeap | werFaultReportNoUI); hr != 0 {
		return syscall.Errno(hr)
	}
	return nil
}
