package lists

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/backend/sqlite"
)

// ring is a keyring in memory; shut when it cannot be reached.
type ring struct {
	secrets map[string][]byte
	shut    bool
}

func newRing() *ring { return &ring{secrets: map[string][]byte{}} }

func (r *ring) Secret(name string) ([]byte, error) {
	if r.shut {
		return nil, errors.New("locked")
	}
	if r.secrets[name] == nil {
		r.secrets[name] = bytes.Repeat([]byte{byte(len(r.secrets) + 1)}, 32)
	}
	return r.secrets[name], nil
}

func (r *ring) Forget(name string) error { delete(r.secrets, name); return nil }

var limits = Limits{Recents: 50, Age: 30 * 24 * time.Hour}

// inFull tells that the task "bar" wants its numbers; otherwise fewer will do.
func inFull() bool { return os.Getenv("SHCR_BAR") != "" }

func open(t *testing.T, dir string, keys Keyring) *Store {
	t.Helper()
	s, err := Open(dir, "marshland|U1", keys, limits, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// person makes the n-th invented label.
func person(n int) Label {
	return Label{Number: fmt.Sprintf("999%07d", n), Family: fmt.Sprintf("FAMILYNAME%d", n), Given: fmt.Sprintf("Givenname%d", n),
		Title: "Mrs", Born: fmt.Sprintf("19%02d-03-14", n%100), Traced: true}
}

func names(rows []Row) (out []string) {
	for _, r := range rows {
		if r.Label == nil {
			out = append(out, "reference only")
			continue
		}
		out = append(out, r.Label.Family)
	}
	return out
}

// M38: recent records, newest first, within the region's number and age, over a
// restart; one can be removed, all can, and both can be undone.
func TestM38_Recents(t *testing.T) {
	dir, keys, now := t.TempDir(), newRing(), time.Date(2026, 11, 21, 14, 0, 0, 0, time.UTC)
	at := func() *Store {
		s, err := Open(dir, "u", keys, Limits{Recents: 3, Age: 48 * time.Hour}, func() time.Time { return now })
		ok(t, err)
		return s
	}
	s := at()
	for n := range 5 {
		now = now.Add(time.Hour)
		ok(t, s.Opened(person(n), Visit{How: HowSearch}))
	}
	now = now.Add(time.Hour)
	ok(t, s.Opened(person(3), Visit{How: HowWorklist, List: 7}))
	got := must(s.Recents())(t)
	if !slices.Equal(names(got), []string{"FAMILYNAME3", "FAMILYNAME4", "FAMILYNAME2"}) || got[0].How != HowWorklist || got[0].List != 7 || !got[0].Opened.Equal(now) {
		t.Errorf("%v %+v", names(got), got[0])
	}
	undo := must(s.ForgetRecent(got[1].ID))(t)
	if left := names(must(s.Recents())(t)); len(left) != 2 {
		t.Errorf("left %v", left)
	}
	ok(t, s.Undo(undo))
	if err := s.Undo(undo); err == nil {
		t.Error("undone twice")
	}
	undo = must(s.ClearRecents())(t)
	if left := must(s.Recents())(t); len(left) != 0 {
		t.Error("not cleared")
	}
	ok(t, s.Undo(undo))
	ok(t, s.Close())
	s = at()
	if after := must(s.Recents())(t); !slices.Equal(names(after), names(got)) {
		t.Errorf("after a restart %v", names(after))
	}
	undo = must(s.ClearRecents())(t)
	now = now.Add(2 * time.Minute)
	if s.Undo(undo) == nil {
		t.Error("undone after its time")
	}
	ok(t, s.Opened(person(1), Visit{How: HowSearch}))
	now = now.Add(49 * time.Hour)
	if left := must(s.Recents())(t); len(left) != 0 {
		t.Error("older than the region keeps them")
	}
	_ = s.Close()
}

// M39: worklists are made, named, filled, ordered, emptied and removed, all but
// the making undone.
func TestM39_Worklists(t *testing.T) {
	dir, keys := t.TempDir(), newRing()
	s := open(t, dir, keys)
	ward := must(s.Make("  Virtual \u202e ward "))(t)
	must(s.Make("Frailty MDT"))(t)
	for _, name := range []string{"", " \n", "virtual WARD", strings.Repeat("x", 61)} {
		if _, err := s.Make(name); err == nil {
			t.Errorf("a list named %q", name)
		}
	}
	in := must(s.Add(ward, []Label{person(3), person(1), person(2), {Number: "9990009999"}}))(t)
	again := must(s.Add(ward, []Label{person(1), person(5)}))(t)
	if len(in) != 0 || len(again) != 1 {
		t.Errorf("%v %v", in, again)
	}
	look := func(want ...string) []Row {
		t.Helper()
		_, rows, err := s.Members(ward)
		ok(t, err)
		if !slices.Equal(names(rows), want) {
			t.Errorf("%v, not %v", names(rows), want)
		}
		return rows
	}
	rows := look("FAMILYNAME1", "FAMILYNAME2", "FAMILYNAME3", "FAMILYNAME5", "")
	ok(t, s.Opened(person(2), Visit{How: HowWorklist, List: ward}))
	ok(t, s.Sort(ward, ByOpened))
	look("FAMILYNAME2", "FAMILYNAME3", "FAMILYNAME1", "", "FAMILYNAME5")
	ok(t, s.Move(ward, rows[3].ID, 0))
	look("FAMILYNAME5", "FAMILYNAME3", "FAMILYNAME1", "FAMILYNAME2", "")
	ok(t, s.Move(ward, rows[3].ID, 99))
	look("FAMILYNAME3", "FAMILYNAME1", "FAMILYNAME2", "", "FAMILYNAME5")
	undo := must(s.Remove(ward, []string{rows[0].ID, rows[2].ID}))(t)
	look("FAMILYNAME2", "", "FAMILYNAME5")
	ok(t, s.Undo(undo))
	look("FAMILYNAME3", "FAMILYNAME1", "FAMILYNAME2", "", "FAMILYNAME5")
	ok(t, s.Rename(ward, "Ward at home"))
	undo = must(s.Delete(ward))(t)
	if all := must(s.Worklists())(t); len(all) != 1 {
		t.Errorf("%+v", all)
	}
	ok(t, s.Undo(undo))
	ok(t, s.Close())
	s = open(t, dir, keys)
	all := must(s.Worklists())(t)
	if len(all) != 2 || all[1] != (Worklist{ID: ward, Name: "Ward at home", Sort: ByOwn, Count: 5}) {
		t.Errorf("%+v", all)
	}
	many := []Label{}
	for n := range MaxMembers {
		many = append(many, person(n))
	}
	var no Refusal
	if _, err := s.Add(ward, many); !errors.As(err, &no) || must(s.Worklists())(t)[1].Count != 5 {
		t.Errorf("too many: %v", err)
	}
	for n := range MaxWorklists - 2 {
		must(s.Make(fmt.Sprint("list ", n)))(t)
	}
	if _, err := s.Make("one more"); !errors.As(err, &no) {
		t.Errorf("%v", err)
	}
}

// Decision 9, H24: of a sensitive person the reference is kept and nothing else,
// also of one who was not sensitive before. H11: a merged number is followed.
func TestH24_SensitivePersonsAreReferencesOnly(t *testing.T) {
	dir, keys := t.TempDir(), newRing()
	s := open(t, dir, keys)
	list := must(s.Make("Clinic"))(t)
	must(s.Add(list, []Label{person(1), person(2)}))(t)
	ok(t, s.Opened(person(1), Visit{How: HowSearch}))
	hidden := person(1)
	hidden.Hidden = true
	ok(t, s.Opened(hidden, Visit{How: HowWorklist, List: list}))
	_, rows, err := s.Members(list)
	ok(t, err)
	if got := names(rows); !slices.Equal(got, []string{"FAMILYNAME2", "reference only"}) {
		t.Errorf("%v", got)
	}
	if r := must(s.Recents())(t); len(r) != 1 || r[0].Label != nil {
		t.Errorf("%+v", r)
	}
	other := must(s.Make("Other"))(t)
	if in := must(s.AddKnown(other, rows[1].ID))(t); in {
		t.Error("was on it already")
	}
	if in := must(s.AddKnown(other, rows[1].ID))(t); !in {
		t.Error("was not on it")
	}
	// Number 2 leads to number 4 now, and 4 is on the other list already.
	must(s.Add(other, []Label{person(2), person(4)}))(t)
	ok(t, s.Opened(person(4), Visit{How: HowWorklist, Asked: person(2).Number}))
	for id, want := range map[int64][]string{list: {"FAMILYNAME4", "reference only"}, other: {"FAMILYNAME4", "reference only"}} {
		_, rows, err := s.Members(id)
		ok(t, err)
		if !slices.Equal(names(rows), want) {
			t.Errorf("%v, not %v", names(rows), want)
		}
	}
}

// encodings of a text in which it could hide in a file.
func encodings(s string) [][]byte {
	wide := make([]byte, 0, 2*len(s))
	for _, r := range s {
		wide = append(wide, byte(r), byte(r>>8))
	}
	return [][]byte{[]byte(s), wide, []byte(hex.EncodeToString([]byte(s))), []byte(base64.StdEncoding.EncodeToString([]byte(s)))}
}

// L1: 500 names, numbers and birth dates, a worklist's name and a setting: none is
// in the file, its log or its index, while it is open or after; and nobody else
// may read them.
func TestL1_NothingReadableOnDisk(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "lists")
	s := open(t, dir, newRing())
	list := must(s.Make("Secretlistname"))(t)
	var all []Label
	secrets := []string{"Secretlistname", "Secretsetting", "marshland|U1"}
	for n := range 500 {
		p := person(n + 1000)
		all = append(all, p)
		secrets = append(secrets, p.Number, p.Number[:3]+" "+p.Number[3:6]+" "+p.Number[6:], p.Family, p.Given)
		if n < 60 {
			ok(t, s.Opened(p, Visit{How: HowSearch}))
		}
	}
	secrets = append(secrets, "-03-14")
	must(s.Add(list, all))(t)
	ok(t, s.SetPreference("home", "Secretsetting"))
	ok(t, s.MarkRead("Secretsetting"))
	hits := 0
	look := func(files int) {
		found, _ := filepath.Glob(filepath.Join(dir, "*"))
		if len(found) != files {
			t.Errorf("%d files, not %d: %v", len(found), files, found)
		}
		for _, path := range found {
			text := must(os.ReadFile(path))(t)
			if info := must(os.Stat(path))(t); info.Mode().Perm() != 0o600 {
				t.Errorf("%s has mode %v", filepath.Base(path), info.Mode())
			}
			for _, secret := range secrets {
				for how, e := range encodings(secret) {
					if bytes.Contains(text, e) {
						hits++
						t.Errorf("%q (%d) is in %s", secret, how, filepath.Base(path))
					}
				}
			}
		}
	}
	look(3)
	if info := must(os.Stat(dir))(t); info.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v", info.Mode())
	}
	ok(t, s.Close())
	look(1)
}

