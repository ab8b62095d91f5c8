package record

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// said is a partner whose one answer a test writes.
type said struct {
	ods   string
	known bool
	err   error
	reply Reply
	hangs bool // until it is given up
}

func (s said) Organisation() care.Organisation {
	return care.Organisation{ODS: s.ods, Name: s.ods, Setting: care.SettingGP}
}

func (s said) Ask(ctx context.Context, _ receipt.Receipt, _ []care.NHSNumber, asks []fhir.Ask, deliver func(Reply)) (bool, error) {
	if s.hangs {
		<-ctx.Done()
		return false, &fhir.Failure{Why: care.WhyTimeout}
	}
	if s.err != nil {
		return false, s.err
	}
	for _, a := range asks {
		r := s.reply
		r.Key, r.Set = queryKey(a), fhir.NewSet("", nil)
		deliver(r)
	}
	return s.known, nil
}

func (said) Document(context.Context, receipt.Receipt, string, string) ([]byte, string, error) {
	return nil, "", nil
}

// journal keeps what was written to it.
type journal struct {
	mu     sync.Mutex
	events []receipt.Event
}

func (j *journal) Commit(_ context.Context, e receipt.Event) (receipt.Receipt, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.events = append(j.events, e)
	return receipt.Receipt{}, nil
}

func (j *journal) of(kind receipt.Kind) (out []receipt.Event) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, e := range j.events {
		if e.Kind == kind {
			out = append(out, e)
		}
	}
	return out
}

func among(t *testing.T, sources ...Source) (*Room, *journal) {
	t.Helper()
	r, j := room(func(string, string) {}), &journal{}
	for i := range sources {
		sources[i].Share = func(string) Share { return Share{Shared: true} }
	}
	r.deps.Sources, r.deps.Audit = sources, j
	return r, j
}

func wholly(t *testing.T, r *Room) View {
	t.Helper()
	v, err := r.Open(context.Background(), Request{Who: doctor, Number: "9990123454"})
	if err != nil {
		t.Fatal(err)
	}
	r.Wait(v.Record)
	if v, err = r.View(v.Record); err != nil {
		t.Fatal(err)
	}
	return v
}

