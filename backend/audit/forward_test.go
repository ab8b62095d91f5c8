package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// mood is how a repository answers the next event.
type mood int

const (
	well        mood = iota
	broken           // 500
	forgetful        // 201 with nothing stored
	mistaken         // 201 with another event
	deaf             // stored, and the answer is lost
	plain            // stored, and the answer shows nothing: 201 without a body
	without          // knows no If-None-Exist: stores again
	unreachable      // nobody listens
)

// repository is a FHIR server with moods, over HTTP.
type repository struct {
	*httptest.Server
	mu     sync.Mutex
	mood   func() mood
	stored []json.RawMessage
}

func newRepository(t *testing.T) *repository {
	t.Helper()
	r := &repository{mood: func() mood { return well }}
	r.Server = httptest.NewServer(r)
	t.Cleanup(r.Close)
	return r
}

// holds counts what is stored.
func (r *repository) holds() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.stored)
}

func (r *repository) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if q.Method == http.MethodGet {
		r.search(w, q)
		return
	}
	body, _ := io.ReadAll(q.Body)
	_, id, _ := strings.Cut(q.Header.Get("If-None-Exist"), "=")
	now := r.mood()
	switch now {
	case broken:
		w.WriteHeader(http.StatusInternalServerError)
		return
	case forgetful:
		w.WriteHeader(http.StatusCreated)
		return
	case mistaken:
		w.WriteHeader(http.StatusCreated)
		_, _ = io.WriteString(w, strings.ReplaceAll(string(body), id, newID()))
		return
	case unreachable:
		panic(http.ErrAbortHandler)
	}
	status := http.StatusCreated
	for _, have := range r.stored {
		if now != without && sightingOf(have).id == id {
			status = http.StatusOK
		}
	}
	if status == http.StatusCreated {
		r.stored = append(r.stored, body)
	}
	if now == deaf {
		panic(http.ErrAbortHandler)
	}
	w.WriteHeader(status)
	if now != plain {
		_, _ = w.Write(body)
	}
}

// search knows entity-name and site; the newest come first, 10 at most.
func (r *repository) search(w http.ResponseWriter, q *http.Request) {
	out := map[string]any{"resourceType": "Bundle"}
	var entries []any
	for i := len(r.stored) - 1; i >= 0 && len(entries) < 10; i-- {
		k := sightingOf(r.stored[i])
		if name, site := q.FormValue("entity-name"), q.FormValue("site"); (name == "" || name == k.id) && (site == "" || site == k.journal) {
			entries = append(entries, map[string]any{"resource": r.stored[i]})
		}
	}
	out["entry"] = entries
	_ = json.NewEncoder(w).Encode(out)
}

func (r *repository) be(m mood) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.mood = func() mood { return m }
}

