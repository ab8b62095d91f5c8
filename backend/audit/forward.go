package audit

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/cenkalti/backoff/v5"

	"shcr/backend/fhir"
)

// Forwarder sends the journal to the region's audit repository (any FHIR R4
// server) as AuditEvents: in order and at least once, but for events that it refuses
// for what they are (refused.go). It never holds up care: failures wait and are tried
// again, after a restart too.
//
// An event is created (POST), never put: a repository that let its clients put
// would let them overwrite. What keeps a repeat from being stored twice is a
// conditional create on the event's id (If-None-Exist, FHIR R4 http.html#ccreate);
// a server that does not know it stores a second copy, which readers tell by that
// id. An acknowledgement counts only when it shows the event that was sent.
type Forwarder struct {
	journal *Journal
	base    *url.URL
	client  *http.Client
	reader  *fhir.Endpoint
	token   fhir.TokenSource
	about   About
	changed func()

	draining sync.Mutex // one at a time, or the order is lost

	mu    sync.Mutex
	state sending
}

// sending is what the last attempts came to.
type sending struct {
	failing bool
	refused int       // events set aside, of which was told
	wrong   string    // what the read-back found, "" when the two agree
	checked time.Time // of the last read-back that had an answer
}

// NewForwarder makes a forwarder for a repository's FHIR base URL, reached by
// way. changed is called when [Forwarder.Health] may have changed; nil is none.
func NewForwarder(j *Journal, base string, way fhir.Way, token fhir.TokenSource, about About, changed func()) (*Forwarder, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, fmt.Errorf("audit: repository: %w", err)
	}
	limits := fhir.DefaultLimits()
	limits.PageSize = 1000 // an event has 2 to 6 KB
	reader, err := way.Endpoint(base, token, limits)
	if err != nil {
		return nil, fmt.Errorf("audit: repository: %w", err)
	}
	if changed == nil {
		changed = func() {}
	}
	return &Forwarder{journal: j, base: u, client: way.Client(u, limits), reader: reader, token: token, about: about, changed: changed}, nil
}

// readBackEvery is how often the newest event is read back.
const readBackEvery = time.Hour

// Run forwards until the context ends: at once when an event is committed, and
// with exponential back-off while the repository does not take one. Before the
// first event, and every hour, it reads the newest back.
func (f *Forwarder) Run(ctx context.Context) {
	wait := backoff.NewExponentialBackOff()
	wait.MaxInterval = 5 * time.Minute
	for ctx.Err() == nil {
		pause, wake := readBackEvery, f.journal.wake
		if err := errors.Join(f.readBack(ctx), f.Drain(ctx)); err != nil {
			pause, wake = wait.NextBackOff(), nil // new events do not shorten the wait
		} else {
			wait.Reset()
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		case <-wake:
		}
	}
}

// Finish sends what still waits, for at most the time given: at sign-out, while
// there is a token. What is left goes at the next start, whoever signs in.
func (f *Forwarder) Finish(most time.Duration) {
	ctx, cancel := context.WithTimeout(context.Background(), most)
	defer cancel()
	_ = f.Drain(ctx)
	f.client.CloseIdleConnections()
	f.reader.Close()
}

// Drain sends what waits, oldest first, and stops at the first that fails. One that
// the repository refuses for what it is, again and again, is set aside (refused.go)
// and does not hold up those behind it. When nothing waits, what was set aside for a
// day is tried again.
func (f *Forwarder) Drain(ctx context.Context) (err error) {
	f.draining.Lock()
	defer f.draining.Unlock()
	var passed bool
	defer func() {
		n, _, _ := count(context.WithoutCancel(ctx), f.journal.db, " FROM events WHERE seq IN "+aside) // a journal that cannot be read says so itself
		f.set(func(s *sending) { s.failing, s.refused = err != nil || !passed, n })
	}()
	for {
		w, err := f.journal.unsent(ctx, queued, 1)
		if err != nil {
			return err
		}
		if len(w) == 0 {
			break
		}
		if err := f.settle(ctx, w[0], f.send(ctx, w[0])); err != nil {
			return err
		}
	}
	if err := f.sendAgain(ctx); err != nil {
		return err
	}
	passed, err = f.journal.passed(ctx)
	return err
}

// set changes the state and tells of it.
func (f *Forwarder) set(change func(*sending)) {
	f.mu.Lock()
	before := f.state
	change(&f.state)
	after := f.state
	f.mu.Unlock()
	if before.failing != after.failing || before.wrong != after.wrong || before.refused != after.refused {
		f.changed()
	}
}

// attempt bounds one request.
const attempt = 12 * time.Second

func (f *Forwarder) send(ctx context.Context, w waiting) error {
	ctx, cancel := context.WithTimeout(ctx, attempt)
	defer cancel()
	event, err := json.Marshal(fhirEvent(w, f.journal.name(), f.about))
	if err != nil {
		return err
	}
	status, body, err := f.call(ctx, http.MethodPost, f.base.JoinPath("AuditEvent"), event, w.id)
	if err != nil {
		return err
	}
	switch status {
	case http.StatusCreated, http.StatusOK:
		if sightingOf(body).of(w) {
			return nil
		}
	case http.StatusPreconditionFailed: // there more than once already
	case http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnprocessableEntity:
		return &refusal{status: status}
	default:
		return fmt.Errorf("audit: repository answered %d", status)
	}
	return f.stored(ctx, w)
}

// call makes one request; id is the event's, "" for a search.
func (f *Forwarder) call(ctx context.Context, method string, u *url.URL, body []byte, id string) (status int, answer []byte, err error) {
	req, err := http.NewRequestWithContext(ctx, method, u.String(), bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	token, err := f.token(ctx)
	if err != nil {
		return 0, nil, err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	req.Header.Set("Accept", "application/fhir+json")
	if id != "" {
		req.Header.Set("Content-Type", "application/fhir+json")
		req.Header.Set("Prefer", "return=representation")
		req.Header.Set("If-None-Exist", "entity-name="+id)
		req.Header.Set("X-Request-ID", id) // the same on a repeat
	}
	resp, err := f.client.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	answer, err = io.ReadAll(io.LimitReader(resp.Body, 4<<20))
	return resp.StatusCode, answer, err
}
