package lists

import (
	"database/sql"

	"shcr/backend/sqlite"
)

// salvage takes over from a damaged file what of it can be read and still opens
// in its place: a label that opens is the one that was written. Nothing else is
// missed more than a worklist that took weeks to make.
func (s *Store) salvage(from string) {
	old, err := sqlite.Open(from)
	if err != nil {
		return
	}
	defer old.Close()
	read := func(f func(tx *sql.Tx) error) {
		if tx, err := old.Begin(); err == nil {
			_ = f(tx) // what came before the damage was handed over
			_ = tx.Rollback()
		}
	}
	write := func(query string, args ...any) { _, _ = s.db.Exec(query, args...) }
	read(func(tx *sql.Tx) error {
		return each(tx, "SELECT id, name, sort FROM worklists", func(scan func(...any) error) error {
			var id int64
			var name []byte
			var sort string
			if err := scan(&id, &name, &sort); err != nil {
				return err
			}
			write("INSERT OR IGNORE INTO worklists (id, name, sort) VALUES (?, ?, ?)", id, name, sort)
			return nil
		})
	})
	read(func(tx *sql.Tx) error {
		return eachMember(tx, "bad = 0", func(k keptMember) {
			if _, ok := s.label("members", memberRow(k.list, k.ref), k.label); ok {
				write("INSERT OR IGNORE INTO worklists (id, name, sort) VALUES (?, x'', ?)", k.list, ByName) // whose own row was harmed
				write(putMember, k.values()...)
			}
		})
	})
	read(func(tx *sql.Tx) error {
		return eachRecent(tx, "bad = 0", func(k keptRecent) {
			if _, ok := s.label("recents", recentRow(k.ref), k.label); ok {
				write(putRecent, k.values()...)
			}
		})
	})
	read(func(tx *sql.Tx) error {
		return each(tx, "SELECT name, value FROM preferences", func(scan func(...any) error) error {
			var name string
			var value []byte
			if err := scan(&name, &value); err != nil {
				return err
			}
			write("INSERT OR IGNORE INTO preferences (name, value) VALUES (?, ?)", name, value)
			return nil
		})
	})
}

// each calls f for every row until one fails.
func each(tx *sql.Tx, query string, f func(scan func(...any) error) error, args ...any) error {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
