package app

import (
	"context"
	"os/exec"
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
	return scheme{owner: owner, ours: owner == "shcr.desktop", checked: true}
}
