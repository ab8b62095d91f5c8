package app

import (
	"fmt"
	"io"
	"strings"
	"time"

	"shcr/backend/launch"
	"shcr/backend/region"
)

// OpenCommand is "shcr open -- LINK", which the desktop runs for a link: it hands
// the link to the viewer there is, or starts one, and ends.
func OpenCommand(r *region.Region, link string, args []string) error {
	if link == "" {
		return ErrUsage
	}
	first, err := First(r, link)
	if err != nil || first == nil {
		return err
	}
	_ = first.Close() // the place is for the one we start
	return StartApart(link, args)
}

// LaunchCommand is "shcr launch check LINK", for integrators: what the viewer
// would answer, as far as that can be told without a user, and without redeeming
// anything: no code is sent, no launch begun, no id spent. "-" reads the link from
// standard input.
func LaunchCommand(t Terminal, r *region.Region, args []string) error {
	if len(args) != 2 || args[0] != "check" {
		fmt.Fprintln(t.Err, "Use 'shcr launch check LINK', or '-' to read the link from standard input.")
		return ErrUsage
	}
	raw := args[1]
	if raw == "-" {
		text, err := io.ReadAll(io.LimitReader(t.In, launch.MaxLink+2))
		if err != nil {
			return err
		}
		raw = strings.TrimRight(string(text), "\r\n")
	}
	if r.Unmanaged {
		fmt.Fprintln(t.Out, "note: this region file can be changed by its user, so its viewer follows no links at all.")
	}
	a := &App{o: Options{Region: r}, network: newNetwork(r)}
	a.newLinks()
	a.links.hosts.Now = time.Now
	found, err := a.links.hosts.Check(raw)
	for _, line := range found {
		fmt.Fprintln(t.Out, line)
	}
	if err != nil {
		refused := launch.RefusalOf(err)
		fmt.Fprintf(t.Out, "refused: %s\n  %s\n  %s\n", refused.Outcome, refused.Say, refused.Do)
		return ErrNotWell
	}
	return nil
}
