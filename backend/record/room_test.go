package record

import (
	"context"
	"fmt"
	"math/rand"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// yes is an auditor for tests of what comes after the audit; the real one is in
// the journey of package app.
type yes struct{}

func (yes) Commit(context.Context, receipt.Event) (receipt.Receipt, error) {
	return receipt.Receipt{}, nil
}

// slow answers with one condition that names its person, after a while, and does
// not mind being cancelled: the worst case for a late answer.
type slow struct {
	ods string
}

func (s slow) Organisation() care.Organisation { return care.Organisation{ODS: s.ods, Name: s.ods} }

func (s slow) Ask(_ context.Context, _ receipt.Receipt, numbers []care.NHSNumber, asks []fhir.Ask, deliver func(Reply)) (bool, error) {
	for _, a := range asks {
		time.Sleep(time.Duration(rand.Intn(300)) * time.Microsecond)
		r := fhir.NewResource(fmt.Appendf(nil, `{"resourceType":"Condition","id":"x","code":{"text":"of %s"}}`, numbers[0].Digits()), "", "")
		deliver(Reply{Key: queryKey(a), Found: fhir.Found{Resources: []fhir.Resource{r}}, Set: fhir.NewSet("", nil)})
	}
	return true, nil
}

func (slow) Document(context.Context, receipt.Receipt, string, string) ([]byte, string, error) {
	return nil, "", nil
}

func room(changed func(string, string)) *Room {
	read := func(in fhir.Sent) care.Rows {
		rows := care.Rows{}
		for _, r := range in.Resources {
			var v struct {
				Code fhir.CodeableConcept `json:"code"`
			}
			_ = r.Into(&v)
			rows.Entries = append(rows.Entries, care.Entry{ID: r.Ref(), Term: v.Code.Text, Of: []string{r.Ref()}})
		}
		return rows
	}
	shared := func(string) Share { return Share{Shared: true} }
	return New(Deps{
		Sections: []Section{{Section: care.Section{Key: care.Problems}, Asks: []fhir.Ask{{Type: "Condition"}}, Read: read}},
		Sources:  []Source{{Asker: slow{"A1"}, Share: shared}, {Asker: slow{"B2"}, Share: shared}},
		Trace: func(_ context.Context, _ receipt.Receipt, n care.NHSNumber) (care.Person, error) {
			return care.Person{NHSNumber: n}, nil
		},
		Audit: yes{}, Order: func(care.Section, []care.Entry) {}, Changed: changed, Now: time.Now,
	})
}

var doctor = care.Professional{Rights: []care.Right{care.RightDirectAccess}, Sections: []string{care.Problems}}

// H4, B8: records are switched five hundred times at random moments while answers
// come, in real time; no row of one person is ever seen under another's handle.
func TestB8_H4_SwitchRace(t *testing.T) {
	people := []care.NHSNumber{"9990123454", "9995102250", "9998245915"}
	const switches = 500
	var mu sync.Mutex
	owner, foreign := map[string]care.NHSNumber{}, 0
	var r *Room
	check := func(handle, _ string) {
		v, err := r.Section(handle, care.Problems)
		if err != nil {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		who := owner[handle]
		for _, e := range v.Entries {
			if who != "" && e.Term != "of "+who.Digits() {
				foreign++
				t.Errorf("%s under the handle of another person", e.Term)
			}
		}
	}
	r = room(check)
	for range switches {
		n := people[rand.Intn(len(people))]
		v, err := r.Open(context.Background(), Request{Who: doctor, Number: n})
		if err != nil {
			t.Fatal(err)
		}
		mu.Lock()
		owner[v.Record] = n
		mu.Unlock()
		if v.Person.NHSNumber != n {
			t.Fatal("another person's banner")
		}
		check(v.Record, "")
		time.Sleep(time.Duration(rand.Intn(500)) * time.Microsecond)
	}
	r.Close("")
	mu.Lock()
	defer mu.Unlock()
	t.Logf("bar B8-real required 0 measured %d %s", foreign, map[bool]string{true: "ok", false: "short"}[foreign == 0 && !t.Failed()])
}

// H4: two opens at once, the first one slow: the newer stays, the older gives up.
func TestH4_TheNewestOpenWins(t *testing.T) {
	r := room(func(string, string) {})
	slowly, begun := make(chan struct{}), make(chan struct{})
	trace := r.deps.Trace
	r.deps.Trace = func(ctx context.Context, rc receipt.Receipt, n care.NHSNumber) (care.Person, error) {
		if n == "9995102250" {
			close(begun)
			<-slowly
		}
		return trace(ctx, rc, n)
	}
	done := make(chan error)
	go func() {
		_, err := r.Open(context.Background(), Request{Who: doctor, Number: "9995102250"})
		done <- err
	}()
	<-begun
	v, err := r.Open(context.Background(), Request{Who: doctor, Number: "9990123454"})
	if err != nil {
		t.Fatal(err)
	}
	close(slowly)
	if err := <-done; care.CodeOf(err) != care.CodeNoRecord {
		t.Errorf("the older open: %v", err)
	}
	slowly, begun = make(chan struct{}), make(chan struct{})
	go func() {
		_, err := r.Open(context.Background(), Request{Who: doctor, Number: "9995102250"})
		done <- err
	}()
	<-begun
	r.Close("") // signing out
	close(slowly)
	if err := <-done; care.CodeOf(err) != care.CodeNoRecord {
		t.Errorf("an open that ended after signing out: %v", err)
	}
	v, _ = r.Open(context.Background(), Request{Who: doctor, Number: "9990123454"})
	if again, err := r.View(v.Record); err != nil || again.Person.NHSNumber != "9990123454" {
		t.Errorf("%v %v", again.Person.NHSNumber, err)
	}
	r.Close("")
}

// W4: a guessed handle finds nothing.
func TestW4_GuessedHandles(t *testing.T) {
	r := room(func(string, string) {})
	v, _ := r.Open(context.Background(), Request{Who: doctor, Number: "9990123454"})
	r.Wait(v.Record)
	for _, guess := range []string{"", "9990123454", v.Record[:len(v.Record)-1], v.Record + "A", strings.ToLower(v.Record)} {
		if _, err := r.Section(guess, care.Problems); care.CodeOf(err) != care.CodeNoRecord {
			t.Errorf("%q: %v", guess, err)
		}
		if _, err := r.View(guess); care.CodeOf(err) != care.CodeNoRecord {
			t.Errorf("%q: %v", guess, err)
		}
		if _, err := r.Source(context.Background(), guess, "x"); care.CodeOf(err) != care.CodeNoRecord {
			t.Errorf("%q: %v", guess, err)
		}
	}
	r.Close("")
}

// H10: whatever a reader forgets is counted, and the answer is no longer
// "complete".
func TestH10_AForgetfulReaderIsFoundOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kept := rapid.SliceOf(rapid.Bool()).Draw(t, "kept")
		var received []fhir.Resource
		rows := care.Rows{}
		lost := 0
		for i, keep := range kept {
			r := fhir.Resource{Type: "Condition", ID: fmt.Sprint(i)}
			received = append(received, r)
			if keep {
				rows.Entries = append(rows.Entries, care.Entry{Of: []string{r.Ref()}})
			} else {
				lost++
			}
		}
		if got := conserve(received, &rows); got != lost || len(rows.Entries)+len(rows.Excluded) != len(received) {
			t.Fatalf("lost %d, counted %d", lost, got)
		}
	})
}

