// Package sqlite opens the two small databases that may stand on a workstation,
// the audit journal and a user's lists, in the one way safety §5 allows, and
// tells a file that is damaged from one that cannot be reached now. It knows
// nothing of what they hold.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"

	"modernc.org/sqlite" // the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// pragmas as safety §5 has them: durable, wiped when deleted, nothing in a
// temporary file.
const pragmas = "?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=secure_delete(ON)&_pragma=temp_store(MEMORY)" +
	"&_pragma=trusted_schema(OFF)&_pragma=cell_size_check(ON)&_pragma=busy_timeout(4000)&_defensive=1&_txlock=immediate"

// Memory in place of a path is a database that nothing of reaches a disk; it
// lasts until it is closed.
const Memory = ":memory:"

// ErrDamaged is returned by [Check] for a file whose pages do not hold together.
var ErrDamaged = errors.New("sqlite: the file is damaged")

// Open prepares a database with a single connection; the file is opened when it
// is first used.
func Open(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path)+pragmas)
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

// Create makes an empty file that only the user can read, unless there is one:
// SQLite would make it 0644.
func Create(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// Check reads the whole file for damage, and every index beside its table: by a
// harmed index rows would not be found, and nothing would say so.
func Check(ctx context.Context, db *sql.DB) error {
	var said string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&said); err != nil {
		return err
	}
	if said != "ok" {
		return ErrDamaged
	}
	return nil
}

// IsDamage tells a file that will never be well again from one that cannot be
// reached now.
func IsDamage(err error) bool {
	code := codeOf(err)
	return IsCorrupt(err) || code == sqlite3.SQLITE_ERROR || code == sqlite3.SQLITE_MISMATCH
}

// IsCorrupt tells of a file that SQLite itself finds broken. Unlike [IsDamage] it
// is never the answer to a wrong statement.
func IsCorrupt(err error) bool {
	code := codeOf(err)
	return errors.Is(err, ErrDamaged) || code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB
}

func codeOf(err error) int {
	var s *sqlite.Error
	if errors.As(err, &s) {
		return s.Code() & 0xff
	}
	return sqlite3.SQLITE_OK
}

// MoveAside moves a closed database, with what SQLite keeps beside it, into a new
// folder that only the user can read.
func MoveAside(path, to string) error {
	err := os.Mkdir(to, 0o700)
	for _, suffix := range []string{"-wal", "-shm", ""} {
		if e := os.Rename(path+suffix, filepath.Join(to, filepath.Base(path)+suffix)); !errors.Is(e, os.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	return err
}
