package lists

import (
	"database/sql"
	"encoding/hex"
	"time"
)

// Keyed gives 32 bytes that are equal for equal texts of this user, and tell
// nothing without the key.
func (s *Store) Keyed(text string) []byte { return s.box.Reference("look|" + text) }

// KeepLook keeps what one look at a person's record needs to be compared with
// later, by organisation, in the place of the looks before. What it holds must tell
// nothing of the record: it is sealed besides. Where the region keeps no looks,
// nothing happens.
func (s *Store) KeepLook(person string, at time.Time, organisations map[string][]byte) error {
	if s.limits.Looks <= 0 {
		return nil
	}
	return s.do(func(tx *sql.Tx) error {
		if err := s.pruneLooks(tx); err != nil {
			return err
		}
		who := s.Keyed(person)
		if _, err := tx.Exec("DELETE FROM looks WHERE person = ?", who); err != nil {
			return err
		}
		for ods, text := range organisations {
			of := s.Keyed(person + "|" + ods)
			if _, err := tx.Exec("INSERT INTO looks (person, organisation, at, sealed) VALUES (?, ?, ?, ?)", who, of, millis(at), s.box.Seal(s.lookPlace(who, of), text)); err != nil {
				return err
			}
		}
		return nil
	})
}

// LastLook gives the look at a person's record that was kept last, and when it was;
// a zero time when there is none. An organisation whose part was changed by
// something else than this viewer is left out.
func (s *Store) LastLook(person string) (at time.Time, organisations [][]byte, err error) {
	err = s.do(func(tx *sql.Tx) error {
		at, organisations = time.Time{}, nil
		if err := s.pruneLooks(tx); err != nil {
			return err
		}
		who := s.Keyed(person)
		rows, err := tx.Query("SELECT organisation, at, sealed FROM looks WHERE person = ?", who)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var of, sealed []byte
			var ms int64
			if err := rows.Scan(&of, &ms, &sealed); err != nil {
				return err
			}
			at = instant(ms)
			if text, err := s.box.Open(s.lookPlace(who, of), sealed); err == nil {
				organisations = append(organisations, text)
			}
		}
		return rows.Err()
	})
	return at, organisations, err
}

// ForgetLooks leaves nothing of the looks at a person's record.
func (s *Store) ForgetLooks(person string) error {
	var n int64
	err := s.do(func(tx *sql.Tx) error {
		r, err := tx.Exec("DELETE FROM looks WHERE person = ?", s.Keyed(person))
		if err == nil {
			n, err = r.RowsAffected()
		}
		return err
	})
	if n > 0 {
		s.wipe()
	}
	return err
}

// pruneLooks keeps looks within the region's bound of age.
func (s *Store) pruneLooks(tx *sql.Tx) error {
	_, err := tx.Exec("DELETE FROM looks WHERE at <= ?", millis(s.now().Add(-s.limits.Looks)))
	return err
}

func (s *Store) lookPlace(person, organisation []byte) string {
	return s.place("looks", hex.EncodeToString(person)+"/"+hex.EncodeToString(organisation), "look")
}