// After a removal and SQLite's checkpoint the old ciphertext is gone too.
func TestL1_RemovedCiphertextIsGone(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, newRing())
	ok(t, s.Opened(person(1), Visit{How: HowSearch}))
	var sealed []byte
	ok(t, s.db.QueryRow("SELECT label FROM recents").Scan(&sealed))
	in := func() (n int) {
		found, _ := filepath.Glob(filepath.Join(dir, "*"))
		for _, path := range found {
			n += bytes.Count(must(os.ReadFile(path))(t), sealed)
		}
		return n
	}
	if in() == 0 {
		t.Fatal("the ciphertext was not found to begin with")
	}
	must(s.ClearRecents())(t)
	if n := in(); n > 0 {
		t.Errorf("%d copies are left", n)
	}
}

// L2: labels swapped between any two rows, tables or users do not open, and only
// those rows are quarantined; a key of another user opens none.
func TestL2_SwappedLabels(t *testing.T) {
	dir, keys := t.TempDir(), newRing()
	s := open(t, dir, keys)
	list, other := must(s.Make("One"))(t), must(s.Make("Two"))(t)
	for _, id := range []int64{list, other} {
		must(s.Add(id, []Label{person(1), person(2), person(3)}))(t)
	}
	ok(t, s.Opened(person(1), Visit{How: HowSearch}))
	ok(t, s.Opened(person(2), Visit{How: HowSearch}))
	ok(t, s.Close())
	db := must(sqlite.Open(s.path))(t)
	for _, q := range []string{ // two labels of a list; one person's of two lists; a list's and a recent one
		"CREATE TABLE was AS SELECT position, label FROM members WHERE list = 1",
		"UPDATE members SET label = (SELECT label FROM was WHERE position = 3 - members.position) WHERE list = 1 AND position < 3",
		"UPDATE members SET label = (SELECT label FROM members m WHERE m.list = 1 AND m.position = 3) WHERE list = 2 AND position = 3",
		"UPDATE recents SET label = (SELECT label FROM members m WHERE m.list = 2 AND m.ref = recents.ref) WHERE rowid = 1",
	} {
		must(db.Exec(q))(t)
	}
	ok(t, db.Close())
	s = open(t, dir, keys)
	_, rows, err := s.Members(list)
	ok(t, err)
	if !slices.Equal(names(rows), []string{"FAMILYNAME3"}) {
		t.Errorf("%v", names(rows))
	}
	_, rows, err = s.Members(other)
	ok(t, err)
	if !slices.Equal(names(rows), []string{"FAMILYNAME1", "FAMILYNAME2"}) {
		t.Errorf("%v", names(rows))
	}
	if got := names(must(s.Recents())(t)); !slices.Equal(got, []string{"FAMILYNAME2"}) {
		t.Errorf("%v", got)
	}
	if !strings.Contains(s.Notice(), "4 entries were changed") {
		t.Error(s.Notice())
	}
	ok(t, s.Close())
	// Another user's key on this file.
	stranger, err := Open(dir, "marshland|U2", keys, limits, time.Now)
	ok(t, err)
	box := stranger.box
	_ = stranger.Close()
	s = open(t, dir, keys)
	s.box = box
	opened := len(must(s.Recents())(t))
	for _, id := range []int64{list, other} {
		_, rows, err := s.Members(id)
		ok(t, err)
		opened += len(rows)
	}
	if opened != 0 {
		t.Errorf("a stranger's key opened %d rows", opened)
	}
}

