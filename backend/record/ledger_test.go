package record

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// a cell of each of the ten states, as settle would make it.
func cellOf(state care.State, why care.Why, name string, rows ...care.Entry) *cell {
	a := care.Answer{ODS: name, Name: name, Section: care.Allergies, State: state, Why: why, Shown: len(rows)}
	a.Say = sayAnswer(a, Share{Planned: "2027-02-01"})
	return &cell{answer: a, rows: care.Rows{Entries: rows}}
}

type fakeOrg struct {
	Asker
	name string
}

func (f fakeOrg) Organisation() care.Organisation {
	return care.Organisation{ODS: f.name, Name: f.name, Setting: care.SettingGP}
}

var states = []struct {
	state care.State
	why   care.Why
}{
	{care.StateComplete, ""}, {care.StateEmpty, ""}, {care.StateEmpty, care.WhyNotKnown}, {care.StateAssertedNone, ""}, {care.StatePartial, care.WhyCut},
	{care.StateStale, ""}, {care.StateFailed, care.WhyTimeout}, {care.StateWithheldPolicy, care.WhyDenied}, {care.StateWithheldIntegrity, care.WhyPerson},
	{care.StateNotAsked, care.WhyBreaker}, {care.StateNotAsked, care.WhySignIn}, {care.StateNotAsked, care.WhyNotShared}, {care.StateNotAsked, care.WhyPlanned}, {care.StatePending, ""},
}

func statementRow() care.Entry {
	return care.Entry{Group: "statement", Term: "No known allergy", Codes: []care.Coded{{Code: "716186003"}}}
}

func allergyRow() care.Entry { return care.Entry{Group: "current", Term: "Penicillin"} }

// H6: every combination of three partners' states. The banner claims "No known
// allergies" only when somebody stated it and nobody is missing, and is never
// blank; an empty card says "None recorded" of those alone who answered.
func TestH6_TruthTable(t *testing.T) {
	n := 0
	for i := range states {
		for j := range states {
			for k := range states {
				n++
				o := &openRecord{who: care.Professional{Sections: []string{care.Allergies}}}
				var answers []care.Answer
				missing, pending, stated, asked := 0, 0, 0, 0
				for x, s := range []int{i, j, k} {
					name := fmt.Sprintf("Org%d", x)
					rows := []care.Entry{}
					if states[s].state == care.StateAssertedNone {
						rows = append(rows, statementRow())
						stated++
					}
					c := cellOf(states[s].state, states[s].why, name, rows...)
					o.sources = append(o.sources, &sourceState{Source: Source{Asker: fakeOrg{name: name}}, cells: map[string]*cell{care.Allergies: c}})
					answers = append(answers, c.answer)
					if c.answer.Missing() {
						missing++
					}
					if states[s].state == care.StatePending {
						pending++
					}
					if states[s].state != care.StateNotAsked || states[s].why == care.WhyBreaker || states[s].why == care.WhySignIn {
						asked++
					}
				}
				line := allergyLine(o)
				want := "Allergies not recorded"
				switch {
				case pending > 0:
					want = "Loading"
				case missing > 0 || asked == 0:
					want = "Allergies unavailable"
				case stated > 0:
					want = "No known allergies"
				}
				if line.Heading != want {
					t.Errorf("%v %v %v: %q, want %q", states[i], states[j], states[k], line.Heading, want)
				}
				words := strings.Join(emptyWords("Allergies", answers), " ")
				for _, a := range answers {
					claimed := strings.Contains(between(words, "None recorded by ", "."), a.Name)
					if claimed != (pending == 0 && a.Answered() && a.Why != care.WhyNotKnown) {
						t.Errorf("%v: %q", a, words)
					}
					if !strings.Contains(words, a.Name) && pending == 0 {
						t.Errorf("%s is not named: %q", a.Name, words)
					}
				}
				if pending == 0 && !strings.Contains(words, "does not mean that there is none") {
					t.Errorf("%q claims too much", words)
				}
			}
		}
	}
	t.Logf("%d combinations", n)
}

func between(s, from, to string) string {
	_, rest, ok := strings.Cut(s, from)
	if !ok {
		return ""
	}
	out, _, _ := strings.Cut(rest, to)
	return out
}

