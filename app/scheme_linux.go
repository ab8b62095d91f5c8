package app

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// registered asks the desktop which entry opens links.
func registered() scheme {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, "xdg-mime", "query", "default", "x-scheme-handler/shcr").Output()
	if err != nil {
		return scheme{} // no desktop, or no xdg-utils
	}
	owner := strings.TrimSpace(string(out))
	return scheme{owner: owner, ours: owner == desktopFile, others: claimants(owner), checked: true}
}

// claimants finds the entries, other than the one in force, that say that they open
// our links.
func claimants(owner string) (others []string) {
	dirs := []string{"/usr/local/share/applications", "/usr/share/applications"}
	if own, err := applications(); err == nil {
		dirs = append(dirs, own)
	}
	for _, dir := range dirs {
		text, err := os.ReadFile(filepath.Join(dir, "mimeinfo.cache"))
		if err != nil {
			continue
		}
		for _, line := range strings.Split(string(text), "\n") {
			list, ok := strings.CutPrefix(line, "x-scheme-handler/shcr=")
			for _, name := range strings.Split(list, ";") {
				if ok && name != "" && name != owner && !slices.Contains(others, name) {
					others = append(others, name)
				}
			}
		}
	}
	return others
}
