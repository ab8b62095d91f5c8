// Package handover keeps one viewer for each user and region: a second start hands
// its link to the first and ends well (L9). It works before there is a window and
// without a session bus (platform.md).
//
// A lock on the data folder decides who is first; the operating system lets go of
// it however the program ends. The first listens where only this user can come,
// and asks the system whose process is at the other end: a message of anybody else
// is not read. What comes is data of at most [MaxMessage] bytes, to be parsed with
// no more trust than a link from the command line (K11).
package handover

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// MaxMessage is the most that is read of a message: a link and its end.
const MaxMessage = 4096 + 1

// Wake is the message of a start without a link: the first comes to the front.
const Wake = ""

// How long the parts of a hand-over may take, and how long a second waits for a
// first that has only just begun.
const (
	talkTime = 2 * time.Second
	findTime = 5 * time.Second
)

// taken is the answer to a message that was read.
const taken = "ok\n"

// ErrNobody is returned when another viewer holds the lock and does not answer.
var ErrNobody = errors.New("handover: another viewer runs and does not answer")

// First is the one viewer.
type First struct {
	lock     *os.File
	listener net.Listener
}

// Begin makes this process the first for a data folder. first is nil when another
// one is; then the message was handed to it.
func Begin(dir, message string) (first *First, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(dir, "running"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	deadline := time.Now().Add(findTime)
	for {
		held, err := tryLock(f)
		if err != nil {
			_ = f.Close()
			return nil, err
		}
		if held {
			break
		}
		if err = Send(dir, message); err == nil {
			return nil, f.Close()
		}
		if time.Now().After(deadline) {
			_ = f.Close()
			return nil, errors.Join(ErrNobody, err)
		}
		time.Sleep(20 * time.Millisecond) // the first is on its way up, or down
	}
	l, err := listen(dir)
	if err != nil { // a viewer of its own, whom nobody can reach, is better than none
		return &First{lock: f}, nil //nolint:nilerr // see above
	}
	return &First{lock: f, listener: l}, nil
}

// Reachable tells whether others can hand over to this one.
func (f *First) Reachable() bool { return f.listener != nil }

// Serve gives each message to take, one after the other, until Close.
func (f *First) Serve(take func(message string)) {
	for f.listener != nil {
		c, err := f.listener.Accept()
		if err != nil {
			if errors.Is(err, net.ErrClosed) {
				return
			}
			time.Sleep(50 * time.Millisecond) // out of descriptors
			continue
		}
		if message, ok := receive(c); ok {
			take(message)
		}
		_ = c.Close()
	}
}

// receive reads one message of a process of the same user.
func receive(c net.Conn) (message string, ok bool) {
	if !sameUser(c) {
		return "", false
	}
	_ = c.SetDeadline(time.Now().Add(talkTime))
	text, err := bufio.NewReader(io.LimitReader(c, MaxMessage)).ReadString('\n')
	if err != nil { // too long, cut, or too slow
		return "", false
	}
	if _, err := io.WriteString(c, taken); err != nil {
		return "", false
	}
	return strings.TrimSuffix(text, "\n"), true
}

// Send hands a message to the first viewer of a data folder.
func Send(dir, message string) error {
	ctx, cancel := context.WithTimeout(context.Background(), talkTime)
	defer cancel()
	c, err := dial(ctx, dir)
	if err != nil {
		return err
	}
	defer c.Close()
	if !sameUser(c) { // somebody else listens where ours should
		return errors.New("handover: another user listens")
	}
	_ = c.SetDeadline(time.Now().Add(talkTime))
	if strings.Contains(message, "\n") {
		return errors.New("handover: more than one line")
	}
	if _, err := io.WriteString(c, message+"\n"); err != nil {
		return err
	}
	answer, err := bufio.NewReader(io.LimitReader(c, 16)).ReadString('\n')
	if err == nil && answer != taken {
		err = errors.New("handover: not taken")
	}
	return err
}

// Close lets go of the place.
func (f *First) Close() error {
	var err error
	if f.listener != nil {
		err = f.listener.Close()
	}
	return errors.Join(err, f.lock.Close())
}
