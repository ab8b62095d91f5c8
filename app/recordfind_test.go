package app_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/record"
	"shcr/backend/region"
)

const ethel = "999 899 7453" // P27, who has 20,000 items

func (c *clinic) find(t *testing.T, v record.View, typed string) care.Found {
	t.Helper()
	f, err := c.Record.Find(v.Record, typed, "", 0)
	if err != nil {
		t.Fatal(say(err))
	}
	if f.Record != v.Record || f.Query != typed {
		t.Fatalf("another answer: %s %q", f.Record, f.Query)
	}
	return f
}

// whole is a hit as text, what was sought in angle brackets.
func whole(h care.Hit) string {
	out := ""
	add := func(list []care.Piece) {
		for _, p := range list {
			if p.Hit {
				p.Text = "<" + p.Text + ">"
			}
			out += p.Text
		}
		out += "|"
	}
	add(h.Negation)
	add(h.Term)
	for _, e := range h.Excerpts {
		add(e.Label)
		add(e.Text)
	}
	return out + h.When.Text + "|" + h.From + "|" + strings.Join(h.Cautions, "|")
}

func hits(f care.Found, key string) (out []string) {
	for _, g := range f.Groups {
		if key == "" || g.Key == key {
			for _, h := range g.Hits {
				out = append(out, whole(h))
			}
		}
	}
	return out
}

// What is found of a large record is what brute force finds in the rows that the
// pages show, group by group; hits come in pages that leave none out.
func TestFind_RecallOfALargeRecord(t *testing.T) {
	long(t)
	c := open(t, "U2")
	v := c.opened(t, ethel)
	rows := map[string][]string{}
	for _, s := range v.Sections {
		for _, e := range c.section(t, v, s.Key).Entries {
			text, _ := json.Marshal(struct {
				Negation, Term string
				When           []string
				Status         string
				Facts          []care.Fact
				Values         []care.Value
				Cautions       []string
				Source         []string
				Codes          []care.Coded
			}{e.Negation, e.Term, []string{e.When.Text, e.When.Time}, e.Status.Text, e.Facts, e.Values, e.Cautions, []string{e.Source.Name, e.Source.Unit, e.Source.Author}, e.Codes})
			rows[s.Key] = append(rows[s.Key], strings.ToLower(string(text)))
		}
	}
	began := time.Now()
	c.find(t, v, "")
	t.Logf("made ready in %v", time.Since(began))
	slowest := time.Duration(0)
	for _, word := range []string{"penicillin", "haemodialysis", "potassium", "5.9", "14-nov-2026", "1234", "tesco", "zzz", "renal", "warfarin"} {
		began = time.Now()
		f := c.find(t, v, word)
		slowest = max(slowest, time.Since(began))
		for key, all := range rows {
			brute, found := 0, 0
			for _, text := range all {
				if strings.Contains(text, word) {
					brute++
				}
			}
			for _, g := range f.Groups {
				if g.Key == key {
					found = g.Total
				}
			}
			if found < brute && word != "1234" || key == care.Results && word == "potassium" && found < 100 {
				t.Errorf("%s in %s: %d found, %d by brute force", word, key, found, brute)
			}
		}
	}
	t.Logf("slowest query %v", slowest)
	seen := map[string]bool{}
	for from := 0; ; from += 50 {
		f, err := c.Record.Find(v.Record, "potassium", care.Results, from)
		if err != nil || len(f.Groups) != 1 {
			t.Fatal(err, len(f.Groups))
		}
		for _, h := range f.Groups[0].Hits {
			seen[h.Entry] = true
		}
		if len(f.Groups[0].Hits) < 50 {
			if len(seen) != f.Groups[0].Total {
				t.Errorf("%d of %d hits on all pages", len(seen), f.Groups[0].Total)
			}
			break
		}
	}
}

