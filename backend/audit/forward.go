package audit

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/cenkalti/backoff/v5"

	"shcr/backend/fhir"
)

// Forwarder sends the journal to the region's audit repository (any FHIR R4
// server) as AuditEvents: in order, at least once, each with its own id so that
// a repeat is known for one. It never holds up care: failures wait and are
// tried again, after a restart too.
type Forwarder struct {
	journal *Journal
	base    *url.URL
	client  *http.Client
	token   fhir.TokenSource
	site    string
}

// NewForwarder makes a forwarder for a repository's FHIR base URL, reached by way.
func NewForwarder(j *Journal, base string, way fhir.Way, token fhir.TokenSource) (*Forwarder, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, fmt.Errorf("audit: repository: %w", err)
	}
	return &Forwarder{journal: j, base: u, client: way.Client(u, fhir.DefaultLimits()), token: token, site: u.Host}, nil
}

// Run forwards until the context ends: at once when an event is committed, and
// with exponential back-off while the repository does not take one.
func (f *Forwarder) Run(ctx context.Context) {
	wait := backoff.NewExponentialBackOff()
	wait.MaxInterval = 5 * time.Minute
	for {
		pause := time.Duration(-1)
		if err := f.Drain(ctx); err != nil {
			pause = wait.NextBackOff()
		} else {
			wait.Reset()
		}
		var timer <-chan time.Time
		if pause >= 0 {
			timer = time.After(pause)
		}
		select {
		case <-ctx.Done():
			f.client.CloseIdleConnections()
			return
		case <-timer:
		case <-f.journal.wake:
		}
	}
}

// Drain sends what waits, oldest first, and stops at the first that fails.
func (f *Forwarder) Drain(ctx context.Context) error {
	for {
		w, ok, err := f.journal.nextWaiting(ctx)
		if err != nil || !ok {
			return err
		}
		if err := f.send(ctx, w); err != nil {
			return err
		}
		if err := f.journal.markForwarded(ctx, w.seq); err != nil {
			return err
		}
	}
}

func (f *Forwarder) send(ctx context.Context, w waiting) error {
	ctx, cancel := context.WithTimeout(ctx, 12*time.Second)
	defer cancel()
	event, err := json.Marshal(fhirEvent(w, f.site))
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, f.base.JoinPath("AuditEvent").String(), bytes.NewReader(event))
	if err != nil {
		return err
	}
	token, err := f.token(ctx)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	req.Header.Set("Content-Type", "application/fhir+json")
	req.Header.Set("Accept", "application/fhir+json")
	req.Header.Set("X-Request-ID", w.id) // the same on a repeat
	resp, err := f.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, _ = io.CopyN(io.Discard, resp.Body, 64<<10)
	if resp.StatusCode != http.StatusCreated && resp.StatusCode != http.StatusOK {
		return fmt.Errorf("audit: repository answered %d", resp.StatusCode)
	}
	return nil
}

// waiting is an event that the repository has not taken yet.
type waiting struct {
	seq          int64
	id, at, kind string
	clear        body
	hidden       secret
	chain        []byte
}

func (j *Journal) nextWaiting(ctx context.Context) (w waiting, ok bool, err error) {
	rows, err := j.db.QueryContext(ctx, `SELECT seq,id,at,kind,body,sealed,chain FROM events
		WHERE seq > (SELECT coalesce(max(seq),0) FROM forwarded) ORDER BY seq LIMIT 1`)
	if err != nil {
		return w, false, err
	}
	defer rows.Close()
	if !rows.Next() {
		return w, false, rows.Err()
	}
	var clear string
	var sealed []byte
	if err := rows.Scan(&w.seq, &w.id, &w.at, &w.kind, &clear, &sealed, &w.chain); err != nil {
		return w, false, err
	}
	hidden, err := j.box.Open(place(w.id), sealed)
	if err != nil {
		return w, false, err
	}
	if err := json.Unmarshal([]byte(clear), &w.clear); err != nil {
		return w, false, err
	}
	return w, true, json.Unmarshal(hidden, &w.hidden)
}

func (j *Journal) markForwarded(ctx context.Context, seq int64) error {
	_, err := j.db.ExecContext(context.WithoutCancel(ctx), "INSERT OR IGNORE INTO forwarded (seq, at) VALUES (?, ?)", seq, j.now().UTC().Format(time.RFC3339))
	return err
}

// Waiting counts the events not yet forwarded.
func (j *Journal) Waiting(ctx context.Context) (n int, err error) {
	err = j.db.QueryRowContext(ctx, "SELECT count(*) FROM events WHERE seq > (SELECT coalesce(max(seq),0) FROM forwarded)").Scan(&n)
	return n, err
}