// A periodic feed is complete as of its time, and stale only when it is older
// than the partner declared (H8).
func TestH8_Currency(t *testing.T) {
	now := time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC)
	sec := Section{Section: care.Section{Key: "x"}, Asks: []fhir.Ask{{Type: "Condition"}}}
	for updated, want := range map[string]string{
		"":                     "complete 08:05 today",
		"2026-11-21T08:04:00Z": "complete 08:05 today",
		"2026-11-20T20:05:00Z": "stale 20-Nov-2026 20:05",
	} {
		st := &sourceState{Source: Source{Asker: slow{"A1"}, Feed: []string{"08:05", "20:05"}}, replies: map[string]Reply{queryKey(sec.Asks[0]): {Found: fhir.Found{Meta: fhir.Meta{LastUpdated: updated}}}}}
		asOf, state, _ := currency(st, sec, care.Answer{State: care.StateComplete}, now)
		if got := string(state) + " " + asOf; got != want {
			t.Errorf("updated %q: %q, want %q", updated, got, want)
		}
	}
	if got := lastFeed([]string{"08:05", "20:05"}, time.Date(2026, 11, 21, 7, 0, 0, 0, time.UTC)); care.ShowTime(got) != "20-Nov-2026 20:05" {
		t.Error(care.ShowTime(got))
	}
}
