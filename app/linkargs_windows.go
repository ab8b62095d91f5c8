package app

import "os"

// HideLink cannot start the program anew in its own place on Windows: the link
// stays in this process's command line, which other programs of the user can read.
// What is in it is spent or too old within a minute (K13).
func HideLink(string, []string) error { return nil }

// StartApart starts a viewer that outlives this process.
func StartApart(link string, args []string) error {
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	p, err := os.StartProcess(exe, append(append([]string{os.Args[0]}, args...), "--", link), &os.ProcAttr{Files: []*os.File{nil, nil, nil}})
	if err != nil {
		return err
	}
	return p.Release()
}
