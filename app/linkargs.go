package app

import (
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"shcr/backend/handover"
	"shcr/backend/region"
)

// linkFD names, in the environment, the pipe that a link was put into.
const linkFD = "SHCR_LINK_FD"

// LinkOf takes a link out of a command line, and gives what is left of it. A link
// is one argument that begins as one, after "--" or as the last; what else follows
// "--" is no flag, and nothing that is understood (K9).
func LinkOf(args []string) (link string, rest []string, err error) {
	if i := slices.Index(args, "--"); i >= 0 {
		if len(args) != i+2 || !strings.HasPrefix(args[i+1], "shcr:") {
			return "", nil, ErrUsage
		}
		return args[i+1], args[:i], nil
	}
	if n := len(args); n > 0 && strings.HasPrefix(args[n-1], "shcr:") {
		return args[n-1], args[:n-1], nil
	}
	return "", args, nil
}

// InheritedLink reads the link that this process, or the one that started it, put
// out of sight; "" when there is none.
func InheritedLink() string {
	fd, err := strconv.Atoi(os.Getenv(linkFD))
	_ = os.Unsetenv(linkFD)
	if err != nil || fd < 3 {
		return ""
	}
	f := os.NewFile(uintptr(fd), "link")
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, handover.MaxMessage))
	if err != nil {
		return ""
	}
	return string(text)
}

// First makes this process the one viewer of a region, or hands the link ("" to
// come to the front) to the one there is: then first is nil.
func First(r *region.Region, link string) (first *handover.First, err error) {
	o, err := OptionsFor(r)
	if err != nil {
		return nil, err
	}
	if strings.Contains(link, "\n") || len(link) >= handover.MaxMessage {
		link = "shcr://?" // malformed either way: the first says so
	}
	return handover.Begin(o.journalDir(), link)
}
