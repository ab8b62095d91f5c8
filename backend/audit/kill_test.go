package audit

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// A test starts itself anew with these set, to have a process to do harm to.
const (
	childDir  = "SHCR_TEST_AUDIT_DIR"
	childWork = "SHCR_TEST_AUDIT_WORK" // "for ever", "second place", or how many events
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		work(dir, os.Getenv(childWork))
		return
	}
	goleak.VerifyTestMain(m) // B28
}

// work writes events and says of each that has a receipt, by the name in its
// item, that it is written; of each that has none, that it is refused.
func work(dir, how string) {
	box, err := childBox()
	if err != nil {
		panic(err)
	}
	few, err := strconv.Atoi(how)
	if err == nil {
		runtime.LockOSThread() // strace counts the calls of each thread
	}
	j, err := OpenJournal(dir, box, time.Now)
	if err != nil {
		fmt.Println("refused", err)
		return
	}
	if how == "second place" {
		j.turn.Lock()
		j.retryAt = time.Now().Add(time.Hour)
		j.turn.Unlock()
	}
	fmt.Println("ready", j.Notice())
	if few > 0 {
		writeMany(j, few, "0")
	} else {
		var all sync.WaitGroup
		for w := range 8 {
			all.Go(func() { writeMany(j, 1<<30, strconv.Itoa(w)) })
		}
		all.Wait()
	}
	_ = j.Close()
}

func writeMany(j *Journal, n int, writer string) {
	for i := range n {
		name := fmt.Sprintf("%d.%s.%d", os.Getpid(), writer, i)
		rc, err := j.Commit(context.Background(), receipt.Event{Kind: receipt.Open, Person: "9990123454", Outcome: "success",
			Who: care.Professional{Subject: "999000000102", Name: "Dr Helen Whitlock"}, Item: name})
		word := "written"
		if err != nil || rc.Check() != nil {
			word = "refused"
		}
		_, _ = os.Stdout.WriteString(word + " " + name + "\n") // one write: whole, or not there
	}
}

// child prepares this test binary to work in a folder.
func child(dir, how string, before ...string) *exec.Cmd {
	args := append(before, os.Args[0])
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), childDir+"="+dir, childWork+"="+how)
	return cmd
}

// items lists the names of the events in a journal, with how often each is there.
func items(t *testing.T, dir string) map[string]int {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, file)+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT json_extract(body, '$.item') FROM events WHERE kind = 'open'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	out := map[string]int{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		out[name]++
	}
	return out
}

// killed lets a child work for a while, kills it, and gives what it said was
// written.
func killed(t *testing.T, dir, how string) (written []string) {
	t.Helper()
	cmd := child(dir, how)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || strings.TrimSpace(lines.Text()) != "ready" {
		t.Errorf("the child began with %q", lines.Text())
	}
	timer := time.AfterFunc(time.Duration(20+rand.IntN(81))*time.Millisecond, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	for lines.Scan() {
		if name, ok := strings.CutPrefix(lines.Text(), "written "); ok {
			written = append(written, name)
		} else {
			t.Errorf("the child said %q", lines.Text())
		}
	}
	_ = cmd.Wait()
	return written
}

// B9: a process killed while it writes loses nothing that it said was written,
// in the journal or in the second place, and leaves a chain that holds.
func TestB9_KilledWhileWriting(t *testing.T) {
	if testing.Short() {
		t.Skip("the short run is the race detector's: what is tested here is a process of its own; run it without -short")
	}
	kills, series := 100, 20
	if inFull() {
		kills = 1000
	}
	written, lost, dir := []string{}, 0, ""
	check := func() {
		j := journal(t, dir)
		if j.Notice() != "" {
			t.Error(j.Notice())
		}
		_ = j.Close() // what waited came home
		intact(t, dir)
		there := items(t, dir)
		for _, name := range written {
			if there[name] != 1 {
				lost++
			}
		}
		if extra := len(there) - len(written); extra > series*8 {
			t.Errorf("%d events that nobody was told of", extra)
		}
	}
	total := 0
	for i := range kills {
		if i%series == 0 {
			dir, written = t.TempDir(), nil
		}
		how := "for ever"
		if i%4 == 3 {
			how = "second place"
		}
		got := killed(t, dir, how)
		written, total = append(written, got...), total+len(got)
		if i%series == series-1 {
			check()
		}
	}
	if lost > 0 {
		t.Errorf("%d of %d acknowledged events lost", lost, total)
	}
	t.Logf("%d kills, %d events acknowledged", kills, total)
	t.Logf("bar B9 required 0 measured %d %s", lost, map[bool]string{true: "ok", false: "short"}[!t.Failed() && (!inFull() || total >= 40000)])
}
