package app_test

import (
	"bufio"
	"database/sql"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/logging"
	"shcr/backend/region"
	"shcr/backend/training"
)

const (
	intentChild = "SHCR_TEST_INTENT_DIR"
	intentFile  = "region.yaml" // in that folder, beside the journal
)

// I3: a viewer that is killed at any moment of an open, and one whose user leaves
// the record before it is there, have written down that it was opened whenever
// anybody was asked; and what was not sent by then is sent by the next start.
func TestI3_AnOpenIsWrittenDownWhateverEndsIt(t *testing.T) {
	kills, apart := 10, 5*time.Millisecond
	if os.Getenv("SHCR_BAR") != "" {
		kills, apart = 50, time.Millisecond
	}
	dir := t.TempDir()
	r, err := training.Start(t.Context(), training.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := os.WriteFile(filepath.Join(dir, intentFile), r.File(), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := r.Stop("audit"); err != nil { // the cable to the repository is out
		t.Fatal(err)
	}
	asked := 0 // opens for which anybody was asked
	for k := range kills {
		before := len(r.Requests())
		cmd := exec.Command(os.Args[0], "-test.run=^TestIntentChild$", "-test.count=1")
		cmd.Env = append(os.Environ(), intentChild+"="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for lines.Scan() && lines.Text() != "opening" {
		}
		time.Sleep(time.Duration(k) * apart)
		_ = cmd.Process.Kill()
		_, _ = io.Copy(io.Discard, out)
		_ = cmd.Wait()
		if slices.ContainsFunc(r.Requests()[before:], func(q training.Request) bool {
			return q.Partner == "people" || r.Base(q.Partner) != ""
		}) {
			asked++
		}
	}
	written := opensWritten(t, dir)
	t.Logf("killed %d times: %d times somebody had been asked, %d opens are written down", kills, asked, written)
	if asked < kills/3 || written < asked {
		t.Errorf("of %d kills %d came after somebody was asked, and %d opens are written down", kills, asked, written)
	}

	// The next start: its user leaves at once; everything goes to the repository.
	if err := r.Restart("audit"); err != nil {
		t.Fatal(err)
	}
	c := intentViewer(t, dir)
	c.region = r
	if v, err := c.Record.Open(amina, "treatment", ""); err == nil {
		c.Record.Close(v.Record)
	}
	if now := opensWritten(t, dir); now != written+1 {
		t.Errorf("an open that was left at once: %d opens are written down, %d before", now, written)
	}
	sent := 0
	for end := time.Now().Add(20 * time.Second); sent != written+1 && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		sent = 0
		for _, raw := range r.AuditEvents() {
			if strings.Contains(strings.ReplaceAll(string(raw), " ", ""), `"valueString":"open"`) {
				sent++
			}
		}
	}
	if sent != written+1 {
		t.Errorf("%d opens reached the repository of %d", sent, written+1)
	}
}

// opensWritten counts the opens in the only journal below a folder.
func opensWritten(t *testing.T, dir string) (n int) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*", "audit.db"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	db, err := sql.Open("sqlite", "file:"+files[0]+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow("SELECT count(*) FROM events WHERE kind = 'open'").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// intentViewer is a viewer of its own on a region that runs elsewhere, with a
// clinician signed in.
func intentViewer(t *testing.T, dir string) *clinic {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, intentFile))
	if err != nil {
		t.Fatal(err)
	}
	file, err := region.Parse(text)
	if err != nil {
		t.Fatal(say(err))
	}
	c := &clinic{dir: dir, log: &safeBuffer{}, events: &eventLog{}}
	c.App, err = app.Build(app.Options{Region: file, DataDir: dir, Log: logging.New(c.log), Emit: c.events.add,
		Browse: func(address string) error { go person(t, address, "U2"); return nil }})
	if err != nil {
		t.Fatal(say(err))
	}
	t.Cleanup(c.App.Close)
	c.signIn(t)
	return c
}

// TestIntentChild is the viewer that the test above kills.
func TestIntentChild(t *testing.T) {
	dir := os.Getenv(intentChild)
	if dir == "" {
		t.Skip("run by TestI3_AnOpenIsWrittenDownWhateverEndsIt")
	}
	c := intentViewer(t, dir)
	_, _ = os.Stdout.WriteString("opening\n")
	_, _ = c.Record.Open(amina, "treatment", "")
	time.Sleep(time.Minute) // until it is killed
}
