// Package audit keeps the trail: who looked at whom, when, why, and what they
// were shown. No audit, no record: [Journal.Commit] returns a receipt only after
// the event is on disk, and nothing is asked or shown without one.
//
// The journal is its own SQLite file, append-only by trigger, every row chained
// to the one before by a keyed hash. What names a person is sealed. Forwarding
// to the region's repository is separate ([Forwarder]) and never in the way of
// care. We would know this broke if a record opened with the journal's file made
// read-only, which a test does.
package audit

import (
	"context"
	"crypto/hmac"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"shcr/backend/audit/internal/proof"
	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/seal"
)

// Journal is the append-only trail of one workstation user.
type Journal struct {
	db  *sql.DB
	box *seal.Box
	now func() time.Time

	mu   sync.Mutex
	last []byte        // chain hash of the newest event
	wake chan struct{} // tells the forwarder
}

const schema = `
CREATE TABLE IF NOT EXISTS events (
	seq    INTEGER PRIMARY KEY,
	id     TEXT NOT NULL UNIQUE,
	at     TEXT NOT NULL,
	kind   TEXT NOT NULL,
	body   TEXT NOT NULL,
	sealed BLOB NOT NULL,
	chain  BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS forwarded (seq INTEGER PRIMARY KEY REFERENCES events(seq), at TEXT NOT NULL) STRICT;
CREATE TRIGGER IF NOT EXISTS events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER IF NOT EXISTS events_unchanged BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'append only'); END;`

const dsn = "?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=secure_delete(ON)&_pragma=temp_store(MEMORY)" +
	"&_pragma=trusted_schema(OFF)&_pragma=cell_size_check(ON)&_pragma=busy_timeout(5000)&_txlock=immediate"

// OpenJournal opens or makes the journal in a folder, which is made with mode
// 0700. The chain of what is there is verified; a broken one is an error with
// code "audit".
func OpenJournal(dir string, box *seal.Box, now func() time.Time) (*Journal, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, unavailable(err)
	}
	path := filepath.Join(dir, "audit.db")
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600) // SQLite would make it 0644
	if err != nil {
		return nil, unavailable(err)
	}
	_ = f.Close()
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path)+dsn)
	if err != nil {
		return nil, unavailable(err)
	}
	db.SetMaxOpenConns(1)
	j := &Journal{db: db, box: box, now: now, wake: make(chan struct{}, 1)}
	if _, err := db.Exec(schema); err != nil {
		_ = db.Close()
		return nil, unavailable(err)
	}
	if j.last, err = j.verify(context.Background()); err != nil {
		_ = db.Close()
		if errors.Is(err, errTampered) {
			return nil, &care.Error{Code: care.CodeAudit, Op: "open audit", Err: err,
				Say: "The audit journal on this computer was changed or is damaged, so no record can be opened here. Do not delete it. Tell your IT helpdesk, and use another computer meanwhile."}
		}
		return nil, unavailable(err)
	}
	return j, nil
}

// Close closes the file.
func (j *Journal) Close() error { return j.db.Close() }

// body is the clear part of an event: who, what and outcome, nobody named but
// the professional.
type body struct {
	Subject      string         `json:"subject"`
	Name         string         `json:"name"`
	ODS          string         `json:"ods"`
	Organisation string         `json:"organisation"`
	RoleProfile  string         `json:"roleProfile,omitempty"`
	RoleCode     string         `json:"roleCode,omitempty"`
	RoleName     string         `json:"roleName,omitempty"`
	Session      string         `json:"session"`
	Reason       string         `json:"reason,omitempty"`
	Purpose      string         `json:"purpose,omitempty"`
	Outcome      string         `json:"outcome"`
	Count        int            `json:"count"`
	Ledger       []receipt.Line `json:"ledger,omitempty"`
	Item         string         `json:"item,omitempty"`
}

// secret is the sealed part.
type secret struct {
	Person string `json:"person,omitempty"`
	Terms  string `json:"terms,omitempty"`
	Note   string `json:"note,omitempty"`
}

