package app

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// board is a clipboard that anybody may write to.
type board struct {
	mu   sync.Mutex
	text string
}

func (b *board) read() (string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text, nil
}

func (b *board) write(s string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.text = s
	return nil
}

func (b *board) holds(t *testing.T, want string) {
	t.Helper()
	if got, _ := b.read(); got != want {
		t.Errorf("the clipboard holds %q, not %q", got, want)
	}
}

// L11, M131: a reference goes after a minute and at the end, and only ours does;
// a second one gets a minute of its own.
func TestL11_ClipboardIsCleared(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, a := &board{}, &App{}
		if err := a.copied.put("too early"); err == nil {
			t.Error("copied without a clipboard")
		}
		a.OnClipboard(b.read, b.write)
		put := func(s string) {
			if err := a.copied.put(s); err != nil {
				t.Fatal(err)
			}
		}
		put("first")
		time.Sleep(40 * time.Second)
		put("second")
		time.Sleep(40 * time.Second)
		b.holds(t, "second")
		time.Sleep(21 * time.Second)
		b.holds(t, "")

		put("ours")
		_ = b.write("theirs")
		time.Sleep(2 * time.Minute)
		b.holds(t, "theirs")

		put("last")
		a.ForgetCopy()
		b.holds(t, "")
		_ = b.write("last") // pasted back by hand: no longer ours
		time.Sleep(2 * time.Minute)
		b.holds(t, "last")
	})
}
