//go:build e2e && linux

package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"shcr/backend/window/windowtest"
)

// purse keeps every token that the provider gave out.
type purse struct {
	mu     sync.Mutex
	tokens map[string]bool
}

func (p *purse) take(answer []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var a map[string]any
	_ = json.Unmarshal(answer, &a)
	for _, kind := range []string{"access_token", "refresh_token", "id_token"} {
		if token, _ := a[kind].(string); token != "" {
			p.tokens[token] = true
		}
	}
}

// marks are what of each token to look for: all of it, or of a long one the end,
// which is its signature and no other's.
func (p *purse) marks() (out []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for token := range p.tokens {
		out = append(out, token[max(0, len(token)-40):])
	}
	return out
}

// C8, L7: no token that the provider gave out in a session, with a lock and a sign-out
// in it, is ever in a file of the user, in what the viewer says, or in the
// environment or command line of any process of the desktop; nor is there anything
// of the record in the last two (L7).
func TestC8_L7_WindowLeavesNoToken(t *testing.T) {
	w, r, words := lockWindow(t, 20, "SHCR_TEST_KEEP_PAGE=1", "SHCR_TEST_LINGER=1s")
	issued := &purse{tokens: map[string]bool{}}
	r.Identity().OnTokens(issued.take)
	places := map[string][]byte{}
	var mu sync.Mutex
	stop, watched := make(chan struct{}), sync.WaitGroup{}
	watched.Go(func() { // programs come and go, the browser among them
		for {
			for _, p := range w.Processes("") {
				for _, kind := range []string{"environ", "cmdline"} {
					if text, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", p.PID, kind)); err == nil && len(text) > 0 {
						mu.Lock()
						places[fmt.Sprintf("%s of %s %d", kind, p.Name, p.PID)] = text
						mu.Unlock()
					}
				}
			}
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	began := time.Now().Add(-time.Minute) // what was there before is nobody's doing here
	files := func(when string) {
		for _, dir := range []string{filepath.Dir(w.Home()), os.TempDir()} {
			_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() && dir == os.TempDir() && path != dir && filepath.Dir(path) == dir && !bytes.Contains([]byte(d.Name()), []byte("shcr")) {
					return fs.SkipDir
				}
				if d.Type().IsRegular() {
					if i, err := d.Info(); err == nil && i.Size() < 20<<20 && i.ModTime().After(began) {
						places[when+": "+path], _ = os.ReadFile(path)
					}
				}
				return nil
			})
		}
	}
	must(windowtest.Walk(w, windowtest.Journey(words)[:6], "", nil))
	look := func(when string) { mu.Lock(); defer mu.Unlock(); files(when) }
	look("with a record open")
	must(pressed(w, "Lock"))
	_, err := w.Role("heading", "Locked")
	must(err)
	look("locked")
	must(pressed(w, "Sign in again"))
	must(pressed(w, "Open it again"))
	_, err = w.Text(sentinel)
	must(err)
	must(pressed(w, "Sign out"))
	_, err = w.Role("button", "Sign in")
	must(err)
	look("signed out")
	close(stop)
	watched.Wait()
	places["what the viewer said"] = []byte(w.Log())
	marks := issued.marks()
	if len(marks) < 10 {
		t.Fatalf("only %d tokens were given out: the test looks for too little", len(marks))
	}
	found, all := 0, []byte{}
	for place, text := range places {
		for _, mark := range append(marks, "eyJhbGci") {
			for _, form := range encodings(mark) {
				if bytes.Contains(text, form) {
					found++
					t.Errorf("a token is in %s", place)
				}
			}
		}
		if strings.HasPrefix(place, "cmdline") || strings.HasPrefix(place, "environ") {
			all = append(all, text...)
			for _, of := range []string{sentinel, words.Name, strings.ReplaceAll(words.NHSTyped, " ", "")} {
				if bytes.Contains(text, []byte(of)) {
					t.Errorf("%q of the record is in %s", of, place)
				}
			}
		}
	}
	// Controls: what the sign-in did leave is found, so the processes were seen.
	for _, there := range []string{"code_challenge=", "SHCR_TRAINING_USER="} {
		if !bytes.Contains(all, []byte(there)) {
			t.Errorf("%q was seen nowhere: the test looks at too little", there)
		}
	}
	t.Logf("%d tokens, %d places, %d found", len(marks), len(places), found)
}
