package audit

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/training/auditbook"
)

// strict is the training region's repository behind a door that refuses some events.
type strict struct {
	*httptest.Server
	book *auditbook.Repository

	mu     sync.Mutex
	refuse func(id string) int // 0 lets an event through
	asked  map[string]int      // how often each event came
}

func newStrict(t *testing.T) *strict {
	t.Helper()
	s := &strict{refuse: func(string) int { return 0 }, asked: map[string]int{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		_, id, _ := strings.Cut(q.Header.Get("If-None-Exist"), "=")
		s.mu.Lock()
		status := 0
		if q.Method == http.MethodPost {
			s.asked[id]++
			status = s.refuse(id)
		}
		s.mu.Unlock()
		if status != 0 {
			w.WriteHeader(status)
			return
		}
		s.book.ServeHTTP(w, q)
	}))
	t.Cleanup(s.Close)
	s.book = auditbook.New(s.URL+"/fhir/", time.Now)
	return s
}

func (s *strict) refusing(status int, ids ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refuse = func(id string) int {
		for _, x := range ids {
			if x == id || x == "all" {
				return status
			}
		}
		return 0
	}
}

func (s *strict) times(id string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[id]
}

func (s *strict) forwarder(t *testing.T, j *Journal) *Forwarder {
	t.Helper()
	f, err := NewForwarder(j, s.URL+"/fhir/", fhir.Way{}, func(context.Context) (string, error) { return "t", nil }, About{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// numbers of the events that are stored, in the order they came.
func (s *strict) numbers() (out []int64) {
	for _, raw := range s.book.Events() {
		out = append(out, sightingOf(raw).seq)
	}
	return out
}

func idOf(t *testing.T, j *Journal, seq int64) (id string) {
	t.Helper()
	if err := j.db.QueryRow("SELECT id FROM events WHERE seq = ?", seq).Scan(&id); err != nil {
		t.Fatal(err)
	}
	return id
}

func drain(t *testing.T, f *Forwarder, times int) (err error) {
	t.Helper()
	for range times {
		err = f.Drain(context.Background())
	}
	return err
}

func health(t *testing.T, f *Forwarder) Health {
	t.Helper()
	h, err := f.Health(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// N3, B14: an event that the region's repository takes never, since it is too large
// for it (413), holds the others up five times and no more, a restart between. It
// stays in the journal and its chain, is told, and the trail of both still agrees.
func TestN3_AnEventThatIsRefusedIsSetAside(t *testing.T) {
	ctx, repo, dir := context.Background(), newStrict(t), t.TempDir()
	j := journal(t, dir)
	write(t, j, 2)
	rc, err := j.Commit(ctx, receipt.Event{Kind: receipt.OpenOutcome, Person: "9990123454", Outcome: "success", Note: strings.Repeat("x", 300<<10)})
	if err != nil {
		t.Fatal(err)
	}
	write(t, j, 3)
	big := idOf(t, j, 3)
	f := repo.forwarder(t, j)
	if err := drain(t, f, mostRefusals-1); err == nil || fmt.Sprint(repo.numbers()) != "[1 2]" {
		t.Fatalf("%v, %v after %d refusals", err, repo.numbers(), mostRefusals-1)
	}
	if h := health(t, f); h.Refused != 0 || h.Waiting != 4 || !h.Failing {
		t.Errorf("%+v", h)
	}
	_ = j.Close()
	j = journal(t, dir)
	defer func() { _ = j.Close() }()
	told := 0
	f, err = NewForwarder(j, repo.URL+"/fhir/", fhir.Way{}, func(context.Context) (string, error) { return "t", nil }, About{}, func() { told++ })
	if err != nil {
		t.Fatal(err)
	}
	if err := drain(t, f, 3); err != nil || fmt.Sprint(repo.numbers()) != "[1 2 4 5 6 7]" || repo.times(big) != mostRefusals {
		t.Fatalf("%v, %v, sent %d times", err, repo.numbers(), repo.times(big))
	}
	h := health(t, f)
	if h.Refused != 1 || h.Waiting != 0 || h.Failing || h.Since.IsZero() || told == 0 {
		t.Errorf("%+v, told %d times", h, told)
	}
	if say := h.Say(time.Now()); !strings.Contains(say, "refuses 1 audit event of this computer (status 413), the oldest from ") || !strings.Contains(say, "Tell your IT helpdesk") {
		t.Errorf("%q", say)
	}
	if last := string(repo.book.Events()[5]); !strings.Contains(last, "event 3, status 413") {
		t.Errorf("the trail does not say that one is missing: %s", last)
	}
	if _, unsent, err := f.Find(ctx, rc, Criteria{Staff: "x"}); err != nil || len(unsent) != 1 || sightingOf(unsent[0]).id != big {
		t.Errorf("a report leaves it out: %v, %d", err, len(unsent))
	}
	if wrong, err := f.compare(ctx); wrong != "" || err != nil {
		t.Errorf("the read-back finds %q, %v", wrong, err)
	}
	if r, err := Verify(ctx, dir, filepath.Join(dir, "spare"), box(t), f); err != nil || len(r.Findings) != 0 || r.Events != 7 || r.Repository != "agrees" {
		t.Errorf("%v %+v", err, r)
	}
	if s, err := Standing(ctx, dir); err != nil || s.Refused != 1 || s.Waiting != 0 || !s.Since.Equal(h.Since) {
		t.Errorf("without the key: %v %+v", err, s)
	}
}

// What was set aside is sent again once a day and not more often, and is in order
// once the repository takes it.
func TestN3_SetAsideIsSentAgainOnceADay(t *testing.T) {
	repo := newStrict(t)
	at := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	j, err := OpenJournal(t.TempDir(), box(t), func() time.Time { return at })
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	write(t, j, 4)
	one, two := idOf(t, j, 2), idOf(t, j, 3)
	repo.refusing(http.StatusUnprocessableEntity, one, two)
	f := repo.forwarder(t, j)
	if err := drain(t, f, 2*mostRefusals); err != nil || health(t, f).Refused != 2 {
		t.Fatalf("%v %+v", err, health(t, f))
	}
	for range 30 {
		at = at.Add(47 * time.Minute)
		_ = drain(t, f, 2)
	}
	if repo.times(one) != mostRefusals || at.Sub(time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)) > againAfter {
		t.Errorf("sent %d times within the day", repo.times(one))
	}
	at = at.Add(time.Hour)
	if err := drain(t, f, 5); err != nil || repo.times(one) != mostRefusals+1 || repo.times(two) != mostRefusals+1 || health(t, f).Refused != 2 {
		t.Errorf("%v: sent %d and %d times in two days", err, repo.times(one), repo.times(two))
	}
	repo.refusing(http.StatusServiceUnavailable, one)
	at = at.Add(25 * time.Hour)
	if err := drain(t, f, 1); err == nil || health(t, f).Refused != 2 {
		t.Errorf("503: %v", err)
	}
	repo.refusing(0)
	at = at.Add(-48 * time.Hour) // a clock that goes back keeps nothing from being sent
	if err := drain(t, f, 1); err != nil || health(t, f).Refused != 0 || health(t, f).Say(at) != "" {
		t.Errorf("%v %+v", err, health(t, f))
	}
	if n := len(repo.book.Events()); n != 6 {
		t.Errorf("%d events are there", n)
	}
	if wrong, err := f.compare(context.Background()); wrong != "" || err != nil {
		t.Errorf("the read-back finds %q, %v", wrong, err)
	}
}

// Only an answer about the event itself sets it aside: anything else can be over for
// all events the next time, and keeps them in order.
func TestN3_OtherAnswersAreWaitedFor(t *testing.T) {
	for status, aside := range map[int]bool{400: true, 413: true, 422: true, 401: false, 403: false, 404: false, 405: false, 409: false, 429: false, 500: false, 503: false, 302: false} {
		repo := newStrict(t)
		j := journal(t, t.TempDir())
		write(t, j, 3)
		repo.refusing(status, idOf(t, j, 1))
		f := repo.forwarder(t, j)
		err := drain(t, f, 3*mostRefusals)
		if h := health(t, f); (err == nil) != aside || (h.Refused == 1) != aside || (len(repo.book.Events()) > 0) != aside || h.Failing == aside {
			t.Errorf("%d: %v, %+v, %d stored", status, err, h, len(repo.book.Events()))
		}
		_ = j.Close()
	}
}

// A repository that refuses everything is no better than one that is gone: it is told
// and, after the region's limit, stops what it would have stopped; what is said of it
// does not grow by being refused too.
func TestN3_ARepositoryThatRefusesAll(t *testing.T) {
	repo := newStrict(t)
	at := time.Now()
	j, err := OpenJournal(t.TempDir(), box(t), func() time.Time { return at })
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	write(t, j, 4)
	repo.refusing(http.StatusBadRequest, "all")
	f := repo.forwarder(t, j)
	if h := health(t, f); h.Failing {
		t.Errorf("not tried yet: %+v", h)
	}
	_ = drain(t, f, 20*mostRefusals)
	later := time.Now().Add(73 * time.Hour)
	h := health(t, f)
	if h.Waiting != 8 || h.Refused != 8 || !h.Failing || care.CodeOf(h.Blocked(later, 72*time.Hour)) != care.CodeAudit || !strings.Contains(h.Say(later), "8 audit events of this computer have not reached") {
		t.Errorf("%+v: %q", h, h.Say(later))
	}
	repo.refusing(0)
	at = at.Add(25 * time.Hour)
	if err := drain(t, f, 1); err != nil || fmt.Sprint(repo.numbers()) != "[1 2 3 4 5 6 7 8]" {
		t.Errorf("%v, %v", err, repo.numbers())
	}
	if h := health(t, f); h.Refused != 0 || h.Failing || h.Waiting != 0 {
		t.Errorf("%+v", h)
	}
}

// A journal of a viewer that knew of no setting aside is gone on with.
func TestN3_AnOlderJournalLearnsOfRefusals(t *testing.T) {
	repo, dir := newStrict(t), t.TempDir()
	j := journal(t, dir)
	write(t, j, 2)
	if _, err := j.db.Exec("DROP TABLE refused"); err != nil {
		t.Fatal(err)
	}
	_ = j.Close()
	if _, err := Standing(context.Background(), dir); err == nil {
		t.Error("what cannot be told is told")
	}
	j = journal(t, dir)
	defer j.Close()
	repo.refusing(http.StatusUnprocessableEntity, idOf(t, j, 1))
	f := repo.forwarder(t, j)
	if err := drain(t, f, mostRefusals); err != nil || health(t, f).Refused != 1 || j.Notice() != "" {
		t.Errorf("%v %+v %q", err, health(t, f), j.Notice())
	}
}
