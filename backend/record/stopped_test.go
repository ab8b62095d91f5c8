package record

import (
	"slices"
	"testing"

	"shcr/backend/care"
	"shcr/backend/reconcile"
)

// A stop is another organisation's to warn of: a practice's own earlier course
// says nothing against the one it issues now. Its date is when it ended, never
// when it was last issued (H20).
func TestH20_AStopIsAnothersAndHasItsOwnDate(t *testing.T) {
	here, there := care.Source{ODS: "F1", Name: "Here", Author: "A"}, care.Source{ODS: "F2", Name: "There"}
	drug := []care.Coded{{Code: "1"}}
	now := care.Entry{Group: "current", Source: here, Codes: drug}
	stop := care.Entry{Group: "past", Status: care.Status{Text: "Stopped"}, Codes: drug,
		When:  care.When{Kind: "Last issued", Text: "19-Aug-2025", ISO: "2025-08-19"},
		Facts: []care.Fact{{Key: "ended", Label: "Ends", Text: "29-Sep-2025"}}}
	own, others, undated := stop, stop, stop
	own.Source, others.Source, undated.Source = care.Source{ODS: "F1", Name: "Here", Author: "B"}, there, there
	undated.Facts = nil
	for _, c := range []struct {
		name string
		stop care.Entry
		want string
	}{{"own", own, ""}, {"others", others, "Stopped at There (29-Sep-2025)."}, {"undated", undated, "Stopped at There."}} {
		rows := []care.Entry{now, c.stop}
		compareMedicines(care.Medications, rows, func(e care.Entry) string { return e.Source.ODS })
		got := ""
		if len(rows[0].Cautions) > 0 {
			got = rows[0].Cautions[0]
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// One medicine under one code or name at two doses is flagged on both rows, each with the
// other's own words; nothing is said of one that is stopped, on hold, to come, of
// another code and name, without directions, or twice on one list (ui.md rules 7, 20).
func TestH20_ADoseThatDiffersIsSaidOnBothRows(t *testing.T) {
	row := func(ods, code, dose string, change func(*care.Entry)) care.Entry {
		e := care.Entry{Term: "Medicine " + code, Group: "current", Source: care.Source{ODS: ods, Name: "Org " + ods}, Codes: []care.Coded{{Code: code}},
			Facts: []care.Fact{{Key: "dose", Text: dose}}}
		if change != nil {
			change(&e)
		}
		return e
	}
	low := row("A", "1", "5 mg once a day", nil)
	for _, c := range []struct {
		name  string
		other care.Entry
		want  bool
	}{
		{"another dose", row("B", "1", "10 mg once a day", nil), true},
		{"end date passed", row("B", "1", "10 mg", func(e *care.Entry) { e.Status.Text = "Active (end date passed)" }), true},
		{"same words", row("B", "1", "5 mg  Once a day.", nil), false},
		{"a usual abbreviation", row("B", "1", "5 mg OD", nil), false},
		{"a count against an amount", row("B", "1", "Two once a day", nil), true},
		{"another code", row("B", "2", "10 mg", nil), false},
		{"no code", row("B", "", "10 mg", nil), false},
		{"no code, the same name", row("B", "", "10 mg", func(e *care.Entry) { e.Term = "medicine  1" }), true},
		{"no code, a longer name", row("B", "", "10 mg", func(e *care.Entry) { e.Term = "Medicine 1 tablets" }), false},
		{"own list", row("A", "1", "10 mg", nil), false},
		{"no directions", row("B", "1", "Directions not recorded", nil), false},
		{"stopped long ago", row("B", "1", "10 mg", func(e *care.Entry) { e.Group = "past" }), false},
		{"on hold", row("B", "1", "10 mg", func(e *care.Entry) { e.Status.Text = "On hold" }), false},
		{"intended", row("B", "1", "10 mg", func(e *care.Entry) { e.Status.Text = "Intended" }), false},
		{"to start", row("B", "1", "10 mg", func(e *care.Entry) { e.When.Relative = "in 3 days" }), false},
		{"not taken", row("B", "1", "10 mg", func(e *care.Entry) { e.Negation = "Not taken:" }), false},
	} {
		rows := []care.Entry{low, c.other}
		compareMedicines(care.Medications, rows, func(e care.Entry) string { return e.Source.ODS })
		for i, other := range []care.Entry{c.other, low} {
			want := []string{}
			if c.want {
				want = append(want, "Dose or directions differ: "+other.Source.Name+" says “"+other.Facts[0].Text+"”.")
			}
			if !slices.Equal(rows[i].Cautions, want) {
				t.Errorf("%s, row %d: %v, want %v", c.name, i, rows[i].Cautions, want)
			}
		}
	}
}

func TestH20_UsualWaysOfWritingADirectionAreOne(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"One BD", "One to be taken twice a day", false}, {"One ON", "One tablet at night", false}, {"One OM", "One to be taken each morning", false},
		{"One OD", "One daily", false}, {"Two QDS PRN", "Two four times a day when required", false}, {"Half a tablet at night", "Half a tablet ON", false},
		{"Two twice a day", "75 mg twice a day", true}, {"22 units at night", "18 units", true}, {"One BD", "One TDS", true}, {"One OM", "One OD", true},
		{"Two QDS PRN", "Two up to four times a day when required, max 8 in 24 hours", true}, {"0.5 mg daily", "5 mg daily", true}, {"as per yellow book", "3 mg daily", true},
	} {
		if (reconcile.Plain(c.a) != reconcile.Plain(c.b)) != c.want {
			t.Errorf("%q and %q: want %v (%q, %q)", c.a, c.b, c.want, reconcile.Plain(c.a), reconcile.Plain(c.b))
		}
	}
}
