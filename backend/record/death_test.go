package record

import (
	"testing"

	"shcr/backend/care"
)

// Nothing counts down for the dead: what is still booked says so, what was
// cancelled or is past does not, and of the living nothing is said (H25).
func TestH25_WhatIsBookedAfterDeathSaysSo(t *testing.T) {
	for _, c := range []struct {
		deceased      bool
		group, status string
		want          string
	}{
		{true, "upcoming", "", "The person has died (02-Sep-2026). Estuary still has this booked."},
		{true, "planned", "Planned", "The person has died (02-Sep-2026). Estuary still has this booked."},
		{true, "upcoming", "Cancelled", ""}, {true, "past", "", ""}, {false, "upcoming", "", ""},
	} {
		rows := []care.Entry{{Group: c.group, Status: care.Status{Text: c.status}, Source: care.Source{Name: "Estuary"}, When: care.When{Relative: "in 2 weeks"}}}
		afterDeath(care.Person{Deceased: c.deceased, Died: "02-Sep-2026"}, rows)
		said := ""
		if len(rows[0].Cautions) > 0 {
			said = rows[0].Cautions[0]
		}
		if said != c.want || (rows[0].When.Relative == "") != (c.want != "") {
			t.Errorf("%+v: %q, %+v", c, said, rows[0].When)
		}
	}
}
