package audit

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/seal"
)

func box(t *testing.T) *seal.Box {
	t.Helper()
	b, err := childBox()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// inFull tells that the task "bar" wants its numbers; otherwise fewer will do.
func inFull() bool { return os.Getenv("SHCR_BAR") != "" }

// childBox is the key of every test here, and of the processes they start.
func childBox() (*seal.Box, error) { return seal.New(make([]byte, 32), "audit") }

func journal(t *testing.T, dir string) *Journal {
	t.Helper()
	j, err := OpenJournal(dir, box(t), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func write(t *testing.T, j *Journal, n int) {
	t.Helper()
	for range n {
		rc, err := j.Commit(context.Background(), receipt.Event{Kind: receipt.Open, Person: "9990123454", Outcome: "success",
			Who: care.Professional{Subject: "999000000102", Name: "Dr Helen Whitlock"}, Terms: "family=PATEL", Item: "RZ9|DocumentReference/LETTER-7"})
		if err != nil || rc.Check() != nil {
			t.Fatal(err)
		}
	}
}

// The receipt rule: a receipt nobody committed proves nothing.
func TestReceiptsAreMintedOnlyByTheJournal(t *testing.T) {
	if (receipt.Receipt{}).Check() == nil {
		t.Error("the zero receipt passes")
	}
}

// L1: what names a person is sealed in the file and its companions.
func TestL1_PersonAndTermsAreSealed(t *testing.T) {
	dir := t.TempDir()
	j := journal(t, dir)
	write(t, j, 3)
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, f := range files {
		text, _ := os.ReadFile(f)
		for _, secret := range []string{"9990123454", "PATEL", "LETTER-7"} {
			if contains(text, secret) {
				t.Errorf("%s holds %q", filepath.Base(f), secret)
			}
		}
		if info, _ := os.Stat(f); info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s may be read by others: %v", filepath.Base(f), info.Mode())
		}
	}
	_ = j.Close()
}

func contains(text []byte, s string) bool {
	for i := 0; i+len(s) <= len(text); i++ {
		if string(text[i:i+len(s)]) == s {
			return true
		}
	}
	return false
}

// N3, B14 (small): down, then refusing, then well: everything arrives once for
// each id, in order, by whoever is there at the next start.
func TestN3_StoreAndForward(t *testing.T) {
	var mu sync.Mutex
	var got []string
	healthy := false
	repo := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if !healthy {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		var e struct {
			ResourceType string
			Entity       []struct {
				Detail []struct{ Type, ValueString string }
			}
		}
		body, _ := io.ReadAll(r.Body)
		if json.Unmarshal(body, &e) != nil || e.ResourceType != "AuditEvent" {
			t.Errorf("not an AuditEvent: %s", body)
		}
		for _, d := range e.Entity[0].Detail {
			if d.Type == "sequence" {
				got = append(got, d.ValueString)
			}
		}
		w.WriteHeader(http.StatusCreated)
		_, _ = w.Write(body)
	}))
	defer repo.Close()
	dir := t.TempDir()
	j := journal(t, dir)
	token := func(context.Context) (string, error) { return "t", nil }
	f, err := NewForwarder(j, repo.URL, fhir.Way{}, token, About{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	write(t, j, 4)
	if f.Drain(context.Background()) == nil {
		t.Error("a refusing repository counts as done")
	}
	_ = j.Close()
	j = journal(t, dir)
	defer j.Close()
	write(t, j, 2)
	mu.Lock()
	healthy = true
	mu.Unlock()
	f, _ = NewForwarder(j, repo.URL, fhir.Way{}, token, About{}, nil)
	if err := f.Drain(context.Background()); err != nil {
		t.Fatal(err)
	}
	if n, _ := j.Waiting(context.Background()); n != 0 {
		t.Errorf("%d still wait", n)
	}
	for i, s := range got {
		if s != string(rune('1'+i)) {
			t.Errorf("order: %v", got)
		}
	}
	if len(got) != 6 {
		t.Errorf("%d arrived: %v", len(got), got)
	}
}
