package cast

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// verhoeff checks a SNOMED CT identifier by the tables of the dihedral group.
func verhoeff(id string) bool {
	d := [10]string{"0123456789", "1234067895", "2340178956", "3401289567", "4012395678", "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"}
	p := [8]string{"0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"}
	c := 0
	for i := range id {
		c = int(d[c][p[i%8][id[len(id)-1-i]-'0']-'0'] - '0')
	}
	return c == 0
}

func TestEveryCodeIsAConceptWithASoundCheckDigit(t *testing.T) {
	rows := 0
	for line := range strings.Lines(codesTSV) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 3 || f[2] == "" {
			t.Fatalf("row %q", line)
		}
		partition := f[1][len(f[1])-3 : len(f[1])-1]
		if !verhoeff(f[1]) || partition != "00" && partition != "10" {
			t.Errorf("%s %s", f[1], f[2])
		}
		rows++
	}
	if rows != len(codeOf) {
		t.Errorf("%d rows, %d names: a name occurs twice in a group", rows, len(codeOf))
	}
}

func TestEveryNHSNumberIsSoundAndOnlyOnePersons(t *testing.T) {
	seen := map[string]string{}
	for _, p := range All() {
		for _, n := range append([]string{p.NHS}, p.Superseded...) {
			sum := 0
			for i := range 9 {
				sum += int(n[i]-'0') * (10 - i)
			}
			if len(n) != 10 || !strings.HasPrefix(n, "999") || (11-sum%11)%11 != int(n[9]-'0') || seen[n] != "" {
				t.Errorf("%s: %s (also %s)", p.Key, n, seen[n])
			}
			seen[n] = p.Key
		}
	}
}

func TestBankHolidays(t *testing.T) {
	for _, day := range []string{"2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28", "2027-12-27", "2027-12-28"} {
		if !bankHoliday(mustDay(day)) {
			t.Errorf("%s is one", day)
		}
	}
	for _, day := range []string{"2026-12-29", "2026-05-11", "2026-08-24", "2026-01-02"} {
		if bankHoliday(mustDay(day)) {
			t.Errorf("%s is none", day)
		}
	}
}

// shelf is a sink that only keeps.
type shelf []json.RawMessage

func (s *shelf) Put(raw json.RawMessage, _ string) error { *s = append(*s, raw); return nil }
func (s *shelf) Note(string, string, json.RawMessage)    {}
func (s *shelf) Refuse(string, string)                   {}

func TestRoutineFallsOnWorkingDaysInThePast(t *testing.T) {
	now := time.Date(2027, 3, 10, 9, 0, 0, 0, time.UTC)
	calendar, err := NewCalendar(now)
	if err != nil {
		t.Fatal(err)
	}
	kept := &shelf{}
	p := Person{Key: "P99", NHS: "9990123454", Given: []string{"A"}, At: []Holding{{Partner: FAI, ID: "x", Items: []Item{Routine{Visits: 40, Reasons: []string{"a"}, By: []string{"Dr A"}}}}}}
	if err := NewRegion(calendar, 7, nil, map[string]Sink{FAI: kept}).Write([]Person{p}); err != nil {
		t.Fatal(err)
	}
	visits := 0
	for _, raw := range *kept {
		var e struct {
			ResourceType string
			Period       struct{ Start time.Time }
		}
		if err := json.Unmarshal(raw, &e); err != nil {
			t.Fatal(err)
		}
		if e.ResourceType != "Encounter" {
			continue
		}
		visits++
		if d := e.Period.Start.Weekday(); d == time.Saturday || d == time.Sunday || e.Period.Start.After(now) {
			t.Errorf("%s", e.Period.Start)
		}
	}
	if visits < 25 {
		t.Errorf("%d visits", visits)
	}
}

func TestATermWithoutACodeIsASlip(t *testing.T) {
	calendar, _ := NewCalendar(storyDay)
	p := Person{Key: "P99", NHS: "9990123454", Given: []string{"A"}, At: []Holding{{Partner: FAI, ID: "x", Items: []Item{Problem{Term: "Hart failure"}}}}}
	err := NewRegion(calendar, 1, nil, map[string]Sink{FAI: &shelf{}}).Write([]Person{p})
	if err == nil || !strings.Contains(err.Error(), "Hart failure") {
		t.Errorf("%v", err)
	}
	p.At[0].Items = []Item{Problem{Term: "~Hart failure"}}
	kept := &shelf{}
	if err := NewRegion(calendar, 1, nil, map[string]Sink{FAI: kept}).Write([]Person{p}); err != nil {
		t.Error(err)
	}
	if last := (*kept)[len(*kept)-1]; !strings.Contains(string(last), `"code":{"text":"Hart failure"}`) {
		t.Errorf("%s", last)
	}
}