func (r *repository) forwarder(t *testing.T, j *Journal) *Forwarder {
	t.Helper()
	f, err := NewForwarder(j, r.URL, fhir.Way{}, func(context.Context) (string, error) { return "t", nil }, About{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// B14, N3: 72 hours of a repository in every bad mood, the viewer restarted each
// hour by whoever comes. Then it is well: nothing is lost, the first copies are in
// order, and a second copy is there only where the repository knows no better.
func TestB14_ThreeDaysOfABadRepository(t *testing.T) {
	repo, dir := newRepository(t), t.TempDir()
	random := rand.New(rand.NewPCG(14, 72))
	at := time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)
	now := func() time.Time { return at }
	written := 0
	for hour := range 72 {
		repo.mu.Lock()
		repo.mood = func() mood { return mood(random.IntN(8)) }
		if hour%6 == 0 { // a whole hour of one mood
			all := mood(hour / 6 % 8)
			repo.mood = func() mood { return all }
		}
		repo.mu.Unlock()
		j, err := OpenJournal(dir, box(t), now)
		if err != nil {
			t.Fatal(err)
		}
		f := repo.forwarder(t, j)
		for range 1 + random.IntN(4) {
			write(t, j, 1)
			written++
			at = at.Add(10 * time.Minute)
			_ = f.Drain(context.Background())
		}
		_ = j.Close()
		at = at.Truncate(time.Hour).Add(time.Hour)
	}
	repo.be(well)
	j, err := OpenJournal(dir, box(t), now)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	f := repo.forwarder(t, j)
	if err := f.Drain(context.Background()); err != nil {
		t.Fatal(err)
	}
	seen, next, copies := map[string]bool{}, int64(1), 0
	repo.mu.Lock()
	stored := slices.Clone(repo.stored)
	repo.mu.Unlock()
	for _, raw := range stored {
		k := sightingOf(raw)
		if seen[k.id] {
			copies++
			continue
		}
		seen[k.id] = true
		if k.seq != next {
			t.Fatalf("event %d came where %d was due", k.seq, next)
		}
		next++
	}
	if len(seen) != written {
		t.Errorf("%d of %d events arrived", len(seen), written)
	}
	if n, _ := j.Waiting(context.Background()); n != 0 {
		t.Errorf("%d still wait", n)
	}
	if wrong, err := f.compare(context.Background()); wrong != "" || err != nil {
		t.Errorf("the read-back finds %q, %v", wrong, err)
	}
	t.Logf("72 h, 72 restarts, %d events, %d told apart by their id", written, copies)
	t.Logf("bar B14-lost required 0 measured %d %s", written-len(seen), map[bool]string{true: "ok", false: "short"}[!t.Failed()])
}

// B14: what waited for three days drains fast enough, once it can.
func TestB14_Drain(t *testing.T) {
	const waiting = 1000
	repo := &repository{}
	repo.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		body, _ := io.ReadAll(q.Body)
		_, _ = w.Write(body)
	}))
	defer repo.Close()
	j := journal(t, t.TempDir())
	defer j.Close()
	write(t, j, waiting)
	f := repo.forwarder(t, j)
	began := time.Now()
	if err := f.Drain(context.Background()); err != nil {
		t.Fatal(err)
	}
	rate := waiting / time.Since(began).Seconds()
	t.Logf("bar B14-drain required 200 measured %.0f %s", rate, map[bool]string{true: "ok", false: "short"}[rate >= 200])
	if n, err := j.Waiting(context.Background()); err != nil || n != 0 { // how fast is the bar's to judge: machines are shared
		t.Errorf("%d still wait, %v", n, err)
	}
}

// An acknowledgement counts only when the event can be seen; a lost answer is
// found to have been none; 412 is asked about.
func TestN3_Acknowledgements(t *testing.T) {
	for _, c := range []struct {
		mood mood
		take bool // the repository has it after the first try
		done bool // and we believe it
	}{{well, true, true}, {plain, true, true}, {deaf, true, false}, {forgetful, false, false}, {mistaken, false, false}, {broken, false, false}} {
		repo := newRepository(t)
		j := journal(t, t.TempDir())
		write(t, j, 1)
		f := repo.forwarder(t, j)
		repo.be(c.mood)
		if err := f.Drain(context.Background()); (err == nil) != c.done || (repo.holds() == 1) != c.take {
			t.Errorf("mood %d: %v, %d stored", c.mood, err, repo.holds())
		}
		repo.be(well)
		if err := f.Drain(context.Background()); err != nil || repo.holds() != 1 {
			t.Errorf("mood %d, then well: %v, %d stored", c.mood, err, repo.holds())
		}
		_ = j.Close()
	}
}

