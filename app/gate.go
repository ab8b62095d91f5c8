package app

import (
	"sync"

	"shcr/backend/care"
)

// atOnce is how many calls of one kind may wait for a service or an organisation at
// once. A person at the screen makes one or two; a page that has gone wrong, or is
// no longer ours, must not ask for more than this computer and the services bear,
// nor outrun what counts searches (W3, I2).
const atOnce = 8

// gate counts the calls that wait, by what they do; there is one of [App].
type gate struct {
	mu sync.Mutex
	in map[string]int
}

// enter lets a call in, which must leave; the error says that too many are in.
func (g *gate) enter(op string) (leave func(), err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.in[op] >= atOnce {
		return nil, &care.Error{Code: care.CodeBusy, Op: op, Retry: true,
			Say: "This was asked for too often at once, and the viewer is still waiting for answers. Wait a moment, then try again."}
	}
	if g.in == nil {
		g.in = map[string]int{}
	}
	g.in[op]++
	return func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.in[op]--
	}, nil
}
