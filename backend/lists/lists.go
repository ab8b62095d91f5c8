// Package lists keeps a user's own marks on this computer: whom they opened
// lately, their worklists, what they have read, and how they like the viewer. None
// of it is the record, and nothing clinical is ever given to it: it imports no
// clinical type, which a test proves by its import graph (decisions 1 and 6).
//
// A person is a keyed reference and a sealed label; of a sensitive person there is
// the reference alone (decision 9). The key is in the system's keyring, one for
// each user who signs in, and forgetting it forgets everything. Without a keyring
// all lasts for the session, in memory, and [Store.Notice] says so. We would know
// this broke if the name of a person could be found in the file, or if a file of a
// damaged disk kept somebody from their work; both are tested (L1, B27).
package lists

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"shcr/backend/seal"
	"shcr/backend/sqlite"
)

// Keyring holds one secret of 32 bytes for each user. An error of Secret means
// that there is none to be had now; Forget of one that is not there is no error.
type Keyring interface {
	Secret(name string) ([]byte, error)
	Forget(name string) error
}

// Limits are the region's: how many recent records are kept, and for how long, and
// for how long looks at records are; of 0 none.
type Limits struct {
	Recents int
	Age     time.Duration
	Looks   time.Duration
}

// Store is the lists of one user. All methods may be called from any goroutine.
type Store struct {
	dir, user string
	keys      Keyring
	limits    Limits
	now       func() time.Time

	mu      sync.Mutex
	box     *seal.Box
	db      *sql.DB
	path    string
	notice  string
	untrue  int // rows whose label did not open, found in this session
	undoing undoable
}

// What the user is told when something is not as it should be.
const (
	SayNoKeyring = "Your lists last until you sign out: this computer has no keyring that answers, so nothing is kept on it."
	SayNewer     = "Your lists were written by a newer viewer, and this one leaves them as they are. What you add now lasts until you sign out. Ask your IT helpdesk for the newer viewer."
	SayNoDisk    = "Your lists cannot be kept on this computer's disk, so they last until you sign out. Tell your IT helpdesk."
	SayKey       = "The key of your earlier lists is gone from this computer's keyring, so they cannot be read any more. New ones were begun."
	SayDamaged   = "The file of your lists was damaged. What could still be read of it was kept; check that nobody is missing. Tell your IT helpdesk; they need the folder "
)

// Refusal is a reason to do nothing, in words for the user.
type Refusal string

// Error gives the words.
func (r Refusal) Error() string { return string(r) }

var (
	errNewer = errors.New("lists: the file is of a newer viewer")
	errKey   = errors.New("lists: the file is of another key")
)

// Open opens or makes the lists of a user in a folder, which is made with mode
// 0700. user is all that tells one from another: region, issuer and subject. What
// cannot be kept lasts for the session; the error is only of a computer without
// memory to spare.
func Open(dir, user string, keys Keyring, limits Limits, now func() time.Time) (*Store, error) {
	s := &Store{dir: dir, user: user, keys: keys, limits: limits, now: now}
	secret, err := keys.Secret(s.name())
	if err != nil {
		return s, s.inMemory(SayNoKeyring)
	}
	if s.box, err = seal.New(secret, "lists "+user); err != nil {
		return s, s.inMemory(SayNoKeyring)
	}
	s.path = filepath.Join(dir, s.name()+".db")
	err = errors.Join(os.MkdirAll(dir, 0o700), os.Chmod(dir, 0o700))
	if err == nil {
		err = s.start()
	}
	if sqlite.IsDamage(err) || errors.Is(err, errKey) {
		err = s.beginAnew(err)
	}
	switch {
	case errors.Is(err, errNewer):
		return s, s.inMemory(SayNewer)
	case err != nil:
		return s, s.inMemory(SayNoDisk)
	}
	return s, s.do(s.prune)
}

// InMemory makes lists of which nothing is kept, where the region wants none.
func InMemory(now func() time.Time) (*Store, error) {
	s := &Store{now: now, keys: noKeyring{}}
	return s, s.inMemory("")
}

type noKeyring struct{}

func (noKeyring) Secret(string) ([]byte, error) { return nil, errors.New("lists: no keyring") }
func (noKeyring) Forget(string) error           { return nil }

// name is that of the file and of the secret; it names nobody.
func (s *Store) name() string {
	sum := sha256.Sum256([]byte("shcr lists|" + s.user))
	return "lists-" + hex.EncodeToString(sum[:12])
}

// inMemory begins lists that last until they are closed.
func (s *Store) inMemory(why string) (err error) {
	if s.db != nil {
		_ = s.db.Close()
	}
	secret := make([]byte, 32)
	_, _ = rand.Read(secret) // never fails since Go 1.24
	if s.box, err = seal.New(secret, "lists "+s.user); err != nil {
		return err
	}
	s.path, s.notice = sqlite.Memory, why
	return s.start()
}