// An allergy wins over every statement of none, and the conflict is said (D10).
func TestD10_AllergyWinsOverStatement(t *testing.T) {
	o := &openRecord{who: care.Professional{Sections: []string{care.Allergies}}}
	for name, row := range map[string]care.Entry{"A": allergyRow(), "B": statementRow()} {
		c := cellOf(care.StateComplete, "", name, row)
		o.sources = append(o.sources, &sourceState{Source: Source{Asker: fakeOrg{name: name}}, cells: map[string]*cell{care.Allergies: c}})
	}
	line := allergyLine(o)
	if line.Heading != "Known allergies" || !line.Alert || !strings.Contains(line.Note, "Conflict") {
		t.Errorf("%+v", line)
	}
	row := statementRow()
	row.Codes[0].Code = "409137002"
	row.Term = "No known drug allergy"
	o.sources = o.sources[:1]
	o.sources[0].cells[care.Allergies] = cellOf(care.StateAssertedNone, "", "B", row)
	if line := allergyLine(o); line.Heading != "Allergies not recorded" || !strings.Contains(line.Note, "No known drug allergy") {
		t.Errorf("a narrow statement was widened: %+v", line)
	}
}

// Ten states, ten wordings, each naming who.
func TestH5_EveryStateHasItsOwnWords(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range states {
		a := cellOf(s.state, s.why, "Org").answer
		if seen[a.Say] || a.Say == "" || !strings.Contains(a.Say, "Org") {
			t.Errorf("%v: %q", s, a.Say)
		}
		seen[a.Say] = true
		if s.state != care.StateEmpty && s.state != care.StateAssertedNone && strings.Contains(strings.ToLower(a.Say), "nothing recorded") {
			t.Errorf("%v reads as nothing recorded: %q", s, a.Say)
		}
	}
}

// M122: what a partner never sends is said beside every answer, an empty one
// above all; where it did not answer there is nothing to add.
func TestM122_StandingRemark(t *testing.T) {
	share := Share{Shared: true, Note: "Calls without advice are not sent."}
	for state, want := range map[care.State]bool{care.StateComplete: true, care.StateEmpty: true, care.StateFailed: false, care.StatePending: false} {
		say := sayAnswer(care.Answer{Name: "Org", State: state}, share)
		if strings.HasSuffix(say, share.Note) != want {
			t.Errorf("%s: %q", state, say)
		}
	}
	if say := sayAnswer(care.Answer{Name: "Org", State: care.StateEmpty, Why: care.WhyNotKnown}, share); strings.Contains(say, share.Note) {
		t.Errorf("not known there: %q", say)
	}
}

// A partner that holds everything back has not said that there is nothing (H23).
func TestH23_AllHeldBackIsNotEmpty(t *testing.T) {
	sec := Section{Section: care.Section{Key: care.Problems}, Asks: []fhir.Ask{{Type: "Condition"}}, Read: func(fhir.Sent) care.Rows { return care.Rows{} }}
	var out fhir.Outcome
	if err := json.Unmarshal([]byte(`{"issue":[{"severity":"warning","code":"suppressed","details":{"text":"all items withheld at the person's request"}}]}`), &out); err != nil {
		t.Fatal(err)
	}
	st := &sourceState{Source: Source{Asker: fakeOrg{name: "Org"}}, cells: map[string]*cell{care.Problems: {}},
		known: true, replies: map[string]Reply{queryKey(sec.Asks[0]): {Found: fhir.Found{Outcomes: []fhir.Outcome{out}}}}}
	r := &Room{deps: Deps{Sections: []Section{sec}, Now: time.Now}}
	var a care.Answer
	if rows := r.read(&openRecord{}, st, sec, &a); a.State != care.StateWithheldPolicy || len(rows.Warnings) != 1 {
		t.Errorf("%+v, warnings %v", a, rows.Warnings)
	}
}

// A record still on its way is missing, and is not told as held back (H5).
func TestH5_InTransitIsNotWithheld(t *testing.T) {
	for held, want := range map[bool]string{false: "Part of the record is not here yet", true: "Some items are withheld"} {
		sec := Section{Section: care.Section{Key: care.Problems}, Asks: []fhir.Ask{{Type: "Condition"}},
			Read: func(fhir.Sent) care.Rows { return care.Rows{Warnings: []string{"Org: a warning."}, Held: held} }}
		st := &sourceState{Source: Source{Asker: fakeOrg{name: "Org"}}, cells: map[string]*cell{care.Problems: {}}, known: true, replies: map[string]Reply{}}
		var a care.Answer
		(&Room{deps: Deps{Sections: []Section{sec}, Now: time.Now}}).read(&openRecord{}, st, sec, &a)
		if w := missingWords(st, a); a.State != care.StatePartial || w != want {
			t.Errorf("held %v: %s, %q", held, a.State, w)
		}
	}
}
