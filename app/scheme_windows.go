package app

import (
	"os"
	"strings"

	"golang.org/x/sys/windows/registry"
)

// registered reads the command that opens links: the user's entry goes before
// the computer's.
func registered() scheme {
	k, err := registry.OpenKey(registry.CLASSES_ROOT, `shcr\shell\open\command`, registry.QUERY_VALUE)
	if err != nil {
		return scheme{checked: true}
	}
	defer k.Close()
	command, _, err := k.GetStringValue("")
	if err != nil {
		return scheme{checked: true}
	}
	own, err := os.Executable()
	return scheme{owner: command, ours: err == nil && strings.HasPrefix(strings.ToLower(command), `"`+strings.ToLower(own)+`"`), checked: true}
}
