package app

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/samber/lo"

	"shcr/backend/region"
)

// Finding is one line of what [Doctor] found.
type Finding struct {
	Check  string `json:"check"`
	Result string `json:"result"` // "ok", "warning", "failed", "not checked"
	Say    string `json:"say"`    // what was found; never about a person
	Do     string `json:"do"`     // what to do about it, "" when nothing
}

// Doctor checks a region and this workstation before anybody needs them: the
// file, the keyring, the proxy, the link scheme, whose links are trusted, every
// endpoint with its certificate, version and what it serves, and the clock. It signs nobody in and
// asks about nobody.
func Doctor(ctx context.Context, r *region.Region, now func() time.Time) []Finding {
	n := newNetwork(r)
	out := append(append([]Finding{regionFinding(r)}, computerFindings(n)...), trustFindings(r)...)
	clocks := &clocks{now: now}
	asks := []func() []Finding{
		func() []Finding { return identityFindings(ctx, n, r.Identity, clocks) },
		func() []Finding { return guardedFindings(ctx, n, "people", r.People.BaseURL, r.People.TLS, "Patient") },
		func() []Finding {
			return guardedFindings(ctx, n, "audit repository", r.Audit.BaseURL, r.Audit.TLS, "AuditEvent")
		},
	}
	for _, p := range r.Partners {
		asks = append(asks, func() []Finding { return partnerFindings(ctx, n, p, clocks) })
	}
	for _, to := range r.Neighbours {
		asks = append(asks, func() []Finding { return neighbourFindings(ctx, n, to, clocks) })
	}
	for _, h := range r.Launch.Hosts {
		asks = append(asks, func() []Finding { return hostFindings(ctx, n, r, h, clocks) })
	}
	found := make([][]Finding, len(asks))
	var group sync.WaitGroup
	for i, ask := range asks { // side by side: a dozen that are down would take minutes
		group.Go(func() { found[i] = ask() })
	}
	group.Wait()
	out = append(out, clocks.findings()...)
	return append(out, lo.Flatten(found)...)
}

func ok(check, say string, args ...any) Finding {
	return Finding{Check: check, Result: "ok", Say: fmt.Sprintf(say, args...)}
}
func warn(check, say, do string, args ...any) Finding {
	return Finding{Check: check, Result: "warning", Say: fmt.Sprintf(say, args...), Do: do}
}
func bad(check, say, do string, args ...any) Finding {
	return Finding{Check: check, Result: "failed", Say: fmt.Sprintf(say, args...), Do: do}
}

func regionFinding(r *region.Region) Finding {
	if r.Unmanaged {
		return warn("region file", "%s, %d partners. Its user can change it, or a file that it names, so the viewer shows the UNMANAGED band.",
			"Install it at "+region.MachinePlace()+", and what it names beside it, where only administrators can write.", r.About.Name, len(r.Partners))
	}
	return ok("region file", "%s, %d partners.", r.About.Name, len(r.Partners))
}

// WriteFindings prints a table of at most 96 columns, or JSON, and tells whether
// nothing failed.
func WriteFindings(w io.Writer, list []Finding, asJSON bool) (well bool, err error) {
	counts := lo.CountValuesBy(list, func(f Finding) string { return f.Result })
	well = counts["failed"] == 0
	if asJSON {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return well, enc.Encode(list)
	}
	var b strings.Builder
	for _, f := range list {
		left, right := wrap(f.Check, checkWidth), wrap(f.Say, sayWidth)
		if f.Do != "" {
			right = append(right, indented(wrap("To do: "+f.Do, sayWidth-7))...)
		}
		for i := range max(len(left), len(right)) {
			fmt.Fprintln(&b, strings.TrimRight(fmt.Sprintf("%-11s  %s  %s", lo.Ternary(i == 0, f.Result, ""), pad(at(left, i)), at(right, i)), " "))
		}
	}
	fmt.Fprintf(&b, "\n%d checks: %d ok, %d with a warning, %d failed, %d not checked.\n", len(list), counts["ok"], counts["warning"], counts["failed"], counts["not checked"])
	_, err = io.WriteString(w, b.String())
	return well, err
}

// The widths of the table's columns in letters: with the first and the spaces
// between them they make 96.
const (
	checkWidth = 22
	sayWidth   = 59
)

// wrap breaks text into lines of at most width letters, at spaces. Lines of its
// own that begin with a space, an arrow or a number are excerpts of a file and
// stay whole.
func wrap(text string, width int) (lines []string) {
	for _, own := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		if strings.HasPrefix(own, " ") || strings.HasPrefix(own, ">") {
			lines = append(lines, own)
			continue
		}
		line := ""
		for _, word := range strings.Fields(own) {
			if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
				lines, line = append(lines, line), ""
			}
			line = strings.TrimPrefix(line+" "+word, " ")
		}
		lines = append(lines, line)
	}
	return lines
}

func indented(lines []string) []string {
	for i := 1; i < len(lines); i++ {
		lines[i] = "       " + lines[i]
	}
	return lines
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

func pad(s string) string {
	return s + strings.Repeat(" ", max(0, checkWidth-utf8.RuneCountInString(s)))
}

// clocks gathers how far the services' clocks and this computer's are apart.
type clocks struct {
	now func() time.Time

	mu   sync.Mutex
	seen []clock
}

type clock struct {
	of  string
	off time.Duration
}

// add takes a service's Date header; of several answers one counts.
func (c *clocks) add(of string, theirs time.Time) {
	if theirs.IsZero() {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if slices.ContainsFunc(c.seen, func(x clock) bool { return x.of == of }) {
		return
	}
	c.seen = append(c.seen, clock{of, theirs.Sub(c.now()).Round(time.Second)})
}

// by gives a taker of one service's Date.
func (c *clocks) by(of string) func(time.Time) { return func(t time.Time) { c.add(of, t) } }

// farOff is where a clock is worth a word (H34).
const farOff = 2 * time.Minute

// findings tells whose clock is wrong: this computer's when half of all services
// say so, else the service's that differs from the others.
func (c *clocks) findings() []Finding {
	const check = "clock"
	if len(c.seen) == 0 {
		return []Finding{{Check: check, Result: "not checked", Say: "No service told the time."}}
	}
	offs := lo.Map(c.seen, func(x clock, _ int) time.Duration { return x.off })
	middle := median(offs)
	out := []Finding{ok(check, "This computer's and those of %d services agree to %s.", len(c.seen), max(middle.Abs(), time.Second))}
	if middle.Abs() > farOff {
		out[0] = warn(check, "This computer's clock is %s, by the clocks of %d services. Ages, times and sign-in go wrong.",
			"Set this computer's clock by the network's time.", slowOrFast(-middle), len(c.seen))
	}
	for _, x := range c.seen {
		if off := x.off - middle; off.Abs() > farOff {
			out = append(out, warn(check, "The clock of %s is %s, by the others'.", "Tell whoever runs it that its clock is wrong: times it records may be wrong too.", x.of, slowOrFast(off)))
		}
	}
	return out
}

func slowOrFast(off time.Duration) string {
	return off.Abs().String() + lo.Ternary(off > 0, " fast", " slow")
}

func median(list []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[(len(sorted)-1)/2]
}