// H13: what turns a word's meaning stands with it; codes, accents and capitals; and
// nothing is found under another handle, or once the record is closed (W4, H4).
func TestFind_Words(t *testing.T) {
	c := open(t, "U2")
	v := c.opened(t, amina)
	if got := hits(c.find(t, v, "PENICILLIN allergy"), care.Allergies); len(got) != 1 || !strings.HasPrefix(got[0], "|<Allergy> to <penicillin>|") || !strings.Contains(got[0], "|Jun-2009|Fairhaven") {
		t.Errorf("%q", got)
	}
	said := c.find(t, v, "").Scope
	if said.Items == 0 || !strings.Contains(said.Say, "Searched: ") || said.Loading || len(said.Not) == 0 {
		t.Errorf("%+v", said)
	}
	for _, typed := range []string{strings.Repeat("a", 201), strings.Repeat("é", 201)} {
		if _, err := c.Record.Find(v.Record, typed, "", 0); app.ProblemOf(err).Code != string(care.CodeInput) {
			t.Errorf("%d letters were taken: %v", len(typed), err)
		}
	}
	if _, err := c.Record.Find("guessed", "penicillin", "", 0); app.ProblemOf(err).Code != string(care.CodeNoRecord) {
		t.Error(err)
	}
	c.Record.Close(v.Record)
	for _, err := range []error{func() error { _, err := c.Record.Find(v.Record, "penicillin", "", 0); return err }(), c.Record.FindLetters(v.Record), c.Record.StopLetters(v.Record)} {
		if app.ProblemOf(err).Code != string(care.CodeNoRecord) {
			t.Errorf("after the close: %v", err)
		}
	}
}

// What a role may not see is not searched, and is said; so is what is restricted, and
// which organisation did not answer (H23, H7).
func TestFind_SaysWhatWasNotSearched(t *testing.T) {
	c := open(t, "U9") // a receptionist
	v := c.opened(t, amina)
	f := c.find(t, v, "bisoprolol")
	if len(f.Groups) != 0 || !strings.Contains(strings.Join(f.Scope.Not, "\n"), "Not searched, hidden by your role: ") || !strings.Contains(strings.Join(f.Scope.Not, "\n"), "Medications") {
		t.Errorf("%+v", f)
	}
	nurse := open(t, "U3")
	closed := nurse.find(t, nurse.opened(t, dominic), "schizoaffective")
	if len(closed.Groups) != 0 || !strings.Contains(strings.Join(closed.Scope.Not, "\n"), "restricted item") {
		t.Errorf("%+v", closed)
	}
	down := open(t, "U2")
	if err := down.region.Stop("RZ9"); err != nil {
		t.Fatal(err)
	}
	f = down.find(t, down.opened(t, amina), "apixaban")
	if said := strings.Join(f.Scope.Not, "\n"); !strings.Contains(said, "Missing or incomplete: Estuary") {
		t.Errorf("%q", said)
	}
}

// H24: of a sensitive person's record no organisation is named, and no letter is
// fetched.
func TestFind_SensitivePerson(t *testing.T) {
	c := open(t, "U2")
	v := c.opened(t, numberOf(t, "P04"))
	f := c.find(t, v, "a")
	text, _ := json.Marshal(f)
	for _, p := range c.region.States() {
		if p.Name != "" && p.Key != "" && strings.Contains(string(text), p.Name) {
			t.Errorf("%s is named", p.Name)
		}
	}
	if len(f.Groups) == 0 || !strings.Contains(strings.Join(f.Scope.Not, "\n"), "letters, which are withheld") || f.Scope.MayFetch {
		t.Errorf("%+v", f.Scope)
	}
	if err := c.Record.FindLetters(v.Record); app.ProblemOf(err).Code != string(care.CodeCannotShow) {
		t.Error(err)
	}
}

// settledLetters waits until no letters are being fetched.
func (c *clinic) settledLetters(t *testing.T, v record.View) care.Found {
	t.Helper()
	for deadline := time.Now().Add(3 * time.Minute); ; time.Sleep(20 * time.Millisecond) {
		if f := c.find(t, v, ""); f.Scope.Of == 0 {
			return f
		}
		if time.Now().After(deadline) {
			t.Fatal("letters are still being fetched")
		}
	}
}

