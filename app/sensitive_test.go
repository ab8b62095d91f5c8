package app_test

import (
	"encoding/json"
	"strings"
	"testing"

	"shcr/app"
	"shcr/backend/care"
)

const zoe = "999 522 9560" // P04, whose letters say where she is

// D9, H24: a role with the restricted right opens a sensitive person's letter for a
// reason, which is in the audit with each letter; the row and the head go on to
// name neither organisation nor place, and it ends with the record.
func TestD9_ASensitivePersonsLettersForAReason(t *testing.T) {
	c := open(t, "U2")
	v := c.opened(t, zoe)
	rows := c.section(t, v, care.Documents).Entries
	if v.Letters != "possible" || len(rows) == 0 {
		t.Fatalf("%q, %d rows", v.Letters, len(rows))
	}
	for _, e := range rows {
		if _, err := c.Record.Letter(v.Record, e.ID); e.Letter != nil || app.ProblemOf(err).Code != string(care.CodeCannotShow) {
			t.Errorf("%q opens without a reason: %v", e.Term, err)
		}
	}
	for _, why := range []string{"", " a ", strings.Repeat("why", 200)} {
		if err := c.Record.SensitiveLetters(v.Record, why); app.ProblemOf(err).Code != string(care.CodeInput) {
			t.Errorf("%d characters: %v", len(why), err)
		}
	}
	if err := c.Record.SensitiveLetters(v.Record, "Injuries before surgery"); err != nil {
		t.Fatal(say(err))
	}
	c.told(t, `"sensitive-letters"`, "Injuries before surgery")
	if v, _ = c.Record.View(v.Record); v.Letters != "in-force" {
		t.Errorf("%q after the reason", v.Letters)
	}
	places := []string{"Tidewell", "Samphire", "Estuary", "RZ9", "Mill Reach", "Tan"}
	unplaced := func(what string, x any) {
		text, err := json.Marshal(x)
		for _, p := range places {
			if err != nil || strings.Contains(string(text), p) {
				t.Errorf("%s tells %q: %s", what, p, text)
			}
		}
	}
	told := false
	for _, e := range c.section(t, v, care.Documents).Entries {
		unplaced("the row", e)
		if e.Letter == nil {
			continue
		}
		l, err := c.Record.Letter(v.Record, e.ID)
		if err != nil {
			t.Errorf("%q: %s", e.Term, say(err))
			continue
		}
		if l.Token != "" {
			for _, p := range l.Pages {
				text, err := c.Record.PageText(v.Record, e.ID, p.Number)
				if err != nil {
					t.Error(err)
				}
				for _, w := range text.Words {
					told = told || strings.HasPrefix(w.Text, "Samphire")
				}
			}
		}
		l.Blocks = nil // what it says is what was asked for
		unplaced("the head", l)
	}
	if !told {
		t.Error("no letter was read: the test looked at nothing")
	}
	c.told(t, `"document-shown"`, "sensitive-letters", "Injuries before surgery")
	if again := c.opened(t, zoe); again.Letters != "possible" || c.section(t, again, care.Documents).Entries[0].Letter != nil {
		t.Errorf("%q: the reason outlived its record", again.Letters)
	}
	if other := c.opened(t, dominic); other.Letters != "" {
		t.Errorf("%q of somebody who is not sensitive", other.Letters)
	}
}

// D9, D25: nobody else opens one, whatever the reason; emergency access neither.
func TestD9_OthersAreToldThatLettersAreWithheld(t *testing.T) {
	refused := func(c *clinic, record string) {
		t.Helper()
		if err := c.Record.SensitiveLetters(record, "I want to read them"); app.ProblemOf(err).Code != string(care.CodeNoRole) {
			t.Errorf("not refused: %v", err)
		}
		v, err := c.Record.View(record)
		if err != nil || v.Letters != "withheld" {
			t.Fatalf("%q %v", v.Letters, err)
		}
		for _, e := range c.section(t, v, care.Documents).Entries {
			if _, err := c.Record.Letter(record, e.ID); e.Letter != nil || app.ProblemOf(err).Code != string(care.CodeCannotShow) {
				t.Errorf("%q opened: %v", e.Term, err)
			}
		}
		c.told(t, `"refused"`, "no-role", "I want to read them")
	}
	nurse := open(t, "U3")
	refused(nurse, nurse.opened(t, zoe).Record)

	c := at(t, "U10")
	if err := c.Session.ChooseRole(c.until(t, "choosing-role").Roles[1].Key); err != nil {
		t.Fatal(say(err))
	}
	broken, err := c.Record.BreakGlass(c.opened(t, zoe).Record, "Found collapsed")
	if err != nil {
		t.Fatal(say(err))
	}
	for broken.Loading {
		if broken, err = c.Record.View(broken.Record); err != nil {
			t.Fatal(err)
		}
	}
	refused(c, broken.Record)
}
