package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/backend/audit/report"
)

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// did is an event as a repository holds it, in the viewer's shape.
type did struct {
	seq                       int
	after                     time.Duration // noon
	kind, outcome             string
	user, name, ods           string
	person, terms, item, note string
	purpose, ledger           string
}

func (d did) raw(t *testing.T) json.RawMessage {
	t.Helper()
	type m = map[string]any
	if d.user == "" {
		d.user, d.name, d.ods = "109", "Tracey Hollis", "F99002"
	}
	details := []m{{"type": "sequence", "valueString": fmt.Sprint(d.seq)}, {"type": "chain", "valueString": "aa"}, {"type": "kind", "valueString": d.kind}, {"type": "session", "valueString": "s1"}}
	entity := []m{{"name": fmt.Sprintf("%s-%d", d.user, d.seq), "description": d.note, "detail": details}}
	if d.person != "" {
		entity = append(entity, m{"role": m{"code": "1"}, "what": m{"identifier": m{"value": d.person}}})
	}
	if d.terms != "" {
		entity = append(entity, m{"role": m{"code": "24"}, "query": []byte(d.terms)})
	}
	if d.ledger != "" || d.item != "" {
		var lines []m
		if ods, rest, ok := strings.Cut(d.ledger, "="); ok {
			lines = append(lines, m{"type": ods, "valueString": rest})
		}
		if d.item != "" {
			lines = append(lines, m{"type": "item", "valueString": d.item})
		}
		entity = append(entity, m{"role": m{"code": "4"}, "detail": lines})
	}
	user := m{"requestor": true, "name": d.name, "who": m{"identifier": m{"value": d.user}}, "role": []m{{"text": "Receptionist", "coding": []m{{"code": "555"}}}}}
	if d.purpose != "" {
		user["purposeOfUse"] = []m{{"text": "emergency", "coding": []m{{"code": d.purpose}}}}
	}
	e := m{"resourceType": "AuditEvent", "recorded": noon.Add(d.after).Format(time.RFC3339Nano), "outcome": "0", "source": m{"site": "j-" + d.user},
		"agent": []m{user, {"requestor": false, "name": "Practice " + d.ods, "who": m{"identifier": m{"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": d.ods}}}}, "entity": entity}
	if d.outcome != "" {
		e["outcome"], e["outcomeDesc"] = "4", d.outcome
	}
	raw, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func raws(t *testing.T, all ...did) (out []json.RawMessage) {
	for _, d := range all {
		out = append(out, d.raw(t))
	}
	return out
}

const hollis = "9998245915"

func question(change ...func(*report.Question)) report.Question {
	q := report.Question{Persons: []string{hollis}, From: noon.AddDate(0, 0, -30), To: noon.AddDate(0, 0, 30),
		Rules: report.Rules{SearchesPerHour: 3, Start: 6 * time.Hour, End: 22 * time.Hour, Weekends: true, SameName: true},
		Words: report.Words{Section: strings.ToUpper, Organisation: func(s string) string { return "org " + s }, Reason: func(s string) string { return "why " + s }}}
	for _, c := range change {
		c(&q)
	}
	return q
}

var visit = []did{
	{seq: 5, kind: "open", person: hollis, purpose: "ETREAT", note: "to check a booking"},
	{seq: 6, after: time.Second, kind: "open-outcome", person: hollis, ledger: "RZ9 appointments=complete  4"},
	{seq: 7, after: 2 * time.Second, kind: "section", person: hollis, item: "appointments"},
	{seq: 8, after: 90 * time.Second, kind: "document-shown", person: hollis, item: "RZ9|DocumentReference/7"},
	{seq: 9, after: 250 * time.Second, kind: "closed", person: hollis},
}

// M65, M66: one open is one row, with how long, why, what was shown, and the
// emergency marked; events in both places, or twice in one, count once.
func TestI1_OneRowForOneAccess(t *testing.T) {
	all := raws(t, visit...)
	slices.Reverse(all) // a repository gives the newest first
	r := report.Make(question(), append(all, all[0]), all[:2])
	if len(r.Rows) != 1 || r.Events != 5 {
		t.Fatalf("%d rows of %d events", len(r.Rows), r.Events)
	}
	row := r.Rows[0]
	if row.Lasted != "4 min 10 s" || row.Name != "Tracey Hollis" || row.User != "109" || row.Role != "Receptionist" || row.Organisation != "Practice F99002" ||
		row.ODS != "F99002" || row.Person != "999 824 5915" || row.Note != "to check a booking" || row.Reason != "why emergency" || !row.Emergency ||
		row.At != "20-Nov-2026 12:00:00 GMT" || row.Failed != "" || row.Unsent {
		t.Errorf("%+v", row)
	}
	want := []string{"Sections: APPOINTMENTS", "Document of org RZ9: DocumentReference/7", "Loaded: APPOINTMENTS (4)"}
	if !slices.Equal(row.Shown, want) || !slices.Equal(row.Flags, []string{"Emergency access"}) {
		t.Errorf("shown %q, flags %q", row.Shown, row.Flags)
	}
	r = report.Make(question(), nil, all)
	if len(r.Rows) != 1 || !r.Rows[0].Unsent {
		t.Errorf("what was not sent is not there, or not marked: %+v", r.Rows)
	}
}

// The outcome names the number that came in place of the one asked for.
func TestH11_BothNumbersAreOneAccess(t *testing.T) {
	old := "9990000000"
	all := raws(t, did{seq: 1, kind: "open", person: old}, did{seq: 2, after: time.Second, kind: "open-outcome", person: hollis}, did{seq: 3, after: time.Minute, kind: "closed", person: hollis})
	r := report.Make(question(func(q *report.Question) { q.Persons = []string{old, hollis} }), all, nil)
	if len(r.Rows) != 1 || !strings.Contains(r.Rows[0].Person, "999 000 0000") || !strings.Contains(r.Rows[0].Person, "999 824 5915") {
		t.Errorf("%+v", r.Rows)
	}
}

// The next record is opened before the last is closed, and a reload is an open of
// the same person: each gets its own end.
func TestI1_OneAfterAnother(t *testing.T) {
	minutes := func(n int) time.Duration { return time.Duration(n) * time.Minute }
	all := raws(t, did{seq: 1, kind: "open", person: hollis}, did{seq: 2, after: minutes(3), kind: "open", person: hollis}, did{seq: 3, after: minutes(3), kind: "closed", person: hollis},
		did{seq: 4, after: minutes(5), kind: "open", person: "9990123454"}, did{seq: 5, after: minutes(6), kind: "closed", person: hollis}, did{seq: 6, after: minutes(20), kind: "sign-out"})
	r := report.Make(question(func(q *report.Question) { q.Persons, q.Staff = nil, "109" }), all, nil)
	var lasted []string
	for _, row := range r.Rows {
		lasted = append(lasted, row.What+" "+row.Lasted)
	}
	if want := []string{"Signed out ", "Record opened 15 min 0 s", "Record opened 3 min 0 s", "Record opened 3 min 0 s"}; !slices.Equal(lasted, want) {
		t.Errorf("%q", lasted)
	}
}

// Failed attempts are rows, and never look like an access.
func TestI1_FailedAttempts(t *testing.T) {
	r := report.Make(question(), raws(t,
		did{seq: 1, kind: "refused", outcome: "no-role", person: hollis},
		did{seq: 2, after: time.Minute, kind: "open", person: hollis}, did{seq: 3, after: time.Minute, kind: "failed", outcome: "unavailable", person: hollis},
	), nil)
	if len(r.Rows) != 2 || r.Rows[1].Failed != "Not allowed to this role" || r.Rows[0].Failed != "Nothing was opened (unavailable)" || len(r.Rows[0].Shown) > 0 {
		t.Errorf("%+v", r.Rows)
	}
}

// I1: a search that failed, or was stopped, while a record was open says nothing of
// that record, even when it was for the same person: neither that it was not opened, nor that something of it was not given.
func TestI1_WhatFailedAboutNobodyIsNoPartOfAnAccess(t *testing.T) {
	for _, loadedFirst := range []bool{true, false} {
		failed, outcome := 4, 3
		if !loadedFirst {
			failed, outcome = 3, 4
		}
		r := report.Make(question(func(q *report.Question) { q.Persons, q.Staff = nil, "109" }), raws(t,
			did{seq: 1, kind: "open", person: hollis},
			did{seq: 2, after: time.Second, kind: "search", terms: "family=HOLLIS"},
			did{seq: outcome, after: time.Duration(outcome) * time.Second, kind: "open-outcome", person: hollis, ledger: "F99001=complete problems 3"},
			did{seq: failed, after: time.Duration(failed) * time.Second, kind: "failed", outcome: "unavailable"},
			did{seq: 5, after: 5 * time.Second, kind: "refused", outcome: "searches"},
			did{seq: 8, after: 5 * time.Second, kind: "search-failed", outcome: "unavailable", person: hollis, terms: "nhs-number=" + hollis},
			did{seq: 6, after: 6 * time.Second, kind: "section", person: hollis, item: "problems"},
			did{seq: 7, after: 7 * time.Second, kind: "closed", person: hollis},
		), nil)
		var what []string
		for _, row := range r.Rows {
			what = append(what, row.What+"/"+row.Failed)
			if row.What == "Record opened" && (len(row.Flags) > 0 || row.Lasted != "7 s" || len(row.Shown) == 0) {
				t.Errorf("loaded first %v: %+v", loadedFirst, row)
			}
		}
		slices.Sort(what)
		if want := []string{"Failed/Nothing was opened (unavailable)", "Person search failed/Nothing was opened (unavailable)", "Person search/", "Record opened/", "Refused/Stopped: too many searches within an hour"}; !slices.Equal(what, want) {
			t.Errorf("loaded first %v: %q", loadedFirst, what)
		}
	}
}

// M131: a reference that was copied is part of the access it was copied from.
func TestM131_ACopiedReferenceIsPartOfTheAccess(t *testing.T) {
	r := report.Make(question(), raws(t,
		did{seq: 1, kind: "open", person: hollis},
		did{seq: 2, after: time.Second, kind: "open-outcome", person: hollis},
		did{seq: 3, after: 2 * time.Second, kind: "copied", person: hollis, item: "F99002|Condition/7"},
	), nil)
	if len(r.Rows) != 1 || len(r.Rows[0].Shown) != 1 || !strings.HasPrefix(r.Rows[0].Shown[0], "Reference copied to an item of ") {
		t.Errorf("%+v", r.Rows)
	}
}

// M63: a filter is told among the steps of its access, and shows nothing by itself.
func TestM63_AFilterIsAStepOfTheAccess(t *testing.T) {
	r := report.Make(question(), raws(t,
		did{seq: 1, kind: "open", person: hollis},
		did{seq: 2, after: time.Second, kind: "open-outcome", person: hollis},
		did{seq: 3, after: 2 * time.Second, kind: "narrowed", person: hollis, item: "results?by=words%2Cacute&from=2025-11-22"},
		did{seq: 4, after: 3 * time.Second, kind: "narrowed", person: hollis, item: "summary?"},
	), nil)
	if len(r.Rows) != 1 || len(r.Rows[0].Shown) != 0 {
		t.Fatalf("%+v", r.Rows)
	}
	var steps []string
	for _, s := range r.Rows[0].Detail(question().Words).Steps {
		steps = append(steps, s.What)
	}
	if want := []string{"Record opened", "Filtered: RESULTS: from 22-Nov-2025, by words typed, by hospital", "Filtered: Person summary: no filter any more"}; !slices.Equal(steps, want) {
		t.Errorf("%q", steps)
	}
}

// M46: handing a person on is part of the access it came from, and one that was
// refused or failed on the way does not make the access a failed one.
func TestM46_HandingOnIsPartOfTheAccess(t *testing.T) {
	r := report.Make(question(), raws(t,
		did{seq: 1, kind: "open", person: hollis},
		did{seq: 2, after: time.Second, kind: "onward", person: hollis, item: "North Record"},
		did{seq: 3, after: 2 * time.Second, kind: "onward", outcome: "unavailable", person: hollis, item: "East Record"},
		did{seq: 4, after: 3 * time.Second, kind: "open-outcome", person: hollis},
		did{seq: 5, after: time.Minute, kind: "closed", person: hollis},
	), nil)
	if len(r.Rows) != 1 || r.Rows[0].Failed != "" || !slices.Equal(r.Rows[0].Shown, []string{"Handed on to North Record", "Not handed on to East Record: Nothing was opened (unavailable)"}) {
		t.Errorf("%+v", r.Rows)
	}
}

// Decision 9: why a sensitive person's letters were opened stands with the access.
func TestD9_TheReasonForSensitiveLettersIsInTheReport(t *testing.T) {
	r := report.Make(question(), raws(t,
		did{seq: 1, kind: "open", person: hollis},
		did{seq: 2, after: time.Second, kind: "sensitive-letters", person: hollis, note: "Injuries before surgery"},
		did{seq: 3, after: time.Minute, kind: "closed", person: hollis},
	), nil)
	if len(r.Rows) != 1 || !slices.Equal(r.Rows[0].Shown, []string{"Letters of a sensitive record, because: Injuries before surgery"}) {
		t.Errorf("%+v", r.Rows)
	}
}

// What a server sends besides, that no viewer wrote or that nobody asked for, is
// not in the report; what cannot be read is said.
func TestI1_OnlyWhatWasAskedFor(t *testing.T) {
	all := raws(t, append(slices.Clone(visit), did{seq: 20, kind: "open", person: "9990123454"}, did{seq: 21, kind: "open", person: hollis, after: -90 * 24 * time.Hour})...)
	all = append(all, json.RawMessage(`{"resourceType":"AuditEvent","recorded":"2026-11-20T12:00:00Z","entity":[{"name":"x"}]}`), json.RawMessage(`[]`))
	r := report.Make(question(), all, nil)
	if len(r.Rows) != 1 || !strings.Contains(strings.Join(r.Notes, "|"), "2 events of the repository could not be read") {
		t.Errorf("%d rows, %q", len(r.Rows), r.Notes)
	}
}

// Decision 26: an officer sees the accesses of the own organisation's users, and
// those of others to what it supplied; the rest is counted, not shown.
func TestM67_Scope(t *testing.T) {
	for ods, want := range map[string]int{"F99002": 1, "RZ9": 1, "RZ8": 0, "": 1} {
		r := report.Make(question(func(q *report.Question) { q.Scope = ods }), raws(t, visit...), nil)
		if len(r.Rows) != want || (want == 0) != strings.Contains(strings.Join(r.Notes, "|"), "1 more, by people of other organisations") {
			t.Errorf("%s: %d rows, %q", ods, len(r.Rows), r.Notes)
		}
	}
}

// I1, I2: every soft rule flags what it should and nothing else.
func TestI1_Watch(t *testing.T) {
	staff := func(q *report.Question) { q.Persons, q.Staff = nil, "109" }
	for name, c := range map[string]struct {
		events []did
		change []func(*report.Question)
		want   string
	}{
		"a usual access":      {[]did{{seq: 1, kind: "open", person: hollis}}, nil, ""},
		"at night":            {[]did{{seq: 1, after: 11 * time.Hour, kind: "open", person: hollis}}, nil, "Outside usual hours"},
		"just in time":        {[]did{{seq: 1, after: -6 * time.Hour, kind: "open", person: hollis}}, nil, ""},
		"at a weekend":        {[]did{{seq: 1, after: 24 * time.Hour, kind: "open", person: hollis}}, []func(*report.Question){func(q *report.Question) { q.Rules.Weekends = false }}, "Outside usual hours"},
		"a family name":       {[]did{{seq: 1, kind: "open", person: hollis}}, []func(*report.Question){func(q *report.Question) { q.Of = report.Subject{Family: "HOLLIS", Given: "Reginald"} }}, "Same family name"},
		"the own name":        {[]did{{seq: 1, kind: "open", person: hollis}}, []func(*report.Question){func(q *report.Question) { q.Of = report.Subject{Family: "Hollis", Given: "Tracey Ann"} }}, "Same name: may be their own record"},
		"searched by name":    {[]did{{seq: 1, kind: "search", terms: "family=Hollis&given=Reg"}, {seq: 2, kind: "open", person: hollis}}, []func(*report.Question){staff}, "Same family name"},
		"searched by another": {[]did{{seq: 1, kind: "search", terms: "family=Patel"}, {seq: 2, kind: "open", person: hollis}}, []func(*report.Question){staff}, ""},
		"rules off":           {[]did{{seq: 1, kind: "open", person: hollis}}, []func(*report.Question){func(q *report.Question) { q.Of.Family, q.Rules.SameName = "Hollis", false }}, ""},
	} {
		r := report.Make(question(c.change...), raws(t, c.events...), nil)
		var flags []string
		for _, row := range r.Rows {
			flags = append(flags, row.Flags...)
		}
		if got := strings.Join(flags, "; "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	var many []did
	for i := range 8 {
		many = append(many, did{seq: i + 1, after: time.Duration(i) * 15 * time.Minute, kind: "search", terms: "family=A"})
	}
	r := report.Make(question(staff), raws(t, many...), nil)
	flagged := 0
	for _, row := range r.Rows {
		flagged += len(row.Flags)
	}
	if flagged != 5 { // the fourth of each hour and on: 3 are allowed
		t.Errorf("%d of 8 searches are flagged", flagged)
	}
}

// Reference §8: no cell is a formula, and the last line proves those before it.
func TestM68_CSV(t *testing.T) {
	evil := `=HYPERLINK("http://x","y")`
	r := report.Make(question(), raws(t, did{seq: 1, kind: "open", person: hollis, note: evil, user: "-1+1", name: "\t@SUM(A1)", ods: "X"}), nil)
	var b bytes.Buffer
	if err := r.WriteCSV(&b, report.Head{{"Made by", "+Anneliese"}}); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	last := strings.LastIndex(strings.TrimSuffix(text, "\r\n"), "\r\n") + 2
	sum := sha256.Sum256([]byte(text[:last]))
	if !strings.Contains(text[last:], hex.EncodeToString(sum[:])) {
		t.Errorf("the hash is not of the lines before it: %s", text[last:])
	}
	c := csv.NewReader(strings.NewReader(text))
	c.FieldsPerRecord = -1
	lines, err := c.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		for _, cell := range line {
			if s := strings.TrimSpace(cell); s != "" && strings.ContainsAny(s[:1], "=+-@") {
				t.Errorf("a formula: %q", cell)
			}
		}
	}
	if row := lines[len(lines)-2]; row[0] != "2026-11-20T12:00:00Z" || row[10] != "'"+evil || row[8] != "999 824 5915" {
		t.Errorf("%q", row)
	}
}

// FuzzRead: whatever a repository sends, nothing breaks.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"recorded":"2026-11-20T12:00:00Z","entity":[{"name":"x","detail":[{"type":"sequence","valueString":"1"},{"type":"kind","valueString":"open"}]},{"role":{"code":"24"},"query":"YT0x"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		r := report.Make(report.Question{Staff: "x", To: noon.AddDate(100, 0, 0)}, []json.RawMessage{text}, nil)
		if len(r.Rows) > 1 {
			t.Error("one event, several rows")
		}
	})
}
