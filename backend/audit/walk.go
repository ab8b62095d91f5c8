package audit

import (
	"bytes"
	"context"
	"crypto/hmac"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	sqlite3 "modernc.org/sqlite/lib"

	"shcr/backend/seal"
)

// Finding is one thing that is wrong with the trail.
type Finding struct {
	Event int64  `json:"event"` // number of the event where it shows; 0 when it is the file's
	Say   string `json:"say"`
}

// mostFindings that a walk lists: more help nobody.
const mostFindings = 50

// walk goes along a chain and writes down what does not hold.
type walk struct {
	box      *seal.Box
	findings []Finding
	first    int64
	end      head  // of what is there
	known    int64 // newest number that is proved: by its link, or by a checkpoint
	marked   int64 // event of the newest checkpoint
	events   int64
}

func (w *walk) find(event int64, say string, a ...any) {
	if len(w.findings) < mostFindings {
		w.findings = append(w.findings, Finding{Event: event, Say: fmt.Sprintf(say, a...)})
	}
}

// journal walks a journal's file. second is the checkpoint of the second place,
// read before: the file can only have grown since.
func (w *walk) journal(ctx context.Context, db *sql.DB, second mark) error {
	var sound string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&sound); err != nil {
		return err
	}
	switch {
	case unreadable(sound):
		return errors.New("audit: the journal cannot be read: " + sound)
	case sound != "ok":
		w.find(0, "the file is damaged")
	}
	marks, err := w.marks(ctx, db, second)
	if err != nil {
		return err
	}
	rows, err := db.QueryContext(ctx, "SELECT seq,id,at,kind,body,sealed,chain FROM events ORDER BY seq")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var r row
		if err := rows.Scan(&r.Seq, &r.ID, &r.At, &r.Kind, &r.Body, &r.Sealed, &r.Chain); err != nil {
			return err
		}
		w.step(&r)
		if m, ok := marks[r.Seq]; ok {
			delete(marks, r.Seq)
			if !bytes.Equal(m.Chain, r.Chain) {
				w.find(r.Seq, "event %d is not the one that its checkpoint was made of", r.Seq)
			}
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for seq := range marks {
		if seq > w.end.seq {
			w.find(seq, "events %d to %d are missing at the end: there is a checkpoint of the last", w.end.seq+1, seq)
		} else if seq >= w.first {
			w.find(seq, "event %d is missing: there is a checkpoint of it", seq)
		}
	}
	return nil
}

// unreadable tells a page that the disk did not give, which another time it may,
// from one that is wrong: the check reports both as text.
func unreadable(sound string) bool {
	_, code, ok := strings.Cut(sound, "error code=")
	n, err := strconv.Atoi(code)
	return ok && err == nil && n&0xff == sqlite3.SQLITE_IOERR
}

// step takes the next event. After one that does not hold, those behind it are
// checked from there, so that each wrong place is found and no other.
func (w *walk) step(r *row) {
	prev := w.end.chain
	switch {
	case w.events == 0:
		w.first = r.Seq
	case r.Seq != w.end.seq+1:
		w.find(w.end.seq+1, "%s missing", numbers(w.end.seq+1, r.Seq-1))
	}
	link := w.box.Chain(prev, r.canonical())
	switch {
	case hmac.Equal(link, r.Chain):
		w.known = max(w.known, r.Seq)
	case w.events == 0:
		w.find(r.Seq, "event %d is not a first event: those before it are missing, or it was changed", r.Seq)
	case r.Seq == w.end.seq+1: // a gap was said already
		w.find(r.Seq, "event %d was changed, put here from elsewhere, or follows one that was", r.Seq)
	}
	w.events++
	w.end = r.end()
}

func numbers(from, to int64) string {
	if from >= to {
		return fmt.Sprintf("event %d is", from)
	}
	return fmt.Sprintf("events %d to %d are", from, to)
}

// marks reads the checkpoints by their event, the second place's among them.
func (w *walk) marks(ctx context.Context, db *sql.DB, second mark) (map[int64]mark, error) {
	rows, err := db.QueryContext(ctx, "SELECT seq,chain,mac FROM checkpoints")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[int64]mark{}
	for rows.Next() {
		var m mark
		if err := rows.Scan(&m.Seq, &m.Chain, &m.MAC); err != nil {
			return nil, err
		}
		if !hmac.Equal(m.MAC, m.sign(w.box)) {
			w.find(m.Seq, "the checkpoint of event %d is not genuine", m.Seq)
			continue
		}
		out[m.Seq] = m
	}
	if second.Seq > 0 {
		out[second.Seq] = second
	}
	for seq := range out {
		w.known, w.marked = max(w.known, seq), max(w.marked, seq)
	}
	return out, rows.Err()
}

// forgedMark is said of a checkpoint in the second place that nobody here made.
const forgedMark = "the checkpoint in the second place is not genuine"
