package audit

import (
	"database/sql"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// B12: the power fails after any call. What then is on the disk is rebuilt from the
// calls that the system saw: all that was written before a file's last fsync, and of
// what was written since, nothing or any part. Each event that was said to be written
// is there, once, and the file is sound.
func TestB12_PowerFails(t *testing.T) {
	cuts, events := 20, 40
	if inFull() {
		cuts, events = 200, 400 // with checkpoints, which move the log into the file
	}
	dir, calls := writing(t, events)
	r := rand.New(rand.NewPCG(12, 12))
	lost, told, rebuilt := 0, 0, 0
	for i := range cuts {
		at := len(calls) * (i + 1) / cuts
		for _, some := range []bool{false, true} {
			keep := func() bool { return some && r.IntN(2) == 0 }
			there, acked := powerless(t, dir, calls[:at], keep)
			for _, name := range acked {
				if told++; there[name] != 1 {
					lost++
					t.Errorf("power lost after call %d: %s was said to be written and is there %d times", at, name, there[name])
				}
			}
			rebuilt++
		}
	}
	if told < rebuilt*events/4 {
		t.Errorf("only %d events were looked for in %d rebuilt journals", told, rebuilt)
	}
	t.Logf("%d calls, %d journals rebuilt, %d events looked for", len(calls), rebuilt, told)
	t.Logf("bar B12 required 0 measured %d %s", lost, map[bool]string{true: "ok", false: "short"}[!t.Failed() && cuts >= 20])
}

// call is one call to the system that ended well.
type call struct {
	name, path string
	text       []byte // what was written; of a rename where to
	at         int64  // -1 for the end of the file
}

var (
	callBegan   = regexp.MustCompile(`^(\d+) +([a-z0-9_]+)\((.*)$`)
	callEnded   = regexp.MustCompile(`^(\d+) +<\.\.\. [a-z0-9_]+ resumed>(.*)$`)
	ofFile      = regexp.MustCompile(`^\d+<([^>]*)>(.*)$`)
	quoted      = regexp.MustCompile(`"((?:\\x[0-9a-f]{2})*)"`)
	lastNumber  = regexp.MustCompile(`, (\d+)\) += \d+$`)
	endedWell   = regexp.MustCompile(`\) += \d+(<[^>]*>)?$`)
	hexadecimal = regexp.MustCompile(`\\x([0-9a-f]{2})`)
)

// writing lets a child write events and gives its calls in order.
func writing(t *testing.T, events int) (dir string, calls []call) {
	t.Helper()
	program := strace(t)
	top := t.TempDir()
	dir, trace := filepath.Join(top, "j"), filepath.Join(top, "trace")
	said, err := child(dir, strconv.Itoa(events), program, "-f", "-qq", "-xx", "-y", "-s", "1000000", "-e", "signal=none", "-o", trace,
		"-e", "trace=openat,write,pwrite64,fsync,fdatasync,ftruncate,?rename,renameat,renameat2,?unlink,unlinkat").CombinedOutput()
	if err != nil || strings.Count(string(said), "written ") != events {
		t.Fatalf("%v: %s", err, said)
	}
	text, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	begun := map[string]string{} // calls under way, by thread
	for _, line := range strings.Split(string(text), "\n") {
		if m := callEnded.FindStringSubmatch(line); m != nil {
			line = begun[m[1]] + m[2]
		} else if before, yes := strings.CutSuffix(line, " <unfinished ...>"); yes {
			thread, _, _ := strings.Cut(line, " ")
			begun[thread] = before
			continue
		}
		if c, yes := called(t, line); yes && (strings.HasPrefix(c.path, dir) || c.name == "told") {
			calls = append(calls, c)
		}
	}
	return dir, calls
}

// called makes a call of a line of the trace.
func called(t *testing.T, line string) (c call, yes bool) {
	t.Helper()
	m := callBegan.FindStringSubmatch(line)
	if m == nil || !endedWell.MatchString(line) {
		return c, false
	}
	c = call{name: m[2], at: -1}
	var texts []string
	for _, q := range quoted.FindAllStringSubmatch(m[3], -1) {
		texts = append(texts, unhex(q[1]))
	}
	if of := ofFile.FindStringSubmatch(m[3]); of != nil {
		c.path = unhex(of[1])
	}
	number := func() {
		n := lastNumber.FindStringSubmatch(line)
		if n == nil {
			t.Fatalf("cannot be read: %.200s", line)
		}
		c.at, _ = strconv.ParseInt(n[1], 10, 64)
	}
	switch {
	case c.name == "write" && len(texts) == 1 && strings.HasPrefix(texts[0], "written "):
		return call{name: "told", text: []byte(strings.TrimSpace(strings.TrimPrefix(texts[0], "written ")))}, true
	case c.name == "write" && len(texts) == 1:
		c.text = []byte(texts[0])
	case c.name == "pwrite64" && len(texts) == 1:
		c.text = []byte(texts[0])
		number()
	case c.name == "ftruncate":
		number()
	case strings.HasPrefix(c.name, "rename") && len(texts) == 2:
		c.name, c.path, c.text = "rename", texts[0], []byte(texts[1])
	case strings.HasPrefix(c.name, "unlink") && len(texts) == 1:
		c.name, c.path = "unlink", texts[0]
	case c.name == "openat" && strings.Contains(line, "O_TRUNC") && len(texts) == 1:
		c.name, c.path, c.at = "ftruncate", texts[0], 0
	case c.name == "openat" || len(texts) > 0:
		return c, false
	}
	return c, true
}

// unhex undoes what strace wrote in hexadecimal digits.
func unhex(s string) string {
	return hexadecimal.ReplaceAllStringFunc(s, func(x string) string {
		n, _ := strconv.ParseUint(x[2:], 16, 8)
		return string([]byte{byte(n)})
	})
}

// onDisk is a file as the disk has it, and what the system has not yet brought there.
type onDisk struct {
	safe   []byte
	exists bool // an empty file that nobody has asked to be kept may be missing
	length int64
	waits  []call
}

func (f *onDisk) do(c call) {
	if c.name == "ftruncate" {
		f.safe = append(f.safe[:min(int64(len(f.safe)), c.at)], make([]byte, max(0, c.at-int64(len(f.safe))))...)
		return
	}
	if end := int(c.at) + len(c.text); end > len(f.safe) {
		f.safe = append(f.safe, make([]byte, end-len(f.safe))...)
	}
	copy(f.safe[c.at:], c.text)
}

// powerless builds the files as the disk has them when the power fails after these
// calls, opens the journal on them, and gives the events in it and those that were
// said to be written. keep chooses of what waits.
func powerless(t *testing.T, from string, calls []call, keep func() bool) (there map[string]int, told []string) {
	t.Helper()
	disk := map[string]*onDisk{}
	named := func(path string) *onDisk {
		if disk[path] == nil {
			disk[path] = &onDisk{}
		}
		return disk[path]
	}
	for _, c := range calls {
		switch c.name {
		case "told":
			told = append(told, string(c.text))
		case "rename": // a folder keeps its order; what was not asked to be kept is still not
			disk[string(c.text)] = named(c.path)
			delete(disk, c.path)
		case "unlink":
			delete(disk, c.path)
		case "fsync", "fdatasync":
			f := named(c.path)
			for _, w := range f.waits {
				f.do(w)
			}
			f.waits, f.exists = nil, true
		case "write", "pwrite64", "ftruncate":
			f := named(c.path)
			if c.at < 0 {
				c.at = f.length
			}
			if f.length = max(f.length, c.at+int64(len(c.text))); c.name == "ftruncate" {
				f.length = c.at
			}
			f.waits = append(f.waits, c)
		}
	}
	to := filepath.Join(t.TempDir(), "j")
	for path, f := range disk {
		kept := slices.DeleteFunc(slices.Clone(f.waits), func(call) bool { return !keep() })
		for _, w := range kept {
			f.do(w)
		}
		if info, err := os.Stat(path); err == nil && info.IsDir() || !f.exists && len(kept) == 0 {
			continue
		}
		name := filepath.Join(to, strings.TrimPrefix(path, from))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.safe, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	j, err := OpenJournal(to, box(t), time.Now)
	if err != nil {
		t.Errorf("after %d calls: %v", len(calls), err)
		return nil, told
	}
	if n := j.Notice(); n != "" {
		t.Errorf("after %d calls: %s", len(calls), n)
	}
	_ = j.Close()
	intact(t, to)
	sound(t, filepath.Join(to, file))
	return items(t, to), told
}

// sound asks SQLite whether a file is whole.
func sound(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var said string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&said); err != nil || said != "ok" {
		t.Errorf("%s: %q %v", path, said, err)
	}
}
