package app_test

import (
	"slices"
	"strings"
	"testing"

	"shcr/backend/care"
	"shcr/backend/record"
	"shcr/backend/training/cast"
)

// numberOf is the NHS number of somebody of the region, by key.
func numberOf(t *testing.T, key string) string {
	t.Helper()
	for _, p := range cast.All() {
		if p.Key == key {
			return p.NHS
		}
	}
	t.Fatal("nobody is " + key)
	return ""
}

func (c *clinic) above(t *testing.T, v record.View) record.NowView {
	t.Helper()
	n, err := c.Record.Now(v.Record)
	if err != nil {
		t.Fatal(say(err))
	}
	return n
}

// Where now: what is said, by whom and as of when, and of two who differ both.
func TestWhereNow(t *testing.T) {
	c := open(t, "U2")
	for person, want := range map[string][]string{
		"P01": {"Usual address|14 Tern Close, Fairhaven, ZZ4 2TC||Personal Demographics Service, 03:10 today"},
		"P03": {"Service now|Supported living, 1:1 14 h a day, waking night shared|from 04-Sep-2017|Marshland County Council, as of 02:30 today"},
		"P14": {"Usual address|31 Kiln Bank", "Usual address|Lodgings, 6 Net Loft Lane", "!Organisations hold different addresses"},
		"P16": {"Currently in hospital|Marram Ward|since 14-Nov-2026 04:30; expected discharge 11-Dec-2026|Saltmarsh Mental Health Partnership NHS Trust, as of "},
		"P20": {"Recorded as|Lives in residential hostel"},
		"P32": {"Recorded as|Lives in nursing home|onset May-2024|Lanternfield Family Practice, as of ", "?There may be a stay or a place"},
	} {
		n := c.above(t, c.opened(t, numberOf(t, person)))
		lines := []string{"!" + n.Where.Differ, "?" + strings.Join(n.Where.Unknown, " ")}
		for _, l := range n.Where.Lines {
			lines = append(lines, strings.Join([]string{l.Label, l.Text, strings.Join(l.Facts, "; "), strings.Join(l.Who, "; ")}, "|"))
		}
		for _, w := range want {
			if !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, w) || w[0] == '?' && strings.Contains(l, w[1:]) }) {
				t.Errorf("%s: no %q in %q", person, w, lines)
			}
		}
	}
	if n := c.above(t, c.opened(t, numberOf(t, "P10"))); len(n.Where.Lines)+len(n.Where.Unknown) != 0 {
		t.Errorf("somebody who has died is said to be somewhere: %+v", n.Where)
	}
}

// H24, decision 9: of a sensitive person no place leaves Go, only the care setting.
func TestH24_WhereASensitivePersonIs(t *testing.T) {
	c := open(t, "U2")
	n := c.above(t, c.opened(t, numberOf(t, "P04")))
	for _, l := range n.Where.Lines {
		t.Errorf("%+v", l)
	}
	if !slices.Contains(n.Where.Unknown, "Where the person lives is withheld: sensitive record.") {
		t.Errorf("%q", n.Where.Unknown)
	}
}

// M158: since the last discharge of a partner, by dates alone, and what the GP
// record has of it.
func TestM158_SinceTheLastDischarge(t *testing.T) {
	c := open(t, "U2")
	v := c.opened(t, numberOf(t, "P01"))
	s := c.above(t, v).Since
	if s.Stay.Day != "29-Oct-2026" || s.Stay.Words != "Emergency hospital admission, Egret Ward" || !strings.HasPrefix(s.Stay.Who, "Estuary") || s.Say != "" {
		t.Fatalf("%+v", s.Stay)
	}
	terms := func(key string) (out []string) {
		for _, p := range s.Parts {
			for _, r := range p.Rows {
				rows := c.section(t, v, r.Section).Entries
				i := slices.IndexFunc(rows, func(e care.Entry) bool { return e.ID == r.Entry })
				if p.Key == key && i >= 0 {
					out = append(out, rows[i].Term+" "+r.Why)
				}
			}
		}
		return out
	}
	for key, want := range map[string][]string{
		"medicines":    {"Metformin", "Stopped 29-Oct-2026, the day of discharge", "Donepezil", "Changed 06-Nov-2026"},
		"letters":      {"Discharge summary", "Heart failure nurse letter 12-Nov-2026"},
		"results":      {"Pending: preliminary", "Issued 12-Nov-2026"},
		"appointments": {"24-Nov-2026", "27-Nov-2026"},
	} {
		got := strings.Join(terms(key), "\n")
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: no %q in\n%s", key, w, got)
			}
		}
	}
	if next := terms("appointments"); len(next) == 0 || !strings.Contains(next[0], "24-Nov-2026") {
		t.Errorf("the nearest does not come first: %q", next)
	}
	if len(s.GP) != 1 || !strings.Contains(s.GP[0], "items dated on or after 29-Oct-2026; the newest date is 16-Nov-2026") ||
		!strings.Contains(s.GP[0], "None of the medicines it sent has a start, change or stop dated since then.") {
		t.Errorf("%q", s.GP)
	}
	if s := c.above(t, c.opened(t, numberOf(t, "P14"))).Since; s.Stay.Entry != "" || !strings.Contains(s.Say, "does not mean that there was none") {
		t.Errorf("%+v", s)
	}
}