// start opens the file, looks for damage, and makes what is missing of it.
func (s *Store) start() (err error) {
	ctx := context.Background()
	if s.path != sqlite.Memory {
		if err := sqlite.Create(s.path); err != nil {
			return err
		}
	}
	if s.db, err = sqlite.Open(s.path); err != nil {
		return err
	}
	if err := sqlite.Check(ctx, s.db); err != nil {
		return err
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	return s.proveKey(ctx)
}

// proveKey tells a file that was sealed under this user's key from any other.
func (s *Store) proveKey(ctx context.Context) error {
	var sealed []byte
	err := s.db.QueryRowContext(ctx, "SELECT value FROM meta WHERE name = 'key'").Scan(&sealed)
	if errors.Is(err, sql.ErrNoRows) {
		var rows int
		if err := s.db.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM recents) + (SELECT count(*) FROM worklists)").Scan(&rows); err != nil {
			return err
		}
		if rows > 0 {
			return sqlite.ErrDamaged
		}
		_, err = s.db.ExecContext(ctx, "INSERT INTO meta (name, value) VALUES ('key', ?)", s.box.Seal(s.place("meta", "key", "value"), nil))
		return err
	}
	if err != nil {
		return err
	}
	if _, err := s.box.Open(s.place("meta", "key", "value"), sealed); err != nil {
		return errKey
	}
	return nil
}

// asidePrefix begins the names of the folders where damaged files are kept.
const asidePrefix = "damaged-"

// beginAnew puts the file aside, untouched, and begins another.
func (s *Store) beginAnew(why error) error {
	if s.db != nil {
		_ = s.db.Close()
	}
	folder := asidePrefix + s.name() + "-" + s.now().UTC().Format("20060102T150405.000000Z")
	if err := sqlite.MoveAside(s.path, filepath.Join(s.dir, folder)); err != nil {
		return err
	}
	s.notice = SayDamaged + folder + "."
	if errors.Is(why, errKey) {
		s.notice = SayKey
		return s.start()
	}
	err := s.start()
	if err == nil {
		s.salvage(filepath.Join(s.dir, folder, filepath.Base(s.path)))
	}
	return err
}

// do runs f in a transaction. A file found damaged meanwhile is put aside, and f
// has its turn in the new one.
func (s *Store) do(f func(*sql.Tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.try(f)
	if s.path == sqlite.Memory || !sqlite.IsDamage(err) {
		return err
	}
	_ = s.db.Close()
	again := s.start() // SQLite takes a page that the disk failed to give for damage
	if again == nil {
		if again = s.try(f); !sqlite.IsCorrupt(again) {
			return again
		}
	}
	if sqlite.IsDamage(again) || errors.Is(again, errKey) {
		again = s.beginAnew(again)
	}
	if again != nil {
		return again
	}
	return s.try(f)
}

func (s *Store) try(f func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(context.Background(), nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Kept tells whether the lists outlast the session.
func (s *Store) Kept() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.path != sqlite.Memory
}

// Notice says in a sentence or two what is wrong with the lists; "" when all is
// well. It names nobody.
func (s *Store) Notice() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	said := s.notice
	if s.untrue > 0 {
		entries := "1 entry was"
		if s.untrue > 1 {
			entries = fmt.Sprintf("%d entries were", s.untrue)
		}
		said = strings.TrimSpace(said + " " + entries + " changed by something else than this viewer, and cannot be trusted: not shown.")
	}
	return said
}

// wipe takes what was deleted out of SQLite's log as well.
func (s *Store) wipe() {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, _ = s.db.Exec("PRAGMA wal_checkpoint(TRUNCATE)") // at the close again
}

// Forget deletes the key, and then all that was sealed under it, the damaged
// files among it. The lists are closed.
func (s *Store) Forget() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.undoing = undoable{}
	return errors.Join(s.db.Close(), s.erase())
}

// Erase is [Store.Forget] of lists that are not open, where the region wants none
// any more.
func Erase(dir, user string, keys Keyring) error {
	s := &Store{dir: dir, user: user, keys: keys}
	if left, _ := s.files(); len(left) == 0 {
		return nil // and no keyring is asked
	}
	return s.erase()
}

func (s *Store) erase() error {
	if s.dir == "" {
		return nil
	}
	left, err := s.files()
	err = errors.Join(err, s.keys.Forget(s.name())) // first: what is sealed is worth nothing then
	for _, path := range left {
		err = errors.Join(err, os.RemoveAll(path))
	}
	return err
}

// files are those of this user, damaged ones too.
func (s *Store) files() ([]string, error) {
	left, err := filepath.Glob(filepath.Join(s.dir, s.name()+".db*"))
	aside, also := filepath.Glob(filepath.Join(s.dir, asidePrefix+s.name()+"-*"))
	return append(left, aside...), errors.Join(err, also)
}

// Close ends the lists; those in memory are gone.
func (s *Store) Close() error {
	s.wipe()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.undoing = undoable{}
	return s.db.Close()
}
