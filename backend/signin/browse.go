package signin

import (
	"errors"
	"net/url"
	"os"
	"os/exec"
	"strings"
)

// Browse opens an address in the system's browser: $BROWSER when set, else what
// the operating system opens web addresses with. The address is one argument of
// its own and is checked again here (C5); no shell is involved.
func Browse(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") || strings.ContainsAny(address, " \"'<>\\^`\r\n\t") {
		return errors.New("signin: not a web address")
	}
	command := opener()
	if b := os.Getenv("BROWSER"); b != "" {
		command = []string{b}
	}
	cmd := exec.Command(command[0], append(command[1:], address)...) //nolint:gosec // see above
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // browsers stay as long as they like
	return nil
}
