package app

import (
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows/registry"
)

const classes = `Software\Classes\shcr`

// Register has Windows open shcr:// links with this program, for this user; the
// installer does it for the computer. The path and the link are quoted, and what
// follows -- is no flag (K9).
func Register(t Terminal, file string, training bool) error {
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	command := `"` + exe + `" open`
	if training {
		command += " --training"
	} else if file != "" {
		if file, err = filepath.Abs(file); err != nil {
			return err
		}
		command += ` --region "` + file + `"`
	}
	command += ` -- "%1"`
	for _, v := range [][3]string{{classes, "", "URL:Shared Care Record"}, {classes, "URL Protocol", ""}, {classes + `\shell\open\command`, "", command}} {
		k, _, err := registry.CreateKey(registry.CURRENT_USER, v[0], registry.SET_VALUE)
		if err != nil {
			return err
		}
		err = k.SetStringValue(v[1], v[2])
		_ = k.Close()
		if err != nil {
			return err
		}
	}
	fmt.Fprintln(t.Out, "shcr:// links open this viewer now. 'shcr unregister' undoes it.")
	return nil
}

// Unregister takes that back, for this user.
func Unregister(t Terminal) error {
	for _, key := range []string{classes + `\shell\open\command`, classes + `\shell\open`, classes + `\shell`, classes} {
		if err := registry.DeleteKey(registry.CURRENT_USER, key); err != nil && err != registry.ErrNotExist { //nolint:errorlint // a plain code
			return err
		}
	}
	fmt.Fprintln(t.Out, "shcr:// links do not open this viewer any more.")
	return nil
}
