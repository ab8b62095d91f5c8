// Package swap says whether what is in memory may be written to a disk that is not
// encrypted: as swap space, or when the computer hibernates into it (L6).
//
// It reads what the system says of itself and changes nothing. We would know that
// it broke if a plain partition among others were taken for encrypted, which a
// test tries.
package swap

import (
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// State is what is known of this computer's swap space.
type State string

// The states. Unknown is never taken for Kept.
const (
	Kept    State = "kept"    // there is none, or all of it is in memory or encrypted
	Open    State = "open"    // some of it is on a disk that is not known to be encrypted
	Unknown State = "unknown" // the system does not tell
)

// device finds the number of the disk behind a path, as "8:2": its own of a block
// device, of a file the one that it lies on.
type device func(path string) (string, error)

// linux reads /proc/swaps (proc(5)) and /sys below root, and gives the areas that
// are not known to be encrypted.
func linux(root fs.FS, number device) (State, []string) {
	text, err := fs.ReadFile(root, "proc/swaps")
	if err != nil {
		return Unknown, nil
	}
	var open []string
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		fields := strings.Fields(line)
		if i == 0 || len(fields) == 0 {
			continue // the heading
		}
		name := unescaped(fields[0])
		if n, err := number(name); err != nil || !kept(root, "sys/dev/block/"+n, 0) {
			open = append(open, name)
		}
	}
	if len(open) > 0 {
		return Open, open
	}
	return Kept, nil
}

// deepest is how many layers of disks upon disks are looked through.
const deepest = 8

// kept tells whether a disk is memory, is encrypted, or rests on such alone.
func kept(root fs.FS, disk string, depth int) bool {
	if depth > deepest {
		return false
	}
	read := func(name string) string {
		text, _ := fs.ReadFile(root, path.Join(disk, name))
		return strings.TrimSpace(string(text))
	}
	if strings.HasPrefix(read("dm/uuid"), "CRYPT-") {
		return true
	}
	// zram is compressed memory, unless it is told to write to a disk.
	if back := read("backing_dev"); read("mem_limit") != "" || back != "" {
		return back == "" || back == "none"
	}
	below, err := fs.ReadDir(root, path.Join(disk, "slaves"))
	if err != nil || len(below) == 0 {
		return false
	}
	for _, b := range below {
		if !kept(root, path.Join(disk, "slaves", b.Name()), depth+1) {
			return false
		}
	}
	return true
}

// unescaped reads the octal escapes that /proc/swaps has for spaces.
func unescaped(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		if name[i] == '\\' && i+3 < len(name) {
			if c, err := strconv.ParseUint(name[i+1:i+4], 8, 8); err == nil {
				b.WriteByte(byte(c))
				i += 3
				continue
			}
		}
		b.WriteByte(name[i])
	}
	return b.String()
}
