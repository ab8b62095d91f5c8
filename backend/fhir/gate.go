package fhir

import (
	"context"
	"slices"
	"sync"
	"time"
)

// gate lets so many requests to one server through at once, in their order. Each
// time the server says that they are too many, only half as many go on; what is
// asked again then finds it less busy, which one retry alone would not.
type gate struct {
	whole int // as the limits say

	mu    sync.Mutex
	most  int             // as the server bears
	used  int             // on their way
	rest  time.Time       // until when it asked to be left alone
	queue []chan struct{} // closed when it is their turn
}

func newGate(whole int) *gate { return &gate{whole: whole, most: whole} }

// enter waits for a turn; leave must be called after it, unless there is an error,
// which is the context's.
func (g *gate) enter(ctx context.Context) error {
	g.mu.Lock()
	turn := make(chan struct{})
	g.queue = append(g.queue, turn)
	g.call()
	g.mu.Unlock()
	select {
	case <-turn:
	case <-ctx.Done():
		g.mu.Lock()
		defer g.mu.Unlock()
		if i := slices.Index(g.queue, turn); i >= 0 {
			g.queue = slices.Delete(g.queue, i, i+1)
		} else {
			g.used--
			g.call()
		}
		return ctx.Err()
	}
	for {
		g.mu.Lock()
		wait := time.Until(g.rest)
		g.mu.Unlock()
		if wait <= 0 {
			return nil
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			g.leave()
			return ctx.Err()
		}
	}
}

// leave gives the turn to the next.
func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.used--
	g.call()
}

// call lets in who may; the lock is held.
func (g *gate) call() {
	for len(g.queue) > 0 && g.used < g.most {
		close(g.queue[0])
		g.queue = g.queue[1:]
		g.used++
	}
}

// busy halves how many go at once, and has all wait until the server wants to be
// asked again. A longer rest than a load bears is not kept: a limit is mostly one
// type's, and a section that is not asked for is missing (A18).
func (g *gate) busy(until time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.most = max(g.most/2, 1)
	if until.After(g.rest) && time.Until(until) <= longestPause {
		g.rest = until
	}
}

// open is as it was before the server said anything.
func (g *gate) open() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.most, g.rest = g.whole, time.Time{}
	g.call()
}
