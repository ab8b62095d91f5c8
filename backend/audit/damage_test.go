package audit

import (
	"context"
	"database/sql"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

func decode(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatal(err)
	}
}

// kinds lists the journal's events by kind and outcome, in order.
func kinds(t *testing.T, dir string) (out []string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, file)+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT kind, json_extract(body, '$.outcome') FROM events ORDER BY seq")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var kind, outcome string
		if err := rows.Scan(&kind, &outcome); err != nil {
			t.Fatal(err)
		}
		out = append(out, kind+" "+outcome)
	}
	return out
}

// intact fails unless the journal and its second place verify.
func intact(t *testing.T, dir string) Report {
	t.Helper()
	r, err := Verify(context.Background(), dir, filepath.Join(dir, "spare"), box(t), nil)
	if err != nil || len(r.Findings) > 0 {
		t.Errorf("%v %+v", err, r)
	}
	return r
}

// L15, H28: with one place down nobody is refused and the user is told; what
// went to the other comes home in order. With both down nothing passes.
func TestL15_H28_SecondPlace(t *testing.T) {
	dir := t.TempDir()
	told := make(chan struct{}, 8)
	j, err := OpenJournal(dir, box(t), time.Now, OnNotice(func() { told <- struct{}{} }))
	if err != nil {
		t.Fatal(err)
	}
	write(t, j, 2)
	if _, err := j.db.Exec("DROP TABLE forwarded; ALTER TABLE events RENAME TO hidden"); err != nil {
		t.Fatal(err)
	}
	write(t, j, 3)
	<-told
	if !strings.Contains(j.Notice(), "second place") {
		t.Errorf("the user is told %q", j.Notice())
	}
	if r, _ := os.ReadFile(filepath.Join(dir, "spare", spillFile)); strings.Contains(string(r), "9990123454") || strings.Count(string(r), "\n") != 3 {
		t.Errorf("spilled: %s", r)
	}
	if info, _ := os.Stat(filepath.Join(dir, "spare", spillFile)); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	// Both down: no receipt, and the reason is on the screen.
	_ = os.Rename(filepath.Join(dir, "spare"), filepath.Join(dir, "away"))
	_ = os.WriteFile(filepath.Join(dir, "spare"), nil, 0o600)
	rc, err := j.Commit(context.Background(), receipt.Event{Kind: receipt.Open})
	if care.CodeOf(err) != care.CodeAudit || rc.Check() == nil {
		t.Errorf("passed without a durable event: %v", err)
	}
	<-told
	if !strings.Contains(j.Notice(), "no record opens") {
		t.Errorf("the user is told %q", j.Notice())
	}
	// Both well again.
	_ = os.Remove(filepath.Join(dir, "spare"))
	_ = os.Rename(filepath.Join(dir, "away"), filepath.Join(dir, "spare"))
	if _, err := j.db.Exec("ALTER TABLE hidden RENAME TO events"); err != nil {
		t.Fatal(err)
	}
	j.retryAt = time.Time{}
	write(t, j, 1)
	<-told
	if j.Notice() != "" {
		t.Errorf("still told %q", j.Notice())
	}
	_ = j.Close()
	want := "open success,open success,open success,open success,open success,journal second place used,open success"
	if got := strings.Join(kinds(t, dir), ","); got != want {
		t.Errorf("came home as %s", got)
	}
	if r := intact(t, dir); r.Waiting != 0 || r.Last != 7 {
		t.Errorf("%+v", r)
	}
}

// A journal that cannot be opened at all at the start is no reason to refuse,
// and what was done meanwhile comes home at a later start.
func TestL15_NotThereAtTheStart(t *testing.T) {
	dir := t.TempDir()
	j := journal(t, dir)
	write(t, j, 3)
	_ = j.Close()
	_ = os.Rename(filepath.Join(dir, file), filepath.Join(dir, "kept"))
	_ = os.Mkdir(filepath.Join(dir, file), 0o700)
	j = journal(t, dir)
	if j.Notice() == "" {
		t.Error("nobody is told")
	}
	write(t, j, 4)
	_ = j.Close()
	_ = os.Remove(filepath.Join(dir, file))
	_ = os.Rename(filepath.Join(dir, "kept"), filepath.Join(dir, file))
	j = journal(t, dir)
	write(t, j, 1)
	_ = j.Close()
	if r := intact(t, dir); r.Last != 9 || len(r.Aside) != 0 {
		t.Errorf("%+v %v", r, kinds(t, dir))
	}
}