func answers(t *testing.T, r *Room, v View) SectionView {
	t.Helper()
	s, err := r.Section(v.Record, care.Problems)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func conditionOf(id string) []fhir.Resource {
	return []fhir.Resource{fhir.NewResource([]byte(`{"resourceType":"Condition","id":"`+id+`","code":{"text":"`+id+`"}}`), "", "")}
}

// H29: a partner that was left alone is missing, is never said to have nothing or
// to share nothing, and Try now asks it again.
func TestH29_LeftAloneIsMissing(t *testing.T) {
	tried := 0
	r, j := among(t, Source{Asker: said{ods: "UP", known: true}}, Source{Asker: said{ods: "DOWN", err: &fhir.Failure{Why: care.WhyBreaker}}, TryNow: func() { tried++ }})
	v := wholly(t, r)
	s := answers(t, r, v)
	if a := s.Answers[1]; a.State != care.StateNotAsked || a.Why != care.WhyBreaker || !strings.Contains(a.Say, "DOWN was not asked") {
		t.Errorf("%+v", a)
	}
	if p := v.Partners[1]; p.State != "paused" || !p.CanRetry || !strings.HasPrefix(p.Say, "Not asked:") {
		t.Errorf("%+v", p)
	}
	if v.Complete.Asked != 2 || v.Complete.Answered != 1 || len(v.Complete.Missing) != 1 || !strings.HasPrefix(v.Complete.Missing[0], "DOWN: not asked") {
		t.Errorf("%+v", v.Complete)
	}
	words := strings.Join(s.Empty, " ")
	if strings.Contains(words, "Not shared by DOWN") || !strings.Contains(words, "DOWN was not asked") || !strings.Contains(words, "None recorded by UP.") {
		t.Errorf("%q", words)
	}
	if !slices.Contains(v.Sections[0].Missing, "DOWN") {
		t.Errorf("%+v", v.Sections[0])
	}
	last := j.of(receipt.OpenOutcome)[0].Ledger
	if last[0] != (receipt.Line{ODS: "DOWN", Section: care.Problems, State: care.StateNotAsked, Why: care.WhyBreaker}) {
		t.Errorf("the audit has %+v", last)
	}
	if err := r.Retry(context.Background(), v.Record, "DOWN"); err != nil || tried != 1 {
		t.Errorf("%v, tried %d times", err, tried)
	}
	r.Wait(v.Record)
	if again := j.of(receipt.Retry); len(again) != 1 || len(again[0].Ledger) != 1 || again[0].Ledger[0].ODS != "DOWN" {
		t.Errorf("the audit of the retry: %+v", again)
	}
	if err := r.Retry(context.Background(), v.Record, "UP"); err != nil || len(j.of(receipt.Retry)) != 1 {
		t.Errorf("%v: one that answered was asked again", err)
	}
}

// A18: until when a busy partner asked to be left alone is said in its answer and
// in the line; what came before is shown.
func TestA18_AskedToWait(t *testing.T) {
	at := time.Now().Add(2 * time.Minute)
	busy := &fhir.Failure{Why: care.WhyStatus, Status: 429, Until: at}
	r, _ := among(t, Source{Asker: said{ods: "ALL", err: busy}}, Source{Asker: said{ods: "PART", known: true, reply: Reply{Err: busy, Found: fhir.Found{Resources: conditionOf("one")}}}})
	v := wholly(t, r)
	s := answers(t, r, v)
	want := "asked us to wait until " + showAsOf(at, time.Now())
	for i, state := range []care.State{care.StateFailed, care.StatePartial} {
		if a := s.Answers[i]; a.State != state || a.Why != care.WhyStatus || !strings.Contains(a.Say, want) || !strings.Contains(v.Complete.Missing[i], want) {
			t.Errorf("%+v, %v", a, v.Complete.Missing)
		}
	}
	if len(s.Entries) != 1 {
		t.Errorf("%d rows", len(s.Entries))
	}
}

// H11: that a registration was replaced stands above every screen, each row says
// in which it stands, and the audit has the number of both.
func TestH11_ReplacedIsSaidAndAudited(t *testing.T) {
	held := []care.Registration{{ID: "E1", Superseded: "9996697649", Replaced: true}, {ID: "E2"}}
	rows := append(conditionOf("one"), conditionOf("two")...)
	rows[0].Patient, rows[1].Patient = "E1", "E2"
	for half, c := range map[bool]struct {
		say   string
		state care.State
	}{false: {"old and the new registration is shown", care.StateComplete}, true: {"could not be read there", care.StatePartial}} {
		reply := Reply{Held: held, Found: fhir.Found{Resources: rows}}
		if half {
			reply.Err = &fhir.Failure{Why: care.WhySuperseded}
		}
		r, j := among(t, Source{Asker: said{ods: "ONE", known: true, reply: reply}})
		v := wholly(t, r)
		if len(v.Complete.Notes) != 1 || !strings.Contains(v.Complete.Notes[0], "NHS number superseded") || !strings.Contains(v.Complete.Notes[0], c.say) {
			t.Errorf("half %v: %q", half, v.Complete.Notes)
		}
		s := answers(t, r, v)
		if s.Answers[0].State != c.state || len(s.Entries) != 2 || (len(v.Complete.Missing) == 1) != half {
			t.Errorf("half %v: %+v, %v", half, s.Answers, v.Complete.Missing)
		}
		for _, e := range s.Entries {
			want := map[string]string{"one": "Replaced by another registration (NHS number superseded), held under the superseded NHS number 999 669 7649", "two": "Current registration"}[e.Term]
			if len(e.Facts) == 0 || e.Facts[0].Text != want {
				t.Errorf("%s: %+v", e.Term, e.Facts)
			}
		}
		told := j.of(receipt.Replaced)
		if len(told) != 1 || told[0].Person != "9996697649" || told[0].Ledger[0] != (receipt.Line{ODS: "ONE", State: c.state, Why: care.WhySuperseded}) {
			t.Errorf("half %v: the audit has %+v", half, told)
		}
	}
}

// H34, A20: a far-off clock is said of whoever has it, and nothing is left out or
// put in another order for it.
func TestH34_A20_FarOffClocks(t *testing.T) {
	now := time.Now()
	for name, c := range map[string]struct {
		ahead []time.Duration // by partner
		from  time.Duration   // of the data of the first, from now
		want  []string        // what begins a note
	}{
		"all right":              {[]time.Duration{0, time.Minute, -time.Minute}, -time.Hour, nil},
		"a day fast":             {[]time.Duration{24 * time.Hour, 0, 0}, 0, []string{"P0: its clock is 1 day fast"}},
		"a day slow":             {[]time.Duration{0, -24 * time.Hour, 0}, 0, []string{"P1: its clock is 1 day slow"}},
		"two hours of one alone": {[]time.Duration{2*time.Hour + 5*time.Minute}, 0, []string{"P0: its clock is 2 hours 5 minutes fast"}},
		"this computer's":        {[]time.Duration{time.Hour, time.Hour, time.Hour + time.Minute}, 0, []string{"This computer's clock is 1 hour slow"}},
		"this computer's, and one more": {[]time.Duration{-3 * time.Minute, -3 * time.Minute, -3 * time.Minute, 0}, 0,
			[]string{"This computer's clock is 3 minutes fast", "P3: its clock is 3 minutes fast"}},
		"data of tomorrow": {[]time.Duration{0, 0, 0}, 24 * time.Hour, []string{"P0: it says that its information is from a time to come"}},
	} {
		var sources []Source
		for i, ahead := range c.ahead {
			s := said{ods: "P" + itoa(i), known: true, reply: Reply{Found: fhir.Found{Resources: conditionOf("of" + itoa(i))}}}
			if i == 0 && c.from != 0 {
				s.reply.Found.Meta.LastUpdated = now.Add(c.from).UTC().Format(time.RFC3339)
			}
			sources = append(sources, Source{Asker: s, Ahead: func() time.Duration { return ahead }})
		}
		r, _ := among(t, sources...)
		v := wholly(t, r)
		if len(v.Complete.Notes) != len(c.want) {
			t.Errorf("%s: %q", name, v.Complete.Notes)
			continue
		}
		for i, w := range c.want {
			if !strings.HasPrefix(v.Complete.Notes[i], w) {
				t.Errorf("%s: %q", name, v.Complete.Notes)
			}
		}
		if s := answers(t, r, v); len(s.Entries) != len(c.ahead) || v.Complete.Answered != len(c.ahead) {
			t.Errorf("%s: %d rows, %+v", name, len(s.Entries), v.Complete)
		}
	}
}

// B6: whatever hangs, an open ends within 12.5 seconds of the click, the look-up
// of the person included, and so does a retry; who answered is shown at once.
func TestB6_AnyOpenEnds(t *testing.T) {
	for name, trace := range map[string]time.Duration{"quick look-up": 0, "slow look-up": 7 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			r, j := among(t, Source{Asker: said{ods: "HANGS", hangs: true}}, Source{Asker: said{ods: "QUICK", known: true, reply: Reply{Found: fhir.Found{Resources: conditionOf("one")}}}})
			r.deps.Trace = func(_ context.Context, _ receipt.Receipt, n care.NHSNumber) (care.Person, error) {
				time.Sleep(trace)
				return care.Person{NHSNumber: n}, nil
			}
			began := time.Now()
			v, err := r.Open(t.Context(), Request{Who: doctor, Number: "9990123454"})
			if err != nil {
				t.Fatal(err)
			}
			synctest.Wait()
			if s := answers(t, r, v); len(s.Entries) != 1 || time.Since(began) != trace {
				t.Errorf("%s: %d rows after %s", name, len(s.Entries), time.Since(began))
			}
			r.Wait(v.Record)
			if took := time.Since(began); took > 12500*time.Millisecond || len(j.of(receipt.OpenOutcome)) != 1 {
				t.Errorf("%s: took %s", name, took)
			}
			began = time.Now()
			if err := r.Retry(t.Context(), v.Record, ""); err != nil {
				t.Fatal(err)
			}
			r.Wait(v.Record)
			if took := time.Since(began); took < time.Second || took > 12500*time.Millisecond {
				t.Errorf("%s: the retry took %s", name, took)
			}
			r.Close("")
		})
	}
	synctest.Test(t, func(t *testing.T) {
		r, _ := among(t)
		r.deps.Trace = func(ctx context.Context, _ receipt.Receipt, _ care.NHSNumber) (care.Person, error) {
			<-ctx.Done()
			return care.Person{}, &care.Error{Code: care.CodeUnavailable, Op: "trace"}
		}
		began := time.Now()
		if _, err := r.Open(t.Context(), Request{Who: doctor, Number: "9990123454"}); care.CodeOf(err) != care.CodeUnavailable || time.Since(began) > 12500*time.Millisecond {
			t.Errorf("%v after %s", err, time.Since(began))
		}
	})
}
