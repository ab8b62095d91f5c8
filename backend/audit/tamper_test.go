package audit

import (
	"context"
	"database/sql"
	"encoding/hex"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/seal"
)

// positions is how many places each attack is tried at, and length how many
// events the journal has: the bar's number, or fewer when in a hurry.
func positions() int {
	if !inFull() {
		return 5
	}
	return 200
}

// copyOf copies a journal's folder with its second place.
func copyOf(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(filepath.Join(to, "j"), os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(to, "j")
}

// alter changes a journal's file as somebody with the user's rights can.
func alter(t *testing.T, dir, text string, args ...any) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("DROP TRIGGER events_stay; DROP TRIGGER events_unchanged; DROP TRIGGER checkpoints_stay; DROP TRIGGER checkpoints_unchanged; PRAGMA foreign_keys=OFF"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(text, args...); err != nil {
		t.Fatal(err)
	}
}

// held is a repository that has taken everything up to an event.
type held struct {
	seq   int64
	chain string
}

func (h held) Head(context.Context) (int64, string, error) { return h.seq, h.chain, nil }

// B13, L3: seven attacks at every place. Those inside the journal are found at
// the next start; a shorter journal at the next contact with the repository, even
// when the second place was set back with it.
func TestB13_L3_TamperingIsFound(t *testing.T) {
	n := positions()
	dir := filepath.Join(t.TempDir(), "j")
	j := journal(t, dir)
	snapshots := map[int]string{}
	for i := 1; i <= n+1; i++ {
		write(t, j, 1)
		if i <= n {
			_ = j.Close()
			snapshots[i] = copyOf(t, dir)
			j = journal(t, dir)
		}
	}
	repository := held{j.head.seq, hex.EncodeToString(j.head.chain)}
	_ = j.Close()
	stranger, _ := seal.New([]byte("another key of thirty-two bytes!"), "audit")
	other := filepath.Join(t.TempDir(), "j")
	k, err := OpenJournal(other, stranger, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	write(t, k, n+1)
	_ = k.Close()

	found := map[string]int{}
	attack := func(name string, local bool, act func(t *testing.T, at int) (dir string)) {
		for at := 1; at <= n; at++ {
			d := act(t, at)
			r, err := Verify(context.Background(), d, filepath.Join(d, "spare"), box(t), repository)
			if err != nil || len(r.Findings) == 0 {
				t.Errorf("%s at %d: not found: %v", name, at, err)
				continue
			}
			if local {
				j := journal(t, d)
				if j.Notice() == "" {
					t.Errorf("%s at %d: the next start says nothing", name, at)
				}
				write(t, j, 1) // access goes on
				_ = j.Close()
				if r, err := Verify(context.Background(), d, filepath.Join(d, "spare"), box(t), nil); err != nil || len(r.Findings) > 0 || len(r.Aside) != 1 {
					t.Errorf("%s at %d: the new journal: %v %+v", name, at, err, r)
				}
			}
			found[name]++
		}
	}
	inFile := func(text string) func(*testing.T, int) string {
		return func(t *testing.T, at int) string {
			d := copyOf(t, dir)
			alter(t, d, text, at)
			return d
		}
	}
	edits := []string{
		"UPDATE events SET body = replace(body, 'Whitlock', 'Nobody') WHERE seq = ?", "UPDATE events SET at = '2020-01-01T00:00:00Z' WHERE seq = ?",
		"UPDATE events SET kind = 'search' WHERE seq = ?", "UPDATE events SET body = replace(body, 'success', 'refused') WHERE seq = ?",
		"UPDATE events SET sealed = x'00' WHERE seq = ?", "UPDATE events SET id = 'x' WHERE seq = ?", "UPDATE events SET chain = zeroblob(32) WHERE seq = ?",
	}
	attack("edit", true, func(t *testing.T, at int) string { return inFile(edits[at%len(edits)])(t, at) })
	attack("delete", true, inFile("DELETE FROM events WHERE seq = ?"))
	attack("reorder", true, inFile("UPDATE events SET seq = -1 WHERE seq = ?1; UPDATE events SET seq = ?1 WHERE seq = ?1 + 1; UPDATE events SET seq = ?1 + 1 WHERE seq = -1"))
	attack("forge", true, inFile("UPDATE events SET seq = seq + 1000 WHERE seq > ?1; UPDATE events SET seq = seq - 999 WHERE seq > 1000; INSERT INTO events SELECT ?1 + 1, 'x', at, kind, body, sealed, chain FROM events WHERE seq = ?1"))
	attack("truncate", false, func(t *testing.T, at int) string {
		d := inFile("DELETE FROM checkpoints; DELETE FROM events WHERE seq > ?")(t, at)
		_ = os.RemoveAll(filepath.Join(d, "spare"))
		return d
	})
	attack("roll back", false, func(_ *testing.T, at int) string { return snapshots[at] })
	attack("replace", true, func(t *testing.T, at int) string {
		d := copyOf(t, dir)
		text, _ := os.ReadFile(filepath.Join(map[bool]string{true: other, false: snapshots[at]}[at%2 == 0], file))
		if err := os.WriteFile(filepath.Join(d, file), text, 0o600); err != nil {
			t.Fatal(err)
		}
		return d
	})
	sum := 0
	for _, k := range found {
		sum += k
	}
	t.Logf("bar B13 required %d measured %d %s", 7*n, sum, map[bool]string{true: "ok", false: "short"}[sum == 7*n && !t.Failed()])
}

// B13: no alarm where nothing was done: starts with and without a close before.
func TestB13_NoFalseAlarm(t *testing.T) {
	starts := 10 * positions()
	if inFull() {
		starts = 10000
	}
	alarms, dir := 0, ""
	for i := range starts {
		if i%200 == 0 {
			dir = t.TempDir()
		}
		j := journal(t, dir)
		if j.Notice() != "" {
			alarms++
		}
		switch rand.IntN(6) {
		case 0:
			write(t, j, 1+rand.IntN(3))
		case 1: // the second place is used for a while
			write(t, j, 1)
			j.retryAt = time.Now().Add(time.Hour)
			write(t, j, 2)
		}
		if rand.IntN(2) == 0 {
			_ = j.Close()
		} else {
			_ = j.db.Close() // as if it had been killed
		}
		if i%200 == 199 || i == starts-1 {
			j := journal(t, dir) // brings home what waits
			_ = j.Close()
			r, err := Verify(context.Background(), dir, filepath.Join(dir, "spare"), box(t), nil)
			if err != nil || len(r.Findings)+len(r.Aside)+r.Waiting > 0 {
				alarms++
				t.Errorf("after %d starts: %v %+v", i, err, r)
			}
		}
	}
	t.Logf("bar B13-clean required 0 measured %d %s", alarms, map[bool]string{true: "ok", false: "short"}[alarms == 0])
	if alarms > 0 {
		t.Errorf("%d false alarms in %d starts", alarms, starts)
	}
}

// Changing the clock hides nothing: the order stays, and the event says so.
func TestL3_AClockSetBackIsNoted(t *testing.T) {
	at := time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC)
	dir := t.TempDir()
	j, err := OpenJournal(dir, box(t), func() time.Time { return at }, OnDevice("WARD-7", "1.2"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, j, 1)
	at = at.Add(-time.Hour)
	write(t, j, 1)
	at = at.Add(time.Minute)
	write(t, j, 1)
	var first, second, third body
	for seq, b := range map[int]*body{1: &first, 2: &second, 3: &third} {
		var text string
		if err := j.db.QueryRow("SELECT body FROM events WHERE seq = ?", seq).Scan(&text); err != nil {
			t.Fatal(err)
		}
		decode(t, text, b)
	}
	if first.Clock != "" || second.Clock != "went back 3600 s" || third.Clock != "" {
		t.Errorf("%q %q %q", first.Clock, second.Clock, third.Clock)
	}
	if first.Device != "WARD-7" || first.Version != "1.2" {
		t.Errorf("device: %+v", first)
	}
	_ = j.Close()
}

// Versions leave a keyed hash behind: equal for equal versions, and not to be
// had by hashing what one guesses.
func TestVersionsAreKeyed(t *testing.T) {
	j := journal(t, t.TempDir())
	defer j.Close()
	got := map[string]string{}
	for _, v := range []string{"a", "b", "a"} {
		r, err := j.encode(receipt.Event{Kind: receipt.OpenOutcome, Ledger: []receipt.Line{{Versions: v}, {}}})
		if err != nil {
			t.Fatal(err)
		}
		var b body
		decode(t, r.Body, &b)
		if was, ok := got[v]; ok && was != b.Ledger[0].Versions || len(b.Ledger[0].Versions) != 32 || b.Ledger[1].Versions != "" {
			t.Errorf("%s", r.Body)
		}
		got[v] = b.Ledger[0].Versions
	}
	if got["a"] == got["b"] {
		t.Error("equal for different versions")
	}
}
