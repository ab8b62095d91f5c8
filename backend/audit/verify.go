package audit

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"shcr/backend/seal"
)

// Repository tells what the region's audit repository has of this journal.
type Repository interface {
	// Head gives the newest event of this journal that it holds: its number and
	// its link in hexadecimal; 0 when it holds none.
	Head(ctx context.Context) (seq int64, chain string, err error)
}

// Report is what [Verify] found.
type Report struct {
	Events     int64     `json:"events"`     // in the journal
	First      int64     `json:"first"`      // numbers of the first and the last
	Last       int64     `json:"last"`       // 0 when there are none
	Waiting    int       `json:"waiting"`    // in the second place
	Repository string    `json:"repository"` // "not asked", "not reached", "agrees" or "differs"
	Aside      []string  `json:"aside"`      // folders of journals that were put aside
	Findings   []Finding `json:"findings"`   // none when the trail holds
}

// Verify checks a journal, its second place and, if there is one to ask, what the
// repository has of it. It changes nothing. An error means that it could not be
// checked, not that something is wrong.
func Verify(ctx context.Context, dir, second string, box *seal.Box, repository Repository) (Report, error) {
	s := spare{dir: second}
	report := Report{Repository: "not asked", Aside: []string{}, Findings: []Finding{}}
	old, _ := filepath.Glob(filepath.Join(dir, "damaged-*"))
	for _, o := range old {
		report.Aside = append(report.Aside, filepath.Base(o))
	}
	w := walk{box: box}
	mark, changed := s.checkpoint(box)
	if changed {
		w.find(0, forgedMark)
	}
	path := filepath.Join(dir, file)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && mark.Seq > 0 {
		w.find(0, "the journal is gone: there is a checkpoint of event %d", mark.Seq)
	} else if err != nil {
		return report, err
	} else {
		db, err := readOnly(path)
		if err != nil {
			return report, err
		}
		defer db.Close()
		if err := w.journal(ctx, db, mark); isDamage(err) {
			w.find(0, "the file is damaged and cannot be read to its end")
		} else if err != nil {
			return report, err
		}
	}
	rows, whole, err := s.read(box)
	if err != nil {
		return report, err
	}
	if !whole {
		w.find(0, "events in the second place were changed or are missing")
	}
	report.Events, report.First, report.Last, report.Waiting = w.events, w.first, w.end.seq, len(rows)
	if repository != nil {
		report.Repository = w.compare(ctx, dir, repository)
	}
	report.Findings = append(report.Findings, w.findings...)
	return report, nil
}

// readOnly opens a journal's file to look at, whatever was done to it.
func readOnly(path string) (*sql.DB, error) {
	return sql.Open("sqlite", "file:"+filepath.ToSlash(path)+"?mode=ro&_pragma=trusted_schema(OFF)&_pragma=cell_size_check(ON)&_pragma=busy_timeout(4000)&_defensive=1")
}

// compare holds the journal against what the repository has of it.
func (w *walk) compare(ctx context.Context, dir string, repository Repository) string {
	seq, chain, err := repository.Head(ctx)
	switch {
	case err != nil:
		return "not reached"
	case seq > w.end.seq:
		w.find(w.end.seq+1, "%s missing at the end: the repository has event %d", numbers(w.end.seq+1, seq), seq)
		return "differs"
	case seq < w.first:
		return "agrees" // it has nothing of this journal yet
	}
	link, err := linkOf(ctx, dir, seq)
	if err != nil {
		return "not reached"
	}
	if hex.EncodeToString(link) != chain {
		w.find(seq, "event %d is not the one that the repository has", seq)
		return "differs"
	}
	return "agrees"
}

func linkOf(ctx context.Context, dir string, seq int64) (link []byte, err error) {
	db, err := sql.Open("sqlite", fmt.Sprintf("file:%s?mode=ro", filepath.ToSlash(filepath.Join(dir, file))))
	if err != nil {
		return nil, err
	}
	defer db.Close()
	return link, db.QueryRowContext(ctx, "SELECT chain FROM events WHERE seq = ?", seq).Scan(&link)
}
