package audit

import (
	"bytes"
	"crypto/hmac"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"shcr/backend/seal"
)

// spare is the second place: a folder of its own that takes events while the
// journal cannot be written, a line each, and holds a copy of the newest
// checkpoint. Its lines are sealed and chained as in the journal, and go on from
// the newest event that is known.
type spare struct{ dir string }

const (
	spillFile = "spill.jsonl"
	markFile  = "checkpoint.json"
	lockFile  = "lock"
)

// line is a row with the link before it, so that a chain can be checked that
// begins in another file.
type line struct {
	Prev []byte `json:"prev"`
	row
}

func (l *line) holds(box *seal.Box) bool {
	return hmac.Equal(l.Chain, box.Chain(l.Prev, l.canonical()))
}

// longestTail is more than any line: the last one is looked for in as much.
const longestTail = 4 << 20

// append writes rows at the end and returns when they are on the disk. h is where
// the chain ends if nothing waits here yet.
func (s spare) append(h head, rows []row, box *seal.Box) (end head, err error) {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return h, err
	}
	path := filepath.Join(s.dir, spillFile)
	_, missing := os.Lstat(path)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return h, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	size, last, err := tail(f)
	if err != nil {
		return h, err
	}
	if last != nil {
		h = last.end()
	}
	var text bytes.Buffer
	for i := range rows {
		l := line{Prev: h.chain}
		h = rows[i].after(h, box)
		l.row = rows[i]
		_ = json.NewEncoder(&text).Encode(l) // plain values always marshal
	}
	_, err = f.WriteAt(text.Bytes(), size)
	if err == nil {
		err = f.Sync()
	}
	if err == nil && missing != nil {
		err = syncFolder(s.dir)
	}
	if err != nil { // nobody was told that it is there
		return h, errors.Join(err, f.Truncate(size))
	}
	return h, nil
}

// tail finds where the last whole line ends, and that line if it can be read. A
// line without its end was never acknowledged.
func tail(f *os.File) (size int64, last *line, err error) {
	info, err := f.Stat()
	if err != nil {
		return 0, nil, err
	}
	from := max(0, info.Size()-longestTail)
	text := make([]byte, info.Size()-from)
	if _, err := f.ReadAt(text, from); err != nil && !errors.Is(err, io.EOF) {
		return 0, nil, err
	}
	text = text[:bytes.LastIndexByte(text, '\n')+1]
	size = from + int64(len(text))
	if size < info.Size() {
		if err := f.Truncate(size); err != nil {
			return 0, nil, err
		}
	}
	text = bytes.TrimSuffix(text, []byte("\n"))
	var l line
	if json.Unmarshal(text[bytes.LastIndexByte(text, '\n')+1:], &l) != nil {
		return size, nil, nil
	}
	return size, &l, nil
}

// read gives the rows that wait, those that hold; whole is false when one was
// changed or a line is missing between two.
func (s spare) read(box *seal.Box) (rows []row, whole bool, err error) {
	text, err := os.ReadFile(filepath.Join(s.dir, spillFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, true, nil
	}
	if err != nil {
		return nil, false, err
	}
	whole = true
	var prev []byte
	for _, t := range bytes.SplitAfter(text, []byte("\n")) {
		if !bytes.HasSuffix(t, []byte("\n")) {
			break // nothing, or a line that was never acknowledged
		}
		var l line
		if json.Unmarshal(t, &l) != nil || !l.holds(box) {
			whole, prev = false, nil
			continue
		}
		if len(rows) > 0 && !bytes.Equal(prev, l.Prev) {
			whole = false
		}
		rows, prev = append(rows, l.row), l.Chain
	}
	return rows, whole, nil
}

// empty removes the lines, which are all in the journal.
func (s spare) empty() error {
	return errors.Join(os.Remove(filepath.Join(s.dir, spillFile)), syncFolder(s.dir))
}

// putAside keeps a damaged file under another name.
func (s spare) putAside(at time.Time) error {
	name := "spill-damaged-" + stamp(at) + ".jsonl"
	return errors.Join(os.Rename(filepath.Join(s.dir, spillFile), filepath.Join(s.dir, name)), syncFolder(s.dir))
}

// checkpoint reads the copy of the newest checkpoint; none when there is none or
// the folder cannot be reached, which is no reason to keep anybody from care.
func (s spare) checkpoint(box *seal.Box) (m mark, changed bool) {
	text, err := os.ReadFile(filepath.Join(s.dir, markFile))
	if err != nil {
		return mark{}, false
	}
	if json.Unmarshal(text, &m) != nil || !hmac.Equal(m.MAC, m.sign(box)) {
		return mark{}, true
	}
	return m, false
}

// write puts a checkpoint in place of the one before, whole or not at all.
func (s spare) write(m mark) error {
	text, _ := json.Marshal(m) // plain values always marshal
	path := filepath.Join(s.dir, markFile)
	f, err := os.OpenFile(path+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// lock keeps other viewers of this user out while events are written, and gives
// the way to let them in. Where it cannot be taken nothing can be put into this
// folder either, and SQLite's own lock is enough.
func (s spare) lock() (unlock func()) {
	f, err := os.OpenFile(filepath.Join(s.dir, lockFile), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return func() {}
	}
	_ = lockWhole(f)
	return func() { _ = f.Close() } // which lets go of it
}

func stamp(at time.Time) string { return at.UTC().Format("20060102T150405.000000Z") }
