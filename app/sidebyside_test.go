package app_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"shcr/backend/care"
)

// H9, H10, M117: of real answers every row of a section is in one cell, under its
// organisation, and nothing else is; whoever may not see the section sees none of it.
func TestM117_H10_SideBySideIsTheSection(t *testing.T) {
	c := open(t, "U2")
	for _, person := range []string{"P01", "P15", "P21", "P04"} {
		v := c.opened(t, numberOf(t, person))
		for _, key := range []string{care.Medications, care.Allergies} {
			s := c.section(t, v, key)
			beside, err := c.Record.SideBySide(v.Record, key)
			if err != nil {
				t.Fatal(err)
			}
			var want, got []string
			for _, e := range s.Entries {
				want = append(want, e.ID)
			}
			for _, r := range beside.Rows {
				for i, cell := range r.Cells {
					for _, st := range cell.Statements {
						for _, e := range append(slices.Clone(st.Copies), st.Entry) {
							got = append(got, e.ID)
							if e.Source.Name != beside.Columns[i].Name {
								t.Errorf("%s: %s stands under %s", person, e.Source.Name, beside.Columns[i].Name)
							}
						}
					}
				}
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) || len(want) == 0 || !strings.HasPrefix(beside.Count, strconv.Itoa(len(want))+" statement") {
				t.Errorf("%s %s: received %d, shown %d, %q", person, key, len(want), len(got), beside.Count)
			}
			for _, col := range beside.Columns {
				if person == "P04" && strings.Contains(col.Key+col.Gap, "RZ") {
					t.Errorf("a sensitive person's column names an organisation: %+v", col)
				}
			}
		}
	}
	if _, err := c.Record.SideBySide(c.opened(t, numberOf(t, "P01")).Record, care.Results); care.CodeOf(err) != care.CodeInput {
		t.Errorf("results side by side: %v", err)
	}
	hidden := open(t, "U9")
	v, err := hidden.Record.SideBySide(hidden.opened(t, numberOf(t, "P01")).Record, care.Medications)
	if err != nil || len(v.Rows)+len(v.Columns) > 0 || len(v.Empty) == 0 || !strings.HasPrefix(v.Empty[0], "Hidden by your role") {
		t.Errorf("a receptionist is shown %d rows: %q %v", len(v.Rows), v.Empty, err)
	}
}
