package since

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/backend/care"
)

// store is one in memory, to see what it is given.
type store struct {
	at   time.Time
	kept map[string][]byte
	all  string // whatever was handed over
}

func (s *store) Keyed(text string) []byte {
	sum := sha256.Sum256([]byte("key" + text))
	return sum[:]
}

func (s *store) LastLook(string) (time.Time, [][]byte, error) {
	var out [][]byte
	for _, text := range s.kept {
		out = append(out, text)
	}
	return s.at, out, nil
}

func (s *store) KeepLook(_ string, at time.Time, organisations map[string][]byte) error {
	s.at, s.kept = at, organisations
	for _, text := range organisations {
		s.all += string(text)
	}
	return nil
}

func (s *store) ForgetLooks(string) error {
	s.at, s.kept = time.Time{}, nil
	return nil
}

var (
	amina = care.Person{NHSNumber: "9990123454"}
	noon  = time.Date(2026, 11, 3, 14, 10, 0, 0, time.UTC)
	terms = Terms{Viewer: "1", Rights: "direct-access"}
)

func square(ods string, state care.State, why care.Why, rows ...care.Entry) care.Square {
	return care.Square{Section: care.Section{Key: care.Problems, Title: "Problems"},
		Answer: care.Answer{ODS: ods, Name: "The " + ods, Section: care.Problems, State: state, Why: why}, Entries: rows}
}

func item(id, text string) care.Entry {
	return care.Entry{ID: "row " + id + text, Of: []string{"Condition/" + id}, Term: text}
}

// The whole table: what an organisation's answer was worth then and now, against a
// row that is the same, altered, only there now, only there then. Only where all was
// given before is a row new, only where all is given now is one gone; nothing of
// whoever did not answer is counted, then or now.
func TestH5_WhatChangedIsNeverGuessed(t *testing.T) {
	type answer struct {
		state care.State
		why   care.Why
	}
	all := map[string]answer{
		"whole": {care.StateComplete, ""}, "none": {care.StateEmpty, ""}, "says none": {care.StateAssertedNone, ""}, "stranger": {care.StateEmpty, care.WhyNotKnown},
		"part": {care.StatePartial, care.WhyWithheld}, "stale": {care.StateStale, ""},
		"failed": {care.StateFailed, care.WhyTimeout}, "refused": {care.StateWithheldPolicy, care.WhyDenied}, "foreign": {care.StateWithheldIntegrity, care.WhyPerson},
		"left alone": {care.StateNotAsked, care.WhyBreaker}, "by role": {care.StateNotAsked, care.WhyRole}, "not shared": {care.StateNotAsked, care.WhyNotShared},
		"waiting": {care.StatePending, ""},
	}
	holds := func(name string) bool { return slices.Contains([]string{"whole", "part", "stale"}, name) }
	full := func(name string) bool { return slices.Contains([]string{"whole", "none", "says none"}, name) }
	answered := func(name string) bool { return full(name) || holds(name) || name == "stranger" }
	for was, then := range all {
		for is, now := range all {
			for _, otherRights := range []bool{false, true} {
				name := fmt.Sprintf("%s, then %s, other rights %v", was, is, otherRights)
				s := &store{}
				before := square("RZ9", then.state, then.why)
				if holds(was) {
					before.Entries = []care.Entry{item("same", "a"), item("altered", "b"), item("gone", "c")}
				}
				if err := Begin(s, amina, terms).Keep([]care.Square{before, square("B1", care.StateComplete, "")}, noon); err != nil {
					t.Fatal(err)
				}
				after := square("RZ9", now.state, now.why)
				if holds(is) {
					after.Entries = []care.Entry{item("same", "a"), item("altered", "B"), item("new", "d")}
				}
				terms := terms
				if otherRights {
					terms.Rights += ",restricted"
				}
				v := Begin(s, amina, terms).Changed([]care.Square{after, square("B1", care.StateComplete, "")})
				of := slices.IndexFunc(v.Organisations, func(o care.ChangesOf) bool { return o.ODS == "RZ9" })
				if of < 0 {
					if answered(was) || answered(is) || slices.Contains([]string{"failed", "refused", "foreign", "left alone", "waiting"}, was) {
						t.Errorf("%s: nothing is said of the organisation", name)
					}
					continue
				}
				o, both := v.Organisations[of], answered(was) && answered(is)
				fresh, altered, gone := 0, 0, 0
				if both && holds(is) && (full(was) || was == "stranger") && !otherRights {
					fresh = 1
					if !holds(was) {
						fresh = 3
					}
				}
				if holds(was) && holds(is) {
					altered = 1
				}
				if holds(was) && full(is) && !otherRights {
					gone = 1
					if !holds(is) {
						gone = 3
					}
				}
				if o.New != fresh || o.Altered != altered || o.Gone != gone || len(v.New) != fresh || len(v.Altered) != altered {
					t.Errorf("%s: %d new, %d altered, %d gone, not %d, %d, %d (%v)", name, o.New, o.Altered, o.Gone, fresh, altered, gone, o.Unknown)
				}
				// Whatever could have been counted and was not is said.
				untold := !both || holds(is) && fresh == 0 || holds(was) && gone == 0
				if untold != (len(o.Unknown) > 0) && !(is == "part" || is == "stale") {
					t.Errorf("%s: said %q", name, o.Unknown)
				}
			}
		}
	}
}

