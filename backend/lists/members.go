package lists

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Members gives a worklist and who is on it, in its order.
func (s *Store) Members(list int64) (w Worklist, out []Row, err error) {
	err = s.do(func(tx *sql.Tx) error {
		all, err := s.worklists(tx, "WHERE w.id = ?", list)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return errNoList
		}
		w = all[0]
		kept, err := keptMembers(tx, "bad = 0 AND list = ? ORDER BY position, rowid", list)
		if err != nil {
			return err
		}
		out = make([]Row, 0, len(kept))
		for _, k := range kept {
			l, ok := s.label("members", memberRow(list, k.ref), k.label)
			if !ok {
				if err := s.quarantine(tx, "UPDATE members SET bad = 1 WHERE list = ? AND ref = ?", list, k.ref); err != nil {
					return err
				}
				continue
			}
			out = append(out, Row{ID: hex.EncodeToString(k.ref), Label: l, Opened: instant(k.opened), Added: instant(k.added)})
		}
		w.Count = len(out)
		return nil
	})
	order(out, w.Sort)
	return w, out, err
}

// order sorts rows that come in the user's own order; ties stay in it.
func order(rows []Row, by string) {
	switch by {
	case ByName:
		slices.SortStableFunc(rows, func(a, b Row) int { return strings.Compare(sortName(a), sortName(b)) })
	case ByOpened:
		slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(millis(b.Opened), millis(a.Opened)) })
	}
}

// sortName puts those whose name is not known at the end.
func sortName(r Row) string {
	if r.Label == nil || r.Label.Family+r.Label.Given == "" {
		return "\uffff"
	}
	return strings.ToLower(r.Label.Family + "\x00" + r.Label.Given)
}

// Add puts people at the end of a worklist: all who are new to it, or none. It
// gives the references of those who were on it already.
func (s *Store) Add(list int64, people []Label) (already []string, err error) {
	err = s.do(func(tx *sql.Tx) error {
		already = nil // a second try begins anew
		var n, last int64
		err := tx.QueryRowContext(context.Background(), "SELECT count(*), coalesce(max(position), 0) FROM members WHERE list = ?", list).Scan(&n, &last)
		if err != nil {
			return err
		}
		if err := s.there(tx, list); err != nil {
			return err
		}
		for _, l := range people {
			ref := s.ref(l.Number)
			last++
			r, err := tx.Exec(`INSERT INTO members (list, ref, label, position, added, opened) VALUES (?1, ?2, ?3, ?4, ?5, coalesce((SELECT opened FROM recents WHERE ref = ?2), 0))
				ON CONFLICT (list, ref) DO UPDATE SET label = excluded.label, bad = 0 WHERE bad = 1`,
				list, ref, s.sealed("members", memberRow(list, ref), l), last, millis(s.now()))
			if err != nil {
				return err
			}
			if added, err := r.RowsAffected(); err != nil {
				return err
			} else if added == 0 {
				already = append(already, hex.EncodeToString(ref))
			}
			n += 1
		}
		if n-int64(len(already)) > MaxMembers {
			return Refusal(fmt.Sprintf("A worklist holds %d people at most, and with these it would be %d. Nobody was added: use another worklist.", MaxMembers, n-int64(len(already))))
		}
		return nil
	})
	return already, err
}

// AddKnown puts somebody on a worklist who is on another list already, by the
// reference alone: the only way for a sensitive person, whose number is not kept.
func (s *Store) AddKnown(list int64, id string) (already bool, err error) {
	ref, err := hex.DecodeString(id)
	if err != nil {
		return false, errGone
	}
	l, err := s.Find(list, id)
	if err != nil {
		return false, err
	}
	if l != nil {
		in, err := s.Add(list, []Label{*l})
		return len(in) > 0, err
	}
	err = s.do(func(tx *sql.Tx) error {
		if err := s.there(tx, list); err != nil {
			return err
		}
		r, err := tx.Exec(`INSERT OR IGNORE INTO members (list, ref, label, position, added, opened)
			SELECT ?1, ?2, NULL, coalesce((SELECT max(position) FROM members WHERE list = ?1), 0) + 1, ?3, coalesce((SELECT opened FROM recents WHERE ref = ?2), 0)
			WHERE (SELECT count(*) FROM members WHERE list = ?1) < ?4`, list, ref, millis(s.now()), MaxMembers)
		if err != nil {
			return err
		}
		n, err := r.RowsAffected()
		already = n == 0
		return err
	})
	return already, err
}

func (s *Store) there(tx *sql.Tx, list int64) error {
	found, err := column[int64](tx, "SELECT id FROM worklists WHERE id = ?", list)
	if err == nil && len(found) == 0 {
		err = errNoList
	}
	return err
}

