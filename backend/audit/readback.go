package audit

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// sighting is what an AuditEvent says of its place in a journal.
type sighting struct {
	journal, id, chain string
	seq                int64
}

func (k sighting) of(w waiting) bool {
	return k.id == w.id && k.seq == w.seq && k.chain == hex.EncodeToString(w.chain)
}

// sightingOf reads a sighting; the zero one when the text is no AuditEvent of ours.
func sightingOf(text []byte) (k sighting) {
	var e struct {
		ResourceType string
		Source       struct{ Site string }
		Entity       []struct {
			Name   string
			Detail []struct{ Type, ValueString string }
		}
	}
	if json.Unmarshal(text, &e) != nil || e.ResourceType != "AuditEvent" || len(e.Entity) == 0 {
		return sighting{}
	}
	k.journal, k.id = e.Source.Site, e.Entity[0].Name
	for _, d := range e.Entity[0].Detail {
		switch d.Type {
		case "sequence":
			k.seq, _ = strconv.ParseInt(d.ValueString, 10, 64)
		case "chain":
			k.chain = d.ValueString
		}
	}
	return k
}

// page asks for the first page of a search that names nobody.
func (f *Forwarder) page(ctx context.Context, params url.Values) (found []sighting, err error) {
	ctx, cancel := context.WithTimeout(ctx, attempt)
	defer cancel()
	u := f.base.JoinPath("AuditEvent")
	u.RawQuery = params.Encode()
	status, body, err := f.call(ctx, http.MethodGet, u, nil, "")
	if err != nil {
		return nil, err
	}
	var b struct {
		ResourceType string
		Entry        []struct{ Resource json.RawMessage }
	}
	if status != http.StatusOK || json.Unmarshal(body, &b) != nil || b.ResourceType != "Bundle" {
		return nil, fmt.Errorf("audit: repository answered a search with %d", status)
	}
	for _, e := range b.Entry {
		found = append(found, sightingOf(e.Resource))
	}
	return found, nil
}

// stored asks whether the repository really holds an event that it acknowledged
// without showing it.
func (f *Forwarder) stored(ctx context.Context, w waiting) error {
	found, err := f.page(ctx, url.Values{"entity-name": {w.id}, "_count": {"5"}})
	if err != nil {
		return err
	}
	for _, k := range found {
		if k.of(w) {
			return nil
		}
	}
	return errNotStored
}

var errNotStored = errors.New("audit: the repository does not hold the event it acknowledged")

// newest reads this journal's newest events back. They are those recorded last:
// a clock that was put back makes the check weaker, never wrong.
func (f *Forwarder) newest(ctx context.Context) (own []sighting, err error) {
	found, err := f.page(ctx, url.Values{"site": {f.journal.name()}, "_sort": {"-date"}, "_count": {"10"}})
	for _, k := range found {
		if k.journal == f.journal.name() && k.seq > 0 {
			own = append(own, k)
		}
	}
	return own, err
}

// Head gives sequence number and chain hash (hexadecimal) of the newest event of
// this journal that the repository holds; 0 and "" when it holds none.
func (f *Forwarder) Head(ctx context.Context) (seq int64, chain string, err error) {
	own, err := f.newest(ctx)
	for _, k := range own {
		if k.seq > seq {
			seq, chain = k.seq, k.chain
		}
	}
	return seq, chain, err
}

// readBack compares the repository with the journal when that is due. The error
// is that of asking; what it finds is told by [Forwarder.Health] and recorded
// once: whoever cuts a journal short cannot cut the repository.
func (f *Forwarder) readBack(ctx context.Context) error {
	f.mu.Lock()
	last, before := f.state.checked, f.state.wrong
	f.mu.Unlock()
	now := f.journal.now()
	if !last.IsZero() && now.Sub(last) < readBackEvery {
		return nil
	}
	wrong, err := f.compare(ctx)
	if err != nil {
		return err
	}
	if wrong != "" && before == "" {
		if _, err := f.journal.Commit(ctx, receipt.Event{Kind: receipt.Security, Outcome: string(care.CodeAudit), Note: wrong}); err != nil {
			return err
		}
	}
	f.set(func(s *sending) { s.wrong, s.checked = wrong, now })
	return nil
}

// compare says in a sentence what differs, "" when nothing does.
func (f *Forwarder) compare(ctx context.Context) (wrong string, err error) {
	last, err := f.journal.lastForwarded(ctx)
	if err != nil {
		return "", err
	}
	if last.seq > 0 {
		if err := f.stored(ctx, last); errors.Is(err, errNotStored) {
			return fmt.Sprintf("The repository no longer holds event %d, which it took from this computer.", last.seq), nil
		} else if err != nil {
			return "", err
		}
	}
	own, err := f.newest(ctx)
	if err != nil {
		return "", err
	}
	first, err := f.journal.first(ctx)
	if err != nil {
		return "", err
	}
	for _, k := range own {
		chain, err := f.journal.chainAt(ctx, k.seq)
		switch {
		case err != nil:
			return "", err
		case chain == "" && k.seq < first: // of a journal that was put aside
		case chain == "":
			return fmt.Sprintf("The repository holds event %d of this computer, which its own journal does not have.", k.seq), nil
		case chain != k.chain:
			return fmt.Sprintf("Event %d of this computer's journal is not the one that the repository holds.", k.seq), nil
		}
	}
	return "", nil
}