// A changed line of the second place is kept aside, the others come home, and the
// journal says so.
func TestL15_SecondPlaceChanged(t *testing.T) {
	dir := t.TempDir()
	j := journal(t, dir)
	j.retryAt = time.Now().Add(time.Hour)
	write(t, j, 3)
	_ = j.Close()
	path := filepath.Join(dir, "spare", spillFile)
	text, _ := os.ReadFile(path)
	lines := strings.SplitAfter(string(text), "\n")
	lines[1] = strings.Replace(lines[1], "Whitlock", "Nobody", 1)
	_ = os.WriteFile(path, []byte(strings.Join(lines, "")+`{"torn`), 0o600)
	if r, _ := Verify(context.Background(), dir, filepath.Join(dir, "spare"), box(t), nil); len(r.Findings) != 1 {
		t.Errorf("%+v", r)
	}
	j = journal(t, dir)
	_ = j.Close()
	if got := strings.Join(kinds(t, dir), ","); got != "open success,open success,journal second place damaged" {
		t.Error(got)
	}
	if kept, _ := filepath.Glob(filepath.Join(dir, "spare", "spill-damaged-*")); len(kept) != 1 {
		t.Error("what was changed was not kept")
	}
	intact(t, dir)
}

// B27: one bit anywhere, a missing companion, an empty file, garbage, or a later
// viewer's schema: never a crash, always access, and never a changed event
// without an alarm. What was there is preserved.
func TestB27_Corruption(t *testing.T) {
	base := filepath.Join(t.TempDir(), "j")
	j := journal(t, base)
	write(t, j, 60)
	_ = j.Close()
	text, err := os.ReadFile(filepath.Join(base, file))
	if err != nil {
		t.Fatal(err)
	}
	flips, noticed := 500, 0
	if !inFull() {
		flips = 20
	}
	try := func(name string, content []byte) (alarm bool) {
		d := copyOf(t, base)
		if err := os.WriteFile(filepath.Join(d, file), content, 0o600); err != nil {
			t.Fatal(err)
		}
		j := journal(t, d)
		alarm = j.Notice() != ""
		write(t, j, 1)
		_ = j.Close()
		if !alarm {
			intact(t, d)
		}
		if aside, _ := filepath.Glob(filepath.Join(d, "damaged-*", file)); len(aside) == 1 {
			if kept, _ := os.ReadFile(aside[0]); len(content) > 0 && string(kept) != string(content) {
				t.Errorf("%s: what was put aside was changed", name)
			}
			if got := kinds(t, d)[0]; got != "journal new journal" {
				t.Errorf("%s: the first event is %q", name, got)
			}
			intact(t, d)
		}
		return alarm
	}
	for range flips {
		content := append([]byte{}, text...)
		content[rand.IntN(len(content))] ^= 1 << rand.IntN(8)
		if try("flip", content) {
			noticed++
		}
	}
	for name, content := range map[string][]byte{"empty": {}, "garbage": []byte(strings.Repeat("x", 9000)), "cut": text[:len(text)/2], "first page": text[:4096]} {
		if !try(name, content) {
			t.Errorf("%s: nobody is told", name)
		}
	}
	later := copyOf(t, base)
	alter(t, later, "PRAGMA user_version = 99")
	before, _ := os.ReadFile(filepath.Join(later, file))
	j = journal(t, later)
	write(t, j, 1)
	if j.Notice() == "" {
		t.Error("a later viewer's journal: nobody is told")
	}
	_ = j.Close()
	if after, _ := os.ReadFile(filepath.Join(later, file)); string(after) != string(before) {
		t.Error("a later viewer's journal was changed")
	}
	t.Logf("%d of %d flips mattered", noticed, flips)
	t.Logf("bar B27 required 0 measured 0 %s", map[bool]string{true: "ok", false: "short"}[!t.Failed()])
}
