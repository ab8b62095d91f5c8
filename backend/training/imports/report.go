package imports

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Report says what was read from a folder, and what became of all of it: every
// resource read was loaded or skipped for a reason.
type Report struct {
	Folder string
	Files  []File
	People []Person
}

// File is one file of the folder.
type File struct {
	Path    string
	Partner string // ODS
	Refused string // why the file was not read at all; "" when it was
	Read    int    // resources found
	Loaded  map[string]int
	Skipped map[string]int // "Type: reason" -> how many
}

// Person is somebody a file brought.
type Person struct {
	Path, Partner string
	Name, NHS     string
	Numbered      string // how they came by the number, in words
	Counts        map[string]int
}

// Totals counts over all files.
func (r Report) Totals() (read, loaded, skipped, refused int) {
	for _, f := range r.Files {
		read += f.Read
		for _, n := range f.Loaded {
			loaded += n
		}
		for _, n := range f.Skipped {
			skipped += n
		}
		if f.Refused != "" {
			refused++
		}
	}
	return
}

// String prints the report as tables for a terminal.
func (r Report) String() string {
	if r.Folder == "" {
		return "Nothing was imported.\n"
	}
	var b strings.Builder
	read, loaded, skipped, refused := r.Totals()
	fmt.Fprintf(&b, "Imported from %s: %d resources read, %d loaded, %d skipped; %d of %d files refused.\n\n", r.Folder, read, loaded, skipped, refused, len(r.Files))
	if len(r.People) > 0 {
		fmt.Fprintf(&b, "%-12s  %-7s  %-32s  %s\n", "NHS number", "Partner", "Name", "File; loaded")
		for _, p := range r.People {
			fmt.Fprintf(&b, "%-12s  %-7s  %-32s  %s (%s): %s\n", spaced(p.NHS), p.Partner, p.Name, p.Path, p.Numbered, counts(p.Counts))
		}
		b.WriteString("\n")
	}
	for _, f := range r.Files {
		switch {
		case f.Refused != "":
			fmt.Fprintf(&b, "refused  %s: %s\n", f.Path, f.Refused)
		case len(f.Skipped) > 0:
			fmt.Fprintf(&b, "skipped  %s: %s\n", f.Path, counts(f.Skipped))
		}
	}
	return b.String()
}

func counts(m map[string]int) string {
	keys := slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(cmp.Compare(m[b], m[a]), strings.Compare(a, b))
	})
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = fmt.Sprintf("%d %s", m[k], k)
	}
	return strings.Join(parts, ", ")
}

func spaced(n string) string {
	if len(n) != 10 {
		return n
	}
	return n[:3] + " " + n[3:6] + " " + n[6:]
}