// Commit writes an event durably and returns its receipt. Without one, the
// caller must not go on: the error says so to the person.
func (j *Journal) Commit(ctx context.Context, e receipt.Event) (receipt.Receipt, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	// The caller may have been cancelled (the record was switched); what it did
	// is written all the same.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	e.At = j.now().UTC()
	clear, err := json.Marshal(body{
		Subject: e.Who.Subject, Name: e.Who.Name, ODS: e.Who.Organisation.ODS, Organisation: e.Who.Organisation.Name,
		RoleProfile: e.Who.RoleProfile, RoleCode: e.Who.RoleCode, RoleName: e.Who.RoleName, Session: e.Who.Session,
		Reason: e.Reason.Key, Purpose: e.Reason.Code, Outcome: e.Outcome, Count: e.Count, Ledger: e.Ledger, Item: e.Item,
	})
	if err != nil {
		return receipt.Receipt{}, unavailable(err)
	}
	hidden, err := json.Marshal(secret{Person: e.Person, Terms: e.Terms, Note: e.Note})
	if err != nil {
		return receipt.Receipt{}, unavailable(err)
	}
	seq, chain, err := j.insert(ctx, e, clear, hidden)
	if err != nil {
		return receipt.Receipt{}, unavailable(err)
	}
	j.last = chain
	select {
	case j.wake <- struct{}{}:
	default:
	}
	return receipt.Of(proof.Committed{Seq: seq}), nil
}

func (j *Journal) insert(ctx context.Context, e receipt.Event, clear, hidden []byte) (seq int64, chain []byte, err error) {
	tx, err := j.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = tx.Rollback() }()
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(seq),0)+1 FROM events").Scan(&seq); err != nil {
		return 0, nil, err
	}
	id, at := newID(), e.At.Format(time.RFC3339Nano)
	sealed := j.box.Seal(place(id), hidden)
	chain = j.box.Chain(j.last, canonical(seq, id, at, string(e.Kind), string(clear), sealed))
	if _, err := tx.ExecContext(ctx, "INSERT INTO events (seq,id,at,kind,body,sealed,chain) VALUES (?,?,?,?,?,?,?)",
		seq, id, at, string(e.Kind), string(clear), sealed, chain); err != nil {
		return 0, nil, err
	}
	return seq, chain, tx.Commit()
}

func place(id string) string { return "events|" + id + "|sealed" }

// canonical is what the chain covers: every column, unambiguously joined.
func canonical(seq int64, id, at, kind, clear string, sealed []byte) []byte {
	out, _ := json.Marshal([]any{seq, id, at, kind, clear, sealed}) // plain values always marshal
	return out
}

// errTampered tells that the chain does not hold.
var errTampered = errors.New("audit: the journal was changed")

// verify walks the chain and returns its newest link.
func (j *Journal) verify(ctx context.Context) (last []byte, err error) {
	rows, err := j.db.QueryContext(ctx, "SELECT seq,id,at,kind,body,sealed,chain FROM events ORDER BY seq")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for want := int64(1); rows.Next(); want++ {
		var seq int64
		var id, at, kind, clear string
		var sealed, chain []byte
		if err := rows.Scan(&seq, &id, &at, &kind, &clear, &sealed, &chain); err != nil {
			return nil, err
		}
		link := j.box.Chain(last, canonical(seq, id, at, kind, clear, sealed))
		if seq != want || !hmac.Equal(link, chain) {
			return nil, fmt.Errorf("%w at event %d", errTampered, want)
		}
		last = chain
	}
	return last, rows.Err()
}

func unavailable(err error) error {
	return &care.Error{Code: care.CodeAudit, Op: "write audit", Err: err, Retry: true,
		Say: "This access could not be recorded, so nothing was opened. Check that the disk is not full, then try again. If it goes on, tell your IT helpdesk: the audit journal cannot be written."}
}