// No nonce is used twice over as many seals as a workstation makes in years.
func TestL2_NoncesAreUnique(t *testing.T) {
	n := 100_000
	if inFull() {
		n = 1_000_000
	}
	s := must(InMemory(time.Now))(t)
	defer s.Close()
	seen := make(map[[12]byte]bool, n)
	for range n {
		seen[[12]byte(s.box.Seal("p", nil)[:12])] = true
	}
	if len(seen) != n {
		t.Errorf("%d nonces of %d", len(seen), n)
	}
}

// Without a keyring all works, nothing is written, and the user is told.
func TestL1_WithoutAKeyring(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "lists")
	s := open(t, dir, &ring{shut: true})
	list := must(s.Make("Clinic"))(t)
	must(s.Add(list, []Label{person(1)}))(t)
	ok(t, s.Opened(person(1), Visit{How: HowSearch}))
	if s.Kept() || s.Notice() != SayNoKeyring || len(must(s.Recents())(t)) != 1 {
		t.Errorf("kept %v, %q", s.Kept(), s.Notice())
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("a folder was made")
	}
	ok(t, s.Forget())
}

// Forgetting takes key and file, and a key that is gone begins anew.
func TestL1_Forget(t *testing.T) {
	dir, keys := t.TempDir(), newRing()
	s := open(t, dir, keys)
	must(s.Make("Clinic"))(t)
	ok(t, s.Close())
	keys.secrets = map[string][]byte{"another": nil, "and another": nil} // the next key is another
	s = open(t, dir, keys)
	if s.Notice() != SayKey || len(must(s.Worklists())(t)) != 0 {
		t.Errorf("%q", s.Notice())
	}
	before := len(keys.secrets)
	ok(t, s.Forget())
	left, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(left) != 0 || len(keys.secrets) != before-1 {
		t.Errorf("left %v, keys %d of %d", left, len(keys.secrets), before)
	}
}

