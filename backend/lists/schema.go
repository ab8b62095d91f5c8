package lists

import (
	"context"
	"fmt"
	"strconv"
)

// migrations are the steps from an empty file to the newest schema; one that was
// released is never changed. Text that the user wrote, and all that names a
// person, is sealed; a time, a place in an order and a count are not.
var migrations = []string{
	`CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
	CREATE TABLE recents (
		ref    BLOB PRIMARY KEY,
		label  BLOB,             -- NULL: of a sensitive person the reference alone
		opened INTEGER NOT NULL, -- milliseconds since 1970
		how    TEXT NOT NULL,
		list   INTEGER NOT NULL, -- the worklist it was opened from, or 0
		bad    INTEGER NOT NULL DEFAULT 0
	) STRICT;
	CREATE INDEX recents_opened ON recents (opened);
	CREATE TABLE worklists (
		id       INTEGER PRIMARY KEY AUTOINCREMENT,
		name     BLOB NOT NULL,
		sort     TEXT NOT NULL
	) STRICT;
	CREATE TABLE members (
		list     INTEGER NOT NULL REFERENCES worklists (id),
		ref      BLOB NOT NULL,
		label    BLOB,
		position INTEGER NOT NULL,
		added    INTEGER NOT NULL,
		opened   INTEGER NOT NULL, -- 0: not from this computer
		bad      INTEGER NOT NULL DEFAULT 0,
		PRIMARY KEY (list, ref)
	) STRICT;
	CREATE INDEX members_ref ON members (ref);
	CREATE TABLE preferences (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;`,
	`CREATE TABLE marks (ref BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT;`,
	`CREATE TABLE looks (
		person       BLOB NOT NULL,
		organisation BLOB NOT NULL,
		at           INTEGER NOT NULL,
		sealed       BLOB NOT NULL, -- keyed hashes
		PRIMARY KEY (person, organisation)
	) STRICT;`,
}

// probe reads every column, so that a schema that was changed is found at once.
var probe = `SELECT count(*) FROM (SELECT name, value FROM meta LIMIT 0), (SELECT ref, label, opened, how, list, bad FROM recents LIMIT 0),
	(SELECT id, name, sort FROM worklists LIMIT 0), (SELECT list, ref, label, position, added, opened, bad FROM members LIMIT 0),
	(SELECT name, value FROM preferences LIMIT 0), (SELECT ref, at FROM marks LIMIT 0), (SELECT person, organisation, at, sealed FROM looks LIMIT 0)`

// migrate brings the file to the newest schema, all steps or none.
func (s *Store) migrate(ctx context.Context) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	var version int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version > len(migrations) {
		return errNewer
	}
	for _, step := range migrations[max(version, 0):] {
		if _, err := tx.ExecContext(ctx, step); err != nil {
			return err
		}
	}
	if version < len(migrations) {
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", len(migrations))); err != nil {
			return err
		}
	}
	var none int
	if err := tx.QueryRowContext(ctx, probe).Scan(&none); err != nil {
		return err
	}
	return tx.Commit()
}

// sealFormat is the form of what is sealed; it stands in every place, so that a
// label of another form does not open by chance.
const sealFormat = 1

// place is where a sealed value belongs: it opens nowhere else (L2).
func (s *Store) place(table, row, column string) string {
	return table + "|" + row + "|" + column + "|" + s.user + "|" + strconv.Itoa(sealFormat)
}
