package lists

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of what one user keeps.
const (
	MaxWorklists = 50
	MaxMembers   = 500
	maxName      = 60
)

// Orders of a worklist.
const (
	ByName   = "name"
	ByOpened = "opened"
	ByOwn    = "own"
)

// Worklist is a named list of people.
type Worklist struct {
	ID    int64
	Name  string
	Sort  string
	Count int
}

// Worklists lists them by name.
func (s *Store) Worklists() (out []Worklist, err error) {
	err = s.do(func(tx *sql.Tx) error {
		out, err = s.worklists(tx, "")
		return err
	})
	return out, err
}

func (s *Store) worklists(tx *sql.Tx, where string, args ...any) ([]Worklist, error) {
	rows, err := tx.Query(`SELECT w.id, w.name, w.sort, (SELECT count(*) FROM members m WHERE m.list = w.id AND m.bad = 0) FROM worklists w `+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []Worklist{}
	for rows.Next() {
		var w Worklist
		var name []byte
		if err := rows.Scan(&w.ID, &name, &w.Sort, &w.Count); err != nil {
			return nil, err
		}
		// A name that does not open takes nobody off the list.
		w.Name = "Worklist " + strconv.FormatInt(w.ID, 10)
		if text, err := s.box.Open(s.namePlace(w.ID), name); err == nil {
			w.Name = string(text)
		}
		out = append(out, w)
	}
	slices.SortFunc(out, func(a, b Worklist) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return out, rows.Err()
}

func (s *Store) namePlace(id int64) string {
	return s.place("worklists", strconv.FormatInt(id, 10), "name")
}

// Make makes a worklist.
func (s *Store) Make(name string) (id int64, err error) {
	err = s.do(func(tx *sql.Tx) error {
		clean, err := s.freeName(tx, name, 0)
		if err != nil {
			return err
		}
		r, err := tx.Exec("INSERT INTO worklists (name, sort) VALUES (x'', ?)", ByName)
		if err != nil {
			return err
		}
		if id, err = r.LastInsertId(); err != nil {
			return err
		}
		return s.setName(tx, id, clean)
	})
	return id, err
}

// Rename gives a worklist another name.
func (s *Store) Rename(id int64, name string) error {
	return s.do(func(tx *sql.Tx) error {
		clean, err := s.freeName(tx, name, id)
		if err != nil {
			return err
		}
		return s.setName(tx, id, clean)
	})
}

func (s *Store) setName(tx *sql.Tx, id int64, name string) error {
	return one(tx.Exec("UPDATE worklists SET name = ? WHERE id = ?", s.box.Seal(s.namePlace(id), []byte(name)), id))
}

// freeName checks a name: something, not too long, and no other list's.
func (s *Store) freeName(tx *sql.Tx, name string, own int64) (string, error) {
	clean := strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(name, ""))), " ")
	if clean == "" {
		return "", Refusal("Give the worklist a name.")
	}
	if utf8.RuneCountInString(clean) > maxName {
		return "", Refusal(fmt.Sprintf("Shorten the name to %d characters.", maxName))
	}
	all, err := s.worklists(tx, "")
	if err != nil {
		return "", err
	}
	for _, w := range all {
		if w.ID != own && strings.EqualFold(w.Name, clean) {
			return "", Refusal("You have a worklist of this name already. Choose another.")
		}
	}
	if own == 0 && len(all) >= MaxWorklists {
		return "", Refusal(fmt.Sprintf("You have %d worklists, which is as many as there can be. Remove one first.", MaxWorklists))
	}
	return clean, nil
}

// Sort sets how a worklist is ordered.
func (s *Store) Sort(id int64, by string) error {
	if by != ByName && by != ByOpened && by != ByOwn {
		return Refusal("Choose an order from the list.")
	}
	return s.do(func(tx *sql.Tx) error { return one(tx.Exec("UPDATE worklists SET sort = ? WHERE id = ?", by, id)) })
}

// Delete removes a worklist with all that is on it.
func (s *Store) Delete(id int64) (undo string, err error) {
	err = s.do(func(tx *sql.Tx) error {
		var name []byte
		var sort string
		err := tx.QueryRowContext(context.Background(), "SELECT name, sort FROM worklists WHERE id = ?", id).Scan(&name, &sort)
		if errors.Is(err, sql.ErrNoRows) {
			return errGone
		}
		if err != nil {
			return err
		}
		was, err := keptMembers(tx, "list = ?", id)
		if err != nil {
			return err
		}
		if _, err := tx.Exec("DELETE FROM members WHERE list = ?", id); err != nil {
			return err
		}
		if _, err := tx.Exec("DELETE FROM worklists WHERE id = ?", id); err != nil {
			return err
		}
		undo = s.canUndo(func(tx *sql.Tx) error {
			if _, err := tx.Exec("INSERT INTO worklists (id, name, sort) VALUES (?, ?, ?)", id, name, sort); err != nil {
				return err
			}
			return putMembers(tx, was)
		})
		return nil
	})
	s.wipe()
	return undo, err
}

const errNoList = Refusal("There is no such worklist any more.")

// one makes an error of a change that found nothing to change.
func one(r sql.Result, err error) error {
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		return errors.Join(errGone, err)
	}
	return nil
}
