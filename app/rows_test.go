package app_test

import (
	"testing"

	"shcr/backend/training/cast"
)

// H21: of everybody in the region every row names the organisation that it came
// from and its kind of care; of a sensitive person's the kind of care alone, and
// nothing by which the organisation could be told (decision 9). That each row on
// the screen shows it, in every density, is proved in the window.
func TestH21_EveryRowNamesItsOrganisation(t *testing.T) {
	long(t)
	c := open(t, "U1")
	names, known := map[string]string{}, map[string]bool{}
	for _, p := range cast.Partners() {
		names[p.ODS], known[p.Name] = p.Name, true
	}
	rows, sensitive := 0, 0
	for _, p := range cast.All() {
		number := p.NHS
		if len(p.Superseded) > 0 {
			number = p.Superseded[0]
		}
		v := c.opened(t, number)
		for _, s := range v.Sections {
			for _, e := range c.section(t, v, s.Key).Entries {
				rows++
				switch from := e.Source; {
				case from.Setting == "":
					t.Errorf("%s %s %q: of no kind of care", p.Key, s.Key, e.Term)
				case v.Person.Sensitive:
					if sensitive++; from.Name == "" || known[from.Name] || from.ODS != "" || from.Unit != "" || from.Author != "" || from.Stated != "" {
						t.Errorf("%s %s %q names %+v", p.Key, s.Key, e.Term, from)
					}
				case from.Name == "" || names[from.ODS] != from.Name:
					t.Errorf("%s %s %q is from %q %q", p.Key, s.Key, e.Term, from.ODS, from.Name)
				}
			}
		}
		c.Record.Close(v.Record)
	}
	if t.Logf("%d rows, %d of a sensitive person", rows, sensitive); rows < 1000 || sensitive == 0 {
		t.Errorf("only %d rows, %d of a sensitive person: the test looked at too little", rows, sensitive)
	}
}