// Find gives the label that a list has of somebody (0: the recent records), or
// another list when that has none; nil when it is the reference alone.
func (s *Store) Find(list int64, id string) (found *Label, err error) {
	ref, err := hex.DecodeString(id)
	if err != nil {
		return nil, errGone
	}
	err = s.do(func(tx *sql.Tx) error {
		labels := map[int64]*Label{}
		recents, err := keptRecents(tx, "bad = 0 AND ref = ?", ref)
		if err != nil {
			return err
		}
		for _, k := range recents {
			if l, ok := s.label("recents", recentRow(ref), k.label); ok {
				labels[0] = l
			}
		}
		members, err := keptMembers(tx, "bad = 0 AND ref = ?", ref)
		if err != nil {
			return err
		}
		for _, k := range members {
			if l, ok := s.label("members", memberRow(k.list, ref), k.label); ok {
				labels[k.list] = l
			}
		}
		if len(labels) == 0 {
			return errGone
		}
		if found = labels[list]; found == nil {
			for _, l := range labels {
				found = cmp.Or(found, l)
			}
		}
		return nil
	})
	return found, err
}

// Holds tells whether a person is on a worklist, by NHS number.
func (s *Store) Holds(list int64, number string) (yes bool, err error) {
	err = s.do(func(tx *sql.Tx) error {
		found, err := column[int64](tx, "SELECT list FROM members WHERE list = ? AND ref = ?", list, s.ref(number))
		yes = len(found) > 0
		return err
	})
	return yes, err
}

// Remove takes people off a worklist.
func (s *Store) Remove(list int64, ids []string) (undo string, err error) {
	err = s.do(func(tx *sql.Tx) error {
		var was []keptMember
		for _, id := range ids {
			ref, err := hex.DecodeString(id)
			if err != nil {
				return errGone
			}
			kept, err := keptMembers(tx, "list = ? AND ref = ?", list, ref)
			if err != nil {
				return err
			}
			if err := one(tx.Exec("DELETE FROM members WHERE list = ? AND ref = ?", list, ref)); err != nil {
				return err
			}
			was = append(was, kept...)
		}
		undo = s.canUndo(func(tx *sql.Tx) error { return putMembers(tx, was) })
		return nil
	})
	s.wipe()
	return undo, err
}

// Move puts somebody at a place of the user's own order, 0 the first; a place
// beyond the end is the end. The worklist is in that order from then on.
func (s *Store) Move(list int64, id string, to int) error {
	ref, err := hex.DecodeString(id)
	if err != nil {
		return errGone
	}
	return s.do(func(tx *sql.Tx) error {
		all, err := column[[]byte](tx, "SELECT ref FROM members WHERE list = ? AND bad = 0 ORDER BY position, rowid", list)
		if err != nil {
			return err
		}
		from := slices.IndexFunc(all, func(r []byte) bool { return string(r) == string(ref) })
		if from < 0 {
			return errGone
		}
		all = slices.Delete(all, from, from+1)
		all = slices.Insert(all, min(max(to, 0), len(all)), ref)
		for i, r := range all {
			if _, err := tx.Exec("UPDATE members SET position = ? WHERE list = ? AND ref = ? AND position <> ?", i+1, list, r, i+1); err != nil {
				return err
			}
		}
		return one(tx.Exec("UPDATE worklists SET sort = ? WHERE id = ?", ByOwn, list))
	})
}

// keptMember is a row as it stands on disk: an undo puts back just that.
type keptMember struct {
	list, position, added, opened int64
	ref, label                    []byte
	bad                           int
}

const putMember = "INSERT OR IGNORE INTO members (list, ref, label, position, added, opened, bad) VALUES (?, ?, ?, ?, ?, ?, ?)"

func (k keptMember) values() []any {
	return []any{k.list, k.ref, k.label, k.position, k.added, k.opened, k.bad}
}

func eachMember(tx *sql.Tx, where string, f func(keptMember), args ...any) error {
	return each(tx, "SELECT list, ref, label, position, added, opened, bad FROM members WHERE "+where, func(scan func(...any) error) error {
		var k keptMember
		err := scan(&k.list, &k.ref, &k.label, &k.position, &k.added, &k.opened, &k.bad)
		if err == nil {
			f(k)
		}
		return err
	}, args...)
}

func keptMembers(tx *sql.Tx, where string, args ...any) (out []keptMember, err error) {
	err = eachMember(tx, where, func(k keptMember) { out = append(out, k) }, args...)
	return out, err
}

func putMembers(tx *sql.Tx, was []keptMember) error {
	for _, k := range was {
		if _, err := tx.Exec(putMember, k.values()...); err != nil {
			return err
		}
	}
	return nil
}
