package record

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// shows gives what writes the event of a section: one for each open, and no other
// call gets past it before it is written. A section that only waits shows nothing.
func (r *Room) shows(o *openRecord, v SectionView) func() error {
	asked := func(a care.Answer) bool { return a.State != care.StatePending && a.State != care.StateNotAsked }
	if len(v.Entries) == 0 && !slices.ContainsFunc(v.Answers, asked) {
		return nil
	}
	return r.shown(o, v.Section.Key, len(v.Entries))
}

// shown gives what writes once that a part of the record was shown.
func (r *Room) shown(o *openRecord, key string, count int) func() error {
	if o.shown[key] == nil {
		e := o.event(receipt.Section, "success")
		e.Item, e.Count = key, count
		o.shown[key] = sync.OnceValue(func() error {
			_, err := r.deps.Audit.Commit(context.Background(), e)
			return err
		})
	}
	return o.shown[key]
}

// PageTitles are the titles of the pages that are made of several sections, by what the
// audit calls them.
var PageTitles = map[string]string{demographicsPage: "Full demographics", changesPart: "Changed since the last look", briefPart: "One-page brief", nowPart: "Where now and since the last discharge", phonePart: "Who to phone now"}

// told has a part of the record recorded as shown before it leaves; nil is
// nothing to record. When it cannot be, the next call tries again. Of a record that
// was closed meanwhile nothing leaves (H4).
func (o *openRecord) told(key string, write func() error) error {
	if write != nil {
		if err := write(); err != nil {
			o.mu.Lock()
			delete(o.shown, key)
			o.mu.Unlock()
			return err
		}
	}
	return o.stillOpen()
}

// disclosed gives a part of an open record as view makes it, once the audit has that it
// was shown.
func disclosed[T any](r *Room, handle, part string, view func(*openRecord) (T, func() error)) (none T, _ error) {
	o, err := r.find(handle)
	if err != nil {
		return none, err
	}
	v, write := view(o)
	if err := o.told(part, write); err != nil {
		return none, err
	}
	return v, nil
}

func (o *openRecord) stillOpen() error {
	if o.ctx.Err() != nil {
		return errNoRecord()
	}
	return nil
}

// written has an event in the audit before what it tells of leaves. Of a record that
// was closed meanwhile nothing leaves (H4).
func (r *Room) written(ctx context.Context, o *openRecord, e receipt.Event) error {
	if _, err := r.deps.Audit.Commit(ctx, e); err != nil {
		return err
	}
	return o.stillOpen()
}

// ledger lists every cell for the audit: what was answered, when, and as of when.
func (r *Room) ledger(o *openRecord) (lines []receipt.Line, shown int) {
	for _, st := range o.sources {
		for _, sec := range r.deps.Sections {
			a := st.cells[sec.Key].answer
			if a.State == care.StatePending {
				a.State, a.Why = care.StateFailed, care.WhyCancelled
			}
			l := receipt.Line{ODS: st.Organisation().ODS, Section: sec.Key, State: a.State, Why: a.Why, Shown: a.Shown}
			if st.ended && a.State != care.StateNotAsked {
				l.At = st.started.Add(st.took).UTC().Format(time.RFC3339)
			}
			if a.AsOf != "" {
				at, _ := fedAt(st, sec, r.deps.Now())
				l.AsOf = at.UTC().Format(time.RFC3339)
			}
			lines = append(lines, l)
			shown += a.Shown
		}
	}
	slices.SortFunc(lines, func(a, b receipt.Line) int {
		if a.ODS != b.ODS {
			return compare(a.ODS, b.ODS)
		}
		return compare(a.Section, b.Section)
	})
	return lines, shown
}

// versions gives what hashes, once the lock is let go of, all that was fetched for
// a cell of the ledger: which versions were there can be proved later, and the
// journal keys the hash so that it tells nothing. A long record takes its time.
func (r *Room) versions(o *openRecord) func(receipt.Line) string {
	type square struct{ ods, section string }
	fetched := map[square][]func() string{}
	for _, st := range o.sources {
		of := st.versions()
		for _, sec := range r.deps.Sections {
			for _, a := range st.asks(sec) {
				if hash := of[queryKey(a)]; hash != nil && st.asked(sec.Key) {
					at := square{st.Organisation().ODS, sec.Key}
					fetched[at] = append(fetched[at], hash)
				}
			}
		}
	}
	return func(l receipt.Line) string {
		var all []string
		for _, hash := range fetched[square{l.ODS, l.Section}] {
			all = append(all, hash())
		}
		return strings.Join(all, "|")
	}
}

// versions gives what hashes the versions of each search that found something.
func (st *sourceState) versions() map[string]func() string {
	of := map[string]func() string{}
	for key, reply := range st.replies {
		if len(reply.Found.Resources) > 0 {
			of[key] = reply.version
		}
	}
	return of
}

// hashOf is the same for the same resources, in whatever order they came.
func hashOf(list []fhir.Resource) string {
	sums := make([]string, len(list))
	for i, res := range list {
		sum := sha256.Sum256(res.Raw)
		sums[i] = string(sum[:])
	}
	slices.Sort(sums)
	sum := sha256.Sum256([]byte(strings.Join(sums, "")))
	return hex.EncodeToString(sum[:])
}
