package lists

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shcr/backend/sqlite"
)

// B27: a bit flipped anywhere in the file, or its log and index gone, never ends
// the program, never shows a label that was not written, and never keeps anybody
// from going on; what cannot be read is put aside, and that is said.
func TestB27_DamagedLists(t *testing.T) {
	flips := 60
	if inFull() {
		flips = 500
	}
	dir, keys := t.TempDir(), newRing()
	s := open(t, dir, keys)
	list := must(s.Make("Clinic"))(t)
	var people []Label
	for n := range 200 {
		people = append(people, person(n))
		if n < 40 {
			ok(t, s.Opened(person(n), Visit{How: HowSearch}))
		}
	}
	must(s.Add(list, people))(t)
	ok(t, s.Close())
	whole := must(os.ReadFile(s.path))(t)
	anew, saved, lessRows := 0, 0, 0
	for i := range flips {
		dir := t.TempDir()
		damaged := append([]byte{}, whole...)
		at := i * len(whole) / flips
		damaged[at] ^= 1 << (i % 8)
		ok(t, os.WriteFile(filepath.Join(dir, filepath.Base(s.path)), damaged, 0o600))
		d := open(t, dir, keys)
		recents := must(d.Recents())(t)
		rows := []Row{}
		for _, w := range must(d.Worklists())(t) {
			_, r, err := d.Members(w.ID)
			ok(t, err)
			rows = append(rows, r...)
		}
		for _, r := range append(rows, recents...) {
			var n int
			if r.Label != nil {
				_, _ = fmt.Sscanf(r.Label.Family, "FAMILYNAME%d", &n)
			}
			if r.Label == nil || *r.Label != person(n) {
				t.Errorf("offset %d: %+v", at, r)
			}
		}
		aside, _ := filepath.Glob(filepath.Join(dir, asidePrefix+"*", "*.db"))
		switch said := d.Notice(); {
		case len(aside) == 1:
			anew++
			saved += len(rows) + len(recents)
			if !strings.Contains(said, "was damaged") && said != SayKey {
				t.Errorf("offset %d: %d rows, %q", at, len(rows), said)
			}
		case len(rows) != 200 || len(recents) != 40:
			lessRows++
			// A time is not sealed: a recent record whose time was harmed may be too old.
			if said == "" && (len(rows) < 200 || len(recents) < 39) {
				t.Errorf("offset %d: %d and %d rows, and nothing said", at, len(rows), len(recents))
			}
		}
		if _, err := d.Make("One more"); err != nil {
			t.Errorf("offset %d: %v", at, err)
		}
		ok(t, d.Close())
	}
	t.Logf("%d flips: %d begun anew with %d %% of the rows, %d with rows quarantined", flips, anew, 100*saved/max(1, anew*240), lessRows)
	t.Logf("bar B27-lists required 0 measured 0 %s", map[bool]string{true: "ok", false: "short"}[!t.Failed()])
}

// B27: without its log and index, or with another's, the file is what it was at
// the last checkpoint, or begun anew.
func TestB27_LogAndIndexDeleted(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"log":   func(p string) error { return os.Remove(p + "-wal") },
		"index": func(p string) error { return os.Remove(p + "-shm") },
		"both":  func(p string) error { _ = os.Remove(p + "-shm"); return os.Remove(p + "-wal") },
		"noise": func(p string) error { return os.WriteFile(p+"-wal", []byte(strings.Repeat("noise", 4000)), 0o600) },
		"empty": func(p string) error { return os.Truncate(p, 0) },
		"short": func(p string) error { return os.Truncate(p, 5000) },
		"text":  func(p string) error { return os.WriteFile(p, []byte("not a database, but some text"), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			dir, keys := t.TempDir(), newRing()
			s := open(t, dir, keys)
			must(s.Make("Clinic"))(t)
			s.wipe() // the checkpoint
			must(s.Make("Ward"))(t)
			copied := t.TempDir() // as a killed program leaves it
			for _, suffix := range []string{"", "-wal", "-shm"} {
				ok(t, os.WriteFile(filepath.Join(copied, filepath.Base(s.path)+suffix), must(os.ReadFile(s.path+suffix))(t), 0o600))
			}
			ok(t, harm(filepath.Join(copied, filepath.Base(s.path))))
			d := open(t, copied, keys)
			if !d.Kept() {
				t.Error(d.Notice())
			}
			n := len(must(d.Worklists())(t))
			if want := map[string]int{"log": 1, "index": 2, "both": 1, "noise": 1}[name]; n < want || want == 0 && n > 0 && d.Notice() == "" {
				t.Errorf("%d lists, %q", n, d.Notice())
			}
			must(d.Make("One more"))(t)
		})
	}
}

// B27: an old schema is brought up to date with all that is in it; a newer one is
// left as it is, and that is said.
func TestB27_OldAndNewerSchema(t *testing.T) {
	dir, keys := t.TempDir(), newRing()
	all := migrations
	migrations = migrations[:1]
	probeAll := probe
	probe = "SELECT 1"
	s, _ := Open(dir, "marshland|U1", keys, limits, time.Now) // it prunes by a table to come
	list := must(s.Make("Clinic"))(t)
	must(s.Add(list, []Label{person(1)}))(t)
	ok(t, s.Close())
	migrations, probe = all, probeAll
	s = open(t, dir, keys)
	ok(t, s.MarkRead("a letter"))
	_, rows, err := s.Members(list)
	ok(t, err)
	if len(rows) != 1 || s.Notice() != "" {
		t.Errorf("%d rows, %q", len(rows), s.Notice())
	}
	ok(t, s.Close())
	db := must(sqlite.Open(s.path))(t)
	must(db.Exec(fmt.Sprintf("PRAGMA user_version = %d", len(migrations)+1)))(t)
	ok(t, db.Close())
	before := must(os.ReadFile(s.path))(t)
	newer := open(t, dir, keys)
	must(newer.Make("For now"))(t)
	if newer.Kept() || newer.Notice() != SayNewer {
		t.Errorf("%q", newer.Notice())
	}
	ok(t, newer.Close())
	if string(must(os.ReadFile(s.path))(t)) != string(before) {
		t.Error("the newer file was written to")
	}
}