// A first look, and one of a sensitive person, compare nothing and say so; of the
// latter nothing is kept, and what was is gone.
func TestL2_FirstLookAndSensitive(t *testing.T) {
	s := &store{}
	now := []care.Square{square("RZ9", care.StateComplete, "", item("1", "a"))}
	l := Begin(s, amina, terms)
	if v := l.Changed(now); v.Say != sayFirst || v.Last != "" || len(v.New)+len(v.Organisations) != 0 {
		t.Errorf("%+v", v)
	}
	_ = l.Keep(now, noon)
	if v := l.Changed(now); v.Say != sayFirst {
		t.Error("a look is compared with itself")
	}
	if v := Begin(s, amina, terms).Changed(now); v.Say != "" || v.Last != "03-Nov-2026 14:10" || len(v.New)+len(v.Altered) != 0 || len(v.Organisations) != 1 {
		t.Errorf("%+v", v)
	}
	_ = Begin(s, amina, terms).Keep([]care.Square{square("RZ9", care.StateFailed, care.WhyTimeout)}, noon.Add(time.Hour))
	if s.at != noon {
		t.Error("a look to which nobody answered took the place of one")
	}
	hidden := amina
	hidden.Sensitive = true
	l = Begin(s, hidden, terms)
	if s.kept != nil || l.Changed(now).Say != saySensitive || l.Keep(now, noon) != nil || s.kept != nil {
		t.Error("something of a sensitive person is kept")
	}
}

// Nothing of a row can be read in what is kept, and its hashes are keyed by person,
// organisation and section.
func TestL1_LooksHoldNoContent(t *testing.T) {
	s := &store{}
	of := func(p care.Person, ods string) []byte {
		_ = Begin(s, p, terms).Keep([]care.Square{square(ods, care.StateComplete, "", item("1", "Heart failure"))}, noon)
		var k kept
		_ = json.Unmarshal(s.kept[ods], &k)
		return k.Cells[care.Problems].Items
	}
	a, again, other, elsewhere := of(amina, "RZ9"), of(amina, "RZ9"), of(care.Person{NHSNumber: "9990000018"}, "RZ9"), of(amina, "B1")
	if len(a) != 2*size || !reflect.DeepEqual(a, again) || reflect.DeepEqual(a[:size], other[:size]) || reflect.DeepEqual(a[:size], elsewhere[:size]) || reflect.DeepEqual(a[size:], elsewhere[size:]) {
		t.Error("hashes are not of one person, organisation and section")
	}
	for _, text := range []string{"Heart", "Condition", "9990123454", "row 1"} {
		if strings.Contains(s.all, text) {
			t.Errorf("%q is kept", text)
		}
	}
}

// Time alone alters nothing; a new version of this viewer cannot tell what was
// altered; rows that join are altered, and neither new nor gone.
func TestWhatIsNoChange(t *testing.T) {
	e := item("1", "Clinic")
	e.When = care.When{ISO: "2026-11-20", Relative: "in 17 days"}
	e.Group, e.Values = "upcoming", []care.Value{{Name: "x", When: care.When{Relative: "3 days ago"}}}
	later := e
	later.When.Relative, later.Group, later.ID, later.Cautions = "", "past", "another", []string{"Also recorded by B1"}
	later.Values = []care.Value{{Name: "x", When: care.When{Relative: "6 days ago"}}}
	s := &store{}
	_ = Begin(s, amina, terms).Keep([]care.Square{square("RZ9", care.StateComplete, "", e, item("2", "b"))}, noon)
	look := func(t Terms, rows ...care.Entry) care.ChangesOf {
		return Begin(s, amina, t).Changed([]care.Square{square("RZ9", care.StateComplete, "", rows...)}).Organisations[0]
	}
	if o := look(terms, item("2", "b"), later); o.New+o.Altered+o.Gone+len(o.Unknown) != 0 {
		t.Errorf("time alone: %+v", o)
	}
	if o := look(Terms{"2", terms.Rights}, item("2", "other words"), item("3", "c")); o.New != 1 || o.Altered != 0 || o.Gone != 1 || len(o.Unknown) != 1 || !strings.Contains(o.Unknown[0], "updated") {
		t.Errorf("another viewer: %+v", o)
	}
	both := item("1", "Clinic")
	both.Of = []string{"Condition/2", "Condition/1"}
	if o := look(terms, both); o.New != 0 || o.Altered != 1 || o.Gone != 0 {
		t.Errorf("joined: %+v", o)
	}
	v := Begin(s, amina, terms).Changed([]care.Square{square("B1", care.StateComplete, "", item("1", "Clinic"))})
	if len(v.Notes) != 1 || len(v.New) != 0 || !strings.Contains(v.Organisations[0].Unknown[0], "not asked for when you last looked") {
		t.Errorf("another organisation: %+v", v)
	}
}
