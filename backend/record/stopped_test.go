package record

import (
	"testing"

	"shcr/backend/care"
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
		stoppedElsewhere(care.Medications, rows)
		got := ""
		if len(rows[0].Cautions) > 0 {
			got = rows[0].Cautions[0]
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
