package lists

import (
	"crypto/rand"
	"database/sql"
	"time"
)

// undoTime is how long something removed can be put back. It waits in memory
// alone: a program that ends takes it along.
const undoTime = time.Minute

// undoable is the last removal.
type undoable struct {
	token string
	until time.Time
	do    func(*sql.Tx) error
}

const errGone = Refusal("This is not on the list any more.")

// canUndo keeps how to put back what was removed just now, in place of the
// removal before it; the token is for [Store.Undo].
func (s *Store) canUndo(do func(*sql.Tx) error) (token string) {
	s.undoing = undoable{token: rand.Text(), until: s.now().Add(undoTime), do: do}
	return s.undoing.token
}

// Undo puts back what was removed last.
func (s *Store) Undo(token string) error {
	return s.do(func(tx *sql.Tx) error {
		u := s.undoing
		if token == "" || u.token != token || s.now().After(u.until) {
			return Refusal("It is too late to undo this.")
		}
		s.undoing = undoable{}
		return u.do(tx)
	})
}