// Settings and read marks are kept over a restart.
func TestPreferencesAndMarks(t *testing.T) {
	dir, keys := t.TempDir(), newRing()
	s := open(t, dir, keys)
	ok(t, s.SetPreference("home", "recents"))
	ok(t, s.SetPreference("theme", "dark"))
	ok(t, s.SetPreference("theme", ""))
	ok(t, s.MarkRead("a letter", "another"))
	ok(t, s.Unread("another"))
	if s.SetPreference("home", strings.Repeat("x", 5000)) == nil {
		t.Error("too long, and kept")
	}
	ok(t, s.Close())
	s = open(t, dir, keys)
	read := must(s.Read("a letter", "another", "a third"))(t)
	if s.Preference("home") != "recents" || s.Preference("theme") != "" || len(read) != 1 || !read["a letter"] {
		t.Errorf("%q %q %v", s.Preference("home"), s.Preference("theme"), read)
	}
}

// A read mark lasts a year, and no longer (M152).
func TestM152_ReadMarksExpire(t *testing.T) {
	at := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	s := must(InMemory(func() time.Time { return at }))(t)
	ok(t, s.MarkRead("a letter"))
	at = at.Add(markAge)
	if !must(s.Read("a letter"))(t)["a letter"] {
		t.Error("gone too soon")
	}
	at = at.Add(time.Second)
	if must(s.Read("a letter"))(t)["a letter"] {
		t.Error("kept for longer than a year")
	}
}

// Decision 1: nothing clinical can be given to this package, since it knows no
// such type; FHIR and the network are as far.
func TestNothingClinicalIsImported(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	ok(t, err)
	if !strings.Contains(string(out), "shcr/backend/seal") {
		t.Fatal("the import graph was not read")
	}
	for _, line := range strings.Fields(string(out)) {
		if strings.HasPrefix(line, "shcr/") && !slices.Contains([]string{"shcr/backend/lists", "shcr/backend/seal", "shcr/backend/sqlite"}, line) || line == "net/http" {
			t.Errorf("imports %s", line)
		}
	}
}
