//go:build !windows

package app

import (
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// HideLink starts the program anew in its own place with the link in a pipe, so
// that no list of processes has it (K13). It returns only where that fails.
func HideLink(link string, rest []string) error {
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	fd, err := pipeOf(link)
	if err != nil {
		return err
	}
	return unix.Exec(exe, append([]string{os.Args[0]}, rest...), append(os.Environ(), linkFD+"="+strconv.Itoa(fd)))
}

// pipeOf gives the end of a pipe that holds a text, for a program that follows.
func pipeOf(text string) (fd int, err error) {
	r, w, err := os.Pipe()
	if err != nil {
		return 0, err
	}
	defer r.Close()
	defer w.Close()
	if _, err := w.WriteString(text[:min(len(text), 8<<10)]); err != nil { // a pipe holds 64 kB; more is malformed anyway
		return 0, err
	}
	return unix.FcntlInt(r.Fd(), unix.F_DUPFD, 10) // which is not closed on exec
}

// StartApart starts a viewer that outlives this process, with the link in a pipe.
// Whoever opened the link waits for us and has it in its own command line: so we
// end at once.
func StartApart(link string, args []string) error {
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	fd, err := pipeOf(link)
	if err != nil {
		return err
	}
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	p, err := os.StartProcess(exe, append([]string{os.Args[0]}, args...), &os.ProcAttr{
		Env: append(os.Environ(), linkFD+"=3"), Files: []*os.File{null, null, null, os.NewFile(uintptr(fd), "link")}, Sys: &unix.SysProcAttr{Setsid: true}})
	if err != nil {
		return err
	}
	return p.Release()
}