// D18: the text of letters is found once they were opened, or were asked for where
// the region lets that; the audit tells fetched from shown, and what was sought is
// in neither the audit nor the log.
func TestD18_FindInLetters(t *testing.T) {
	const typed, inside = "breathlessness orthopnoea", "orthopnoea"
	forbids := with(t, "U2", func(r *region.Region) { r.Policy.BackgroundFetch = false })
	v := forbids.opened(t, amina)
	if err := forbids.Record.FindLetters(v.Record); app.ProblemOf(err).Code != string(care.CodeInput) {
		t.Errorf("fetched where the region forbids it: %v", err)
	}
	c := open(t, "U2")
	v = c.opened(t, amina)
	before := c.find(t, v, "furosemide")
	if !before.Scope.MayFetch || before.Scope.Unread < 5 || before.Scope.Letters != 0 || len(hits(before, care.FoundLetters)) != 0 {
		t.Fatalf("%+v", before.Scope)
	}
	i := slices.IndexFunc(c.section(t, v, care.Documents).Entries, func(e care.Entry) bool { return strings.Contains(e.Term, "Heart failure nurse letter") })
	e := c.section(t, v, care.Documents).Entries[i]
	if _, err := c.Record.Letter(v.Record, e.ID); err != nil {
		t.Fatal(say(err))
	}
	one := c.find(t, v, "furosemide")
	if got := hits(one, care.FoundLetters); len(got) != 1 || !strings.Contains(got[0], "Heart failure nurse letter|") || !strings.Contains(strings.ToLower(got[0]), "<furosemide>") {
		t.Errorf("%q", got)
	}
	for _, g := range one.Groups {
		if g.Key == care.FoundLetters && !strings.EqualFold(g.Hits[0].Seek, "furosemide") {
			t.Errorf("opened at %q", g.Hits[0].Seek)
		}
	}
	if err := c.Record.FindLetters(v.Record); err != nil {
		t.Fatal(say(err))
	}
	after := c.settledLetters(t, v)
	if after.Scope.Unread != 0 || after.Scope.Letters < 5 {
		t.Errorf("%+v", after.Scope)
	}
	t.Logf("%+v", after.Scope)
	c.find(t, v, typed)
	fetched, shown := 0, 0
	for _, d := range c.trail(t) {
		switch d.Kind {
		case "document":
			fetched++
		case "document-shown":
			shown++
		}
	}
	if shown != 1 || fetched < before.Scope.Unread {
		t.Errorf("%d fetched and %d shown in the audit, of %d letters", fetched, shown, before.Scope.Unread)
	}
	for _, e := range c.region.AuditEvents() {
		if strings.Contains(string(e), inside) {
			t.Error("what was sought is in the audit")
		}
	}
	if strings.Contains(c.log.String(), inside) {
		t.Error("what was sought is in the log")
	}
	told := 0
	for _, s := range c.events.all() {
		if s.name == app.EventFind {
			told++
			if len(s.data) != 1 || s.data[0] != v.Record {
				t.Errorf("an event with more than the handle: %v", s.data)
			}
		}
	}
	if told < fetched {
		t.Errorf("%d events for %d letters", told, fetched)
	}
}

// Fetching ends when it is told to, and with the record.
func TestD18_FetchingIsStopped(t *testing.T) {
	c := open(t, "U2")
	v := c.opened(t, ethel)
	unread := c.find(t, v, "").Scope.Unread
	if err := c.Record.FindLetters(v.Record); err != nil {
		t.Fatal(say(err))
	}
	if s := c.find(t, v, "").Scope; s.Of == 0 || s.Of > 300 {
		t.Errorf("%d of %d", s.Done, s.Of)
	}
	if err := c.Record.StopLetters(v.Record); err != nil {
		t.Fatal(say(err))
	}
	if left := c.settledLetters(t, v).Scope.Unread; left == 0 || left < unread-60 {
		t.Errorf("%d of %d letters are left", left, unread)
	}
	if err := c.Record.FindLetters(v.Record); err != nil {
		t.Fatal(say(err))
	}
	c.Record.Close(v.Record)
	if _, err := c.Record.Find(v.Record, "", "", 0); err == nil {
		t.Error("found in a closed record")
	}
}
