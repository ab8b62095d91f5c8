package signin

import (
	"context"
	"errors"
	"time"
)

// Callback is a loopback listener for an answer of another provider than the
// region's: a host system that starts the viewer by SMART (launch.md §4 a). It
// keeps the same rules as a sign-in's own.
type Callback struct{ *listener }

// Listen makes a callback. Close must be called.
func Listen() (*Callback, error) {
	l, err := listen()
	if err != nil {
		return nil, err
	}
	return &Callback{l}, nil
}

// Redirect is the address that the browser brings the answer to.
func (c *Callback) Redirect() string { return c.redirect() }

// launchWait is how long a host may take: its user is signed in there.
const launchWait = 2 * time.Minute

// Wait gives the code of the answer with this state, from this issuer where the
// answer names one.
func (c *Callback) Wait(ctx context.Context, state, issuer string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, launchWait)
	defer cancel()
	code, err := c.wait(ctx, state, issuer, false)
	if err == nil && code == "" {
		err = errors.New("signin: an answer without a code")
	}
	return code, err
}

// Claim gives a claim of the sign-in that is a text, by its name; "" when there is
// none. "sub" is the subject.
func (s *Session) Claim(name string) string {
	if name == "sub" {
		return s.roles[0].Subject
	}
	return s.said.text(name)
}
