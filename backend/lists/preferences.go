package lists

import (
	"database/sql"
	"time"
)

// Preference gives what the user set under a name; "" when nothing, or nothing
// that can be trusted.
func (s *Store) Preference(name string) (value string) {
	_ = s.do(func(tx *sql.Tx) error { // a preference that cannot be read is none
		found, err := column[[]byte](tx, "SELECT value FROM preferences WHERE name = ?", name)
		if err != nil || len(found) == 0 {
			return err
		}
		text, err := s.box.Open(s.place("preferences", name, "value"), found[0])
		value = string(text)
		return err
	})
	return value
}

// SetPreference keeps a value of 4096 bytes at most under a name; "" keeps none.
func (s *Store) SetPreference(name, value string) error {
	if len(name) > 64 || len(value) > 4096 {
		return Refusal("This setting is too long to be kept.")
	}
	return s.do(func(tx *sql.Tx) error {
		if value == "" {
			_, err := tx.Exec("DELETE FROM preferences WHERE name = ?", name)
			return err
		}
		_, err := tx.Exec("INSERT INTO preferences (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
			name, s.box.Seal(s.place("preferences", name, "value"), []byte(value)))
		return err
	})
}

// markAge is how long a read mark is kept.
const markAge = 365 * 24 * time.Hour

// MarkRead notes that items were read, by keys of which only a keyed hash is
// kept. A mark lasts a year.
func (s *Store) MarkRead(keys ...string) error {
	return s.do(func(tx *sql.Tx) error {
		if _, err := tx.Exec("DELETE FROM marks WHERE at < ?", millis(s.now().Add(-markAge))); err != nil {
			return err
		}
		for _, k := range keys {
			if _, err := tx.Exec("INSERT INTO marks (ref, at) VALUES (?1, ?2) ON CONFLICT (ref) DO UPDATE SET at = ?2", s.mark(k), millis(s.now())); err != nil {
				return err
			}
		}
		return nil
	})
}

// Unread takes the marks off items.
func (s *Store) Unread(keys ...string) error {
	return s.do(func(tx *sql.Tx) error {
		for _, k := range keys {
			if _, err := tx.Exec("DELETE FROM marks WHERE ref = ?", s.mark(k)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Read tells which of some keys are marked as read.
func (s *Store) Read(keys ...string) (read map[string]bool, err error) {
	err = s.do(func(tx *sql.Tx) error {
		read = map[string]bool{}
		for _, k := range keys {
			found, err := column[int64](tx, "SELECT at FROM marks WHERE ref = ?1 AND at >= ?2", s.mark(k), millis(s.now().Add(-markAge)))
			if err != nil {
				return err
			}
			if len(found) > 0 {
				read[k] = true
			}
		}
		return nil
	})
	return read, err
}

func (s *Store) mark(key string) []byte { return s.box.Reference("read|" + key) }
