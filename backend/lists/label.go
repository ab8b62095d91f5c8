package lists

import (
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"time"
)

// Label is what a list shows of a person; never an address (decision 1).
type Label struct {
	Number string `json:"n"` // NHS number, ten digits
	Family string `json:"f,omitempty"`
	Given  string `json:"g,omitempty"`
	Title  string `json:"t,omitempty"`
	Born   string `json:"b,omitempty"` // FHIR date, with the precision recorded; "" when not
	Died   bool   `json:"d,omitempty"`
	// Traced is false of a number that was pasted and has not been looked up yet.
	Traced bool `json:"k,omitempty"`
	// Hidden is true of a sensitive person, of whom nothing is kept but the
	// reference; it is never written.
	Hidden bool `json:"-"`
}

// Row is a person on a list. Label is nil when only the reference is kept.
type Row struct {
	ID     string // the reference; means nothing outside these lists
	Label  *Label
	Opened time.Time // by this user, from this computer; zero when never
	Added  time.Time // to a worklist
	How    string    // of recents: one of the How words
	List   int64     // of recents: the worklist it was opened from, or 0
}

// How a record was come to.
const (
	HowSearch   = "search"
	HowRecents  = "recents"
	HowWorklist = "worklist"
	HowLaunch   = "launch"
)

func (s *Store) ref(number string) []byte { return s.box.Reference("person|" + number) }

// sealed gives what is written of a label; nil of a sensitive person's.
func (s *Store) sealed(table, row string, l Label) any {
	if l.Hidden {
		return nil
	}
	text, _ := json.Marshal(l) // plain values always marshal
	return s.box.Seal(s.place(table, row, "label"), text)
}

// label opens what was written; ok is false when it was not written here, or not
// for this person: the row names the reference.
func (s *Store) label(table, row string, sealed []byte) (l *Label, ok bool) {
	if sealed == nil {
		return nil, true
	}
	text, err := s.box.Open(s.place(table, row, "label"), sealed)
	if err != nil || json.Unmarshal(text, &l) != nil || l == nil {
		return nil, false
	}
	return l, true
}

func recentRow(ref []byte) string { return hex.EncodeToString(ref) }

func memberRow(list int64, ref []byte) string {
	return strconv.FormatInt(list, 10) + "/" + hex.EncodeToString(ref)
}

// quarantine leaves a row where it is, and out of every list (L2).
func (s *Store) quarantine(tx *sql.Tx, query string, args ...any) error {
	r, err := tx.Exec(query, args...)
	if err != nil {
		return err
	}
	n, err := r.RowsAffected()
	s.untrue += int(n)
	return err
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func instant(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}
