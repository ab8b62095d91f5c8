package app

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"shcr/backend/region"
)

var plainWord = regexp.MustCompile(`^[A-Za-z0-9/._+=:@,-]+$`)

// desktopFile is our entry among the desktop's programs.
const desktopFile = "shcr.desktop"

// Register has the desktop open shcr:// links with this program, for this user. A
// region file that was named goes with it, and so does the training region.
func Register(t Terminal, file string, training bool) error {
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	command := []string{exe, "open"}
	name := "Shared Care Record"
	switch {
	case training:
		command, name = append(command, "--training"), name+" (training)"
	case file != "":
		if file, err = filepath.Abs(file); err != nil {
			return err
		}
		if _, err := region.Load(file); err != nil {
			return err
		}
		command = append(command, "--region", file)
	}
	quoted := make([]string, len(command))
	for i, word := range command {
		quoted[i] = quote(word)
	}
	dir, err := applications()
	if err != nil {
		return err
	}
	text := fmt.Sprintf("[Desktop Entry]\nType=Application\nName=%s\nExec=%s -- %%u\nMimeType=x-scheme-handler/shcr;\nNoDisplay=true\nTerminal=false\n", name, strings.Join(quoted, " "))
	if err := errors.Join(os.MkdirAll(dir, 0o755), os.WriteFile(filepath.Join(dir, desktopFile), []byte(text), 0o644)); err != nil {
		return err
	}
	_ = exec.Command("update-desktop-database", dir).Run() // not every desktop has it, nor needs it
	if err := exec.Command("xdg-mime", "default", desktopFile, "x-scheme-handler/shcr").Run(); err != nil {
		return errors.New("The entry is written, but the desktop did not take it up: xdg-mime (package xdg-utils) is needed.") //nolint:staticcheck // a sentence for the screen
	}
	fmt.Fprintln(t.Out, "shcr:// links open this viewer now. 'shcr unregister' undoes it.")
	return nil
}

// Unregister takes that back.
func Unregister(t Terminal) error {
	dir, err := applications()
	if err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(dir, desktopFile)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	_ = exec.Command("update-desktop-database", dir).Run()
	if config, err := os.UserConfigDir(); err == nil {
		if err := withoutUs(filepath.Join(config, "mimeapps.list")); err != nil {
			return err
		}
	}
	fmt.Fprintln(t.Out, "shcr:// links do not open this viewer any more.")
	return nil
}

// withoutUs takes our line out of the user's list of programs; xdg-mime cannot.
func withoutUs(path string) error {
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var kept []string
	for _, line := range strings.Split(string(text), "\n") {
		if name, value, _ := strings.Cut(line, "="); name != "x-scheme-handler/shcr" || strings.Trim(value, ";") != desktopFile {
			kept = append(kept, line)
		}
	}
	if len(kept) == len(strings.Split(string(text), "\n")) {
		return nil
	}
	return os.WriteFile(path, []byte(strings.Join(kept, "\n")), 0o600)
}

func applications() (string, error) {
	if data := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(data) {
		return filepath.Join(data, "applications"), nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share", "applications"), err
}

// quote writes a word of Exec as the Desktop Entry Specification has it: quoted,
// with its own escapes inside the file's (which are for backslashes), and % doubled.
// A plain word stays plain: xdg-open, where no desktop helps it, knows no quotes.
func quote(word string) string {
	if plainWord.MatchString(word) {
		return word
	}
	word = strings.NewReplacer(`\`, `\\\\`, `"`, `\\"`, "`", "\\\\`", `$`, `\\$`, `%`, `%%`).Replace(word)
	return `"` + word + `"`
}
