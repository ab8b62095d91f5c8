package lists

import (
	"database/sql"
	"encoding/hex"
)

// Visit is how a record was opened.
type Visit struct {
	How  string
	List int64 // the worklist, when How says so
	// Asked is the number that stood on the list, when it led to another (H11).
	Asked string
}

// Opened puts a person at the head of the recent records, and brings their label
// up to date wherever it stands: after a merge under the new number, and of
// somebody who has become sensitive not at all.
func (s *Store) Opened(l Label, v Visit) error {
	err := s.do(func(tx *sql.Tx) error {
		ref, now := s.ref(l.Number), millis(s.now())
		if v.Asked != "" && v.Asked != l.Number {
			if err := s.follow(tx, s.ref(v.Asked), ref); err != nil {
				return err
			}
		}
		_, err := tx.Exec(`INSERT INTO recents (ref, label, opened, how, list) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (ref) DO UPDATE SET label = excluded.label, opened = excluded.opened, how = excluded.how, list = excluded.list, bad = 0`,
			ref, s.sealed("recents", recentRow(ref), l), now, v.How, v.List)
		if err != nil {
			return err
		}
		if err := s.relabel(tx, ref, l, now); err != nil {
			return err
		}
		return s.prune(tx)
	})
	if err == nil && l.Hidden {
		s.wipe() // the label that stood there before
	}
	return err
}

// follow puts the worklists' entries of a superseded number under the new one.
func (s *Store) follow(tx *sql.Tx, old, now []byte) error {
	for _, q := range []string{
		"DELETE FROM recents WHERE ref = ?1",
		"DELETE FROM members WHERE ref = ?1 AND list IN (SELECT list FROM members WHERE ref = ?2)",
		"UPDATE members SET ref = ?2, label = NULL WHERE ref = ?1",
	} {
		if _, err := tx.Exec(q, old, now); err != nil {
			return err
		}
	}
	return nil
}

// relabel seals a label anew in every worklist where the person is.
func (s *Store) relabel(tx *sql.Tx, ref []byte, l Label, opened int64) error {
	in, err := column[int64](tx, "SELECT list FROM members WHERE ref = ?", ref)
	if err != nil {
		return err
	}
	for _, list := range in {
		if _, err := tx.Exec("UPDATE members SET label = ?, opened = ?, bad = 0 WHERE list = ? AND ref = ?",
			s.sealed("members", memberRow(list, ref), l), opened, list, ref); err != nil {
			return err
		}
	}
	return nil
}

// prune keeps recents, and looks, within the region's bounds of number and age.
func (s *Store) prune(tx *sql.Tx) error {
	if err := s.pruneLooks(tx); err != nil {
		return err
	}
	if s.limits.Age > 0 {
		if _, err := tx.Exec("DELETE FROM recents WHERE opened < ?", millis(s.now().Add(-s.limits.Age))); err != nil {
			return err
		}
	}
	if s.limits.Recents > 0 {
		_, err := tx.Exec("DELETE FROM recents WHERE ref IN (SELECT ref FROM recents ORDER BY opened DESC LIMIT -1 OFFSET ?)", s.limits.Recents)
		return err
	}
	return nil
}

// Recents lists the recent records, newest first.
func (s *Store) Recents() (out []Row, err error) {
	err = s.do(func(tx *sql.Tx) error {
		if err := s.prune(tx); err != nil {
			return err
		}
		kept, err := keptRecents(tx, "bad = 0 ORDER BY opened DESC, rowid DESC")
		if err != nil {
			return err
		}
		out = make([]Row, 0, len(kept))
		for _, k := range kept {
			l, ok := s.label("recents", recentRow(k.ref), k.label)
			if !ok {
				if err := s.quarantine(tx, "UPDATE recents SET bad = 1 WHERE ref = ?", k.ref); err != nil {
					return err
				}
				continue
			}
			out = append(out, Row{ID: hex.EncodeToString(k.ref), Label: l, Opened: instant(k.opened), How: k.how, List: k.list})
		}
		return nil
	})
	return out, err
}

// ForgetRecent takes one person off the recent records.
func (s *Store) ForgetRecent(id string) (undo string, err error) {
	ref, err := hex.DecodeString(id)
	if err != nil {
		return "", errGone
	}
	return s.forgetRecents("ref = ?", ref)
}

// ClearRecents empties the recent records, with what was quarantined there.
func (s *Store) ClearRecents() (undo string, err error) { return s.forgetRecents("true") }

func (s *Store) forgetRecents(where string, args ...any) (undo string, err error) {
	err = s.do(func(tx *sql.Tx) error {
		was, err := keptRecents(tx, where, args...)
		if err != nil {
			return err
		}
		if _, err := tx.Exec("DELETE FROM recents WHERE "+where, args...); err != nil {
			return err
		}
		undo = s.canUndo(func(tx *sql.Tx) error {
			for _, k := range was {
				if _, err := tx.Exec(putRecent, k.values()...); err != nil {
					return err
				}
			}
			return nil
		})
		return nil
	})
	s.wipe()
	return undo, err
}

// keptRecent is a row as it stands on disk: an undo puts back just that.
type keptRecent struct {
	ref, label   []byte
	opened, list int64
	how          string
	bad          int
}

const putRecent = "INSERT OR IGNORE INTO recents (ref, label, opened, how, list, bad) VALUES (?, ?, ?, ?, ?, ?)"

func (k keptRecent) values() []any { return []any{k.ref, k.label, k.opened, k.how, k.list, k.bad} }

func eachRecent(tx *sql.Tx, where string, f func(keptRecent), args ...any) error {
	return each(tx, "SELECT ref, label, opened, how, list, bad FROM recents WHERE "+where, func(scan func(...any) error) error {
		var k keptRecent
		err := scan(&k.ref, &k.label, &k.opened, &k.how, &k.list, &k.bad)
		if err == nil {
			f(k)
		}
		return err
	}, args...)
}

func keptRecents(tx *sql.Tx, where string, args ...any) (out []keptRecent, err error) {
	err = eachRecent(tx, where, func(k keptRecent) { out = append(out, k) }, args...)
	return out, err
}

// column reads one value of each row.
func column[T any](tx *sql.Tx, query string, args ...any) (out []T, err error) {
	err = each(tx, query, func(scan func(...any) error) error {
		var v T
		err := scan(&v)
		out = append(out, v)
		return err
	}, args...)
	return out, err
}