// L3, N3: a journal that was cut short, rolled back or rewritten, and a repository
// that lost what it took, are noticed, told and recorded; a sound one is not.
func TestN3_ReadBack(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		do   func(*testing.T, *Journal, *repository)
		want string
	}{
		"sound":               {func(*testing.T, *Journal, *repository) {}, ""},
		"rolled back by many": {func(t *testing.T, j *Journal, _ *repository) { cut(t, j, 3) }, "which its own journal does not have"},
		"rolled back by one, and gone on": {func(t *testing.T, j *Journal, _ *repository) {
			cut(t, j, 9)
			write(t, j, 1)
		}, "is not the one"},
		"emptied":                  {func(t *testing.T, j *Journal, _ *repository) { cut(t, j, 0); write(t, j, 1) }, "own journal does not have"},
		"removed, and begun anew":  {nil, "which its own journal does not have"},
		"the repository lost some": {func(_ *testing.T, _ *Journal, r *repository) { r.stored = r.stored[:5] }, "no longer holds event 10"},
	} {
		t.Run(name, func(t *testing.T) {
			repo, dir := newRepository(t), t.TempDir()
			j := journal(t, dir)
			defer func() { _ = j.Close() }()
			write(t, j, 10)
			if err := repo.forwarder(t, j).Drain(ctx); err != nil {
				t.Fatal(err)
			}
			if c.do == nil { // removed with all that belongs to it
				_ = j.Close()
				dir = t.TempDir()
				j = journal(t, dir)
				write(t, j, 1)
			} else {
				c.do(t, j, repo)
			}
			told := 0
			f, err := NewForwarder(j, repo.URL, fhir.Way{}, func(context.Context) (string, error) { return "t", nil }, About{}, func() { told++ })
			if err != nil {
				t.Fatal(err)
			}
			before, _ := j.Waiting(ctx)
			for range 2 { // the second is not due yet
				if err := f.readBack(ctx); err != nil {
					t.Fatal(err)
				}
			}
			h, err := f.Health(ctx)
			if err != nil || (h.Wrong == "") != (c.want == "") || !strings.Contains(h.Wrong, c.want) {
				t.Fatalf("%v: %+v", err, h)
			}
			after, _ := j.Waiting(ctx)
			if c.want != "" && (h.Say(time.Now()) == "" || told != 1 || after != before+1) {
				t.Errorf("said %q, told %d times, %d events recorded", h.Say(time.Now()), told, after-before)
			}
			if c.want == "" && (told != 0 || after != before) {
				t.Errorf("a false alarm: told %d times, %d recorded", told, after-before)
			}
			seq, chain, err := f.Head(ctx)
			if own, _ := j.chainAt(ctx, seq); name == "sound" && (err != nil || seq != 10 || own != chain) {
				t.Errorf("head %d %s %v", seq, chain, err)
			}
		})
	}
}

// cut takes the events after a number away, as an attacker with the file would.
func cut(t *testing.T, j *Journal, after int) {
	t.Helper()
	_, err := j.db.Exec(fmt.Sprintf("DROP TRIGGER events_stay; PRAGMA foreign_keys=OFF; DELETE FROM forwarded WHERE seq > %d; DELETE FROM events WHERE seq > %d", after, after))
	if err != nil {
		t.Fatal(err)
	}
}

// N3: it warns at a day or at 10,000, and opens nothing after the region's limit;
// a computer that was only off may first send.
func TestN3_WarnsAndBlocks(t *testing.T) {
	now := time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC)
	ago := func(h float64) time.Time { return now.Add(-time.Duration(h * float64(time.Hour))) }
	for _, c := range []struct {
		h           Health
		most        int
		warn, block bool
	}{
		{Health{}, 72, false, false},
		{Health{Waiting: 5, Oldest: ago(23), Failing: true}, 72, false, false},
		{Health{Waiting: 5, Oldest: ago(25), Failing: true}, 72, true, false},
		{Health{Waiting: 5, Oldest: ago(100)}, 72, false, false},
		{Health{Waiting: 5, Oldest: ago(73), Failing: true}, 72, true, true},
		{Health{Waiting: 5, Oldest: ago(73), Failing: true}, 0, true, false},
		{Health{Waiting: 5, Oldest: ago(25), Failing: true}, 24, true, true},
		{Health{Waiting: 10_000, Oldest: ago(1)}, 72, true, false},
		{Health{Wrong: "x"}, 72, true, false},
	} {
		err := c.h.Blocked(now, time.Duration(c.most)*time.Hour)
		if (c.h.Say(now) != "") != c.warn || (err != nil) != c.block || err != nil && care.CodeOf(err) != care.CodeAudit {
			t.Errorf("%+v, %d h: %q, %v", c.h, c.most, c.h.Say(now), err)
		}
	}
}

// The last events go at sign-out, and a repository that hangs holds up nobody for
// longer than was said.
func TestN3_FinishIsBounded(t *testing.T) {
	release := make(chan struct{})
	hang := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-release }))
	defer hang.Close()
	defer close(release)
	j := journal(t, t.TempDir())
	defer j.Close()
	write(t, j, 3)
	f, err := NewForwarder(j, hang.URL, fhir.Way{}, func(context.Context) (string, error) { return "t", nil }, About{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	f.Finish(300 * time.Millisecond)
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
	repo := newRepository(t)
	repo.forwarder(t, j).Finish(5 * time.Second)
	if n, _ := j.Waiting(context.Background()); n != 0 || repo.holds() != 3 {
		t.Errorf("%d wait, %d stored", n, repo.holds())
	}
}
