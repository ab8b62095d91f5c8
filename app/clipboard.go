package app

import (
	"sync"
	"time"

	"shcr/backend/care"
)

// copyTime is how long a reference stays on the clipboard (L11).
const copyTime = time.Minute

// clipboard is the system's, as far as it holds a reference of ours. What
// somebody else put there since is never touched.
type clipboard struct {
	mu    sync.Mutex
	read  func() (string, error)
	write func(string) error
	ours  string
	timer *time.Timer
}

// OnClipboard is told by the window how to reach the clipboard, once it exists.
func (a *App) OnClipboard(read func() (string, error), write func(string) error) {
	a.copied.mu.Lock()
	defer a.copied.mu.Unlock()
	a.copied.read, a.copied.write = read, write
}

// ForgetCopy takes our reference off the clipboard: a minute after it was copied,
// at sign-out, and when the window closes.
func (a *App) ForgetCopy() { a.copied.forget() }

// put places a reference there, and has it taken away after its time.
func (c *clipboard) put(text string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.write == nil {
		return &care.Error{Code: care.CodeUnavailable, Op: "copy reference", Say: "There is no clipboard here."}
	}
	if err := c.write(text); err != nil {
		return &care.Error{Code: care.CodeUnavailable, Op: "copy reference", Err: err, Retry: true,
			Say: "The reference could not be put on the clipboard. Try again."}
	}
	c.ours = text
	if c.timer != nil {
		c.timer.Stop()
	}
	c.timer = time.AfterFunc(copyTime, func() { c.forgetIf(text) })
	return nil
}

func (c *clipboard) forget() { c.forgetIf("") }

// forgetIf empties the clipboard if it holds ours, and ours is still this text;
// any when it is "".
func (c *clipboard) forgetIf(text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ours == "" || text != "" && c.ours != text {
		return
	}
	if c.timer != nil {
		c.timer.Stop()
	}
	if now, err := c.read(); err == nil && now == c.ours {
		_ = c.write("") // nothing more can be done where the system refuses
	}
	c.ours = ""
}
